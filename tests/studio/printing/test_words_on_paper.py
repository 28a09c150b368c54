"""The words that reach a client on paper, whatever was answered: read back from the pages."""

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from studio.screening.outcome import Tier
from tests.avoided_words import AVOIDED
from tests.studio.printing.screened import (
    MAYA_BORN,
    STORIES,
    a_letter,
    a_paper_pdf,
    a_screening,
    protocol,
)
from tests.studio.printing.signed import a_declaration, a_signed_summary
from tests.studio.screening.protocol import people

MAKERS = (a_signed_summary, a_letter, a_declaration)
CODES = re.compile(
    r"\b([EMRA]\d\d|T[0-4]|P0\d|D0\d|not_sure|[abcfghijkmp]\.[a-z]\w+|dx\.\w+)\b|\w_\w"
)
FILE_NAME = re.compile(r"2026-05-14_0147_\w+")


def words_of(pdf: bytes) -> str:
    """Return the text of all pages with single spaces."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return FILE_NAME.sub("", " ".join(" ".join(pages).split()))


def assert_fit_to_be_read(text: str) -> None:
    found = AVOIDED.search(text)
    assert found is None, text[max(0, found.start() - 60) : found.end() + 60]
    code = CODES.search(text)
    assert code is None, code
    for word in ("score", "rehab_first", "contradict", "None", "null", "{", "}"):
        assert word not in text.replace("None of these", ""), word


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("story", STORIES)
def test_no_paper_uses_a_word_of_the_avoid_list(make, story):
    assert_fit_to_be_read(words_of(a_paper_pdf(make(a_screening(story)))))


@settings(max_examples=12, deadline=None)
@given(people())
def test_no_paper_does_whatever_was_answered(person: dict[str, object]):
    answers = {key: value for key, value in person.items() if key != "a.age"}
    screening = a_screening(answers)
    if screening.outcome is None or screening.outcome.tier is None:
        screening = a_screening("clearance_first")
    for make in MAKERS:
        assert_fit_to_be_read(words_of(a_paper_pdf(make(screening))))


@pytest.mark.parametrize("story", STORIES)
def test_a_letter_quotes_nothing_but_questions_and_answers(story):
    """Every word of the part that tells is a question of the screening or its answer."""
    questionnaire, _ = protocol()
    screening = a_screening(story)
    asked = {question.text for question in questionnaire.questions}
    asked |= {question.label for question in questionnaire.questions}
    asked |= {question.text[:1].lower() + question.text[1:] for question in questionnaire.questions}
    for part in a_letter(screening).told:
        for pair in part.pairs:
            assert pair.head.partition(": ")[2] in asked or pair.head in asked, pair.head


def test_staff_words_of_a_tier_are_not_on_papers_for_the_client():
    for tier in Tier:
        screening = a_screening("gym_ready", chosen_tier=tier, choice_reason="as agreed")
        text = words_of(a_paper_pdf(a_signed_summary(screening, client=MAYA_BORN)))
        for word in ("Gym-ready", "Gym with adaptations", "Rehab first", "Clearance first"):
            assert word not in text
