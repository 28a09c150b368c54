"""A studio in memory: the real services over a store that is a few dictionaries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import TracebackType
from typing import Any, Self

from studio.changes import Changes
from studio.clients.client import Client
from studio.clock import Clock
from studio.errors import NotFound, StaleWrite
from studio.ids import ClientId, ScreeningId, TrainerId, new_id
from studio.planning.week_plan import WeekPlan
from studio.screening.outcome import PLANNING_BY_TIER, Outcome, Restriction, Tier, Urgency
from studio.screening.screening import Screening, Status
from studio.services.clients import ClientService
from studio.services.planning import PlanningService
from studio.services.screening import ScreeningService
from studio.services.studio import StudioService
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.storage import Edit
from studio.team import Trainer
from studio.text import digits, folded


@dataclass
class Shelf:
    """What is stored; lost with the test."""

    clients: dict[str, Client] = field(default_factory=dict)
    screenings: dict[str, Screening] = field(default_factory=dict)
    plans: dict[str, WeekPlan] = field(default_factory=dict)
    trainers: dict[str, Trainer] = field(default_factory=dict)
    profile: StudioProfile = field(default_factory=StudioProfile)


def _kept(values: dict[str, Any], value: Any) -> Any:
    before = values.get(value.id)
    if before is not None and before.version != value.version:
        raise StaleWrite(kind=type(value).__name__.lower(), key=value.id)
    values[value.id] = replace(value, version=value.version + 1)
    return values[value.id]


def _found(values: dict[str, Any], kind: str, key: str) -> Any:
    if key not in values:
        raise NotFound(kind=kind, key=key)
    return values[key]


class MemoryClients:
    def __init__(self, shelf: Shelf) -> None:
        self._all = shelf.clients

    def get(self, client_id: ClientId) -> Client:
        found: Client = _found(self._all, "client", client_id)
        return found

    def add(self, client: Client) -> Client:
        return self.save(client)

    def save(self, client: Client) -> Client:
        kept: Client = _kept(self._all, client)
        return kept

    def next_number(self) -> int:
        return len(self._all) + 1

    def all(self, *, archived: bool = False) -> tuple[Client, ...]:
        found = (client for client in self._all.values() if client.is_archived == archived)
        return tuple(sorted(found, key=lambda client: client.name_key))

    def search(self, words: str, limit: int) -> tuple[Client, ...]:
        parts = folded(words).split()
        numbers = digits(words)
        return tuple(
            client
            for client in self.all()
            if all(any(w.startswith(p) for w in client.name_key.split()) for p in parts)
            or (numbers and digits(client.phone).endswith(numbers))
        )[:limit]

    def same_person(
        self, phone_digits: str, name_key: str, birth_date: date | None
    ) -> tuple[Client, ...]:
        return tuple(c for c in self.all() if phone_digits and digits(c.phone) == phone_digits)


class MemoryScreenings:
    def __init__(self, shelf: Shelf) -> None:
        self._all = shelf.screenings

    def get(self, screening_id: ScreeningId) -> Screening:
        found: Screening = _found(self._all, "draft", screening_id)
        return found

    def add(self, screening: Screening) -> Screening:
        return self.save(screening)

    def save(self, screening: Screening) -> Screening:
        kept: Screening = _kept(self._all, screening)
        return kept

    def drafts(self) -> tuple[Screening, ...]:
        parked = {Status.DRAFT, Status.PROPOSED}
        return tuple(s for s in self._all.values() if s.status in parked)

    def of_client(self, client_id: ClientId) -> tuple[Screening, ...]:
        return tuple(s for s in self._all.values() if s.client_id == client_id)

    def latest_confirmed(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, Screening]:
        confirmed = [s for s in self._all.values() if s.status is Status.CONFIRMED]
        return {s.client_id: s for s in confirmed if not client_ids or s.client_id in client_ids}

    def discard(self, screening_id: ScreeningId) -> None:
        del self._all[screening_id]


class MemoryPlans:
    def __init__(self, shelf: Shelf) -> None:
        self._all = shelf.plans

    def find(self, client_id: ClientId, monday: date) -> WeekPlan | None:
        found = (p for p in self._all.values() if (p.client_id, p.monday) == (client_id, monday))
        return next(found, None)

    def save(self, plan: WeekPlan) -> WeekPlan:
        kept: WeekPlan = _kept(self._all, plan)
        return kept

    def of_client(self, client_id: ClientId) -> tuple[WeekPlan, ...]:
        return tuple(plan for plan in self._all.values() if plan.client_id == client_id)

    def of_week(self, monday: date) -> tuple[WeekPlan, ...]:
        return tuple(plan for plan in self._all.values() if plan.monday == monday)


class MemoryTrainers:
    def __init__(self, shelf: Shelf) -> None:
        self._all = shelf.trainers

    def all(self) -> tuple[Trainer, ...]:
        return tuple(self._all.values())

    def get(self, trainer_id: TrainerId) -> Trainer:
        found: Trainer = _found(self._all, "trainer", trainer_id)
        return found

    def save(self, trainer: Trainer) -> Trainer:
        kept: Trainer = _kept(self._all, trainer)
        return kept


class MemoryProfiles:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self) -> StudioProfile:
        return self._shelf.profile

    def save(self, profile: StudioProfile) -> StudioProfile:
        if profile.version != self._shelf.profile.version:
            raise StaleWrite(kind="profile", key="")
        self._shelf.profile = replace(profile, version=profile.version + 1)
        return self._shelf.profile


class NoPrints:
    def add(self, printed: object) -> None:
        raise NotImplementedError

    def of_plan(self, plan_id: str) -> tuple[()]:
        return ()


class MemoryUnit:
    """One unit of work; everything counts at once, because nothing here ever fails half-way."""

    def __init__(self, shelf: Shelf) -> None:
        self.clients = MemoryClients(shelf)
        self.screenings = MemoryScreenings(shelf)
        self.plans = MemoryPlans(shelf)
        self.trainers = MemoryTrainers(shelf)
        self.profile = MemoryProfiles(shelf)
        self.prints = NoPrints()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None

    def begin_edit(self, edit: Edit) -> bool:
        return True

    def commit(self) -> None:
        return None


class MemoryStudio:
    """The services of a studio in memory, and short ways to fill it."""

    def __init__(self, clock: Clock, publish: Callable[[Changes], None]) -> None:
        self.shelf = Shelf()
        self.clock = clock
        desk = Desk(lambda: MemoryUnit(self.shelf), clock, publish)  # type: ignore[arg-type]
        self.clients = ClientService(desk)
        self.screenings = ScreeningService(desk, _no_protocol)
        self.planning = PlanningService(desk, _no_caps)
        self.studio = StudioService(desk)

    def put(self, *values: Client | Trainer | WeekPlan | Screening) -> None:
        """Store values as they are."""
        shelves: dict[type, dict[str, Any]] = {
            Client: self.shelf.clients,
            Trainer: self.shelf.trainers,
            WeekPlan: self.shelf.plans,
            Screening: self.shelf.screenings,
        }
        for value in values:
            shelves[type(value)][value.id] = value

    def screened(
        self, client: Client, tier: Tier, *restrictions: Restriction, **values: object
    ) -> Screening:
        """Store a confirmed screening of *client* with this outcome and return it."""
        made = a_screening(client, self.clock, tier, *restrictions, **values)
        self.put(made)
        return made


def a_screening(
    client: Client, clock: Clock, tier: Tier, *restrictions: Restriction, **values: object
) -> Screening:
    outcome = Outcome(
        tier=tier,
        urgency=Urgency.NONE,
        planning=PLANNING_BY_TIER[tier],
        findings=(),
        restrictions=restrictions,
    )
    given: dict[str, object] = {
        "id": ScreeningId(new_id()),
        "client_id": client.id,
        "started_at": clock.now(),
        "saved_at": clock.now(),
        "questions_version": "1",
        "rules_version": "1",
        "status": Status.CONFIRMED,
        "outcome": outcome,
        "chosen_tier": tier,
        "confirmed_at": clock.now(),
        "expires_on": date(2027, 5, 14),
    }
    return Screening(**{**given, **values})  # type: ignore[arg-type]


def _no_protocol() -> Any:
    raise AssertionError("no screen of these tests runs the rules")


def _no_caps() -> Any:
    raise AssertionError("no screen of these tests opens a week")
