"""Planning: open a week, keep it, and what the days look like across clients."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studio.changes import Changes, Kind
from studio.clients.client import DEFAULT_BODY_MASS_KG, Client
from studio.errors import PlanLocked
from studio.ids import ClientId, PlanId, ScreeningId, TrainerId, new_id
from studio.planning.week_plan import TrainingSession, WeekPlan, monday_of
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Screening, Standing, Status
from studio.services.standing import standing_from
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.team import Trainer

if TYPE_CHECKING:
    from studio.exercises.caps import CapTables
    from studio.planning.suitability import ClientLimits

PLANNABLE = frozenset({Planning.OPEN, Planning.ADAPTED, Planning.REHAB_ONLY})


@dataclass(frozen=True, slots=True)
class OpenWeek:
    """Everything the planner needs of one client's week, read at one moment."""

    plan: WeekPlan
    client: Client
    standing: Standing
    limits: "ClientLimits"
    profile: StudioProfile
    trainers: tuple[Trainer, ...]
    today: date

    @property
    def is_past(self) -> bool:
        """Tell whether the week is over."""
        return self.plan.monday < monday_of(self.today)

    @property
    def is_editable(self) -> bool:
        """Tell whether the week may be changed."""
        return self.standing.planning in PLANNABLE and not self.is_past


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One planned session in the studio's day."""

    session: TrainingSession
    client: Client
    tier: Tier | None
    day: date


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """Something a person should look at; `code`: swap_review, to_confirm, expiring, expired."""

    code: str
    client: Client
    tier: Tier | None
    due_on: date
    subject: str = ""
    screening_id: ScreeningId | None = None


