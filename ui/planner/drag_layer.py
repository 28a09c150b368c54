"""What floats above the window while something is carried: ghost, insertion line and hint.

The ghost is one picture with its shadow baked in, so that moving it costs a copy and no paint.
"""

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import Tokens, font, inverse_tokens, mix, scaled, tokens

GHOST_WIDTH = 268
GHOST_OFFSET = QPoint(12, 12)
HOME_MS = 120
_SHADOW = 18
_OPACITY = 0.94
_PILL_BOTTOM = 28


class DragLayer(QWidget):
    """A sheet of glass over the window: it is seen through and clicked through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("drag.layer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = QRect()
        self._line = _Line(self)
        self._ghost = _Ghost(self)
        self._pill = _Pill(self)
        self._glide = QPropertyAnimation(self._ghost, b"pos", self)
        self._glide.setDuration(HOME_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.finished.connect(self.clear)
        self.hide()

    def show_ghost(self, face: QPixmap, area: QRect) -> None:
        """Show the ghost of what was taken up, and the hint at the bottom of *area*."""
        self._glide.stop()
        self.setGeometry(self.window().rect())
        self._area = area
        self._ghost.show_face(face)
        self._pill.show_words(self.tr("Let go to put it back"), "")
        self._ghost.show()
        self._place_pill()
        self._pill.show()
        self.show()
        self.raise_()

    def move_ghost(self, at: QPoint) -> None:
        """Move the ghost beside a point of the window, inside the window."""
        self._ghost.beside(at, self.size())

    def show_landing(self, words: str) -> None:
        """Say where a drop would land; without words it would go back."""
        self.setAccessibleDescription(words)
        self._ghost.show_landing(words)
        if words:
            self._pill.show_words(self.tr("Release to add"), self.tr("Esc puts it back"))
        else:
            self._pill.show_words(self.tr("Let go to put it back"), "")
        self._place_pill()

    def show_line(self, line: QRect | None) -> None:
        """Show the insertion line, or none."""
        self._line.setVisible(line is not None)
        if line is not None:
            self._line.setGeometry(line)

    def glide_home(self, at: QPoint) -> None:
        """Let the ghost glide back to where it was taken up, and go."""
        self._pill.hide()
        self._line.hide()
        if not self.isVisible() or HOME_MS == 0:
            self.clear()
            return
        self._glide.setStartValue(self._ghost.pos())
        self._glide.setEndValue(at)
        self._glide.start()

    def clear(self) -> None:
        """Take everything away."""
        if self._glide.state() == QAbstractAnimation.State.Running:
            self._glide.stop()
        self.hide()

    def _place_pill(self) -> None:
        size = self._pill.sizeHint()
        left = self._area.center().x() - size.width() // 2
        top = self._area.bottom() - size.height() - scaled(_PILL_BOTTOM)
        self._pill.setGeometry(QRect(QPoint(left, top), size))


class _Ghost(QWidget):
    """The carried thing as one picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._face = QPixmap()
        self._picture = QPixmap()
        self._landing = ""

    def show_face(self, face: QPixmap) -> None:
        """Take over the picture of what is carried."""
        self._face = face
        self._landing = ""
        self._bake()

    def show_landing(self, words: str) -> None:
        """Write the landing place below the picture."""
        if words != self._landing:
            self._landing = words
            self._bake()

    def beside(self, at: QPoint, room: QSize) -> None:
        """Stand right below a point, or on its other side where there is no room."""
        left, top = at.x() + GHOST_OFFSET.x(), at.y() + GHOST_OFFSET.y()
        width, height = self.width() - 2 * _SHADOW, self.height() - 2 * _SHADOW
        if left + width > room.width() - 8:
            left = at.x() - GHOST_OFFSET.x() - width
        if top + height > room.height() - 8:
            top = at.y() - GHOST_OFFSET.y() - height
        self.move(left - _SHADOW, top - _SHADOW)

    def _bake(self) -> None:
        ratio = self.devicePixelRatioF()
        card = QSize(GHOST_WIDTH, self._face_height() + (scaled(34) if self._landing else 8))
        size = card + QSize(2 * _SHADOW, 2 * _SHADOW)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_OPACITY)
        box = QRectF(_SHADOW, _SHADOW, card.width(), card.height())
        self._paint_card(painter, box, tokens())
        painter.end()
        self._picture = picture
        self.resize(size)
        self.update()

    def _face_height(self) -> int:
        return round(self._face.height() / self._face.devicePixelRatio())

    def _paint_card(self, painter: QPainter, box: QRectF, colors: Tokens) -> None:
        _paint_shadow(painter, box, colors)
        painter.setPen(QPen(colors.primary, 2))
        painter.setBrush(colors.surface)
        painter.drawRoundedRect(box, 10, 10)
        painter.drawPixmap(QPointF(box.x() + 2, box.y() + 4), self._face)
        if not self._landing:
            return
        top = box.y() + self._face_height()
        size = scaled(16)
        icon = QRectF(box.x() + 14, top + 6, size, size)
        paint_icon(painter, Icon.TURN_DOWN, icon, colors.text_2)
        painter.setFont(font(13, 500))
        painter.setPen(colors.text_2)
        room = QRectF(box.x() + 36, top, box.width() - 46, scaled(28))
        words = painter.fontMetrics().elidedText(
            self._landing, Qt.TextElideMode.ElideMiddle, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._picture)


class _Line(QWidget):
    """The insertion line with its round start."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colors.primary, 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(9, middle), QPointF(self.width() - 3, middle))
        painter.setBrush(colors.surface)
        painter.drawEllipse(QPointF(4.8, middle), 3, 3)


class _Pill(QWidget):
    """The hint at the bottom: what letting go does, and what Esc does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drag.hint")
        self._first = ""
        self._second = ""

    def show_words(self, first: str, second: str) -> None:
        """Show one or two hints."""
        if (first, second) != (self._first, self._second):
            self._first, self._second = first, second
            self.setAccessibleName(f"{first} · {second}" if second else first)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(13, 600)).horizontalAdvance(self._first)
        if self._second:
            width += QFontMetrics(font(13, 500)).horizontalAdvance(self._second) + scaled(24)
        return QSize(width + 32, scaled(34))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = inverse_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.surface)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(colors.text)
        painter.setFont(font(13, 600))
        room = self.rect().adjusted(16, 0, -16, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._first)
        if not self._second:
            return
        after = painter.fontMetrics().horizontalAdvance(self._first)
        painter.drawText(
            room.adjusted(after + scaled(10), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "·"
        )
        painter.setFont(font(13, 500))
        rest = room.adjusted(after + scaled(24), 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._second)


def _paint_shadow(painter: QPainter, box: QRectF, colors: Tokens) -> None:
    strength = 60 if colors.is_dark else 24
    ink = mix(colors.text, QColor(0, 0, 0), 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(_SHADOW, 0, -2):
        ink.setAlpha(round(strength * 0.14 * (1 - spread / _SHADOW) + 1))
        painter.setBrush(ink)
        around = box.adjusted(-spread, -spread + 8, spread, spread + 6)
        painter.drawRoundedRect(around, 10 + spread, 10 + spread)
