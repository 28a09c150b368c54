"""Making a data file, and bringing an older one to the newest form.

Apart from opening, because most starts need neither, and neither needs to be quick.
"""

from datetime import datetime
from itertools import count
from pathlib import Path

from db.backup import back_up
from db.checkup import require_whole
from db.engine import connect_file, migration_engine
from db.faults import disk, driver
from db.files import part_of, remove_file, sync, take_name
from db.migrate import upgrade
from db.restore import put_back
from db.schema import APPLICATION_ID, Migrations
from studio.errors import DamagedFile, StudioError, UpgradeFailed

BACKUPS = "backups"


def make_file(path: Path, migrations: Migrations) -> None:
    """Make an empty data file; it takes its name when it is complete.

    A half-made file would look like a damaged one for ever.
    """
    part = part_of(path)
    with disk(path):
        remove_file(part)
        part.touch(mode=0o600)
        try:
            _migrate(part, migrations, start=0, journal="delete")
            sync(part)
            take_name(part, path)
        finally:
            remove_file(part)


def upgrade_file(path: Path, start: int, migrations: Migrations, *, now: datetime) -> Path:
    """Bring the file from form *start* to the newest; return the copy of how it was.

    The steps are one transaction: if one fails nothing has happened and the copy goes again.
    If the file is not whole afterwards, the copy takes its place.
    """
    copy = _free_name(path, f"before-{start}-to-{migrations.newest}")
    back_up(path, copy)
    try:
        _migrate(path, migrations, start=start)
    except StudioError:
        copy.unlink(missing_ok=True)
        raise
    try:
        _settle(path)
        require_whole(path, thorough=True)
    except DamagedFile as error:
        put_back(copy, path, now=now)
        raise UpgradeFailed(path=str(path), step="check", problem=str(error)) from error
    return copy


def _migrate(path: Path, migrations: Migrations, *, start: int, journal: str | None = None) -> None:
    engine = migration_engine(path, journal=journal)
    try:
        with engine.begin() as connection:
            if start == 0:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID:d}")
            upgrade(connection, migrations, start=start, path=str(path))
    finally:
        engine.dispose()


def _settle(path: Path) -> None:
    """Move what lies in the log into the file, so that its header tells its form."""
    with driver(path):
        connection = connect_file(path)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _free_name(path: Path, name: str) -> Path:
    folder = path.parent / BACKUPS
    names = (f"{name}{'' if n == 1 else f'-{n}'}-{path.name}" for n in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
