import json
from pathlib import Path

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
    assert {"rule", "tier", "urgency", "reason"} == set(result["findings"][0])
    assert {"R01", "R03", "A02", "A03"} <= {f["rule"] for f in result["findings"]}
    assert {"no_heavy_axial", "low_load_only"} <= set(result["restrictions"])
    assert result["missing"] == []
    assert result["missing_in_areas"] == []
    assert result["contradictions"] == []


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
