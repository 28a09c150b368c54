"""Week plans as rows and as values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.documents import Document
from db.mapping.dose import dose_document, dose_from
from db.records import ItemRecord, PlanRecord, SessionRecord
from studio.ids import ItemId, SessionId, TrainerId
from studio.planning.week_plan import (
    DailyHabit,
    KeptOriginal,
    PlannedExercise,
    Substitution,
    TrainingSession,
    WeekPlan,
)


def plan_from(record: PlanRecord) -> WeekPlan:
    """Return the week plan that a row and its loaded sessions stand for."""
    return WeekPlan(
        id=record.id,
        client_id=record.client_id,
        monday=record.monday,
        sessions=tuple(_session_from(session) for session in record.sessions),
        habits=tuple(_habit_from(habit) for habit in record.habits),
        rest_days=frozenset(record.rest_days),
        note=record.note,
        version=record.version,
    )


def write_plan(plan: WeekPlan, record: PlanRecord) -> None:
    """Put a week plan into a row and its sessions, except for the version.

    Rows are matched by id, so a moved exercise is one changed row and an unchanged one none.
    """
    record.id = plan.id
    record.client_id = plan.client_id
    record.monday = plan.monday
    record.habits = [_habit_document(habit) for habit in plan.habits]
    record.rest_days = sorted(plan.rest_days)
    record.note = plan.note
    sessions = {session.id: session for session in record.sessions}
    items = {item.id: item for session in record.sessions for item in session.items}
    kept = {session.id for session in plan.sessions}
    for row in record.sessions:
        if row.id not in kept:
            row.items = []  # what moved elsewhere must not go with its old session
    written = []
    for place, session in enumerate(plan.sessions):
        row = sessions.get(session.id) or SessionRecord(id=session.id, items=[])
        _write_session(session, row, plan, place, items)
        written.append(row)
    record.sessions = written


def _session_from(record: SessionRecord) -> TrainingSession:
    return TrainingSession(
        id=record.id,
        day=record.day,
        title=record.title,
        items=tuple(_item_from(item) for item in record.items),
        start_minute=record.start_minute,
        duration_minutes=record.duration_minutes,
        place=record.place,
        trainer_id=record.trainer_id,
    )


def _write_session(
    session: TrainingSession,
    record: SessionRecord,
    plan: WeekPlan,
    place: int,
    items: Mapping[ItemId, ItemRecord],
) -> None:
    record.place_in_week = place
    record.day = session.day
    record.held_on = plan.date_of(session.day)
    record.title = session.title
    record.start_minute = session.start_minute
    record.duration_minutes = session.duration_minutes
    record.place = session.place
    record.trainer_id = session.trainer_id
    written = []
    for place_in_session, item in enumerate(session.items):
        row = items.get(item.id) or ItemRecord(id=item.id)
        _write_item(item, row, session.id, place_in_session)
        written.append(row)
    record.items = written


def _item_from(record: ItemRecord) -> PlannedExercise:
    swap, kept = record.substitution, record.kept
    return PlannedExercise(
        id=record.id,
        exercise=record.exercise,
        dose=dose_from(record.dose),
        substitution=None if swap is None else _substitution_from(swap),
        kept=None if kept is None else _kept_from(kept),
        note=record.note,
    )


def _write_item(
    item: PlannedExercise, record: ItemRecord, session_id: SessionId, place: int
) -> None:
    swap, kept = item.substitution, item.kept
    record.session_id = session_id
    record.place_in_session = place
    record.exercise = item.exercise
    record.dose = dose_document(item.dose)
    record.substitution = None if swap is None else _substitution_document(swap)
    record.kept = None if kept is None else _kept_document(kept)
    record.note = item.note


def _substitution_document(swap: Substitution) -> Document:
    return {
        "original": swap.original,
        "original_dose": dose_document(swap.original_dose),
        "keeps": list(swap.keeps),
        "lowers": list(swap.lowers),
        "codes": list(swap.codes),
        "rules": list(swap.rules),
        "review_on": None if swap.review_on is None else swap.review_on.isoformat(),
        "next_step": swap.next_step,
        "cause": swap.cause,
        "load_limit_g": swap.load_limit_g,
    }


def _substitution_from(document: Document) -> Substitution:
    review_on = document["review_on"]
    return Substitution(
        original=document["original"],
        original_dose=dose_from(document["original_dose"]),
        keeps=tuple(document["keeps"]),
        lowers=tuple(document["lowers"]),
        codes=tuple(document["codes"]),
        rules=tuple(document["rules"]),
        review_on=None if review_on is None else date.fromisoformat(review_on),
        next_step=document["next_step"],
        cause=document["cause"],
        load_limit_g=document["load_limit_g"],
    )


def _kept_document(kept: KeptOriginal) -> Document:
    return {
        "reason": kept.reason,
        "note": kept.note,
        "trainer_id": kept.trainer_id,
        "review_on": kept.review_on.isoformat(),
    }


def _kept_from(document: Document) -> KeptOriginal:
    return KeptOriginal(
        reason=document["reason"],
        note=document["note"],
        trainer_id=TrainerId(document["trainer_id"]),
        review_on=date.fromisoformat(document["review_on"]),
    )


def _habit_document(habit: DailyHabit) -> Document:
    return {
        "exercise": habit.exercise,
        "dose": dose_document(habit.dose),
        "days": list(habit.days),
    }


def _habit_from(document: Mapping[str, Any]) -> DailyHabit:
    return DailyHabit(
        exercise=document["exercise"],
        dose=dose_from(document["dose"]),
        days=tuple(document["days"]),
    )
