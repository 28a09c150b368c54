"""Edits of a week: each takes a `WeekPlan` and returns another one.

Nothing here asks whether an exercise suits the client; that is the editor's business, and so are
copies, because each of them is held against the client again.  A place in a session is a gap: 0
is before the first exercise, `len(items)` after the last one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from studio.ids import ExerciseSlug, ItemId, SessionId
from studio.planning.week_plan import (
    DAYS,
    DailyHabit,
    PlannedExercise,
    TrainingSession,
    WeekPlan,
)


def insert(
    plan: WeekPlan, session_id: SessionId, index: int, items: Iterable[PlannedExercise]
) -> WeekPlan:
    """Return the week with *items* put into the gap *index* of a session."""
    session = plan.session(session_id)
    gap = _within(index, session)
    new = (*session.items[:gap], *items, *session.items[gap:])
    return plan.with_session(replace(session, items=new))


def remove(plan: WeekPlan, item_ids: Collection[ItemId]) -> WeekPlan:
    """Return the week without these exercises; a session stays even when it is empty."""
    gone = frozenset(item_ids)
    sessions = tuple(_without(session, gone) for session in plan.sessions)
    return replace(plan, sessions=sessions)


def move(
    plan: WeekPlan, item_ids: Collection[ItemId], session_id: SessionId, index: int
) -> WeekPlan:
    """Return the week with these exercises moved into the gap *index*, in the week's order."""
    moved = tuple(item for item in plan.items if item.id in frozenset(item_ids))
    target = plan.session(session_id)
    before = target.items[: _within(index, target)]
    gap = sum(1 for item in before if item not in moved)
    return insert(remove(plan, item_ids), session_id, gap, moved)


def replace_item(plan: WeekPlan, item: PlannedExercise) -> WeekPlan:
    """Return the week with *item* in the place of the one with the same id."""
    session, index = plan.item(item.id)
    items = (*session.items[:index], item, *session.items[index + 1 :])
    return plan.with_session(replace(session, items=items))


def add_session(plan: WeekPlan, session: TrainingSession) -> WeekPlan:
    """Return the week with one more session; its day is no rest day any more."""
    return replace(
        plan,
        sessions=(*plan.sessions, _on_week(session)),
        rest_days=plan.rest_days - {session.day},
    )


def remove_session(plan: WeekPlan, session_id: SessionId) -> WeekPlan:
    """Return the week without a session; an unknown id raises `KeyError`."""
    gone = plan.session(session_id)
    return replace(plan, sessions=tuple(s for s in plan.sessions if s.id != gone.id))


def change_session(plan: WeekPlan, session: TrainingSession) -> WeekPlan:
    """Return the week with another header, time or place for the session of the same id."""
    plan.session(session.id)
    return plan.with_session(_on_week(session))


def move_session(plan: WeekPlan, session_id: SessionId, day: int) -> WeekPlan:
    """Return the week with a session moved to another day, its time of day kept."""
    moved = replace(plan.session(session_id), day=day)
    return replace(change_session(plan, moved), rest_days=plan.rest_days - {day})


def set_rest(plan: WeekPlan, day: int, *, rest: bool) -> WeekPlan:
    """Return the week with *day* marked as a rest day, or no longer so."""
    days = plan.rest_days | {day} if rest else plan.rest_days - {day}
    return replace(plan, rest_days=days)


def set_habit(plan: WeekPlan, habit: DailyHabit) -> WeekPlan:
    """Return the week with *habit* in place of the one for the same exercise, or added."""
    known = any(h.exercise == habit.exercise for h in plan.habits)
    if not known:
        return replace(plan, habits=(*plan.habits, habit))
    habits = tuple(habit if h.exercise == habit.exercise else h for h in plan.habits)
    return replace(plan, habits=habits)


def remove_habit(plan: WeekPlan, exercise: ExerciseSlug) -> WeekPlan:
    """Return the week without a daily habit."""
    return replace(plan, habits=tuple(h for h in plan.habits if h.exercise != exercise))


def skip_habit(plan: WeekPlan, exercise: ExerciseSlug, day: int, *, skip: bool) -> WeekPlan:
    """Return the week with a habit left out on one day, or done on it again."""
    habits: Mapping[ExerciseSlug, DailyHabit] = {h.exercise: h for h in plan.habits}
    habit = habits[exercise]
    days = frozenset(habit.days) - {day} if skip else frozenset(habit.days) | {day}
    return set_habit(plan, replace(habit, days=tuple(sorted(days))))


def _within(index: int, session: TrainingSession) -> int:
    return max(0, min(index, len(session.items)))


def _without(session: TrainingSession, gone: frozenset[ItemId]) -> TrainingSession:
    kept = tuple(item for item in session.items if item.id not in gone)
    return session if len(kept) == len(session.items) else replace(session, items=kept)


def _on_week(session: TrainingSession) -> TrainingSession:
    if not 0 <= session.day < DAYS:
        raise ValueError(f"a week has no day {session.day}")
    return session
