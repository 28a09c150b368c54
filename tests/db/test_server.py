"""What only a server can do: be away, be killed, be opened by many at once."""

import os
import signal
import threading
import time
from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy import text

from db.engine import server_url
from db.store import Store, open_store
from studio.errors import NotAStudioFile, StorageUnavailable, WrongInput
from tests.builders import a_clock, a_trainer
from tests.db import servers
from tests.db.desk import add_client, add_trainer, an_edit

CLOCK = a_clock()


def test_desks_that_start_together_make_the_tables_once(new_database: Callable[[], str]):
    url = new_database()
    stores: list[Store] = []
    desks = [
        threading.Thread(target=lambda: stores.append(open_store(url, clock=CLOCK)))
        for _ in range(4)
    ]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert len(stores) == 4
    client = add_client(stores[0])
    for store in stores:
        with store.unit() as unit:
            assert unit.clients.all() == (client,)
        store.close()


def test_a_database_of_somebody_else_is_left_as_it_is(new_database: Callable[[], str]):
    url = new_database()
    owner = open_store(url, clock=CLOCK)
    with owner.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    owner.engine.dispose()
    with pytest.raises(NotAStudioFile):
        open_store(url, clock=CLOCK)


def test_connections_have_time_limits(server_store: Store):
    with server_store.engine.connect() as connection:
        settings = {
            name: connection.execute(text(f"SHOW {name}")).scalar()
            for name in (
                "statement_timeout",
                "lock_timeout",
                "idle_in_transaction_session_timeout",
                "timezone",
            )
        }
    assert list(settings.values()) == ["15s", "3s", "30s", "UTC"]


def test_nobody_there_is_said_without_the_password():
    with pytest.raises(StorageUnavailable) as caught:
        open_store("postgresql://studio:secret@127.0.0.1:1/studio", clock=CLOCK)
    assert caught.value.values["reason"] == "server_away"
    assert "secret" not in str(caught.value.values)


@pytest.mark.parametrize(
    ("target", "mode"),
    [
        ("postgresql://db.example.org/studio", "verify-full"),
        ("postgres://10.0.0.5/studio", "verify-full"),
        ("postgresql://db.example.org/studio?sslmode=verify-ca", "verify-ca"),
        ("postgresql://localhost/studio", None),
        ("postgresql:///studio", None),
    ],
)
def test_another_computer_has_to_prove_its_name(target: str, mode: str | None):
    url = server_url(target)
    assert url.query.get("sslmode") == mode
    assert url.drivername == "postgresql+psycopg"


def test_a_lost_connection_is_told_and_the_next_action_works(
    server_store: Store, server: servers.Server
):
    trainer = add_trainer(server_store, a_trainer())
    with server_store.unit() as unit:
        assert unit.begin_edit(an_edit())
        end_connections(server)
        with pytest.raises(StorageUnavailable) as caught:
            unit.trainers.save(a_trainer("Lee"))
    assert caught.value.values["reason"] == "server_away"
    with server_store.unit() as unit:
        assert unit.trainers.all() == (trainer,)


def test_leaving_a_unit_is_quiet_when_the_line_is_gone(server_store: Store, server: servers.Server):
    trainer = add_trainer(server_store, a_trainer())
    with server_store.unit() as unit:
        assert unit.trainers.all() == (trainer,)
        end_connections(server)
    assert server_store.engine.pool.checkedout() == 0
    with server_store.unit() as unit:
        assert unit.trainers.all() == (trainer,)


def test_an_idle_desk_does_not_notice_a_restart(server_store: Store, server: servers.Server):
    trainer = add_trainer(server_store, a_trainer())
    end_connections(server)
    with server_store.unit() as unit:
        assert unit.trainers.all() == (trainer,)


@pytest.mark.kill
@pytest.mark.parametrize("is_sent", [False, True], ids=["before commit", "after commit"])
def test_an_edit_tried_again_after_a_crash_arrives_once(
    server_store: Store, server: servers.Server, *, is_sent: bool
):
    edit, trainer = an_edit(), a_trainer()
    with server_store.unit() as unit:
        unit.begin_edit(edit)
        unit.trainers.save(trainer)
        if is_sent:
            unit.commit()  # and suppose that the answer was lost
        crash(server)
        if not is_sent:
            with pytest.raises(StorageUnavailable):
                unit.commit()
    with server_store.unit() as unit:
        is_new = unit.begin_edit(edit)
        if is_new:
            unit.trainers.save(trainer)
        unit.commit()
    assert is_new is not is_sent
    with server_store.unit() as unit:
        assert [held.id for held in unit.trainers.all()] == [trainer.id]


def test_a_wait_for_a_frozen_server_can_be_ended(server_store: Store, server: servers.Server):
    trainer = add_trainer(server_store, a_trainer())
    answers: list[object] = []

    def ask() -> None:
        with server_store.unit() as unit:
            try:
                unit.trainers.all()
            except StorageUnavailable as error:
                answers.append(error.values["reason"])

    end_connections(server)
    with server_store.engine.connect() as connection:
        frozen = connection.scalar(text("SELECT pg_backend_pid()"))
    os.kill(frozen, signal.SIGSTOP)
    try:
        desk = threading.Thread(target=ask, daemon=True)
        desk.start()
        for _ in range(100):
            desk.join(0.05)
            if not desk.is_alive():
                break
            server_store.hang_up()
        assert not desk.is_alive()
    finally:
        os.kill(frozen, signal.SIGCONT)
    assert answers in ([], ["server_away"])
    with server_store.unit() as unit:
        assert unit.trainers.all() == (trainer,)


@pytest.mark.parametrize("target", ["postgresql://u@h:port/x", "postgresql://[::1/x"])
def test_an_address_that_is_none_is_refused(target: str):
    with pytest.raises(WrongInput):
        open_store(target, clock=CLOCK)


def test_a_server_that_cannot_prove_its_name_is_not_used(server: servers.Server):
    with pytest.raises(StorageUnavailable) as caught:
        open_store(server.url("postgres") + "?sslmode=verify-full", clock=CLOCK)
    assert caught.value.values["reason"] == "server_not_trusted"


def end_connections(server: servers.Server) -> None:
    """End every desk's connections and wait until they are gone."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND application_name = 'studio-planner'"
        )


def crash(server: servers.Server) -> None:
    """Kill a server process with signal 9; all others go with it and the server recovers."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            psycopg.connect(server.url("postgres")).close()
        except psycopg.OperationalError:
            continue
        return
    pytest.fail("the server did not come back")
