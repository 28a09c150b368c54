"""A card with a heading, a count and lines: what parked work and the attention list share."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.labels import label


class ListCard(Card):
    """A card with a heading, a count and lines that are replaced as a whole."""

    def __init__(self, title: str, parent: QWidget, name: str) -> None:
        super().__init__(parent, margins=16, spacing=10)
        self.setObjectName(name)
        self.setAccessibleName(title)
        row = QHBoxLayout()
        row.addWidget(label(title, self, weight=600))
        row.addStretch(1)
        self._count = label("", self, px=13, weight=600, color="text_3", tabular=True)
        row.addWidget(self._count)
        self.body.addLayout(row)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)

    def _replace(self, widgets: Sequence[QWidget], count: int) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for widget in widgets:
            self._lines.addWidget(widget)
            widget.show()
        self._count.setText(str(count) if count else "")
