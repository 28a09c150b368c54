"""A file of gates with a mistake is refused, and the refusal names file, entry, field and line."""

import pytest

from studio.errors import BadFile
from studio.screening.session_file import parse_session
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES, SESSION, SESSION_FILES

FILE = "data/screening/session.toml"
TEXT = SESSION_FILES[FILE]
LOG = 'id = "s.log"'
LOG_RULE = 'condition = "s.log >= missing"'
UNWELL_RULE = 'condition = "c.unwell >= yes"'


def line_of(part: str) -> int:
    return TEXT[: TEXT.index(part)].count("\n") + 1


def refused(old: str, new: str) -> BadFile:
    assert old in TEXT
    with pytest.raises(BadFile) as caught:
        parse_session({FILE: TEXT.replace(old, new, 1)}, QUESTIONNAIRE, RULES)
    assert caught.value.values["file"] == FILE
    return caught.value


def test_the_file_is_whole():
    assert SESSION.version
    assert [gate.id for gate in SESSION.gates] == [f"D0{number}" for number in range(1, 9)]
    assert {gate.id for gate in SESSION.gates if gate.in_screening} == {"D01", "D05", "D08"}
    for gate in SESSION.gates:
        assert gate.sentence.endswith(".")
        assert all(source in RULES.sources for source in gate.sources)


@pytest.mark.parametrize(
    ("old", "new", "entry", "field", "problem"),
    [
        (UNWELL_RULE, 'condition = "c.unwel >= yes"', "D01", "condition",
         "unknown question c.unwel; c.unwell may be meant"),
        (UNWELL_RULE, 'condition = "c.chest >= past"', "D01", "condition", "unknown question"),
        (UNWELL_RULE, 'condition = "c.unwell >= yess"', "D01", "condition", "yes may be meant"),
        (UNWELL_RULE, 'condition = "c.unwell == no"', "D01", "condition", "would count for less"),
        (UNWELL_RULE, 'condition = "not c.unwell >= yes"', "D01", "condition", "count for less"),
        (UNWELL_RULE, 'condition = "ANY(LIMB)"', "D01", "condition", "only single answers"),
        (UNWELL_RULE, 'condition = "not active"', "D01", "condition", "only single answers"),
        (UNWELL_RULE, 'condition = "a.age < 18"', "D01", "condition", "only single answers"),
        (UNWELL_RULE, 'condition = "c.unwell >= yes and s.glucose > 40"', "D01", "condition",
         "it cannot come true"),
        (LOG_RULE, 'condition = "s.wheezy >= yes or s.log >= missing"', "D07", "condition",
         "s.wheezy is not asked of those the gate is for"),
        ('effect = "warm_up_only"', 'effect = "warmup"', "D07", "effect", "warmup is none of"),
        ('effect = "warm_up_only"', 'effect = "none"', "D07", "effect", "none is none of"),
        ('effect = "warm_up_only"', "", "D07", "effect", "it is missing"),
        ('sources = ["TURNER"]', "sources = []", "D02", "sources", "it is empty"),
        ('sources = ["TURNER"]', 'sources = ["TUNER"]', "D02", "sources", "TUNER is not known"),
        ('id = "D02"', 'id = "D01"', "D01", "id", "stands twice"),
        ('id = "s.new"', 'id = "c.new"', "c.new", "id", "the screening asks no question c.new"),
        ('id = "g.sys"', 'id = "p.now"', "p.now", "id", "the screening asks no question p.now"),
        ('id = "g.sys"', 'id = "s.new"', "s.new", "id", "stands twice"),
        ('id = "g.dia"', 'id = "g.hr"', "D05", "condition", "unknown question g.dia"),
        ('restriction = "glucose_check"', 'restriction = "glucose_chek"', "s.glucose",
         "restriction", "glucose_check may be meant"),
        ('tier = "rehab_first"', 'tier = "rehab"', "s.log", "tier", "rehab is none of"),
        ('answers = "f.status == pregnant"', 'answers = "f.status == expecting"', "f.warning",
         "answers", "has no option expecting"),
        ('answers = "f.status == pregnant"', 'answers = "ANY(MARKED)"', "f.warning", "answers",
         "only single answers"),
        ('key = "first", ', 'key = "here", ', "s.log", "options", "two different options"),
        ('unit = "mmol/L"', 'units = "mmol/L"', "s.glucose", "units", "this field is not known"),
        ('version = "1"', 'version = "1"\nother = 1', "", "other", "this field is not known"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(old: str, new: str, entry: str, field: str, problem: str):
    values = refused(old, new).values
    assert (values["entry"], values["field"]) == (entry, field)
    assert problem in str(values["problem"])
    assert str(values["problem"]).startswith("line ")


def test_the_line_is_that_of_the_field():
    error = refused(LOG_RULE, 'condition = "s.log >= lost"')
    assert str(error.values["problem"]).startswith(f"line {line_of(LOG_RULE)}: ")


def test_a_question_that_closes_nothing_is_refused():
    error = refused(LOG_RULE, UNWELL_RULE)
    assert error.values["entry"] == "s.log"
    problem = f"line {line_of(LOG)}: no gate looks at s.log"
    assert error.values["problem"] == problem


def test_a_file_that_breaks_off_is_named():
    refused('effect = "urgent"', 'effect = "urgent')


def test_without_the_file_there_is_no_protocol():
    with pytest.raises(BadFile):
        parse_session({}, QUESTIONNAIRE, RULES)
