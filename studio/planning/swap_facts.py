"""What a swap keeps, what it lowers, and which step comes after it."""

from collections.abc import Iterable

from studio.exercises.catalog import Catalog
from studio.exercises.demand import AXES, Demands
from studio.exercises.exercise import Exercise
from studio.exercises.kit import missing_kit
from studio.ids import ExerciseSlug
from studio.planning.suitability import ClientLimits, HindranceKind, Verdict

POSITION = "position"


def kept(original: Exercise, substitute: Exercise) -> tuple[str, ...]:
    """Return the pattern, if it is the same, and the muscles that both train."""
    pattern = (original.pattern,) if original.pattern == substitute.pattern else ()
    return (*pattern, *(m for m in original.muscles if m in substitute.muscles))


def lowered(verdict: Verdict, asked: Demands, offered: Demands) -> tuple[str, ...]:
    """Return the demands that come down, the one furthest over its cap first.

    Where no cap was exceeded the reason is a position, or the swap lowers what it happens to.
    """
    if verdict.cause == "kit":
        return ()
    over = sorted(verdict.exceeded, key=lambda one: one.cap - one.value)
    by_caps = tuple(one.axis.value for one in over if offered[AXES.index(one.axis)] < one.value)
    if any(hindrance.kind is HindranceKind.POSITION for hindrance in verdict.hindrances):
        return (*by_caps, POSITION)
    return by_caps or _less(asked, offered)


def next_step(
    original: Exercise, substitute: Exercise, catalog: Catalog, limits: ClientLimits
) -> ExerciseSlug | None:
    """Return the rung after *substitute*, towards *original* where both share a ladder."""
    rungs: Iterable[Exercise] = catalog.ladder(substitute.ladder)
    harder = [one for one in rungs if one.rung > substitute.rung]
    if original.ladder == substitute.ladder:
        harder = [one for one in harder if one.rung < original.rung or one is original]
    if not harder:
        return None
    return min(harder, key=lambda one: _nearness(one, original, limits)).slug


def _nearness(one: Exercise, original: Exercise, limits: ClientLimits) -> tuple[object, ...]:
    return (
        bool(missing_kit(one, limits.kit)),
        one.level.rank > max(limits.level.rank, original.level.rank),
        one.rung,
        one.load_basis is not original.load_basis,
        one.name,
    )


def _less(asked: Demands, offered: Demands) -> tuple[str, ...]:
    drops = [
        (before - after, axis) for axis, before, after in zip(AXES, asked, offered, strict=True)
    ]
    drops.sort(key=lambda drop: -drop[0])
    return tuple(axis.value for drop, axis in drops if drop > 0)[:2]
