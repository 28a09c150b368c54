"""How a week is balanced: sets per kind of movement, minutes, and load through the back.

The numbers are for looking at, never a gate; targets follow the common advice to train each
main movement with some six to ten sets a week and to walk every day.
"""

from dataclasses import dataclass
from enum import Enum

from studio.exercises.catalog import Catalog
from studio.exercises.demand import AXES, Axis
from studio.exercises.exercise import Exercise
from studio.exercises.load import demands_at
from studio.exercises.prescription import Prescription
from studio.planning.week_plan import PlannedExercise, WeekPlan

BACK_CELLS = 6
POINTS_PER_CELL = 8
_COMPRESSION = AXES.index(Axis.COMPRESSION)
_POINTS = (0, 0, 1, 2, 4)  # one set at compression 0 to 4


class Group(str, Enum):
    """The kinds of movement a week is looked at by."""

    SQUAT = "squat"
    HINGE = "hinge"
    PUSH = "push"
    PULL = "pull"
    CORE = "core"
    MOBILITY = "mobility"
    WALK = "walk"


TARGETS: dict[Group, int] = {
    Group.SQUAT: 6,
    Group.HINGE: 6,
    Group.PUSH: 8,
    Group.PULL: 8,
    Group.CORE: 8,
    Group.MOBILITY: 6,
    Group.WALK: 7,
}

_PATTERNS: dict[Group, tuple[str, ...]] = {
    Group.SQUAT: ("squat", "lunge", "knee_ext", "jump"),
    Group.HINGE: ("hinge", "bridge", "knee_flex", "back_ext", "hip_iso", "oly"),
    Group.PUSH: ("push_h", "push_v", "arm_ext", "shoulder_iso", "throw"),
    Group.PULL: ("pull_h", "pull_v", "arm_flex", "scap", "cuff", "grip_wrist"),
    Group.CORE: (
        "core_anti_ext",
        "core_flex",
        "core_anti_lat",
        "core_anti_rot",
        "core_rot",
        "carry",
    ),
    Group.MOBILITY: (
        "stretch",
        "mobility_spine",
        "mobility_hip",
        "mobility_shoulder",
        "mobility_ankle",
        "mind_body",
        "breathing",
        "recovery",
        "balance",
        "neck",
        "ankle",
    ),
    Group.WALK: ("cardio_steady", "cardio_interval", "aquatic"),
}
GROUP_OF_PATTERN: dict[str, Group] = {
    pattern: group for group, patterns in _PATTERNS.items() for pattern in patterns
}


@dataclass(frozen=True, slots=True)
class Share:
    """What one kind of movement gets in a week: sets, or days for walking."""

    group: Group
    amount: int
    target: int

    @property
    def is_met(self) -> bool:
        """Tell whether the target is reached."""
        return self.amount >= self.target


@dataclass(frozen=True, slots=True)
class Balance:
    """A week in numbers."""

    shares: tuple[Share, ...]
    minutes: int
    back_cells: int

    def share(self, group: Group) -> Share:
        """Return the share of one kind of movement."""
        return next(share for share in self.shares if share.group is group)


def balance_of(plan: WeekPlan, catalog: Catalog, body_mass_kg: int) -> Balance:
    """Return the balance of a week."""
    counted = [(item, catalog.get(item.exercise)) for item in plan.items]
    amounts = dict.fromkeys(Group, 0)
    for item, exercise in counted:
        group = GROUP_OF_PATTERN.get(exercise.pattern)
        if group is not None and group is not Group.WALK:
            amounts[group] += item.dose.sets.low
    amounts[Group.WALK] = len(_days_walked(plan, catalog))
    shares = tuple(Share(group, amounts[group], TARGETS[group]) for group in Group)
    points = sum(back_points(exercise, item.dose, body_mass_kg) for item, exercise in counted)
    return Balance(shares, minutes_of(plan), min(BACK_CELLS, -(-points // POINTS_PER_CELL)))


def back_points(exercise: Exercise, dose: Prescription, body_mass_kg: int) -> int:
    """Return how much a dose adds to the load through the back; light work adds nothing."""
    value = demands_at(exercise, dose, body_mass_kg)[_COMPRESSION]
    return dose.sets.low * _POINTS[value]


def minutes_of(plan: WeekPlan) -> int:
    """Return the minutes of all sessions with something in them, and of the daily habits."""
    sessions = sum(session.duration_minutes for session in plan.sessions if session.items)
    return sessions + sum(
        len(habit.days) * habit.dose.times_a_day * habit.dose.minutes.low
        for habit in plan.habits
        if habit.dose.minutes is not None
    )


def _days_walked(plan: WeekPlan, catalog: Catalog) -> set[int]:
    def walks(item: PlannedExercise) -> bool:
        return GROUP_OF_PATTERN.get(catalog.get(item.exercise).pattern) is Group.WALK

    days = {s.day for s in plan.sessions if any(walks(item) for item in s.items)}
    for habit in plan.habits:
        if GROUP_OF_PATTERN.get(catalog.get(habit.exercise).pattern) is Group.WALK:
            days.update(habit.days)
    return days
