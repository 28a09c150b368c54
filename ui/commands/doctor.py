"""`studio-planner doctor`: what is installed, where the data is, whether a window can open."""

import argparse
import platform
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version

from studio.clock import SystemClock
from studio.errors import StudioError
from studio.version import VERSION
from ui import composition
from ui.commands.arguments import data_target
from ui.commands.files import print_json, print_lines
from ui.commands.screens import has_screen
from ui.commands.sentences import sentence_of

PACKAGES = (
    "PySide6-Essentials", "SQLAlchemy", "alembic", "sqlcipher3", "psycopg", "reportlab",
    "pypdfium2", "QtAwesome",
)  # fmt: skip

_WINDOW_PROBE = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
print(application.platformName())
"""
PROBE_WITHIN_SECONDS = 30


def run(options: argparse.Namespace) -> int:
    """Print the report; the exit code is 1 where the data cannot be opened."""
    report = examine(data_target(options))
    if options.json:
        print_json(report)
    else:
        print_lines(lines_of(report))
    return 0 if report["data"]["problem"] == "" else 1


def examine(target: str) -> dict[str, dict[str, str]]:
    """Return what can be found out, by section."""
    return {
        "program": {
            "version": VERSION,
            "python": platform.python_version(),
            "system": platform.platform(),
        },
        "libraries": {name: _version_of(name) for name in PACKAGES},
        "window": _try_window(),
        "data": _try_data(target),
    }


def lines_of(report: dict[str, dict[str, str]]) -> list[str]:
    """Return the report as a person reads it."""
    lines = []
    for section, facts in report.items():
        lines.append(section.capitalize())
        lines += [f"  {name.replace('_', ' ')}: {value}" for name, value in facts.items() if value]
    return lines


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _try_window() -> dict[str, str]:
    # In a process of its own: Qt ends the whole program where it finds no screen.
    probe = [sys.executable, "-c", _WINDOW_PROBE]
    try:
        done = subprocess.run(  # noqa: S603
            probe, capture_output=True, text=True, check=False, timeout=PROBE_WITHIN_SECONDS
        )
    except subprocess.TimeoutExpired:
        return {"can_open": "no", "because": "Qt did not answer in time"}
    if done.returncode == 0:
        return {"can_open": "yes", "platform": done.stdout.strip()}
    reason = (done.stderr.strip() or "Qt ended without a word").splitlines()[0]
    if not has_screen():
        reason = "there is no screen (DISPLAY and WAYLAND_DISPLAY are not set)"
    return {"can_open": "no", "because": reason}


def _try_data(target: str) -> dict[str, str]:
    place = composition.shown_target(target)
    try:
        facts = composition.describe_store(target, SystemClock())
    except StudioError as error:
        return {"place": place, "problem": sentence_of(error)}
    return {"place": place, **facts, "problem": ""}
