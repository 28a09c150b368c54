"""The first page's way to the store: who is it, are they known, and where did they stop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose
from studio.errors import StudioError
from studio.ids import TrainerId
from studio.screening.screening import Answers, Screening
from studio.services.clients import ClientService, NewClient
from studio.services.consents import ConsentService
from studio.services.screening import ScreeningService
from ui.screening.about_form import About
from ui.screening.page_view import NO_ANSWERS
from ui.shell.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Resumed:
    """Where a client's sign-up goes on.

    *version* counts the proposals of this conversation; *proposed* are the answers of the one
    before, *last_time* those of the last result, and *consents* what was agreed to so far.
    """

    screening: Screening
    version: int = 1
    proposed: Answers = field(default_factory=lambda: NO_ANSWERS)
    last_time: Answers = field(default_factory=lambda: NO_ANSWERS)
    consents: Mapping[Purpose, Consent] = field(default_factory=lambda: MappingProxyType({}))


class SignUp(QObject):
    """Registers a client once, notices people who are known, and starts the draft.

    `ready` carries the draft and the fields, `registered` a client whose screening waits for
    another day; `found_others` the clients who may be the same
    person, until the desk insists that this is somebody else.
    """

    ready = Signal(object, object)
    registered = Signal(object)
    found_others = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        clients: ClientService,
        screenings: ScreeningService,
        actor: TrainerId | None,
        parent: QObject,
        *,
        client: Client | None,
        consents: ConsentService | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clients = clients
        self._screenings = screenings
        self._consents = consents
        self._actor = actor
        self._about: About | None = None
        self._wish: Callable[[], None] = self._store
        self._under_way = False
        self._resumed: Callable[[Resumed], None] | None = None
        self.client = client

    def resume(self, then: Callable[[Resumed], None]) -> None:
        """Fetch the client's parked draft, or a new one, and what came before it."""
        client = self.client
        if client is None:
            raise ValueError("nobody to resume for")
        self._resumed = then
        self._tasks.ask(
            lambda: self._read(client),
            then=self._on_resumed,
            failed=self._on_refused,
            owner=self,
        )

    def submit(self, about: About) -> None:
        """Keep the fields; a person nobody knows yet is registered first."""
        if self._under_way:
            return
        self._about = about
        self._under_way = True
        if self.client is not None:
            self._store()
            return
        self._look_up(_new(about, self._actor), self._store)

    def save_for_later(self, new: NewClient) -> None:
        """Register a person nobody knows yet, and ask nothing today."""
        if not self._under_way:
            self._under_way = True
            self._look_up(new, partial(self._register, replace(new, trainer_id=self._actor)))

    def insist(self) -> None:
        """Register the person although somebody like them is known."""
        if not self._under_way:
            self._under_way = True
            self._wish()

    def _look_up(self, new: NewClient, wish: Callable[[], None]) -> None:
        """Do what is wished, unless somebody like this is known; then the desk decides."""
        self._wish = wish
        clients = self._clients
        self._tasks.ask(
            lambda: clients.same_person(new.first_name, new.last_name, new.phone, new.birth_date),
            then=self._on_looked_up,
            failed=self._on_refused,
            owner=self,
        )

    def _register(self, new: NewClient) -> None:
        self._tasks.ask(
            partial(self._clients.register, new, self._actor),
            then=self.registered.emit,
            failed=self._on_refused,
            owner=self,
        )

    def _on_looked_up(self, others: tuple[Client, ...]) -> None:
        if others:
            self._under_way = False
            self.found_others.emit(others)
        else:
            self._wish()

    def _store(self) -> None:
        about, known = self._about, self.client
        clients, screenings, actor = self._clients, self._screenings, self._actor
        if about is None:
            return

        def store() -> tuple[Client, Screening]:
            if known is None:
                client = clients.register(_new(about, actor), actor)
            else:
                client = _kept(known, about, clients, actor)
            return client, screenings.start(client.id, actor)

        self._tasks.ask(store, then=self._on_stored, failed=self._on_refused, owner=self)

    def _on_stored(self, stored: tuple[Client, Screening]) -> None:
        self._under_way = False
        self.client, screening = stored
        self.ready.emit(screening, self._about)

    def _read(self, client: Client) -> Resumed:
        screening = self._screenings.start(client.id, self._actor)
        earlier = self._screenings.earlier(screening)
        version, proposed = 1, NO_ANSWERS
        while earlier is not None and earlier.confirmed_at is None:
            proposed = proposed if version > 1 else earlier.answers
            version += 1
            earlier = self._screenings.earlier(earlier)
        return Resumed(
            screening,
            version,
            proposed,
            earlier.answers if earlier is not None else NO_ANSWERS,
            self._consents.current(client.id) if self._consents is not None else {},
        )

    def _on_resumed(self, found: Resumed) -> None:
        if self._resumed is not None:
            self._resumed(found)

    def _on_refused(self, error: StudioError) -> None:
        self._under_way = False
        self.refused.emit(error)


def _new(about: About, actor: TrainerId | None) -> NewClient:
    return NewClient(
        first_name=about.first_name,
        last_name=about.last_name,
        phone=about.phone,
        email=about.email,
        birth_date=about.birth_date,
        emergency_contact=about.contact,
        trainer_id=actor,
    )


def _kept(known: Client, about: About, clients: ClientService, actor: TrainerId | None) -> Client:
    changed = replace(
        known,
        first_name=about.first_name,
        last_name=about.last_name,
        phone=about.phone,
        email=about.email,
        birth_date=about.birth_date,
        emergency_contact=about.contact,
        practice=about.practice,
    )
    return known if changed == known else clients.save(changed, actor)
