"""Random hands on the planner: nothing raises, and every plan on the way is one that suits."""

import random

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.planner.desk import CONTROL, LEFT, PLAIN, PlannerDesk
from tests.ui.planner.stage import BEN, MAYA, NEXT_MONDAY

STEPS = 250
SHIFT = Qt.KeyboardModifier.ShiftModifier
MODIFIERS = (PLAIN, PLAIN, PLAIN, CONTROL, SHIFT, CONTROL | SHIFT)
KEYS = tuple(
    map(
        Qt.Key,
        (
            *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
            *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Space),
            *(Qt.Key.Key_Tab, Qt.Key.Key_Slash, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight),
            *(ord(letter) for letter in "AEGINORSTUXCVZ15"),
        ),
    )
)


@pytest.mark.parametrize("seed", [2, 3, 5])
def test_random_hands_break_nothing(make_desk, seed: int) -> None:
    chance = random.Random(seed)
    desk = make_desk(size=chance.choice([(1180, 700), (1440, 900)]))
    desk.open()
    for step in range(STEPS):
        chance.choice((_key, _key, _key, _click, _click, _drag, _other))(desk, chance)
        for menu in desk.window.findChildren(QMenu):
            menu.close()
        if step % 7 == 0:
            desk.settle()
            editor = desk.page.acts.editor
            assert editor is not None
            assert editor.unsuited() == ()
    desk.settle()


def _key(desk: PlannerDesk, chance: random.Random) -> None:
    target = desk.window.focusWidget() or desk.window
    QTest.keyClick(target, chance.choice(KEYS), chance.choice(MODIFIERS))


def _click(desk: PlannerDesk, chance: random.Random) -> None:
    at, target = _somewhere(desk, chance)
    QTest.mouseClick(target, LEFT, chance.choice(MODIFIERS), target.mapFrom(desk.window, at))


def _drag(desk: PlannerDesk, chance: random.Random) -> None:
    begin, source = _somewhere(desk, chance)
    end, _ = _somewhere(desk, chance)
    QTest.mousePress(source, LEFT, PLAIN, source.mapFrom(desk.window, begin))
    for quarter in range(1, 5):
        if shiboken6.isValid(source):
            at = begin + (end - begin) * quarter / 4
            QTest.mouseMove(source, source.mapFrom(desk.window, at))
    QApplication.sendPostedEvents()
    if shiboken6.isValid(source):
        QTest.mouseRelease(source, LEFT, chance.choice(MODIFIERS), source.mapFrom(desk.window, end))


def _other(desk: PlannerDesk, chance: random.Random) -> None:
    if chance.random() < 0.3:
        desk.page.show_client(chance.choice((MAYA, BEN)), NEXT_MONDAY)
    else:
        desk.page.acts.undo()


def _somewhere(desk: PlannerDesk, chance: random.Random) -> tuple[QPoint, QWidget]:
    at = QPoint(chance.randrange(desk.window.width()), chance.randrange(desk.window.height()))
    return at, desk.window.childAt(at) or desk.window
