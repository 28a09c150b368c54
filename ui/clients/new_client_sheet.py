"""A new client with name and phone; everything else comes with the screening."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from studio.clients.client import Client
from studio.errors import StudioError
from studio.services.clients import NewClient
from studio.text import digits
from ui.clients.known_people import KnownPeople
from ui.clients.sheet import Sheet
from ui.clients.sheet_parts import Line
from ui.shell.errors import sentence
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.icons import Icon
from ui.widgets.labels import label

_PHONE_DIGITS = 3


class NewClientSheet(Sheet):
    """Takes a name and a phone; Enter adds the client.

    `wanted` carries the new client and whether the desk insists that nobody like them is known;
    `existing_chosen` the id of the client it turned out to be.
    """

    wanted = Signal(object, bool)
    existing_chosen = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "newClient")
        said = self.tr("Name and phone are enough for now; the screening asks for the rest.")
        self._title.setText(self.tr("New client"))
        content = self.content
        self.body.addWidget(label(said, content, color="text_2", wrap=True))
        self._who = Line(self.tr("Name"), content, "newClient.name", hint=self.tr("first and last"))
        self._phone = Line(self.tr("Phone"), content, "newClient.phone")
        for line in (self._who, self._phone):
            line.edit.returnPressed.connect(self.confirm)
            line.edit.textEdited.connect(self._forget_trouble)
            self.body.addWidget(line)
        self._known = KnownPeople(
            content, "newClient.known", insist=self.tr("Different person: add them")
        )
        self._known.existing_chosen.connect(self._on_existing)
        self._known.insisted.connect(self._insist)
        self.body.addWidget(self._known)
        self._trouble = label("", self, weight=500, color="clear", wrap=True)
        self._trouble.setObjectName("newClient.trouble")
        self._trouble.hide()
        self.foot.addWidget(self._trouble)
        self.foot.addLayout(self._build_buttons())

    def begin(self, searched: str = "") -> None:
        """Start afresh, with what was looked for as the name or the phone."""
        is_phone = len(digits(searched)) >= _PHONE_DIGITS
        name = (
            "" if is_phone else " ".join(word[:1].upper() + word[1:] for word in searched.split())
        )
        self._who.edit.setText(name)
        self._phone.edit.setText(searched if is_phone else "")
        self._forget_trouble()
        self.open()
        if name:
            self._phone.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def confirm(self) -> None:
        """Ask for the client to be added, once a name and a phone are there."""
        self._forget_trouble()
        troubles = [
            (self._who, self.tr("Write the name.")),
            (self._phone, self.tr("Write the phone number, so that nobody is entered twice.")),
        ]
        missing = [(line, text) for line, text in troubles if not line.text]
        for line, text in missing:
            line.show_trouble(text)
        if missing:
            missing[0][0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tell(insists=False)

    def show_known(self, clients: Sequence[Client]) -> None:
        """Ask whether one of *clients* is the person."""
        self._known.show_people(clients)
        self.reveal(self._known)

    def show_refusal(self, error: StudioError) -> None:
        """Say why the client could not be added; what was typed is kept."""
        self._trouble.setText(sentence(error, self._around.words))
        self._trouble.show()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        add = button(
            self.tr("Add client"), self, kind="primary", icon=Icon.USER_PLUS,
            key_hint=self.tr("Enter"), name="newClient.add",
        )  # fmt: skip
        add.clicked.connect(self.confirm)
        row.addWidget(add)
        cancel = button(self.tr("Cancel"), self, kind="ghost", name="newClient.cancel")
        cancel.clicked.connect(self.dismiss)
        row.addWidget(cancel)
        row.addStretch(1)
        return row

    def _forget_trouble(self) -> None:
        for line in (self._who, self._phone):
            line.show_trouble("")
        self._known.hide()
        self._trouble.hide()

    def _insist(self) -> None:
        self._tell(insists=True)

    def _on_existing(self, client_id: str) -> None:
        self.dismiss()
        self.existing_chosen.emit(client_id)

    def _tell(self, *, insists: bool) -> None:
        first, _, last = self._who.text.partition(" ")
        self.wanted.emit(NewClient(first, last.strip(), self._phone.text), insists)
