"""The card of what was left half done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.today.list_card import ListCard
from ui.widgets.buttons import button
from ui.widgets.card import Rule
from ui.widgets.labels import label
from ui.widgets.theme import tokens


@dataclass(frozen=True, slots=True)
class ParkedLine:
    """One piece of parked work as it is shown."""

    key: str
    name: str
    line: str
    saved: str
    done: int
    total: int


class ParkedCard(ListCard):
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
        texts.addWidget(label(line.line, self, px=13, color="text_2", wrap=True))
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
