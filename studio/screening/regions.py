"""The parts of the body a client can mark, and how they are grouped.

An *area* is one marked region with its side, written `low_back` when both sides (or the middle)
are meant, else `knee:left`.
"""

from collections.abc import Mapping

REGIONS = (
    "neck",
    "upper_back",
    "low_back",
    "pelvis",
    "shoulder",
    "elbow",
    "wrist",
    "chest_wall",
    "hip",
    "knee",
    "ankle",
)
SIDES = ("both", "left", "right")

_SPINE = frozenset({"neck", "upper_back", "low_back", "pelvis"})

REGION_SETS: Mapping[str, frozenset[str]] = {
    "MARKED": frozenset(REGIONS),
    "SPINE": _SPINE,
    "BACK": _SPINE - {"neck"},
    "LIMB": frozenset(REGIONS) - _SPINE - {"chest_wall"},
    "LOWER": frozenset({"hip", "knee", "ankle"}),
    "NECK": frozenset({"neck"}),
    "KNEE": frozenset({"knee"}),
    "SHOULDER": frozenset({"shoulder"}),
    "WRIST": frozenset({"wrist", "elbow"}),
    **{region: frozenset({region}) for region in REGIONS},
}
"""What a condition may call a group of regions; every region is also a group of its own."""


def area_key(region: str, side: str = "both") -> str:
    """Return how a marked region is named in findings and lists of open questions."""
    return region if side == "both" else f"{region}:{side}"


def place_of(area: str) -> tuple[int, int]:
    """Return where an area stands among all, head to foot, for putting areas in order."""
    return REGIONS.index(region_of(area)), SIDES.index(side_of(area))


def region_of(area: str) -> str:
    """Return the region of an area, such as `knee` of `knee:left`."""
    return area.partition(":")[0]


def side_of(area: str) -> str:
    """Return the side of an area: left, right or both."""
    return area.partition(":")[2] or "both"
