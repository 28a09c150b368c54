from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import ValueOutOfRange, WrongInput
from studio.exercises.dose_text import dose_text, kilograms, parse_dose
from studio.exercises.prescription import Band, Prescription, Span
from tests.studio.exercises.library import the_words


def one(number: int) -> Span:
    return Span(number, number)


@pytest.mark.parametrize(
    ("typed", "shown", "spoken"),
    [
        ("3x10", "3 × 10", "3 sets of 10"),
        ("3x8/side", "3 × 8 each side", "3 sets of 8 each side"),
        ("2x30s each", "2 × 30 s each side", "2 sets of 30 seconds each side"),
        ("5 slow", "5 slow", "5 slow"),
        ("1x8", "1 × 8", "1 set of 8"),
        ("10 min 3/day", "3 × 10 min a day", "10 minutes, 3 times a day"),
        ("3x10 min a day", "3 × 10 min a day", "10 minutes, 3 times a day"),
        ("3x5 60kg", "3 × 5, 60 kg", "3 sets of 5, 60 kg"),
        ("3x5 @ 7,5 kg", "3 × 5, 7.5 kg", "3 sets of 5, 7.5 kg"),
        ("2x12 light band", "2 × 12, light band", "2 sets of 12, light band"),
        ("3x12 effort 4", "3 × 12", "3 sets of 12, effort 4 of 10"),
        ("2x10 hold 5 s", "2 × 10, hold 5 s", "2 sets of 10, holding 5 seconds"),
        ("2x10 steps/side", "2 × 10 steps each side", "2 sets of 10 steps each side"),
        ("3x20-30 m", "3 × 20–30 m", "3 sets of 20–30 metres"),
        ("5-8 breaths", "5–8 breaths", "5–8 breaths"),
        ("6x1 min, hard", "6 × 1 min, hard", "6 sets of 1 minute, hard"),
        ("100 beats", "100 beats", "100 beats"),
    ],
)
def test_a_dose_is_read_and_written(typed, shown, spoken):
    dose = parse_dose(typed)
    assert dose_text(dose, the_words()) == shown
    assert dose_text(dose, the_words(), long=True) == spoken


def test_a_booking_is_written_as_it_is():
    assert dose_text(Prescription(extra="as booked"), the_words()) == "as booked"
    assert dose_text(Prescription(extra="by feel"), the_words()) == "by feel"


@pytest.mark.parametrize(
    "text", ["", "squat", "3x", "x8", "3x8x9 s", "1.200", "8 bananas", "3x8kg"]
)
def test_anything_else_is_no_dose(text):
    with pytest.raises(WrongInput):
        parse_dose(text)


@pytest.mark.parametrize("text", ["3x900", "0x8", "99x8", "12-8", "3x8 999kg", "3x8 effort 11"])
def test_a_dose_nobody_prescribes_is_refused(text):
    with pytest.raises(ValueOutOfRange):
        parse_dose(text)


@pytest.mark.parametrize(("grams", "text"), [(60_000, "60"), (7_500, "7.5"), (1_250, "1.25")])
def test_weights_have_no_needless_zeros(grams, text):
    assert kilograms(grams) == text


def spans(high: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(1, high), st.integers(1, high)).map(lambda p: Span(*sorted(p)))


@given(
    sets=spans(20),
    reps=spans(200),
    per_side=st.booleans(),
    load=st.integers(1, 50_000).map(lambda tens: tens * 10),
    band=st.none() | st.sampled_from(Band),
)
def test_what_is_written_reads_back(sets, reps, per_side, load, band):
    dose = Prescription(
        sets=sets,
        reps=reps,
        per_side=per_side,
        load_g=None if band else load,
        band=band,
    )
    assert parse_dose(dose_text(dose, the_words())) == dose


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    with suppress(WrongInput):
        parse_dose(text)
