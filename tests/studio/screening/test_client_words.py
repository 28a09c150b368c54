"""What a client reads of an outcome: no name of a condition that they did not give themselves."""

import re

import pytest
from hypothesis import given, settings

from studio.screening.outcome import Finding
from studio.screening.rules import Rule
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES, judged, people

CONDITIONS = (
    *("arteritis", "arthrit", "asthma", "cancer", "cauda", "claudication", "concussion", "copd"),
    *("diabet", "dissect", "eclampsia", "embol", "epilep", "fibromyalgia", "fractur", "herni"),
    *("hypermobil", "hypertension", "hypotension", "infarct", "infection", "kidney", "lupus"),
    *("meningitis", "myelopath", "neuropath", "osteopor", "parkinson", "prolapse", "sciatic"),
    *("scoliosis", "seizure", "septic", "spondyl", "stroke", "tendin", "thrombo", "tumour"),
    *("anorexia", "angina", "arrhythmia", "blood clot", "disc ", "malignan", "pregnan"),
)
SPOKEN = re.compile(
    r"\b(score[sd]?|points|high risk|low risk|percent|probab\w*|likely|diagnos\w*|patient\w*|"
    r"compared|other clients|average)\b|%",
    re.IGNORECASE,
)


def words_given(finding: Finding) -> str:
    """Return what the questions behind a finding say in the client's hearing."""
    questions = [QUESTIONNAIRE.get(question_id) for question_id, _ in finding.because]
    return " ".join(
        f"{question.text} {question.label} {question.section}"
        f" {' '.join(option.text for option in question.options)}"
        for question in questions
    ).casefold()


@settings(max_examples=150, deadline=None)
@given(people())
def test_a_reason_names_no_condition_that_the_client_did_not_give(person: dict[str, object]):
    for finding in judged(person).findings:
        given_words = words_given(finding)
        named = [word for word in CONDITIONS if word in finding.reason.casefold()]
        assert [word for word in named if word not in given_words] == [], finding.rule


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_reason_gives_no_mark_and_compares_nobody(rule: Rule):
    assert not SPOKEN.search(rule.reason)
    assert not re.search(r"\b[EMRA]\d\d\b|\bT[0-4]\b", rule.reason)


def test_no_restriction_names_a_condition_or_a_medicine():
    for entry in RULES.restrictions.values():
        said = f"{entry.short} {entry.meaning} {entry.swap}".casefold()
        assert [word for word in CONDITIONS if word in said] == [], entry.code
