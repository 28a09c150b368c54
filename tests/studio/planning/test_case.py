import json

import pytest

from studio.errors import (
    BadFile,
    MissingValue,
    StudioError,
    UnknownKey,
    ValueOutOfRange,
    WrongInput,
)
from studio.exercises.prescription import Band, Prescription, Span
from studio.planning.case import answer_case, parse_case
from tests.studio.exercises.library import the_affinity, the_catalog, the_tables, the_words
from tests.studio.planning.limits import SORE_BACK

TOUR = {
    "exercise": "squat_barbell_back",
    "dose": {"sets": 3, "reps": 5, "load_kg": 60},
    "client": {"body_mass_kg": 75, "level": "beginner"},
    "restrictions": list(SORE_BACK),
    "tier": "rehab_first",
}


def parsed(case: object):
    text = case if isinstance(case, str) else json.dumps(case)
    return parse_case(text, the_catalog(), the_tables(), file="case.json")


def answered(**changes: object) -> dict:
    case = {key: value for key, value in {**TOUR, **changes}.items() if value is not None}
    answer = answer_case(parsed(case), the_catalog(), the_affinity(), the_words())
    return json.loads(json.dumps(answer))


def test_the_tour_answers_with_the_bodyweight_squat():
    answer = answered()
    assert answer["verdict"] == "substitute"
    assert answer["exceeded"] == [
        {"demand": "comp", "value": 4, "cap": 2},
        {"demand": "shear", "value": 3, "cap": 1},
        {"demand": "strain", "value": 3, "cap": 1},
    ]
    best = answer["substitutes"][0]
    assert best["exercise"] == "squat_bodyweight"
    assert best["dose"] == {"sets": 3, "reps": 10, "effort": 4, "text": "3 × 10"}
    assert best["keeps"] == ["squat", "quads", "glutes"]
    assert best["lowers"][0] == "comp"
    assert best["reason"].startswith("Bodyweight squat: keeps the squat pattern, legs and hips;")
    scores = [offer["score"] for offer in answer["substitutes"]]
    assert scores == sorted(scores, reverse=True)


def test_a_lower_load_is_the_same_exercise_first():
    answer = answered(
        exercise="squat_goblet",
        dose={"sets": 3, "reps": 8, "load_kg": 24},
        restrictions=["no_heavy_axial"],
        tier="gym_adapted",
    )
    first = answer["substitutes"][0]
    assert (answer["verdict"], first["exercise"]) == ("substitute", "squat_goblet")
    assert first["dose"]["load_kg"] == answer["load_limit_kg"] == 22.0
    assert first["reason"] == "Same exercise, up to 22 kg for now."


def test_what_suits_is_allowed():
    answer = answered(exercise="squat_bodyweight", dose="3x10")
    assert (answer["verdict"], answer["exceeded"], answer["substitutes"]) == ("allowed", [], [])
    assert answer["dose"]["text"] == "3 × 10"


def test_nothing_at_hand_is_an_honest_answer():
    answer = answered(exercise="curl_barbell", equipment=[], restrictions=[], dose=None)
    assert answer["verdict"] == "no_substitute"
    assert (answer["none_because"], answer["would_help"]) == ("kit", ["dumbbell"])


def test_equipment_that_is_not_told_is_all_on_hand():
    assert answered(restrictions=[], tier="gym_ready", sets=None)["verdict"] == "allowed"
    missing = answered(restrictions=[], tier="gym_ready", equipment=["rack"])
    assert missing["hindrances"] == [{"kind": "kit", "key": "barbell", "codes": []}]
    assert "rack" not in json.dumps(missing["hindrances"])


def test_a_planner_that_is_closed_is_named_beside_the_verdict():
    answer = answered(tier="clearance_first", restrictions=[])
    assert (answer["verdict"], answer["planning"]) == ("substitute", "on_hold")
    assert answered(tier="urgent_care")["planning"] == "stopped"


def test_sets_by_stage_limit_too():
    answer = answered(restrictions=None, tier=None, sets=[{"set": "knee_pfp", "stage": "acute"}])
    assert {"demand": "knee", "value": 4, "cap": 1} in answer["exceeded"]


