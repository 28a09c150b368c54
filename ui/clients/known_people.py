"""Clients who may be the same person, and the ways to decide it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.clients.client import Client
from ui.clients.sections import empty
from ui.shell.announce import announce
from ui.widgets.buttons import Button, button
from ui.widgets.card import Card
from ui.widgets.dates import plain_date
from ui.widgets.icons import Icon
from ui.widgets.labels import label


class KnownPeople(Card):
    """Offers the existing profiles; `insisted` says that this is somebody else.

    With a text for *back*, `given_up` takes what was typed back.
    """

    existing_chosen = Signal(str)
    insisted = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget, name: str, *, insist: str, back: str = "") -> None:
        super().__init__(parent, margins=(16, 12, 16, 14), spacing=8, border="adapt")
        self.setObjectName(name)
        self._name = name
        said = self.tr("Somebody like this is already a client. Is it the same person?")
        self.setAccessibleName(said)
        self.body.addWidget(label(said, self, weight=600, wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        row = QHBoxLayout()
        row.setSpacing(8)
        other = button(insist, self, size="small", name=f"{name}.insist")
        other.clicked.connect(self.insisted)
        row.addWidget(other)
        if back:
            away = button(back, self, kind="ghost", size="small", name=f"{name}.back")
            away.clicked.connect(self.given_up)
            row.addWidget(away)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_people(self, clients: Sequence[Client]) -> None:
        """Show *clients*, each with a way to open them, and take the keyboard."""
        empty(self._list)
        links = [self._link(client) for client in clients]
        for link in links:
            self._list.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.show()
        announce(self, self.accessibleName(), assertive=True)
        if links:
            links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, client: Client) -> Button:
        text = self.tr("Open {name}").format(name=client.full_name)
        if client.birth_date is not None:
            text = f"{text}, {plain_date(client.birth_date)}"
        if client.is_archived:
            text = self.tr("{text}, archived").format(text=text)
        link = button(
            text, self, kind="link", icon=Icon.USER, name=f"{self._name}.existing.{client.id}"
        )
        link.setProperty("client", client.id)
        link.clicked.connect(self._on_existing)
        return link

    def _on_existing(self) -> None:
        self.existing_chosen.emit(str(self.sender().property("client")))
