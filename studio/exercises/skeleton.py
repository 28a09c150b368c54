"""The jointed body behind every exercise figure: its lengths, and where its joints come to lie.

Lengths are shares of stature (Drillis and Contini 1966, as printed by Winter).  Angles are in
degrees and zero in upright standing; the side view faces right, x runs forward and y up from
the floor.  Everything hangs on the pelvis, so one set of formulas covers standing, lying,
kneeling and hanging.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

LOWER_TRUNK = 0.118
UPPER_TRUNK = 0.170
NECK = 0.152  # shoulder joint to the middle of the head
THIGH = 0.245
SHANK = 0.246
UPPER_ARM = 0.186
FOREARM = 0.146
GRIP = 0.050  # wrist to what the hand holds
HAND = 0.085  # wrist to the finger joints
ANKLE_HEIGHT = 0.039
HEEL = 0.035  # behind the ankle
BALL = 0.080  # ahead of the ankle
TOE = 0.112
SHOULDER_HALF = 0.096  # half the distance between the arms, seen from the front
HIP_HALF = 0.052
REACH_SLACK = 0.025  # how far a target may lie beyond a straight limb

Point = tuple[float, float]
SIDES = ("near", "far")


class View(str, Enum):
    """Where the onlooker stands."""

    SIDE = "side"
    FRONT = "front"
    TOP = "top"  # somebody lying on the side, seen in profile from above


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture: a point, or an offset from a named landmark of the body."""

    x: float = 0.0
    y: float = 0.0
    landmark: str = ""


@dataclass(frozen=True, slots=True)
class Spine:
    """Forward lean of the pelvis and bending of the trunk above it; sideways in a front view."""

    pelvis: float = 0.0
    lumbar: float = 0.0
    thoracic: float = 0.0
    neck: float = 0.0


@dataclass(frozen=True, slots=True)
class ArmAngles:
    """An arm given by its joints; from the front the first angle is lifting to the side."""

    shoulder: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0


@dataclass(frozen=True, slots=True)
class HandTarget:
    """An arm given by the place of its hand; `flat` turns the hand to an angle of its own.

    With `flat` the wrist is at the spot, otherwise what the hand holds.  `bend` is -1 where the
    elbow must point to the other side than it does by itself.
    """

    spot: Spot
    flat: float | None = None
    bend: int = 1


@dataclass(frozen=True, slots=True)
class LegAngles:
    """A leg given by its joints; without an ankle the sole stays level."""

    hip: float = 0.0
    knee: float = 0.0
    ankle: float | None = None


@dataclass(frozen=True, slots=True)
class FootTarget:
    """A leg given by the place of its heel, ball or ankle; `pitch` lifts the toes."""

    spot: Spot
    by: str = "heel"
    pitch: float = 0.0
    bend: int = 1


Arm = ArmAngles | HandTarget
Leg = LegAngles | FootTarget


@dataclass(frozen=True, slots=True)
class Pose:
    """One moment of an exercise; `depth` shortens segments that point at the onlooker."""

    view: View = View.SIDE
    spine: Spine = Spine()
    near_arm: Arm = ArmAngles()
    far_arm: Arm = ArmAngles()
    near_leg: Leg = LegAngles()
    far_leg: Leg = LegAngles()
    anchor: Spot = Spot(landmark="near_heel")
    depth: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A solved pose: places by landmark and the joint angles that lead there."""

    pose: Pose
    points: Mapping[str, Point]
    angles: Mapping[str, float] = field(default_factory=dict)

    def at(self, spot: Spot) -> Point:
        """Return the place of *spot*."""
        x, y = self.points[spot.landmark] if spot.landmark else (0.0, 0.0)
        return (x + spot.x, y + spot.y)
