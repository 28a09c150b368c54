"""Clients: sign up, look up, keep up to date, put away."""

from dataclasses import dataclass, replace
from datetime import date

from studio.changes import Changes, Kind
from studio.clients.client import Client, checked_birth_date
from studio.clock import Clock
from studio.ids import ClientId, TrainerId, new_id
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Screening, Standing, Status
from studio.services.standing import OnRecord, Protocol, Standings, on_record
from studio.services.unit import Desk
from studio.text import digits, folded

FEW = 200
"""Up to so many clients are asked for by name; more are read together."""


@dataclass(frozen=True, slots=True)
class NewClient:
    """What the first page of a sign-up knows; only the first name is needed."""

    first_name: str
    last_name: str = ""
    phone: str = ""
    email: str = ""
    birth_date: date | None = None
    emergency_contact: str = ""
    trainer_id: TrainerId | None = None


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the client list: who, where they stand, and why one would open them now.

    `line` is a code: parked, to_confirm, on_hold, urgent, review, ready, or why the standing is
    locked (not_screened, expired, changed, rescreen, consent_withdrawn); `due_on` the date that
    belongs to it.
    """

    client: Client
    tier: Tier | None
    planning: Planning
    line: str
    due_on: date | None = None


class ClientService:
    """Everything a desk does with a client's own data; health answers are elsewhere."""

    def __init__(self, desk: Desk, protocol: Protocol) -> None:
        self._desk = desk
        self._standings = Standings(desk.clock, protocol)

    def register(self, new: NewClient, actor: TrainerId | None = None) -> Client:
        """Store a new client and return them with their number."""
        today = self._desk.clock.today()
        if new.birth_date is not None:
            checked_birth_date(new.birth_date, today)
        client_id = ClientId(new_id())
        with self._desk.write("client.register", _changes(client_id), actor) as unit:
            return unit.clients.add(
                Client(
                    id=client_id,
                    number=unit.clients.next_number(),
                    first_name=new.first_name,
                    last_name=new.last_name,
                    phone=new.phone,
                    email=new.email,
                    birth_date=new.birth_date,
                    emergency_contact=new.emergency_contact,
                    trainer_id=new.trainer_id or actor,
                    created_at=self._desk.clock.now(),
                )
            )

    def same_person(
        self, first_name: str, last_name: str, phone: str, birth_date: date | None = None
    ) -> tuple[Client, ...]:
        """Return clients who may be the same person: this phone, or this name and birth date."""
        with self._desk.read() as unit:
            return unit.clients.same_person(
                digits(phone), folded(f"{last_name} {first_name}"), birth_date
            )

    def get(self, client_id: ClientId) -> Client:
        """Return one client."""
        with self._desk.read() as unit:
            return unit.clients.get(client_id)

    def save(self, client: Client, actor: TrainerId | None = None) -> Client:
        """Store changed client data; a version that moved meanwhile raises `StaleWrite`."""
        if client.birth_date is not None:
            checked_birth_date(client.birth_date, self._desk.clock.today())
        with self._desk.write("client.save", _changes(client.id), actor) as unit:
            return unit.clients.save(client)

    def archive(self, client_id: ClientId, actor: TrainerId | None = None) -> Client:
        """Put a client away; nothing is deleted."""
        with self._desk.write("client.archive", _changes(client_id), actor) as unit:
            client = unit.clients.get(client_id)
            return unit.clients.save(replace(client, archived_at=self._desk.clock.now()))

    def bring_back(self, client_id: ClientId, actor: TrainerId | None = None) -> Client:
        """Bring an archived client back."""
        with self._desk.write("client.bring_back", _changes(client_id), actor) as unit:
            return unit.clients.save(replace(unit.clients.get(client_id), archived_at=None))

    def search(self, words: str, limit: int = 8) -> tuple[Client, ...]:
        """Return clients by the start of any part of the name, or the end of the phone."""
        with self._desk.read() as unit:
            return unit.clients.search(words, limit)

    def overview(self, *, archived: bool = False) -> tuple[ClientRow, ...]:
        """Return the client list in the order of names."""
        with self._desk.read() as unit:
            clients = unit.clients.all(archived=archived)
            few = [client.id for client in clients] if len(clients) <= FEW else None
            records = on_record(unit, few)
        nothing = OnRecord(None)
        return tuple(self._row(client, records.get(client.id, nothing)) for client in clients)

    def _row(self, client: Client, record: OnRecord) -> ClientRow:
        return _row(client, self._standings.of(record), record.draft, self._desk.clock)


def _row(client: Client, standing: Standing, draft: Screening | None, clock: Clock) -> ClientRow:
    if draft is not None and standing.planning is Planning.LOCKED:
        line = "to_confirm" if draft.status is Status.PROPOSED else "parked"
        return ClientRow(client, None, standing.planning, line, clock.local(draft.saved_at).date())
    if standing.planning is Planning.LOCKED:
        return ClientRow(client, standing.tier, standing.planning, standing.locked_because)
    line = {Planning.ON_HOLD: "on_hold", Planning.STOPPED: "urgent"}.get(
        standing.planning, "review" if standing.restrictions else "ready"
    )
    return ClientRow(client, standing.tier, standing.planning, line, standing.review_on)


def _changes(client_id: ClientId) -> Changes:
    return Changes(frozenset({Kind.CLIENT}), frozenset({client_id}))
