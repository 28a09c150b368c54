"""Demands proposed from what an entry resembles; in doubt the higher value."""

from collections.abc import Iterable, Sequence

from studio.exercises.demand import HIGHEST_DEMAND, Axis, Demands
from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.importing.families import OWN_WEIGHT, Family, FamilyBook, Reading
from studio.exercises.own import by_axis
from studio.exercises.vocabulary import EASE

Values = dict[str, int]

UNLOADED_PATTERNS = frozenset({*EASE, "cardio_steady", "cardio_interval", "core_anti_ext"})
_WEIGHTLESS = frozenset({OWN_WEIGHT, "ball", "roller"})
_GROWS_WITH_LOAD = (
    Axis.COMPRESSION, Axis.SHEAR, Axis.ROTATION, Axis.SHOULDER, Axis.KNEE, Axis.ANKLE, Axis.WRIST,
    Axis.STRAIN,
)  # fmt: skip
_LEAST_GRIP = 2


def is_loaded(reading: Reading, pattern: str) -> bool:
    """Return whether something outside the body makes the exercise heavier.

    Equipment that nobody names counts as a weight.
    """
    return reading.kind not in _WEIGHTLESS and pattern not in UNLOADED_PATTERNS


def proposed_demands(
    reading: Reading,
    pattern: str,
    likes: Sequence[Exercise],
    family: Family | None,
    book: FamilyBook,
    *,
    loads_back: bool,
) -> tuple[Values, Values]:
    """Return demands at light and at full load: the highest of *likes*, and what words add.

    *loads_back* says that the lower back is named among the muscles; that it is not named means
    nothing.
    """
    loaded = is_loaded(reading, pattern)
    light = _highest(one.light for one in likes)
    full = _highest(one.full for one in likes) if loaded else dict(light)
    if loaded and all(one.load_basis is LoadBasis.BODYWEIGHT for one in likes):
        full = _with_weight(full)
    for wanted in _added(reading, pattern, family, book):
        _raise(light, full, wanted, loaded=loaded)
    if loads_back and loaded:
        _raise(light, full, {Axis.COMPRESSION.value: 2, Axis.SHEAR.value: 2}, loaded=True)
    return light, full


def _highest(demands: Iterable[Demands]) -> Values:
    return by_axis(Demands(tuple(map(max, zip(*demands, strict=True)))))


def _with_weight(values: Values) -> Values:
    grown = dict(values)
    for axis in _GROWS_WITH_LOAD:
        if grown[axis] > 0:
            grown[axis.value] = min(HIGHEST_DEMAND, grown[axis] + 1)
    grown[Axis.GRIP.value] = max(grown[Axis.GRIP], _LEAST_GRIP)
    return grown


def _added(
    reading: Reading, pattern: str, family: Family | None, book: FamilyBook
) -> Iterable[Values]:
    if family is not None:
        yield dict(family.at_least)
    for one in book.raises:
        if (not one.patterns or pattern in one.patterns) and one.condition.fits(reading):
            yield dict(one.full)


def _raise(light: Values, full: Values, wanted: Values, *, loaded: bool) -> None:
    for axis, value in wanted.items():
        full[axis] = max(full[axis], value)
        light[axis] = max(light[axis], value - 1 if loaded else value)
