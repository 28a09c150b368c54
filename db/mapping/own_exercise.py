"""The studio's own exercises as rows and as values."""

from typing import Any

from db.documents import Document
from db.mapping.dose import dose_document, dose_from
from db.records import OwnExerciseRecord
from studio.exercises.demand import AXES, Demands
from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.exercises.own import OwnExercise, by_axis
from studio.ids import ExerciseSlug
from studio.text import folded

_PLAIN = (
    "pattern", "laterality", "position", "ladder", "rung", "load_full_share", "min_load_g", "cue",
    "source", "load_step_g",
)  # fmt: skip
_LISTS = ("muscles", "intents", "synonyms", "coaching", "sources")


def own_exercise_from(record: OwnExerciseRecord) -> OwnExercise:
    """Return the exercise a row stands for."""
    return OwnExercise(
        id=record.id,
        exercise=_exercise_from(record),
        origin=record.origin,
        review=record.review,
        created_at=record.created_at,
        created_by=record.created_by,
        reviewed_at=record.reviewed_at,
        reviewed_by=record.reviewed_by,
        source_id=record.source_id,
        import_id=record.import_id,
        figure=record.figure,
        retired_at=record.retired_at,
        version=record.version,
    )


def own_exercise_record(own: OwnExercise) -> OwnExerciseRecord:
    """Return the row of an exercise, in its first version."""
    record = OwnExerciseRecord(
        id=own.id,
        slug=own.slug,
        origin=own.origin,
        created_at=own.created_at,
        created_by=own.created_by,
        source_id=own.source_id,
        import_id=own.import_id,
        version=1,
    )
    write_own_exercise(own, record)
    return record


def write_own_exercise(own: OwnExercise, record: OwnExerciseRecord) -> None:
    """Put into a row what may change later."""
    record.name = own.exercise.name
    record.name_key = folded(own.exercise.name)
    record.review = own.review
    record.reviewed_at = own.reviewed_at
    record.reviewed_by = own.reviewed_by
    record.figure = own.figure
    record.retired_at = own.retired_at
    record.exercise = _document(own.exercise)


def _document(exercise: Exercise) -> Document:
    document: Document = {name: getattr(exercise, name) for name in _PLAIN}
    document |= {name: list(getattr(exercise, name)) for name in _LISTS}
    document |= {
        "level": exercise.level.value,
        "load_basis": exercise.load_basis.value,
        "equipment": [sorted(group) for group in exercise.equipment],
        "dose": dose_document(exercise.dose),
        "light": by_axis(exercise.light),
        "full": by_axis(exercise.full),
    }
    return document


def _exercise_from(record: OwnExerciseRecord) -> Exercise:
    document = record.exercise
    as_written: dict[str, Any] = {name: document[name] for name in _PLAIN}
    as_written |= {name: tuple(document[name]) for name in _LISTS}
    return Exercise(
        slug=ExerciseSlug(record.slug),
        name=record.name,
        level=Level(document["level"]),
        load_basis=LoadBasis(document["load_basis"]),
        equipment=tuple(frozenset(group) for group in document["equipment"]),
        dose=dose_from(document["dose"]),
        light=_demands(document["light"]),
        full=_demands(document["full"]),
        **as_written,
    )


def _demands(document: Document) -> Demands:
    return Demands(tuple(document[axis.value] for axis in AXES))
