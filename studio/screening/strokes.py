"""The lines of a signature: kept small, and told from a slip of the pen."""

import math
from collections.abc import Sequence
from itertools import pairwise

from studio.screening.signature import Stroke

WIDTH = 1000
"""Points are counted in thousandths of the pad's width."""

MOST_STROKES = 200
MOST_POINTS = 4000

_CLOSEST = 3.0
_LEAST_INK = 60


def thinned(stroke: Stroke, closest: float = _CLOSEST) -> Stroke:
    """Return *stroke* without points that are nearer than *closest* to the one before.

    First and last point always stay, so a dot stays a dot and a line its length.
    """
    kept = list(stroke[:1])
    for point in stroke[1:]:
        if math.dist(point, kept[-1]) >= closest:
            kept.append(point)
    if len(kept) > 1:
        kept[-1] = stroke[-1]
    elif stroke and stroke[-1] != kept[0]:
        kept.append(stroke[-1])
    return tuple(kept)


def within_limits(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Return at most 200 strokes with at most 4000 points together, as true as that allows."""
    kept = tuple(thinned(stroke) for stroke in strokes[:MOST_STROKES] if stroke)
    closest = _CLOSEST
    while sum(map(len, kept)) > MOST_POINTS:
        closest *= 2
        kept = tuple(thinned(stroke, closest) for stroke in kept)
    return kept


def is_signed(strokes: Sequence[Stroke]) -> bool:
    """Tell whether there is more than a dot or a slip."""
    return sum(math.dist(a, b) for stroke in strokes for a, b in pairwise(stroke)) >= _LEAST_INK
