"""Keeps the draft of a sign-up on disk, one save at a time, and says when it is there."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from studio.errors import StudioError
from studio.ids import TrainerId
from studio.screening.flow import ScreeningFlow
from studio.screening.screening import Screening
from ui.shell.tasks import TaskRunner


class SavesDrafts(Protocol):
    """The part of the screening service that keeps drafts."""

    def save_draft(self, screening: Screening, actor: TrainerId | None = None) -> Screening:
        """Store the answers so far; returning means that they are on disk."""
        ...


class DraftKeeper(QObject):
    """Saves after every answer.  Whoever wants to go on says so, and is called when all is kept.

    While a save is under way, further answers wait for the next one, so that each save starts
    from the version before it.
    """

    failed = Signal(object)
    recovered = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        service: SavesDrafts,
        flow: ScreeningFlow,
        actor: TrainerId | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = service
        self._flow = flow
        self._actor = actor
        self._then: Callable[[], None] | None = None
        self._under_way = False
        self._is_dirty = False
        self._has_failed = False
        self.screening: Screening | None = None

    @property
    def is_busy(self) -> bool:
        """Tell whether something is still on its way to the disk."""
        return self._under_way

    @property
    def is_waiting(self) -> bool:
        """Tell whether somebody waits for a save before going on."""
        return self._then is not None

    def begin(self, screening: Screening) -> None:
        """Start from a stored draft."""
        self.screening = screening

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save what the flow has; *then* is called once it is on disk."""
        self._is_dirty = True
        self._then = then or self._then
        self._send()

    def retry(self) -> None:
        """Try again after a failed save."""
        self._send()

    def _send(self) -> None:
        if self._under_way or self.screening is None:
            return
        self._under_way = True
        self._is_dirty = False
        draft = self._flow.draft_of(self.screening)
        service, actor = self._service, self._actor
        self._tasks.ask(
            lambda: service.save_draft(draft, actor),
            then=self._on_saved,
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, screening: Screening) -> None:
        self.screening = screening
        self._under_way = False
        if self._has_failed:
            self._has_failed = False
            self.recovered.emit()
        if self._is_dirty:
            self._send()
            return
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_failed(self, error: StudioError) -> None:
        self._under_way = False
        self._is_dirty = True
        self._has_failed = True
        self.failed.emit(error)
