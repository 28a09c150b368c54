"""The three columns below the reasons: what is ready, what changes for now, what comes next."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.screening.outlook import Item, Outlook
from ui.screening.page_view import Ground
from ui.widgets.card import Card
from ui.widgets.figure import FigureTile
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import scaled, tokens

_FIGURE = 58


class OutcomeColumns(QWidget):
    """Shows one outlook at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)

    def show_outlook(self, outlook: Outlook, ground: Ground) -> None:
        """Show *outlook* in place of the one before."""
        while self._row.count():
            item = self._row.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        changed = self.tr("A different version for now")
        ahead = self.tr("What comes next")
        for name, title, icon, color, items in (
            ("ready", self.tr("Ready now"), Icon.CHECK, "ready", outlook.ready),
            ("changed", changed, Icon.SWAP, "adapt", outlook.changed),
            ("ahead", ahead, Icon.CALENDAR_CHECK, "primary", outlook.ahead),
        ):
            card = _Column(title, icon, color, self)
            card.setObjectName(f"outcome.{name}")
            card.show_items(items, ground)
            self._row.addWidget(card, 1)


class _Sign(QWidget):
    """The sign at the head of a column, in a token's colour."""

    def __init__(self, icon: Icon, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._color = color
        self.setFixedSize(scaled(20), scaled(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._icon, self.rect(), tokens().color(self._color), "bold")


class _Column(Card):
    """One of the three columns below the reasons."""

    def __init__(self, title: str, icon: Icon, color: str, parent: QWidget) -> None:
        super().__init__(parent, margins=(20, 16, 16, 16), spacing=12)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(_Sign(icon, color, self))
        head.addWidget(label(title, self, px=16, weight=600, wrap=True), 1)
        self.body.addLayout(head)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_items(self, items: Sequence[Item], ground: Ground) -> None:
        """Show *items* below the title."""
        for item in items:
            row = QHBoxLayout()
            row.setSpacing(14)
            if item.slug:
                shapes = ground.content.figures.shapes_or_sign(item.slug, item.pattern)
                row.addWidget(FigureTile(shapes, scaled(_FIGURE), self, accessible=item.title))
            text = QVBoxLayout()
            text.setSpacing(1)
            text.addStretch(1)
            text.addWidget(label(item.title, self, px=15, weight=600, wrap=True))
            text.addWidget(label(item.text, self, px=14, weight=450, color="text_2", wrap=True))
            text.addStretch(1)
            row.addLayout(text, 1)
            self.body.addLayout(row)
        self.body.addStretch(1)
