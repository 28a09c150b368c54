"""Proposing and confirming an outcome, and recording that somebody acted on an urgent one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from studio.ids import TrainerId
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Tier
from studio.screening.screening import Screening
from studio.services.screening import ScreeningService
from ui.screening.draft_keeper import DraftKeeper
from ui.shell.tasks import TaskRunner


class OutcomeSteps(QObject):
    """Asks the service, one step at a time; whatever it refuses comes out as `refused`."""

    proposed = Signal(object)
    confirmed = Signal(object, bool)  # screening, and whether the way goes on
    refused = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        service: ScreeningService,
        flow: ScreeningFlow,
        keeper: DraftKeeper,
        actor: TrainerId | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = service
        self._flow = flow
        self._keeper = keeper
        self._actor = actor
        self._choice: tuple[Tier | None, str] = (None, "")
        self._goes_on = False
        self._trainer: TrainerId | None = None

    def propose(self) -> None:
        """Have the answers judged, once all of them are on disk."""
        self._keeper.save(self._propose)

    def choose(self, tier: Tier | None, reason: str) -> None:
        """Remember a more careful tier, or `None` for the proposed one."""
        self._choice = (tier, reason)

    def confirm(self, trainer: TrainerId, *, go_on: bool) -> None:
        """Confirm the proposal in the name of *trainer*."""
        service, screening, (tier, reason) = self._service, self.stored, self._choice
        self._goes_on = go_on
        self._ask(
            lambda: service.confirm(screening.id, trainer, chosen_tier=tier, reason=reason),
            self._on_confirmed,
        )

    def record_urgent(self, trainer: TrainerId) -> None:
        """Propose and confirm in one, so that the planner closes in the name of *trainer*."""
        self._trainer = trainer
        self._keeper.save(self._record_urgent)

    def note(self, text: str) -> None:
        """Keep a trainer's note with the proposal."""
        service, actor = self._service, self._actor
        noted = replace(self.stored, note=text)
        self._ask(lambda: service.propose(noted, actor), self._keeper.begin)

    @property
    def stored(self) -> Screening:
        """Return the screening as it is stored."""
        if self._keeper.screening is None:
            raise RuntimeError("nothing has been stored yet")
        return self._keeper.screening

    def _propose(self) -> None:
        service, actor = self._service, self._actor
        draft = self._flow.draft_of(self.stored)
        self._ask(lambda: service.propose(draft, actor), self._on_proposed)

    def _record_urgent(self) -> None:
        service, trainer, (tier, reason) = self._service, self._trainer, self._choice
        draft = self._flow.draft_of(self.stored)
        self._goes_on = False
        if trainer is None:
            return

        def record() -> Screening:
            proposed = service.propose(draft, trainer)
            return service.confirm(proposed.id, trainer, chosen_tier=tier, reason=reason)

        self._ask(record, self._on_confirmed)

    def _on_proposed(self, screening: Screening) -> None:
        self._keeper.begin(screening)
        self.proposed.emit(screening)

    def _on_confirmed(self, screening: Screening) -> None:
        self._keeper.begin(screening)
        self.confirmed.emit(screening, self._goes_on)

    def _ask(self, function: Callable[[], Screening], then: Callable[[Screening], None]) -> None:
        self._tasks.ask(function, then=then, failed=self.refused.emit, owner=self)