class PlanningService:
    """Weeks of clients; every plan is held against the client's standing when it is opened."""

    REVIEW_AHEAD = timedelta(days=0)
    EXPIRY_AHEAD = timedelta(days=14)

    def __init__(self, desk: Desk, caps: "Callable[[], CapTables]") -> None:
        self._desk = desk
        self._caps = caps

    def open_week(self, client_id: ClientId, monday: date) -> OpenWeek:
        """Return a client's week, empty where nothing was planned yet."""
        with self._desk.read() as unit:
            client = unit.clients.get(client_id)
            confirmed = unit.screenings.latest_confirmed([client_id]).get(client_id)
            plan = unit.plans.find(client_id, monday)
            profile = unit.profile.get()
            trainers = unit.trainers.all()
        standing = standing_from(confirmed, self._desk.clock)
        return OpenWeek(
            plan=plan or WeekPlan(PlanId(new_id()), client_id, monday),
            client=client,
            standing=standing,
            limits=self._limits(client, standing, profile),
            profile=profile,
            trainers=trainers,
            today=self._desk.clock.today(),
        )

    def week(self, client_id: ClientId, monday: date) -> WeekPlan | None:
        """Return a stored week, or `None`; for copying."""
        with self._desk.read() as unit:
            return unit.plans.find(client_id, monday)

    def weeks(self, client_id: ClientId) -> tuple[WeekPlan, ...]:
        """Return all weeks of a client, newest first."""
        with self._desk.read() as unit:
            plans = unit.plans.of_client(client_id)
        return tuple(sorted(plans, key=lambda plan: plan.monday, reverse=True))

    def save(self, plan: WeekPlan, actor: TrainerId | None = None) -> WeekPlan:
        """Store a week; refused while the client's standing or the calendar closes it."""
        changes = Changes(frozenset({Kind.PLAN}), frozenset({plan.client_id}))
        with self._desk.write("plan.save", changes, actor) as unit:
            confirmed = unit.screenings.latest_confirmed([plan.client_id]).get(plan.client_id)
            standing = standing_from(confirmed, self._desk.clock)
            if standing.planning not in PLANNABLE:
                raise PlanLocked(reason=standing.locked_because or standing.planning.value)
            if plan.monday < monday_of(self._desk.clock.today()):
                raise PlanLocked(reason="past")
            return unit.plans.save(plan)

    def day(self, day: date) -> tuple[DiaryEntry, ...]:
        """Return the planned sessions of a day, in the order of the clock."""
        return tuple(entry for entry in self.week_of(day) if entry.day == day)

    def week_of(self, day: date) -> tuple[DiaryEntry, ...]:
        """Return the planned sessions of all clients in the week of *day*."""
        with self._desk.read() as unit:
            plans = unit.plans.of_week(monday_of(day))
            clients = {client.id: client for client in unit.clients.all()}
            confirmed = unit.screenings.latest_confirmed([plan.client_id for plan in plans])
        tiers = self._tiers(confirmed)
        entries = [
            DiaryEntry(
                session, clients[plan.client_id], tiers.get(plan.client_id),
                plan.date_of(session.day),
            )
            for plan in plans
            if plan.client_id in clients
            for session in plan.sessions
        ]  # fmt: skip
        return tuple(sorted(entries, key=_by_time))

    def attention(self) -> tuple[AttentionItem, ...]:
        """Return what waits for a person today, most pressing first."""
        today = self._desk.clock.today()
        with self._desk.read() as unit:
            clients = {client.id: client for client in unit.clients.all()}
            confirmed = unit.screenings.latest_confirmed()
            proposals = [s for s in unit.screenings.drafts() if s.status is Status.PROPOSED]
            plans = unit.plans.of_week(monday_of(today))
        items = [
            AttentionItem(
                "to_confirm", clients[s.client_id], s.chosen_tier,
                self._desk.clock.local(s.saved_at).date(), screening_id=s.id,
            )
            for s in proposals
            if s.client_id in clients
        ]  # fmt: skip
        for client_id, screening in confirmed.items():
            if client_id in clients:
                items += self._expiries(clients[client_id], screening, today)
        tiers = self._tiers(confirmed)
        for plan in plans:
            if plan.client_id in clients:
                items += _swap_reviews(plan, clients[plan.client_id], tiers, today)
        order = ("urgent", "to_confirm", "swap_review", "expired", "expiring")
        return tuple(
            sorted(items, key=lambda i: (order.index(i.code), i.due_on, i.client.name_key))
        )

    def _expiries(self, client: Client, screening: Screening, today: date) -> list[AttentionItem]:
        tier = screening.chosen_tier
        if tier is Tier.URGENT_CARE:
            since = self._desk.clock.local(screening.saved_at).date()
            return [AttentionItem("urgent", client, tier, since)]
        expires = screening.expires_on
        if expires is None or expires - today > self.EXPIRY_AHEAD:
            return []
        return [AttentionItem("expired" if expires < today else "expiring", client, tier, expires)]

    def _tiers(self, confirmed: Mapping[ClientId, Screening]) -> dict[ClientId, Tier | None]:
        return {key: standing_from(s, self._desk.clock).tier for key, s in confirmed.items()}

    def _limits(self, client: Client, standing: Standing, profile: StudioProfile) -> "ClientLimits":
        # The engine is imported when a week is opened; the day's diary does without it.
        from studio.exercises.caps import caps_for
        from studio.exercises.exercise import Level
        from studio.planning.suitability import ClientLimits

        codes = [restriction.code for restriction in standing.restrictions]
        tier_key = (standing.tier or Tier.GYM_READY).key
        return ClientLimits(
            caps=caps_for(self._caps(), codes, tier_key=tier_key),
            kit=profile.equipment,
            level=Level(client.level),
            body_mass_kg=client.body_mass_kg or DEFAULT_BODY_MASS_KG,
        )


def _swap_reviews(
    plan: WeekPlan, client: Client, tiers: Mapping[ClientId, Tier | None], today: date
) -> list[AttentionItem]:
    due: dict[str, date] = {}
    for item in plan.items:
        review = item.substitution.review_on if item.substitution else None
        if item.kept is not None:
            review = item.kept.review_on
        if review is not None and review <= today:
            due.setdefault(item.exercise, review)
    return [
        AttentionItem("swap_review", client, tiers.get(client.id), review, subject=exercise)
        for exercise, review in due.items()
    ]


def _by_time(entry: DiaryEntry) -> tuple[date, bool, int, str]:
    start = entry.session.start_minute
    return (entry.day, start is None, start or 0, entry.client.name_key)
