"""The studio's own exercises in the store, on both engines."""

from dataclasses import replace

import pytest

from db.store import Store
from studio.errors import NotFound, StaleWrite
from studio.ids import ImportId, OwnExerciseId
from tests.db import sample_exercises as sample
from tests.db.desk import add_trainer, writing
from tests.db.sample_values import DANA


@pytest.fixture
def filled(store: Store) -> Store:
    add_trainer(store, DANA)
    with writing(store) as unit:
        for own in sample.OWN_EXERCISES:
            unit.own_exercises.add(own)
    return store


def test_all_come_in_the_order_of_names_whatever_their_letters(filled: Store):
    with filled.unit() as unit:
        assert [own.exercise.name for own in unit.own_exercises.all()] == [
            "Zercher walk",
            "Żółć's front squat",
        ]


def test_an_import_is_found_by_its_id(filled: Store):
    imported = sample.OWN_EXERCISES[1]
    assert imported.import_id is not None
    with filled.unit() as unit:
        assert unit.own_exercises.of_import(imported.import_id) == (replace(imported, version=1),)
        assert unit.own_exercises.of_import(ImportId("'; DROP TABLE own_exercise")) == ()


def test_the_slower_of_two_writers_is_told(filled: Store):
    with filled.unit() as unit:
        held = unit.own_exercises.get(sample.OWN_EXERCISES[0].id)
    with writing(filled) as unit:
        unit.own_exercises.save(replace(held, retired_at=None))
    with pytest.raises(StaleWrite), writing(filled) as unit:
        unit.own_exercises.save(replace(held, figure=""))


def test_what_is_not_there_is_not_found(filled: Store):
    with pytest.raises(NotFound), filled.unit() as unit:
        unit.own_exercises.get(OwnExerciseId("nobody"))
