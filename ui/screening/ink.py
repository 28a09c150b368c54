"""Drawing the lines of a signature, sharp at any size and in both themes."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.screening.signature import Stroke
from studio.screening.strokes import WIDTH
from ui.widgets.theme import scaled, tokens

ASPECT = 3.0
"""How much wider than high a pad is, on every screen and on paper."""

_PEN = 6.5  # thousandths of the width
_LEAST_PEN = 1.6


def sheet_in(rect: QRectF) -> QRectF:
    """Return the largest sheet in *rect*, in its middle."""
    width = min(rect.width(), rect.height() * ASPECT)
    height = width / ASPECT
    left = rect.left() + (rect.width() - width) / 2
    return QRectF(left, rect.top() + (rect.height() - height) / 2, width, height)


def paint_strokes(
    painter: QPainter, strokes: Sequence[Stroke], sheet: QRectF, color: QColor
) -> None:
    """Paint *strokes* onto *sheet*."""
    scale = sheet.width() / WIDTH
    width = max(_LEAST_PEN, _PEN * scale)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, round_cap, round_join))
    for stroke in strokes:
        points = [QPointF(sheet.left() + x * scale, sheet.top() + y * scale) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        elif points:
            painter.drawPath(_smooth(points))
    painter.restore()


def _smooth(points: Sequence[QPointF]) -> QPainterPath:
    """Return a line through the middles between *points*, bent towards each of them."""
    path = QPainterPath(points[0])
    for point, following in pairwise(points[1:]):
        path.quadTo(point, (point + following) / 2)
    path.lineTo(points[-1])
    return path


class DrawnInk(QWidget):
    """A signature that was drawn, to look at."""

    def __init__(
        self, strokes: Sequence[Stroke], accessible: str, parent: QWidget, *, width: int = 240
    ) -> None:
        super().__init__(parent)
        self._strokes = tuple(strokes)
        self._width = scaled(width)
        self.setAccessibleName(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, round(self._width / ASPECT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_strokes(painter, self._strokes, sheet_in(QRectF(self.rect())), tokens().text)
