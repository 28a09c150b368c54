"""Strokes that several parts of the planner share."""

from PySide6.QtGui import QColor, QPen


def dashed_pen(color: QColor, width: float = 1.2) -> QPen:
    """Return the pen of things that are lifted or wait to be filled."""
    pen = QPen(color, width)
    pen.setDashPattern([4, 3])
    return pen
