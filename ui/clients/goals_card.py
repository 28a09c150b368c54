"""Goals: a short list, with the words of the screening offered and any others possible."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.text import folded
from ui.clients.reading import ClientFile
from ui.clients.sections import Section, empty
from ui.widgets.buttons import button
from ui.widgets.icons import Icon
from ui.widgets.labels import label, set_tip
from ui.widgets.theme import font
from ui.widgets.wrap_row import WrapRow

_QUESTION = "b.goals"
_NOT_A_GOAL = "other"
_ROOM = 220


class GoalsCard(Section):
    """Shows the goals of a client; `changed` carries them as they should be."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, icon=Icon.PLUS, name="clients.goals")
        self.show_title(self.tr("Goals"))
        self._goals: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._client_id = ""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self._none = label(self.tr("No goals yet."), self, color="text_2")
        self.body.addWidget(self._none)
        self._adder = self._build_adder()
        self.body.addWidget(self._adder)
        self._adder.hide()
        self.linked.connect(self._open_adder)

    def show_file(self, file: ClientFile) -> None:
        """Show a client; while it is the same one, what is being added stays open."""
        if file.client.id != self._client_id:
            self._client_id = file.client.id
            self._line.clear()
            self._adder.hide()
        may_change = not file.client.is_archived
        self.show_link(self.tr("Add") if may_change else "")
        self._adder.setVisible(may_change and not self._adder.isHidden())
        self._offered = _offered(file)
        self._goals = file.client.goals
        self._show_goals(may_change=may_change)
        self._show_offers()

    def add(self, goal: str) -> None:
        """Add a goal, unless it is there already."""
        goal = " ".join(goal.split())
        if goal and folded(goal) not in {folded(known) for known in self._goals}:
            self._tell((*self._goals, goal))

    def _build_adder(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        self._line = _GoalLine(box)
        self._line.setObjectName("clients.goals.line")
        self._line.setAccessibleName(self.tr("Another goal"))
        self._line.setPlaceholderText(self.tr("Another goal, then Enter"))
        self._line.setFont(font(14))
        self._line.returnPressed.connect(self._on_line)
        self._line.given_up.connect(self._close_adder)
        column.addWidget(self._line)
        self._offers = QVBoxLayout()
        column.addLayout(self._offers)
        return box

    def _show_goals(self, *, may_change: bool) -> None:
        empty(self._rows)
        self._none.setVisible(not self._goals)
        for place, goal in enumerate(self._goals):
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(label(goal, row, wrap=True), 1)
            if may_change:
                text = self.tr("Take away: {goal}").format(goal=goal)
                away = button(
                    "", row, kind="ghost", size="small", icon=Icon.X, accessible=text,
                    name=f"clients.goals.remove.{place}",
                )  # fmt: skip
                set_tip(away, text)
                away.setProperty("goal", goal)
                away.clicked.connect(self._on_away)
                line.addWidget(away)
            self._rows.addWidget(row)

    def _show_offers(self) -> None:
        empty(self._offers)
        known = {folded(goal) for goal in self._goals}
        texts = [text for text in self._offered if folded(text) not in known]
        if not texts:
            return
        row = WrapRow(self._adder, gap=6)
        for place, text in enumerate(texts):
            shown = QFontMetrics(font(13, 500)).elidedText(text, Qt.TextElideMode.ElideRight, _ROOM)
            offer = button(
                shown, row, size="small", name=f"clients.goals.offer.{place}", accessible=text
            )
            set_tip(offer, text if shown != text else "")
            offer.setProperty("goal", text)
            offer.clicked.connect(self._on_offer)
            row.add(offer)
        self._offers.addWidget(row)

    def _open_adder(self) -> None:
        self._adder.setVisible(self._adder.isHidden())
        if not self._adder.isHidden():
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_adder(self) -> None:
        self._line.clear()
        self._adder.hide()
        self.focus_link()

    def _on_line(self) -> None:
        text = self._line.text()
        self._line.clear()
        self.add(text)

    def _on_offer(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.add(str(self.sender().property("goal")))

    def _on_away(self) -> None:
        goal = str(self.sender().property("goal"))
        self.focus_link()
        self._tell(tuple(kept for kept in self._goals if kept != goal))

    def _tell(self, goals: tuple[str, ...]) -> None:
        self._goals = goals
        self.changed.emit(goals)


class _GoalLine(QLineEdit):
    """A line that Esc empties and closes."""

    given_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def _offered(file: ClientFile) -> tuple[str, ...]:
    question = file.protocol[0].find(_QUESTION) if file.protocol is not None else None
    options = question.options if question is not None else ()
    return tuple(option.text for option in options if option.key != _NOT_A_GOAL)