@pytest.mark.parametrize(
    ("dose", "wanted"),
    [
        ("3x8 20kg", Prescription(sets=Span(3, 3), reps=Span(8, 8), load_g=20_000)),
        (
            {"text": "2x30 s/side"},
            Prescription(sets=Span(2, 2), seconds=Span(30, 30), per_side=True),
        ),
        (
            {"sets": [2, 3], "reps": 12, "band": "light", "effort": 4, "per_side": True},
            Prescription(
                sets=Span(2, 3), reps=Span(12, 12), band=Band.LIGHT, effort=4, per_side=True
            ),
        ),
        (
            {"minutes": 10, "times_a_day": 3},
            Prescription(minutes=Span(10, 10), times_a_day=3),
        ),
        (None, the_catalog().get("squat_barbell_back").dose),
    ],
)
def test_a_dose_may_be_written_in_several_ways(dose, wanted):
    assert parsed({"exercise": "squat_barbell_back", "dose": dose}).dose == wanted


def test_a_dose_that_was_answered_may_be_asked_again():
    dose = answered()["substitutes"][0]["dose"]
    assert answered(exercise="squat_bodyweight", dose=dose)["verdict"] == "allowed"


def test_body_mass_is_rounded_to_the_careful_side():
    case = {**TOUR, "client": {"body_mass_kg": 72.9}}
    assert parsed(case).limits.body_mass_kg == 72
    assert parsed({"exercise": "plank"}).limits.body_mass_kg is None


@pytest.mark.parametrize(
    ("change", "kind", "near"),
    [
        ({"exercise": "squat_barbel_back"}, "exercise", "squat_barbell_back"),
        ({"restrictions": ["no_heavy_axal"]}, "restriction", "no_heavy_axial"),
        ({"sets": [{"set": "sciatca", "stage": "acute"}]}, "set", "sciatica"),
        ({"sets": [{"set": "sciatica", "stage": "acut"}]}, "stage", "acute"),
        ({"tier": "rehab"}, "tier", "rehab_first"),
        ({"equipment": ["dumbell"]}, "equipment", "dumbbell"),
        ({"client": {"level": "begginer"}}, "level", "beginner"),
        ({"client": {"mass": 70}}, "field", ""),
        ({"dose": {"rep": 5}}, "field", "reps"),
        ({"dose": {"band": "lite"}}, "band", "light"),
        ({"restriction": []}, "field", "restrictions"),
    ],
)
def test_unknown_keys_are_named_with_their_neighbours(change, kind, near):
    with pytest.raises(UnknownKey) as caught:
        parsed({**TOUR, **change})
    assert caught.value.values["kind"] == kind
    assert not near or near in caught.value.values["near"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"exercise": 3}, WrongInput),
        ({"dose": 3}, WrongInput),
        ({"dose": "much"}, WrongInput),
        ({"dose": {"sets": "3"}}, WrongInput),
        ({"dose": {"sets": True}}, WrongInput),
        ({"dose": {"sets": 0}}, ValueOutOfRange),
        ({"dose": {"reps": [8, 5]}}, ValueOutOfRange),
        ({"dose": {"load_kg": "60"}}, WrongInput),
        ({"dose": {"load_kg": -1}}, ValueOutOfRange),
        ({"dose": {"load_kg": 1e9}}, ValueOutOfRange),
        ({"dose": {"effort": 11}}, ValueOutOfRange),
        ({"dose": {"per_side": "yes"}}, WrongInput),
        ({"client": []}, WrongInput),
        ({"client": {"body_mass_kg": 0}}, ValueOutOfRange),
        ({"client": {"body_mass_kg": "75"}}, WrongInput),
        ({"restrictions": "no_overhead"}, WrongInput),
        ({"restrictions": [3]}, WrongInput),
        ({"sets": [{"set": "sciatica"}]}, MissingValue),
        ({"sets": ["sciatica"]}, WrongInput),
        ({"equipment": None}, WrongInput),
        ({"tier": 2}, WrongInput),
    ],
)
def test_wrong_types_and_ranges_are_refused(change, error):
    with pytest.raises(error):
        parsed({**TOUR, **change})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "NaN",
        '{"exercise": "plank", "exercise": "plank"}',
        '{"dose": {"load_kg": Infinity}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_json_is_a_bad_file(text):
    with pytest.raises(BadFile) as caught:
        parsed(text)
    assert caught.value.values["file"] == "case.json"


@pytest.mark.parametrize("text", ["[]", "3", "null", "{}"])
def test_json_of_another_shape_is_refused(text):
    with pytest.raises(StudioError):
        parsed(text)
