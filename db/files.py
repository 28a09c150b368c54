"""Files that are whole or not there: written by part, synced, read back, renamed."""

import os
import sys
from pathlib import Path

from db.faults import disk
from studio.errors import StorageUnavailable

PART = ".part"


def part_of(path: Path) -> Path:
    """Return where *path* is written before it takes its name."""
    return path.with_name(path.name + PART)


def write_file(path: Path, content: bytes) -> None:
    """Put *content* at *path*; whoever looks meanwhile sees the old file or the new one."""
    part = part_of(path)
    with disk(path):
        try:
            part.write_bytes(content)
            sync(part)
            if part.read_bytes() != content:
                raise StorageUnavailable(reason="disk_error", path=str(path))
            take_name(part, path)
        finally:
            part.unlink(missing_ok=True)


def take_name(part: Path, path: Path) -> None:
    """Give a finished file its name, and make the name last through a power cut."""
    part.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Wait until the disk has the content of *path*."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in *folder*; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_file(path: Path) -> None:
    """Remove an unwanted database file and the logs beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
