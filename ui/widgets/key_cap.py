"""Key caps: the small frames in which keyboard hints stand."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.theme import font, mix, scaled, tokens

_HEIGHT = 20


def key_cap_size(text: str) -> QSize:
    """Return how much room the cap for *text* needs."""
    height = scaled(_HEIGHT)
    width = QFontMetrics(font(11, 600)).horizontalAdvance(text) + scaled(12)
    return QSize(max(height, width), height)


def paint_key_cap(painter: QPainter, rect: QRect, text: str, *, ink: QColor | None = None) -> None:
    """Paint a cap; *ink* is given where it stands on a filled button instead of on a surface."""
    colors = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = colors.border if ink is None else mix(ink, colors.primary, 0.45)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(colors.hover if ink is None else QColor(0, 0, 0, 0))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setPen(ink or colors.text_3)
    painter.setFont(font(11, 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyCap(QWidget):
    """One key as a small frame with its name."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return key_cap_size(self._text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key_cap(QPainter(self), self.rect(), self._text)
