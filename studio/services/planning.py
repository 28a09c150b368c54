"""Planning: open a week, keep it, and what the days look like across clients."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from studio.changes import Changes, Kind
from studio.clients.client import DEFAULT_BODY_MASS_KG, Client
from studio.errors import PlanLocked
from studio.ids import ClientId, PlanId, TrainerId, new_id
from studio.planning.week_plan import TrainingSession, WeekPlan, monday_of
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Standing
from studio.services.standing import OnRecord, Protocol, Standings, on_record, record_of
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
    """Something in a week that a person should look at; `code` is swap_review."""

    code: str
    client: Client
    tier: Tier | None
    due_on: date
    subject: str = ""


class PlanningService:
    """Weeks of clients; every plan is held against the client's standing when it is opened."""

    def __init__(self, desk: Desk, caps: "Callable[[], CapTables]", protocol: Protocol) -> None:
        self._desk = desk
        self._caps = caps
        self._standings = Standings(desk.clock, protocol)

    def open_week(self, client_id: ClientId, monday: date) -> OpenWeek:
        """Return a client's week, empty where nothing was planned yet."""
        with self._desk.read() as unit:
            client = unit.clients.get(client_id)
            record = record_of(unit, client_id)
            plan = unit.plans.find(client_id, monday)
            profile = unit.profile.get()
            trainers = unit.trainers.all()
        standing = self._standings.of(record)
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
            standing = self._standings.of(record_of(unit, plan.client_id))
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
            records = on_record(unit, [plan.client_id for plan in plans])
        tiers = self._tiers(records)
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
        """Return the swaps of this week that are to be reviewed by today, the oldest first."""
        today = self._desk.clock.today()
        with self._desk.read() as unit:
            clients = {client.id: client for client in unit.clients.all()}
            plans = unit.plans.of_week(monday_of(today))
            records = on_record(unit, [plan.client_id for plan in plans])
        tiers = self._tiers(records)
        items = [
            item
            for plan in plans
            if plan.client_id in clients
            for item in _swap_reviews(plan, clients[plan.client_id], tiers, today)
        ]
        return tuple(sorted(items, key=lambda item: (item.due_on, item.client.name_key)))

    def _tiers(self, records: Mapping[ClientId, OnRecord]) -> dict[ClientId, Tier | None]:
        return {key: self._standings.of(record).tier for key, record in records.items()}

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
