"""Paints exercise figures: straight into a painter, as a tile, or as a widget.

Tiles are kept as pixmaps, because lists paint the same few figures again and again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.exercises.figure import Block, Disc, Ink, Ring, Shape, Stroke

BOX = 100.0
TILE_PADDING = 0.03
TILE_CORNER = 0.2


def _mixed(first: QColor, second: QColor, part: float) -> QColor:
    keep = 1 - part
    return QColor.fromRgbF(
        first.redF() * keep + second.redF() * part,
        first.greenF() * keep + second.greenF() * part,
        first.blueF() * keep + second.blueF() * part,
    )


@dataclass(frozen=True)
class FigureColors:
    """The color of every ink, and of the tile behind."""

    inks: Mapping[Ink, QColor]
    tile: QColor

    @classmethod
    def of(cls, *, text: QColor, accent: QColor, tile: QColor) -> "FigureColors":
        """Return colors made from text, accent and the color behind the figure."""
        body = _mixed(text, tile, 0.10)
        return cls(
            {
                Ink.BODY: body,
                Ink.FAR: _mixed(text, tile, 0.58),
                Ink.GAP: tile,
                Ink.ACCENT: accent,
                Ink.ACCENT_SOFT: _mixed(accent, tile, 0.58),
                Ink.GROUND: _mixed(text, tile, 0.80),
            },
            tile,
        )


def paint_figure(
    painter: QPainter, rect: QRectF, shapes: Iterable[Shape], colors: FigureColors
) -> None:
    """Paint *shapes* into the largest square in the middle of *rect*."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
    painter.scale(side / BOX, side / BOX)
    for shape in shapes:
        _paint(painter, shape, colors.inks[shape.ink])
    painter.restore()


def _paint(painter: QPainter, shape: Shape, color: QColor) -> None:
    match shape:
        case Stroke():
            painter.setPen(_pen(color, shape.width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_path(shape))
        case Disc():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(*shape.center), shape.radius, shape.radius)
        case Ring():
            painter.setPen(_pen(color, shape.width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*shape.center), shape.radius, shape.radius)
        case Block():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            area = QRectF(*shape.corner, shape.width, shape.height)
            painter.drawRoundedRect(area, shape.radius, shape.radius)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(
        color,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _path(stroke: Stroke) -> QPainterPath:
    first, *rest = (QPointF(*point) for point in stroke.points)
    path = QPainterPath(first)
    if stroke.curve:
        path.quadTo(*rest)
        return path
    for point in rest:
        path.lineTo(point)
    return path
