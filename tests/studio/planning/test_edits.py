from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.exercises.prescription import Prescription, Span
from studio.ids import ClientId, ExerciseSlug, ItemId, PlanId, SessionId
from studio.planning import edits
from studio.planning.week_plan import DailyHabit, PlannedExercise, TrainingSession, WeekPlan

MONDAY = date(2026, 5, 18)
DOSE = Prescription(sets=Span(3, 3), reps=Span(10, 10))
WALK = ExerciseSlug("walk_10")


def an_item(name: str) -> PlannedExercise:
    return PlannedExercise(ItemId(name), ExerciseSlug(name.rstrip("0123456789")), DOSE)


def a_week() -> WeekPlan:
    first = TrainingSession(SessionId("mon"), 0, "Strength A", tuple(map(an_item, "abc")))
    second = TrainingSession(SessionId("wed"), 2, "Strength B", tuple(map(an_item, "de")))
    return WeekPlan(PlanId("p"), ClientId("c"), MONDAY, (first, second))


def names(plan: WeekPlan, session: str) -> str:
    return "".join(item.id for item in plan.session(SessionId(session)).items)


@pytest.mark.parametrize(("gap", "expected"), [(0, "xabc"), (1, "axbc"), (3, "abcx"), (99, "abcx")])
def test_insert_fills_a_gap(gap: int, expected: str) -> None:
    assert names(edits.insert(a_week(), SessionId("mon"), gap, [an_item("x")]), "mon") == expected


@pytest.mark.parametrize(
    ("moved", "gap", "expected"),
    [("a", 0, "abc"), ("a", 1, "abc"), ("a", 2, "bac"), ("a", 3, "bca"), ("c", 0, "cab")],
)
def test_a_gap_counts_as_seen_on_screen(moved: str, gap: int, expected: str) -> None:
    plan = edits.move(a_week(), {ItemId(moved)}, SessionId("mon"), gap)
    assert names(plan, "mon") == expected


def test_several_move_together_in_the_order_of_the_week() -> None:
    plan = edits.move(a_week(), {ItemId("e"), ItemId("a"), ItemId("c")}, SessionId("wed"), 1)
    assert names(plan, "mon") == "b"
    assert names(plan, "wed") == "dace"


def test_remove_keeps_the_empty_session() -> None:
    plan = edits.remove(a_week(), {ItemId("d"), ItemId("e")})
    assert plan.session(SessionId("wed")).items == ()


def test_unchanged_sessions_are_shared() -> None:
    before = a_week()
    after = edits.remove(before, {ItemId("d")})
    assert after.session(SessionId("mon")) is before.session(SessionId("mon"))


def test_training_on_a_rest_day_ends_the_rest() -> None:
    rested = edits.set_rest(a_week(), 6, rest=True)
    assert edits.move_session(rested, SessionId("wed"), 6).rest_days == frozenset()
    assert edits.set_rest(rested, 6, rest=False).rest_days == frozenset()


def test_a_session_is_changed_moved_and_removed() -> None:
    renamed = replace(a_week().session(SessionId("mon")), title="Legs")
    plan = edits.change_session(a_week(), renamed)
    assert plan.session(SessionId("mon")).title == "Legs"
    assert edits.move_session(plan, SessionId("mon"), 3).session(SessionId("mon")).day == 3
    assert [s.id for s in edits.remove_session(plan, SessionId("mon")).sessions] == ["wed"]


@pytest.mark.parametrize("day", [-1, 7])
def test_a_week_has_seven_days(day: int) -> None:
    with pytest.raises(ValueError, match="no day"):
        edits.move_session(a_week(), SessionId("mon"), day)


def test_an_unknown_session_is_an_error() -> None:
    with pytest.raises(KeyError):
        edits.remove_session(a_week(), SessionId("sun"))


def test_a_habit_is_set_changed_left_out_and_removed() -> None:
    walk = DailyHabit(WALK, Prescription(minutes=Span(10, 10), times_a_day=3))
    plan = edits.set_habit(a_week(), walk)
    plan = edits.skip_habit(plan, WALK, 6, skip=True)
    assert plan.habits[0].days == (0, 1, 2, 3, 4, 5)
    plan = edits.skip_habit(plan, WALK, 6, skip=False)
    assert plan.habits == (walk,)
    shorter = replace(walk, dose=Prescription(minutes=Span(5, 5), times_a_day=3))
    assert edits.set_habit(plan, shorter).habits == (shorter,)
    assert edits.remove_habit(plan, WALK).habits == ()


@given(
    st.sets(st.sampled_from("abcde")), st.sampled_from(["mon", "wed"]), st.integers(min_value=-2)
)
def test_moving_neither_loses_nor_doubles(moved: set[str], target: str, gap: int) -> None:
    before = a_week()
    after = edits.move(before, {ItemId(name) for name in moved}, SessionId(target), gap)
    assert sorted(item.id for item in after.items) == sorted(item.id for item in before.items)
    stayed = [i.id for i in before.items if i.id not in moved]
    assert [i.id for i in after.items if i.id not in moved] == stayed
