from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.overlay import OverlayHost
from ui.widgets.toast import Toast


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.resize(600, 400)
        column = QVBoxLayout(self)
        self.below = button("Below", self, name="below")
        column.addWidget(self.below)
        self.host = OverlayHost(self)


def shown_window(qtbot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_overlay_lets_clicks_through_where_nothing_floats(qtbot):
    window = shown_window(qtbot)
    assert window.childAt(window.below.geometry().center()) is window.below


def test_the_overlay_is_there_where_something_floats(qtbot):
    window = shown_window(qtbot)
    layer = QWidget(window.host)
    layer.setGeometry(100, 50, 80, 80)
    layer.show()
    assert window.childAt(QPoint(120, 80)) is layer
    assert window.childAt(QPoint(300, 200)) is window.below
    layer.hide()
    assert window.childAt(QPoint(120, 80)) is not layer


def test_the_overlay_covers_its_window(qtbot):
    window = shown_window(qtbot)
    window.resize(800, 500)
    assert window.host.size() == window.size()


def test_a_toast_does_its_action_once(qtbot):
    window = shown_window(qtbot)
    done: list[str] = []

    def undo() -> None:
        done.append("undone")

    toast = window.host.show_toast("Session removed from Wed 20", action="Undo", then=undo)
    assert toast.objectName() == "toast"
    assert toast.text == "Session removed from Wed 20"
    toast.act()
    toast.act()
    assert done == ["undone"]
    assert not toast.isVisible()


def test_ctrl_z_takes_back_what_the_toast_tells(qtbot):
    window = shown_window(qtbot)
    done: list[str] = []

    def undo() -> None:
        done.append("undone")

    window.host.show_toast("Client archived", action="Undo", then=undo, undo_key=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["undone"]


def test_escape_closes_the_topmost_layer_only(qtbot):
    window = shown_window(qtbot)
    window.host.show_toast("One")
    toast = window.host.show_toast("Two")
    assert window.host.dismiss_top()
    assert not toast.isVisible()
    assert not window.host.dismiss_top()


def test_a_toast_stays_while_the_pointer_rests_on_it(qtbot):
    window = shown_window(qtbot)
    toast = window.host.show_toast("Saved")
    timer = toast._timer
    assert timer.isActive()
    QTest.mouseMove(toast, QPoint(5, 5))
    toast.enterEvent(None)
    assert not timer.isActive()
    toast.leaveEvent(None)
    assert timer.isActive()
    toast.dismiss()


def test_a_banner_offers_one_action(qtbot):
    banner = Banner("This week is past.", action="Copy it to a new week", tone="read_only")
    qtbot.addWidget(banner)
    assert banner.objectName() == "banner"
    assert banner.accessibleName() == "This week is past."
    acting = banner.findChild(type(button("")), "banner.action")
    with qtbot.waitSignal(banner.acted, timeout=500):
        acting.click()
    banner.show_text("On hold")
    assert acting.isHidden()


def test_only_one_toast_is_shown_at_a_time(qtbot):
    window = shown_window(qtbot)
    window.host.show_toast("One")
    window.host.show_toast("Two")
    assert [t.text for t in window.host.findChildren(Toast) if not t.isHidden()] == ["Two"]
    window.host.dismiss_top()
