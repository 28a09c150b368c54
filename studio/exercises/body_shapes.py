"""Draws a solved skeleton as capsule limbs, with a gap around head and near arm."""

import math

from studio.exercises.shapes import Disc, Ink, Shape, Stroke
from studio.exercises.skeleton import ANKLE_HEIGHT, TOE, Point, Skeleton, View

TORSO = 0.160
THIGH_WIDTH = 0.132
SHANK_WIDTH = 0.106
FOOT_WIDTH = 0.074
ARM_WIDTH = 0.080
HAND_WIDTH = 0.070
HEAD_RADIUS = 0.088
GAP = 0.020
TOE_DRAWN = TOE - 0.012
CHIN = 0.018  # how far the face lies ahead of the neck
SHOULDER_DROP = 0.012  # the trunk's round end begins below the shoulder joint
CROSSING = 0.12  # from here on an ankle rests on the other knee
DEEP_FOLD = 122.0  # from this hip angle on the thigh is set off from the trunk


def far_shapes(body: Skeleton) -> list[Shape]:
    """Return the limbs on the far side, lighter, unless the near ones hide them."""
    if body.pose.view is View.FRONT:
        return []
    shapes: list[Shape] = []
    if not _same(body, ("knee", "ankle", "toe")):
        shapes += _leg(body, "far", Ink.FAR)
    if not _same(body, ("elbow", "wrist", "fingers")):
        shapes += _arm(body, "far", Ink.FAR)
    return shapes


def trunk_shapes(body: Skeleton) -> list[Shape]:
    """Return trunk, head and legs of the near side; a head before its arm comes later."""
    head = [] if _arm_hides_head(body) else _head(body)
    if body.pose.view is View.FRONT:
        return [
            *_leg(body, "far", Ink.BODY),
            *(_shank_gap(body) if _legs_cross(body) else []),
            *_leg(body, "near", Ink.BODY),
            *_front_trunk(body),
        ]
    leg, trunk = _leg(body, "near", Ink.BODY), [*_side_trunk(body), *head]
    if body.angles["near_hip"] < DEEP_FOLD:
        return [*leg, *trunk]
    return [*trunk, *_set_off(body, "near")]


def arm_shapes(body: Skeleton) -> list[Shape]:
    """Return the near arm (both arms from the front) with the gap that sets it off."""
    sides = ("far", "near") if body.pose.view is View.FRONT else ("near",)
    shapes: list[Shape] = []
    for side in sides:
        shapes += _arm_gap(body, side)
        shapes += _arm(body, side, Ink.BODY)
    if _arm_hides_head(body):
        shapes += _head(body)
    return shapes


def _arm_hides_head(body: Skeleton) -> bool:
    """Return whether an arm at the head would cut it in two, as any arm from the front may."""
    if body.pose.view is View.FRONT:
        return True
    shoulder, elbow, wrist, _ = _arm_points(body, "near")
    center = _head_center(body)
    nearest = min(_distance(center, shoulder, elbow), _distance(center, elbow, wrist))
    return nearest < HEAD_RADIUS * 0.6


