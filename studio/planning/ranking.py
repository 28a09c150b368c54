"""How well one exercise stands in for another: nine parts that add up to 100.

Nothing here knows what suits a client; only exercises that passed every hard limit are ranked.
Each part is kept, so that a trainer can be shown why one option stands above another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from studio.exercises.caps import Caps
from studio.exercises.demand import AXES, Axis, Demands
from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.vocabulary import SMALL_REGION_PATTERNS, UPRIGHT_POSITIONS
from studio.planning.affinity import Affinity

PATTERN, MUSCLES, STIMULUS, ROOM = 24, 18, 12, 12
LADDER, INTENT, SIDE, POSITION, LEVEL = 10, 10, 5, 5, 4

_HARDER_TO_LEARN = 8
_NEW_STRESS = 12
_HIGH_STRESS = 3
_STRESS_STEP = 2
_LONGEST_LADDER = 12
_FAR_ON_THE_LADDER = 0.3
_STIMULUS_BY_BASIS = {LoadBasis.EXTERNAL: 1.0, LoadBasis.BAND: 0.8, LoadBasis.BODYWEIGHT: 0.5}
_LOAD_INDEX = tuple(i for i, a in enumerate(AXES) if a not in (Axis.CARDIO, Axis.BALANCE))

_NEAR, _RELATED, _DISTANT = 60, 30, 20


@dataclass(frozen=True, slots=True)
class Taste:
    """What client and trainer would rather have; each is a set of slugs.

    `recent` was done in the last session of the same kind, `set_up` is standing ready.
    """

    liked: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()
    recent: frozenset[str] = frozenset()
    set_up: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One part of a score: its key, what it gave and what it could have given."""

    key: str
    points: float
    of: float


def is_related(original: Exercise, other: Exercise, affinity: Affinity) -> bool:
    """Return whether *other* trains near enough the same to stand in for *original*."""
    shared = not set(original.muscles).isdisjoint(other.muscles)
    percent = affinity.between(original.pattern, other.pattern)
    if _is_small(original) or _is_small(other):
        return shared and percent >= _RELATED
    return percent >= _NEAR or (shared and percent >= _RELATED)


def is_distantly_related(original: Exercise, other: Exercise, affinity: Affinity) -> bool:
    """Return whether *other* is near enough when nothing nearer is left."""
    shared = not set(original.muscles).isdisjoint(other.muscles)
    percent = affinity.between(original.pattern, other.pattern)
    return percent >= _DISTANT and (shared or not (_is_small(original) or _is_small(other)))


def score_parts(
    original: Exercise,
    other: Exercise,
    affinity: Affinity,
    *,
    effort_share: float,
    loads_over: int,
) -> tuple[ScorePart, ...]:
    """Return the nine parts.

    *effort_share* is how much of the planned effort the limits leave; *loads_over* counts the
    capped demands that *other* could still exceed at its full load.
    """
    return (
        _part("pattern", PATTERN, affinity.between(original.pattern, other.pattern) / 100),
        _part("muscles", MUSCLES, _shared(original.muscles, other.muscles)),
        _part("stimulus", STIMULUS, _stimulus(original, other) * effort_share),
        _part("room", ROOM, max(0.0, 1 - loads_over / 2)),
        _part("ladder", LADDER, _on_ladder(original, other)),
        _part("intent", INTENT, _shared(original.intents, other.intents)),
        _part("side", SIDE, 1 if original.laterality == other.laterality else 0.4),
        _part("position", POSITION, _position(original, other)),
        _part("level", LEVEL, 1 - abs(original.level.rank - other.level.rank) / 2),
    )


def adjustments(
    original: Exercise,
    other: Exercise,
    *,
    original_demands: Demands,
    other_demands: Demands,
    taste: Taste,
    prefer: frozenset[str],
) -> Iterator[ScorePart]:
    """Yield what is taken off or added to the nine parts, where there is any."""
    above = other.level.rank - original.level.rank
    if above > 0:
        yield _change("harder_to_learn", -_HARDER_TO_LEARN * above)
    new = new_stresses(original_demands, other_demands)
    if new:
        yield _change("new_stress", -_NEW_STRESS * len(new))
    if other.slug in taste.liked or other.slug in prefer:
        yield _change("liked", 3)
    if other.slug in taste.disliked:
        yield _change("disliked", -6)
    if other.slug in taste.recent:
        yield _change("recent", -4)
    if other.slug in taste.set_up:
        yield _change("set_up", 2)


def new_stresses(original: Demands, other: Demands) -> tuple[Axis, ...]:
    """Return the demands that would be high and clearly higher than in the original."""
    return tuple(
        AXES[i]
        for i in _LOAD_INDEX
        if other[i] >= _HIGH_STRESS and other[i] - original[i] >= _STRESS_STEP
    )


def loads_over(exercise: Exercise, caps: Caps) -> int:
    """Return how many capped demands could be exceeded at full load."""
    return sum(full > cap for full, cap in zip(exercise.full, caps.values, strict=True))


def _part(key: str, weight: float, share: float) -> ScorePart:
    return ScorePart(key, round(weight * share, 2), weight)


def _change(key: str, points: float) -> ScorePart:
    return ScorePart(key, points, 0)


def _shared(wanted: tuple[str, ...], given: tuple[str, ...]) -> float:
    return len(set(wanted) & set(given)) / len(wanted) if wanted else 0


def _stimulus(original: Exercise, other: Exercise) -> float:
    if original.load_basis is other.load_basis is LoadBasis.BODYWEIGHT:
        return 1
    return _STIMULUS_BY_BASIS[other.load_basis]


def _on_ladder(original: Exercise, other: Exercise) -> float:
    if not original.ladder or original.ladder != other.ladder:
        return 0
    return max(_FAR_ON_THE_LADDER, 1 - abs(original.rung - other.rung) / _LONGEST_LADDER)


def _position(original: Exercise, other: Exercise) -> float:
    if original.position == other.position:
        return 1
    return 0.6 if UPRIGHT_POSITIONS.issuperset({original.position, other.position}) else 0.3


def _is_small(exercise: Exercise) -> bool:
    return exercise.pattern in SMALL_REGION_PATTERNS
