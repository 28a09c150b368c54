"""The card of the week: the sessions of each day as bars."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.card import Card
from ui.widgets.dates import weekday
from ui.widgets.labels import Label, label
from ui.widgets.theme import font, mix, scaled, tokens


class WeekCard(Card):
    """The sessions of each day of the week as bars; a bar opens its day."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margins=(16, 12, 10, 12), spacing=6)
        self.setObjectName("today.week")
        self._monday: date | None = None
        row = QHBoxLayout()
        self._title: Label = label("", self, weight=600)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(label(self.tr("sessions"), self, px=12, color="text_3"))
        row.addSpacing(6)
        self.body.addLayout(row)
        days = QHBoxLayout()
        days.setSpacing(0)
        self._bars = [_DayBar(self) for _ in range(7)]
        for bar in self._bars:
            bar.chosen.connect(self.day_chosen)
            days.addWidget(bar)
        self.body.addLayout(days)

    def show_week(
        self, title: str, monday: date, counts: Sequence[int], shown: date, names: Sequence[str]
    ) -> None:
        """Show the number of sessions of each day; *names* are what a screen reader says."""
        self._title.setText(title)
        highest = max(4, *counts)
        for offset, (bar, count, name) in enumerate(zip(self._bars, counts, names, strict=True)):
            day = monday + timedelta(days=offset)
            bar.show_day(day, count, highest, is_shown=day == shown)
            bar.setAccessibleName(name)


class _DayBar(QAbstractButton):
    """One day: its count, its bar, its weekday."""

    chosen = Signal(object)
    radius = 8

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._count = 0
        self._highest = 1
        self._is_shown = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)

    def show_day(self, day: date, count: int, highest: int, *, is_shown: bool) -> None:
        """Show another day."""
        self._day = day
        self._count = count
        self._highest = highest
        self._is_shown = is_shown
        self.setText(weekday(day))
        self.setObjectName(f"today.week.{day.weekday() + 1}")
        self.update()

    def _tell(self) -> None:
        self.chosen.emit(self._day)

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, 46 + 2 * scaled(18))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line = scaled(18)
        track = QRectF(self.width() / 2 - 15, line + 1, 30, 44)
        painter.setBrush(colors.hover)
        painter.drawRoundedRect(track, 4, 4)
        filled = track.height() * self._count / self._highest
        quiet = mix(colors.primary, colors.surface, 0.45)
        painter.setBrush(colors.primary if self._is_shown else quiet)
        if filled:
            painter.drawRoundedRect(track.adjusted(0, track.height() - filled, 0, 0), 4, 4)
        painter.setPen(colors.text if self._is_shown else colors.text_2)
        painter.setFont(font(12, 600 if self._is_shown else 400, tabular=True))
        center = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRect(0, 0, self.width(), line), center, str(self._count))
        bottom = QRect(0, self.height() - line, self.width(), line)
        painter.drawText(bottom, center, self.text())
