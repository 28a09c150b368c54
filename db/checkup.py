"""Looking into a data file: is it whole, and how many rows are where."""

from pathlib import Path
from typing import Any

from db.engine import connect_file
from db.faults import driver
from db.file_form import quiet_mode
from studio.errors import DamagedFile

_OURS = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
)


def row_counts(connection: Any) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = [name for (name,) in connection.execute(_OURS)]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }


def problems(connection: Any, *, thorough: bool = False) -> tuple[str, ...]:
    """Return what SQLite finds wrong; *thorough* also holds indexes and references against rows."""
    name = "integrity_check" if thorough else "quick_check"
    found = [text for (text,) in connection.execute(f"PRAGMA {name}(20)") if text != "ok"]
    if thorough:
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        found += [
            f"{table}: row {row} refers to nothing in {parent}" for table, row, parent, _ in orphans
        ]
    return tuple(found)


def file_problems(path: Path, *, thorough: bool = False) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file at *path*, on a connection of its own."""
    with driver(path):
        connection = connect_file(path, mode=quiet_mode(path))
        try:
            return problems(connection, thorough=thorough)
        finally:
            connection.close()


def require_whole(path: Path, *, thorough: bool = False) -> None:
    """Raise `DamagedFile` with the first problem of the file at *path*."""
    found = file_problems(path, thorough=thorough)
    if found:
        raise DamagedFile(path=str(path), problem=found[0])
