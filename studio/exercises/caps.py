"""The most that may be asked of one client for now: caps on demands, and what is left out.

Restriction codes, restriction sets by stage and the tier each bring limits; together the
lowest cap counts and everything left out by one of them stays out.  Every limit remembers the
keys it came from, so that each answer can say why.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

from studio.errors import UnknownKey
from studio.exercises.demand import AXES, HIGHEST_DEMAND, Axis
from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.prescription import Prescription

HIGHEST_EFFORT = 10
UNCAPPED = (HIGHEST_DEMAND,) * len(AXES)
_Value = TypeVar("_Value")
_AXIS_INDEX = {axis: index for index, axis in enumerate(AXES)}
_SECONDS_A_REPETITION = 3
_SECONDS_A_BREATH = 6


class Column(str, Enum):
    """Which of the two cap lists of a restriction code counts."""

    REBUILD_FIRST = "rebuild_first"
    ADAPTED = "adapted"


class Stage(str, Enum):
    """How settled things are; later stages never allow less."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Leaves out every exercise that answers to all the fields that are given.

    `shorter_than_s` lets a dose pass that takes less than so many seconds.
    """

    position: str = ""
    pattern: str = ""
    exercise: str = ""
    equipment: str = ""
    shorter_than_s: int = 0
    codes: tuple[str, ...] = ()

    def covers(self, exercise: Exercise, dose: Prescription) -> bool:
        """Return whether *exercise* at *dose* is left out."""
        return (
            self.position in ("", exercise.position)
            and self.pattern in ("", exercise.pattern)
            and self.exercise in ("", exercise.slug)
            and (not self.equipment or _needs(exercise, self.equipment))
            and work_seconds(dose) >= self.shorter_than_s
        )

    @property
    def subject(self) -> tuple[str, str]:
        """Return what is left out as (kind, key), the most telling field first."""
        for kind in ("exercise", "equipment", "pattern"):
            if getattr(self, kind):
                return kind, getattr(self, kind)
        return "position", self.position


@dataclass(frozen=True, slots=True)
class Limit:
    """What one code, set, stage or tier brings along."""

    caps: Mapping[Axis, int] = field(default_factory=dict)
    exclusions: tuple[Exclusion, ...] = ()
    load_percent_max: int | None = None
    effort_max: int = HIGHEST_EFFORT
    prefer: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Caps:
    """All limits of one client together.

    `values` holds a cap per axis in the order of `AXES` (4 caps nothing) and `behind` the keys
    of the limits that set it.  `load_percent_max` is the highest share of full load.
    """

    values: tuple[int, ...] = UNCAPPED
    behind: tuple[tuple[str, ...], ...] = ((),) * len(AXES)
    exclusions: tuple[Exclusion, ...] = ()
    load_percent_max: int | None = None
    load_behind: tuple[str, ...] = ()
    effort_max: int = HIGHEST_EFFORT
    effort_behind: tuple[str, ...] = ()
    prefer: frozenset[str] = frozenset()

    def cap(self, axis: Axis) -> int | None:
        """Return the cap on *axis*, or `None` where nothing is capped."""
        value = self.values[_AXIS_INDEX[axis]]
        return None if value == HIGHEST_DEMAND else value

    def codes_for(self, axis: Axis) -> tuple[str, ...]:
        """Return the keys of the limits behind the cap on *axis*."""
        return self.behind[_AXIS_INDEX[axis]]


NO_CAPS = Caps()


@dataclass(frozen=True, slots=True)
class CodeLimits:
    """The two cap lists of a restriction code."""

    rebuild_first: Limit
    adapted: Limit

    def of(self, column: Column) -> Limit:
        """Return the list of one column."""
        return self.rebuild_first if column is Column.REBUILD_FIRST else self.adapted


@dataclass(frozen=True, slots=True)
class CapSet:
    """A restriction set: one situation with its limits by stage and a line for the client."""

    key: str
    label: str
    client_line: str
    stages: Mapping[Stage, Limit]


@dataclass(frozen=True, slots=True)
class TierLimits:
    """What a tier brings by itself, and which column of the codes counts for it."""

    column: Column
    limit: Limit


@dataclass(frozen=True, slots=True)
class CapTables:
    """All limits by key, as the files have them."""

    codes: Mapping[str, CodeLimits]
    sets: Mapping[str, CapSet]
    tiers: Mapping[str, TierLimits]
    stage_efforts: Mapping[Stage, int]


def caps_for(
    tables: CapTables,
    codes: Iterable[str],
    *,
    tier_key: str | None,
    sets: Iterable[tuple[str, str]] = (),
) -> Caps:
    """Return everything that limits a client with these codes, this tier and these sets.

    Sets are named with their stage; keys that no table knows raise `UnknownKey`.
    """
    limits: list[tuple[str, Limit]] = []
    column = Column.ADAPTED
    if tier_key is not None:
        tier = _known("tier", tier_key, tables.tiers)
        column = tier.column
        limits.append((tier_key, tier.limit))
    limits += [(code, _known("restriction", code, tables.codes).of(column)) for code in codes]
    for key, stage in sets:
        limits += _set_limits(tables, key, stage)
    return combined(limits)


def combined(limits: Iterable[tuple[str, Limit]]) -> Caps:
    """Return named limits as one: the lowest cap counts, exclusions add up."""
    named = tuple(limits)
    values = tuple(
        min((limit.caps.get(axis, HIGHEST_DEMAND) for _, limit in named), default=HIGHEST_DEMAND)
        for axis in AXES
    )
    behind = tuple(
        _keys(name for name, limit in named if limit.caps.get(axis) == value)
        if value < HIGHEST_DEMAND
        else ()
        for axis, value in zip(AXES, values, strict=True)
    )
    shares = [limit.load_percent_max for _, limit in named if limit.load_percent_max is not None]
    share = min(shares, default=None)
    effort = min((limit.effort_max for _, limit in named), default=HIGHEST_EFFORT)
    return Caps(
        values=values,
        behind=behind,
        exclusions=_merged_exclusions(named),
        load_percent_max=share,
        load_behind=_keys(n for n, limit in named if limit.load_percent_max == share)
        if share is not None
        else (),
        effort_max=effort,
        effort_behind=_keys(n for n, limit in named if limit.effort_max == effort)
        if effort < HIGHEST_EFFORT
        else (),
        prefer=frozenset().union(*(limit.prefer for _, limit in named)),
    )


def work_seconds(dose: Prescription) -> int:
    """Return about how long the work of a dose takes, without rests."""
    sides = 2 if dose.per_side else 1
    return dose.sets.high * sides * _seconds_a_set(dose)


def _seconds_a_set(dose: Prescription) -> int:
    if dose.minutes is not None:
        return dose.minutes.high * 60
    held = 0 if dose.seconds is None else dose.seconds.high
    if dose.reps is not None:
        return dose.reps.high * (held or _SECONDS_A_REPETITION)
    return held or (dose.breaths.high * _SECONDS_A_BREATH if dose.breaths else 0)


def _needs(exercise: Exercise, piece: str) -> bool:
    # A bar that hangs in a rack as a handle is no weight.
    return exercise.load_basis is LoadBasis.EXTERNAL and frozenset({piece}) in exercise.equipment


def _set_limits(tables: CapTables, key: str, stage_key: str) -> list[tuple[str, Limit]]:
    cap_set = _known("set", key, tables.sets)
    stage = _known("stage", stage_key, {stage.value: stage for stage in cap_set.stages})
    ceiling = Limit(effort_max=tables.stage_efforts[stage])
    return [(key, cap_set.stages[stage]), (key, ceiling)]


def _merged_exclusions(named: Collection[tuple[str, Limit]]) -> tuple[Exclusion, ...]:
    found: dict[Exclusion, list[str]] = {}
    for name, limit in named:
        for exclusion in limit.exclusions:
            found.setdefault(exclusion, []).append(name)
    return tuple(replace(exclusion, codes=_keys(names)) for exclusion, names in found.items())


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _known(kind: str, key: str, known: Mapping[str, _Value]) -> _Value:
    if key not in known:
        near = tuple(get_close_matches(key, known, n=3))
        raise UnknownKey(kind=kind, key=key, near=near, reason="near" if near else "")
    return known[key]
