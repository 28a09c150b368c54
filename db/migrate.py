"""Bringing a store to the newest form, step by step, in one transaction.

The caller hands over a connection with a transaction begun and, on SQLite, foreign keys off.
"""

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select, table

from db.schema import Migrations
from studio.errors import DiskFull, UpgradeFailed

if TYPE_CHECKING:
    from alembic.config import Config

VERSION_TABLE = "alembic_version"


def upgrade(connection: Connection, migrations: Migrations, *, start: int, path: str) -> None:
    """Apply every step after number *start*; `UpgradeFailed` names the one that did not work.

    After each step every table must hold as many rows as before, except for those that the
    step says it changes.
    """
    from alembic import command

    config = alembic_config(connection, migrations)
    for number in range(start + 1, migrations.newest + 1):
        step = f"{number:04d}"
        with _Step(step, path):
            before = row_counts(connection)
            command.upgrade(config, step)
            _require_rows(before, row_counts(connection), _changed_by(config, step))
    if connection.dialect.name == "sqlite":
        with _Step("references", path):
            _require_references(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={migrations.newest:d}")


def alembic_config(connection: Connection, migrations: Migrations) -> "Config":
    """Return what Alembic needs to know, without a file for it."""
    from alembic.config import Config

    # Alembic would keep the output there was when it was imported, which may be closed by now.
    config = Config(stdout=sys.stdout)
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table of the store."""
    names = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
    return {
        name: connection.scalar(select(func.count()).select_from(table(name))) or 0
        for name in sorted(names)
    }


class _Step:
    """Gives whatever goes wrong inside the name of the step; a full disk speaks for itself."""

    def __init__(self, name: str, path: str) -> None:
        self._name = name
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, DiskFull):
            raise UpgradeFailed(path=self._path, step=self._name, problem=str(error)) from error


def _changed_by(config: "Config", step: str) -> frozenset[str]:
    """Return the tables whose rows a step says it adds, removes or moves."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(config).get_revision(step)
    return frozenset(getattr(script.module, "CHANGES_ROWS_OF", ()) if script else ())


def _require_rows(before: dict[str, int], after: dict[str, int], changed: frozenset[str]) -> None:
    wrong = [
        f"{name} had {count} rows and has {after.get(name, 'none')}"
        for name, count in before.items()
        if name not in changed and after.get(name) != count
    ]
    if wrong:
        raise ValueError("; ".join(wrong))


def _require_references(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise ValueError(f"{len(orphans)} rows refer to nothing, first in {orphans[0][0]}")
