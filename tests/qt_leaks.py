"""Fixtures for tests that show widgets: nothing may stay behind."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a visible window, a running timer or a running animation."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    application: QApplication = request.getfixturevalue("qapp")
    before = set(map(id, application.topLevelWidgets()))
    yield
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


def _is_running(child: QTimer | QAbstractAnimation) -> bool:
    if isinstance(child, QTimer):
        return child.isActive()
    return child.state() == QAbstractAnimation.State.Running
