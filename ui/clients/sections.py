"""The cards of a profile: sections with a heading, and dated records."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.buttons import button
from ui.widgets.card import Card
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
        row = QHBoxLayout()
        self._title = label("", self, px=16, weight=600, wrap=True)
        row.addWidget(self._title, 1)
        self._link = button("", self, kind="link", icon=icon, name=f"{name}.link")
        self._link.clicked.connect(self.linked)
        row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.show_title(title)
        self.show_link(link)

    def show_title(self, title: str) -> None:
        """Show another heading."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_link(self, link: str) -> None:
        """Show another link; an empty text takes it away."""
        self._link.setText(link)
        self._link.setAccessibleName(f"{link}: {self._title.text()}" if link else "")
        self._link.setVisible(bool(link))

    def focus_link(self) -> None:
        """Put the keyboard on the link."""
        self._link.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Add a plain sentence."""
        self.body.addWidget(label(text, self, color="text_2", wrap=True))

    def show_pairs(self, pairs: Sequence[tuple[str, str]], rows: QVBoxLayout) -> None:
        """Show names with their values in *rows*, each value under its name."""
        empty(rows)
        for name, value in pairs:
            pair = QWidget(self)
            column = QVBoxLayout(pair)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(1)
            column.addWidget(label(name, pair, px=12, color="text_3"))
            text = label(value, pair, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
            rows.addWidget(pair)


def empty(column: QVBoxLayout) -> None:
    """Take away the widgets of a column."""
    while (item := column.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()


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
