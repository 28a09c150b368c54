"""Proposing and confirming an outcome, and recording that somebody acted on an urgent one."""

from PySide6.QtCore import QObject, Signal

from studio.ids import TrainerId
from studio.screening.outcome import Tier
from studio.screening.screening import Screening
from studio.services.screening import ScreeningService
from ui.screening.draft_keeper import DraftKeeper
from ui.shell.tasks import TaskRunner


class OutcomeSteps(QObject):
    """Takes one step at a time; whatever the service refuses comes out as `refused`."""

    proposed = Signal(object)
    confirmed = Signal(object, bool)  # screening, and whether the way goes on
    letter_ready = Signal(object)
    refused = Signal(object)

    def __init__(
        self, tasks: TaskRunner, service: ScreeningService, keeper: DraftKeeper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = service
        self._keeper = keeper
        self._choice: tuple[Tier | None, str] = (None, "")
        self._goes_on = False
        self._trainer: TrainerId | None = None

    @property
    def stored(self) -> Screening:
        """Return the screening as it is stored."""
        if self._keeper.screening is None:
            raise RuntimeError("nothing has been stored yet")
        return self._keeper.screening

    def propose(self) -> None:
        """Have the answers judged and stored with their outcome."""
        self._keeper.save(self._on_proposed, as_proposal=True)

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

    def _on_proposed(self) -> None:
        self.proposed.emit(self.stored)

    def _on_letter(self) -> None:
        self.letter_ready.emit(self.stored)

    def _on_confirmed(self, screening: Screening) -> None:
        self._keeper.begin(screening)
        self.confirmed.emit(screening, self._goes_on)
