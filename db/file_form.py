"""Whose file is it, and in which form: read from its header before SQLite touches it."""

import struct
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from db.faults import disk, driver
from db.schema import APPLICATION_ID, Migrations
from studio.errors import DamagedFile, NewerFile, NotAStudioFile

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class FileForm:
    """What the header of a file of ours says."""

    number: int
    size: int


def examine(path: Path, migrations: Migrations) -> FileForm:
    """Return the form of the file at *path*, or raise why it cannot be opened.

    Nothing is written: a file of somebody else, or of a newer program, stays as it is to the
    last bit.
    """
    header, size = _read_header(path)
    if size == 0:
        raise DamagedFile(path=str(path), problem="the file is empty")
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise NotAStudioFile(path=str(path))
    if struct.unpack_from(">I", header, 68)[0] != APPLICATION_ID:
        raise NotAStudioFile(path=str(path))
    has_log = _has_log(path)
    if not has_log and _expected_size(header) > size:
        raise DamagedFile(path=str(path), problem="the end of the file is missing")
    number = _number_with_log(path) if has_log else struct.unpack_from(">I", header, 60)[0]
    if number > migrations.newest:
        raise NewerFile(path=str(path), found=number, known=migrations.newest)
    return FileForm(number, size)


def quiet_mode(path: Path) -> str:
    """Return the mode in which SQLite can read the file and write as little as it may.

    A write-ahead log is read without writing; a rollback journal means that SQLite first has to
    take an unfinished change back.
    """
    return "rw" if _has_log(path, "-journal") else "ro"


def require_no_leftovers(path: Path) -> None:
    """Refuse to make a new file where the log of a vanished one lies: it would be replayed."""
    for end in ("-wal", "-journal"):
        if path.with_name(path.name + end).exists():
            raise DamagedFile(path=str(path), problem="the file is gone and its log is still here")


def _read_header(path: Path) -> tuple[bytes, int]:
    if path.is_dir():
        raise NotAStudioFile(path=str(path))
    with disk(path), path.open("rb") as file:
        return file.read(_HEADER_BYTES), path.stat().st_size


def _has_log(path: Path, *ends: str) -> bool:
    logs = (path.with_name(path.name + end) for end in ends or ("-wal", "-journal"))
    return any(log.exists() and log.stat().st_size > 0 for log in logs)


def _expected_size(header: bytes) -> int:
    page_size = struct.unpack_from(">H", header, 16)[0]
    pages: int = struct.unpack_from(">I", header, 28)[0]
    return pages * (65536 if page_size == 1 else page_size)


def _number_with_log(path: Path) -> int:
    """Return the schema number with the log read."""
    mode = quiet_mode(path)
    with driver(path):
        connection = dbapi2.connect(f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None)
        try:
            number: int = connection.execute("PRAGMA user_version").fetchone()[0]
        finally:
            connection.close()
    return number
