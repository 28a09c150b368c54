"""The card of what waits for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.screening.screening import Scope
from ui.today.list_card import ListCard
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import tokens
from ui.widgets.tier import TierMark

NO_BREAK = "\u00a0"
AT_FIRST = 8
MORE = 20


class Way(Enum):
    """Where the button of a line leads."""

    WEEK = "week"
    RESUME = "resume"
    SCREEN = "screen"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One thing to look at; *key* names the client, or the screening to resume."""

    key: str
    kind: str
    name: str
    line: str
    action: str
    way: Way
    icon: Icon
    tier_key: str = ""
    tier_text: str = ""
    scope: Scope | None = None


class AttentionCard(ListCard):
    """What waits for somebody, most pressing first; *acted* carries the line.

    A long list shows its beginning, and a button the rest.
    """

    acted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("For your attention"), parent, "today.attention")
        self._shown = AT_FIRST
        self._lines_held: Sequence[AttentionLine] = ()
        self._more = button(
            "", self, kind="ghost", size="small", icon=Icon.CARET_DOWN, name="today.attention.more"
        )
        self._more.clicked.connect(self._show_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def show_lines(self, lines: Sequence[AttentionLine], all_clear: str) -> None:
        """Show what waits, or the sentence that nothing does."""
        self._lines_held = lines
        widgets: list[QWidget] = []
        for line in lines[: self._shown]:
            made = _AttentionWidget(line, self)
            made.acted.connect(self.acted)
            widgets.append(made)
        if not widgets:
            widgets.append(label(all_clear, self, px=13, color="text_2", wrap=True))
        self._replace(widgets, len(lines))
        left = len(lines) - self._shown
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("Show {count} more").format(count=min(left, MORE)))
        self._more.setAccessibleName(self._more.text())

    def _show_more(self) -> None:
        self._shown += MORE
        self.show_lines(self._lines_held, "")


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
            accessible=f"{line.action}: {line.name}, {line.line}".replace(NO_BREAK, " "),
        )
        made.clicked.connect(self._act)
        return made

    def _act(self) -> None:
        self.acted.emit(self._line)


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
