"""What the Clients place reads and stores, in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from studio.clients.client import Client
from studio.clients.consent import Consent, ConsentTexts, Purpose
from studio.clock import Clock
from studio.errors import StaleWrite
from studio.ids import ClientId, TrainerId
from studio.planning.week_plan import WeekPlan
from studio.screening.evidence import Closing, Evidence
from studio.screening.screening import Screening, Standing
from studio.screening.signature import Signature
from studio.services.clients import ClientRow, ClientService
from studio.services.due import DueItem
from studio.services.planning import DiaryEntry, PlanningService
from studio.services.screening import ScreeningService
from studio.services.studio import StudioService
from studio.settings import StudioProfile
from studio.team import Trainer

if TYPE_CHECKING:
    from studio.screening.questionnaire import Questionnaire
    from studio.screening.rules import RuleBook
    from studio.services.consents import ConsentService
    from studio.services.content import Content
    from studio.services.evidence import EvidenceService
    from studio.services.sessions import SessionService


@dataclass(frozen=True, slots=True)
class ClientServices:
    """Where the place reads and writes."""

    clients: ClientService
    screenings: ScreeningService
    planning: PlanningService
    studio: StudioService
    evidence: EvidenceService
    consents: ConsentService
    sessions: SessionService
    content: Callable[[], Content]


@dataclass(frozen=True, slots=True)
class ClientList:
    """All clients with the next session of each and what is due of them, most pressing first."""

    rows: tuple[ClientRow, ...]
    archived: tuple[ClientRow, ...]
    upcoming: dict[ClientId, DiaryEntry]
    today: date
    due: Mapping[ClientId, tuple[DueItem, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClientFile:
    """Everything about one client, with the questions and rules in whose words it is told."""

    client: Client
    standing: Standing
    history: tuple[Screening, ...]
    weeks: tuple[WeekPlan, ...]
    trainers: tuple[Trainer, ...]
    today: date
    evidence: tuple[Evidence, ...] = ()
    closings: tuple[Closing, ...] = ()
    protocol: tuple[Questionnaire, RuleBook] | None = None
    signatures: tuple[Signature, ...] = ()
    consents: Mapping[Purpose, Consent] = field(default_factory=dict)
    texts: ConsentTexts | None = None
    profile: StudioProfile = field(default_factory=StudioProfile)
    due: tuple[DueItem, ...] = ()

    def trainer_name(self, trainer_id: object) -> str:
        """Return the first name of a trainer, or an empty text."""
        found = (t.name.split()[0] for t in self.trainers if t.id == trainer_id)
        return next(found, "")

    @property
    def open_screening(self) -> Screening | None:
        """Return the screening that is not finished yet, if there is one."""
        return next((s for s in self.history if s.is_open), None)

    @property
    def confirmed(self) -> Screening | None:
        """Return the confirmed screening that the standing follows from, if there is one."""
        wanted = self.standing.screening_id
        return next((s for s in self.history if s.id == wanted), None)


def read_list(services: ClientServices, clock: Clock) -> ClientList:
    """Return the client list."""
    today = clock.today()
    now = clock.local(clock.now())
    entries = services.planning.week_of(today) + services.planning.week_of(today + timedelta(7))
    upcoming: dict[ClientId, DiaryEntry] = {}
    for entry in entries:
        if _is_ahead(entry, now):
            upcoming.setdefault(entry.client.id, entry)
    return ClientList(
        rows=services.clients.overview(),
        archived=services.clients.overview(archived=True),
        upcoming=upcoming,
        today=today,
        due=_by_client(services.screenings.due()),
    )


def read_client(services: ClientServices, clock: Clock, client_id: ClientId) -> ClientFile:
    """Return everything about one client."""
    content = services.content()
    return ClientFile(
        client=services.clients.get(client_id),
        standing=services.screenings.standing(client_id),
        history=services.screenings.history(client_id),
        weeks=services.planning.weeks(client_id),
        trainers=services.studio.trainers(),
        today=clock.today(),
        evidence=services.evidence.evidence(client_id),
        closings=services.evidence.closings(client_id),
        protocol=(content.questionnaire, content.rules),
        signatures=services.screenings.signatures(client_id),
        consents=services.consents.current(client_id),
        texts=content.consents,
        profile=services.studio.profile(),
    )


def look_alikes(services: ClientServices, client: Client) -> tuple[Client, ...]:
    """Return other clients who may be the same person as *client*."""
    found = services.clients.same_person(
        client.first_name, client.last_name, client.phone, client.birth_date
    )
    return tuple(other for other in found if other.id != client.id)


def save_field(
    services: ClientServices, before: Client, after: Client, field: str, actor: TrainerId | None
) -> Client:
    """Store one changed field of a client, whatever else changed meanwhile.

    Only if that very field was changed elsewhere since *before*, `StaleWrite` is raised.
    """
    stored = services.clients.get(after.id)
    if getattr(stored, field) != getattr(before, field):
        raise StaleWrite(kind="client", key=after.id)
    change: dict[str, Any] = {field: getattr(after, field)}
    return services.clients.save(replace(stored, **change), actor)


def save_notes(
    services: ClientServices, before: Client, after: Client, actor: TrainerId | None
) -> tuple[Client, bool]:
    """Store the notes of a client; tell whether another desk had written since *before*.

    Then both are kept, the other desk's below.
    """
    stored = services.clients.get(after.id)
    theirs = stored.notes
    is_merged = theirs not in (before.notes, after.notes)
    notes = after.notes
    if is_merged and theirs not in notes:
        notes = "\n\n".join(part for part in (notes, theirs) if part)
    return services.clients.save(replace(stored, notes=notes), actor), is_merged


def _by_client(items: tuple[DueItem, ...]) -> dict[ClientId, tuple[DueItem, ...]]:
    found: dict[ClientId, tuple[DueItem, ...]] = {}
    for item in items:
        found[item.client.id] = (*found.get(item.client.id, ()), item)
    return found


def _is_ahead(entry: DiaryEntry, now: datetime) -> bool:
    start = entry.session.start_minute
    if entry.day != now.date() or start is None:
        return entry.day >= now.date()
    return start > now.hour * 60 + now.minute
