from datetime import date

import pytest

from resources import read_folder
from studio import errors
from studio.errors import MissingValue, PlanLocked, StudioError, ValueOutOfRange
from studio.wording import Words, parse_words
from ui.shell.errors import sentence


@pytest.fixture(scope="module")
def words() -> Words:
    return parse_words("en", read_folder("data/en"))


def all_errors(kind: type[StudioError] = StudioError) -> list[type[StudioError]]:
    return [kind, *(error for child in kind.__subclasses__() for error in all_errors(child))]


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_of_its_own(kind: type[StudioError], words: Words):
    assert words.get(f"error.{kind.code}")


def test_no_error_of_the_studio_is_left_out():
    named = {v for v in vars(errors).values() if isinstance(v, type) and issubclass(v, StudioError)}
    assert named <= set(all_errors())


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.__name__)
def test_a_sentence_never_fails_for_want_of_a_value(kind: type[StudioError], words: Words):
    bare = kind.__new__(kind)
    StudioError.__init__(bare)
    text = sentence(bare, words)
    assert text.endswith(".")
    assert "{" not in text


def test_the_reason_makes_the_sentence_more_exact(words: Words):
    assert "past" in sentence(PlanLocked(reason="past"), words)
    assert sentence(PlanLocked(reason="something new"), words) == words["error.plan_locked"]


def test_fields_and_dates_read_as_words(words: Words):
    assert sentence(MissingValue(field="client.first_name"), words).endswith("first name.")
    error = ValueOutOfRange(
        field="client.birth_date",
        value=date(1899, 2, 3),
        low=date(1915, 1, 1),
        high=date(2026, 5, 4),
    )
    assert "3 February 1899" in sentence(error, words)
