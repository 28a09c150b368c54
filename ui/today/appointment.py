"""One session in the diary, as a button with everything a person needs to know of it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from ui.widgets.dates import clock_text
from ui.widgets.labels import set_tip
from ui.widgets.theme import font, mix, scaled, tokens
from ui.widgets.tier import paint_tier

_MARK = 17


@dataclass(frozen=True, slots=True)
class Appointment:
    """What the button shows; with names hidden the texts are neutral already."""

    client_id: str
    name: str
    title: str
    start: int
    end: int
    trainer: str
    tier_key: str = ""
    tier_text: str = ""
    is_hidden: bool = False
    is_past: bool = False
    is_now: bool = False


class AppointmentButton(QAbstractButton):
    """Select it with a click, open the client with Enter or a double click."""

    opened = Signal(str)
    moved = Signal(object, int, int)

    radius = 7

    def __init__(self, appointment: Appointment, parent: QWidget) -> None:
        super().__init__(parent)
        self.appointment = appointment
        self.setObjectName(f"today.session.{appointment.client_id}.{appointment.start}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(appointment.name)
        times = f"{clock_text(appointment.start)}–{clock_text(appointment.end)}"
        said = (appointment.name, times, appointment.title, appointment.trainer)
        tier = "" if appointment.is_hidden else appointment.tier_text
        self.setAccessibleName(", ".join(part for part in (*said, tier) if part))
        set_tip(self, " · ".join(part for part in said if part))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.appointment
        fill = mix(colors.surface, colors.sunken, 0.65) if shown.is_past else colors.surface
        edge = colors.primary if shown.is_now else colors.border
        painter.setPen(QPen(edge, 1.6 if shown.is_now else 1))
        painter.setBrush(colors.hover if self.underMouse() else fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        is_tall = self.height() >= scaled(40)
        self._paint_mark(painter, is_tall=is_tall)
        self._paint_texts(painter, is_tall=is_tall)

    def _paint_mark(self, painter: QPainter, *, is_tall: bool) -> None:
        shown = self.appointment
        size = scaled(_MARK)
        top = 8 if is_tall else (self.height() - size) // 2
        if shown.is_past:
            painter.setOpacity(0.6)
        paint_tier(painter, shown.tier_key, QRectF(9, top, size, size), muted=shown.is_hidden)
        painter.setOpacity(1)

    def _paint_texts(self, painter: QPainter, *, is_tall: bool) -> None:
        colors = tokens()
        shown = self.appointment
        left = 9 + scaled(_MARK) + 8
        room = QRect(left, 0, self.width() - left - 8, self.height())
        name_ink = colors.text_2 if shown.is_past else colors.text
        line_ink = colors.text_3 if shown.is_past else colors.text_2
        line = f"{clock_text(shown.start)} · {shown.title}"
        bold, plain = font(13, 600), font(12, tabular=True)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if is_tall:
            upper = QRect(room.left(), 4, room.width(), scaled(18))
            lower = upper.translated(0, scaled(16))
        else:
            used = QFontMetrics(bold).horizontalAdvance(shown.name) + 8
            upper, lower = room, room.adjusted(used, 0, 0, 0)
        for place, text, ink, face in (
            (upper, shown.name, name_ink, bold),
            (lower, line, line_ink, plain),
        ):
            painter.setFont(face)
            painter.setPen(ink)
            fits = QFontMetrics(face).elidedText(
                text, Qt.TextElideMode.ElideRight, max(0, place.width())
            )
            painter.drawText(place, align, fits)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(self, *steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.appointment.client_id)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.appointment.client_id)
