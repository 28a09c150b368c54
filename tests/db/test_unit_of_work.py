import threading
from dataclasses import replace

import pytest
from sqlalchemy import text

from db.engine import WRITING
from db.store import Store
from studio.errors import NotFound, StaleWrite, StorageUnavailable
from studio.ids import ClientId, new_id
from tests.builders import a_client, a_trainer
from tests.db.desk import add_client, an_edit, writing


def test_leaving_without_commit_takes_everything_back(store: Store):
    client = a_client()
    with store.unit() as unit:
        unit.begin_edit(an_edit())
        unit.clients.add(client)
    with store.unit() as unit, pytest.raises(NotFound):
        unit.clients.get(client.id)


def test_an_error_inside_takes_everything_back(store: Store):
    client = a_client()
    with pytest.raises(NotFound), writing(store) as unit:
        unit.clients.get(unit.clients.add(client).trainer_id or ClientId("nobody"))
    with store.unit() as unit:
        assert unit.clients.all() == ()


def test_an_edit_is_kept_exactly_once(store: Store):
    edit = an_edit()
    answers = []
    for _ in range(3):
        with store.unit() as unit:
            is_new = unit.begin_edit(edit)
            if is_new:
                unit.trainers.save(a_trainer())
            unit.commit()
        answers.append(is_new)
    assert answers == [True, False, False]
    with store.unit() as unit:
        assert len(unit.trainers.all()) == 1


def test_an_edit_that_was_taken_back_may_be_tried_again(store: Store):
    edit = an_edit()
    for _ in range(2):
        with store.unit() as unit:
            assert unit.begin_edit(edit)


def test_writing_without_an_edit_is_a_fault_of_the_program(store: Store):
    with store.unit() as unit, pytest.raises(RuntimeError, match="begin_edit"):
        unit.trainers.save(a_trainer())
    with store.unit() as unit:
        unit.trainers.all()
        with pytest.raises(RuntimeError, match="first statement"):
            unit.begin_edit(an_edit())


def test_a_unit_can_go_on_after_commit(store: Store):
    with store.unit() as unit:
        unit.begin_edit(an_edit())
        client = unit.clients.add(a_client())
        unit.commit()
        assert unit.clients.get(client.id) == client
    with store.unit() as unit, pytest.raises(RuntimeError, match="begin_edit"):
        unit.clients.save(client)


def test_the_slower_of_two_writers_is_told(store: Store):
    client = add_client(store)
    with writing(store) as unit:
        faster = unit.clients.save(replace(client, notes="faster"))
    with pytest.raises(StaleWrite) as caught, writing(store) as unit:
        unit.clients.save(replace(client, notes="slower"))
    assert caught.value.values == {"kind": "client", "key": client.id}
    with store.unit() as unit:
        assert unit.clients.get(client.id) == faster


def test_on_a_server_the_version_is_compared_when_it_is_written(server_store: Store):
    client = add_client(server_store)
    with server_store.unit() as slower:
        slower.begin_edit(an_edit())
        assert slower.clients.get(client.id) == client
        with writing(server_store) as faster:
            faster.clients.save(replace(client, notes="faster"))
        with pytest.raises(StaleWrite):
            slower.clients.save(replace(client, notes="slower"))


def test_in_a_file_the_second_writer_waits_for_the_first(file_store: Store):
    client = add_client(file_store)
    started, result = threading.Event(), []

    def second() -> None:
        started.set()
        with writing(file_store) as unit:
            held = unit.clients.get(client.id)
            result.append(unit.clients.save(replace(held, notes=held.notes + " second")))

    with writing(file_store) as unit:
        other = threading.Thread(target=second)
        other.start()
        started.wait()
        unit.clients.save(replace(client, notes="first"))
    other.join()
    assert [saved.notes for saved in result] == ["first second"]


def test_a_reader_sees_one_state_and_does_not_block_the_writer(file_store: Store):
    client = add_client(file_store)
    with file_store.unit() as reader:
        assert reader.trainers.all() == ()
        with writing(file_store) as unit:
            unit.trainers.save(a_trainer())
            unit.clients.save(replace(client, notes="new"))
        assert reader.clients.get(client.id).notes == ""
        assert reader.trainers.all() == ()


def test_a_writer_that_waits_too_long_is_told_that_the_store_is_busy(store: Store):
    is_file = store.engine_name == "sqlite"
    holder = store.engine.raw_connection()
    holder.cursor().execute("BEGIN IMMEDIATE" if is_file else "LOCK TABLE edit")
    try:
        with store.engine.connect() as connection:
            patience = "PRAGMA busy_timeout=50" if is_file else "SET lock_timeout = '50ms'"
            connection.connection.cursor().execute(patience)
            connection = connection.execution_options(**WRITING)
            with pytest.raises(StorageUnavailable) as caught:
                connection.execute(text("DELETE FROM edit"))
    finally:
        holder.rollback()
        holder.close()
        store.engine.dispose()  # the impatient connection is not for other tests
    assert caught.value.values["reason"] == "busy"


def test_what_is_not_there_is_not_found(store: Store):
    with store.unit() as unit:
        for key in (new_id(), "nonsense", "", "'; DROP TABLE client; --"):
            with pytest.raises(NotFound):
                unit.clients.get(ClientId(key))
            assert unit.plans.of_client(ClientId(key)) == ()
            assert unit.screenings.of_client(ClientId(key)) == ()
