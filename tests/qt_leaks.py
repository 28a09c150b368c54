"""Fixtures for tests that show widgets: nothing may stay behind."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a visible window, a running timer or a running animation."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    application: QApplication = request.getfixturevalue("qapp")
    before = set(map(id, application.topLevelWidgets()))
    yield
    _let_go_of_the_mouse()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        widget
        for widget in application.topLevelWidgets()
        if id(widget) not in before and widget.isVisible()
    ]
    running = [
        child
        for widget in application.topLevelWidgets()
        if id(widget) not in before
        for child in (*widget.findChildren(QTimer), *widget.findChildren(QAbstractAnimation))
        if _is_running(child)
    ]
    assert not left, f"windows still open: {left}"
    assert not running, f"still running: {running}"


def _let_go_of_the_mouse() -> None:
    """Release what a test kept pressed; Qt would remember it in every test that follows."""
    pressed = QGuiApplication.mouseButtons()
    if pressed == Qt.MouseButton.NoButton:
        return
    hand = QWidget()
    hand.show()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        if pressed & button:
            QTest.mouseRelease(hand, button)
    hand.close()
    hand.deleteLater()


def _is_running(child: QTimer | QAbstractAnimation) -> bool:
    if isinstance(child, QTimer):
        return child.isActive()
    return child.state() == QAbstractAnimation.State.Running
