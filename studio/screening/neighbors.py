"""What lies beside a sore place and is asked about once, when the place is marked.

The links are those of everyday practice: low back with pelvis and hip, neck with upper back,
knee with hip and ankle.  They say where to look as well, never what comes from what.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from studio.screening.regions import area_key, region_of, side_of

NEIGHBORS: Mapping[str, tuple[str, ...]] = {
    "low_back": ("pelvis", "hip", "upper_back"),
    "neck": ("upper_back", "shoulder"),
    "knee": ("hip", "ankle"),
    "shoulder": ("neck", "upper_back"),
    "hip": ("low_back", "knee"),
    "ankle": ("knee", "hip"),
}

STAMP = "neighbors:"
"""Stamps that begin with this name a region that was asked about."""

_AT_ONCE = 4
_ONE_SIDED = frozenset({"shoulder", "hip", "knee", "ankle"})


def neighbors_of(areas: Sequence[str], asked: Iterable[str]) -> tuple[str, ...]:
    """Return the areas beside the marked *areas* that are not marked themselves.

    Regions that were *asked* about before are left out, and so are more than a few at once.  Beside
    one knee lies the hip of the same side, beside the low back both hips.
    """
    done = frozenset(asked)
    found: dict[str, str] = {}
    for area in areas:
        for near in _beside(area):
            if region_of(near) not in done and not _is_marked(near, areas):
                found.setdefault(region_of(near), near)
    return tuple(found.values())[:_AT_ONCE]


def _beside(area: str) -> Iterator[str]:
    for region in NEIGHBORS.get(region_of(area), ()):
        yield area_key(region, side_of(area) if region in _ONE_SIDED else "both")


def _is_marked(area: str, marked: Iterable[str]) -> bool:
    region, side = region_of(area), side_of(area)
    mates = [side_of(other) for other in marked if region_of(other) == region]
    return bool(mates) and (side == "both" or side in mates or "both" in mates)
