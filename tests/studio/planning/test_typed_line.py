import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.exercises.prescription import Prescription, Span
from studio.planning.typed_line import split_typed


def one(number: int) -> Span:
    return Span(number, number)


@pytest.mark.parametrize(
    ("typed", "words", "reps"),
    [
        ("goblet 3x8", "goblet", 8),
        ("back sq 3 x 5 60kg", "back sq", 5),
        ("goblet", "goblet", None),
        ("3x8", "", 8),
        ("90/90 breathing", "90/90 breathing", None),
        ("goblet 3x", "goblet 3x", None),
        ("goblet 99x8", "goblet 99x8", None),
    ],
)
def test_typed_words_and_dose_come_apart(typed: str, words: str, reps: int | None) -> None:
    found, dose = split_typed(typed)
    assert found == words
    assert (dose and dose.reps) == (None if reps is None else one(reps))


def test_seconds_and_minutes_need_no_sets() -> None:
    assert split_typed("plank 30 s") == ("plank", Prescription(seconds=one(30)))
    assert split_typed("walk 10-20 min") == ("walk", Prescription(minutes=Span(10, 20)))


@given(st.text(max_size=40))
def test_any_typed_line_is_taken(text: str) -> None:
    words, dose = split_typed(text)
    assert words == text.strip() or dose is not None
