from dataclasses import replace

from studio.exercises.prescription import Prescription, Span
from studio.exercises.vocabulary import NOTE_PATTERN, PATTERNS
from studio.ids import ExerciseSlug
from studio.planning.balance import (
    BACK_CELLS,
    GROUP_OF_PATTERN,
    Group,
    balance_of,
)
from studio.planning.week_plan import DailyHabit, WeekPlan
from tests.builders import a_dose, a_session, an_item
from tests.studio.planning import maya

WALK = ExerciseSlug("walk_10")
TEN_MINUTES = Prescription(minutes=Span(10, 10), times_a_day=3)


def a_week(*slugs: str, dose: Prescription | None = None) -> WeekPlan:
    items = tuple(an_item(slug, dose=dose or a_dose(3, 10)) for slug in slugs)
    return replace(maya.an_empty_week(), sessions=(a_session(items=items),))


def amounts(plan: WeekPlan) -> dict[str, int]:
    balance = balance_of(plan, maya.catalog(), 64)
    return {share.group.value: share.amount for share in balance.shares if share.amount}


def test_sets_count_for_their_kind_of_movement() -> None:
    plan = a_week("squat_bodyweight", "split_squat_bw", "row_band_seated", "dead_bug", "cat_cow")
    assert amounts(plan) == {"squat": 6, "pull": 3, "core": 3, "mobility": 3}


def test_the_lower_number_of_a_range_of_sets_counts() -> None:
    plan = a_week("squat_bodyweight", dose=Prescription(Span(2, 3), reps=Span(10, 10)))
    assert amounts(plan) == {"squat": 2}


def test_walking_counts_days_not_sets() -> None:
    week = replace(a_week("walk_brisk"), habits=(DailyHabit(WALK, TEN_MINUTES, (0, 1, 2, 3)),))
    assert amounts(week) == {"walk": 4}
    assert balance_of(week, maya.catalog(), 64).share(Group.WALK).target == 7


def test_minutes_are_those_of_sessions_and_habits() -> None:
    empty = a_session(3, items=())
    week = replace(a_week("squat_bodyweight"), habits=(DailyHabit(WALK, TEN_MINUTES),))
    week = replace(week, sessions=(*week.sessions, empty))
    assert balance_of(week, maya.catalog(), 64).minutes == 60 + 7 * 30


def test_light_work_puts_nothing_on_the_back_and_heavy_work_fills_the_cells() -> None:
    light = balance_of(a_week("squat_bodyweight", "dead_bug"), maya.catalog(), 64)
    heavy = a_dose(5, 5, load_g=100_000)
    bar = balance_of(
        a_week("squat_barbell_back", "deadlift_barbell", "rdl_barbell", dose=heavy),
        maya.catalog(),
        64,
    )
    assert light.back_cells == 0
    assert bar.back_cells == BACK_CELLS


def test_every_pattern_but_a_note_belongs_to_one_kind() -> None:
    assert set(GROUP_OF_PATTERN) == set(PATTERNS) - {NOTE_PATTERN}


def test_an_empty_week_is_empty() -> None:
    balance = balance_of(maya.an_empty_week(), maya.catalog(), 64)
    assert (balance.minutes, balance.back_cells) == (0, 0)
    assert not any(share.amount or share.is_met for share in balance.shares)
