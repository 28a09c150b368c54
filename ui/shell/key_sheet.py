"""The sheet of all keys: those of the window and those of the open place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import label
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import tokens

KeyLine = tuple[str, str]
"""Keys in Qt's writing, such as `Ctrl+K`, and what they do; a space parts alternatives."""


class KeySheet(QWidget):
    """Lies over the window until Esc, F1 or a click closes it."""

    closed = Signal()

    def __init__(self, host: OverlayHost, groups: Sequence[tuple[str, Sequence[KeyLine]]]) -> None:
        super().__init__(host)
        self.setObjectName("keys")
        self.setAccessibleName(self.tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = Card(self, margins=(28, 22, 28, 26), spacing=16, radius=14, shadow=True)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Keys"), self._card, px=20, weight=600))
        head.addStretch(1)
        close = button(
            "", self._card, kind="ghost", size="small", icon=Icon.X,
            name="keys.close", accessible=self.tr("Close"),
        )  # fmt: skip
        close.clicked.connect(self.dismiss)
        head.addWidget(close)
        self._card.body.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(44)
        for title, lines in groups:
            if lines:
                columns.addLayout(self._build_group(title, lines))
        self._card.body.addLayout(columns)
        self._place()

    def dismiss(self) -> None:
        """Close the sheet."""
        if not self.isHidden():
            self.hide()
            self.deleteLater()
            self.closed.emit()

    def _place(self) -> None:
        self.setGeometry(self.window().rect())
        size = self._card.sizeHint().boundedTo(self.size())
        left = (self.width() - size.width()) // 2
        self._card.setGeometry(left, max(24, (self.height() - size.height()) // 3),
                               size.width(), size.height())  # fmt: skip

    def _build_group(self, title: str, lines: Sequence[KeyLine]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(label(title, self._card, px=13, weight=600, color="text_2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for row, (keys, text) in enumerate(lines):
            caps = QHBoxLayout()
            caps.setSpacing(4)
            for chord in keys.split():
                for key in chord.split("+"):
                    caps.addWidget(KeyCap(key, self._card))
                caps.addSpacing(6)
            caps.addStretch(1)
            grid.addLayout(caps, row, 0)
            grid.addWidget(label(text, self._card, px=13), row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0, 120 if tokens().is_dark else 60)
        QPainter(self).fillRect(self.rect(), shade)
