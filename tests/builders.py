"""Readable test data; every person is invented."""

from datetime import UTC, date, datetime

from studio.clients.client import Client
from studio.clock import FixedClock
from studio.exercises.prescription import Prescription, Span
from studio.ids import ClientId, ExerciseSlug, ItemId, PlanId, SessionId, TrainerId, new_id
from studio.planning.week_plan import PlannedExercise, TrainingSession, WeekPlan
from studio.team import Qualification, Trainer

THURSDAY = date(2026, 5, 14)
NEXT_MONDAY = date(2026, 5, 18)
THIS_MONDAY = date(2026, 5, 11)


def a_clock(day: date = THURSDAY, hour: int = 10, minute: int = 40) -> FixedClock:
    return FixedClock(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC))


def a_client(**values: object) -> Client:
    given: dict[str, object] = {
        "id": ClientId(new_id()),
        "number": 7,
        "first_name": "Maya",
        "last_name": "Okafor",
        "phone": "07700 900123",
        "birth_date": date(1985, 2, 3),
    }
    return Client(**{**given, **values})  # type: ignore[arg-type]


def a_trainer(name: str = "Dana Kerr", **values: object) -> Trainer:
    given: dict[str, object] = {
        "id": TrainerId(new_id()),
        "name": name,
        "qualification": Qualification.LEVEL_4,
    }
    return Trainer(**{**given, **values})  # type: ignore[arg-type]


def a_dose(sets: int = 3, reps: int = 10, **values: object) -> Prescription:
    return Prescription(Span(sets, sets), reps=Span(reps, reps), **values)  # type: ignore[arg-type]


def an_item(exercise: str = "squat_bodyweight", **values: object) -> PlannedExercise:
    given: dict[str, object] = {
        "id": ItemId(new_id()),
        "exercise": ExerciseSlug(exercise),
        "dose": a_dose(),
    }
    return PlannedExercise(**{**given, **values})  # type: ignore[arg-type]


def a_session(day: int = 0, title: str = "Strength A", **values: object) -> TrainingSession:
    given: dict[str, object] = {
        "id": SessionId(new_id()),
        "day": day,
        "title": title,
        "items": (an_item(),),
        "start_minute": 18 * 60,
    }
    return TrainingSession(**{**given, **values})  # type: ignore[arg-type]


def a_week(client: Client, **values: object) -> WeekPlan:
    given: dict[str, object] = {
        "id": PlanId(new_id()),
        "client_id": client.id,
        "monday": NEXT_MONDAY,
        "sessions": (a_session(0), a_session(2, "Strength B")),
    }
    return WeekPlan(**{**given, **values})  # type: ignore[arg-type]
