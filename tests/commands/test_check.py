import json
from pathlib import Path

import pytest

from ui.__main__ import main

BACK_SQUAT = {
    "exercise": "squat_barbell_back",
    "dose": {"sets": 3, "reps": 5, "load_kg": 80},
    "client": {"body_mass_kg": 80, "level": "intermediate"},
    "restrictions": ["no_heavy_axial"],
    "tier": "gym_adapted",
}


def asked(tmp_path: Path, case: object) -> str:
    path = tmp_path / "case.json"
    path.write_text(case if isinstance(case, str) else json.dumps(case))
    return str(path)


def test_a_heavy_squat_gets_stand_ins_with_reasons(tmp_path, capsys):
    assert main(["check", asked(tmp_path, BACK_SQUAT), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["verdict"] == "substitute"
    assert {"demand", "value", "cap"} == set(answer["exceeded"][0])
    assert all(one["value"] > one["cap"] for one in answer["exceeded"])
    assert len(answer["substitutes"]) >= 3
    for offer in answer["substitutes"]:
        assert {"exercise", "score", "dose", "keeps", "lowers", "reason"} <= set(offer)
        assert offer["dose"].get("load_kg") != 80


def test_without_restrictions_it_suits(tmp_path, capsys):
    case = {"exercise": "squat_bodyweight", "dose": {"sets": 3, "reps": 10}}
    assert main(["check", asked(tmp_path, case), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verdict"], answer["exceeded"]) == ("allowed", [])


def test_a_condition_by_stage_is_a_restriction_too(tmp_path, capsys):
    case = {
        **BACK_SQUAT,
        "restrictions": [],
        "sets": [{"set": "lbp_nonspecific", "stage": "acute"}],
    }
    main(["check", asked(tmp_path, case), "--json"])
    assert json.loads(capsys.readouterr().out)["verdict"] == "substitute"


def test_only_what_is_on_hand_is_offered(tmp_path, capsys):
    main(["check", asked(tmp_path, {**BACK_SQUAT, "equipment": []}), "--json"])
    offered = [o["exercise"] for o in json.loads(capsys.readouterr().out)["substitutes"]]
    assert offered
    assert not [slug for slug in offered if "dumbbell" in slug or "goblet" in slug]


def test_people_read_sentences(tmp_path, capsys):
    assert main(["check", asked(tmp_path, BACK_SQUAT)]) == 0
    shown = capsys.readouterr().out
    assert "Load through the back" in shown
    assert "keeps the squat pattern" in shown


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"exercise": "squat_barbel_back"}, "squat_barbel_back"),
        ({"restrictions": ["no_fun"]}, "no_fun"),
        ({"sets": [{"set": "gout", "stage": "acute"}]}, "gout"),
        ({"tier": "vip"}, "vip"),
        ({"equipment": ["hoverboard"]}, "hoverboard"),
        ({"dose": {"sets": 3, "reps": 5, "load_kg": -1}}, "-1"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_nobody_knows_is_named_and_ends_with_2(tmp_path, capsys, change, named):
    assert main(["check", asked(tmp_path, {**BACK_SQUAT, **change})]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert named in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("text", ["", "[]", '{"exercise": 3}', "{}"])
def test_a_file_that_is_no_case_ends_with_2(tmp_path, capsys, text):
    assert main(["check", asked(tmp_path, text)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_band_beside_a_barbell_takes_no_weight_off_it(tmp_path, capsys):
    case = {**BACK_SQUAT, "dose": {**BACK_SQUAT["dose"], "band": "light"}}
    main(["check", asked(tmp_path, case), "--json"])
    assert json.loads(capsys.readouterr().out)["verdict"] == "substitute"


@pytest.mark.parametrize(
    ("exercise", "limits"),
    [
        ("squat_barbell_back", {"restrictions": ["no_heavy_axial"], "tier": "gym_adapted"}),
        ("grip_ball_squeeze", {"restrictions": ["no_heavy_grip"], "tier": "rehab_first"}),
        ("leg_curl_seated", {"restrictions": ["low_load_only"], "tier": "rehab_first"}),
        ("row_barbell_bent_over", {"sets": [{"set": "lbp_nonspecific", "stage": "acute"}]}),
    ],
)
def test_an_offered_dose_asked_back_is_allowed(tmp_path, capsys, exercise, limits):
    case = {"exercise": exercise, "dose": {"sets": 3, "reps": 8, "effort": 8}, **limits}
    main(["check", asked(tmp_path, {**case, "client": {"level": "advanced"}}), "--json"])
    offers = json.loads(capsys.readouterr().out)["substitutes"]
    assert offers
    for offer in offers:
        back = {**limits, "exercise": offer["exercise"], "dose": offer["dose"]}
        main(["check", asked(tmp_path, {**back, "client": {"level": "advanced"}}), "--json"])
        assert json.loads(capsys.readouterr().out)["verdict"] == "allowed"
