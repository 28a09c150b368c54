"""A box to choose one of a few from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import font, tokens


class Select(QComboBox):
    """Offers texts with keys; `chosen` tells only what a person chose.

    The wheel scrolls the page it is on and never changes the choice.
    """

    chosen = Signal(object)

    def __init__(
        self, options: Sequence[tuple[object, str]], parent: QWidget, *, name: str, accessible: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFont(font(14))
        self.offer(options)
        self.activated.connect(self._tell)

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options; the chosen one stays chosen if it is among them."""
        kept = self.currentData()
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.choose(kept)

    def choose(self, key: object) -> None:
        """Show the option with *key* as chosen, or the first."""
        keys = [self.itemData(place) for place in range(self.count())]
        self.setCurrentIndex(keys.index(key) if key in keys else 0)

    def _tell(self, place: int) -> None:
        self.chosen.emit(self.itemData(place))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != font(14):
            self.setFont(font(14))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect(self.width() - 28, (self.height() - 14) // 2, 14, 14)
        paint_icon(QPainter(self), Icon.CARET_DOWN, place, tokens().text_2, "bold")
