"""Strokes that several parts of the planner share."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.widgets.theme import tokens


def dashed_pen(color: QColor, width: float = 1.2) -> QPen:
    """Return the pen of things that are lifted or wait to be filled."""
    pen = QPen(color, width)
    pen.setDashPattern([4, 3])
    return pen


def paint_focus_ring(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint the focus ring just inside *box*."""
    painter.setPen(QPen(tokens().focus, 2))
    painter.setBrush(QColor(0, 0, 0, 0))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
