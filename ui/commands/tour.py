"""`studio-planner tour`: the main job from end to end in the real windows."""

import argparse
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from studio.clock import FixedClock
from studio.errors import FolderNotWritable
from ui.commands.arguments import REFUSED, chosen_day
from ui.commands.files import print_lines
from ui.commands.screens import has_screen

USUAL_DAY = date(2026, 5, 14)
DATA_FILE = "tour.db"


def run(options: argparse.Namespace) -> int:
    """Take the tour, print one line a step, and tell by the exit code whether all held."""
    out: Path = options.out
    day = chosen_day(options) or USUAL_DAY
    _choose_platform()
    # Qt chooses its platform when it is imported into an application, so not before.
    from ui.tour.tour import Tour, made_by_the_tour

    _make_room(out, made_by_the_tour(DATA_FILE))
    clock = FixedClock(datetime(day.year, day.month, day.day, 9, 40, tzinfo=UTC), _zone())
    tour = Tour(out, out / DATA_FILE, clock)
    done = True
    for line, held in tour.steps():
        print_lines([line])
        done = done and held
    return 0 if done else REFUSED


def _make_room(out: Path, names: Iterable[str]) -> None:
    """Make the folder and take away what an earlier tour left in it, and nothing else."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in names:
            (out / name).unlink(missing_ok=True)
    except OSError:
        raise FolderNotWritable(path=str(out)) from None


def _choose_platform() -> None:
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _zone() -> ZoneInfo:
    return ZoneInfo("Europe/London")
