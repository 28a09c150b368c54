"""Many exercises on their way into one client's week, each held against the client."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug, ItemId, SessionId
from studio.planning.fitting import Fate, Fitting, Landing
from studio.planning.rules import Hours, times_within
from studio.planning.templates import TemplateSession, TemplateSlot, choice_for
from studio.planning.week_plan import Place, PlannedExercise, TrainingSession, WeekPlan


@dataclass(frozen=True, slots=True)
class Filled:
    """The week after many exercises were placed at once.

    `swapped` are the items that became another exercise or a lighter one, `left_out` what found
    no stand-in, and `moved` the sessions that the opening hours set to another time.
    """

    plan: WeekPlan
    swapped: tuple[ItemId, ...] = ()
    left_out: tuple[ExerciseSlug, ...] = ()
    moved: tuple[SessionId, ...] = ()


class Intake:
    """Copies what is taken in, fitted to the client, and keeps count of what had to change.

    *with_notes* is off for another person's week: no note ever changes hands.
    """

    def __init__(
        self,
        fitting: Fitting,
        new_id: Callable[[], str],
        today: date,
        *,
        hours: Hours | None = None,
        with_notes: bool = True,
    ) -> None:
        self._fitting = fitting
        self._new_id = new_id
        self._today = today
        self._hours = hours
        self._with_notes = with_notes
        self._swapped: list[ItemId] = []
        self._left_out: list[ExerciseSlug] = []
        self._moved: list[SessionId] = []

    def result(self, plan: WeekPlan) -> Filled:
        """Return *plan* with everything that was counted on the way."""
        return Filled(plan, tuple(self._swapped), tuple(self._left_out), tuple(self._moved))

    def item(self, landing: Landing) -> PlannedExercise | None:
        """Return a new item for what landed; `None` where nothing did."""
        if landing.fate is Fate.NOTHING:
            self._left_out.append(landing.exercise)
            return None
        item = PlannedExercise(
            ItemId(self._new_id()), landing.exercise, landing.dose, landing.substitution
        )
        if landing.substitution is not None:
            self._swapped.append(item.id)
        return item

    def copied(self, item: PlannedExercise) -> PlannedExercise | None:
        """Return a copy of *item*: as it is where that still suits, else as its wish lands now."""
        if self._stays(item):
            note = item.note if self._with_notes else ""
            return replace(item, id=ItemId(self._new_id()), note=note)
        return self.item(self._fitting.landing(*wish_of(item)))

    def session(self, session: TrainingSession, day: int) -> TrainingSession:
        """Return a copy of *session* for *day*, within the opening hours if there are any."""
        copies = [self.copied(item) for item in session.items]
        return self._within_hours(
            replace(
                session,
                id=SessionId(self._new_id()),
                day=day,
                items=tuple(copy for copy in copies if copy is not None),
            )
        )

    def from_template(
        self, made: TemplateSession, day: int, titles: Mapping[str, str]
    ) -> TrainingSession:
        """Return the session that a template means for *day*, every slot fitted."""
        items = [self.item(self._slot(slot)) for slot in made.slots]
        return self._within_hours(
            TrainingSession(
                SessionId(self._new_id()),
                day,
                titles.get(made.title, made.title),
                tuple(item for item in items if item is not None),
                made.start_minute,
                made.minutes,
                made.place,
            )
        )

    def _slot(self, slot: TemplateSlot) -> Landing:
        chosen = choice_for(slot, self._fitting.catalog, self._fitting.suits)
        return self._fitting.landing(*chosen)

    def _stays(self, item: PlannedExercise) -> bool:
        if item.kept is not None:
            return self._with_notes and item.kept.review_on >= self._today
        return self._fitting.suits(item.exercise, item.dose)

    def _within_hours(self, session: TrainingSession) -> TrainingSession:
        start = session.start_minute
        if self._hours is None or start is None or session.place is Place.HOME:
            return session
        times = times_within(start, session.duration_minutes, self._hours[session.day])
        if times and times[0] == start:
            return session
        self._moved.append(session.id)
        return replace(session, start_minute=times[0] if times else None)


def wish_of(item: PlannedExercise) -> tuple[ExerciseSlug, Prescription]:
    """Return what was asked for in the first place, before any swap."""
    if item.substitution is not None:
        return item.substitution.original, item.substitution.original_dose
    return item.exercise, item.dose
