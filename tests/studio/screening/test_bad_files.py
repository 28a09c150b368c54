"""A file with a mistake is refused, and the refusal names file, entry, field and line."""

import pytest

from studio.errors import BadFile
from studio.screening.questionnaire_file import parse_questionnaire
from studio.screening.rules_file import parse_rules
from tests.studio.screening.protocol import QUESTION_FILES, QUESTIONNAIRE, RULE_FILES

URGENT = "data/screening/rules/urgent.toml"
ADAPTED = "data/screening/rules/adapted.toml"
WORDS = "data/screening/rules/restrictions.toml"
TODAY_FILE = "data/screening/c_today.toml"
AREAS = "data/screening/i_areas.toml"
PICTURE = "data/screening/body_map.toml"


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def bad_rules(file: str, old: str, new: str) -> BadFile:
    text = RULE_FILES[file]
    assert old in text
    with pytest.raises(BadFile) as caught:
        parse_rules({**RULE_FILES, file: text.replace(old, new, 1)}, QUESTIONNAIRE)
    return caught.value


def bad_questions(file: str, old: str, new: str) -> BadFile:
    text = QUESTION_FILES[file]
    assert old in text
    with pytest.raises(BadFile) as caught:
        parse_questionnaire({**QUESTION_FILES, file: text.replace(old, new, 1)})
    return caught.value


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("c.chests >= recent", "unknown question c.chests; c.chest may be meant"),
        ("c.chest >= recently", "c.chest has no option recently; recent may be meant"),
        ("f.status >= pregnant", "the options of f.status have no order, so only == fits"),
        ("c.chest >= past and c.chest == no", "a worse answer to c.chest would count for less"),
        ("c.chest == past", "a worse answer to c.chest would count for less"),
        ("not c.chest >= past", "a worse answer to c.chest would count for less"),
        ("ANY(p.now < 3)", "a worse answer to p.now would count for less"),
        ("ANY(not p.moves has twist)", "a worse answer to p.moves would count for less"),
        ("active", "a worse answer to active would count for less"),
        ("b.days >= 3", "a worse answer to b.days would count for less"),
        ("COUNT(p.now >= 3) < 2", "a worse answer to COUNT would count for less"),
        ("g.sys < 140", "a worse answer to g.sys would count for less"),
        ("ANY(p.after == worse)", "p.after is asked to teach and decides nothing"),
        ("ANY(NECK and KNEE)", "it can never come true"),
        ("ANY(NECK and p.gives >= yes)", "it can never come true"),
        ("a.age > 60 and a.age < 40", "it can never come true"),
        ("c.chest >=", "it ends too early"),
    ],
)
def test_a_condition_with_a_mistake_is_named(condition: str, problem: str):
    error = bad_rules(URGENT, "c.chest >= recent", condition)
    line = line_of(RULE_FILES[URGENT], 'id = "E01"')
    assert error.values == {
        "file": URGENT,
        "entry": "E01",
        "field": "condition",
        "problem": f"line {line}: {problem}",
    }


@pytest.mark.parametrize(
    ("old", "new", "field", "problem"),
    [
        ('id = "A02"', 'id = "A01"', "id", "stands twice"),
        ('urgency = "none"', 'urgency = "999"', "urgency", "999 does not go with gym_adapted"),
        ('urgency = "none"', 'urgency = "later"', "urgency", "later is none of none, routine"),
        ('"pain_rule"', '"pain_rules"', "restrictions", "pain_rules is not known"),
        ('sources = ["PMM"]', 'sources = ["XYZ"]', "sources", "XYZ is not known"),
        ('sources = ["PMM"]', "sources = []", "sources", "it is empty"),
        ('closes = ["log"]', 'closes = ["luck"]', "closes", "luck is not known"),
        ('closes = ["log"]', "closes = [1]", "closes", "a list of texts is expected"),
        ('urgency = "none"', "urgency = 1", "urgency", "a text is expected"),
        ('urgency = "none"', 'urgent = "none"', "urgency", "it is missing"),
        ('urgency = "none"', 'urgency = "none"\nnote = "x"', "note", "this field is not known"),
        ('tier = "gym_adapted"', 'tier = "gym"', "tier", "gym is none of"),
        ('version = "1"', 'version = "2"', "version", "all files need the same version"),
        ('version = "1"', "", "version", "it is missing"),
        ('version = "1"', 'version = "1"\nextra = 1', "extra", "this field is not known"),
    ],
)
def test_a_rule_with_a_mistake_is_named(old: str, new: str, field: str, problem: str):
    error = bad_rules(ADAPTED, old, new)
    assert error.values["file"] == ADAPTED
    assert error.values["field"] == field
    assert problem in str(error.values["problem"])


def test_a_restriction_without_words_is_named():
    error = bad_rules(WORDS, 'short = "Light work for now"', 'short = ""')
    assert (error.values["entry"], error.values["field"]) == ("low_load_only", "short")
    line = line_of(RULE_FILES[WORDS], 'code = "low_load_only"')
    assert error.values["problem"] == f"line {line}: it is empty"


def test_a_file_that_is_not_toml_is_named():
    error = bad_rules(ADAPTED, "[[rule]]", "[[rule]")
    assert error.values["file"] == ADAPTED
    assert "line" in str(error.values["problem"])


@pytest.mark.parametrize(
    ("file", "old", "new", "entry", "field", "problem"),
    [
        (TODAY_FILE, 'id = "c.dizzy"', 'id = "c.chest"', "c.chest", "id", "stands twice"),
        (TODAY_FILE, 'kind = "yes_no"', 'kind = "maybe"', "c.unwell", "kind", "maybe is none of"),
        (TODAY_FILE, 'label = "Fainting"', "", "c.faint", "label", "it is missing"),
        (TODAY_FILE, 'key = "past"', 'key = "no"', "c.chest", "options", "at least two different"),
        (TODAY_FILE, "red_flag = true", 'red_flag = "yes"', "c.chest", "red_flag", "true or false"),
        (AREAS, '"knee", "hip", "ankle"', '"knees"', "p.gives", "regions", "unknown region knees"),
        (AREAS, "high = 5720", "high = 0", "p.weeks", "high", "it needs to be above low"),
        (AREAS, 'best = "told_ok"', 'best = "ok"', "p.seen", "best", "ok is none of"),
        (PICTURE, 'region = "neck"', 'region = "head"', "front_head", "region", "head is none of"),
        (PICTURE, 'view = "front"', 'view = "top"', "front_head", "view", "top is none of"),
    ],
)
def test_a_question_with_a_mistake_is_named(
    file: str, old: str, new: str, entry: str, field: str, problem: str
):
    error = bad_questions(file, old, new)
    assert (error.values["file"], error.values["entry"]) == (file, entry)
    assert error.values["field"] == field
    assert problem in str(error.values["problem"])
    assert str(error.values["problem"]).startswith("line ")


def test_a_question_cannot_wait_for_a_later_one():
    error = bad_questions(
        TODAY_FILE, 'label = "Unwell today"', 'label = "Unwell"\nshow = "dx.oa >= yes"'
    )
    assert (error.values["entry"], error.values["field"]) == ("c.unwell", "show")
    assert "unknown question dx.oa" in str(error.values["problem"])
