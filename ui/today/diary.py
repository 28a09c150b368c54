"""The diary of one day: hours down, trainers across, sessions as buttons."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.today.appointment import Appointment, AppointmentButton
from ui.today.day_layout import Span
from ui.widgets.avatar import paint_avatar
from ui.widgets.dates import clock_text
from ui.widgets.theme import font, scaled, tokens

GUTTER = 56
HEADER = 46
HOUR_HEIGHT = 52
NARROWEST = 124
_TOP = 8


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """Whose column it is and how much stands in it."""

    name: str
    line: str
    initials: str = ""
    tone: str = "primary"


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment with its column and lane."""

    appointment: Appointment
    column: int
    lane: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Day:
    """Everything the diary draws."""

    heads: tuple[ColumnHead, ...]
    bookings: tuple[Booking, ...]
    span: Span
    now: int | None
    is_open: bool


class Diary(QWidget):
    """Shows a day; the heads stay while the hours scroll."""

    session_selected = Signal(object)
    client_opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("today.diary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._heads = _Heads(self)
        column.addWidget(self._heads)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid = _Grid(self)
        self._scroll.setWidget(self._grid)
        self._scroll.viewport().setAutoFillBackground(False)
        self._grid.setAutoFillBackground(False)
        self._scroll.horizontalScrollBar().valueChanged.connect(self._heads.shift)
        self._scroll.viewport().installEventFilter(self)
        column.addWidget(self._scroll, 1)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The heads stand over the columns, which a scroll bar makes narrower.
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._heads.fit(self._scroll.viewport().width())
        return False

    def show_day(self, day: Day) -> None:
        """Show another day, or the same one with other sessions."""
        self._heads.show_heads(day.heads)
        self._grid.show_day(day)
        for made in self._grid.buttons:
            made.opened.connect(self.client_opened)
            made.moved.connect(self._on_moved)
            made.clicked.connect(self._on_clicked)

    def show_now(self, minute: int | None) -> None:
        """Move the line that marks the present."""
        self._grid.show_now(minute)

    def scroll_to_now(self) -> None:
        """Bring the present to one third of the height."""
        y = self._grid.y_of_now()
        if y is not None:
            self._scroll.verticalScrollBar().setValue(y - self._scroll.height() // 3)

    def focus_first(self) -> None:
        """Put the keyboard on the session that is next, or on the diary itself."""
        buttons = sorted(self._grid.buttons, key=_by_place)
        coming = [made for made in buttons if not made.appointment.is_past]
        target = next(iter(coming or buttons), None)
        (target or self._grid).setFocus()

    @property
    def buttons(self) -> tuple[AppointmentButton, ...]:
        """Return the sessions shown."""
        return self._grid.buttons

    def _on_clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, AppointmentButton):
            self.session_selected.emit(clicked)

    def _on_moved(self, start: AppointmentButton, across: int, down: int) -> None:
        target = self._grid.neighbor(start, across, down)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(target, 20, 40)


class _Heads(QWidget):
    """The trainers above their columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads: tuple[ColumnHead, ...] = ()
        self._shift = 0
        self._width = 0
        self.setFixedHeight(scaled(HEADER))

    def show_heads(self, heads: tuple[ColumnHead, ...]) -> None:
        self._heads = heads
        said = ", ".join(f"{head.name} {head.line}" for head in heads)
        self.setAccessibleName(said)
        self.update()

    def fit(self, width: int) -> None:
        self._width = width
        self.update()

    def shift(self, by: int) -> None:
        self._shift = by
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(scaled(HEADER))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setClipRect(scaled(GUTTER), 0, self.width() - scaled(GUTTER), self.height())
        width = _column_width(self._width or self.width(), len(self._heads))
        for place, head in enumerate(self._heads):
            left = round(scaled(GUTTER) + place * width) - self._shift
            if place:
                painter.fillRect(QRect(left, 4, 1, self.height()), colors.border)
            if head.initials:
                paint_avatar(painter, QRect(left + 10, 8, 28, 28), head.initials, head.tone)
            text = left + (48 if head.initials else 10)
            room = round(width) - (text - left) - 6
            painter.setPen(colors.text)
            painter.setFont(font(14, 600))
            _draw_elided(painter, QRect(text, 5, room, scaled(19)), head.name)
            painter.setPen(colors.text_3)
            painter.setFont(font(12, tabular=True))
            _draw_elided(painter, QRect(text, 5 + scaled(18), room, scaled(17)), head.line)


class _Grid(QWidget):
    """Hours, lines, the present, and the buttons on them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._day = Day((), (), Span(9 * 60, 18 * 60), None, is_open=True)
        self._buttons: list[tuple[Booking, AppointmentButton]] = []

    @property
    def buttons(self) -> tuple[AppointmentButton, ...]:
        return tuple(made for _, made in self._buttons)

    def show_day(self, day: Day) -> None:
        for _, old in self._buttons:
            old.hide()
            old.deleteLater()
        self._day = day
        self._buttons = []
        for booking in day.bookings:
            made = AppointmentButton(booking.appointment, self)
            self._buttons.append((booking, made))
            made.show()
        self.setMinimumWidth(scaled(GUTTER) + NARROWEST * len(day.heads))
        self._resize_to_hours()
        self._place_buttons()
        self.update()

    def show_now(self, minute: int | None) -> None:
        if minute != self._day.now:
            day = self._day
            self._day = Day(day.heads, day.bookings, day.span, minute, day.is_open)
            self.update()

    def y_of_now(self) -> int | None:
        return None if self._day.now is None else round(self._y(self._day.now))

    def neighbor(
        self, start: AppointmentButton, across: int, down: int
    ) -> AppointmentButton | None:
        """Return the next session up or down, or the nearest in time in the next column."""
        here = next((booking for booking, made in self._buttons if made is start), None)
        if here is None:
            return None
        if down:
            same = [(b, m) for b, m in self._buttons if b.column == here.column]
            ordered = [made for _, made in sorted(same, key=lambda pair: _by_place(pair[1]))]
            place = ordered.index(start) + down
            return ordered[place] if 0 <= place < len(ordered) else None
        beside = [(b, m) for b, m in self._buttons if b.column - here.column == across]
        begin = here.appointment.start
        return min(
            (made for _, made in beside),
            key=lambda made: abs(made.appointment.start - begin),
            default=None,
        )

    def _resize_to_hours(self) -> None:
        hours = (self._day.span.end - self._day.span.start) / 60
        self.setMinimumHeight(round(hours * scaled(HOUR_HEIGHT)) + 2 * _TOP + 12)

    def _y(self, minute: float) -> float:
        return _TOP + (minute - self._day.span.start) / 60 * scaled(HOUR_HEIGHT)

    def _place_buttons(self) -> None:
        width = _column_width(self.width(), len(self._day.heads))
        for booking, made in self._buttons:
            shown = booking.appointment
            lane = (width - 10) / booking.lanes
            left = scaled(GUTTER) + booking.column * width + 5 + booking.lane * lane
            top = self._y(shown.start) + 1.5
            height = max(24.0, self._y(shown.end) - self._y(shown.start) - 3)
            gap = 3 if booking.lane < booking.lanes - 1 else 0
            made.setGeometry(round(left), round(top), round(lane) - gap, round(height))
            made.setVisible(shown.start >= self._day.span.start)

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.minimumHeight())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize_to_hours()
            self._place_buttons()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_buttons()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_past(painter)
        self._paint_hours(painter)
        self._paint_columns(painter)
        if self._day.now is not None:
            self._paint_now(painter, self._day.now)

    def _paint_past(self, painter: QPainter) -> None:
        day = self._day
        until = day.span.end if not day.is_open else (day.now or day.span.start)
        height = self._y(min(until, day.span.end)) - _TOP
        if height > 0:
            area = QRectF(scaled(GUTTER), _TOP, self.width() - scaled(GUTTER), height)
            painter.fillRect(area, tokens().sunken)

    def _paint_hours(self, painter: QPainter) -> None:
        colors = tokens()
        painter.setFont(font(12, 500, tabular=True))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        now = self._day.now
        for minute in range(self._day.span.start, self._day.span.end + 1, 60):
            y = round(self._y(minute))
            painter.fillRect(
                QRect(scaled(GUTTER), y, self.width() - scaled(GUTTER), 1), colors.border
            )
            if now is not None and abs(minute - now) < 22:
                continue
            painter.setPen(colors.text_3)
            painter.drawText(
                QRect(0, y - scaled(8), scaled(GUTTER) - 12, scaled(17)), align, clock_text(minute)
            )

    def _paint_columns(self, painter: QPainter) -> None:
        width = _column_width(self.width(), len(self._day.heads))
        for place in range(1, len(self._day.heads)):
            left = round(scaled(GUTTER) + place * width)
            painter.fillRect(QRect(left, 0, 1, self.height()), tokens().border)

    def _paint_now(self, painter: QPainter, now: int) -> None:
        colors = tokens()
        y = self._y(now)
        painter.setPen(QPen(colors.primary, 2))
        painter.drawLine(scaled(GUTTER) - 2, round(y), self.width(), round(y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.primary)
        height = scaled(20)
        pill = QRectF(0, y - height / 2, scaled(GUTTER) - 4, height)
        painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(colors.on_primary)
        painter.setFont(font(12, 700, tabular=True))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, clock_text(now))


def _column_width(whole: int, count: int) -> float:
    return max(NARROWEST, (whole - scaled(GUTTER)) / max(1, count))


def _by_place(made: AppointmentButton) -> tuple[int, int]:
    return made.appointment.start, made.geometry().left()


def _draw_elided(painter: QPainter, place: QRect, text: str) -> None:
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, align, shown)
