"""The weeks that are open: read in the background, kept with their history, saved by themselves.

Switching clients loses nothing: an editor stays here with everything that can be undone, until
the week is changed elsewhere or the window closes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from studio.clock import Clock
from studio.errors import StaleWrite, StudioError
from studio.ids import ClientId, TrainerId
from studio.planning.editor import PlanEditor
from studio.planning.week_plan import WeekPlan
from studio.services.content import Content
from studio.services.editing import editor_for
from studio.services.planning import OpenWeek, PlanningService
from ui.shell.tasks import TaskRunner

SAVE_AFTER_MS = 300
SLOW_AFTER_MS = 500

Key = tuple[ClientId, date]


@dataclass(slots=True)
class OpenPlan:
    """One open week: what was read, its editor, and whether it still has to be saved."""

    week: OpenWeek
    editor: PlanEditor
    unsaved: bool = False
    is_saving: bool = False
    is_ended: bool = False
    problem: StudioError | None = None
    scroll: int = 0

    @property
    def key(self) -> Key:
        """Return whose week it is and which."""
        return self.week.plan.client_id, self.week.plan.monday


class OpenPlans(QObject):
    """Opens weeks and saves them 300 ms after the last change, one after the other."""

    opened = Signal(object)
    failed = Signal(object)
    changed = Signal(object)
    saving = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object, object)

    def __init__(
        self,
        tasks: TaskRunner,
        service: PlanningService,
        content: Content,
        clock: Clock,
        actor: Callable[[], TrainerId | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = service
        self._content = content
        self._clock = clock
        self._actor = actor
        self._open: dict[Key, OpenPlan] = {}
        self._wanted: Key | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._pause.timeout.connect(self.save_now)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_AFTER_MS)
        self._slow.timeout.connect(self._tell_slow)

    def open(self, client_id: ClientId, monday: date) -> None:
        """Open a week: at once if it is known, and in any case as it is stored now."""
        self._wanted = (client_id, monday)
        known = self._open.get(self._wanted)
        if known is not None:
            self.opened.emit(known)
        self._tasks.ask(
            partial(_read, self._service, self._content, self._clock, client_id, monday),
            self._on_read,
            self._on_read_failed,
        )

    def reload(self, plan: OpenPlan) -> None:
        """Take a week over as it is stored, giving up what could not be saved."""
        self._open.pop(plan.key, None)
        self.open(*plan.key)

    def find_week(self, client_id: ClientId, monday: date, then: Callable[..., object]) -> None:
        """Ask for a stored week, for copying; *then* gets `None` where there is none."""
        known = self._open.get((client_id, monday))
        if known is not None:
            then(known.editor.plan)
            return
        self._tasks.ask(partial(self._service.week, client_id, monday), then)

    def save_now(self) -> None:
        """Save everything that is not saved yet."""
        self._pause.stop()
        for plan in self._open.values():
            if plan.unsaved and not plan.is_saving:
                self._save(plan)

    def forget(self) -> None:
        """Save what is open and end all histories; for locking.

        A week stays here until it is saved; the next look at it starts a new history.
        """
        self.save_now()
        for plan in self._open.values():
            plan.is_ended = True

    # Inside.

    def _on_read(self, answer: tuple[OpenWeek, PlanEditor]) -> None:
        week, editor = answer
        key = (week.plan.client_id, week.plan.monday)
        known = self._open.get(key)
        if known is None or _is_over(known, week):
            known = OpenPlan(week, editor)
            editor.listen(partial(self._on_changed, key))
            self._open[key] = known
        elif _is_same(known, week):
            return
        else:
            known.week = week
            known.editor.refit(editor.fitting, editor.access)
        if key == self._wanted:
            self.opened.emit(known)

    def _on_read_failed(self, error: StudioError) -> None:
        self.failed.emit(error)

    def _on_changed(self, key: Key, _: WeekPlan) -> None:
        plan = self._open.get(key)
        if plan is None:
            return
        plan.unsaved = True
        self._pause.start()
        self.changed.emit(plan)

    def _save(self, plan: OpenPlan) -> None:
        plan.unsaved = False
        plan.is_saving = True
        self._slow.start()
        self._tasks.ask(
            partial(self._service.save, plan.editor.plan, self._actor()),
            partial(self._on_saved, plan),
            partial(self._on_save_failed, plan),
            owner=self,
        )

    def _on_saved(self, plan: OpenPlan, stored: WeekPlan) -> None:
        plan.is_saving = False
        plan.problem = None
        plan.editor.saved(stored.version)
        self._slow.stop()
        self.saved.emit(plan)
        if plan.unsaved:
            self._pause.start()

    def _on_save_failed(self, plan: OpenPlan, error: StudioError) -> None:
        plan.is_saving = False
        # A stale plan can only be looked at anew; anything else is worth another try.
        plan.unsaved = not isinstance(error, StaleWrite)
        plan.problem = error
        self._slow.stop()
        self.save_failed.emit(plan, error)

    def _tell_slow(self) -> None:
        for plan in self._open.values():
            if plan.is_saving:
                self.saving.emit(plan)


def _read(
    service: PlanningService, content: Content, clock: Clock, client_id: ClientId, monday: date
) -> tuple[OpenWeek, PlanEditor]:
    """Read a week and hold the whole library against its client, away from the window."""
    week = service.open_week(client_id, monday)
    editor = editor_for(week, content.catalog, content.affinity, clock)
    for exercise in content.catalog:
        editor.fitting.verdict(exercise.slug)
    return week, editor


def _is_over(known: OpenPlan, week: OpenWeek) -> bool:
    """Tell whether a new history starts: the desk was locked, or the stored week moved on.

    What is unsaved here finds that out when it is saved.
    """
    if known.unsaved or known.is_saving:
        return False
    return known.is_ended or known.editor.plan.version != week.plan.version


def _is_same(known: OpenPlan, week: OpenWeek) -> bool:
    """Tell whether a week is shown as it is, whatever was changed in its plan meanwhile."""
    return replace(known.week, plan=week.plan) == week
