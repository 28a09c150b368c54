"""The body map: front and back side by side, marked with numbers."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.screening.questionnaire import BodyArea
from ui.screening.body_shapes import HALF_WIDTH, HEIGHT, outline
from ui.widgets.theme import Tokens, font, mix, scaled, tokens

REACH = 12.0
"""How far beside an area a click still counts for it, in pixels."""

_VIEWS = ("front", "back")
_HEAD_ROOM = 40
_FOOT_ROOM = 8
_BADGE = 11.0
_STEPS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class BodyMap(QWidget):
    """Shows which areas are marked and tells which one was pointed at.

    It marks nothing by itself: `area_chosen` goes out, `show_marks` comes back.
    """

    area_chosen = Signal(str)
    area_hovered = Signal(str)  # the area under the pointer or the keys, "" for none

    def __init__(self, areas: Sequence[BodyArea], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body.map")
        self._areas = {area.key: area for area in areas}
        self._marks: dict[str, int] = {}
        self._scores: dict[int, object] = {}
        self._near = ""
        self._cursor = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell_marks()

    @override
    def sizeHint(self) -> QSize:
        # The least that is easy to point at; the page gives whatever room there is.
        return QSize(480, 340)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(420, 340)

    def show_marks(self, marks: Mapping[str, int], scores: Mapping[int, object]) -> None:
        """Show *marks*, the number of each marked part, and tell the *scores* by number."""
        self._marks = dict(marks)
        self._scores = dict(scores)
        self._tell_marks()
        self.update()

    def point_of(self, key: str) -> QPoint:
        """Return the middle of an area, in this widget's coordinates."""
        area = self._areas[key]
        middle = outline(area.view, area.shape).boundingRect().center()
        return self._transform(area.view).map(middle).toPoint()

    def area_at(self, point: QPointF) -> str:
        """Return the area at *point*, or the nearest one within `REACH`; "" for none."""
        best, best_distance = "", REACH
        scale = self._scale()
        for key, area in self._areas.items():
            local = self._transform(area.view).inverted()[0].map(point)
            path = outline(area.view, area.shape)
            if path.contains(local):
                return key
            room = REACH / scale
            if path.boundingRect().adjusted(-room, -room, room, room).contains(local):
                distance = _distance(path.toFillPolygon(), local) * scale
                if distance < best_distance:
                    best, best_distance = key, distance
        return best

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.area_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at("")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        area = self.area_at(event.position())
        if area and event.button() == Qt.MouseButton.LeftButton:
            self._cursor = area
            self.area_chosen.emit(area)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._cursor = self._beside(self._cursor or next(iter(self._areas)), step)
            self._point_at(self._cursor)
        elif event.key() == Qt.Key.Key_Space and self._cursor and not event.isAutoRepeat():
            self.area_chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at("")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for view in _VIEWS:
            self._paint_words(painter, view)
            self._paint_figure(painter, view)

    def _paint_words(self, painter: QPainter, view: str) -> None:
        colors = tokens()
        transform = self._transform(view)
        painter.setPen(colors.text_2)
        painter.setFont(font(14, 600))
        title = self.tr("Front") if view == "front" else self.tr("Back")
        middle = transform.map(QPointF(0, 0)).x()
        painter.drawText(QRectF(middle - 90, 0, 180, 26), Qt.AlignmentFlag.AlignCenter, title)
        painter.setPen(colors.text_3)
        painter.setFont(font(13, 500))
        sides = (self.tr("Right"), self.tr("Left"))
        for word, x in zip(sides if view == "front" else sides[::-1], (-76, 76), strict=True):
            place = transform.map(QPointF(x, 66))
            box = QRectF(place.x() - 40, place.y() - 12, 80, 24)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_figure(self, painter: QPainter, view: str) -> None:
        colors = tokens()
        shown = [area for area in self._areas.values() if area.view == view]
        painter.save()
        painter.setTransform(self._transform(view), combine=True)
        for area in shown:
            pen, fill = self._look(area.key, colors)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(fill)
            painter.drawPath(outline(area.view, area.shape))
        painter.restore()
        for area in shown:
            if area.key in self._marks:
                self._paint_number(painter, self.point_of(area.key), self._marks[area.key])

    def _look(self, key: str, colors: Tokens) -> tuple[QPen, QColor]:
        if key in self._marks:
            width = 3.0 if key == self._near else 2.0
            return QPen(colors.primary, width), mix(colors.primary, colors.surface, 0.25)
        if key == self._near:
            return QPen(colors.primary, 1.8), colors.soft
        share = 0.72 if colors.is_dark else 0.84
        return QPen(colors.border_strong, 1.0), mix(colors.text_2, colors.surface, share)

    def _paint_number(self, painter: QPainter, center: QPoint, number: int) -> None:
        colors = tokens()
        radius = scaled(round(_BADGE))
        painter.setPen(QPen(colors.surface, 2))
        painter.setBrush(colors.primary)
        painter.drawEllipse(center, radius, radius)
        painter.setPen(colors.on_primary)
        painter.setFont(font(13, 700, tabular=True))
        box = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _scale(self) -> float:
        tall = (self.height() - _HEAD_ROOM - _FOOT_ROOM) / HEIGHT
        wide = self.width() / (4 * HALF_WIDTH + 24)
        return max(0.2, min(tall, wide))

    def _transform(self, view: str) -> QTransform:
        """Return where a figure stands: the middle of its half, centred in height."""
        scale = self._scale()
        quarter = min(self.width() / 4, 1.5 * HALF_WIDTH * scale)
        left = self.width() / 2 + (-quarter if view == "front" else quarter)
        spare = self.height() - _HEAD_ROOM - _FOOT_ROOM - HEIGHT * scale
        return QTransform().translate(left, _HEAD_ROOM + spare / 2).scale(scale, scale)

    def _point_at(self, key: str) -> None:
        if key != self._near:
            self._near = key
            shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.area_hovered.emit(key)
            self.update()

    def _beside(self, start: str, step: QPointF) -> str:
        """Return the part nearest to *start* in the direction of *step*."""
        here = QPointF(self.point_of(start))
        best, best_cost = start, math.inf
        for key in self._areas:
            offset = QPointF(self.point_of(key)) - here
            ahead = QPointF.dotProduct(offset, step)
            if ahead > 1:
                cost = ahead + 3 * abs(offset.x() * step.y() + offset.y() * step.x())
                if cost < best_cost:
                    best, best_cost = key, cost
        return best

    def _tell_marks(self) -> None:
        marked = sorted(self._marks, key=self._marks.__getitem__)
        if marked:
            listed = ", ".join(self._told(key) for key in marked)
            text = self.tr("Body map, front and back, marked: {areas}").format(areas=listed)
        else:
            text = self.tr("Body map, front and back, nothing marked")
        self.setAccessibleName(text)

    def _told(self, key: str) -> str:
        """Return the name of a marked part with the number it was given."""
        score = self._scores.get(self._marks[key])
        name = self._areas[key].name
        return name if score is None else f"{name} {score}"


def _distance(polygon: QPolygonF, point: QPointF) -> float:
    """Return how far *point* lies from the outline of *polygon*."""
    corners = polygon.toList()
    return min(_to_segment(point, start, end) for start, end in pairwise(corners))


def _to_segment(point: QPointF, start: QPointF, end: QPointF) -> float:
    along = end - start
    length = QPointF.dotProduct(along, along)
    if length == 0:
        share = 0.0
    else:
        share = max(0.0, min(1.0, QPointF.dotProduct(point - start, along) / length))
    gap = point - (start + along * share)
    return math.hypot(gap.x(), gap.y())
