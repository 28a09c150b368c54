"""Both engines refuse what does not belong into a column, also from outside the program."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.store import Store
from studio.errors import StudioError
from studio.ids import new_id
from tests.db.desk import add_client
from tests.db.make_sample import fill

BAD = {
    "first_name": "'" + "x" * 201 + "'",
    "notes": "'" + "x" * 20_001 + "'",
    "name_key": "'" + "x" * 501 + "'",
    "number": "'abc'",
    "body_mass_kg": "2147483648",
    "birth_date": "'31/12/1990'",
    "created_at": "'soon'",
    "goals": "'[1, '",
    "id": "'x'",
    "trainer_id": f"'{new_id()}'",
}
BAD_SCREENING = {
    "screening.status": "'finished'",
    "screening.scope": "'half'",
    "screening.earlier_id": f"'{new_id()}'",
    "screening.ended_because": "'" + "x" * 41 + "'",
    "screening.ended_by": f"'{new_id()}'",
    "screening.changed": "'[1, '",
    "evidence.kind": "'rumour'",
    "evidence.dated": "'31/12/1990'",
    "evidence.recorded_by": "NULL",
    "evidence.fine": "'" + "x" * 20_001 + "'",
    "closing.evidence_id": f"'{new_id()}'",
    "closing.screening_id": "NULL",
    "consent.purpose": "'marketing'",
    "consent.way": "'pigeon'",
    "consent.text_hash": "'" + "x" * 65 + "'",
    "signature.signer": "'neighbour'",
    "signature.how": "'stamped'",
    "signature.screening_id": f"'{new_id()}'",
    "session_check.day": "'soon'",
    "session_check.checked_at": "NULL",
    "own_exercise.origin": "'found'",
    "own_exercise.review": "'maybe'",
    "own_exercise.slug": "'" + "x" * 81 + "'",
    "own_exercise.created_by": f"'{new_id()}'",
}
BAD_SCREENING_IN_A_FILE = {
    "evidence.restricts": "2",
    "evidence.valid_until": "'2026-02-30'",
    "closing.reopened_at": "'2026-05-14'",
    "consent.withdrawn_at": "'later'",
    "signature.scan": "'a text'",
    "signature.strokes": "'[[['",
    "session_check.gates": "5",
    "own_exercise.exercise": "'{'",
    "own_exercise.retired_at": "'2026-05-14'",
}
BAD_IN_A_FILE = {
    "birth_date": "'2026-02-30'",
    "level": "x'00'",
    "version": "1.5",
    "archived_at": "'2026-05-14 09:40:12'",
}


@pytest.mark.parametrize("column", BAD)
def test_a_value_that_does_not_belong_is_refused(store: Store, column: str):
    _refuses(store, column, BAD[column])


@pytest.mark.parametrize("column", BAD_IN_A_FILE)
def test_a_file_takes_no_more_than_a_server(file_store: Store, column: str):
    _refuses(file_store, column, BAD_IN_A_FILE[column])


@pytest.mark.parametrize("column", BAD_SCREENING)
def test_around_a_screening_only_what_belongs_is_taken(store: Store, column: str):
    _refuses_in_sample(store, column, BAD_SCREENING[column])


@pytest.mark.parametrize("column", BAD_SCREENING_IN_A_FILE)
def test_around_a_screening_a_file_takes_no_more_than_a_server(file_store: Store, column: str):
    _refuses_in_sample(file_store, column, BAD_SCREENING_IN_A_FILE[column])


def test_a_choice_is_one_of_the_known(store: Store):
    add_client(store)
    trainer = text(
        "INSERT INTO trainer (id, name, qualification, tone, is_active, version)"
        " VALUES (:id, 'Dana', :qualification, 'primary', true, 1)"
    )
    with store.engine.begin() as connection:
        connection.execute(trainer, {"id": new_id(), "qualification": "level_3"})
    with pytest.raises((DBAPIError, StudioError)), store.engine.begin() as connection:
        connection.execute(trainer, {"id": new_id(), "qualification": "wizard"})


def test_there_is_one_profile(store: Store):
    with store.unit() as unit:
        assert unit.profile.get().version == 0
    second = text(
        "INSERT INTO studio_profile"
        " SELECT 2, 'a', 'b', 'c', '[]', '[]', 'none', 'none', 'A4', '9', '1', '{}', 1"
    )
    with pytest.raises((DBAPIError, StudioError)), store.engine.begin() as connection:
        connection.execute(second)


def _refuses_in_sample(store: Store, column: str, value: str) -> None:
    fill(store)
    table, name = column.split(".")
    count = text(f"SELECT count(*) FROM {table}")  # noqa: S608
    update = text(f"UPDATE {table} SET {name} = {value}")  # noqa: S608
    with store.engine.connect() as connection:
        assert connection.scalar(count)
    with pytest.raises((DBAPIError, StudioError)), store.engine.begin() as connection:
        connection.execute(update)


def _refuses(store: Store, column: str, value: str) -> None:
    client = add_client(store)
    statement = text(f"UPDATE client SET {column} = {value} WHERE number = {client.number}")  # noqa: S608
    with pytest.raises((DBAPIError, StudioError)), store.engine.begin() as connection:
        connection.execute(statement)
    with store.unit() as unit:
        assert unit.clients.get(client.id) == client
