"""Tier marks: five shapes that read without colour, alone or with their words.

Circle with tick, diamond with two arrows, hexagon with heart, square with lines and octagon
with a mark; the names of the tiers come from the caller.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.theme import Tokens, font, mix, scaled, tokens

TOKEN_BY_TIER = {
    "gym_ready": "ready",
    "gym_adapted": "adapt",
    "rehab_first": "rehab",
    "clearance_first": "clear",
    "urgent_care": "urgent",
}
"""The colour token of each tier; its plate is the same with `_plate` after it."""


@dataclass(frozen=True, slots=True)
class _Shape:
    corners: int
    turn: float
    size: float


_SHAPES = {
    "gym_adapted": _Shape(4, 0.0, 1.08),
    "rehab_first": _Shape(6, math.pi / 6, 1.05),
    "urgent_care": _Shape(8, math.pi / 8, 1.06),
}


def tier_color(tier_key: str, colors: Tokens) -> QColor:
    """Return the fill of a tier; a client without one is grey."""
    name = TOKEN_BY_TIER.get(tier_key)
    return colors.color(name) if name else colors.text_3


def paint_tier(
    painter: QPainter, tier_key: str, rect: QRect | QRectF, *, muted: bool = False
) -> None:
    """Paint the mark of a tier into the square *rect*; *muted* keeps only a neutral dot."""
    colors = tokens()
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if muted or tier_key not in TOKEN_BY_TIER:
        dot = box.width() * 0.45
        inset = (box.width() - dot) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(colors.text_3, colors.surface, 0.35))
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    else:
        _paint_mark(painter, tier_key, box, colors)
    painter.restore()


class TierMark(QWidget):
    """The shape of a tier as a widget, with the tier's name for screen readers."""

    def __init__(
        self, tier_key: str, size: int = 18, parent: QWidget | None = None, *, text: str = ""
    ) -> None:
        super().__init__(parent)
        self._tier_key = tier_key
        self._size = size
        self._muted = False
        margin = max(2, round(size * 0.09))
        self._margin = margin
        self.setFixedSize(size + 2 * margin, size + 2 * margin)
        self.setAccessibleName(text)

    def show_tier(self, tier_key: str, *, text: str = "", muted: bool = False) -> None:
        """Show another tier, or a neutral dot where names are hidden."""
        self._tier_key = tier_key
        self._muted = muted
        self.setAccessibleName("" if muted else text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self._margin, self._margin, self._size, self._size)
        paint_tier(QPainter(self), self._tier_key, box, muted=self._muted)


class TierChip(QWidget):
    """The shape of a tier and its name on a tinted plate."""

    def __init__(self, tier_key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tier_key = tier_key
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tier(self, tier_key: str, text: str) -> None:
        """Show another tier."""
        self._tier_key = tier_key
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """Return the words on the chip."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(13, 600)).horizontalAdvance(self._text)
        return QSize(scaled(10 + 16 + 8) + width + scaled(13), scaled(28))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        name = TOKEN_BY_TIER.get(self._tier_key)
        painter.setBrush(colors.color(f"{name}_plate") if name else colors.hover)
        half = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), half, half)
        size = scaled(16)
        paint_tier(painter, self._tier_key, QRectF(scaled(10), half - size / 2, size, size))
        painter.setPen(tier_color(self._tier_key, colors) if name else colors.text_2)
        painter.setFont(font(13, 600))
        text = self.rect().adjusted(scaled(34), 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._text)


def _paint_mark(painter: QPainter, tier_key: str, box: QRectF, colors: Tokens) -> None:
    fill = tier_color(tier_key, colors)
    pen = QPen(fill, max(1.0, box.width() * 0.08))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawPath(_outline(tier_key, box))
    painter.translate(box.topLeft())
    painter.scale(box.width() / 100, box.height() / 100)
    _GLYPHS[tier_key](painter, colors.on_primary)


def _outline(tier_key: str, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    shape = _SHAPES.get(tier_key)
    if shape is None:
        if tier_key == "gym_ready":
            path.addEllipse(box)
        else:
            inset = box.width() * 0.06
            corner = box.width() * 0.16
            path.addRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner)
        return path
    radius = box.width() / 2 * shape.size
    step = 2 * math.pi / shape.corners
    points = [
        QPointF(
            box.center().x() + radius * math.cos(shape.turn + index * step),
            box.center().y() + radius * math.sin(shape.turn + index * step),
        )
        for index in range(shape.corners)
    ]
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _stroke(painter: QPainter, ink: QColor, width: int, *lines: Sequence[tuple[int, int]]) -> None:
    cap = Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))


def _tick(painter: QPainter, ink: QColor) -> None:
    _stroke(painter, ink, 11, ((29, 52), (44, 66), (72, 36)))


def _arrows(painter: QPainter, ink: QColor) -> None:
    there = ((30, 41), (68, 41)), ((57, 30), (69, 41))
    back = ((70, 60), (32, 60)), ((43, 71), (31, 60))
    _stroke(painter, ink, 9, *there, *back)


def _heart(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    path = QPainterPath(QPointF(50, 74))
    path.cubicTo(10, 48, 28, 18, 50, 38)
    path.cubicTo(72, 18, 90, 48, 50, 74)
    painter.drawPath(path)


def _lines(painter: QPainter, ink: QColor) -> None:
    _stroke(painter, ink, 11, ((28, 34), (72, 34)), ((28, 51), (72, 51)), ((28, 68), (52, 68)))


def _mark(painter: QPainter, ink: QColor) -> None:
    _stroke(painter, ink, 12, ((50, 26), (50, 54)))
    painter.drawPoint(QPointF(50, 74))


_GLYPHS = {
    "gym_ready": _tick,
    "gym_adapted": _arrows,
    "rehab_first": _heart,
    "clearance_first": _lines,
    "urgent_care": _mark,
}
