"""What the Clients place reads and stores, in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from studio.clients.client import Client
from studio.clock import Clock
from studio.errors import StaleWrite
from studio.ids import ClientId, TrainerId
from studio.planning.week_plan import WeekPlan
from studio.screening.evidence import Closing, Evidence
from studio.screening.screening import Screening, Standing
from studio.services.clients import ClientRow, ClientService
from studio.services.planning import DiaryEntry, PlanningService
from studio.services.screening import ScreeningService
from studio.services.studio import StudioService
from studio.team import Trainer

if TYPE_CHECKING:
    from studio.screening.questionnaire import Questionnaire
    from studio.screening.rules import RuleBook


@dataclass(frozen=True, slots=True)
class ClientServices:
    """Where the place reads and writes."""

    clients: ClientService
    screenings: ScreeningService
    planning: PlanningService
    studio: StudioService


@dataclass(frozen=True, slots=True)
class ClientList:
    """All clients with the next session of each."""

    rows: tuple[ClientRow, ...]
    archived: tuple[ClientRow, ...]
    upcoming: dict[ClientId, DiaryEntry]
    today: date


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

    def trainer_name(self, trainer_id: object) -> str:
        """Return the first name of a trainer, or an empty text."""
        found = (t.name.split()[0] for t in self.trainers if t.id == trainer_id)
        return next(found, "")

    @property
    def open_screening(self) -> Screening | None:
        """Return the screening that is not finished yet, if there is one."""
        return next((s for s in self.history if s.confirmed_at is None), None)


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
    )


def read_client(services: ClientServices, clock: Clock, client_id: ClientId) -> ClientFile:
    """Return everything about one client."""
    return ClientFile(
        client=services.clients.get(client_id),
        standing=services.screenings.standing(client_id),
        history=services.screenings.history(client_id),
        weeks=services.planning.weeks(client_id),
        trainers=services.studio.trainers(),
        today=clock.today(),
    )


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


def _is_ahead(entry: DiaryEntry, now: datetime) -> bool:
    start = entry.session.start_minute
    if entry.day != now.date() or start is None:
        return entry.day >= now.date()
    return start > now.hour * 60 + now.minute
