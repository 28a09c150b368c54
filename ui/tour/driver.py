"""A pair of hands: finds widgets by name, clicks, types and drags with real events."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_W = TypeVar("_W", bound=QWidget)

WAIT_MS = 15_000
LOOK_AGAIN_MS = 5
DRAG_MOVES = 24
NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class StepFailed(Exception):
    """What should be on the screen is not there."""


class Driver:
    """Works on one window as a person would; nothing here calls into the program."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def find(self, name: str) -> QWidget:
        """Return the visible widget called *name*, waiting until it is there."""
        return self.find_a(QWidget, name)

    def find_a(self, kind: type[_W], name: str) -> _W:
        """Return the visible widget of one *kind* called *name*, waiting until it is there."""
        found: list[_W] = []

        def look() -> bool:
            found[:] = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
            return bool(found)

        self.wait_for(look, f"{name} is on the screen")
        return found[-1]

    def has(self, name: str) -> bool:
        """Tell whether a widget called *name* is visible just now."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        """Click the middle of a widget."""
        self.click_at(self.find(name))

    def click_at(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Click a widget at *point*, or in its middle."""
        QTest.mouseClick(widget, LEFT, NO_KEYS, point or widget.rect().center())

    def type_into(self, name: str, text: str) -> None:
        """Click a field and type."""
        field = self.find(name)
        self.click_at(field)
        QTest.keyClicks(field, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def drag(self, source: QWidget, grip: QPoint, target: QWidget, point: QPoint,
             hover: Callable[[], object] | None = None) -> None:  # fmt: skip
        """Press *source*, move to *point* of *target* in small steps, look, and let go."""
        start = source.mapToGlobal(grip)
        end = target.mapToGlobal(point)
        QTest.mousePress(source, LEFT, NO_KEYS, grip)
        for step in range(1, DRAG_MOVES + 1):
            at = start + (end - start) * step / DRAG_MOVES
            QTest.mouseMove(source, source.mapFromGlobal(at))
            self.pause(LOOK_AGAIN_MS)
        if hover is not None:
            hover()
        QTest.mouseRelease(source, LEFT, NO_KEYS, source.mapFromGlobal(end))

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program run until *condition* holds; `StepFailed` if it does not come true."""
        if condition():
            return
        loop = QEventLoop()
        look = QTimer(loop)
        look.setInterval(LOOK_AGAIN_MS)

        def check() -> None:
            if condition():
                loop.exit(0)

        look.timeout.connect(check)
        look.start()
        QTimer.singleShot(WAIT_MS, loop, loop.quit)
        loop.exec()
        look.stop()
        if not condition():
            raise StepFailed(f"waited in vain until {what}")

    def pause(self, milliseconds: int) -> None:
        """Let the program paint and answer for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        self.pause(60)
        if not self.window.grab().save(str(path)):
            raise StepFailed(f"{path} could not be written")


def expect(condition: object, what: str) -> None:
    """Raise `StepFailed` unless *condition* holds."""
    if not condition:
        raise StepFailed(f"expected that {what}")
