"""One line of a tick list, painted: box, words, doubt, and the digit that ticks it."""

from enum import Enum

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from ui.screening.answer_buttons import is_second_click
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.theme import Tokens, font, scaled, tokens

_BOX = 24
_LEAST = 43
_TARGET = 24  # the least height of something to press
_WRAP = Qt.TextFlag.TextWordWrap


class Mark(Enum):
    """What stands in the box of a line."""

    OPEN = "open"
    NO = "no"
    YES = "yes"
    NOT_SURE = "not_sure"
    UNSAID = "unsaid"


class TickRow(QCheckBox):
    """A line to tick.  It shows the mark it is given and tells what was wished for.

    At its right end stand words to press: that somebody is not sure (`doubted`) or prefers not to
    say (`declined`).  They show while the line has the pointer or the keyboard; otherwise the
    answer of the last time stands there.
    """

    ticked = Signal()
    doubted = Signal()
    declined = Signal()

    radius = 8

    def __init__(
        self,
        text: str,
        parent: QWidget,
        *,
        name: str,
        digit: str,
        hint: str = "",
        may_doubt: bool = False,
        may_decline: bool = False,
        last: str = "",
    ) -> None:
        super().__init__(parent)
        self._label = text
        self._hint = hint
        self._digit = digit
        self._last = last
        self._asides: list[tuple[Mark, str]] = []
        if may_doubt:
            self._asides.append((Mark.NOT_SURE, self.tr("Not sure")))
        if may_decline:
            self._asides.append((Mark.UNSAID, self.tr("Prefer not to say")))
        self._mark = Mark.OPEN
        self._made = QElapsedTimer()
        self._made.start()
        self.setObjectName(name)
        self.setAccessibleName(" ".join(part for part in (text, hint, last) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def mark(self) -> Mark:
        """Return what stands in the box."""
        return self._mark

    def show_mark(self, mark: Mark) -> None:
        """Show *mark* in the box."""
        self._mark = mark
        self.setChecked(mark is Mark.YES)
        states = {
            Mark.YES: self.tr("yes"),
            Mark.NO: self.tr("no"),
            Mark.NOT_SURE: self.tr("not sure"),
            Mark.UNSAID: self.tr("prefers not to say"),
        }
        self.setAccessibleDescription(states.get(mark, ""))
        self.update()

    def point_of(self, mark: Mark) -> QPoint:
        """Return the middle of the words that wish for *mark*."""
        place = [wished for wished, _ in self._asides].index(mark)
        return self._aside_area(place).center()

    @override
    def nextCheckState(self) -> None:
        """Leave the mark to the page."""

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not is_second_click(self._made):
            super().mouseDoubleClickEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.isDown() and self.rect().contains(event.position().toPoint())
        self.setDown(False)
        if event.button() != Qt.MouseButton.LeftButton or not inside:
            return
        wishes = {Mark.NOT_SURE: self.doubted, Mark.UNSAID: self.declined}
        wishes.get(self._aside_at(event.position().toPoint()), self.ticked).emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.ticked.emit()
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(48))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(_LEAST))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = self._text_room(width)
        height = self._text_height(self._label, 16, 500, room)
        if self._hint:
            height += self._text_height(self._hint, 14, 400, room) + 2
        return max(scaled(_LEAST), len(self._asides) * _TARGET, height + scaled(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.hover)
            painter.drawRoundedRect(QRectF(self.rect()), self.radius, self.radius)
        self._paint_box(painter, colors)
        self._paint_text(painter, colors)
        self._paint_asides(painter, colors)
        if self._digit:
            size = key_cap_size(self._digit)
            left = self.width() - size.width() - scaled(14)
            paint_key_cap(painter, QRect(QPoint(left, self._line_top(size)), size), self._digit)

    def _paint_box(self, painter: QPainter, colors: Tokens) -> None:
        side = scaled(_BOX)
        box = QRectF(scaled(14), (self.height() - side) / 2, side, side)
        filled = self._mark is Mark.YES
        pen = QPen(colors.primary if filled else colors.border_strong, 1.5)
        if self._mark in (Mark.NOT_SURE, Mark.UNSAID):
            pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        painter.setBrush(colors.primary if filled else colors.surface)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        inset = box.adjusted(4, 4, -4, -4)
        if filled:
            paint_icon(painter, Icon.CHECK, inset, colors.on_primary, "bold")
        elif self._mark is Mark.NOT_SURE:
            paint_icon(painter, Icon.QUESTION, inset, colors.text_2, "bold")
        elif self._mark is Mark.UNSAID:
            paint_icon(painter, Icon.MINUS, inset, colors.text_2, "bold")

    def _paint_text(self, painter: QPainter, colors: Tokens) -> None:
        left = scaled(14 + _BOX + 14)
        room = self._text_room(self.width())
        height = self._text_height(self._label, 16, 500, room)
        below = self._text_height(self._hint, 14, 400, room) + 2 if self._hint else 0
        top = (self.height() - height - below) // 2
        painter.setFont(font(16, 600 if self._mark is Mark.YES else 500))
        painter.setPen(colors.text)
        painter.drawText(QRect(left, top, room, height), int(_WRAP), self._label)
        if self._hint:
            painter.setFont(font(14))
            painter.setPen(colors.text_2)
            painter.drawText(QRect(left, top + height + 2, room, below), int(_WRAP), self._hint)

    def _paint_asides(self, painter: QPainter, colors: Tokens) -> None:
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        is_near = self.underMouse() or self.hasFocus()
        for place, (mark, words) in enumerate(self._asides):
            given = self._mark is mark
            if is_near or given:
                painter.setFont(font(14, 600 if given else 500))
                painter.setPen(colors.text if given else colors.primary)
                area = self._aside_area(place).adjusted(0, 0, -8, 0)
                painter.drawText(area, int(align), words)
        if self._last and not is_near and self._mark not in (Mark.NOT_SURE, Mark.UNSAID):
            painter.setFont(font(14))
            painter.setPen(colors.text_3)
            area = QRect(0, 0, self._aside_right() - 8, self.height())
            painter.drawText(area, int(align), self._last)

    def _aside_at(self, point: QPoint) -> Mark:
        for place, (mark, _) in enumerate(self._asides):
            if self._aside_area(place).contains(point):
                return mark
        return Mark.OPEN

    def _aside_area(self, place: int) -> QRect:
        """Return where an aside stands: the first above, the others below it."""
        height = self.height() // len(self._asides)
        width = self._aside_room()
        return QRect(self._aside_right() - width, place * height, width, height)

    def _aside_room(self) -> int:
        return max((_aside_width(words) for _, words in self._asides), default=0)

    def _aside_right(self) -> int:
        return self.width() - scaled(14) - key_cap_size("0").width() - scaled(8)

    def _line_top(self, size: QSize) -> int:
        return (self.height() - size.height()) // 2

    def _text_room(self, width: int) -> int:
        used = scaled(14 + _BOX + 14) + scaled(14) + key_cap_size("0").width() + scaled(12)
        last = _aside_width(self._last) if self._last else 0
        return max(scaled(120), width - used - max(self._aside_room(), last))

    def _text_height(self, text: str, px: int, weight: int, room: int) -> int:
        metrics = QFontMetrics(font(px, 600 if weight == 500 else weight))
        return metrics.boundingRect(QRect(0, 0, room, 1000), int(_WRAP), text).height()


def _aside_width(words: str) -> int:
    return QFontMetrics(font(14, 600)).horizontalAdvance(words) + scaled(20)
