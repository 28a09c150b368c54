"""One translator from what disks, drivers and servers say to what a person can be told."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from studio.errors import (
    DamagedFile,
    DiskFull,
    FolderNotWritable,
    StorageUnavailable,
    StudioError,
    WrongInput,
)

_SQLITE_REASONS = {
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_READONLY": "read_only",
    "SQLITE_CANTOPEN": "cannot_open",
    "SQLITE_IOERR": "disk_error",
    "SQLITE_PERM": "read_only",
}
_SQLITE_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_TOO_SLOW = frozenset({"55P03", "57014", "25P03"})
_DISTRUST = ("certificate", "SSL was required")
_SERVER_FULL = "53100"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.ENOENT, errno.EEXIST}
)


def translate_errors(engine: Engine, path: str) -> None:
    """Make *engine* raise the core's errors; *path* is how the store is named to people."""

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> BaseException | None:
        if context.is_pre_ping:
            return None  # the pool asks whether a connection still lives, and replaces it
        return translated(context.original_exception, path, lost=context.is_disconnect)


def translated(error: BaseException, path: str, *, lost: bool = False) -> StudioError | None:
    """Return what to tell a person about *error*, or `None` for what is no fault of the world.

    A broken constraint is left alone here: only the repository knows what it was about.
    """
    if isinstance(error, StudioError):
        return error
    if name := _sqlite_name(error):
        return _from_sqlite(name, str(error), path)
    if hasattr(error, "sqlstate"):
        return _from_server(error, path, lost=lost)
    return None


@contextmanager
def disk(path: Path) -> Iterator[None]:
    """Translate what the operating system says about files at *path*."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise disk_full(path) from error
        if error.errno in _NOT_ALLOWED:
            raise FolderNotWritable(path=str(path.parent)) from error
        raise StorageUnavailable(reason="disk_error", path=str(path)) from error


@contextmanager
def driver(path: Path) -> Iterator[None]:
    """Translate what the SQLite driver says when it is used without an engine."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.Error as error:
        known = translated(error, str(path))
        if known is None:
            raise
        raise known from error


def disk_full(path: Path) -> DiskFull:
    """Return the error for a full disk, with the room that is left."""
    return DiskFull(path=str(path), free_bytes=free_bytes(path.parent))


def free_bytes(folder: Path) -> int:
    """Return the free room where *folder* is, 0 where that cannot be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def _sqlite_name(error: BaseException) -> str:
    """Return SQLite's name of the error; a copy that fails has the words only."""
    name: str = getattr(error, "sqlite_errorname", "")
    if name:
        return name
    words = str(error)
    return next((name for start, name in _SQLITE_WORDS.items() if words.startswith(start)), "")


def _from_sqlite(name: str, problem: str, path: str) -> StudioError | None:
    if name.startswith("SQLITE_FULL"):
        return disk_full(Path(path))
    if name.startswith(_DAMAGE):
        return DamagedFile(path=path, problem=problem)
    for start, reason in _SQLITE_REASONS.items():
        if name.startswith(start):
            return StorageUnavailable(reason=reason, path=path)
    return None


def _from_server(error: BaseException, path: str, *, lost: bool) -> StudioError | None:
    import psycopg

    state = getattr(error, "sqlstate", None) or ""
    if state == _SERVER_FULL:
        return DiskFull(path=path, free_bytes=0)
    if state in _TOO_SLOW:
        return StorageUnavailable(reason="busy", path=path)
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction):
        return StorageUnavailable(reason="read_only", path=path)
    if isinstance(error, psycopg.DataError):
        return WrongInput(field="text", problem="refused by the store")
    if lost or isinstance(error, psycopg.OperationalError):
        distrust = any(words in str(error) for words in _DISTRUST)
        return StorageUnavailable(
            reason="server_not_trusted" if distrust else "server_away", path=path
        )
    return None
