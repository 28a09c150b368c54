"""A real screen for tests: an X server of their own, a window manager, a mouse and a keyboard."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")

PROGRAMS = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
PATIENCE = 20.0
LOOK_AGAIN = 0.05
DRAG_MOVES = 30

Place = tuple[int, int]


def wait_for(look: Callable[[], _T | None], what: str) -> _T:
    """Return what *look* finds as soon as it finds something."""
    pause, until = threading.Event(), time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, f"waited in vain until {what}"
        pause.wait(LOOK_AGAIN)
    return found


class Screen:
    """The mouse and the keyboard of one display, and what stands on it."""

    def __init__(self, display: str, home: Path) -> None:
        quiet = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
        folders = {f"XDG_{name}_HOME": str(home / name) for name in ("DATA", "CONFIG", "STATE")}
        self.env = {**quiet, **folders, "DISPLAY": display, "HOME": str(home)}
        self.env["QT_QPA_PLATFORM"] = "xcb"

    def hand(self, *words: object) -> str:
        """Let xdotool do something and return what it says."""
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return done.stdout.strip()

    @property
    def front(self) -> str:
        """Return the title of the window that has the keyboard."""
        return self.hand("getactivewindow", "getwindowname")

    def click(self, at: Place) -> None:
        """Click with the left button."""
        self.hand("mousemove", *at, "click", 1)

    def drag(self, start: Place, end: Place) -> None:
        """Press at *start*, go to *end* in small steps, and let go."""
        words: list[object] = ["mousemove", *start, "mousedown", 1]
        for step in range(1, DRAG_MOVES + 1):
            part = step / DRAG_MOVES
            words += [
                "mousemove",
                *(round(a + (b - a) * part) for a, b in zip(start, end, strict=True)),
            ]
        self.hand(*words, "mouseup", 1)

    def write(self, text: str) -> None:
        """Type *text* into whatever has the keyboard."""
        self.hand("type", "--delay", 5, text)


class Program:
    """A running program that tells where its things are."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def where(self, kind: str, name: str, said: str = "") -> Place:
        """Return the middle of a thing, waiting until it is on the screen."""
        return self.told(kind, name, said)[1]

    def told(self, kind: str, name: str, said: str = "") -> tuple[str, Place]:
        """Return what a thing says and its middle, waiting until it is on the screen."""
        found = wait_for(lambda: self.all(kind, name, said), f"{name} says {said!r}")
        text, x, y = found[-1]
        return text, (x, y)

    def all(self, *words: str) -> list[tuple[str, int, int]]:
        """Return everything of one kind, name and text that is on the screen now."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the program has ended"
        return json.loads(line)


@contextmanager
def running(
    command: list[str], env: dict[str, str], **pipes: object
) -> Iterator[subprocess.Popen[str]]:
    """Run a program while the block lasts."""
    process = subprocess.Popen(command, env=env, text=True, **pipes)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        if process.poll() is None:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


@contextmanager
def a_screen(home: Path) -> Iterator[Screen]:
    """Start a display on a free number with a window manager on it."""
    server = ["Xvfb", "-displayfd", "1", "-screen", "0", "1500x1000x24", "-nolisten", "tcp"]
    nowhere = subprocess.DEVNULL
    with running(server, dict(os.environ), stdout=subprocess.PIPE, stderr=nowhere) as xvfb:
        assert xvfb.stdout is not None
        screen = Screen(f":{xvfb.stdout.readline().strip()}", home)
        with running(["openbox"], screen.env, stdout=nowhere, stderr=nowhere):
            yield screen


@contextmanager
def a_program(screen: Screen, *arguments: str) -> Iterator[Program]:
    """Start the program on *screen*."""
    child = Path(__file__).parent / "children" / "telling_window.py"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with running([sys.executable, str(child), *arguments], screen.env, **pipes) as process:
        yield Program(process)
