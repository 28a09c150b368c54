"""An open week with its steps: what is done to sessions, days and habits, and all undo.

Exercises need to be held against the client; that is `studio.planning.editor`.
"""

from collections.abc import Callable
from dataclasses import replace

from studio.clock import Clock
from studio.errors import OutsideHours, PlanLocked
from studio.ids import ExerciseSlug, ItemId, SessionId
from studio.planning import edits
from studio.planning.history import History, Label, Step
from studio.planning.rules import Access, Hours, times_within
from studio.planning.week_plan import (
    DailyHabit,
    Place,
    PlannedExercise,
    TrainingSession,
    WeekPlan,
)

Listener = Callable[[WeekPlan], object]


class PlanDesk:
    """Owns one open week and its history; tells its one listener after every change.

    While *access* allows no edit, every edit raises `PlanLocked`.
    """

    def __init__(
        self,
        plan: WeekPlan,
        access: Access,
        *,
        new_id: Callable[[], str],
        clock: Clock,
        hours: Hours | None = None,
    ) -> None:
        self.access = access
        self._new_id = new_id
        self._clock = clock
        self._hours = hours
        self._version = plan.version
        self._history = History(replace(plan, version=0))
        self._listener: Listener | None = None

    @property
    def plan(self) -> WeekPlan:
        """Return the week as it is now, with the version of the last save."""
        return replace(self._history.present, version=self._version)

    @property
    def last_step(self) -> Label | None:
        """Return what undo would take back."""
        return self._history.last.label if self._history.last else None

    @property
    def next_step(self) -> Label | None:
        """Return what redo would do again."""
        return self._history.next.label if self._history.next else None

    @property
    def steps(self) -> int:
        """Return how many steps can be taken back."""
        return len(self._history)

    def listen(self, listener: Listener | None) -> None:
        """Tell *listener*, and nobody else, of every change."""
        self._listener = listener

    def saved(self, version: int) -> None:
        """Take over the version that a save gave the week; a save is no step."""
        self._version = version

    def item(self, item_id: ItemId) -> PlannedExercise:
        """Return one planned exercise; raises `KeyError`."""
        session, index = self._present.item(item_id)
        return session.items[index]

    def add_session(self, day: int, title: str) -> SessionId:
        """Add an empty session."""
        self._check_open()
        session = TrainingSession(SessionId(self._new_id()), day, title)
        self._record(
            edits.add_session(self._present, session), Label("add_session", {"day": str(day)})
        )
        return session.id

    def change_session(self, session: TrainingSession) -> None:
        """Change title, time, length, place or trainer of a session.

        A visit outside the opening hours raises `OutsideHours` with the nearest times.
        """
        self._check_open()
        self._check_hours(session)
        plan = edits.change_session(self._present, session)
        self._record(plan, Label("change_session", {"session": session.title}))

    def move_session(self, session_id: SessionId, day: int) -> None:
        """Move a session to another day."""
        self._check_open()
        title = self._present.session(session_id).title
        plan = edits.move_session(self._present, session_id, day)
        self._record(plan, Label("move_session", {"session": title, "day": str(day)}))

    def remove_session(self, session_id: SessionId) -> None:
        """Take a session out with everything in it."""
        self._check_open()
        session = self._present.session(session_id)
        plan = edits.remove_session(self._present, session_id)
        self._record(
            plan, Label("remove_session", {"session": session.title, "day": str(session.day)})
        )

    def set_rest(self, day: int, *, rest: bool) -> None:
        """Mark a day as a rest day, or take the mark away."""
        self._check_open()
        plan = edits.set_rest(self._present, day, rest=rest)
        self._record(plan, Label("rest" if rest else "no_rest", {"day": str(day)}))

    def set_habit(self, habit: DailyHabit) -> None:
        """Add a daily habit or change its dose."""
        self._check_open()
        plan = edits.set_habit(self._present, habit)
        self._record(plan, Label("habit", {"exercise": habit.exercise}))

    def remove_habit(self, exercise: ExerciseSlug) -> None:
        """Take a daily habit out."""
        self._check_open()
        plan = edits.remove_habit(self._present, exercise)
        self._record(plan, Label("remove_habit", {"exercise": exercise}))

    def skip_habit(self, exercise: ExerciseSlug, day: int, *, skip: bool) -> None:
        """Leave a habit out on one day, or take it in again."""
        self._check_open()
        plan = edits.skip_habit(self._present, exercise, day, skip=skip)
        self._record(plan, Label("habit", {"exercise": exercise}))

    def clear(self) -> None:
        """Empty the week."""
        self._check_open()
        plan = replace(self._present, sessions=(), habits=(), rest_days=frozenset())
        self._record(plan, Label("clear"))

    def undo(self) -> Step[WeekPlan] | None:
        """Take the last step back and return it."""
        return self._travelled(self._history.undo())

    def redo(self) -> Step[WeekPlan] | None:
        """Do the last undone step again and return it."""
        return self._travelled(self._history.redo())

    @property
    def _present(self) -> WeekPlan:
        return self._history.present

    def _check_open(self) -> None:
        if not self.access.may_edit:
            raise PlanLocked(reason=self.access.value)

    def _check_hours(self, session: TrainingSession) -> None:
        if self._hours is None or session.start_minute is None or session.place is Place.HOME:
            return
        hours = self._hours[session.day]
        times = times_within(session.start_minute, session.duration_minutes, hours)
        if not times or times[0] != session.start_minute:
            raise OutsideHours(day=session.day, times=times)

    def _travelled(self, step: Step[WeekPlan] | None) -> Step[WeekPlan] | None:
        if step is not None:
            self._tell()
        return step

    def _record(self, plan: WeekPlan, label: Label, *, merge_key: str = "") -> None:
        if self._history.record(plan, label, merge_key=merge_key, at=self._clock.now()):
            self._tell()

    def _tell(self) -> None:
        if self._listener is not None:
            self._listener(self.plan)
