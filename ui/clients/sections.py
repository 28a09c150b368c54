"""The cards of a profile: what is taken into account, contact, screenings and weeks."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.clients.words import Consideration
from ui.widgets.buttons import button
from ui.widgets.card import Card, Rule
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import tokens
from ui.widgets.tier import TierChip


class Section(Card):
    """A card with a heading and, if given, a link at its right end."""

    linked = Signal()

    def __init__(
        self,
        title: str,
        parent: QWidget,
        *,
        link: str = "",
        icon: Icon | None = None,
        name: str = "",
    ) -> None:
        super().__init__(parent, margins=(20, 16, 20, 18), spacing=10)
        self.setObjectName(name)
        self.setAccessibleName(title)
        row = QHBoxLayout()
        row.addWidget(label(title, self, px=16, weight=600))
        row.addStretch(1)
        if link:
            made = button(link, self, kind="link", icon=icon, name=f"{name}.link")
            made.clicked.connect(self.linked)
            row.addWidget(made)
        self.body.addLayout(row)

    def say(self, text: str) -> None:
        """Add a plain sentence."""
        self.body.addWidget(label(text, self, color="text_2", wrap=True))

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Add names with their values, each value under its name."""
        for name, value in pairs:
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(label(name, self, px=12, color="text_3"))
            text = label(value, self, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
            self.body.addLayout(column)

    def show_considerations(self, entries: Sequence[Consideration]) -> None:
        """Add what is taken into account, a line between one and the next."""
        for place, entry in enumerate(entries):
            if place:
                self.body.addWidget(Rule(self))
            self.body.addWidget(_ConsiderationWidget(entry, self))


class _ConsiderationWidget(QWidget):
    """What is different for now, why, and until when."""

    def __init__(self, entry: Consideration, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Sign(Icon.SHIELD, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        for title in entry.titles:
            column.addWidget(label(title, self, weight=600, wrap=True))
        column.addWidget(label(entry.reason, self, px=13, color="text_2", wrap=True))
        column.addWidget(label(entry.about, self, px=12, color="text_3", tabular=True, wrap=True))
        row.addLayout(column, 1)


class RecordCard(Card):
    """A dated record: a heading, lines under it, and what can be done with it."""

    acted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        key: object,
        title: str,
        lines: Sequence[str],
        *,
        action: str = "",
        name: str = "",
        tier_key: str = "",
        tier_text: str = "",
    ) -> None:
        super().__init__(parent, margins=(20, 14, 16, 16), spacing=4)
        self._key = key
        self.setAccessibleName(title)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(title, self, px=15, weight=600, tabular=True))
        if tier_key:
            row.addWidget(TierChip(tier_key, tier_text, self))
        row.addStretch(1)
        if action:
            made = button(action, self, size="small", name=name, accessible=f"{action}: {title}")
            made.clicked.connect(self._act)
            row.addWidget(made)
        self.body.addLayout(row)
        for place, line in enumerate(line for line in lines if line):
            shade = "text_2" if place == 0 else "text_3"
            self.body.addWidget(label(line, self, px=13, color=shade, wrap=True, tabular=True))

    def _act(self) -> None:
        self.acted.emit(self._key)


class Sign(QWidget):
    """A quiet icon before a line."""

    def __init__(self, icon: Icon, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(22, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, QRect(1, 0, 20, 20), tokens().primary)
