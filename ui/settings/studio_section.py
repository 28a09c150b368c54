"""The studio itself: what stands on every sheet."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.errors import StudioError
from studio.settings import StudioProfile
from studio.wording import Words
from ui.settings.sections import Section
from ui.shell.errors import sentence
from ui.widgets.field import Field
from ui.widgets.select import Select

PAPERS = ("A4", "Letter")


class StudioSection(Section):
    """Name, phone, address, paper and the two numbers to ring."""

    def __init__(self, words: Words, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent, "settings.studio")
        self._words = words
        self._profile = StudioProfile()
        self._fields: dict[str, _TextField] = {}
        for key, name in (
            ("name", self.tr("Name of the studio")),
            ("phone", self.tr("Phone")),
            ("address", self.tr("Address")),
            ("emergency_number", self.tr("Emergency number")),
            ("advice_number", self.tr("Medical advice line")),
        ):
            field = _TextField(key, name, self)
            field.left.connect(self._on_left)
            self._fields[key] = field
            self.body.addWidget(field)
        paper = self.tr("Paper in the printer")
        self._paper = Select(
            [(size, size) for size in PAPERS], self, name="settings.paper", accessible=paper
        )
        self._paper.chosen.connect(self._on_paper)
        self.body.addLayout(self._titled(paper, self._paper))
        self.body.addStretch(1)

    def show_profile(self, profile: StudioProfile) -> None:
        """Show the profile as it is stored."""
        self._profile = profile
        for key, field in self._fields.items():
            field.show_text(str(getattr(profile, key)))
        self._paper.choose(profile.paper)

    def _on_left(self, key: str, text: str) -> None:
        fields: dict[str, Any] = {key: text}
        try:
            replace(self._profile, **fields)
        except StudioError as error:
            self._fields[key].show_error(sentence(error, self._words))
            return
        self._change(self.tr("Studio saved"), **fields)

    def _on_paper(self, paper: str) -> None:
        self._change(self.tr("Paper: {paper}").format(paper=paper), paper=paper)


class _TextField(Field):
    """A field that tells which one it is."""

    left = Signal(str, str)

    def __init__(self, key: str, title: str, parent: QWidget) -> None:
        super().__init__(title, parent, f"settings.{key}")
        self._key = key
        self.setMaximumWidth(480)
        self.committed.connect(self._tell)

    def _tell(self, text: str) -> None:
        self.left.emit(self._key, text)
