"""A file with a mistake is refused, and the refusal names file, entry, field and line."""

import re
import tomllib
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources import read_folder
from studio.errors import BadFile
from studio.screening.questionnaire_file import parse_questionnaire
from studio.screening.rules_file import parse_rules
from studio.wording import load_words
from tests.studio.screening.protocol import QUESTION_FILES, QUESTIONNAIRE, RULE_FILES
from ui.shell.errors import sentence

URGENT = "data/screening/rules/urgent.toml"
ADAPTED = "data/screening/rules/adapted.toml"
WORDS = "data/screening/rules/restrictions.toml"
TODAY_FILE = "data/screening/c_today.toml"
AREAS = "data/screening/i_areas.toml"
PICTURE = "data/screening/body_map.toml"
ACTIVITY = "data/screening/b_activity.toml"
BABY = "data/screening/f_pregnancy.toml"
BACK = "data/screening/j_back_and_neck.toml"
SOURCES = "data/screening/rules/sources.toml"


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def error_line(error: BadFile) -> int:
    return int(str(error.values["problem"]).removeprefix("line ").partition(":")[0])


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
        ("ANY(NECK and KNEE)", "it cannot come true"),
        ("ANY(NECK and p.gives >= yes)", "it cannot come true"),
        ("a.age > 60 and a.age < 40", "it cannot come true"),
        ("c.chest >=", "it ends too early"),
    ],
)
def test_a_condition_with_a_mistake_is_named(condition: str, problem: str):
    error = bad_rules(URGENT, "c.chest >= recent", condition)
    line = line_of(RULE_FILES[URGENT], 'condition = "c.chest >= recent"')
    assert error.values == {
        "file": URGENT,
        "entry": "E01",
        "field": "condition",
        "problem": f"line {line}: {problem}",
        "reason": "entry",
    }
    told = sentence(error, load_words(read_folder))
    assert told == f"{URGENT} cannot be read at E01: line {line}: {problem}."


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
        ('tier = "gym_adapted"', 'tier = "gym_ready"', "tier", "gym_ready is none of"),
        ('tier = "gym_adapted"', "", "tier", "it is missing"),
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
    changed = RULE_FILES[ADAPTED].replace(old, new, 1)
    assert error_line(error) in range(1, line_of(RULE_FILES[ADAPTED], 'id = "A03"'))
    if field != "id" and "missing" not in problem:
        assert new.splitlines()[-1] in changed.splitlines()[error_line(error) - 1]


def test_the_second_of_two_rules_with_one_id_is_named():
    error = bad_rules(ADAPTED, 'id = "A02"', 'id = "A01"')
    assert (error.values["entry"], error.values["field"]) == ("A01", "id")
    assert error_line(error) == line_of(RULE_FILES[ADAPTED], 'id = "A02"')


@pytest.mark.parametrize(
    ("file", "old", "new", "entry"),
    [
        (ADAPTED, 'id = "A01"', 'id = "E01"', "E01"),
        (WORDS, 'code = "low_load_only"', 'code = "no_heavy_axial"', "no_heavy_axial"),
        (SOURCES, 'key = "ACSM15"', 'key = "ACSM"', "ACSM"),
        (SOURCES, 'version = "1"', 'version = "1"\ndoubt_reason = "x"', ""),
    ],
)
def test_nothing_stands_twice(file: str, old: str, new: str, entry: str):
    error = bad_rules(file, old, new)
    assert error.values["entry"] == entry
    assert "stands twice" in str(error.values["problem"])


def test_the_words_for_a_doubt_are_needed():
    error = bad_rules(URGENT, "doubt_reason", "# doubt_reason")
    assert (error.values["file"], error.values["field"]) == (URGENT, "doubt_reason")
    assert error.values["problem"] == "line 1: it is missing"


def test_a_restriction_without_words_is_named():
    error = bad_rules(WORDS, 'short = "Light work for now"', 'short = ""')
    assert (error.values["entry"], error.values["field"]) == ("low_load_only", "short")
    line = line_of(RULE_FILES[WORDS], 'short = "Light work for now"')
    assert error.values["problem"] == f"line {line}: it is empty"


def test_a_file_that_is_not_toml_is_named():
    error = bad_rules(ADAPTED, "[[rule]]", "[[rule]")
    assert error.values["file"] == ADAPTED
    assert error_line(error) == line_of(RULE_FILES[ADAPTED], "[[rule]]")
    cut_off = bad_rules(ADAPTED, RULE_FILES[ADAPTED], 'version = "1"\nrule = [')
    assert error_line(cut_off) == 2


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
        (AREAS, '"knee", "hip", "ankle", "shoulder"', "", "p.gives", "regions", "it is empty"),
        (AREAS, 'best = "told_ok"', "best = 1", "p.seen", "best", "a text is expected"),
        (ACTIVITY, "best = 7", "best = 8", "b.days", "best", "it is outside low and high"),
        (ACTIVITY, '"b.days >= 1"', '"b.days >= 8"', "b.months3", "show", "cannot come true"),
        (BACK, '"a.age >= 50 and ANY(NECK)"', '"ANY(p.after == worse)"', "j.gca", "show", "teach"),
        (
            BABY,
            '"f.told_team" = "no"',
            '"f.told" = "no"',
            "f.status",
            "not_sure_means",
            "no answer",
        ),
        (TODAY_FILE, 'key = "c"', 'key = "a"', "section", "key", "this section stands twice"),
        (TODAY_FILE, 'title = "How', 'headline = "How', "section", "title", "it is missing"),
        (
            TODAY_FILE,
            'label = "Chest discomfort"',
            'label = "Chest"\nbest = "past"',
            "c.chest",
            "best",
            "the first is the best",
        ),
        (PICTURE, 'key = "front_neck"', 'key = "front_head"', "front_head", "key", "stands twice"),
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
    assert error_line(error) > 0


