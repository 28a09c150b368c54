"""The studio's own exercises in the store."""

from dataclasses import replace

from sqlalchemy import select

from db.column_types import is_id
from db.mapping.own_exercise import own_exercise_from, own_exercise_record, write_own_exercise
from db.records import OwnExerciseRecord
from db.repositories.lookup import fetch, require_version
from db.transaction import Transaction
from studio.exercises.own import OwnExercise
from studio.ids import ImportId, OwnExerciseId

WHAT = "own_exercise"

_BY_NAME = (OwnExerciseRecord.name_key, OwnExerciseRecord.id)


class SqlOwnExercises:
    """Implements `studio.storage.OwnExercises`."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def all(self) -> tuple[OwnExercise, ...]:
        """Return all own exercises in the order of names, retired ones too."""
        rows = self._work.session.scalars(select(OwnExerciseRecord).order_by(*_BY_NAME))
        return tuple(map(own_exercise_from, rows))

    def get(self, exercise_id: OwnExerciseId) -> OwnExercise:
        """Return one exercise, or raise `NotFound`."""
        return own_exercise_from(fetch(self._work, OwnExerciseRecord, exercise_id, what=WHAT))

    def add(self, exercise: OwnExercise) -> OwnExercise:
        """Store a new exercise and return it with its version."""
        self._work.add(own_exercise_record(exercise), kind=WHAT, key=exercise.id)
        return replace(exercise, version=1)

    def save(self, exercise: OwnExercise) -> OwnExercise:
        """Store a changed exercise and return it with its new version."""
        record = fetch(self._work, OwnExerciseRecord, exercise.id, what=WHAT)
        version = require_version(record.version, exercise.version, what=WHAT, key=exercise.id)
        record.version = version
        write_own_exercise(exercise, record)
        self._work.flush(kind=WHAT, key=exercise.id)
        return replace(exercise, version=version)

    def of_import(self, import_id: ImportId) -> tuple[OwnExercise, ...]:
        """Return what one import brought, in the order of names."""
        if not is_id(import_id):
            return ()
        query = select(OwnExerciseRecord).where(OwnExerciseRecord.import_id == import_id)
        rows = self._work.session.scalars(query.order_by(*_BY_NAME))
        return tuple(map(own_exercise_from, rows))
