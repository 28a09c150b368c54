"""A plan's values as the faces that rows, cards and chips show."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from studio.exercises.catalog import Catalog
from studio.ids import TrainerId
from studio.planning.week_plan import (
    DailyHabit,
    Place,
    PlannedExercise,
    TrainingSession,
    WeekPlan,
)
from ui.planner.exercise_row import Mark, RowFace
from ui.planner.session_card import SessionFace
from ui.planner.wording import PlannerWords
from ui.widgets.dates import clock_text, month_day

_WALKS = "walk_run"


class Faces(QObject):
    """Makes faces; with names hidden a session's title gives nothing away."""

    def __init__(
        self, wording: PlannerWords, catalog: Catalog, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._catalog = catalog
        self._trainers: Mapping[TrainerId, str] = {}
        self._is_hidden = False

    def show_team(self, trainers: Mapping[TrainerId, str]) -> None:
        """Take over the names of the trainers."""
        self._trainers = trainers

    def hide(self, *, hidden: bool) -> None:
        """Leave out what must not be read across the room, or show it again."""
        self._is_hidden = hidden

    def row(self, item: PlannedExercise, session: TrainingSession, index: int) -> RowFace:
        """Return the face of an exercise at its place."""
        exercise = self._catalog.get(item.exercise)
        return RowFace(
            slug=item.exercise,
            pattern=exercise.pattern,
            name=self._wording.name(item.exercise),
            full_name=f"{exercise.name}, {self._wording.dose(item.dose)}",
            dose=self._wording.row_dose(item.dose),
            mark=self._mark(item),
            spoken=self._spoken(item, session, index),
        )

    def session(self, session: TrainingSession) -> SessionFace:
        """Return the face of a session."""
        title = self.tr("Session") if self._is_hidden else session.title
        when = self._when(session)
        number = len(session.items)
        spoken = self.tr("{title}, {day}, {when}, {count}").format(
            title=title,
            day=self._wording.day_name(session.day),
            when=when,
            count=self._wording.count(
                number, self.tr("{count} exercise"), self.tr("{count} exercises")
            ),
        )
        return SessionFace(title, when, spoken, self.tr("Drop here, or press A"))

    def habit(self, habit: DailyHabit) -> str:
        """Return a habit as short as a chip needs it."""
        dose = habit.dose
        exercise = self._catalog.get(habit.exercise)
        name = exercise.name.split(",")[0].split(" (")[0]
        if exercise.ladder == _WALKS and exercise.pattern == "cardio_steady":
            name = self.tr("Walk")
        if dose.minutes is not None and dose.times_a_day > 1:
            return self.tr("{name} {times} × {minutes} min").format(
                name=name, times=dose.times_a_day, minutes=dose.minutes.low
            )
        return f"{name} {self._wording.dose(dose)}"

    def spoken_habit(self, habit: DailyHabit, plan: WeekPlan, day: int) -> str:
        """Return a habit on a day as it is read aloud."""
        text = self.tr("{name}, {dose}, {day}") if day in habit.days else self.tr(
            "{name}, {dose}, left out on {day}"
        )  # fmt: skip
        return text.format(
            name=self._wording.name(habit.exercise),
            dose=self._wording.spoken_dose(habit.dose),
            day=self._wording.day_name(day),
        )

    def _when(self, session: TrainingSession) -> str:
        if session.start_minute is None:
            return self.tr("Any time · {minutes} min").format(minutes=session.duration_minutes)
        time = clock_text(session.start_minute)
        if session.place is Place.HOME:
            return self.tr("{time} · at home").format(time=time)
        trainer = self._trainers.get(session.trainer_id) if session.trainer_id else None
        if trainer is None:
            return self.tr("{time} · {minutes} min").format(
                time=time, minutes=session.duration_minutes
            )
        return f"{time} · {trainer.split()[0]}"

    def _mark(self, item: PlannedExercise) -> Mark:
        if item.kept is not None:
            return Mark.KEPT
        if item.substitution is None:
            return Mark.NONE
        return Mark.KIT if item.substitution.cause == "kit" else Mark.SWAP

    def _spoken(self, item: PlannedExercise, session: TrainingSession, index: int) -> str:
        parts = [
            self._catalog.get(item.exercise).name,
            self._wording.spoken_dose(item.dose),
            *self._swap_parts(item),
            self._wording.day_name(session.day),
            self.tr("Session") if self._is_hidden else session.title,
            self.tr("{place} of {count}").format(place=index + 1, count=len(session.items)),
        ]
        return ", ".join(parts)

    def _swap_parts(self, item: PlannedExercise) -> list[str]:
        swap, parts = item.substitution, []
        if swap is not None and swap.original != item.exercise:
            name = self._wording.inner_name(swap.original)
            parts.append(self.tr("in place of {name}").format(name=name))
        elif swap is not None:
            parts.append(self.tr("lighter for now"))
        if item.kept is not None:
            parts.append(self.tr("kept with a note"))
        review = swap.review_on if swap else item.kept.review_on if item.kept else None
        if review is not None:
            parts.append(self.tr("review {date}").format(date=month_day(review)))
        return parts
