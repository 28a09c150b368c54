"""Where the joints of a pose come to lie.

Given joints are laid out from the pelvis, the whole is pinned at its anchor, and then the limbs
that have a target reach for it with two bones each.
"""

import math
from types import MappingProxyType

from studio.exercises.skeleton import (
    ANKLE_HEIGHT,
    BALL,
    FOREARM,
    GRIP,
    HAND,
    HEEL,
    HIP_HALF,
    LOWER_TRUNK,
    NECK,
    REACH_SLACK,
    SHANK,
    SHOULDER_HALF,
    SIDES,
    THIGH,
    TOE,
    UPPER_ARM,
    UPPER_TRUNK,
    ArmAngles,
    FootTarget,
    HandTarget,
    LegAngles,
    Point,
    Pose,
    Skeleton,
    Spot,
    View,
)


class OutOfReach(ValueError):
    """A hand or foot is sent to a place that its limb cannot reach."""


def solve(pose: Pose) -> Skeleton:
    """Return where every landmark of *pose* lies."""
    return _Solver(pose).solve()


def up(angle: float) -> Point:
    """Return the direction of a trunk segment at *angle*."""
    radians = math.radians(angle)
    return (math.sin(radians), math.cos(radians))


def down(angle: float) -> Point:
    """Return the direction of a limb segment at *angle*."""
    radians = math.radians(angle)
    return (math.sin(radians), -math.cos(radians))


def _step(start: Point, direction: Point, length: float) -> Point:
    return (start[0] + direction[0] * length, start[1] + direction[1] * length)


