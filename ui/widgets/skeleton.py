"""Skeletons: the still outline of a place whose content is on its way."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.widgets.theme import tokens


class Skeleton(QWidget):
    """Empty cards where the columns of a place will be; nothing in it moves.

    *columns* are widths in pixels, 0 for the column that takes the rest.
    """

    def __init__(self, parent: QWidget | None = None, *, columns: Sequence[int] = (0, 352)) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.border, 1))
        painter.setBrush(colors.surface)
        for box in self._boxes():
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.hover)
        for box in self._boxes():
            painter.drawRoundedRect(QRectF(box.left() + 20, box.top() + 20, 140, 14), 5, 5)

    def _boxes(self) -> list[QRect]:
        area = self.rect().adjusted(24, 16, -20, -16)
        gaps = 16 * (len(self._columns) - 1)
        rest = area.width() - gaps - sum(self._columns)
        boxes = []
        left = area.left()
        for width in self._columns:
            boxes.append(QRect(left, area.top(), width or rest, area.height()))
            left += (width or rest) + 16
        return boxes
