"""Opening a data file, in an order that never half-opens one.

Folder, lock, header, form, the note of the last run, and only then SQLite.  Whatever fails
leaves the file as it was and says why.
"""

import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from db.checkup import require_whole
from db.engine import file_engine
from db.faults import disk, disk_full, free_bytes
from db.file_form import FileForm, examine, require_no_leftovers
from db.lock import FileLock
from db.run_mark import RunMark
from db.schema import MIGRATIONS, Migrations
from studio.clock import Clock
from studio.errors import FolderNotWritable, StorageUnavailable

MIB = 1024 * 1024
ROOM_FOR_A_NEW_FILE = 50 * MIB
LARGEST_FILE_CHECKED_AT_START = 200 * MIB


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open data file and what has to be given back at the end.

    `kept_copy` is the copy that was made before the file was brought to the newest form.
    """

    path: Path
    engine: Engine
    lock: FileLock | None
    mark: RunMark | None
    is_new: bool
    is_look_only: bool
    was_clean: bool
    kept_copy: Path | None

    def close(self) -> None:
        """Close the file, note that this was done properly and let others in."""
        self.engine.dispose()
        if self.mark is not None:
            with suppress(StorageUnavailable):  # a full disk: the next start will look closer
                self.mark.end()
        if self.lock is not None:
            self.lock.release()


def open_file(
    path: Path, clock: Clock, *, alone: bool = True, migrations: Migrations = MIGRATIONS
) -> OpenFile:
    """Open the data file at *path*, making it where there is none.

    Not *alone* means beside a running window, for a short question: without lock and note.
    """
    with ExitStack() as undo:
        _prepare_folder(path.parent)
        lock = FileLock(path) if alone or _must_be_made(path, migrations) else None
        if lock is not None:
            lock.take()
            undo.callback(lock.release)
        is_new = not path.exists()
        if is_new:
            _make(path, migrations)
        form = examine(path, migrations)
        is_look_only = not os.access(path, os.W_OK)
        kept_copy = _bring_up_to_date(path, form, migrations, clock, is_look_only=is_look_only)
        mark = RunMark(path, clock) if lock is not None and not is_look_only else None
        was_clean = is_new or mark is None or mark.was_clean()
        if not was_clean and form.size <= LARGEST_FILE_CHECKED_AT_START:
            require_whole(path)
        if mark is not None:
            mark.begin()
        engine = file_engine(path, look_only=is_look_only)
        undo.callback(engine.dispose)
        engine.connect().close()  # a file that cannot be opened says so now
        undo.pop_all()
    return OpenFile(path, engine, lock, mark, is_new, is_look_only, was_clean, kept_copy)


def _prepare_folder(folder: Path) -> None:
    with disk(folder / "-"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderNotWritable(path=str(folder))


def _must_be_made(path: Path, migrations: Migrations) -> bool:
    return not path.exists() or examine(path, migrations).number < migrations.newest


def _make(path: Path, migrations: Migrations) -> None:
    from db.file_upgrade import make_file

    require_no_leftovers(path)
    if free_bytes(path.parent) < ROOM_FOR_A_NEW_FILE:
        raise disk_full(path)
    make_file(path, migrations)


def _bring_up_to_date(
    path: Path, form: FileForm, migrations: Migrations, clock: Clock, *, is_look_only: bool
) -> Path | None:
    if form.number == migrations.newest:
        return None
    if is_look_only:
        raise StorageUnavailable(reason="read_only", path=str(path))
    from db.file_upgrade import upgrade_file

    return upgrade_file(path, form.number, migrations, now=clock.now())
