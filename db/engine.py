"""Connections: how SQLite and PostgreSQL are opened and what every connection promises.

SQLite is driven by `sqlcipher3` through SQLAlchemy's ordinary dialect.  The driver's own habit of
beginning transactions is off; a `begin` event says `BEGIN IMMEDIATE` for units that write, so
that nobody finds out in the middle that somebody else is writing, and plain `BEGIN` for reading.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from db.documents import from_text, to_text
from db.faults import translate_errors
from studio.errors import StorageUnavailable, WrongInput

WRITING = {"begin": "IMMEDIATE"}

SAFE_WAL_VERSION = (3, 51, 3)
BUSY_SECONDS = 5.0
POOL_SIZE = 3

_ALWAYS = (
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cell_size_check=ON",
    "mmap_size=0",
    f"journal_size_limit={16 * 1024 * 1024}",
)
_ON_MACOS = ("fullfsync=ON", "checkpoint_fullfsync=ON")
_FULL = 2

_SERVER_SETTINGS = {
    "statement_timeout": "15s",
    "lock_timeout": "3s",
    "idle_in_transaction_session_timeout": "30s",
    "synchronous_commit": "on",
    "timezone": "UTC",
}
_SERVER_CONNECT = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "application_name": "studio-planner",
    "options": " ".join(f"-c {name}={value}" for name, value in _SERVER_SETTINGS.items()),
}
_LOCAL_HOSTS = frozenset({"", "localhost", "127.0.0.1", "::1"})


def journal_mode() -> str:
    """Return WAL where the library is free of its reset bug (fixed in 3.51.3), else TRUNCATE."""
    return "wal" if tuple(dbapi2.sqlite_version_info) >= SAFE_WAL_VERSION else "truncate"


def connect_file(
    path: Path, *, mode: str = "rw", foreign_keys: bool = True, journal: str | None = None
) -> Any:
    """Return a driver connection to *path* with every setting made and read back.

    *mode* is SQLite's: `rw` never creates a file that has vanished, `rwc` does, `ro` looks only.
    """
    connection = dbapi2.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _settle(connection, path, mode, journal or journal_mode(), foreign_keys=foreign_keys)
    except (dbapi2.Error, StorageUnavailable):
        connection.close()
        raise
    return connection


def file_engine(path: Path, *, look_only: bool = False) -> Engine:
    """Return the engine of a data file."""
    mode = "ro" if look_only else "rw"
    return _sqlite_engine(lambda: connect_file(path, mode=mode), path, pooled=True)


def migration_engine(path: Path, *, mode: str = "rw", journal: str | None = None) -> Engine:
    """Return an engine for changing the form of a file: foreign keys off, always writing.

    A table is rebuilt by dropping the old one, and with foreign keys on that would silently
    delete the rows of every table below it.
    """
    engine = _sqlite_engine(
        lambda: connect_file(path, mode=mode, journal=journal, foreign_keys=False),
        path,
        pooled=False,
    )
    return engine.execution_options(**WRITING)


def server_engine(target: str) -> Engine:
    """Return the engine of a PostgreSQL database named by an URL."""
    url = server_url(target)
    engine = create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=1,
        pool_pre_ping=True,
        connect_args=_SERVER_CONNECT,
        json_serializer=to_text,
        json_deserializer=from_text,
    )
    translate_errors(engine, url.render_as_string(hide_password=True))
    return engine


def server_url(target: str) -> URL:
    """Return *target* with our driver; another computer must prove its name by certificate."""
    try:
        url = make_url(target).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise WrongInput(field="data", problem="not the address of a database") from error
    is_local = (url.host or "") in _LOCAL_HOSTS or (url.host or "").startswith("/")
    if not is_local and "sslmode" not in url.query:
        url = url.update_query_dict({"sslmode": "verify-full"})
    return url


def is_server(target: str) -> bool:
    """Tell whether *target* names a PostgreSQL database and not a file."""
    return target.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def _sqlite_engine(connect: Callable[[], Any], path: Path, *, pooled: bool) -> Engine:
    pool: dict[str, Any] = (
        {"poolclass": QueuePool, "pool_size": POOL_SIZE, "max_overflow": 1}
        if pooled
        else {"poolclass": NullPool}
    )
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=connect,
        json_serializer=to_text,
        json_deserializer=from_text,
        **pool,
    )
    event.listen(engine, "begin", _begin)
    translate_errors(engine, str(path))
    return engine


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _settle(
    connection: Any,
    path: Path,
    mode: str,
    journal: str,
    *,
    foreign_keys: bool,
) -> None:
    if mode != "ro":
        _set_journal(connection, path, journal)
    for setting in _ALWAYS + (_ON_MACOS if sys.platform == "darwin" else ()):
        connection.execute(f"PRAGMA {setting}")
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    _require(connection, path, "foreign_keys", int(foreign_keys))
    _require(connection, path, "synchronous", _FULL)


def _set_journal(connection: Any, path: Path, journal: str) -> None:
    """Set the journal mode; a file system without shared memory answers with the old mode."""
    answer = connection.execute(f"PRAGMA journal_mode={journal}").fetchone()[0]
    if answer != journal:
        answer = connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0]
    if answer not in {journal, "truncate"}:
        raise StorageUnavailable(reason="journal", path=str(path))


def _require(connection: Any, path: Path, setting: str, wanted: int) -> None:
    if connection.execute(f"PRAGMA {setting}").fetchone()[0] != wanted:
        raise StorageUnavailable(reason=setting, path=str(path))
