"""Records and migrations say the same, down to every check."""

import re
from collections.abc import Callable
from pathlib import Path

from alembic import command
from sqlalchemy import Connection, text

from db.engine import migration_engine, server_engine
from db.migrate import VERSION_TABLE, alembic_config
from db.records import Record
from db.schema import MIGRATIONS
from db.store import open_store
from tests.builders import a_clock


def test_alembic_sees_no_difference_in_a_file(file: Path):
    engine = migration_engine(file)
    with engine.begin() as connection:
        command.check(alembic_config(connection, MIGRATIONS))
    engine.dispose()


def test_alembic_sees_no_difference_on_a_server(new_database: Callable[[], str]):
    url = new_database()
    open_store(url, clock=a_clock()).close()
    engine = server_engine(url)
    with engine.begin() as connection:
        command.check(alembic_config(connection, MIGRATIONS))
    engine.dispose()


def test_a_migrated_file_is_the_same_as_one_made_from_the_records(file: Path, tmp_path: Path):
    made = migration_engine(tmp_path / "made.db", mode="rwc", journal="delete")
    migrated = migration_engine(file)
    with made.begin() as one, migrated.begin() as other:
        Record.metadata.create_all(one)
        assert _file_schema(one) == _file_schema(other)
    made.dispose()
    migrated.dispose()


def test_a_migrated_server_is_the_same_as_one_made_from_the_records(
    new_database: Callable[[], str],
):
    url = new_database()
    open_store(url, clock=a_clock()).close()
    migrated, made = server_engine(url), server_engine(new_database())
    with made.begin() as one, migrated.begin() as other:
        Record.metadata.create_all(one)
        assert _server_schema(one) == _server_schema(other)
    made.dispose()
    migrated.dispose()


def test_every_column_of_a_file_is_checked(file: Path):
    engine = migration_engine(file)
    with engine.begin() as connection:
        schema = _file_schema(connection)
    engine.dispose()
    for table in Record.metadata.sorted_tables:
        for column in table.columns:
            checks = [
                line for line in schema[table.name] if f"ck_{table.name}_{column.name}" in line
            ]
            assert checks, f"{table.name}.{column.name}"


def _file_schema(connection: Connection) -> dict[str, list[str]]:
    """Return the lines of every table and index, in an order that means nothing."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> :version"
    rows = connection.execute(text(query), {"version": VERSION_TABLE})
    return {name: sorted(re.split(r",?\s*\n\s*", sql)) for name, sql in rows}


def _server_schema(connection: Connection) -> set[tuple[object, ...]]:
    """Return every column, constraint and index of a server, as the server says it."""
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length,"
        " collation_name, column_default FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name <> :version"
    )
    constraints = (
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> :version"
    )
    indexes = (
        "SELECT indexname, indexdef FROM pg_indexes"
        " WHERE schemaname = 'public' AND tablename <> :version"
    )
    return {
        tuple(row)
        for query in (columns, constraints, indexes)
        for row in connection.execute(text(query), {"version": VERSION_TABLE})
    }
