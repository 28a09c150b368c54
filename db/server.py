"""Opening a PostgreSQL database: brought up to date under a lock, checked on every connect."""

from typing import Any

from sqlalchemy import Connection, Engine, event, inspect

from db.engine import server_engine, server_url
from db.migrate import VERSION_TABLE, upgrade
from db.schema import MIGRATIONS, Migrations
from studio.errors import NewerFile, NotAStudioFile

_UPGRADE_LOCK = 0x53745032  # any number, as long as nothing else locks it


def open_server(target: str, *, migrations: Migrations = MIGRATIONS) -> Engine:
    """Return the engine of a database whose tables are in the form this program knows."""
    name = server_url(target).render_as_string(hide_password=True)
    engine = server_engine(target)
    try:
        with engine.connect() as connection:
            number = _number(connection, name)
        if number > migrations.newest:
            raise NewerFile(path=name, found=number, known=migrations.newest)
        if number < migrations.newest:
            _upgrade(engine, migrations, name)
    finally:
        engine.dispose()
    _check_on_connect(engine, migrations, name)
    return engine


def _number(connection: Connection, name: str) -> int:
    """Return the form the tables are in, 0 where there are none; other tables are not ours."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise NotAStudioFile(path=name)
        return 0
    query = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608 - our own name
    return int(connection.exec_driver_sql(query).scalar() or 0)


def _upgrade(engine: Engine, migrations: Migrations, name: str) -> None:
    """Upgrade in one transaction; other desks wait here until it is done."""
    with engine.begin() as connection:
        for setting in ("statement_timeout", "lock_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {setting} = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK:d})")
        number = _number(connection, name)
        if number < migrations.newest:
            upgrade(connection, migrations, start=number, path=name)


def _check_on_connect(engine: Engine, migrations: Migrations, name: str) -> None:
    """Let an old program stop politely when another desk has upgraded the tables meanwhile."""

    @event.listens_for(engine, "connect")
    def check(connection: Any, record: object) -> None:
        query = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608
        number = int(connection.execute(query).fetchone()[0])
        connection.rollback()
        if number > migrations.newest:
            connection.close()
            raise NewerFile(path=name, found=number, known=migrations.newest)
