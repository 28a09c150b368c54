import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.exercises.pose_solver import OutOfReach, solve
from studio.exercises.skeleton import (
    ANKLE_HEIGHT,
    FOREARM,
    GRIP,
    LOWER_TRUNK,
    SHANK,
    THIGH,
    UPPER_ARM,
    UPPER_TRUNK,
    ArmAngles,
    FootTarget,
    HandTarget,
    LegAngles,
    Pose,
    Skeleton,
    Spine,
    Spot,
    View,
)

STANDING_HIP = ANKLE_HEIGHT + SHANK + THIGH
BONES = [
    ("hip", "waist", LOWER_TRUNK),
    ("waist", "shoulder", UPPER_TRUNK),
    *(
        (f"{side}_{upper}", f"{side}_{lower}", length)
        for side in ("near", "far")
        for upper, lower, length in (
            ("shoulder", "elbow", UPPER_ARM),
            ("elbow", "wrist", FOREARM),
            ("hip", "knee", THIGH),
            ("knee", "ankle", SHANK),
        )
    ),
]

angles = st.floats(-180, 180)
arms = st.builds(ArmAngles, angles, st.floats(0, 150), st.floats(-80, 80))
legs = st.builds(LegAngles, angles, st.floats(0, 150), st.none() | st.floats(-85, 40))
poses = st.builds(
    Pose,
    view=st.sampled_from(View),
    spine=st.builds(Spine, angles, angles, angles, angles),
    near_arm=arms,
    far_arm=arms,
    near_leg=legs,
    far_leg=legs,
    anchor=st.builds(Spot, st.floats(-1, 1), st.floats(0, 1), st.just("near_heel")),
)


def length(body: Skeleton, start: str, end: str) -> float:
    return math.dist(body.points[start], body.points[end])


def test_somebody_standing_is_as_tall_as_the_table_says() -> None:
    body = solve(Pose())
    assert body.points["hip"] == pytest.approx((0.035, 0.530))
    assert body.points["shoulder"] == pytest.approx((0.035, 0.818))
    assert body.points["near_heel"] == pytest.approx((0, 0))
    assert body.points["near_toe"][0] > 0.1


@given(poses)
def test_bones_keep_their_length_in_every_pose(pose: Pose) -> None:
    body = solve(pose)
    for start, end, bone in BONES:
        assert length(body, start, end) == pytest.approx(bone)


@given(poses)
def test_the_anchor_lies_where_it_was_pinned(pose: Pose) -> None:
    body = solve(pose)
    assert body.points["near_heel"] == pytest.approx((pose.anchor.x, pose.anchor.y))


@given(st.floats(-0.2, 0.25), st.floats(0.75, 1.15))
def test_a_hand_reaches_its_target_and_the_elbow_bends_the_human_way(x: float, y: float) -> None:
    body = solve(Pose(near_arm=HandTarget(Spot(x, y))))
    reach = math.dist((x, y), body.points["near_shoulder"])
    if abs(UPPER_ARM - FOREARM - GRIP) < reach < UPPER_ARM + FOREARM + GRIP:
        assert body.points["near_hand"] == pytest.approx((x, y), abs=1e-4)
    assert 0 <= body.angles["near_elbow"] <= 180


@given(st.floats(-0.25, 0.15), st.floats(0, 0.3))
def test_a_foot_lands_flat_and_the_knee_bends_the_human_way(x: float, y: float) -> None:
    pose = Pose(
        anchor=Spot(0.0, STANDING_HIP - 0.1, "hip"),
        near_leg=FootTarget(Spot(x, y)),
        far_leg=LegAngles(),
    )
    body = solve(pose)
    heel, toe = body.points["near_heel"], body.points["near_toe"]
    if 0.01 < length(body, "hip", "near_ankle") < THIGH + SHANK - 1e-3:
        assert heel == pytest.approx((x, y), abs=1e-4)
    assert toe[1] == pytest.approx(heel[1])
    assert toe[0] > heel[0]
    assert 0 <= body.angles["near_knee"] <= 180


def test_a_knee_may_be_told_to_point_the_other_way() -> None:
    forward = FootTarget(Spot(0, 0))
    backward = FootTarget(Spot(0, 0), bend=-1)
    ahead, behind = (
        solve(Pose(anchor=Spot(0, 0.4, "hip"), near_leg=leg, far_leg=LegAngles()))
        for leg in (forward, backward)
    )
    assert ahead.points["near_knee"][0] > 0 > behind.points["near_knee"][0]


def test_a_target_beyond_the_limb_is_refused() -> None:
    with pytest.raises(OutOfReach, match="near upper_arm"):
        solve(Pose(near_arm=HandTarget(Spot(2, 2))))
    with pytest.raises(OutOfReach, match="far thigh"):
        solve(Pose(far_leg=FootTarget(Spot(1, 0))))


def test_a_near_foot_may_rest_on_the_far_knee() -> None:
    body = solve(
        Pose(
            spine=Spine(-90),
            anchor=Spot(0, 0.08, "hip"),
            near_leg=FootTarget(Spot(0, 0.03, "far_knee"), by="ankle"),
            far_leg=FootTarget(Spot(0.26, 0)),
            depth={"near_thigh": 0.8, "near_shank": 0.6},
        )
    )
    knee = body.points["far_knee"]
    assert body.points["near_ankle"] == pytest.approx((knee[0], knee[1] + 0.03), abs=0.03)


def test_from_the_front_left_and_right_mirror_each_other() -> None:
    body = solve(
        Pose(
            view=View.FRONT,
            near_arm=ArmAngles(80, 20),
            far_arm=ArmAngles(80, 20),
            near_leg=LegAngles(20, 10),
            far_leg=LegAngles(20, 10),
            anchor=Spot(0, 0.5, "hip"),
        )
    )
    for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle"):
        near, far = body.points[f"near_{name}"], body.points[f"far_{name}"]
        assert near == pytest.approx((-far[0], far[1]))
        assert near[0] > 0


def test_depth_shortens_a_segment_that_points_at_the_onlooker() -> None:
    body = solve(Pose(depth={"near_thigh": 0.5}))
    assert length(body, "near_hip", "near_knee") == pytest.approx(THIGH / 2)
    assert length(body, "far_hip", "far_knee") == pytest.approx(THIGH)
