"""Copies of a data file, made while it is in use, checked before they take their name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.checkup import problems, row_counts
from db.engine import connect_file
from db.faults import disk, driver
from db.file_form import quiet_mode
from db.files import part_of, remove_file, sync, take_name
from studio.errors import DamagedFile

PAGES_PER_STEP = 256


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished copy with the rows that were counted in it."""

    path: Path
    rows: dict[str, int]


def back_up(source: Path, target: Path) -> Backup:
    """Copy *source* to *target* as it is at this moment; a copy that fails its check is removed.

    The copy goes through SQLite, never file by file: the write-ahead log is part of it.
    """
    part = part_of(target)
    with disk(target), driver(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            remove_file(part)
            part.touch(mode=0o600)
            rows = _copy(source, part)
            _require_same(part, rows)
            sync(part)
            take_name(part, target)
        finally:
            remove_file(part)
    return Backup(target, rows)


def _copy(source: Path, part: Path) -> dict[str, int]:
    reader = connect_file(source, mode=quiet_mode(source))
    try:
        writer = dbapi2.connect(str(part), isolation_level=None)
        try:
            # One read transaction, so that what is counted is what is copied.
            reader.execute("BEGIN")
            rows = row_counts(reader)
            reader.backup(writer, pages=PAGES_PER_STEP)
            reader.execute("COMMIT")
            # A single file travels better than one that wants a log beside it.
            writer.execute("PRAGMA journal_mode=DELETE")
        finally:
            writer.close()
    finally:
        reader.close()
    return rows


def _require_same(part: Path, rows: dict[str, int]) -> None:
    connection: Any = dbapi2.connect(str(part), isolation_level=None)
    try:
        found = problems(connection)
        if found or row_counts(connection) != rows:
            raise DamagedFile(path=str(part), problem=(*found, "rows are missing")[0])
    finally:
        connection.close()
