"""The cards beside the diary: parked work, what wants attention, and the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.buttons import Button, button
from ui.widgets.card import Card, Rule
from ui.widgets.dates import long_day, weekday
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import Label, label
from ui.widgets.theme import font, mix, scaled, tokens
from ui.widgets.tier import TierMark


@dataclass(frozen=True, slots=True)
class ParkedLine:
    """One piece of parked work as it is shown."""

    key: str
    name: str
    line: str
    saved: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One thing to look at; *key* and *kind* say what its button opens."""

    key: str
    kind: str
    name: str
    line: str
    action: str
    icon: Icon
    tier_key: str = ""
    tier_text: str = ""


class _ListCard(Card):
    """A card with a heading, a count and lines that are replaced as a whole."""

    def __init__(self, title: str, parent: QWidget, name: str) -> None:
        super().__init__(parent, margins=16, spacing=10)
        self.setObjectName(name)
        self.setAccessibleName(title)
        row = QHBoxLayout()
        row.addWidget(label(title, self, weight=600))
        row.addStretch(1)
        self._count = label("", self, px=13, weight=600, color="text_3", tabular=True)
        row.addWidget(self._count)
        self.body.addLayout(row)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)

    def _replace(self, widgets: Sequence[QWidget], count: int) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for widget in widgets:
            self._lines.addWidget(widget)
            widget.show()
        self._count.setText(str(count) if count else "")


class ParkedCard(_ListCard):
    """What was left half done; without anything parked the card is absent."""

    resumed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Pick up where you left off"), parent, "today.parked")
        self.hide()

    def show_lines(self, lines: Sequence[ParkedLine]) -> None:
        """Show what is parked, newest first."""
        widgets: list[QWidget] = []
        for place, line in enumerate(lines):
            if place:
                widgets.append(Rule(self))
            made = _ParkedWidget(line, self, is_first=place == 0)
            made.resumed.connect(self.resumed)
            widgets.append(made)
        self._replace(widgets, len(lines))
        self.setVisible(bool(lines))


class _ParkedWidget(QWidget):
    """Who, how far, since when, and the button that goes on."""

    resumed = Signal(str)

    def __init__(self, line: ParkedLine, parent: QWidget, *, is_first: bool) -> None:
        super().__init__(parent)
        self._key = line.key
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(line.name, self, weight=600, elide=True))
        texts.addWidget(label(line.line, self, px=13, color="text_2", elide=True))
        row.addLayout(texts, 1)
        resume = button(
            self.tr("Resume"),
            self,
            kind="soft" if is_first else "default",
            size="small",
            name=f"today.resume.{line.key}",
            accessible=self.tr("Resume {name}").format(name=line.name),
        )
        resume.clicked.connect(self._resume)
        row.addWidget(resume)
        column.addLayout(row)
        column.addWidget(StepBar(line.done, line.total, self))
        column.addWidget(label(line.saved, self, px=12, color="text_3", tabular=True))

    def _resume(self) -> None:
        self.resumed.emit(self._key)


class AttentionCard(_ListCard):
    """What waits for somebody, most pressing first; *acted* carries the line."""

    acted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("For your attention"), parent, "today.attention")

    def show_lines(self, lines: Sequence[AttentionLine], all_clear: str) -> None:
        """Show what waits, or the sentence that nothing does."""
        widgets: list[QWidget] = []
        for line in lines:
            made = _AttentionWidget(line, self)
            made.acted.connect(self.acted)
            widgets.append(made)
        if not widgets:
            widgets.append(label(all_clear, self, px=13, color="text_2", wrap=True))
        self._replace(widgets, len(lines))


class _AttentionWidget(QWidget):
    """A sign, who, what, and the button that opens it."""

    acted = Signal(object)

    def __init__(self, line: AttentionLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._build_sign(line), 0, top)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(line.name, self, weight=600, elide=True))
        texts.addWidget(label(line.line, self, px=13, color="text_2", wrap=True))
        row.addLayout(texts, 1)
        row.addWidget(self._build_action(line), 0, top)

    def _build_sign(self, line: AttentionLine) -> QWidget:
        if line.tier_key:
            return TierMark(line.tier_key, 20, self, text=line.tier_text)
        return _Sign(line.icon, self)

    def _build_action(self, line: AttentionLine) -> Button:
        made = button(
            line.action,
            self,
            size="small",
            name=f"today.{line.kind}.{line.key}",
            accessible=f"{line.action}: {line.name}, {line.line}",
        )
        made.clicked.connect(self._act)
        return made

    def _act(self) -> None:
        self.acted.emit(self._line)


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
        self, title: str, monday: date, counts: Sequence[int], shown: date, said: str
    ) -> None:
        """Show the number of sessions of each day; *said* words one of them for readers."""
        self._title.setText(title)
        highest = max(4, *counts)
        for offset, (bar, count) in enumerate(zip(self._bars, counts, strict=True)):
            day = monday + timedelta(days=offset)
            bar.show_day(day, count, highest, is_shown=day == shown)
            bar.setAccessibleName(said.format(day=long_day(day), count=count))


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


class StepBar(QWidget):
    """How many steps of how many are done, as small cells."""

    def __init__(self, done: int, total: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = done
        self._total = max(1, total)
        self.setFixedHeight(6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (self._total - 1) * 3) / self._total
        for place in range(self._total):
            painter.setBrush(colors.primary if place < self._done else colors.border)
            painter.drawRoundedRect(QRectF(place * (width + 3), 0, width, 6), 2.5, 2.5)


class _Sign(QWidget):
    """The icon of a line that has no tier to show."""

    def __init__(self, icon: Icon, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(24, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRect(2, 1, 20, 20)
        paint_icon(QPainter(self), self._icon, place, tokens().text_2)
