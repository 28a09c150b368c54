"""From process start to the first painted window and to a filled Today.

Ratios to a bare PySide6 window measured in the same run, start by start in turns.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "9"))
FIRST_GOAL, FILLED_GOAL = 2.0, 4.0
PRACTICE_DAY = "2026-05-14"


def start(script, *arguments):
    """Start *script* and return seconds to each moment it reports, and its other lines."""
    began = time.time_ns()
    done = subprocess.run(
        [sys.executable, str(HERE / "children" / script), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    moments, notes = {}, {}
    for line in done.stdout.splitlines():
        name, _, value = line.partition(" ")
        if value.isdigit():
            moments[name] = (int(value) - began) / 1e9
        else:
            notes[name] = value
    return moments, notes


def main():
    """Measure in turns and print medians and their ratios."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        practice = str(Path(folder) / "practice.db")
        arguments = ("--practice", "--data", practice, "--today", PRACTICE_DAY)
        start("program_window.py", *arguments)  # makes the practice studio, not measured
        start("bare_window.py")
        bare, first, filled, notes = [], [], [], {}
        for _ in range(ROUNDS):
            bare.append(start("bare_window.py")[0]["first"])
            moments, notes = start("program_window.py", *arguments)
            first.append(moments["first"])
            filled.append(moments["filled"])
    baseline = statistics.median(bare)
    print(f"bare PySide6 window    {baseline * 1000:6.0f} ms  1.00")
    for name, values, goal in (
        ("first painted window", first, FIRST_GOAL),
        ("Today filled", filled, FILLED_GOAL),
    ):
        middle = statistics.median(values)
        print(f"{name:<22} {middle * 1000:6.0f} ms  {middle / baseline:.2f}  goal {goal:.1f}")
    print(f"heavy modules imported before the first paint: {notes.get('early', '?')}")


if __name__ == "__main__":
    main()
