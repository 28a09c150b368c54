"""Writing a finished sheet to disk: whole, or not at all."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from studio.errors import DiskFull, StorageUnavailable

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_file(path: Path, content: bytes) -> None:
    """Write *content* beside *path*, sync it, read it back, and only then give it its name.

    A file of that name is replaced.  On any fault the old file stays and no part is left;
    a full disk raises `DiskFull`, everything else the disk says `StorageUnavailable`.
    """
    part = path.with_name(f".{path.name}.part")
    if path.exists() and not path.is_file():
        # A folder, or a device that taking its name would put out of use.
        raise StorageUnavailable(reason="cannot_write", path=str(path))
    try:
        _write_synced(part, content)
        if part.read_bytes() != content:
            raise StorageUnavailable(reason="read_back", path=str(path))
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(path=str(path), free_bytes=_free_bytes(path.parent)) from error
        raise StorageUnavailable(reason="cannot_write", path=str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_synced(part: Path, content: bytes) -> None:
    # Readable by this user only, from the first byte on.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows keeps names durable by itself and opens no folders
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
