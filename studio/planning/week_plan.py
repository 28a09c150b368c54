"""One client's week as immutable values.

A change makes a new `WeekPlan` that shares everything unchanged with the old one; undo keeps
the old one.  Days count from 0 (Monday) to 6; times are local minutes after midnight.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from studio.exercises.prescription import Prescription
from studio.ids import ClientId, ExerciseSlug, ItemId, PlanId, SessionId, TrainerId

DAYS = 7


class Place(str, Enum):
    """Where a session happens."""

    STUDIO = "studio"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Substitution:
    """What a planned exercise stands in for, and everything the card and the sheet say of it.

    `keeps` are muscle and pattern keys, `lowers` demand axis keys, `codes` the restriction codes
    and `rules` the rule ids behind it; `cause` is "comfort" or "kit".
    """

    original: ExerciseSlug
    original_dose: Prescription
    keeps: tuple[str, ...]
    lowers: tuple[str, ...]
    codes: tuple[str, ...]
    rules: tuple[str, ...]
    review_on: date | None
    next_step: ExerciseSlug | None = None
    cause: str = "comfort"
    load_limit_g: int | None = None


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """A trainer's note why the original stays although a precaution asks for another one."""

    reason: str
    note: str
    trainer_id: TrainerId
    review_on: date


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """An exercise at a place in a session."""

    id: ItemId
    exercise: ExerciseSlug
    dose: Prescription
    substitution: Substitution | None = None
    kept: KeptOriginal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """One visit, or one piece of home work, on one day of the week."""

    id: SessionId
    day: int
    title: str
    items: tuple[PlannedExercise, ...] = ()
    start_minute: int | None = None
    duration_minutes: int = 60
    place: Place = Place.STUDIO
    trainer_id: TrainerId | None = None

    @property
    def end_minute(self) -> int | None:
        """Return when the session ends, or `None` if it may be done at any time."""
        return None if self.start_minute is None else self.start_minute + self.duration_minutes


@dataclass(frozen=True, slots=True)
class DailyHabit:
    """Something small for every day, such as walking 3 x 10 minutes."""

    exercise: ExerciseSlug
    dose: Prescription
    days: tuple[int, ...] = tuple(range(DAYS))


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """One client's week; `monday` is its key, never a week number."""

    id: PlanId
    client_id: ClientId
    monday: date
    sessions: tuple[TrainingSession, ...] = ()
    habits: tuple[DailyHabit, ...] = ()
    rest_days: frozenset[int] = frozenset()
    note: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a week that does not start on Monday."""
        if self.monday.weekday() != 0:
            raise ValueError(f"{self.monday} is not a Monday")

    def on_day(self, day: int) -> tuple[TrainingSession, ...]:
        """Return the sessions of a day, timed ones first in the order of the clock."""
        sessions = [session for session in self.sessions if session.day == day]
        return tuple(sorted(sessions, key=lambda s: (s.start_minute is None, s.start_minute or 0)))

    def session(self, session_id: SessionId) -> TrainingSession:
        """Return one session; raises `KeyError` if the week has none of this id."""
        for session in self.sessions:
            if session.id == session_id:
                return session
        raise KeyError(session_id)

    def item(self, item_id: ItemId) -> tuple[TrainingSession, int]:
        """Return the session an item is in and its place there; raises `KeyError`."""
        for session in self.sessions:
            for index, item in enumerate(session.items):
                if item.id == item_id:
                    return session, index
        raise KeyError(item_id)

    def with_session(self, session: TrainingSession) -> "WeekPlan":
        """Return the week with *session* in place of the one with the same id."""
        sessions = tuple(session if s.id == session.id else s for s in self.sessions)
        return replace(self, sessions=sessions)

    def date_of(self, day: int) -> date:
        """Return the calendar day of weekday *day*."""
        return self.monday + timedelta(days=day)

    @property
    def items(self) -> tuple[PlannedExercise, ...]:
        """Return all planned exercises in the order of the week."""
        return tuple(
            item for day in range(DAYS) for session in self.on_day(day) for item in session.items
        )


def monday_of(day: date) -> date:
    """Return the Monday of the week that *day* is in."""
    return day - timedelta(days=day.weekday())
