"""A pad to sign on, with mouse, pen or finger."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.screening.signature import Stroke
from studio.screening.strokes import MOST_STROKES, WIDTH, is_signed, thinned, within_limits
from ui.screening.ink import ASPECT, paint_strokes, sheet_in
from ui.widgets.buttons import button
from ui.widgets.theme import font, scaled, tokens

_LONG = 600
_LOW = round(WIDTH / ASPECT)
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SignaturePad(QWidget):
    """Keeps what is drawn as strokes in thousandths of its width, so that any size shows it.

    One hand draws at a time: while a pen is down, a palm on the glass draws nothing.
    """

    changed = Signal()

    radius = 8

    def __init__(self, title: str, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self._title = title
        self._strokes: list[Stroke] = []
        self._points: list[tuple[int, int]] = []
        self._hand = ""
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(
            self.tr("Draw with mouse, pen or finger. Delete clears it. Typing the name is enough.")
        )
        self._clear = button(
            self.tr("Clear"),
            self,
            kind="link",
            size="small",
            name=f"{name}.clear",
            accessible=self.tr("Clear {title}").format(title=title),
        )
        self._clear.clicked.connect(self.clear)
        self._tell()

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Return what was drawn; a dot or a slip of the pen is nothing."""
        kept = within_limits(self._strokes)
        return kept if is_signed(kept) else ()

    def clear(self) -> None:
        """Take everything away."""
        self._strokes = []
        self._points = []
        self._hand = ""
        self._tell()

    # Drawing

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin("mouse", event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on("mouse", event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end("mouse", event.position())

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        """Take the pen; an accepted pen sends no mouse along."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin("pen", event.position())
        elif kind == QEvent.Type.TabletMove:
            self._go_on("pen", event.position())
        elif kind == QEvent.Type.TabletRelease:
            self._end("pen", event.position())
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._points = []
            self._hand = ""
            self.update()
        for point in event.points()[:1]:
            if point.state() == QEventPoint.State.Pressed:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._begin("touch", point.position())
            elif point.state() == QEventPoint.State.Released:
                self._end("touch", point.position())
            else:
                self._go_on("touch", point.position())
        event.accept()

    def _begin(self, hand: str, place: QPointF) -> None:
        if (self._hand and not _outranks(hand, self._hand)) or len(self._strokes) >= MOST_STROKES:
            return
        self._hand = hand
        self._points = [self._point(place)]
        self.update()

    def _go_on(self, hand: str, place: QPointF) -> None:
        if hand != self._hand:
            return
        point = self._point(place)
        if point != self._points[-1]:
            self._points.append(point)
            if len(self._points) > _LONG and len(self._points) % _LONG == 1:
                self._points = list(thinned(tuple(self._points)))
            self.update()

    def _end(self, hand: str, place: QPointF) -> None:
        if hand != self._hand:
            return
        self._go_on(hand, place)
        self._strokes = list(within_limits([*self._strokes, tuple(self._points)]))
        self._points = []
        self._hand = ""
        self._tell()

    def _point(self, place: QPointF) -> tuple[int, int]:
        sheet = sheet_in(QRectF(self.rect()))
        scale = WIDTH / max(1.0, sheet.width())
        across = round((place.x() - sheet.left()) * scale)
        down = round((place.y() - sheet.top()) * scale)
        return min(WIDTH, max(0, across)), min(_LOW, max(0, down))

    def _tell(self) -> None:
        """Say and show whether somebody has signed."""
        signed = bool(self.strokes)
        state = self.tr("signed") if signed else self.tr("empty")
        self.setAccessibleName(self.tr("{title}, {state}").format(title=self._title, state=state))
        self._clear.setVisible(bool(self._strokes))
        self._place_clear()
        self.update()
        self.changed.emit()

    # Keys and looks

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING:
            self.clear()
        else:
            event.ignore()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width / ASPECT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(330), scaled(110))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(60))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    def _place_clear(self) -> None:
        size = self._clear.sizeHint()
        self._clear.setGeometry(self.width() - size.width() - 10, 6, size.width(), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.border_strong, 1))
        painter.setBrush(colors.surface)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self.radius, self.radius)
        sheet = sheet_in(QRectF(self.rect()))
        line = round(sheet.top() + sheet.height() * 0.76) + 0.5
        painter.setPen(QPen(colors.border, 1))
        painter.drawLine(
            QPointF(sheet.left() + scaled(16), line), QPointF(sheet.right() - scaled(16), line)
        )
        drawn = [*self._strokes, tuple(self._points)]
        if not any(drawn):
            self._paint_hint(painter, sheet, line)
        paint_strokes(painter, drawn, sheet, colors.text)

    def _paint_hint(self, painter: QPainter, sheet: QRectF, line: float) -> None:
        painter.setPen(tokens().text_3)
        painter.setFont(font(13))
        place = QRect(
            round(sheet.left()) + scaled(16),
            round(line) - scaled(24),
            round(sheet.width()) - 2 * scaled(16),
            scaled(20),
        )
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, align, self.tr("Sign here, or leave it to the name"))


def _outranks(hand: str, other: str) -> bool:
    """Tell whether a pen takes over from a palm that touched first."""
    return hand == "pen" and other == "touch"
