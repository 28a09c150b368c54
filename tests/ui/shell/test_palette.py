from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from studio.clients.client import Client
from studio.exercises.demand import AXES, Demands
from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.ids import ExerciseSlug
from tests.builders import a_client, a_dose
from ui.shell.commands import Command
from ui.shell.matching import rank
from ui.shell.palette import MOST_ROWS, Finders, Palette
from ui.shell.palette_model import PaletteModel, PaletteRow
from ui.shell.place import Surroundings

MAYA = a_client()
NOTHING = Demands((0,) * len(AXES))


def an_exercise(name: str) -> Exercise:
    return Exercise(
        slug=ExerciseSlug(name.lower().replace(" ", "_")), name=name, pattern="squat",
        equipment=(), muscles=(), level=Level.BEGINNER, laterality="", position="", ladder="",
        rung=0, intents=(), load_basis=LoadBasis.BODYWEIGHT, load_full_share=None, min_load_g=0,
        dose=a_dose(), light=NOTHING, full=NOTHING, cue="",
    )  # fmt: skip


SQUATS = [an_exercise(f"Squat {letter}") for letter in "ABCDEFGHIJ"]


class Desk:
    """What the palette can find, and what was run."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.asked: list[str] = []

    def commands(self) -> list[Command]:
        def runner(name: str):
            def run() -> None:
                self.ran.append(name)

            return run

        return [
            Command("new", "New client", runner("new"), keys="Ctrl+N"),
            Command("print", "Print week plan", runner("print"), keys="Ctrl+P"),
            Command("back", "Back", runner("back"), is_listed=False),
        ]

    def clients(self, words: str) -> Sequence[Client]:
        self.asked.append(words)
        return [MAYA] if "may" in words.lower() else []

    def exercises(self, words: str) -> Sequence[Exercise]:
        return [e for e in SQUATS if e.name.lower().startswith(words.lower())]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def palette(around: Surroundings, desk: Desk, qtbot) -> Palette:
    made = Palette(around.overlay, around.runner, around.privacy)
    made.offer(desk.commands(), Finders(desk.clients, desk.exercises, lambda e: e.pattern))
    with qtbot.waitExposed(around.overlay.window()):
        around.overlay.window().show()
    made.open()
    return made


def type_in(palette: Palette, around: Surroundings, text: str) -> None:
    line = palette.findChild(QLineEdit, "palette.input")
    line.clear()
    QTest.keyClicks(line, text)
    palette._look()
    around.runner.settle()


def shown(palette: Palette) -> list[str]:
    model = palette.findChild(QListView, "palette.list").model()
    return [row.title for row in model.rows]


def press(palette: Palette, key: Qt.Key, keys=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(palette.findChild(QLineEdit, "palette.input"), key, keys)


def test_it_opens_with_what_can_be_done(palette: Palette):
    assert palette.isVisible()
    assert shown(palette) == ["Actions", "New client", "Print week plan"]


def test_three_groups_in_one_list(palette: Palette, around: Surroundings):
    type_in(palette, around, "may")
    assert shown(palette) == ["Clients", "Maya O."]
    type_in(palette, around, "pr")
    assert shown(palette) == ["Actions", "Print week plan"]


def test_a_long_group_is_shortened_until_all_are_wanted(palette: Palette, around: Surroundings):
    type_in(palette, around, "squat")
    titles = shown(palette)
    assert len([t for t in titles if t.startswith("Squat")]) == MOST_ROWS
    assert titles[-1] == "Show all (2 more)"
    for _ in range(MOST_ROWS):
        press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)
    assert len([t for t in shown(palette) if t.startswith("Squat")]) == len(SQUATS)


def test_enter_opens_and_closes(palette: Palette, around: Surroundings, desk: Desk):
    press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)
    assert desk.ran == ["print"]
    assert palette.isHidden()


def test_ctrl_enter_runs_and_stays(palette: Palette, desk: Desk):
    press(palette, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.ran == ["new"]
    assert palette.isVisible()


def test_clients_and_exercises_are_told(palette: Palette, around: Surroundings, qtbot):
    type_in(palette, around, "maya")
    with qtbot.waitSignal(palette.client_chosen) as chosen:
        press(palette, Qt.Key.Key_Return)
    assert chosen.args == [MAYA.id]
    palette.open()
    type_in(palette, around, "squat b")
    with qtbot.waitSignal(palette.exercise_chosen) as chosen:
        press(palette, Qt.Key.Key_Return)
    assert chosen.args == ["squat_b"]


def test_headings_are_never_chosen(palette: Palette, around: Surroundings):
    type_in(palette, around, "")
    rows = palette.findChild(QListView, "palette.list")
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        press(palette, key)
        seen.append(rows.currentIndex().data())
    assert seen == ["New client", "Print week plan", "Print week plan", "New client"]


def test_hidden_names_stay_hidden_in_results(palette: Palette, around: Surroundings):
    type_in(palette, around, "maya")
    around.privacy.toggle()
    assert shown(palette) == ["Clients", "M. O."]


def test_an_older_answer_never_overtakes_a_newer_one(palette: Palette, around: Surroundings):
    line = palette.findChild(QLineEdit, "palette.input")
    QTest.keyClicks(line, "may")
    palette._look()
    line.setText("zz")
    palette._look()
    around.runner.settle()
    assert shown(palette) == []
    assert "zz" in palette.findChild(QWidget, "palette.none").text()


def test_escape_and_a_click_beside_it_close(palette: Palette):
    press(palette, Qt.Key.Key_Escape)
    assert palette.isHidden()
    palette.open()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()


def test_the_model_keeps_qts_rules(qapp):
    model = PaletteModel()
    model.tester = QAbstractItemModelTester(model)
    model.show_rows([PaletteRow("Actions"), PaletteRow("New client", "command", "new")])
    model.show_rows([])


@pytest.mark.parametrize(
    ("typed", "title", "order"),
    [
        ("pri", "Print week plan", 0),
        ("week", "Print week plan", 1),
        ("we pr", "Print week plan", 1),
        ("pwp", "Print week plan", 2),
        ("zolc", "Zofia Żółć", 1),
        ("zfc", "Zofia Żółć", 2),
        ("żół", "Zofia Żółć", 1),
        ("q", "Print week plan", None),
        ("", "Anything", 0),
    ],
)
def test_starts_of_words_come_before_letters_in_order(typed: str, title: str, order: int | None):
    assert rank(typed, title) == order
