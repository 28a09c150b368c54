"""A Clients place over a studio, and short ways to act on it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.services.content import Content
from tests.ui.memory import MemoryStudio
from ui.clients.list_view import ClientListCard
from ui.clients.page import ClientsPage
from ui.clients.profile import Profile
from ui.clients.reading import ClientServices
from ui.places import past_screening
from ui.shell.place import Surroundings
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.toast import Toast


def services_of(studio: MemoryStudio, content: Content) -> ClientServices:
    """Return the services of a studio as the place takes them."""

    def read() -> Content:
        return content

    return ClientServices(
        studio.clients,
        studio.screenings,
        studio.planning,
        studio.studio,
        studio.evidence,
        studio.consents,
        studio.sessions,
        read,
    )


class ProfileDesk:
    """Shows the place in a window and acts like a person in front of it."""

    def __init__(
        self, around: Surroundings, studio: Any, services: ClientServices, qtbot: QtBot
    ) -> None:
        self.around = around
        self.studio = studio
        self.qtbot = qtbot
        self.page = ClientsPage(
            around, services, partial(past_screening, around), around.overlay.parentWidget()
        )
        self.page.resize(1356, 836)
        self.page.show()
        around.overlay.raise_()
        with qtbot.waitExposed(self.page.parentWidget()):
            self.page.parentWidget().show()
        around.runner.settle()

    @property
    def window(self) -> QWidget:
        return self.page.parentWidget()

    @property
    def profile(self) -> Profile:
        return self.page.findChild(Profile)

    @property
    def card(self) -> ClientListCard:
        return self.page.findChild(ClientListCard)

    @property
    def primary(self) -> Button:
        return self.find("clients.primary")

    def rows(self) -> list[str]:
        """Return the list as a screen reader says it."""
        model = self.card.view.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    def open(self, client_id: str) -> Profile:
        self.page.open_client(client_id)
        self.around.runner.settle()
        return self.profile

    def find(self, name: str) -> Button:
        found = self.window.findChildren(Button, name)
        assert found, name
        # What was just replaced is still there for a moment, in a parent that is hidden.
        return next((button for button in found if button.isVisibleTo(self.window)), found[-1])

    def part(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        """Click a button that a person can see."""
        self.qtbot.waitUntil(lambda: _is_whole(self.find(name)))
        found = self.find(name)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.around.runner.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        """Press a key where the keyboard is."""
        QTest.keyClick(self.window.focusWidget(), key, modifier)
        self.around.runner.settle()

    def type(self, name: str, text: str) -> None:
        """Write into a field, letter by letter."""
        field = self.part(name)
        field.setFocus()
        QTest.keyClicks(field, text)

    def edit(self, name: str, text: str) -> Field:
        """Write a field of the details and leave it with Enter."""
        line = self.part(name)
        line.setText(text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.around.runner.settle()
        return line.parent()

    @property
    def toast(self) -> Toast | None:
        return next((t for t in self.around.overlay.findChildren(Toast) if not t.isHidden()), None)


def _is_whole(button: Button) -> bool:
    return button.isVisible() and button.height() >= button.sizeHint().height()


def said(root: QWidget, start: str) -> list[str]:
    """Return the accessible names of visible widgets whose object names start so."""
    return [
        widget.accessibleName()
        for widget in root.findChildren(QWidget)
        if widget.objectName().startswith(start) and widget.isVisibleTo(root)
    ]


def children(root: QWidget, start: str) -> list[str]:
    """Return the names of visible widgets that start so."""
    return [
        widget.objectName()
        for widget in root.findChildren(QWidget)
        if widget.objectName().startswith(start) and widget.isVisibleTo(root)
    ]
