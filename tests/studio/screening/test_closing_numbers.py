"""The numbers by which rules close stand in their files, and a mistake in them is named."""

import pytest

from studio.errors import BadFile
from studio.screening.closing_numbers import LogLimits, ReadingLimits, TimeLimit
from studio.screening.rules_file import parse_rules
from tests.studio.screening.protocol import QUESTIONNAIRE, RULE_FILES, RULES

CLEARANCE = "data/screening/rules/clearance.toml"
REHAB = "data/screening/rules/rehab.toml"
ADAPTED = "data/screening/rules/adapted.toml"
M09 = "measured = { readings = 2, systolic = 160, diastolic = 100, other_day = true }"
M11 = "measured = { readings = 1, pulse = 100, even = true, other_day = true }"
M24 = "time = { days = 28, symptom_free = true }"
R17 = "log = { fear = 4 }"
A33 = "time = { weeks = 12, passed = 6 }"


def test_every_rule_has_the_numbers_of_the_ways_it_names_and_no_others():
    for rule in RULES.rules:
        assert (rule.measured is not None) is ("measured" in rule.closes), rule.id
        assert (rule.log is not None) is ("log" in rule.closes), rule.id
        assert (rule.time is not None) is ("time" in rule.closes), rule.id


def test_the_numbers_are_those_of_the_protocol():
    measured = {rule.id: rule.measured for rule in RULES.rules if rule.measured}
    assert measured == {
        "M09": ReadingLimits(2, 160, 100, other_day=True),
        "M10": ReadingLimits(1, 140, 90),
        "M11": ReadingLimits(1, pulse=100, even=True, other_day=True),
    }
    assert {rule.id: rule.time for rule in RULES.rules if rule.time} == {
        "M24": TimeLimit(days=28, symptom_free=True),
        "R03": TimeLimit(weeks=6),
        "A13": TimeLimit(weeks=6),
        "A33": TimeLimit(weeks=12, passed=6),
        "A40": TimeLimit(age=18),
    }
    rehab = LogLimits(6, 3, now=3, worst=5, limit=5, after_clinical=True)
    six_weeks = LogLimits(6, 6)
    own = {"R17": LogLimits(fear=4)} | dict.fromkeys(("A01", "A37", "A38", "A41"), six_weeks)
    for rule in RULES.rules:
        if rule.log is not None:
            usual = rehab if rule.id.startswith("R") else LogLimits(10, 6, during=2)
            assert rule.log == own.get(rule.id, usual), rule.id


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "field", "problem"),
    [
        (CLEARANCE, M09, "", "M09", "measured", "its numbers are missing"),
        (CLEARANCE, M09, M09.replace("readings = 2, ", ""), "M09", "readings", "it is missing"),
        (CLEARANCE, M09, M09.replace("readings = 2", "readings = 0"), "M09", "readings", "1 or"),
        (CLEARANCE, M09, M09.replace(", diastolic = 100", ""), "M09", "diastolic", "is missing"),
        (CLEARANCE, M09, M09.replace("systolic = 160, ", ""), "M09", "systolic", "is missing"),
        (CLEARANCE, M09, M09.replace("160", '"160"'), "M09", "systolic", "whole number"),
        (CLEARANCE, M09, M09.replace("160", "-1"), "M09", "systolic", "below 0"),
        (CLEARANCE, M09, M09.replace("other_day", "other"), "M09", "other", "not known"),
        (CLEARANCE, M11, M11.replace("pulse = 100, ", ""), "M11", "pulse", "a limit for"),
        (CLEARANCE, M24, "", "M24", "time", "its numbers are missing"),
        (CLEARANCE, M24, "time = { symptom_free = true }", "M24", "weeks", "or an age"),
        (CLEARANCE, M24, M24.replace("28,", "28, weeks = 4,"), "M24", "days", "go with weeks"),
        (CLEARANCE, M24, "time = 28", "M24", "time", "a table is expected"),
        (CLEARANCE, M24, M24 + "\nlog = { fear = 4 }", "M24", "log", "does not close by log"),
        (REHAB, R17, "log = {}", "R17", "clean_sessions", "it is missing"),
        (REHAB, R17, "log = { fear = 11 }", "R17", "fear", "the scale ends at 10"),
        (REHAB, R17, "log = { weeks = 3 }", "R17", "clean_sessions", "it is missing"),
        (REHAB, R17, "log = { clean_sessions = 3 }", "R17", "weeks", "it is missing"),
        (ADAPTED, A33, "time = { weeks = 12, passed = 12 }", "A33", "passed", "a part of weeks"),
        (ADAPTED, A33, "time = { weeks = 12, passed = -1 }", "A33", "passed", "a part of weeks"),
        (ADAPTED, A33, A33.replace("12", "0"), "A33", "weeks", "1 or more"),
    ],
)
def test_a_mistake_in_the_numbers_is_named(
    file: str, old: str, new: str, rule: str, field: str, problem: str
):
    text = RULE_FILES[file]
    assert old in text
    with pytest.raises(BadFile) as caught:
        parse_rules({**RULE_FILES, file: text.replace(old, new, 1)}, QUESTIONNAIRE)
    values = caught.value.values
    assert (values["file"], values["entry"], values["field"]) == (file, rule, field)
    assert problem in str(values["problem"])


def test_a_rule_that_closes_by_the_log_needs_numbers_of_its_own_or_of_its_file():
    text = RULE_FILES[REHAB]
    start, end = text.index("[log]"), text.index("[[rule]]")
    with pytest.raises(BadFile) as caught:
        parse_rules({**RULE_FILES, REHAB: text[:start] + text[end:]}, QUESTIONNAIRE)
    values = caught.value.values
    assert (values["file"], values["entry"], values["field"]) == (REHAB, "R01", "log")


def test_the_reason_for_what_a_clinician_wrote_is_needed():
    file = "data/screening/rules/restrictions.toml"
    text = RULE_FILES[file].replace("written_reason", "# written_reason")
    with pytest.raises(BadFile) as caught:
        parse_rules({**RULE_FILES, file: text}, QUESTIONNAIRE)
    assert caught.value.values["field"] == "written_reason"
