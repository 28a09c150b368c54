"""What the Clients place stores, each in the name of whoever is at the desk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose, Way
from studio.errors import StaleWrite, StudioError
from studio.ids import ClientId, TrainerId
from studio.screening.screening import Scope, Screening
from studio.screening.signature import Signature
from studio.services.clients import NewClient
from ui.clients.reading import ClientServices, look_alikes, save_field, save_notes
from ui.clients.signed_page_sheet import SignedPage
from ui.shell.place import Surroundings

IDENTIFYING = frozenset({"first_name", "last_name", "phone", "birth_date"})


class ClientDeeds(QObject):
    """Stores and tells what became of it; whoever listens decides what is shown.

    `known` comes before anything is stored, if somebody like the client is known already: what
    was wanted, and the others.
    """

    known = Signal(object, object)
    refused = Signal(str, object)
    outdated = Signal()
    added = Signal(object)
    notes_saved = Signal(object, bool)
    notes_refused = Signal(object, object)
    page_read = Signal(object)
    page_refused = Signal(object)
    page_kept = Signal(object)
    page_not_kept = Signal(object)
    check_started = Signal(str)

    def __init__(self, around: Surroundings, services: ClientServices, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._services = services

    # A client's own data

    def change(self, before: Client, after: Client, field: str) -> None:
        """Store one field, unless somebody else may be the same person with it."""
        if field not in IDENTIFYING:
            self.insist(before, after, field)
            return
        self._ask(
            partial(look_alikes, self._services, after),
            partial(self._on_looked_up, before, after, field),
            partial(self._on_refused, field),
        )

    def insist(self, before: Client, after: Client, field: str) -> None:
        """Store one field, whoever else may be like it."""
        self._ask(
            partial(save_field, self._services, before, after, field, self._actor),
            partial(self._on_saved, before, after, field),
            partial(self._on_refused, field),
        )

    def keep_notes(self, before: Client, after: Client) -> None:
        """Store notes; what another desk wrote meanwhile is kept with them."""
        self._ask(
            partial(save_notes, self._services, before, after, self._actor),
            self._on_notes,
            partial(self.notes_refused.emit, before),
        )

    def add(self, new: NewClient, insists: bool) -> None:  # noqa: FBT001  as the signal gives it
        """Register somebody new, unless somebody like them is known."""
        if insists:
            self._register(new)
            return
        look = partial(self._services.clients.same_person, new.first_name, new.last_name, new.phone)
        self._ask(look, partial(self._on_new, new), partial(self._on_refused, "new"))

    def archive(self, client_id: ClientId) -> None:
        """Put a client away, with a way back."""
        archive = partial(self._services.clients.archive, client_id, self._actor)
        self._ask(archive, self._on_archived)

    def bring_back(self, client_id: ClientId) -> None:
        """Bring an archived client back, with a way back to that."""
        back = partial(self._services.clients.bring_back, client_id, self._actor)
        self._ask(back, self._on_brought_back)

    # Consents and screenings

    def give(self, client: Client, purpose: Purpose, name: str, relation: str, way: Way) -> None:
        """Store a consent."""
        give = partial(
            self._services.consents.give, client.id, purpose, self._actor,
            given_by=name, way=way, relation=relation,
        )  # fmt: skip
        self._ask(give, self._on_given)

    def withdraw(self, consent: Consent) -> None:
        """Store that a consent was taken back."""
        withdraw = partial(
            self._services.consents.withdraw, consent.id, consent.client_id, self._actor
        )
        self._ask(withdraw, self._on_withdrawn)

    def start_check(self, client_id: str, scope: Scope | None) -> None:
        """Begin a re-screen that asks *scope*, or what is due, and let it be gone on with."""
        start = partial(
            self._services.screenings.start, ClientId(client_id), self._actor, scope=scope
        )
        self._ask(start, self._on_started)

    def read_page(self, path: Path) -> None:
        """Read the picture of a signed page."""
        from ui.clients.signed_page import read_signed_page

        self._around.runner.ask(
            partial(read_signed_page, path),
            self.page_read.emit,
            self.page_refused.emit,
            owner=self,
            aside=True,
        )

    def keep_page(self, page: SignedPage) -> None:
        """Store a signed page."""
        keep = partial(
            self._services.screenings.sign_on_paper,
            page.screening_id, page.signer, page.name, page.relation, page.jpeg, page.witness,
        )  # fmt: skip
        self._ask(keep, self._on_page_kept, self.page_not_kept.emit)

    # What became of it

    def _on_looked_up(
        self, before: Client, after: Client, field: str, others: tuple[Client, ...]
    ) -> None:
        if others:
            self.known.emit((before, after, field), others)
        else:
            self.insist(before, after, field)

    def _on_new(self, new: NewClient, others: tuple[Client, ...]) -> None:
        if others:
            self.known.emit(new, others)
        else:
            self._register(new)

    def _register(self, new: NewClient) -> None:
        register = partial(self._services.clients.register, new, self._actor)
        self._ask(register, self.added.emit, partial(self._on_refused, "new"))

    def _on_saved(self, before: Client, after: Client, field: str, saved: Client) -> None:
        self._say(
            self.tr("Details of {name} saved").format(name=self._name(saved)),
            partial(self._take_back, before, after, field),
        )

    def _take_back(self, before: Client, after: Client, field: str) -> None:
        self._ask(partial(save_field, self._services, after, before, field, self._actor))

    def _on_notes(self, kept: tuple[Client, bool]) -> None:
        self.notes_saved.emit(*kept)

    def _on_archived(self, client: Client) -> None:
        self._say(
            self.tr("{name} archived").format(name=self._name(client)),
            partial(self.bring_back, client.id),
        )

    def _on_brought_back(self, client: Client) -> None:
        self._say(
            self.tr("{name} is back").format(name=self._name(client)),
            partial(self.archive, client.id),
        )

    def _on_given(self, consent: Consent) -> None:
        self._around.overlay.show_toast(self.tr("Consent given"))

    def _on_withdrawn(self, consent: Consent) -> None:
        self._around.overlay.show_toast(self.tr("Consent withdrawn. Nothing is deleted"))

    def _on_started(self, screening: Screening) -> None:
        self.check_started.emit(screening.client_id)

    def _on_page_kept(self, signature: Signature) -> None:
        self.page_kept.emit(signature)
        self._around.overlay.show_toast(self.tr("Signed page added"))

    def _on_refused(self, field: str, error: StudioError) -> None:
        if isinstance(error, StaleWrite):
            self._around.runner.problem.emit(error)
            self.outdated.emit()
        else:
            self.refused.emit(field, error)

    # Behind the calls

    def _ask(
        self,
        function: Callable[[], object],
        then: Callable[..., object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
    ) -> None:
        self._around.runner.ask(function, then, failed, owner=self)

    def _say(self, text: str, undo: Callable[[], object]) -> None:
        self._around.overlay.show_toast(text, action=self.tr("Undo"), then=undo, undo_key=True)

    def _name(self, client: Client) -> str:
        return self._around.privacy.shown_name(client)

    @property
    def _actor(self) -> TrainerId | None:
        return self._around.at_desk.trainer_id
