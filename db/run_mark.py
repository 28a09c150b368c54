"""The note beside a data file that says whether the last run ended well."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from db.files import write_file
from studio.clock import Clock


class RunMark:
    """`<file>.run.json`: who opened the file and when, and whether it was closed properly."""

    def __init__(self, data_file: Path, clock: Clock) -> None:
        self._path = data_file.with_name(data_file.name + ".run.json")
        self._clock = clock

    def was_clean(self) -> bool:
        """Tell whether the last run closed the file; no note or a strange one means no."""
        try:
            note = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return isinstance(note, dict) and note.get("clean") is True

    def begin(self) -> None:
        """Note that the file is open, before anything is written to it."""
        self._write({"pid": os.getpid(), "started": self._now(), "clean": False})

    def end(self) -> None:
        """Note that the file was closed properly."""
        self._write({"pid": os.getpid(), "ended": self._now(), "clean": True})

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")

    def _write(self, note: Mapping[str, object]) -> None:
        write_file(self._path, json.dumps(note).encode())
