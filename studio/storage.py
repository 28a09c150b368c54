"""What the core asks of a database.

A unit of work is one transaction for one user action: opened in a service, committed once,
closed before control returns.  Repositories hand out frozen values and take them back; a value
whose `version` is no longer the stored one raises `StaleWrite`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose
from studio.exercises.own import OwnExercise
from studio.ids import (
    ClientId,
    EditId,
    ImportId,
    OwnExerciseId,
    PlanId,
    PrintId,
    ScreeningId,
    TrainerId,
)
from studio.planning.week_plan import WeekPlan
from studio.screening.evidence import Closing, Evidence
from studio.screening.screening import Screening
from studio.screening.session_check import SessionCheck
from studio.screening.signature import Signature
from studio.settings import StudioProfile
from studio.team import Trainer


@dataclass(frozen=True, slots=True)
class Edit:
    """One acknowledged action: its id makes a repeated attempt do nothing."""

    id: EditId
    kind: str
    actor: TrainerId | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PrintedWeek:
    """A frozen printed version of a week: the same bytes come out whenever it is printed again."""

    id: PrintId
    plan_id: PlanId
    client_id: ClientId
    monday: date
    number: int
    layout: str
    paper: str
    printed_at: datetime
    trainer_id: TrainerId | None
    pdf: bytes


class Clients(Protocol):
    """The clients of the studio."""

    def get(self, client_id: ClientId) -> Client: ...  # noqa: D102
    def add(self, client: Client) -> Client: ...  # noqa: D102
    def save(self, client: Client) -> Client: ...  # noqa: D102
    def next_number(self) -> int: ...  # noqa: D102
    def all(self, *, archived: bool = False) -> tuple[Client, ...]: ...  # noqa: D102

    def search(self, words: str, limit: int) -> tuple[Client, ...]:
        """Return clients whose name has words starting so, or whose phone ends so."""
        ...

    def same_person(
        self, phone_digits: str, name_key: str, birth_date: date | None
    ) -> tuple[Client, ...]:
        """Return clients with this phone, or with this name key and birth date."""
        ...


class Screenings(Protocol):
    """Screenings of all clients.

    Answers and outcome of a proposed, confirmed or superseded one are never changed again; only
    confirmation, succession and an early end are added.
    """

    def get(self, screening_id: ScreeningId) -> Screening: ...  # noqa: D102
    def add(self, screening: Screening) -> Screening: ...  # noqa: D102
    def save(self, screening: Screening) -> Screening: ...  # noqa: D102
    def of_client(self, client_id: ClientId) -> tuple[Screening, ...]: ...  # noqa: D102

    def drafts(self) -> tuple[Screening, ...]:
        """Return what is parked or waits for confirmation, oldest first."""
        ...

    def latest_confirmed(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, Screening]:
        """Return each client's newest confirmed screening (of all clients for `None`)."""
        ...

    def pressing(self, by: date) -> frozenset[ClientId]:
        """Return whose confirmed result ended early, is on hold, is urgent, or ends by a day."""
        ...

    def last_full(self, client_ids: Sequence[ClientId] | None = None) -> dict[ClientId, datetime]:
        """Return when each client was last asked everything (of all clients for `None`)."""
        ...

    def discard(self, screening_id: ScreeningId) -> None:
        """Delete a draft; one that ever counted or was signed raises `NotFound`."""
        ...


class Evidences(Protocol):
    """What was recorded from clinicians, readings and logs, and the findings it closed."""

    def add(self, evidence: Evidence) -> Evidence: ...  # noqa: D102
    def of_client(self, client_id: ClientId) -> tuple[Evidence, ...]: ...  # noqa: D102
    def add_closing(self, closing: Closing) -> Closing: ...  # noqa: D102

    def save_closing(self, closing: Closing) -> Closing:
        """Store that a finding was opened again; nothing else of a closing ever changes."""
        ...

    def closings(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, tuple[Closing, ...]]:
        """Return the closings of clients (of all for `None`), oldest first, reopened ones too."""
        ...

    def restricting(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, tuple[Evidence, ...]]:
        """Return evidence in which a clinician wrote restrictions, oldest first."""
        ...


