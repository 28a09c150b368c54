import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.buttons import button
from ui.widgets.focus_ring import FocusRing, led_by_keyboard, paints_own_focus


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.resize(400, 300)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        self.first, self.second = button("First", self), button("Second", self)
        self.field = QLineEdit(self)
        for widget in (self.first, self.second, self.field):
            column.addWidget(widget)
        self.ring = FocusRing(self)


@pytest.fixture
def window(qtbot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_ring_follows_the_keyboard(window: Window):
    window.first.setFocus()
    assert window.ring.isHidden()
    QTest.keyClick(window.first, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.second
    assert window.ring.isVisible()
    assert window.ring.geometry() == window.second.geometry().adjusted(-4, -4, 4, 4)
    assert led_by_keyboard(window.second)


def test_a_click_shows_no_ring_on_a_button(window: Window):
    window.first.setFocus()
    QTest.keyClick(window.first, Qt.Key.Key_Tab)
    QTest.mouseClick(window.second, Qt.MouseButton.LeftButton)
    assert window.ring.isHidden()


def test_a_field_always_shows_it(window: Window):
    QTest.mouseClick(window.field, Qt.MouseButton.LeftButton)
    window.field.setFocus()
    assert window.ring.isVisible()


def test_it_moves_with_its_target(window: Window):
    window.field.setFocus()
    before = window.ring.geometry()
    window.resize(600, 300)
    assert window.ring.geometry() != before
    assert window.ring.geometry() == window.field.geometry().adjusted(-4, -4, 4, 4)


def test_what_paints_its_own_focus_gets_none(window: Window):
    paints_own_focus(window.second)
    window.first.setFocus()
    QTest.keyClick(window.first, Qt.Key.Key_Tab)
    assert window.ring.isHidden()


def test_it_stays_inside_a_scrolling_area(qtbot):
    window = QWidget()
    window.resize(300, 200)
    qtbot.addWidget(window)
    area = QScrollArea(window)
    area.setGeometry(0, 0, 300, 60)
    inner = QWidget()
    inner.resize(280, 400)
    low = QLineEdit(inner)
    low.setGeometry(10, 40, 100, 40)
    area.setWidget(inner)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    low.setFocus()
    assert not ring.mask().isEmpty()
    assert ring.mask().boundingRect().height() < ring.height()
    assert ring.mask().boundingRect().intersected(QRect(0, 0, 500, 500)).isValid()


def test_a_closed_target_takes_the_ring_along(window: Window, qtbot):
    window.field.setFocus()
    window.field.hide()
    assert window.ring.isHidden()
