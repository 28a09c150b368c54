"""Paints exercise figures: straight into a painter, as a tile, or as a widget.

Tiles are kept as pixmaps, because lists paint the same few figures again and again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.exercises.figure import Block, Disc, FigureBook, Ink, Ring, Shape, Stroke
from studio.exercises.shapes import BOX
from ui.widgets.theme import Tokens, mix, tokens

TILE_PADDING = 0.03
TILE_CORNER = 0.2
LARGEST_CORNER = 20.0


@dataclass(frozen=True)
class FigureColors:
    """The color of every ink, and of the tile behind."""

    inks: Mapping[Ink, QColor]
    tile: QColor

    @classmethod
    def of(cls, *, text: QColor, accent: QColor, tile: QColor) -> "FigureColors":
        """Return colors made from text, accent and the color behind the figure."""
        body = mix(text, tile, 0.10)
        return cls(
            {
                Ink.BODY: body,
                Ink.FAR: mix(text, tile, 0.58),
                Ink.GAP: tile,
                Ink.ACCENT: accent,
                Ink.ACCENT_SOFT: mix(accent, tile, 0.58),
                Ink.GROUND: mix(text, tile, 0.80),
            },
            tile,
        )

    @classmethod
    def on_tile(cls, colors: Tokens, *, muted: bool = False) -> "FigureColors":
        """Return the colors of a figure on its tile; a muted one has no accent."""
        tile = mix(colors.hover, colors.surface, 0.10 if colors.is_dark else 0.25)
        if muted:
            return cls.of(text=colors.text_3, accent=colors.text_3, tile=tile)
        return cls.of(text=colors.text, accent=colors.primary, tile=tile)


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


def paint_figure_tile(
    painter: QPainter,
    rect: QRect | QRectF,
    shapes: Iterable[Shape],
    *,
    muted: bool = False,
    ring: QColor | None = None,
) -> None:
    """Paint *shapes* on a rounded tile in the colors of the running application.

    *muted* is for what is put aside, *ring* sets the tile off from others.
    """
    box = QRectF(rect)
    colors = FigureColors.on_tile(tokens(), muted=muted)
    corner = min(box.width() * TILE_CORNER, box.height() * TILE_CORNER, LARGEST_CORNER)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if ring is None else QPen(ring, 2))
    painter.setBrush(colors.tile)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
    painter.restore()
    padding = min(box.width(), box.height()) * TILE_PADDING
    paint_figure(painter, box.adjusted(padding, padding, -padding, -padding), shapes, colors)


class FigureTiles:
    """Keeps tiles as pixmaps, by exercise, frame, size and sharpness, while a theme lasts."""

    def __init__(self, book: FigureBook) -> None:
        self._book = book
        self._theme: Tokens | None = None
        self._pixmaps: dict[tuple[str, str, str, int, float, bool], QPixmap] = {}

    def pixmap(
        self,
        slug: str,
        size: int,
        ratio: float = 1.0,
        *,
        pattern: str = "",
        frame: str = "key",
        muted: bool = False,
    ) -> QPixmap:
        """Return the tile of an exercise; without a picture it shows the sign of *pattern*."""
        if self._theme is not tokens():
            self._pixmaps.clear()
            self._theme = tokens()
        sign = "" if self._book.has(slug) else pattern
        key = (slug if not sign else "", sign, frame, size, ratio, muted)
        if key not in self._pixmaps:
            shapes = self._book.shapes_or_sign(slug, pattern, frame)
            self._pixmaps[key] = _tile_pixmap(shapes, size, ratio, muted=muted)
        return self._pixmaps[key]


def _tile_pixmap(shapes: tuple[Shape, ...], size: int, ratio: float, *, muted: bool) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_figure_tile(painter, QRectF(0, 0, size, size), shapes, muted=muted)
    painter.end()
    return pixmap


class FigureTile(QWidget):
    """One figure on its tile, as a widget."""

    def __init__(
        self,
        shapes: tuple[Shape, ...] = (),
        size: int = 46,
        parent: QWidget | None = None,
        *,
        name: str = "",
        accessible: str = "",
    ) -> None:
        super().__init__(parent)
        self._shapes = shapes
        self._muted = False
        self._ring: QColor | None = None
        self.setFixedSize(size, size)
        self.setObjectName(name)
        self.setAccessibleName(accessible)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Return what is shown."""
        return self._shapes

    def show_shapes(
        self,
        shapes: tuple[Shape, ...],
        accessible: str = "",
        *,
        muted: bool = False,
        ring: QColor | None = None,
    ) -> None:
        """Show another figure; *accessible* is the name that a screen reader says."""
        self._shapes, self._muted, self._ring = shapes, muted, ring
        self.setAccessibleName(accessible)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_figure_tile(painter, self.rect(), self._shapes, muted=self._muted, ring=self._ring)
        painter.end()


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
