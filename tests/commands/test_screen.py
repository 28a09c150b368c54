import json
from pathlib import Path
from typing import Any

import pytest

from ui.__main__ import main

SORE_BACK = {
    "today": "2026-05-14",
    "unanswered": "best",
    "answers": {
        "a.dob": "1985-02-03",
        "i.regions": [
            {
                "region": "low_back",
                "side": "both",
                "p.now": 4,
                "p.worst7": 6,
                "p.weeks": 3,
                "p.moves": ["bend_sit"],
            }
        ],
    },
}


def asked(tmp_path: Path, document: object) -> Path:
    path = tmp_path / "answers.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def test_the_document_has_the_promised_shape(tmp_path, capsys):
    assert main(["screen", str(asked(tmp_path, SORE_BACK)), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["tier"], result["stream"]) == ("rehab_first", "rehab")
    assert (result["urgency"], result["planning"]) == ("none", "rehab_only")
    shape = {"rule", "tier", "urgency", "reason", "source", "closes", "because"}
    assert shape == set(result["findings"][0])
    assert {"R01", "R03", "A02", "A03"} <= {f["rule"] for f in result["findings"]}
    assert {"no_heavy_axial", "low_load_only"} <= set(result["restrictions"])
    assert result["missing"] == []
    assert result["missing_in_areas"] == []
    assert result["contradictions"] == []


def test_what_stands_behind_the_result_is_told(tmp_path, capsys):
    main(["screen", str(asked(tmp_path, SORE_BACK)), "--json"])
    result = json.loads(capsys.readouterr().out)
    assert (result["gate"], result["session_gates"], result["not_asked"]) == ("", [], [])
    assert result["expires_on"] == "2026-06-11"
    assert result["client_label"] == "Rebuild first"
    first = result["findings"][0]
    assert (first["rule"], first["closes"]) == ("R01", ["log"])
    assert first["source"]
    spot = {"question": "p.now", "region": "low_back", "side": "both"}
    assert spot in first["because"]
    details = result["restriction_details"]
    assert [found["code"] for found in details] == result["restrictions"]
    assert details[0] == {
        "code": "no_heavy_axial",
        "reason": next(f["reason"] for f in result["findings"] if f["rule"] == "A02"),
        "rules": ["A02"],
        "since": "2026-05-14",
        "review_on": "2026-06-11",
        "regions": [{"region": "low_back", "side": "both"}],
    }


def screened(tmp_path: Path, capsys, **document: object) -> dict[str, Any]:
    path = asked(tmp_path, {"today": "2026-05-14", "unanswered": "best", **document})
    assert main(["screen", str(path), "--json"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    found: dict[str, Any] = json.loads(told.out)
    return found


def rules_of(result: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in result["findings"]}


@pytest.mark.parametrize(
    ("answers", "gates"),
    [
        ({"c.unwell": "yes"}, ["D01"]),
        ({"g.sys": 180, "g.dia": 90}, ["D05"]),
        ({"f.status": "pregnant", "f.warning": "yes"}, ["D08"]),
        ({}, []),
    ],
)
def test_what_closes_the_day_is_told(tmp_path, capsys, answers, gates):
    assert screened(tmp_path, capsys, answers=answers)["session_gates"] == gates


@pytest.mark.parametrize(
    ("person", "gate"),
    [
        ({"a.age": 13}, "P01"),
        ({"a.dob": "2013-01-01"}, "P01"),
        ({"a.dob": "1985-02-03", "a.consent": "no"}, "P03"),
    ],
)
def test_without_consent_and_of_a_child_nothing_about_health_is_told(
    tmp_path, capsys, person, gate
):
    back = {"i.regions": SORE_BACK["answers"]["i.regions"]}  # type: ignore[index]
    health = {"c.stroke": "yes", "c.unwell": "yes", "f.warning": "yes", **back}
    result = screened(tmp_path, capsys, answers={**health, **person})
    assert (result["tier"], result["gate"], result["urgency"]) == (None, gate, "none")
    empty = ("findings", "restrictions", "restriction_details", "session_gates", "not_asked",
             "contradictions", "missing_in_areas")  # fmt: skip
    assert {name: result[name] for name in empty} == {name: [] for name in empty}
    assert result["expires_on"] is result["client_label"] is None
    assert all(name.startswith("a.") for name in result["missing"])
    path = asked(tmp_path, {"today": "2026-05-14", "answers": {**health, **person}})
    main(["screen", str(path)])
    read = capsys.readouterr().out
    assert not any(rule in read for rule in ("E03", "R01", "c.stroke", "low_back"))


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({"f.warning": "yes"}, [{"question": "f.warning"}]),
        ({"j.saddle": "yes"}, [{"question": "j.saddle"}]),
        (
            {"i.regions": [{"region": "neck", "p.gives": "yes"}]},
            [{"question": "p.gives", "region": "neck", "side": "both"}],
        ),
        ({"c.chest": "no", "dx.other.note": "hay fever"}, []),
    ],
)
def test_an_answer_that_nobody_asked_for_is_named(tmp_path, capsys, answers, left):
    result = screened(tmp_path, capsys, answers=answers)
    assert result["not_asked"] == left
    main(["screen", str(asked(tmp_path, {**SORE_BACK, "answers": answers}))])
    assert ("not asked of this client" in capsys.readouterr().out) is bool(left)


def test_closing_one_finding_can_be_tried(tmp_path, capsys):
    sciatica = {"i.regions": [{"region": "low_back", "p.radiate": "below", "p.numb": "new"}]}
    assert screened(tmp_path, capsys, answers=sciatica)["tier"] == "clearance_first"
    before = rules_of(screened(tmp_path, capsys, answers=sciatica))
    cleared = screened(tmp_path, capsys, answers=sciatica, closed=["M34"])
    assert cleared["tier"] == "rehab_first"
    assert rules_of(cleared) == before - {"M34"}
    assert screened(tmp_path, capsys, answers=sciatica, closed=[]) == screened(
        tmp_path, capsys, answers=sciatica
    )


@pytest.mark.parametrize(
    ("closed", "named"),
    [(["M34", "M999"], "M999"), (["m34"], "M34"), ("M34", "closed"), ([3], "closed")],
)
def test_a_rule_nobody_knows_cannot_be_closed(tmp_path, capsys, closed, named):
    assert main(["screen", str(asked(tmp_path, {**SORE_BACK, "closed": closed}))]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert named in told.err


def test_an_age_goes_with_its_birth_date(tmp_path, capsys):
    person = {"a.dob": "1985-05-15", "a.age": 40}
    assert screened(tmp_path, capsys, answers=person)["tier"] == "gym_ready"
    path = asked(tmp_path, {"today": "2026-05-15", "answers": person})
    assert main(["screen", str(path)]) == 2
    assert "a.age" in capsys.readouterr().err
    # On the day that was asked for it does go with it.
    assert main(["screen", str(path), "--today", "2026-05-14", "--json"]) == 0


def test_without_best_the_open_questions_are_listed_and_there_is_no_tier(tmp_path, capsys):
    document = {key: value for key, value in SORE_BACK.items() if key != "unanswered"}
    assert main(["screen", str(asked(tmp_path, document)), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["tier"] is None
    assert result["planning"] == "locked"
    assert {"a.consent", "p.limit"} <= set(result["missing"])
    assert {"question": "p.limit", "region": "low_back", "side": "both"} in result[
        "missing_in_areas"
    ]


def test_the_day_can_be_given_on_the_command_line(tmp_path, capsys):
    path = asked(tmp_path, {**SORE_BACK, "answers": {"a.dob": "2012-01-01", "a.guardian": "yes"}})
    main(["screen", str(path), "--json", "--today", "2026-05-14"])
    assert "A40" in [f["rule"] for f in json.loads(capsys.readouterr().out)["findings"]]
    main(["screen", str(path), "--json", "--today", "2031-05-14"])
    assert json.loads(capsys.readouterr().out)["tier"] == "gym_ready"


def test_people_read_sentences(tmp_path, capsys):
    assert main(["screen", str(asked(tmp_path, SORE_BACK))]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Rehab first\n")
    assert "This is still fresh." in shown


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"c.chezt": "no"}, "c.chezt"),
        ({"c.chest": "maybe"}, "maybe"),
        ({"i.regions": [{"region": "tail", "side": "both"}]}, "tail"),
        ({"i.regions": [{"region": "low_back", "side": "both", "p.now": 33}]}, "33"),
        ({"g.sys": 12, "g.dia": 8}, "12"),
    ],
)
def test_what_nobody_knows_is_named_and_ends_with_2(tmp_path, capsys, answers, named):
    assert main(["screen", str(asked(tmp_path, {**SORE_BACK, "answers": answers}))]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert named in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"answers": NaN}', '{"answers": []}', "\x00"])
def test_a_file_that_is_no_set_of_answers_ends_with_2(tmp_path, capsys, text):
    assert main(["screen", str(asked(tmp_path, text))]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_is_not_there_ends_with_2(tmp_path, capsys):
    assert main(["screen", str(tmp_path / "nowhere.json")]) == 2
    assert "nowhere.json" in capsys.readouterr().err


def test_a_mistake_on_the_command_line_is_one_sentence(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["screen"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
