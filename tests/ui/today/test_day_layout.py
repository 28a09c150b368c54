from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from studio.services.planning import DiaryEntry
from studio.settings import OpeningHours
from tests.builders import THURSDAY, a_client, a_session, a_trainer
from ui.today.day_layout import Span, columns, slots, span_of_day

MAYA = a_client()
OPEN = OpeningHours(6 * 60, 22 * 60)


@dataclass(frozen=True)
class Times:
    start: int
    length: int


def entry(start: int | None, length: int = 60, **values: object) -> DiaryEntry:
    session = a_session(3, start_minute=start, duration_minutes=length, **values)
    return DiaryEntry(session, MAYA, None, THURSDAY)


@given(st.lists(st.builds(Times, st.integers(360, 1300), st.integers(15, 120)), max_size=12))
def test_no_session_covers_another(times: list[Times]):
    placed = slots([entry(t.start, t.length) for t in times])
    assert len(placed) == len(times)
    for one in placed:
        assert 0 <= one.lane < one.lanes
        for other in placed:
            if other is not one and one.start < other.end and other.start < one.end:
                assert one.lane != other.lane
                assert one.lanes == other.lanes


def test_sessions_that_do_not_meet_take_the_whole_column():
    assert [slot.lanes for slot in slots([entry(600), entry(660), entry(720)])] == [1, 1, 1]


def test_what_has_no_time_has_no_slot():
    assert slots([entry(None)]) == ()


def test_every_trainer_has_a_column_and_untaken_sessions_one_of_their_own():
    dana, luis = a_trainer("Dana"), a_trainer("Luis", is_active=False)
    made = columns([entry(600, trainer_id=dana.id), entry(700)], [dana, luis])
    assert [(c.trainer, len(c.entries)) for c in made] == [(dana, 1), (None, 1)]
    away = columns([entry(600, trainer_id=luis.id)], [dana, luis])
    assert [c.trainer for c in away] == [dana, luis]


def test_a_studio_without_trainers_still_has_a_column():
    assert [column.trainer for column in columns([], [])] == [None]


def test_hours_reach_from_opening_to_the_last_session():
    assert span_of_day([entry(22 * 60)], OPEN, None) == Span(360, 1380)
    assert span_of_day([entry(5 * 60 + 30)], OPEN, None) == Span(300, 1320)
    assert span_of_day([], None, None) == Span(540, 1080)


def test_finished_hours_fold_until_somebody_unfolds_them():
    now = 10 * 60 + 42
    assert span_of_day([], OPEN, now) == Span(8 * 60, 22 * 60, 6 * 60)
    assert span_of_day([], OPEN, now, unfolded=True) == Span(6 * 60, 22 * 60)
    assert not span_of_day([], OPEN, 7 * 60).is_folded


def test_in_the_evening_some_hours_stay():
    span = span_of_day([], OPEN, 23 * 60)
    assert span.end - span.start == 4 * 60
