"""One program at a time on one data file.

The lock belongs to an open file beside the data, so the system releases it when its process
ends, however it ends.  The file names the holder for whoever finds it taken.
"""

import json
import os
import socket
import sys
from pathlib import Path

from db.faults import disk
from studio.errors import AlreadyOpen

_BEYOND_TEXT = 1 << 20  # Windows locks bytes against reading too


class FileLock:
    """The lock of one data file; taken once, given back by `release` or the end of the process."""

    def __init__(self, data_file: Path) -> None:
        self._data_file = data_file
        self._path = data_file.with_name(data_file.name + ".lock")
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock, or raise `AlreadyOpen` with the holder's computer and process."""
        with disk(self._path):
            while self._handle is None:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
                if not _try_lock(handle):
                    os.close(handle)
                    raise self._taken()
                if _is_still_there(handle, self._path):
                    self._handle = handle
                else:
                    os.close(handle)  # the last holder removed it while we waited in line
            _sign(self._handle)

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if self._handle is None:
            return
        with disk(self._path):
            if sys.platform != "win32":
                self._path.unlink(missing_ok=True)
            os.close(self._handle)
        self._handle = None

    def _taken(self) -> AlreadyOpen:
        try:
            holder = json.loads(self._path.read_text(encoding="utf-8"))
            host, pid = str(holder["host"]), int(holder["pid"])
        except (OSError, ValueError, KeyError, TypeError):
            host, pid = "", 0
        return AlreadyOpen(path=str(self._data_file), host=host, pid=pid)


def _sign(handle: int) -> None:
    holder = {"pid": os.getpid(), "host": socket.gethostname()}
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps(holder).encode())


def _is_still_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _BEYOND_TEXT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
