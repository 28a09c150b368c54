import json

import pytest

from studio.errors import BadFile, MissingValue, UnknownKey, ValueOutOfRange, WrongInput
from studio.screening.answers_file import outcome_as_json, parse_answers_file
from tests.studio.screening.protocol import (
    MAYA_BACK,
    QUESTIONNAIRE,
    TODAY,
    all_well,
    an_area,
    checked,
    judged,
)


def test_good_answers_come_back_as_they_are():
    answers = {"a.dob": "1985-02-03", "c.chest": "no", "i.regions": [dict(MAYA_BACK)], "b.days": 3}
    assert checked(answers) == answers
    assert json.loads(json.dumps(checked(all_well(MAYA_BACK)))) == checked(all_well(MAYA_BACK))


def test_answers_are_tidied():
    found = checked(
        {
            "b.days": 3.0,
            "c.chest": None,
            "a.contact": "  Sam\u202e ",
            "b.goals": ["less_pain", "get_fitter", "less_pain"],
            "i.regions": [{"region": "knee", "p.now": None}],
            "k.task1": ["stairs", {"task": "shoes", "rating": 4}],
            "dx.other.note": "hay fever",
        }
    )
    assert found == {
        "b.days": 3,
        "a.contact": "Sam",
        "b.goals": ["get_fitter", "less_pain"],
        "i.regions": [{"region": "knee", "side": "both"}],
        "k.task1": [{"task": "stairs"}, {"task": "shoes", "rating": 4}],
        "dx.other.note": "hay fever",
    }


@pytest.mark.parametrize(
    ("answers", "kind", "key", "near"),
    [
        ({"c.chst": "no"}, "question", "c.chst", "c.chest"),
        ({"x": "no"}, "question", "x", ""),
        ({"c.chest.note": "x"}, "question", "c.chest.note", "c.chest"),
        ({"c.chest": "recnt"}, "option", "recnt", "recent"),
        ({"b.want": "not_sure"}, "option", "not_sure", ""),
        ({"b.goals": ["get_strong"]}, "option", "get_strong", "get_stronger"),
        ({"i.regions": [{"region": "lowback"}]}, "region", "lowback", "low_back"),
        ({"i.regions": [{"region": "knee", "side": "lft"}]}, "side", "lft", "left"),
        ({"i.regions": [an_area("knee", p_nov=3)]}, "question", "p.nov", "p.now"),
        ({"i.regions": [{"region": "knee", "c.chest": "no"}]}, "question", "c.chest", ""),
        ({"k.task1": [{"task": "x", "score": 3}]}, "field", "score", ""),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest_one(
    answers: dict[str, object], kind: str, key: str, near: str
):
    with pytest.raises(UnknownKey) as caught:
        checked(answers)
    assert caught.value.values["kind"] == kind
    assert caught.value.values["key"] == key
    assert caught.value.values["near"] == near


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"g.sys": 12, "g.dia": 8}, "g.sys"),
        ({"g.sys": 300, "g.dia": 20}, "g.sys"),
        ({"g.sys": 120, "g.dia": 120}, "g.dia"),
        ({"g.sys": 80, "g.dia": 120}, "g.dia"),
        ({"g.hr": 24}, "g.hr"),
        ({"g.hr": 251}, "g.hr"),
        ({"b.days": 8}, "b.days"),
        ({"b.days": -1}, "b.days"),
        ({"b.mod_mins": 10_081}, "b.mod_mins"),
        ({"k.fear": 11}, "k.fear"),
        ({"a.age": -1}, "a.age"),
        ({"a.age": 10**30}, "a.age"),
        ({"b.vig_mins": float("inf")}, "b.vig_mins"),
        ({"b.vig_mins": float("nan")}, "b.vig_mins"),
        ({"i.regions": [an_area(p_now=33)]}, "p.now"),
        ({"i.regions": [an_area(p_weeks=10_000)]}, "p.weeks"),
        ({"k.task1": [{"task": "x", "rating": 11}]}, "k.task1"),
    ],
)
def test_a_number_nobody_can_have_is_refused_with_its_range(answers: dict[str, object], field: str):
    with pytest.raises(ValueOutOfRange) as caught:
        checked(answers)
    assert caught.value.values["field"] == field
    assert set(caught.value.values) >= {"field", "value", "low", "high"}


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ([], "answers"),
        ("text", "answers"),
        ({1: "x"}, "answers"),
        ({"c.chest": 1}, "c.chest"),
        ({"c.dizzy": True}, "c.dizzy"),
        ({"c.dizzy": ["yes"]}, "c.dizzy"),
        ({"b.days": "3"}, "b.days"),
        ({"b.days": True}, "b.days"),
        ({"b.days": 2.5}, "b.days"),
        ({"b.goals": "less_pain"}, "b.goals"),
        ({"b.goals": [3]}, "b.goals"),
        ({"a.contact": 7}, "a.contact"),
        ({"a.contact": "x" * 3000}, "a.contact"),
        ({"a.contact": "\ud800"}, "a.contact"),
        ({"a.dob": "1985-02-30"}, "a.dob"),
        ({"a.dob": "3.2.1985"}, "a.dob"),
        ({"a.dob": "85-02-03"}, "a.dob"),
        ({"a.dob": "19850203"}, "a.dob"),
        ({"a.dob": 1985}, "a.dob"),
        ({"p.now": 4}, "p.now"),
        ({"i.regions": {"region": "knee"}}, "i.regions"),
        ({"i.regions": ["knee"]}, "i.regions"),
        ({"i.regions": [{"side": "left"}]}, "i.regions"),
        ({"i.regions": [an_area("knee", "left"), an_area("knee", "left")]}, "i.regions"),
        ({"i.regions": [an_area("knee"), an_area("knee", "left")]}, "i.regions"),
        ({"i.regions": [an_area("knee", "left"), an_area("knee")]}, "i.regions"),
        ({"k.task1": ["a", "b", "c", "d"]}, "k.task1"),
        ({"k.task1": 3}, "k.task1"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused(answers: object, field: str):
    with pytest.raises(WrongInput) as caught:
        checked(answers)  # type: ignore[arg-type]
    assert caught.value.values["field"] == field


def test_left_and_right_are_two_areas():
    both = [an_area("knee", "left"), an_area("knee", "right")]
    assert checked({"i.regions": both})["i.regions"] == both


def parsed(document: object, **values: object) -> object:
    text = document if isinstance(document, str) else json.dumps(document)
    return parse_answers_file(text, QUESTIONNAIRE, "a.json", **values)  # type: ignore[arg-type]


def test_a_file_of_answers():
    found = parse_answers_file(
        json.dumps({"today": "2026-05-14", "answers": {"c.chest": "no"}, "unanswered": "best"}),
        QUESTIONNAIRE,
    )
    assert (found.today, found.answers) == (TODAY, {"c.chest": "no"})
    assert found.unanswered_best
    assert not parse_answers_file('{"answers": {}}', QUESTIONNAIRE, today=TODAY).unanswered_best


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is not JSON at line 1, column 1"),
        ('{"answers": {},}', "it is not JSON"),
        ("[]", "keys with values are expected at its top"),
        ('{"today": "2026-05-14", "answers": {"b.days": NaN}}', "NaN is not a number"),
        ('{"answers": {}, "answers": {}}', "the key answers stands twice"),
        ('{"answers": {"c.chest": "no", "c.chest": "past"}}', "the key c.chest stands twice"),
        ("[" * 100_000, "far too long"),
        ('{"answers": ' + "[" * 50 + "]" * 50 + "}", "nested too deeply"),
        ('{"answers": {"b.days": ' + "9" * 5000 + "}}", "far too long"),
    ],
)
def test_a_file_that_is_not_json_says_so(text: str, problem: str):
    with pytest.raises(BadFile) as caught:
        parsed(text)
    assert caught.value.values["file"] == "a.json"
    assert problem in str(caught.value.values["problem"])


