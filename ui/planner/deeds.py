"""What a trainer does to the open week, in one call each, with what is said about it.

Every way of doing something ends here: the mouse, two clicks, keys, menus and typing.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from studio.errors import OutsideHours, StudioError
from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug, ItemId, SessionId, TrainerId
from studio.planning.editor import NeedsDecision, Placed, PlanEditor
from studio.planning.history import Label
from studio.planning.intake import Filled
from studio.planning.templates import WeekTemplate
from studio.planning.week_plan import (
    DAYS,
    DailyHabit,
    PlannedExercise,
    TrainingSession,
    WeekPlan,
)
from ui.planner.drag import Cargo
from ui.planner.open_plans import OpenPlan
from ui.planner.week_grid import DropPlace
from ui.planner.wording import PlannerWords

_WALK = "walk_10"


class Deeds(QObject):
    """Acts on the plan that is shown; tells what to say, to show and to focus.

    `said` is for the screen reader, `told` a past event with an undo, `refused` a rule that
    says no.
    """

    said = Signal(str)
    told = Signal(str)
    refused = Signal(object)
    placed = Signal(str)
    swapped = Signal(str)
    undecided = Signal(object, object)
    filled = Signal(object)

    def __init__(self, wording: PlannerWords, parent: QObject) -> None:
        super().__init__(parent)
        self._wording = wording
        self._plan: OpenPlan | None = None
        self._titles = wording.words.section("session_title")
        self._clipboard: tuple[PlannedExercise, ...] | TrainingSession = ()

    def show(self, plan: OpenPlan | None) -> None:
        """Act on another plan from now on."""
        self._plan = plan

    @property
    def editor(self) -> PlanEditor | None:
        """Return the editor of the plan that is shown."""
        return self._plan.editor if self._plan else None

    @property
    def may_edit(self) -> bool:
        """Tell whether anything may be changed."""
        return self._plan is not None and self._plan.editor.access.may_edit

    # Placing.

    def drop(self, cargo: Cargo, place: DropPlace, *, copy: bool) -> None:
        """Do what letting go of *cargo* at *place* means."""
        if cargo.slug is not None:
            self.place(cargo.slug, place, cargo.dose)
        elif cargo.session_id is not None:
            self._drop_session(cargo.session_id, place.day, copy=copy)
        elif copy:
            self.copy_to(cargo.item_ids, place)
        else:
            self.move_to(cargo.item_ids, place)

    def place(
        self,
        slug: ExerciseSlug,
        place: DropPlace,
        dose: Prescription | None = None,
        *,
        quietly: bool = False,
    ) -> None:
        """Put an exercise into the week; *quietly* opens no card, because somebody is typing."""
        editor = self.editor
        if editor is None:
            return
        try:
            result = editor.place(
                slug, place.day, place.session_id, place.index, dose, title=self._new_title
            )
        except StudioError as error:
            self.refused.emit(error)
            return
        self._answer(result, place, quietly=quietly)

    def move_to(self, item_ids: Collection[ItemId], place: DropPlace) -> None:
        """Move exercises to a place."""
        editor = self._editor_with(item_ids)
        if editor is not None and item_ids:
            editor.move(item_ids, place.day, place.session_id, place.index, title=self._new_title)
            self.said.emit(self._wording.landed_words(editor.plan, place.day))
            self.placed.emit(next(iter(item_ids)))

    def copy_to(self, item_ids: Collection[ItemId], place: DropPlace) -> None:
        """Put copies of exercises at a place."""
        editor = self._editor_with(item_ids)
        if editor is not None and item_ids:
            result = editor.copy(
                item_ids, place.day, place.session_id, place.index, title=self._new_title
            )
            self.said.emit(self._wording.landed_words(editor.plan, place.day))
            self._tell_swaps(result)

    # Exercises.

    def remove(self, item_ids: Collection[ItemId]) -> None:
        """Take exercises out."""
        editor = self._editor_with(item_ids)
        if editor is not None and item_ids:
            day = editor.plan.item(next(iter(item_ids)))[0].day
            editor.remove(item_ids)
            text = self._wording.removed(len(item_ids), editor.plan, day)
            self.said.emit(text)
            self.told.emit(text)

    def shift(self, item_id: ItemId, *, days: int = 0, gaps: int = 0) -> None:
        """Move an exercise up, down, or to the day beside."""
        editor = self._editor_with([item_id])
        if editor is None:
            return
        session, index = editor.plan.item(item_id)
        if gaps:
            gap = index + gaps + (1 if gaps > 0 else 0)
            if 0 <= gap <= len(session.items):
                self.move_to([item_id], DropPlace(session.day, session.id, gap))
        day = session.day + days
        if days and 0 <= day < DAYS:
            others = editor.plan.on_day(day)
            end = len(others[-1].items) if others else 0
            target = others[-1].id if others else None
            self.move_to([item_id], DropPlace(day, target, end))

    def set_dose(self, item_id: ItemId, dose: Prescription) -> None:
        """Give an exercise another dose."""
        editor = self._editor_with([item_id])
        if editor is None:
            return
        before = editor.item(item_id).substitution
        result = editor.set_dose(item_id, dose)
        if isinstance(result, NeedsDecision):
            self.undecided.emit(result, None)
        elif result.swap is not None and result.swap != before:
            self.swapped.emit(item_id)

    def type_dose(self, item_id: str, dose: object) -> None:
        """Give an exercise the dose that was typed; an effort that was set before stays."""
        editor = self._editor_with([ItemId(item_id)])
        if editor is None or not isinstance(dose, Prescription):
            return
        if dose.effort is None:
            dose = replace(dose, effort=editor.item(ItemId(item_id)).dose.effort)
        self.set_dose(ItemId(item_id), dose)

    def set_note(self, item_id: ItemId, note: str) -> None:
        """Write a note beside an exercise."""
        editor = self._editor_with([item_id])
        if editor is not None:
            editor.set_note(item_id, note)

    def substitute(self, item_id: ItemId, slug: ExerciseSlug) -> None:
        """Take another option."""
        editor = self._editor_with([item_id])
        if editor is None:
            return
        editor.substitute(item_id, slug)
        self.said.emit(self._wording.taken(slug))
        self.placed.emit(item_id)

    def use_original(self, item_id: ItemId, reason: str, note: str, trainer_id: TrainerId) -> None:
        """Put the original back with a note."""
        editor = self._editor_with([item_id])
        if editor is None:
            return
        try:
            editor.use_original(item_id, reason=reason, note=note, trainer_id=trainer_id)
        except StudioError as error:
            self.refused.emit(error)
            return
        text = self._wording.kept(editor.item(item_id))
        self.said.emit(text)
        self.told.emit(text)
        self.placed.emit(item_id)

    def recheck(self) -> None:
        """Let everything that no longer suits become what does."""
        if self.editor is not None:
            self._tell_swaps(self.editor.recheck())

    # Clipboard, kept in memory of this window only.

    def copy_items(self, item_ids: Collection[ItemId]) -> None:
        """Remember exercises for pasting."""
        editor = self._editor_with(item_ids)
        if editor is not None:
            self._clipboard = tuple(editor.item(item_id) for item_id in item_ids)

    def cut_items(self, item_ids: Collection[ItemId]) -> None:
        """Remember exercises for pasting and take them out."""
        self.copy_items(item_ids)
        self.remove(item_ids)

    def copy_session(self, session_id: SessionId) -> None:
        """Remember a session for pasting."""
        editor = self._editor_with_session(session_id)
        if editor is not None:
            self._clipboard = editor.plan.session(session_id)

    def paste(self, place: DropPlace) -> None:
        """Put what was remembered at a place."""
        editor = self.editor
        if editor is None or not self._clipboard:
            return
        if isinstance(self._clipboard, TrainingSession):
            result = editor.copy_session(self._clipboard, place.day)
        else:
            result = editor.paste(
                self._clipboard, place.day, place.session_id, place.index, title=self._new_title
            )
        self.said.emit(self._wording.landed_words(editor.plan, place.day))
        self._tell_swaps(result)

    # Sessions, days and habits.

    def add_session(self, day: int) -> SessionId | None:
        """Add an empty session to a day."""
        if self.editor is None or not self.may_edit:
            return None
        return self.editor.add_session(day, self._new_title)

    def change_session(self, session: TrainingSession) -> OutsideHours | None:
        """Change a session's header; the answer is what the opening hours say against it."""
        editor = self._editor_with_session(session.id)
        if editor is None:
            return None
        try:
            editor.change_session(session)
        except OutsideHours as error:
            return error
        return None

    def remove_session(self, session_id: SessionId) -> None:
        """Take a session out."""
        editor = self._editor_with_session(session_id)
        if editor is not None:
            day = editor.plan.session(session_id).day
            editor.remove_session(session_id)
            text = self._wording.session_removed(editor.plan, day)
            self.said.emit(text)
            self.told.emit(text)

    def move_session(self, session_id: SessionId, day: int) -> None:
        """Move a session to another day."""
        editor = self._editor_with_session(session_id)
        if editor is not None and 0 <= day < DAYS:
            editor.move_session(session_id, day)
            self.said.emit(self._wording.landed_words(editor.plan, day))

    def copy_day(self, source: int, target: int) -> None:
        """Copy a day onto another one."""
        if self.editor is not None:
            self._tell_swaps(self.editor.copy_day(source, target))

    def set_rest(self, day: int, *, rest: bool) -> None:
        """Make a day a rest day, or a training day again."""
        if self.editor is not None:
            self.editor.set_rest(day, rest=rest)

    def skip_habit(self, exercise: ExerciseSlug, day: int, *, skip: bool) -> None:
        """Leave a habit out on a day, or take it in again."""
        if self.editor is not None and self.may_edit:
            self.editor.skip_habit(exercise, day, skip=skip)

    def add_walks(self) -> None:
        """Add the daily walks that most weeks have."""
        editor = self.editor
        if editor is not None and self.may_edit:
            walk = editor.fitting.catalog.get(_WALK)
            editor.set_habit(DailyHabit(walk.slug, walk.dose))

    def set_times_a_day(self, exercise: ExerciseSlug, times: int) -> None:
        """Do a daily habit so many times a day."""
        editor = self.editor
        if editor is None:
            return
        for habit in editor.plan.habits:
            if habit.exercise == exercise:
                editor.set_habit(replace(habit, dose=replace(habit.dose, times_a_day=times)))

    def remove_habit(self, exercise: ExerciseSlug) -> None:
        """Take a habit out of the week."""
        if self.editor is not None:
            self.editor.remove_habit(exercise)
            self.told.emit(self._wording.step(Label("remove_habit")))

    # Whole weeks.

    def apply_template(self, template: WeekTemplate) -> None:
        """Fill the week from a template."""
        if self.editor is not None and self.may_edit:
            result = self.editor.apply_template(template, self._titles)
            self._tell_filled(result)

    def copy_week(self, source: WeekPlan | None) -> None:
        """Fill the week from another one; without one there is nothing to copy."""
        if self.editor is None or not self.may_edit:
            return
        if source is None or not source.sessions:
            self.told.emit(self._wording.nothing_to_copy())
            return
        result = self.editor.copy_week_from(source)
        self._tell_filled(result)

    # Undo.

    def undo(self) -> None:
        """Take the last step back."""
        step = self.editor.undo() if self.editor and self.may_edit else None
        if step is not None:
            self.said.emit(self._wording.undone(step.label))

    def redo(self) -> None:
        """Do the last undone step again."""
        step = self.editor.redo() if self.editor and self.may_edit else None
        if step is not None:
            self.said.emit(self._wording.step(step.label))

    # Inside.

    @property
    def _new_title(self) -> str:
        titles: Mapping[str, str] = self._titles
        return titles.get("new", "")

    def _editor_with(self, item_ids: Collection[ItemId]) -> PlanEditor | None:
        """Return the editor if these exercises may be changed and are still in the week.

        A card or a menu can outlive what it is about by one undo.
        """
        editor = self.editor
        if editor is None or not editor.access.may_edit:
            return None
        known = {item.id for item in editor.plan.items}
        return editor if known.issuperset(item_ids) else None

    def _editor_with_session(self, session_id: SessionId) -> PlanEditor | None:
        """Return the editor if this session may be changed and is still in the week."""
        editor = self.editor
        if editor is None or not editor.access.may_edit:
            return None
        known = {session.id for session in editor.plan.sessions}
        return editor if session_id in known else None

    def _drop_session(self, session_id: SessionId, day: int, *, copy: bool) -> None:
        editor = self._editor_with_session(session_id)
        if editor is None:
            return
        if copy:
            self._tell_swaps(editor.copy_session(editor.plan.session(session_id), day))
        else:
            self.move_session(session_id, day)

    def _answer(self, result: Placed | NeedsDecision, place: DropPlace, *, quietly: bool) -> None:
        editor = self.editor
        if editor is None:
            return
        if isinstance(result, NeedsDecision):
            self.undecided.emit(result, place)
            return
        item = editor.item(result.item_id)
        self.said.emit(self._wording.added(item, place.day))
        self.placed.emit(result.item_id)
        if result.swap is not None and not quietly:
            self.swapped.emit(result.item_id)

    def _tell_filled(self, result: Filled) -> None:
        step = self.editor.last_step if self.editor else None
        text = self._wording.filled(step) if step else ""
        self.said.emit(text)
        if text and not (result.swapped or result.left_out or result.moved):
            self.told.emit(text)
        self.filled.emit(result)

    def _tell_swaps(self, result: Filled) -> None:
        if result.swapped or result.left_out or result.moved:
            self.filled.emit(result)


def week_before(monday: date) -> date:
    """Return the Monday of the week before."""
    return date.fromordinal(monday.toordinal() - DAYS)
