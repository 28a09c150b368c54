"""Tabs as words over a line, the open one underlined."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget
from typing_extensions import override

from ui.widgets.focus_ring import led_by_keyboard, paint_ring, paints_own_focus
from ui.widgets.theme import font, scaled, tokens

_GAP = 30
_HEIGHT = 44


class Tabs(QTabBar):
    """Qt's own tab bar, with its keys and its accessibility, painted from the tokens."""

    def __init__(self, texts: list[str], parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        paints_own_focus(self)
        for text in texts:
            self.addTab(text)

    def step(self, by: int) -> None:
        """Open the next tab, or the first after the last."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    @override
    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(font(14, 600)).horizontalAdvance(self.tabText(index))
        return QSize(width + _GAP, scaled(_HEIGHT))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        colors = tokens()
        area = self.tabRect(index)
        is_open = index == self.currentIndex()
        face = font(14, 600 if is_open else 500)
        painter.setFont(face)
        painter.setPen(colors.primary if is_open else colors.text_2)
        text = QRect(area.left(), area.top(), area.width(), area.height() - 2)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
        width = QFontMetrics(face).horizontalAdvance(self.tabText(index))
        if is_open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.primary)
            line = QRectF(area.left() - 2, area.bottom() - 3, width + 4, 3.5)
            painter.drawRoundedRect(line, 1.7, 1.7)
        if is_open and self.hasFocus() and led_by_keyboard(self):
            ring = QRect(area.left() - 6, area.top() + 7, width + 12, area.height() - 16)
            paint_ring(painter, ring, 6)
