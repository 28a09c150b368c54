"""A store in memory and a recording listener, for tests of the use cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from studio.changes import Changes
from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose
from studio.errors import NotFound, StaleWrite
from studio.exercises.own import OwnExercise
from studio.ids import ClientId, ImportId, OwnExerciseId, PlanId, ScreeningId, TrainerId
from studio.planning.week_plan import WeekPlan
from studio.screening.evidence import Closing, Evidence
from studio.screening.outcome import Tier
from studio.screening.screening import Scope, Screening, Status
from studio.screening.signature import Signature, SignedHow
from studio.settings import StudioProfile
from studio.storage import Edit, PrintedWeek
from studio.team import Trainer
from studio.text import digits, folded


@dataclass
class Shelf:
    """Versioned values by id."""

    kind: str
    values: dict[str, Any] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        if key not in self.values:
            raise NotFound(kind=self.kind, key=key)
        return self.values[key]

    def put(self, value: Any) -> Any:
        stored = self.values.get(value.id)
        if stored is not None and stored.version != value.version:
            raise StaleWrite(kind=self.kind, key=value.id)
        self.values[value.id] = replace(value, version=value.version + 1)
        return self.values[value.id]


class FakeClients:
    def __init__(self) -> None:
        self.shelf = Shelf("client")

    def get(self, client_id: ClientId) -> Client:
        client: Client = self.shelf.get(client_id)
        return client

    def add(self, client: Client) -> Client:
        stored: Client = self.shelf.put(client)
        return stored

    save = add

    def next_number(self) -> int:
        return max((client.number for client in self.shelf.values.values()), default=0) + 1

    def all(self, *, archived: bool = False) -> tuple[Client, ...]:
        chosen = [c for c in self.shelf.values.values() if c.is_archived == archived]
        return tuple(sorted(chosen, key=lambda c: c.name_key))

    def search(self, words: str, limit: int) -> tuple[Client, ...]:
        key = folded(words)
        found = [c for c in self.all() if any(p.startswith(key) for p in c.name_key.split())]
        return tuple(found[:limit])

    def same_person(
        self, phone_digits: str, name_key: str, birth_date: date | None
    ) -> tuple[Client, ...]:
        return tuple(
            c
            for c in self.shelf.values.values()
            if (phone_digits and digits(c.phone) == phone_digits)
            or (birth_date is not None and (c.name_key, c.birth_date) == (name_key, birth_date))
        )


class FakeScreenings:
    def __init__(self) -> None:
        self.shelf = Shelf("screening")

    def get(self, screening_id: ScreeningId) -> Screening:
        screening: Screening = self.shelf.get(screening_id)
        return screening

    def add(self, screening: Screening) -> Screening:
        stored: Screening = self.shelf.put(screening)
        return stored

    save = add

    def drafts(self) -> tuple[Screening, ...]:
        return tuple(s for s in self.shelf.values.values() if s.is_open)

    def of_client(self, client_id: ClientId) -> tuple[Screening, ...]:
        return tuple(s for s in self.shelf.values.values() if s.client_id == client_id)

    def latest_confirmed(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, Screening]:
        return {
            s.client_id: s
            for s in self.shelf.values.values()
            if s.status is Status.CONFIRMED and (client_ids is None or s.client_id in client_ids)
        }

    def pressing(self, by: date) -> frozenset[ClientId]:
        return frozenset(
            s.client_id
            for s in self.latest_confirmed().values()
            if s.ended_on is not None
            or (s.expires_on is not None and s.expires_on <= by)
            or (s.chosen_tier is not None and s.chosen_tier >= Tier.CLEARANCE_FIRST)
        )

    def last_full(self, client_ids: Sequence[ClientId] | None = None) -> dict[ClientId, datetime]:
        return {
            s.client_id: s.confirmed_at
            for s in self.shelf.values.values()
            if s.scope is Scope.FULL
            and s.confirmed_at is not None
            and (client_ids is None or s.client_id in client_ids)
        }

    def discard(self, screening_id: ScreeningId) -> None:
        if not self.get(screening_id).is_open:
            raise NotFound(kind="draft", key=screening_id)
        del self.shelf.values[screening_id]


class FakePlans:
    def __init__(self) -> None:
        self.shelf = Shelf("plan")

    def find(self, client_id: ClientId, monday: date) -> WeekPlan | None:
        for plan in self.shelf.values.values():
            if (plan.client_id, plan.monday) == (client_id, monday):
                found: WeekPlan = plan
                return found
        return None

    def save(self, plan: WeekPlan) -> WeekPlan:
        stored: WeekPlan = self.shelf.put(plan)
        return stored

    def of_client(self, client_id: ClientId) -> tuple[WeekPlan, ...]:
        return tuple(p for p in self.shelf.values.values() if p.client_id == client_id)

    def of_week(self, monday: date) -> tuple[WeekPlan, ...]:
        return tuple(p for p in self.shelf.values.values() if p.monday == monday)


class FakeTrainers:
    def __init__(self, trainers: Sequence[Trainer]) -> None:
        self.shelf = Shelf("trainer", {t.id: t for t in trainers})

    def all(self) -> tuple[Trainer, ...]:
        return tuple(self.shelf.values.values())

    def get(self, trainer_id: TrainerId) -> Trainer:
        trainer: Trainer = self.shelf.get(trainer_id)
        return trainer

    def save(self, trainer: Trainer) -> Trainer:
        stored: Trainer = self.shelf.put(trainer)
        return stored


class FakeProfile:
    def __init__(self) -> None:
        self.value = StudioProfile(name="Riverside Studio", phone="01632 960123")

    def get(self) -> StudioProfile:
        return self.value

    def save(self, profile: StudioProfile) -> StudioProfile:
        self.value = replace(profile, version=profile.version + 1)
        return self.value


class FakePrints:
    def __init__(self) -> None:
        self.kept: list[PrintedWeek] = []

    def add(self, printed: PrintedWeek) -> None:
        self.kept.append(printed)

    def of_plan(self, plan_id: PlanId) -> tuple[PrintedWeek, ...]:
        return tuple(p for p in self.kept if p.plan_id == plan_id)


class FakeEvidence:
    def __init__(self) -> None:
        self.kept: list[Evidence] = []
        self.closed = Shelf("closing")

    def add(self, evidence: Evidence) -> Evidence:
        self.kept.append(evidence)
        return evidence

    def of_client(self, client_id: ClientId) -> tuple[Evidence, ...]:
        return tuple(e for e in self.kept if e.client_id == client_id)

    def add_closing(self, closing: Closing) -> Closing:
        stored: Closing = self.closed.put(closing)
        return stored

    save_closing = add_closing

    def closings(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, tuple[Closing, ...]]:
        return _by_client(self.closed.values.values(), client_ids)

    def restricting(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, tuple[Evidence, ...]]:
        return _by_client([e for e in self.kept if e.restrictions], client_ids)


class FakeConsents:
    def __init__(self) -> None:
        self.shelf = Shelf("consent")

    def add(self, consent: Consent) -> Consent:
        stored: Consent = self.shelf.put(consent)
        return stored

    save = add

    def of_client(self, client_id: ClientId) -> tuple[Consent, ...]:
        return tuple(c for c in self.shelf.values.values() if c.client_id == client_id)

    def latest(
        self, purpose: Purpose, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, Consent]:
        asked = [c for c in self.shelf.values.values() if c.purpose is purpose]
        return {key: found[-1] for key, found in _by_client(asked, client_ids).items()}


class FakeOwnExercises:
    def __init__(self) -> None:
        self.shelf = Shelf("own_exercise")

    def all(self) -> tuple[OwnExercise, ...]:
        return tuple(self.shelf.values.values())

    def get(self, exercise_id: OwnExerciseId) -> OwnExercise:
        exercise: OwnExercise = self.shelf.get(exercise_id)
        return exercise

    def add(self, exercise: OwnExercise) -> OwnExercise:
        stored: OwnExercise = self.shelf.put(exercise)
        return stored

    save = add

    def of_import(self, import_id: ImportId) -> tuple[OwnExercise, ...]:
        return tuple(one for one in self.all() if one.import_id == import_id)


class FakeList:
    """Values of clients that are only ever added."""

    def __init__(self) -> None:
        self.kept: list[Any] = []

    def add(self, value: Any) -> Any:
        self.kept.append(value)
        return value

    def of_client(self, client_id: ClientId) -> tuple[Any, ...]:
        return tuple(value for value in self.kept if value.client_id == client_id)


class FakeSignatures(FakeList):
    def unscanned(self) -> tuple[Signature, ...]:
        scanned = {(s.screening_id, s.signer) for s in self.kept if s.how is SignedHow.SCANNED}
        return tuple(
            s
            for s in self.kept
            if s.how is SignedHow.PAPER and (s.screening_id, s.signer) not in scanned
        )


def _by_client(
    values: Iterable[Any], client_ids: Sequence[ClientId] | None
) -> dict[ClientId, tuple[Any, ...]]:
    found: dict[ClientId, tuple[Any, ...]] = {}
    for value in values:
        if client_ids is None or value.client_id in client_ids:
            found[value.client_id] = (*found.get(value.client_id, ()), value)
    return found


class FakeUnit:
    """A unit of work over plain dictionaries; leaving without commit is counted, not undone."""

    def __init__(self, trainers: Sequence[Trainer] = ()) -> None:
        self.clients = FakeClients()
        self.screenings = FakeScreenings()
        self.plans = FakePlans()
        self.trainers = FakeTrainers(trainers)
        self.profile = FakeProfile()
        self.prints = FakePrints()
        self.evidence = FakeEvidence()
        self.consents = FakeConsents()
        self.signatures = FakeSignatures()
        self.session_checks = FakeList()
        self.own_exercises = FakeOwnExercises()
        self.edits: list[Edit] = []
        self.commits = 0

    def __call__(self) -> "FakeUnit":
        return self

    def __enter__(self) -> "FakeUnit":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def begin_edit(self, edit: Edit) -> bool:
        self.edits.append(edit)
        return True

    def commit(self) -> None:
        self.commits += 1


@dataclass
class RecordingBroadcast:
    """Keeps what was published."""

    changes: list[Changes] = field(default_factory=list)

    def publish(self, changes: Changes) -> None:
        self.changes.append(changes)
