"""The program in a real window, worked by a mouse and a keyboard from outside."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen import MISSING, Program, Screen, a_program, a_screen, running, wait_for

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(MISSING), reason=f"a real window needs {', '.join(MISSING)}"),
]

TITLE = "Riverside Studio"
COVER = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.setWindowTitle("Cover")
window.showMaximized()
application.exec()
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def screen(home: Path) -> Iterator[Screen]:
    with a_screen(home) as made:
        yield made


@pytest.fixture(scope="module")
def arguments(home: Path) -> tuple[str, ...]:
    return "--practice", "--data", str(home / "practice.db"), "--today", "2026-05-14"


@pytest.fixture(scope="module")
def program(screen: Screen, arguments: tuple[str, ...]) -> Iterator[Program]:
    with a_program(screen, *arguments) as made:
        made.where("widget", "today.newClient")
        yield made


def test_a_second_start_brings_the_first_window_to_the_front(
    program: Program, screen: Screen, arguments: tuple[str, ...]
):
    with running([sys.executable, "-c", COVER], screen.env):
        wait_for(lambda: screen.front == "Cover", "another window is in front")
        second = subprocess.run(
            [sys.executable, "-m", "ui", *arguments],
            env=screen.env, capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
        assert second.returncode == 0, second.stderr
        assert second.stdout.count("\n") == 1
        assert "comes to the front" in second.stdout
        wait_for(lambda: screen.front == TITLE, "the first window is in front")


def test_an_exercise_dragged_to_a_session_lands_as_the_one_that_suits(
    program: Program, screen: Screen
):
    screen.click(program.where("widget", "top.search"))
    program.where("widget", "palette.input")
    screen.write("aisha")
    screen.click(program.where("row", "palette.list", "Aisha K."))
    program.where("widget", "clients.name", "Aisha Khan")
    screen.click(program.where("widget", "clients.primary", "Plan"))
    session = program.where("widget", "week.session.", "Strength A, Thursday")
    screen.click(program.where("widget", "lib.search"))
    screen.write("barbell back squat")
    wait_for(lambda: len(program.all("row", "lib.list", "")) == 1, "one exercise is found")
    spoken, row = program.told("row", "lib.list", "Barbell back squat, becomes")
    stand_in = spoken.partition("becomes ")[2].capitalize()
    screen.drag(row, session)
    told, _ = program.told("widget", "week.row.", "in place of barbell back squat")
    assert told.startswith(f"{stand_in}, ")
    assert "Thursday, Strength A" in told
    assert stand_in in program.told("widget", "swap.card")[0]
