"""Switches: something is on or off, at once."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.theme import font, scaled, tokens

_TRACK = 36
_HEIGHT = 32


class Switch(QAbstractButton):
    """A text with a track before it; `switched` tells only what a person switched."""

    switched = Signal(str, bool)
    radius = 8

    def __init__(self, key: str, text: str, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self._key = key
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)

    def _tell(self, checked: bool) -> None:  # noqa: FBT001  as the signal gives it
        self.switched.emit(self._key, checked)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(14)).horizontalAdvance(self.text())
        return QSize(_TRACK + 10 + width + 8, scaled(_HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        track = QRectF(0.5, middle - 10, _TRACK - 1, 20)
        is_on = self.isChecked()
        painter.setPen(QPen(colors.primary if is_on else colors.border_strong, 1))
        painter.setBrush(colors.primary if is_on else colors.surface)
        painter.drawRoundedRect(track, 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.on_primary if is_on else colors.border_strong)
        left = track.right() - 17 if is_on else track.left() + 3
        painter.drawEllipse(QRectF(left, middle - 7, 14, 14))
        painter.setPen(colors.text)
        painter.setFont(font(14))
        place = QRect(_TRACK + 10, 0, self.width() - _TRACK - 10, self.height())
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
