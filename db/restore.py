"""Putting a copy back in place of a data file."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from db.faults import disk
from db.files import part_of, sync, take_name

LOGS = ("-wal", "-shm", "-journal")


def put_back(copy: Path, target: Path, *, now: datetime) -> Path | None:
    """Put *copy* at *target* and return where the old file was set aside, if there was one.

    Nothing may have *target* open.  There is a file at *target* at every moment, and the logs of
    the old one are gone before the copy takes its name: they would be replayed into it.
    """
    part = part_of(target)
    with disk(target):
        shutil.copyfile(copy, part)
        sync(part)
        aside = _set_aside(target, f"{target.name}.damaged-{now:%Y%m%dT%H%M%S}")
        for end in LOGS:
            target.with_name(target.name + end).unlink(missing_ok=True)
        take_name(part, target)
    return aside


def _set_aside(target: Path, name: str) -> Path | None:
    if not target.exists():
        return None
    for end in ("", *LOGS):
        old = target.with_name(target.name + end)
        if old.exists():
            _second_name(old, target.with_name(name + end))
    return target.with_name(name)


def _second_name(old: Path, new: Path) -> None:
    new.unlink(missing_ok=True)
    try:
        os.link(old, new)
    except OSError:  # a disk without hard links
        shutil.copyfile(old, new)
