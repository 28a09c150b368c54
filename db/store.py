"""The store as the rest of the program sees it: open it, ask for units of work, close it."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, delete
from sqlalchemy.orm import sessionmaker

from db.engine import WRITING, is_server, server_url
from db.faults import free_bytes
from db.hang_up import HangUp
from db.opening import OpenFile, open_file
from db.records import EditRecord
from db.schema import MIGRATIONS, SCHEMA_NUMBER, Migrations
from db.unit_of_work import SqlUnitOfWork
from studio.clock import Clock
from studio.errors import StorageUnavailable

EDITS_KEPT = timedelta(days=30)


class Store:
    """An open studio, in a file or on a server.

    `is_new` tells that the file was made just now, `is_look_only` that it cannot be changed, and
    `was_clean` whether the last run closed it properly.
    """

    def __init__(
        self, engine: Engine, clock: Clock, *, path: str, file: OpenFile | None = None
    ) -> None:
        self.engine = engine
        self._file = file
        self._clock = clock
        self._is_open = True
        self._hang_up = HangUp(engine) if file is None else None
        self._sessions = sessionmaker(engine, expire_on_commit=False, autoflush=False)
        self.path = path
        self.engine_name = engine.dialect.name
        self.is_new = file is not None and file.is_new
        self.is_look_only = file is not None and file.is_look_only
        self.was_clean = file is None or file.was_clean
        self.kept_copy = None if file is None else file.kept_copy

    def unit(self) -> SqlUnitOfWork:
        """Return a unit of work for one user action."""
        return SqlUnitOfWork(self._sessions)

    def close(self) -> None:
        """Forget old edits and close everything; a second call does nothing."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            if self._file is None or self._file.mark is not None:
                with suppress(StorageUnavailable):
                    self._forget_old_edits()
        finally:
            self.engine.dispose()
            if self._file is not None:
                self._file.close()

    def hang_up(self) -> int:
        """End the wait for a server that froze, from any thread; return how many waited."""
        return 0 if self._hang_up is None else self._hang_up()

    def check(self) -> tuple[str, ...]:
        """Return what a thorough look finds wrong; a server looks after itself."""
        if self._file is None:
            return ()
        from db.checkup import file_problems

        return file_problems(Path(self.path), thorough=True)

    def back_up(self, target: Path) -> dict[str, int]:
        """Copy the file to *target* while it is in use and return the rows counted in the copy."""
        if self._file is None:
            raise StorageUnavailable(reason="not_a_file", path=self.path)
        from db.backup import back_up

        return back_up(Path(self.path), target).rows

    def describe(self) -> dict[str, object]:
        """Return what is known about the store, for the doctor command; never a password."""
        with self.engine.connect() as connection:
            facts: dict[str, object] = {
                "path": self.path,
                "engine": self.engine_name,
                "schema": SCHEMA_NUMBER,
            }
            if self.engine_name == "sqlite":
                facts["version"] = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
                facts["journal"] = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
                facts["bytes"] = Path(self.path).stat().st_size
                facts["free_bytes"] = free_bytes(Path(self.path).parent)
                facts["look_only"] = self.is_look_only
                facts["closed_properly"] = self.was_clean
            else:
                facts["version"] = connection.exec_driver_sql("SHOW server_version").scalar()
        return facts

    def _forget_old_edits(self) -> None:
        """Delete the ids of edits that nobody will try again."""
        oldest = self._clock.now() - EDITS_KEPT
        with self.engine.execution_options(**WRITING).begin() as connection:
            connection.execute(delete(EditRecord).where(EditRecord.at < oldest))


def open_store(
    target: str | Path, *, clock: Clock, alone: bool = True, migrations: Migrations = MIGRATIONS
) -> Store:
    """Open the studio at *target*, a path or a `postgresql://` URL.

    A file that does not exist is made.  Not *alone* means beside a running window.
    """
    if isinstance(target, str) and is_server(target):
        from db.server import open_server

        name = server_url(target).render_as_string(hide_password=True)
        return Store(open_server(target, migrations=migrations), clock, path=name)
    path = Path(target).expanduser().resolve()
    file = open_file(path, clock, alone=alone, migrations=migrations)
    return Store(file.engine, clock, path=str(path), file=file)
