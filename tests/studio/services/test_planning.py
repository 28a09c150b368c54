from dataclasses import replace
from datetime import date

import pytest

from studio.errors import PlanLocked, StaleWrite
from studio.planning.week_plan import KeptOriginal
from studio.screening.outcome import Planning
from tests.builders import NEXT_MONDAY, THIS_MONDAY, THURSDAY, a_session, a_week, an_item


@pytest.fixture
def well_maya(confirmed, maya):
    confirmed({})
    return maya


def test_a_new_week_is_empty_and_keeps_its_id_once_saved(planning, well_maya):
    week = planning.open_week(well_maya.id, NEXT_MONDAY)
    assert week.plan.sessions == ()
    assert week.is_editable
    saved = planning.save(replace(week.plan, sessions=(a_session(2),)))
    assert planning.open_week(well_maya.id, NEXT_MONDAY).plan == saved


def test_nothing_is_planned_before_a_screening_counts(planning, maya):
    week = planning.open_week(maya.id, NEXT_MONDAY)
    assert (week.standing.planning, week.is_editable) == (Planning.LOCKED, False)
    with pytest.raises(PlanLocked) as refused:
        planning.save(a_week(maya))
    assert refused.value.values["reason"] == "not_screened"


def test_a_past_week_stays_as_it_was(planning, well_maya):
    past = date(2026, 5, 4)
    assert not planning.open_week(well_maya.id, past).is_editable
    with pytest.raises(PlanLocked):
        planning.save(a_week(well_maya, monday=past))


def test_an_older_copy_of_a_week_does_not_overwrite_a_newer_one(planning, well_maya):
    first = planning.save(a_week(well_maya))
    planning.save(replace(first, note="Bring shoes"))
    with pytest.raises(StaleWrite):
        planning.save(first)


def test_the_day_shows_sessions_in_the_order_of_the_clock(planning, well_maya):
    sessions = (
        a_session(3, "Late", start_minute=19 * 60),
        a_session(3, "Any time", start_minute=None),
        a_session(3, "Early", start_minute=7 * 60),
        a_session(4, "Tomorrow"),
    )
    planning.save(a_week(well_maya, monday=THIS_MONDAY, sessions=sessions))
    titles = [entry.session.title for entry in planning.day(THURSDAY)]
    assert titles == ["Early", "Late", "Any time"]


def test_a_note_that_is_due_waits_for_attention(planning, well_maya, dana):
    kept = KeptOriginal("tested", "Comfortable today", dana.id, THURSDAY)
    item = an_item("squat_goblet", kept=kept)
    planning.save(a_week(well_maya, monday=THIS_MONDAY, sessions=(a_session(0, items=(item,)),)))
    found = [(item.code, item.subject, item.due_on) for item in planning.attention()]
    assert found == [("swap_review", "squat_goblet", THURSDAY)]
