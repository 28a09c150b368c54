"""What every released program wrote is still all there in the newest form, on both engines."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlcipher3 import dbapi2

from db.checkup import row_counts
from db.records import Record
from db.schema import MIGRATIONS, SCHEMA_NUMBER, Migrations
from db.store import open_store
from db.unit_of_work import SqlUnitOfWork
from studio.ids import TrainerId
from tests.builders import a_clock
from tests.db import make_sample
from tests.db import sample_evidence as later
from tests.db import sample_exercises as library
from tests.db import sample_values as sample

CLOCK = a_clock()
SAMPLES = sorted(make_sample.SAMPLES.glob("schema_*.sql"))


@pytest.mark.parametrize("released", SAMPLES, ids=lambda path: path.stem)
def test_each_released_form_becomes_the_newest_with_everything_in_it(
    released: Path, tmp_path: Path
):
    path = tmp_path / "studio.db"
    make_sample.load(released, path)
    before = counts(path)
    assert 0 not in before.values()
    store = open_store(path, clock=CLOCK)
    assert store.check() == ()
    with store.unit() as unit:
        require_first_values(unit)
        if number_of(released) >= 2:
            require_later_values(unit)
        if number_of(released) >= 3:
            require_own_exercises(unit)
    store.close()
    assert {name: n for name, n in counts(path).items() if name in before} == before
    assert (store.kept_copy is None) == (number_of(released) == SCHEMA_NUMBER)


@pytest.mark.parametrize("released", SAMPLES, ids=lambda path: path.stem)
def test_each_released_form_becomes_the_newest_on_a_server(
    released: Path, tmp_path: Path, new_database: Callable[[], str]
):
    url, path = new_database(), tmp_path / "studio.db"
    make_sample.load(released, path)
    as_released = Migrations(MIGRATIONS.folder, number_of(released))
    older = open_store(url, clock=CLOCK, migrations=as_released)
    copy_rows(path, older.engine)
    older.close()
    store = open_store(url, clock=CLOCK)
    with store.unit() as unit:
        require_first_values(unit)
        if number_of(released) >= 2:
            require_later_values(unit)
        if number_of(released) >= 3:
            require_own_exercises(unit)
    with store.engine.connect() as connection:
        found = {name: _count(connection, name) for name in counts(path)}
    assert found == counts(path)
    store.close()


def number_of(released: Path) -> int:
    return int(released.stem.removeprefix("schema_"))


def _count(connection: Connection, name: str) -> int:
    return connection.scalar(text(f"SELECT count(*) FROM {name}"))  # noqa: S608


def require_first_values(unit: SqlUnitOfWork) -> None:
    assert unit.trainers.get(TrainerId(sample.DANA.id)).name == "Dana Kerr"
    assert unit.profile.get().name == sample.PROFILE.name
    clients = unit.clients.all() + unit.clients.all(archived=True)
    assert [_unversioned(c) for c in clients] == [_unversioned(c) for c in sample.CLIENTS]
    for wanted in sample.SCREENINGS:
        assert _unversioned(unit.screenings.get(wanted.id)) == _unversioned(wanted)
    plan = unit.plans.find(sample.PLAN.client_id, sample.PLAN.monday)
    assert _unversioned(plan) == _unversioned(sample.PLAN)
    assert unit.prints.of_plan(sample.PLAN.id) == (sample.PRINT,)


def require_later_values(unit: SqlUnitOfWork) -> None:
    for wanted in later.RESCREENS:
        assert _unversioned(unit.screenings.get(wanted.id)) == _unversioned(wanted)
    assert unit.evidence.of_client(later.MAYA) == later.EVIDENCE
    assert _all_unversioned(unit.evidence.closings()[later.MAYA]) == later.CLOSINGS
    consents = [c for client in sample.CLIENTS for c in unit.consents.of_client(client.id)]
    assert _all_unversioned(consents) == later.CONSENTS
    assert unit.signatures.of_client(later.MAYA) == later.SIGNATURES
    assert unit.session_checks.of_client(later.MAYA) == later.SESSION_CHECKS


def require_own_exercises(unit: SqlUnitOfWork) -> None:
    for wanted in library.OWN_EXERCISES:
        assert _unversioned(unit.own_exercises.get(wanted.id)) == wanted


def _unversioned(value):
    return replace(value, version=0)


def _all_unversioned(values):
    return tuple(map(_unversioned, values))


def copy_rows(path: Path, server: Engine) -> None:
    """Copy every row of the file to a server with the same tables.

    Values go as text of no type, so that the server reads them as its columns say.
    """
    file = dbapi2.connect(str(path))
    with server.begin() as connection:
        connection.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")
        for table in Record.metadata.sorted_tables:
            if table.name not in counts(path):
                continue
            rows = file.execute(f"SELECT * FROM {table.name} ORDER BY 1")  # noqa: S608
            names = ", ".join(column[0] for column in rows.description)
            marks = ", ".join("%s" for _ in rows.description)
            for row in rows:
                connection.exec_driver_sql(
                    f"INSERT INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608
                    tuple(_for_server(value) for value in row),
                )
    file.close()


def _for_server(value: object) -> object:
    return value if value is None or isinstance(value, bytes) else str(value)


def counts(path: Path) -> dict[str, int]:
    connection = dbapi2.connect(str(path))
    found = row_counts(connection)
    connection.close()
    return found
