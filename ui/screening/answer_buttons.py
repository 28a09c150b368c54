"""The buttons one answers with: large ones for a page, compact ones for a row of choices."""

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.theme import Tokens, font, mix, scaled, tokens

_WRAP = Qt.TextFlag.TextWordWrap
_DIGIT_ROOM = 18  # beside the text of a compact answer; the digit stands in it on the left


@dataclass(frozen=True, slots=True)
class _Look:
    """The colours of a button in one state and the width of its line."""

    fill: QColor
    edge: QColor
    ink: QColor
    line: int = 1


class AnswerButton(QPushButton):
    """One answer of a question; whichever is given stays visibly chosen.

    It never takes Enter: Enter means "continue" on every page, and an answer given by holding
    a key down too long would skip a question.
    """

    def __init__(self, text: str, parent: QWidget, *, name: str, key_hint: str = "") -> None:
        super().__init__(parent)
        self._label = text
        self._key_hint = key_hint
        self.setText(text.replace("&", "&&"))
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._made = QElapsedTimer()
        self._made.start()

    radius = 8

    @property
    def label(self) -> str:
        """Return the answer in words."""
        return self._label

    @override
    def nextCheckState(self) -> None:
        """Leave the check mark to the page: what is chosen comes from the flow."""

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not is_second_click(self._made):
            super().mouseDoubleClickEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _look(self, colors: Tokens) -> _Look:
        raise NotImplementedError

    def _hovered(self) -> bool:
        return self.underMouse() and self.isEnabled()


class BigAnswer(AnswerButton):
    """An answer on a page of its own: text on the left, its key on the right."""

    radius = 10

    def __init__(
        self,
        text: str,
        parent: QWidget,
        *,
        name: str,
        key_hint: str = "",
        height: int = 74,
        px: int = 17,
    ) -> None:
        super().__init__(text, parent, name=name, key_hint=key_hint)
        self._height = height
        self._px = px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(280), scaled(self._height))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = width - 2 * scaled(20) - self._cap_room()
        text = QFontMetrics(self._font()).boundingRect(QRect(0, 0, room, 400), _WRAP, self._label)
        return max(scaled(self._height), text.height() + scaled(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look(tokens())
        _paint_frame(painter, self, look)
        if self._key_hint:
            size = key_cap_size(self._key_hint)
            left = self.width() - size.width() - scaled(16)
            cap = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
            paint_key_cap(painter, cap, self._key_hint, ink=look.ink if self.isChecked() else None)
        painter.setFont(self._font())
        painter.setPen(look.ink)
        room = self.rect().adjusted(scaled(20), 0, -scaled(20) - self._cap_room(), 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(align) | int(_WRAP), self._label)

    @override
    def _look(self, colors: Tokens) -> _Look:
        if self.isChecked():
            fill = colors.primary_hover if self._hovered() else colors.primary
            return _Look(fill, fill, colors.on_primary)
        fill = colors.hover if self._hovered() else colors.surface
        return _Look(fill, colors.border_strong, colors.text)

    def _font(self) -> QFont:
        return font(self._px, 600)

    def _cap_room(self) -> int:
        return key_cap_size(self._key_hint).width() + scaled(10) if self._key_hint else 0


class NotSureButton(AnswerButton):
    """The quiet answer below the others; given, it stands in a dashed frame."""

    def __init__(self, text: str, parent: QWidget, *, name: str, key_hint: str = "?") -> None:
        super().__init__(text, parent, name=name, key_hint=key_hint)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(15, 600)).horizontalAdvance(self._label) + scaled(28)
        if self._key_hint:
            width += key_cap_size(self._key_hint).width() + scaled(10)
        return QSize(width, scaled(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look(tokens())
        _paint_frame(painter, self, look, dashed=self.isChecked())
        painter.setFont(font(15, 600 if self.isChecked() else 500))
        painter.setPen(look.ink)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(scaled(14), 0, 0, 0), align, self._label)
        if self._key_hint:
            size = key_cap_size(self._key_hint)
            left = self.width() - size.width() - scaled(12)
            cap = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
            paint_key_cap(painter, cap, self._key_hint)

    @override
    def _look(self, colors: Tokens) -> _Look:
        if self.isChecked():
            return _Look(colors.surface, colors.border_strong, colors.text, 2)
        fill = colors.hover if self._hovered() else QColor(0, 0, 0, 0)
        return _Look(fill, colors.border, colors.text_2)


class CompactAnswer(AnswerButton):
    """One choice in a row of choices, with its digit in small print where it has one."""

    def __init__(
        self,
        text: str,
        parent: QWidget,
        *,
        name: str,
        digit: str = "",
        strong: bool = False,
        height: int = 36,
    ) -> None:
        super().__init__(text, parent, name=name, key_hint=digit)
        self._strong = strong
        self._height = height
        self._shows_digit = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_digit(self, *, shown: bool) -> None:
        """Show the digit that gives this answer, while its row has the keys."""
        if shown != self._shows_digit:
            self._shows_digit = shown
            self.update()

    @override
    def sizeHint(self) -> QSize:
        text = QFontMetrics(font(14, 600)).horizontalAdvance(self._label)
        if self._strong:
            return QSize(max(scaled(36), text + scaled(12)), scaled(self._height))
        return QSize(text + 2 * scaled(_DIGIT_ROOM), scaled(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        if not self._strong:
            return self.sizeHint()
        text = QFontMetrics(font(14, 600)).horizontalAdvance(self._label)
        return QSize(max(scaled(28), text + scaled(8)), scaled(self._height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look(colors)
        _paint_frame(painter, self, look)
        if self._shows_digit and self._key_hint:
            painter.setFont(font(12, 500, tabular=True))
            painter.setPen(look.ink if self.isChecked() else colors.text_3)
            box = QRect(0, 0, scaled(_DIGIT_ROOM), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key_hint)
        painter.setFont(font(self._px(), 600 if self.isChecked() else 500, tabular=True))
        painter.setPen(look.ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._label)

    @override
    def _look(self, colors: Tokens) -> _Look:
        if self.isChecked() and self._strong:
            return _Look(colors.primary, colors.primary, colors.on_primary)
        if self.isChecked():
            return _Look(colors.soft, colors.primary, colors.primary, 2)
        fill = colors.hover if self._hovered() else colors.surface
        return _Look(fill, colors.border_strong, colors.text)

    def _px(self) -> int:
        return 14 if self._height < 50 else 17


def is_second_click(made: QElapsedTimer) -> bool:
    """Tell whether a double click began on the page before, so that its end answers nothing."""
    return made.elapsed() < QApplication.doubleClickInterval()


def _paint_frame(
    painter: QPainter, button: AnswerButton, look: _Look, *, dashed: bool = False
) -> None:
    fill = mix(look.fill, tokens().text, 0.06) if button.isDown() else look.fill
    pen = QPen(look.edge, look.line) if look.edge.alpha() else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(fill if look.fill.alpha() else Qt.BrushStyle.NoBrush)
    half = look.line / 2
    box = QRectF(button.rect()).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, button.radius, button.radius)
