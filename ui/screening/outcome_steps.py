"""Proposing and confirming an outcome, and recording that somebody acted on an urgent one."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from studio.clients.consent import Purpose
from studio.ids import TrainerId
from studio.screening.outcome import Tier
from studio.screening.screening import Screening
from studio.screening.signature import Ink
from studio.services.consents import ConsentService
from studio.services.screening import ScreeningService
from ui.screening.draft_keeper import DraftKeeper
from ui.shell.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Signed:
    """What was given at the end of the answers: names or lines, and other consents."""

    inks: tuple[Ink, ...] = ()
    agreed: tuple[Purpose, ...] = ()
    on_paper: bool = False


class OutcomeSteps(QObject):
    """Takes one step at a time; whatever the service refuses comes out as `refused`."""

    proposed = Signal(object)
    confirmed = Signal(object, bool)  # screening, and whether the way goes on
    letter_ready = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        service: ScreeningService,
        consents: ConsentService | None,
        keeper: DraftKeeper,
        actor: TrainerId | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = service
        self._consents = consents
        self._keeper = keeper
        self._actor = actor
        self._choice: tuple[Tier | None, str] = (None, "")
        self._goes_on = False
        self._trainer: TrainerId | None = None
        self._signed = Signed()
        self._stored_inks: tuple[str, tuple[Ink, ...]] = ("", ())

    @property
    def stored(self) -> Screening:
        """Return the screening as it is stored."""
        if self._keeper.screening is None:
            raise RuntimeError("nothing has been stored yet")
        return self._keeper.screening

    @property
    def signs_on_paper(self) -> bool:
        """Tell whether the declaration of these answers is still to be signed in ink."""
        return self._signed.on_paper

    def propose(self, signed: Signed) -> None:
        """Have the answers judged and stored with their outcome, and with who signed."""
        self._signed = signed
        known = self._stored_inks == (self.stored.id, signed.inks)
        inks = () if known and not self._keeper.has_changed else signed.inks
        self._keeper.save(self._on_proposed, as_proposal=True, inks=inks)

    def propose_urgent(self) -> None:
        """Store an urgent outcome at once, so that other desks see it too."""
        self._keeper.save(as_proposal=True)

    def letter(self) -> None:
        """Store the outcome, then ask for the note to take along."""
        self._keeper.save(self._on_letter, as_proposal=True)

    def note(self, text: str) -> None:
        """Keep a trainer's note with the proposal."""
        if text != self.stored.note:
            self._keeper.annotate(text)
            self._keeper.save(as_proposal=True)

    def choose(self, tier: Tier | None, reason: str) -> None:
        """Remember a more careful tier, or `None` for the proposed one."""
        self._choice = (tier, reason)

    def confirm(self, trainer: TrainerId, *, go_on: bool = False) -> None:
        """Confirm the outcome of these answers in the name of *trainer*."""
        self._trainer = trainer
        self._goes_on = go_on
        self._keeper.save(self._confirm, as_proposal=True)

    def _confirm(self) -> None:
        service, trainer, (tier, reason) = self._service, self._trainer, self._choice
        screening_id = self.stored.id
        if trainer is not None:
            self._tasks.ask(
                lambda: service.confirm(screening_id, trainer, chosen_tier=tier, reason=reason),
                then=self._on_confirmed,
                failed=self.refused.emit,
                owner=self,
            )

    def show(self) -> None:
        """Have the stored proposal shown as recorded evidence leaves it."""
        service, stored = self._service, self.stored
        self._tasks.ask(
            lambda: service.as_it_stands(stored),
            then=self.proposed.emit,
            failed=self.refused.emit,
            owner=self,
        )

    def _on_proposed(self) -> None:
        self._stored_inks = (self.stored.id, self._signed.inks)
        self._give_consents()
        self.show()

    def _give_consents(self) -> None:
        """Store what was agreed to besides; the guardian speaks for somebody under 18."""
        consents, agreed, actor = self._consents, self._signed.agreed, self._actor
        client_id = self.stored.client_id
        if consents is None or not agreed:
            return
        giver = self._signed.inks[-1]

        def give() -> None:
            for purpose in agreed:
                consents.give(
                    client_id, purpose, actor, given_by=giver.name, relation=giver.relation
                )

        self._tasks.ask(give, failed=self.refused.emit, owner=self)

    def _on_letter(self) -> None:
        self.letter_ready.emit(self.stored)

    def _on_confirmed(self, screening: Screening) -> None:
        self._keeper.begin(screening)
        self.confirmed.emit(screening, self._goes_on)
