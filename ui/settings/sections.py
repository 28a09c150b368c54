"""What the sections of Settings have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.settings import StudioProfile
from ui.widgets.card import Card
from ui.widgets.labels import label

Change = Callable[[StudioProfile], StudioProfile]


class Section(Card):
    """One page of Settings: a heading, a sentence, and controls that count at once.

    `profile_changed` carries the fields of the profile that should be different, and a sentence
    for the toast.
    """

    profile_changed = Signal(object, str)

    def __init__(self, title: str, lead: str, parent: QWidget, name: str) -> None:
        super().__init__(parent, margins=(24, 20, 24, 24), spacing=14)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.body.addWidget(label(title, self, px=20, weight=600))
        if lead:
            self.body.addWidget(label(lead, self, color="text_2", wrap=True))

    def show_profile(self, profile: StudioProfile) -> None:
        """Show the profile as it is stored."""

    def _change(self, said: str, **fields: Any) -> None:
        self.profile_changed.emit(fields, said)

    def _titled(self, title: str, control: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        name = label(title, self, px=13, weight=500, color="text_2")
        name.setBuddy(control)
        column.addWidget(name)
        row = QHBoxLayout()
        row.addWidget(control)
        row.addStretch(1)
        column.addLayout(row)
        return column
