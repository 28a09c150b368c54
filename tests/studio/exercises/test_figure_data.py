"""Holds every bundled figure against what a body can do and what a tile can show."""

import math
from collections.abc import Iterator

from resources import read_folder
from studio.exercises.catalog_file import parse_catalog
from studio.exercises.figure import Figure, Ground
from studio.exercises.figure_file import parse_figures
from studio.exercises.pose_solver import solve
from studio.exercises.shapes import bounds_of
from studio.exercises.skeleton import (
    SIDES,
    ArmAngles,
    HandTarget,
    Pose,
    Skeleton,
    View,
)

BOOK = parse_figures(read_folder("data/figures"))
FRAMES = ("start", "end")

FLOOR_SLACK = 0.02
SURFACES = {"back", "tail", "nape", "lap", "chest", "chin"}  # places on the skin, for equipment
TOES_SLACK = 0.04  # toes bend where the foot is drawn stiff
LIMITS = {"elbow": (0, 150), "knee": (0, 150), "hip": (-20, 125), "ankle": (-85, 40)}
SHOULDER = (-45, 200)
LIMIT_SLACK = 5
# Deep positions that go beyond the usual range on purpose.
DEEPER = {
    "worlds_greatest_stretch": {"hip", "shoulder"},  # long lunge; the arm follows a turned chest
    "dip_bench": {"shoulder"},
    "dip_parallel": {"shoulder"},
}
CENTER_SLACK = 0.03
# In a run the body falls from foot to foot.
RUNNING = {"run_easy", "run_intervals", "walk_jog"}
# Shares of body mass and where the segments lie (Winter).
SEGMENTS = (
    (0.028, "shoulder", "elbow"),
    (0.016, "elbow", "wrist"),
    (0.006, "wrist", "hand"),
    (0.100, "hip", "knee"),
    (0.0465, "knee", "ankle"),
    (0.0145, "heel", "toe"),
)
LEAST_TURN = 10.0
LEAST_MOVE = 0.04


def bodies(figure: Figure) -> Iterator[Skeleton]:
    for name in FRAMES:
        yield solve(figure.frame(name).pose)


def wrapped(angle: float) -> float:
    return (angle + 180) % 360 - 180


def center_of_mass(body: Skeleton) -> float:
    points = body.points
    mass = 0.497 + 0.081
    moment = 0.497 * (points["hip"][0] + points["shoulder"][0]) / 2 + 0.081 * points["head"][0]
    for side in SIDES:
        for share, start, end in SEGMENTS:
            middle = (points[f"{side}_{start}"][0] + points[f"{side}_{end}"][0]) / 2
            moment += share * middle
            mass += share
    return moment / mass


def joint_problems(body: Skeleton, side: str) -> Iterator[str]:
    for joint, (low, high) in LIMITS.items():
        angle = wrapped(body.angles[f"{side}_{joint}"])
        if isinstance(arm_of(body.pose, side), HandTarget) and joint == "elbow":
            angle = abs(angle)  # an elbow told to point elsewhere turns with the upper arm
        if not low - LIMIT_SLACK <= angle <= high + LIMIT_SLACK:
            yield f"{side} {joint} {angle:.0f}"
    if reaches_out(body.pose, side):
        shoulder = wrapped(body.angles[f"{side}_shoulder"])
        shoulder += 360 if shoulder < -150 else 0
        if not SHOULDER[0] <= shoulder <= SHOULDER[1]:
            yield f"{side} shoulder {shoulder:.0f}"


def arm_of(pose: Pose, side: str) -> ArmAngles | HandTarget:
    return pose.near_arm if side == "near" else pose.far_arm


def reaches_out(pose: Pose, side: str) -> bool:
    """Tell whether the arm moves in the plane of the picture, not to the own body."""
    arm = arm_of(pose, side)
    return isinstance(arm, ArmAngles) or not arm.spot.landmark


def test_nearly_every_exercise_has_a_figure() -> None:
    assert len(BOOK) >= 300


def test_every_figure_belongs_to_an_exercise() -> None:
    catalog = parse_catalog(read_folder("data/exercises"))
    known = {exercise.slug for exercise in catalog}
    assert {figure.slug for figure in BOOK} <= known


def test_nothing_sinks_into_the_floor() -> None:
    sunken = [
        (figure.slug, name)
        for figure in BOOK
        if figure.ground is not Ground.NONE
        for body in bodies(figure)
        for name, (_, y) in body.points.items()
        if name not in SURFACES and y < -(TOES_SLACK if name.endswith("toe") else FLOOR_SLACK)
    ]
    assert not sunken


def test_joints_stay_within_human_range() -> None:
    problems = [
        (figure.slug, problem)
        for figure in BOOK
        for body in bodies(figure)
        if body.pose.view is View.SIDE
        for side in SIDES
        if not any(name.startswith(side) for name in body.pose.depth)
        for problem in joint_problems(body, side)
        if problem.split()[1] not in DEEPER.get(figure.slug, set())
    ]
    assert not problems


def test_start_and_end_differ_unless_it_is_a_hold() -> None:
    alike = [
        figure.slug
        for figure in BOOK
        if not figure.is_hold
        if not moves(figure) or BOOK.shapes(figure.slug, "start") == BOOK.shapes(figure.slug, "end")
    ]
    assert not alike


def moves(figure: Figure) -> bool:
    start, end = bodies(figure)
    turn = max(abs(wrapped(start.angles[name] - end.angles[name])) for name in start.angles)
    way = max(math.dist(start.points[name], end.points[name]) for name in start.points)
    return turn >= LEAST_TURN or way >= LEAST_MOVE or figure.start.props != figure.end.props


def test_who_stands_free_is_in_balance() -> None:
    falling = [
        figure.slug
        for figure in BOOK
        if figure.ground is Ground.FLOOR and figure.slug not in RUNNING
        for frame in (figure.start, figure.end)
        if frame.pose.view is View.SIDE and not frame.props and not is_balanced(frame.pose)
    ]
    assert not falling


def is_balanced(pose: Pose) -> bool:
    body = solve(pose)
    feet = standing_feet(body)
    if not feet:
        return True
    heel = min(body.points[f"{side}_heel"][0] for side in feet)
    toe = max(body.points[f"{side}_toe"][0] for side in feet)
    return heel - CENTER_SLACK <= center_of_mass(body) <= toe + CENTER_SLACK


def standing_feet(body: Skeleton) -> list[str]:
    """Return the sides whose foot carries, or none where something else touches the ground."""
    low = {name.partition("_")[2] or name for name, (_, y) in body.points.items() if y < 0.06}
    if not low or low - {"heel", "ball", "toe", "ankle"}:
        return []
    return [
        side
        for side in SIDES
        if min(body.points[f"{side}_heel"][1], body.points[f"{side}_ball"][1]) < FLOOR_SLACK
    ]


def test_shapes_stay_within_the_box_and_fill_it() -> None:
    beyond, small = [], []
    for figure in BOOK:
        boxes = [bounds_of(BOOK.shapes(figure.slug, name)) for name in (*FRAMES, "key")]
        left, top = (min(box[place] for box in boxes) for place in (0, 1))
        right, bottom = (max(box[place] for box in boxes) for place in (2, 3))
        if min(left, top) < 0 or max(right, bottom) > 100:
            beyond.append(figure.slug)
        if max(right - left, bottom - top) < 75:
            small.append(figure.slug)
    assert not beyond
    assert not small