def test_a_question_cannot_wait_for_a_later_one():
    error = bad_questions(
        TODAY_FILE, 'label = "Unwell today"', 'label = "Unwell"\nshow = "dx.oa >= yes"'
    )
    assert (error.values["entry"], error.values["field"]) == ("c.unwell", "show")
    assert "unknown question dx.oa" in str(error.values["problem"])


# The same faults, put into any entry of any of the real files.

RULE_FAULTS: Mapping[str, tuple[str, str]] = {
    "unknown field": ('id = "{id}"', 'ident = "{id}"'),
    "unknown question": ("condition = .*", 'condition = "c.nothing >= yes"'),
    "unknown option": ("condition = .*", 'condition = "c.chest >= nothing"'),
    "never true": ("condition = .*", 'condition = "a.age > 60 and a.age < 40"'),
    "not upward-closed": ("condition = .*", 'condition = "not c.chest >= past"'),
    "cut off": ("condition = .*", 'condition = "ANY("'),
    "urgency": ("urgency = .*", 'urgency = "whenever"'),
    "restriction": ("restrictions = .*", 'restrictions = ["nothing"]'),
    "source": ("sources = .*", 'sources = ["NOBODY"]'),
    "way to close": ("closes = .*", 'closes = ["luck"]'),
    "type": ("reason = .*", "reason = 3"),
    "no words": ("reason = .*", 'reason = " "'),
}
QUESTION_FAULTS: Mapping[str, tuple[str, str]] = {
    "kind": ("kind = .*", 'kind = "riddle"'),
    "type": ("why = .*", "why = 1"),
    "no words": ("label = .*", 'label = ""'),
    "unknown field": ("why = ", "because = "),
    "show": ("show = .*", 'show = "c.nothing >= yes"'),
    "options": ("options = .*", "options = 5"),
}


def entries_of(files: Mapping[str, str], name: str) -> list[tuple[str, str]]:
    return [
        (file, str(entry["id"]))
        for file, text in files.items()
        for entry in tomllib.loads(text).get(name, [])
    ]


def with_fault(text: str, entry: str, old: str, new: str) -> tuple[str, int] | None:
    """Return *text* with one line of one entry changed, and the number of that line."""
    lines = text.splitlines()
    at = lines.index(f'id = "{entry}"')
    pattern = re.compile(old.replace("{id}", re.escape(entry)))
    while at < len(lines) and lines[at]:
        if pattern.match(lines[at]) and not lines[at].endswith("["):
            lines[at] = pattern.sub(lambda _: new.replace("{id}", entry), lines[at])
            return "\n".join(lines), at + 1
        at += 1
    return None


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(entries_of(RULE_FILES, "rule")),
    st.sampled_from(sorted(RULE_FAULTS)),
)
def test_a_fault_in_any_rule_is_named_with_its_line(place: tuple[str, str], fault: str):
    file, rule = place
    found = with_fault(RULE_FILES[file], rule, *RULE_FAULTS[fault])
    if found is None:
        return
    text, line = found
    with pytest.raises(BadFile) as caught:
        parse_rules({**RULE_FILES, file: text}, QUESTIONNAIRE)
    assert caught.value.values["file"] == file
    if "unknown field" not in fault:
        assert caught.value.values["entry"] == rule
        assert error_line(caught.value) == line


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(entries_of(QUESTION_FILES, "question")),
    st.sampled_from(sorted(QUESTION_FAULTS)),
)
def test_a_fault_in_any_question_is_named_with_its_line(place: tuple[str, str], fault: str):
    file, question = place
    found = with_fault(QUESTION_FILES[file], question, *QUESTION_FAULTS[fault])
    if found is None:
        return
    text, line = found
    with pytest.raises(BadFile) as caught:
        parse_questionnaire({**QUESTION_FILES, file: text})
    values = caught.value.values
    assert (values["file"], values["entry"]) == (file, question)
    assert error_line(caught.value) == line or "missing" in str(values["problem"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted({**RULE_FILES, **QUESTION_FILES})), st.integers(0, 10_000))
def test_a_file_that_breaks_off_anywhere_is_refused_or_whole(file: str, cut: int):
    files = {**RULE_FILES, **QUESTION_FILES}
    text = files[file][: cut % len(files[file])]
    error = refusal_of(file, text)
    assert error is None or error_line(error) > 0


def refusal_of(file: str, text: str) -> BadFile | None:
    try:
        if file in RULE_FILES:
            parse_rules({**RULE_FILES, file: text}, QUESTIONNAIRE)
        else:
            parse_questionnaire({**QUESTION_FILES, file: text})
    except BadFile as error:
        return error
    return None
