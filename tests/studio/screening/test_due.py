"""When something about a result is due."""

from datetime import date, timedelta

import pytest

from studio.screening.due import (
    Due,
    before_closing_ends,
    before_expiry,
    before_removal,
    while_on_hold,
)
from tests.studio.screening.protocol import TODAY


@pytest.mark.parametrize(
    ("days", "code", "on"),
    [
        (0, "", 0),
        (13, "", 0),
        (14, "reminder_2w", 14),
        (41, "reminder_2w", 14),
        (42, "reminder_6w", 42),
        (184, "reminder_6w", 42),
        (185, "restart", 184),
        (900, "restart", 184),
    ],
)
def test_a_hold_is_remembered_and_starts_again_after_half_a_year(days: int, code: str, on: int):
    due = while_on_hold(TODAY, TODAY + timedelta(days=days))
    assert due == (Due(code, TODAY + timedelta(days=on)) if code else None)


def test_a_result_is_named_a_fortnight_before_it_runs_out():
    ends = date(2026, 11, 14)
    assert before_expiry(None, TODAY) is None
    assert before_expiry(ends, ends - timedelta(days=15)) is None
    assert before_expiry(ends, ends - timedelta(days=14)) == Due("expiring", ends)
    assert before_expiry(ends, ends) == Due("expiring", ends)
    assert before_expiry(ends, ends + timedelta(days=1)) == Due("expired", ends)


def test_a_clinicians_information_is_named_while_it_still_counts():
    ends = date(2026, 11, 14)
    assert before_closing_ends(None, TODAY) is None
    assert before_closing_ends(ends, ends - timedelta(days=15)) is None
    assert before_closing_ends(ends, ends - timedelta(days=14)) == Due("closing_ends", ends)
    assert before_closing_ends(ends, ends) == Due("closing_ends", ends)
    assert before_closing_ends(ends, ends + timedelta(days=1)) is None


def test_a_draft_is_named_a_week_before_it_goes():
    goes = TODAY + timedelta(days=30)
    assert before_removal(TODAY, TODAY + timedelta(days=22)) is None
    assert before_removal(TODAY, TODAY + timedelta(days=23)) == Due("draft_ends", goes)
