"""Seven equal columns: the heads of the days and a scroll area whose bar takes no width."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScrollBar, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.labels import set_tip
from ui.widgets.theme import font, scaled, tokens

_BAR_WIDTH = 10


class DayHead(QWidget):
    """The head of a day: its name, its number and when the studio is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._number = ""
        self._hours = ""
        self._is_today = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_day(self, name: str, number: str, hours: str, spoken: str, *, is_today: bool) -> None:
        """Show a day."""
        self._name, self._number, self._hours = name, number, hours
        self._is_today = is_today
        self.setAccessibleName(spoken)
        set_tip(self, spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(32))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        room = self.rect().adjusted(11, 2, -11, 0)
        painter.setFont(font(13, 600, tabular=True))
        painter.setPen(colors.primary if self._is_today else colors.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._name)
        after = painter.fontMetrics().horizontalAdvance(self._name) + 5
        painter.setPen(colors.primary if self._is_today else colors.text_2)
        painter.drawText(room.adjusted(after, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._number)
        painter.setFont(font(12, 450, tabular=True))
        painter.setPen(colors.text_3)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, self._hours)


class ColumnScroll(QScrollArea):
    """Scrolls the columns; its bar floats over the right edge, so that heads stay aligned."""

    week_wheeled = Signal(int)

    def __init__(self, columns: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("week.scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        body = QWidget(self)
        body.setObjectName("scrollBody")
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for column in columns:
            row.addWidget(column, 1)
        self.setWidget(body)
        # The card behind shows through.
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setObjectName("week.scroll.bar")
        self._bar.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._bar.setValue)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._bar.hide()

    def scroll_by(self, pixels: int) -> None:
        """Scroll down by *pixels*, or up where they are negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _on_range(self, low: int, high: int) -> None:
        self._bar.setRange(low, high)
        self._bar.setPageStep(self.viewport().height())
        self._bar.setVisible(high > low)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(QRect(self.width() - _BAR_WIDTH, 0, _BAR_WIDTH, self.height()))
        self._bar.raise_()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turns = event.angleDelta().y() or event.angleDelta().x()
            if turns:
                self.week_wheeled.emit(-1 if turns > 0 else 1)
            event.accept()
            return
        super().wheelEvent(event)
