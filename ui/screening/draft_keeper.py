"""Keeps the draft of a sign-up on disk, one save at a time, and says when it is there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from studio.errors import StudioError
from studio.ids import TrainerId
from studio.screening.flow import ScreeningFlow
from studio.screening.screening import Answers, Screening, Status
from studio.screening.signature import Ink
from ui.screening.page_view import NO_ANSWERS
from ui.shell.tasks import TaskRunner


class KeepsScreenings(Protocol):
    """The part of the screening service that keeps drafts and proposals."""

    def save_draft(self, screening: Screening, actor: TrainerId | None = None) -> Screening:
        """Store the answers so far; returning means that they are on disk."""
        ...

    def propose(
        self, screening: Screening, actor: TrainerId | None = None, *, inks: Sequence[Ink] = ()
    ) -> Screening:
        """Judge the answers and store the outcome with them, and who signed for it."""
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
        service: KeepsScreenings,
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
        self._as_proposal = False
        self._has_failed = False
        self._inks: tuple[Ink, ...] = ()
        self.screening: Screening | None = None
        self.version = 1
        self.proposed = NO_ANSWERS

    @property
    def is_waiting(self) -> bool:
        """Tell whether somebody waits for a save before going on."""
        return self._then is not None

    @property
    def has_changed(self) -> bool:
        """Tell whether the answers are other ones than those stored."""
        return self.screening is None or self._flow.answers != self.screening.answers

    def begin(
        self, screening: Screening, *, version: int = 1, proposed: Answers = NO_ANSWERS
    ) -> None:
        """Start from a stored draft; *proposed* are the answers of the version before it."""
        self.screening = screening
        self.version = version
        self.proposed = proposed
        self._notice(screening)

    def save(
        self,
        then: Callable[[], None] | None = None,
        *,
        as_proposal: bool = False,
        inks: Sequence[Ink] = (),
    ) -> None:
        """Save what the flow has; *then* is called once it is on disk.

        *as_proposal* has the answers judged and the outcome stored with them, signed by *inks*.
        """
        self._is_dirty = True
        self._inks = tuple(inks) or self._inks
        self._as_proposal = as_proposal
        self._then = then or self._then
        self._send()

    def annotate(self, note: str) -> None:
        """Keep a trainer's note with what is saved next."""
        if self.screening is not None:
            self.screening = replace(self.screening, note=note)

    def retry(self) -> None:
        """Try again after a failed save."""
        self._send()

    def _send(self) -> None:
        if self._under_way or self.screening is None:
            return
        self._under_way = True
        self._is_dirty = False
        draft = self._flow.draft_of(self.screening)
        service, actor, inks = self._service, self._actor, self._inks
        as_proposal = self._as_proposal

        def store() -> Screening:
            if as_proposal:
                return service.propose(draft, actor, inks=inks)
            return service.save_draft(draft, actor)

        self._tasks.ask(
            store,
            then=self._on_saved,
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, screening: Screening) -> None:
        if self.screening is not None and screening.id != self.screening.id:
            self.version += 1
        self.screening = screening
        self._notice(screening)
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

    def _notice(self, screening: Screening) -> None:
        """Remember what was seen with an outcome, to tell what changed after it."""
        if screening.status is Status.PROPOSED:
            self.proposed = screening.answers
            self._inks = ()

    def _on_failed(self, error: StudioError) -> None:
        self._under_way = False
        self._is_dirty = True
        self._has_failed = True
        self.failed.emit(error)
