import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.planning.rules import Access, access_for, grounds_for, times_within
from studio.screening.outcome import Planning
from studio.settings import OpeningHours
from tests.studio.planning import maya

DAY = OpeningHours(6 * 60, 22 * 60)


@pytest.mark.parametrize(
    ("planning", "is_past", "access"),
    [
        (Planning.OPEN, False, Access.FULL),
        (Planning.ADAPTED, False, Access.FULL),
        (Planning.REHAB_ONLY, False, Access.GENTLE),
        (Planning.ON_HOLD, False, Access.READ_ONLY_ON_HOLD),
        (Planning.STOPPED, False, Access.CLOSED_STOPPED),
        (Planning.LOCKED, False, Access.CLOSED_LOCKED),
        (Planning.OPEN, True, Access.READ_ONLY_PAST),
        (Planning.ON_HOLD, True, Access.READ_ONLY_ON_HOLD),
        (Planning.STOPPED, True, Access.CLOSED_STOPPED),
    ],
)
def test_the_standing_opens_or_closes_the_planner(
    planning: Planning, is_past: bool, access: Access
) -> None:
    assert access_for(planning, is_past=is_past) is access


def test_only_an_open_week_may_be_edited() -> None:
    assert {access for access in Access if access.may_edit} == {Access.FULL, Access.GENTLE}
    assert {access for access in Access if not access.may_see} == {
        Access.CLOSED_STOPPED,
        Access.CLOSED_LOCKED,
    }


def test_grounds_hold_only_what_stands_behind_the_codes() -> None:
    grounds = grounds_for(maya.a_standing("no_impact", "no_overhead"), {"no_overhead", "unknown"})
    assert grounds.codes == ("no_overhead",)
    assert grounds.rules == ("A02",)
    assert grounds.review_on == maya.REVIEW
    assert grounds.closes == ("log",)


@pytest.mark.parametrize(
    ("closes", "medical"),
    [
        (("log",), False),
        (("rescreen", "staff"), False),
        (("clin",), True),
        (("clin or log",), True),
    ],
)
def test_a_finding_that_closes_with_a_clinician_is_medical(
    closes: tuple[str, ...], medical: bool
) -> None:
    standing = maya.a_standing("no_impact", closes=closes)
    assert grounds_for(standing, {"no_impact"}).medical is medical


def test_nothing_stands_behind_no_codes() -> None:
    grounds = grounds_for(maya.a_standing("no_impact"), ())
    assert (grounds.restrictions, grounds.findings, grounds.review_on) == ((), (), None)


def test_the_nearest_times_come_first() -> None:
    assert times_within(18 * 60, 60, DAY)[0] == 18 * 60
    assert times_within(5 * 60, 60, DAY) == (360, 390, 420)
    assert times_within(21 * 60 + 30, 60, DAY)[0] == 21 * 60
    assert times_within(18 * 60, 60, DAY, [(17 * 60, 19 * 60)]) == (1140, 1170, 960)


def test_a_closed_day_and_a_visit_longer_than_the_day_have_no_times() -> None:
    assert times_within(18 * 60, 60, None) == ()
    assert times_within(10 * 60, 17 * 60, DAY) == ()


@given(st.integers(0, 24 * 60), st.integers(10, 240))
def test_every_time_offered_lies_inside(start: int, duration: int) -> None:
    for time in times_within(start, duration, DAY):
        assert DAY.contains(time, time + duration)
