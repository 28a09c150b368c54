import pytest

from resources import read_folder
from studio.screening.conditions import parse_condition
from studio.screening.outcome import Urgency
from studio.screening.rule_words import closing_words, condition_words
from studio.wording import load_words
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES

WORDS = load_words(read_folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("c.chest >= recent", "Chest discomfort: “Yes, now or in the last day”"),
        ("c.chest >= past", "Chest discomfort: “Yes, but not in the last day” or worse"),
        ("j.saddle >= yes", "Numbness between the legs: yes"),
        ("g.sys >= 160", "Blood pressure, top number: 160 mmHg or more"),
        ("not (g.sys < 140)", "Not (Blood pressure, top number: under 140 mmHg)"),
        ("b.vig_mins == 0", "Hard minutes a week: 0 minutes"),
        ("a.age > 45", "Age: more than 45"),
        ("not active", "Not regularly active"),
        ("f.told_team == no", "Midwife or GP knows: no"),
        ("ANY(NECK)", "One marked area with neck"),
        ("COUNT(p.now >= 3) >= 4", "Marked areas with Now: 3 of 10 or more: 4 or more"),
        ("ANY(p.moves has twist)", "One marked area with Brought on by: “Twisting”"),
        (
            "dx.oa >= yes and (m.steroid >= yes or m.thinner >= yes)",
            "Osteoarthritis: yes and (Steroid tablets: yes, or Blood thinner: yes)",
        ),
    ],
)
def test_a_condition_reads_in_the_words_of_its_questions(text: str, said: str):
    condition = parse_condition(text, QUESTIONNAIRE.by_id)
    assert condition_words(condition, QUESTIONNAIRE.by_id, WORDS) == said


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_rule_can_be_read(rule):
    said = condition_words(rule.condition, QUESTIONNAIRE.by_id, WORDS)
    assert said
    assert not any(sign in said for sign in (">=", "==", "ANY", "COUNT", "{"))
    assert said.count("(") == said.count(")")
    assert closing_words(rule, WORDS)


def test_how_a_finding_closes_is_told_with_its_numbers():
    assert closing_words(RULES.get("A01"), WORDS).endswith("(6 weeks of clean sessions)")


def test_every_urgency_has_words():
    assert all(WORDS[f"urgency.{urgency.key}"] for urgency in Urgency)