class Consents(Protocol):
    """Consents by client and purpose; a withdrawn one stays on record."""

    def add(self, consent: Consent) -> Consent: ...  # noqa: D102
    def of_client(self, client_id: ClientId) -> tuple[Consent, ...]: ...  # noqa: D102

    def save(self, consent: Consent) -> Consent:
        """Store a withdrawal; nothing else of a consent ever changes."""
        ...

    def latest(
        self, purpose: Purpose, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, Consent]:
        """Return each client's newest consent for a purpose, withdrawn or not."""
        ...


class Signatures(Protocol):
    """Signatures under screenings; they are only ever added."""

    def add(self, signature: Signature) -> Signature: ...  # noqa: D102
    def of_client(self, client_id: ClientId) -> tuple[Signature, ...]: ...  # noqa: D102

    def unscanned(self) -> tuple[Signature, ...]:
        """Return what was to be signed on paper under a screening that counts or waits."""
        ...


class SessionChecks(Protocol):
    """What was asked before sessions; entries are only ever added."""

    def add(self, check: SessionCheck) -> SessionCheck: ...  # noqa: D102
    def of_client(self, client_id: ClientId) -> tuple[SessionCheck, ...]: ...  # noqa: D102


class WeekPlans(Protocol):
    """Week plans by client and Monday."""

    def find(self, client_id: ClientId, monday: date) -> WeekPlan | None: ...  # noqa: D102
    def save(self, plan: WeekPlan) -> WeekPlan: ...  # noqa: D102
    def of_client(self, client_id: ClientId) -> tuple[WeekPlan, ...]: ...  # noqa: D102

    def of_week(self, monday: date) -> tuple[WeekPlan, ...]:
        """Return the plans of all clients for one week."""
        ...


class Trainers(Protocol):
    """The team."""

    def all(self) -> tuple[Trainer, ...]: ...  # noqa: D102
    def get(self, trainer_id: TrainerId) -> Trainer: ...  # noqa: D102
    def save(self, trainer: Trainer) -> Trainer: ...  # noqa: D102


class Profiles(Protocol):
    """The one studio profile of the data file."""

    def get(self) -> StudioProfile: ...  # noqa: D102
    def save(self, profile: StudioProfile) -> StudioProfile: ...  # noqa: D102


class Prints(Protocol):
    """Frozen printed versions."""

    def add(self, printed: PrintedWeek) -> None: ...  # noqa: D102
    def of_plan(self, plan_id: PlanId) -> tuple[PrintedWeek, ...]: ...  # noqa: D102


class OwnExercises(Protocol):
    """The exercises of this studio, retired ones too."""

    def all(self) -> tuple[OwnExercise, ...]: ...  # noqa: D102
    def get(self, exercise_id: OwnExerciseId) -> OwnExercise: ...  # noqa: D102
    def add(self, exercise: OwnExercise) -> OwnExercise: ...  # noqa: D102
    def save(self, exercise: OwnExercise) -> OwnExercise: ...  # noqa: D102

    def of_import(self, import_id: ImportId) -> tuple[OwnExercise, ...]:
        """Return what one import brought, in the order of names."""
        ...


class UnitOfWork(Protocol):
    """One transaction; leaving the block without `commit` takes everything back."""

    clients: Clients
    screenings: Screenings
    plans: WeekPlans
    trainers: Trainers
    profile: Profiles
    prints: Prints
    evidence: Evidences
    consents: Consents
    signatures: Signatures
    session_checks: SessionChecks
    own_exercises: OwnExercises

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def begin_edit(self, edit: Edit) -> bool:
        """Record *edit* as the first statement; `False` means it was already done."""
        ...

    def commit(self) -> None:
        """Keep everything done in this block."""
        ...


OpenUnit = Callable[[], UnitOfWork]
