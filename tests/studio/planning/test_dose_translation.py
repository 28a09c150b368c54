import pytest

from studio.exercises.dose_text import dose_text, parse_dose
from studio.exercises.exercise import Level
from studio.planning.dose_translation import translated, usual_dose
from studio.planning.suitability import ClientLimits, room_for
from tests.studio.exercises.library import the_affinity, the_catalog, the_words
from tests.studio.planning.limits import a_client

NO_LIMITS = ClientLimits(level=Level.ADVANCED, body_mass_kg=75)


def told(original: str, dose: str, substitute: str, limits: ClientLimits = NO_LIMITS) -> str:
    start, end = the_catalog().get(original), the_catalog().get(substitute)
    room = room_for(end, end.dose, limits)
    found = translated(start, parse_dose(dose), end, room, limits, the_affinity())
    return dose_text(found, the_words())


@pytest.mark.parametrize(
    ("original", "dose", "substitute", "becomes"),
    [
        ("squat_barbell_back", "3x5 80kg", "squat_bodyweight", "3 × 10"),
        ("squat_barbell_back", "5x3 100kg", "squat_bodyweight", "5 × 10"),
        ("squat_barbell_back", "3x5 80kg", "squat_goblet", "3 × 10, 20 kg"),
        ("squat_barbell_back", "3x5 80kg", "leg_press_partial", "3 × 10, 95 kg"),
        ("deadlift_barbell", "3x5 100kg", "deadlift_kb_raised", "3 × 10, 24 kg"),
        ("deadlift_barbell", "3x5 100kg", "hip_thrust_dumbbell", "3 × 10, 37 kg"),
        ("bench_press_barbell", "3x5 60kg", "bench_press_dumbbell", "3 × 10, 45 kg"),
        ("bench_press_barbell", "3x5 60kg", "floor_press_dumbbell", "3 × 10, 42 kg"),
        ("bench_press_barbell", "3x5 60kg", "chest_press_machine", "3 × 10, 47.5 kg"),
        ("row_barbell_bent_over", "3x8 60kg", "row_cable_seated", "3 × 8, 40 kg"),
        ("row_barbell_bent_over", "3x6 60kg", "row_dumbbell_single", "3 × 7 each side, 18 kg"),
        ("overhead_press_barbell", "3x5 40kg", "shoulder_press_dumbbell_seated", "3 × 10, 26 kg"),
        ("squat_barbell_back", "3x5 200kg", "squat_goblet", "3 × 10, 30 kg"),
        ("row_cable_seated", "3x10 50kg", "row_cable_single_standing", "3 × 7 each side, 17.5 kg"),
        ("pull_up", "3x8", "lat_pulldown", "3 × 8, 45 kg"),
        ("squat_goblet", "3x12 16kg", "squat_bodyweight", "3 × 12"),
        ("squat_goblet", "3x12 16kg", "squat_band_resisted", "3 × 12, medium band"),
        ("squat_bodyweight", "3x12", "split_squat_bw", "3 × 8 each side"),
        ("split_squat_bw", "3x8/side", "squat_bodyweight", "3 × 12"),
        ("squat_bodyweight", "3x10", "wall_sit", "3 × 30 s"),
        ("squat_bodyweight", "3x30", "wall_sit", "3 × 45 s"),
        ("wall_sit", "3x30 s", "squat_bodyweight", "3 × 10"),
        ("squat_jump", "4x5", "squat_bodyweight", "4 × 7"),
        ("run_easy", "25 min", "bike_upright", "25 min"),
        ("run_intervals", "6x2 min", "bike_upright", "18 min"),
        ("bike_intervals", "8x30 s", "bike_upright", "10 min"),
        ("run_easy", "25 min", "walk_10", "3 × 10 min a day"),
        ("hamstring_stretch_reach", "3x40 s/side", "hamstring_stretch_strap", "3 × 40 s each side"),
        ("cat_cow", "5 slow", "cat_cow_seated", "5 slow"),
        ("bird_dog", "3x6/side", "dead_bug", "3 × 6 each side"),
    ],
)
def test_a_dose_is_carried_over_in_kind(original, dose, substitute, becomes):
    assert told(original, dose, substitute) == becomes


def test_the_limit_is_lower_than_any_guess():
    limits = a_client("no_heavy_axial", tier="rehab_first")
    assert told("squat_barbell_back", "3x5 80kg", "squat_goblet", limits) == "3 × 10, 7 kg"


def test_the_same_number_of_kilograms_is_not_taken_along_by_chance():
    assert told("squat_barbell_back", "3x5 60kg", "leg_press") == "3 × 10, 70 kg"
    assert told("deadlift_kb", "3x8 10kg", "deadlift_kb_raised") == "3 × 8, 8 kg"


def test_effort_is_the_lower_of_plan_and_limit():
    limits = a_client(tier="rehab_first")
    bridge = the_catalog().get("glute_bridge")
    room = room_for(bridge, bridge.dose, limits)
    for planned, effort in ((3, 3), (8, 4), (None, 4)):
        dose = parse_dose("3x10" + (f" effort {planned}" if planned else ""))
        found = translated(bridge, dose, bridge, room, limits, the_affinity())
        assert found.effort == effort
    assert usual_dose(bridge, room, limits).effort == 4


def test_only_a_band_on_hand_loads_with_the_band():
    limits = a_client(tier="rehab_first", kit=frozenset({"band"}))
    assert told("pallof_press", "3x8/side", "straight_arm_pulldown", limits).endswith("light band")