@pytest.mark.parametrize(
    ("document", "error"),
    [
        ({"today": "2026-05-14"}, MissingValue),
        ({"answers": {}}, MissingValue),
        ({"today": "2026-05-14", "answers": {}, "unanswerd": "best"}, UnknownKey),
        ({"today": "2026-05-14", "answers": {}, "unanswered": "worst"}, WrongInput),
        ({"today": "yesterday", "answers": {}}, WrongInput),
        ({"today": "2026-05-14", "answers": []}, WrongInput),
        ({"today": "2026-05-14", "answers": {"b.days": 1e999}}, BadFile),
    ],
)
def test_a_file_with_other_mistakes_is_refused(document: object, error: type[Exception]):
    with pytest.raises(error):
        parsed(document)


def test_the_outcome_in_its_outward_form():
    found = outcome_as_json(judged({"i.regions": [MAYA_BACK]}), today=TODAY)
    assert list(found) == [
        "tier",
        "stream",
        "urgency",
        "planning",
        "findings",
        "restrictions",
        "missing",
        "contradictions",
        "missing_in_areas",
        "gate",
        "session_gates",
        "restriction_details",
        "expires_on",
        "client_label",
        "not_asked",
    ]
    assert (found["tier"], found["stream"]) == ("rehab_first", "rehab")
    assert (found["urgency"], found["planning"]) == ("none", "rehab_only")
    assert found["restrictions"][:2] == ["no_heavy_axial", "low_load_only"]  # type: ignore[index]
    first = found["findings"][0]  # type: ignore[index]
    shape = ["rule", "tier", "urgency", "reason", "source", "closes", "because"]
    assert list(first) == shape
    assert first["rule"] == "R01"
    assert json.loads(json.dumps(found)) == found