def _distance(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end) ** 2 or 1.0
    along = (point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (
        end[1] - start[1]
    )
    return math.dist(point, _between(start, end, max(0.0, min(1.0, along / length))))


def _same(body: Skeleton, joints: tuple[str, ...]) -> bool:
    return all(
        math.dist(body.points[f"near_{joint}"], body.points[f"far_{joint}"]) < 0.02
        for joint in joints
    )


def _leg(body: Skeleton, side: str, ink: Ink) -> list[Shape]:
    hip, knee = body.points[f"{side}_hip"], body.points[f"{side}_knee"]
    ankle = body.points[f"{side}_ankle"]
    return [
        Stroke((hip, knee), THIGH_WIDTH, ink),
        Stroke((knee, ankle), SHANK_WIDTH, ink),
        *_foot(body, side, ink),
    ]


def _legs_cross(body: Skeleton) -> bool:
    return math.dist(body.points["near_ankle"], body.points["far_knee"]) < CROSSING


def _shank_gap(body: Skeleton) -> list[Shape]:
    ends = (body.points["near_knee"], body.points["near_ankle"])
    return [Stroke(ends, SHANK_WIDTH + 2 * GAP, Ink.GAP)]


def _set_off(body: Skeleton, side: str) -> list[Shape]:
    """Return a leg that lies over the trunk, with a gap around the free part of its thigh."""
    hip, knee = body.points[f"{side}_hip"], body.points[f"{side}_knee"]
    start = (hip[0] + (knee[0] - hip[0]) * 0.4, hip[1] + (knee[1] - hip[1]) * 0.4)
    return [Stroke((start, knee), THIGH_WIDTH + 2 * GAP, Ink.GAP), *_leg(body, side, Ink.BODY)]


def _foot(body: Skeleton, side: str, ink: Ink) -> list[Shape]:
    ankle, heel, toe = (body.points[f"{side}_{name}"] for name in ("ankle", "heel", "toe"))
    half = FOOT_WIDTH / 2
    if body.pose.view is View.FRONT:
        return [Stroke((ankle, _lifted(toe, ankle, heel)), FOOT_WIDTH, ink)]
    foot = math.radians(body.angles[f"{side}_foot"])
    forward, sole = (math.sin(foot), -math.cos(foot)), (-math.cos(foot), -math.sin(foot))
    lift = ANKLE_HEIGHT - half
    back = (ankle[0] + sole[0] * lift, ankle[1] + sole[1] * lift)
    length = TOE_DRAWN
    if body.pose.view is View.SIDE and back[1] > half > back[1] + forward[1] * length:
        # On the ball of the foot the toes bend; drawn stiff they would sink into the floor.
        length = max((back[1] - half) / -forward[1], TOE_DRAWN / 2)
    front = (back[0] + forward[0] * length, back[1] + forward[1] * length)
    return [Stroke((back, front), FOOT_WIDTH, ink)]


def _lifted(toe: Point, ankle: Point, under: Point) -> Point:
    """Return the toe raised off the sole by half the foot's thickness."""
    share = FOOT_WIDTH / 2 / ANKLE_HEIGHT
    return (
        toe[0] + (ankle[0] - under[0]) * share,
        toe[1] + (ankle[1] - under[1]) * share,
    )


def _arm(body: Skeleton, side: str, ink: Ink) -> list[Shape]:
    shoulder, elbow, wrist, fingers = _arm_points(body, side)
    return [
        Stroke((shoulder, elbow, wrist), ARM_WIDTH, ink),
        Stroke((wrist, fingers), HAND_WIDTH, ink),
    ]


def _arm_gap(body: Skeleton, side: str) -> list[Shape]:
    return [Stroke(_arm_points(body, side), ARM_WIDTH + 2 * GAP, Ink.GAP)]


def _arm_points(body: Skeleton, side: str) -> tuple[Point, ...]:
    return tuple(
        body.points[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist", "fingers")
    )


def _side_trunk(body: Skeleton) -> list[Shape]:
    hip, waist = body.points["hip"], body.points["waist"]
    shoulder = _toward(body.points["shoulder"], waist, SHOULDER_DROP)
    bow = (
        2 * waist[0] - (hip[0] + shoulder[0]) / 2,
        2 * waist[1] - (hip[1] + shoulder[1]) / 2,
    )
    return [Stroke((hip, bow, shoulder), TORSO, Ink.BODY, curve=True)]


def _front_trunk(body: Skeleton) -> list[Shape]:
    """Return the trunk as three strokes side by side: broad shoulders, narrower hips."""
    waist = body.points["waist"]
    shapes: list[Shape] = []
    for part in (-1.0, 0.0, 1.0):
        side = "near" if part >= 0 else "far"
        share = 0.62 * abs(part)
        top = _between(body.points["shoulder"], body.points[f"{side}_shoulder"], share)
        bottom = _between(body.points["hip"], body.points[f"{side}_hip"], 0.6 * abs(part))
        top = _toward(top, waist, 0.02)
        middle = _between(waist, _between(top, bottom, 0.5), 0.9)
        shapes.append(Stroke((bottom, middle, top), 0.112, Ink.BODY))
    return shapes


def _head_center(body: Skeleton) -> Point:
    x, y = body.points["head"]
    if body.pose.view is View.FRONT:
        return (x, y)
    tilt = math.radians(body.angles["tilt"])
    return (x + math.cos(tilt) * CHIN, y - math.sin(tilt) * CHIN)


def _head(body: Skeleton) -> list[Shape]:
    center = _head_center(body)
    return [Disc(center, HEAD_RADIUS + GAP, Ink.GAP), Disc(center, HEAD_RADIUS, Ink.BODY)]


def _between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def _toward(start: Point, end: Point, length: float) -> Point:
    distance = math.dist(start, end) or 1.0
    return _between(start, end, length / distance)