def _two_bones(first: float, second: float, start: Point, end: Point) -> tuple[float, float]:
    """Return the direction of the first bone and the inner bend that reach from start to end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = math.hypot(dx, dy)
    if distance > first + second + REACH_SLACK:
        raise OutOfReach(f"{distance:.3f} away, {first + second:.3f} long")
    distance = min(max(distance, abs(first - second) + 1e-6), first + second - 1e-6)
    straight = math.degrees(math.atan2(dx, -dy))
    at_start = (first**2 + distance**2 - second**2) / (2 * first * distance)
    inside = (first**2 + second**2 - distance**2) / (2 * first * second)
    lean = math.degrees(math.acos(max(-1.0, min(1.0, at_start))))
    bend = 180 - math.degrees(math.acos(max(-1.0, min(1.0, inside))))
    return straight - lean, bend if dx or dy else 0.0


class _Solver:
    """Places one pose; kept apart so that the solved skeleton stays a plain value."""

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        self.front = pose.view is View.FRONT
        self.points: dict[str, Point] = {"hip": (0.0, 0.0)}
        self.angles: dict[str, float] = {}

    def solve(self) -> Skeleton:
        """Place trunk and given joints, then pin the anchor, then reach for the targets."""
        self._place_trunk()
        legs = {"near": self.pose.near_leg, "far": self.pose.far_leg}
        arms = {"near": self.pose.near_arm, "far": self.pose.far_arm}
        for side in SIDES:
            leg, arm = legs[side], arms[side]
            if isinstance(leg, LegAngles):
                self._place_leg(side, leg)
            if isinstance(arm, ArmAngles):
                self._place_arm(side, arm)
        self._pin()
        for side in reversed(SIDES):  # a near foot may rest on the far knee
            leg = legs[side]
            if isinstance(leg, FootTarget):
                self._reach_foot(side, leg)
        for side in SIDES:
            arm = arms[side]
            if isinstance(arm, HandTarget):
                self._reach_hand(side, arm)
        return Skeleton(self.pose, MappingProxyType(self.points), MappingProxyType(self.angles))

    def _place_trunk(self) -> None:
        spine, depth = self.pose.spine, self.pose.depth.get("trunk", 1.0)
        low = spine.pelvis + spine.lumbar
        high = low + spine.thoracic
        tilt = high + spine.neck
        self.angles |= {"pelvis": spine.pelvis, "low": low, "high": high, "tilt": tilt}
        waist = _step((0.0, 0.0), up(low), LOWER_TRUNK * depth)
        shoulder = _step(waist, up(high), UPPER_TRUNK * depth)
        self.points |= {
            "waist": waist,
            "shoulder": shoulder,
            "head": _step(shoulder, up(tilt), NECK * self.pose.depth.get("head", 1.0)),
        }
        for name, joint, angle, ahead in (
            ("lap", "hip", low, 0.09),
            ("tail", "hip", low, -0.105),
            ("chest", "shoulder", high, 0.09),
            ("back", "shoulder", high, -0.105),
            ("nape", "head", tilt, -0.105),
            ("chin", "head", tilt, 0.10),
        ):
            self.points[name] = _step(self.points[joint], down(90 - angle), ahead)
        across, level = down(90 - high), down(90 - spine.pelvis)
        for side in SIDES:
            half = self._sign(side) if self.front else 0.0
            self.points[f"{side}_shoulder"] = _step(shoulder, across, half * SHOULDER_HALF)
            self.points[f"{side}_hip"] = _step((0.0, 0.0), level, half * HIP_HALF)

    def _sign(self, side: str) -> float:
        return -1.0 if self.front and side == "far" else 1.0

    def _length(self, name: str, length: float) -> float:
        return length * self.pose.depth.get(name, 1.0)

    def _place_arm(self, side: str, arm: ArmAngles) -> None:
        sign = self._sign(side)
        upper = sign * arm.shoulder - self.angles["high"]
        fore = upper + sign * arm.elbow
        self.angles |= {f"{side}_shoulder": arm.shoulder, f"{side}_elbow": arm.elbow}
        self._set_arm(side, upper, fore, fore + sign * arm.wrist)

    def _set_arm(self, side: str, upper: float, fore: float, hand: float) -> None:
        shoulder = self.points[f"{side}_shoulder"]
        elbow = _step(shoulder, down(upper), self._length(f"{side}_upper_arm", UPPER_ARM))
        wrist = _step(elbow, down(fore), self._length(f"{side}_forearm", FOREARM))
        grip, tip = GRIP, HAND
        shrink = self.pose.depth.get(f"{side}_hand", 1.0)
        self.angles |= {f"{side}_forearm": fore, f"{side}_hand": hand}
        self.points |= {
            f"{side}_elbow": elbow,
            f"{side}_wrist": wrist,
            f"{side}_hand": _step(wrist, down(hand), grip * shrink),
            f"{side}_fingers": _step(wrist, down(hand), tip * shrink),
        }

    def _place_leg(self, side: str, leg: LegAngles) -> None:
        sign = self._sign(side)
        thigh = sign * leg.hip - self.pose.spine.pelvis
        shank = thigh - sign * leg.knee
        level = leg.ankle is None
        foot = 90.0 if leg.ankle is None else shank + 90 + leg.ankle
        self.angles |= {f"{side}_hip": leg.hip, f"{side}_knee": leg.knee}
        self._set_leg(side, thigh, shank, foot, level=level)

    def _set_leg(self, side: str, thigh: float, shank: float, foot: float, *, level: bool) -> None:
        hip = self.points[f"{side}_hip"]
        knee = _step(hip, down(thigh), self._length(f"{side}_thigh", THIGH))
        ankle = _step(knee, down(shank), self._length(f"{side}_shank", SHANK))
        self.angles |= {f"{side}_ankle": foot - 90 - shank, f"{side}_foot": foot}
        self.points |= {f"{side}_knee": knee, f"{side}_ankle": ankle}
        if self.front:
            self._set_front_foot(side, ankle, shank, level=level)
            return
        forward, sole = down(foot), down(foot - 90)
        under = _step(ankle, sole, ANKLE_HEIGHT)
        self.points |= {
            f"{side}_heel": _step(under, forward, -HEEL),
            f"{side}_ball": _step(under, forward, BALL),
            f"{side}_toe": _step(under, forward, TOE),
        }

    def _set_front_foot(self, side: str, ankle: Point, shank: float, *, level: bool) -> None:
        sole = (0.0, -1.0) if level else down(shank)
        outward = self._sign(side)
        across = (-sole[1] * outward, sole[0] * outward)
        under = _step(ankle, sole, ANKLE_HEIGHT)
        self.points |= {
            f"{side}_heel": under,
            f"{side}_ball": _step(under, across, 0.02),
            f"{side}_toe": _step(under, across, 0.045),
        }

    def _pin(self) -> None:
        anchor = self.pose.anchor
        x, y = self.points[anchor.landmark]
        dx, dy = anchor.x - x, anchor.y - y
        self.points = {name: (px + dx, py + dy) for name, (px, py) in self.points.items()}

    def _spot(self, spot: Spot) -> Point:
        x, y = self.points[spot.landmark] if spot.landmark else (0.0, 0.0)
        return (x + spot.x, y + spot.y)

    def _reach_foot(self, side: str, target: FootTarget) -> None:
        foot = 90 + target.pitch
        forward, sole = down(foot), down(foot - 90)
        ankle = self._spot(target.spot)
        if target.by != "ankle":
            ankle = _step(ankle, sole, -ANKLE_HEIGHT)
            if not self.front:
                ankle = _step(ankle, forward, HEEL if target.by == "heel" else -BALL)
        sign = self._sign(side) * target.bend
        thigh, bend = self._bones(side, ("thigh", THIGH), ("shank", SHANK), ankle, -sign)
        shank = thigh - sign * bend
        pelvis = self.pose.spine.pelvis
        self.angles |= {
            f"{side}_hip": self._sign(side) * (thigh + pelvis),
            f"{side}_knee": target.bend * bend,
        }
        self._set_leg(side, thigh, shank, foot, level=True)

    def _reach_hand(self, side: str, target: HandTarget) -> None:
        place = self._spot(target.spot)
        sign = self._sign(side) * target.bend
        reach = FOREARM if target.flat is not None else FOREARM + GRIP
        upper, bend = self._bones(side, ("upper_arm", UPPER_ARM), ("forearm", reach), place, sign)
        fore = upper + sign * bend
        hand = fore if target.flat is None else target.flat
        self.angles |= {
            f"{side}_shoulder": self._sign(side) * (upper + self.angles["high"]),
            f"{side}_elbow": target.bend * bend,
        }
        self._set_arm(side, upper, fore, hand)

    def _bones(
        self,
        side: str,
        first: tuple[str, float],
        second: tuple[str, float],
        end: Point,
        sign: float,
    ) -> tuple[float, float]:
        """Return the angle of the first bone and the bend; *sign* says which way it folds."""
        start = self.points[f"{side}_{'shoulder' if first[0] == 'upper_arm' else 'hip'}"]
        lengths = (
            self._length(f"{side}_{first[0]}", first[1]),
            self._length(f"{side}_{second[0]}", second[1]),
        )
        try:
            low, bend = _two_bones(*lengths, start, end)
        except OutOfReach as problem:
            raise OutOfReach(f"{side} {first[0]}: {problem}") from None
        straight = math.degrees(math.atan2(end[0] - start[0], -(end[1] - start[1])))
        return (low if sign > 0 else 2 * straight - low), bend
