"""The library's numbers agree with each other, whoever graded which entry."""

import pytest

from studio.exercises.demand import AXES, Axis
from studio.exercises.exercise import Exercise, LoadBasis
from tests.studio.exercises.library import the_catalog

WEIGHT_STACKS = frozenset(
    {
        "lat_pulldown", "row_machine", "chest_press", "shoulder_press_machine", "pec_deck",
        "leg_extension", "leg_curl", "hip_machine", "calf_machine",
    }
)  # fmt: skip

EASIER_AND_HARDER = (
    ("squat_bodyweight", "squat_goblet"),
    ("squat_bodyweight", "squat_dumbbell"),
    ("squat_bodyweight", "squat_barbell_back"),
    ("hinge_dowel", "cable_pull_through"),
    ("rdl_single_leg_bw", "rdl_single_leg"),
    ("split_squat_bw", "split_squat_goblet"),
    ("split_squat_bw", "split_squat_dumbbell"),
    ("lunge_reverse_bw", "lunge_reverse_dumbbell"),
    ("lunge_walking_bw", "lunge_walking_dumbbell"),
    ("lunge_walking_bw", "lunge_barbell"),
    ("split_squat_rear_foot_bw", "split_squat_rear_foot_dumbbell"),
    ("step_up", "step_up_dumbbell"),
    ("hip_thrust_bw", "hip_thrust_band"),
    ("hip_thrust_bw", "hip_thrust_dumbbell"),
    ("hip_thrust_bw", "hip_thrust_barbell"),
    ("walk_10", "walk_brisk"),
    ("walk_10", "carry_farmers"),
    ("walk_10", "carry_suitcase"),
    ("run_easy", "run_intervals"),
    ("bike_upright", "bike_intervals"),
    ("rower_easy", "rower_intervals"),
    ("plank_high", "plank_shoulder_tap"),
)


def asks(exercise: Exercise, axis: Axis) -> int:
    return exercise.light[AXES.index(axis)]


@pytest.mark.parametrize(("easier", "harder"), EASIER_AND_HARDER)
def test_more_of_the_same_asks_at_least_as_much(easier: str, harder: str):
    one, other = the_catalog().get(easier), the_catalog().get(harder)
    less = [axis.value for axis in AXES if asks(other, axis) < asks(one, axis)]
    assert less == []
    assert all(high >= low for low, high in zip(one.full, other.full, strict=True))


def test_sitting_and_standing_load_the_spine():
    upright = {"seated", "standing", "split_stance", "single_leg", "kneeling", "half_kneeling"}
    for exercise in the_catalog():
        if exercise.position in upright:
            assert asks(exercise, Axis.COMPRESSION) >= 1, exercise.slug


def test_standing_free_asks_for_balance():
    held = {"wall", "chair"}
    for exercise in the_catalog():
        if exercise.position in {"standing", "split_stance", "single_leg"}:
            supported = any(group & held for group in exercise.equipment)
            assert supported or asks(exercise, Axis.BALANCE) >= 1, exercise.slug


def test_an_outside_weight_always_changes_something():
    for exercise in the_catalog():
        if exercise.load_basis is LoadBasis.EXTERNAL:
            assert exercise.full != exercise.light, exercise.slug


def test_a_weight_stack_has_a_first_plate():
    for exercise in the_catalog():
        if any(group <= WEIGHT_STACKS for group in exercise.equipment):
            assert exercise.min_load_g >= 5000, exercise.slug


def test_one_sided_work_is_dosed_by_the_side():
    for exercise in the_catalog():
        if exercise.laterality == "unilateral":
            assert exercise.dose.per_side, exercise.slug
