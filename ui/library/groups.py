"""The groups by which the library is narrowed."""

from enum import Enum

from studio.exercises.vocabulary import PATTERNS


class Group(str, Enum):
    """A filter above the list; the value is its key in object names."""

    ALL = "all"
    LEGS = "legs"
    PUSH = "push"
    PULL = "pull"
    CORE = "core"
    MOBILITY = "mobility"
    CARDIO = "cardio"


_PATTERNS: dict[Group, tuple[str, ...]] = {
    Group.ALL: PATTERNS,
    Group.LEGS: (
        "squat", "lunge", "hinge", "bridge", "knee_ext", "knee_flex", "hip_iso", "ankle",
        "jump", "oly",
    ),
    Group.PUSH: ("push_h", "push_v", "arm_ext", "shoulder_iso", "throw"),
    Group.PULL: ("pull_h", "pull_v", "arm_flex", "scap", "cuff", "grip_wrist"),
    Group.CORE: (
        "core_anti_ext", "core_anti_rot", "core_anti_lat", "core_rot", "core_flex", "back_ext",
        "carry",
    ),
    Group.MOBILITY: (
        "stretch", "mobility_spine", "mobility_hip", "mobility_shoulder", "mobility_ankle",
        "neck", "balance", "breathing", "mind_body", "recovery",
    ),
    Group.CARDIO: ("cardio_steady", "cardio_interval", "aquatic"),
}  # fmt: skip


def groups_of(pattern: str) -> frozenset[Group]:
    """Return the filters under which exercises of *pattern* are found."""
    return frozenset(group for group, patterns in _PATTERNS.items() if pattern in patterns)
