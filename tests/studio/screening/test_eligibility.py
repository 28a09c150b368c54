"""Who can have an outcome at all: age, guardian, consent, and a birth date that can be right."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.screening.evaluate import evaluate
from studio.screening.facts import shown_questions
from studio.screening.outcome import Outcome, Planning, Tier, Urgency
from tests.studio.screening.protocol import (
    MAYA_BACK,
    QUESTIONNAIRE,
    RULES,
    TODAY,
    all_well,
    checked,
    fired,
    judged_strictly,
    people,
)

GUARDED = {"a.guardian": "yes"}


def gate_of(born: str, today: date = TODAY, **answers: object) -> str:
    person = all_well() | {"a.dob": born} | {k.replace("_", "."): v for k, v in answers.items()}
    person = {key: value for key, value in person.items() if value is not None}
    return evaluate(checked(person), QUESTIONNAIRE, RULES, today=today).gate


@pytest.mark.parametrize(
    ("born", "today", "gate"),
    [
        ("2012-05-15", date(2026, 5, 14), "P01"),  # fourteen tomorrow
        ("2012-05-14", date(2026, 5, 14), ""),  # fourteen today
        ("2012-02-29", date(2026, 2, 27), "P01"),
        ("2012-02-29", date(2026, 2, 28), ""),
        ("2012-02-29", date(2028, 2, 28), ""),
        ("1915-05-15", date(2026, 5, 14), ""),  # 110
        ("1915-05-14", date(2026, 5, 14), "P06"),  # 111
        ("1916-02-29", date(2027, 2, 27), ""),
        ("1916-02-29", date(2027, 2, 28), "P06"),
        ("2026-05-14", date(2026, 5, 14), "P01"),  # born today
        ("2026-05-15", date(2026, 5, 14), "P06"),  # born tomorrow
        ("9999-12-31", date(2026, 5, 14), "P06"),
        ("0001-01-01", date(2026, 5, 14), "P06"),
    ],
)
def test_the_edges_of_age_with_a_guardian_present(born: str, today: date, gate: str):
    assert gate_of(born, today, a_guardian="yes") == gate


@pytest.mark.parametrize(
    ("born", "today", "gate"),
    [
        ("2008-05-15", date(2026, 5, 14), "P02"),  # eighteen tomorrow
        ("2008-05-14", date(2026, 5, 14), ""),  # eighteen today
        ("2008-02-29", date(2026, 2, 27), "P02"),
        ("2008-02-29", date(2026, 2, 28), ""),
        ("2012-05-14", date(2026, 5, 14), "P02"),
    ],
)
@pytest.mark.parametrize("guardian", [None, "no"])
def test_below_eighteen_a_guardian_answers_along(
    born: str, today: date, gate: str, guardian: str | None
):
    assert gate_of(born, today, a_guardian=guardian) == gate


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 41_000), st.sampled_from([None, "yes", "no"]))
def test_the_gates_of_age_follow_the_calendar(days: int, guardian: str | None):
    born = TODAY - timedelta(days=days)
    age = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
    expected = "P06" if age > 110 else "P01" if age < 14 else ""
    if 14 <= age < 18 and guardian != "yes":
        expected = "P02"
    assert gate_of(born.isoformat(), a_guardian=guardian) == expected


@pytest.mark.parametrize("born", ["", "03/02/85", "1985-02-30", "85-02-03", "yesterday"])
def test_a_birth_date_that_cannot_be_read_is_asked_again(born: str):
    person = all_well() | {"a.dob": born}
    outcome = evaluate(person, QUESTIONNAIRE, RULES, today=TODAY)
    assert outcome.tier is None
    assert (outcome.gate, "a.dob" in outcome.missing) in {("P06", False), ("P04", True)}


@pytest.mark.parametrize("consent", ["no", None])
@pytest.mark.parametrize("answers", [{}, {"c.stroke": "yes"}, {"i.regions": [MAYA_BACK]}])
def test_without_a_yes_no_health_question_is_shown(consent: str | None, answers: dict[str, object]):
    person = all_well() | answers | {"a.consent": consent}
    person = {key: value for key, value in person.items() if value is not None}
    shown = shown_questions(checked(person), QUESTIONNAIRE, TODAY)
    assert {asked.question.section for asked in shown} == {"a"}
    outcome = judged_strictly(person)
    assert (outcome.tier, outcome.gate, outcome.planning) == (None, "P03", Planning.LOCKED)


@settings(max_examples=60, deadline=None)
@given(people(), st.integers(0, 13))
def test_nothing_is_concluded_about_a_child(person: dict[str, object], age: int):
    outcome = judged_strictly({**person, "a.age": age, "a.consent": "yes"})
    assert (outcome.tier, outcome.gate, outcome.urgency) == (None, "P01", Urgency.NONE)
    assert outcome.findings == outcome.restrictions == outcome.session_gates == ()
    assert outcome.contradictions == ()
    assert all(key.startswith("a.") for key in outcome.missing)


def test_the_first_gate_that_is_closed_is_told():
    child = all_well() | {"a.dob": "2020-01-01", "a.consent": "no"}
    assert judged_strictly(child).gate == "P01"
    young = all_well() | {"a.dob": "2010-01-01", "a.consent": "no", "a.guardian": "no"}
    assert judged_strictly(young).gate == "P02"
    without_all = {"a.dob": "1985-02-03", "a.consent": "no"}
    assert judged_strictly(without_all).gate == "P03"
    assert judged_strictly(without_all | {"a.consent": "yes"}).gate == "P04"


def test_an_urgent_answer_of_a_young_person_does_not_wait_for_the_guardian():
    person = all_well() | {"a.dob": "2010-01-01", "a.guardian": "no", "c.stroke": "yes"}
    outcome: Outcome = judged_strictly(person)
    assert (outcome.tier, outcome.gate) == (None, "P02")
    assert outcome.urgency is Urgency.EMERGENCY_CALL
    assert outcome.findings[0].rule == "E03"


def test_seventeen_and_eighteen_differ_by_the_rules_for_the_young():
    seventeen = judged_strictly(all_well() | GUARDED | {"a.dob": "2008-05-15"})
    eighteen = judged_strictly(all_well() | {"a.dob": "2008-05-14"})
    assert fired(seventeen) == {"A40"}
    assert eighteen.tier is Tier.GYM_READY
