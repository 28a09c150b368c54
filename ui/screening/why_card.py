"""Why: each answer with what follows from it, and what an earlier screening left open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from studio.screening.outcome import Outcome
from ui.screening.page_view import Ground
from ui.screening.reason_row import OpenRow, ReasonRow
from ui.screening.reasons import SHOWN_AT_FIRST, reasons_of, still_open
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label


class WhyCard(Card):
    """Shows the strongest reasons first and the others on demand."""

    change_wanted = Signal(str)

    def __init__(self, ground: Ground, outcome: Outcome, parent: QWidget) -> None:
        super().__init__(parent, margins=(24, 16, 24, 16), spacing=10)
        self.setObjectName("outcome.why")
        words = ground.content.words
        self.body.addWidget(label(self.tr("Why"), self, px=17, weight=600))
        reasons = reasons_of(ground.flow, outcome, words, ground.name)
        left = still_open(outcome, words)
        self.closing = [(reason.answer, reason.closes) for reason in reasons if reason.closes]
        self.closing += [(one.reason.rstrip("."), one.closes) for one in left if one.closes]
        rows: list[tuple[int, ReasonRow | OpenRow]] = []
        for reason in reasons:
            row = ReasonRow(reason, words, self)
            row.change_wanted.connect(self.change_wanted)
            rows.append((reason.tier, row))
        rows += [(one.tier, OpenRow(one, words, self)) for one in left]
        # A stable order: among equals, this conversation speaks before an earlier one.
        rows.sort(key=_weight, reverse=True)
        self._rows = [row for _, row in rows]
        for made in self._rows:
            self.body.addWidget(made)
        self._build_more()

    def show_for(self, *, client: bool) -> None:
        """Show the reasons for the client or for trainers."""
        for row in self._rows:
            row.show_for(client=client)

    def _build_more(self) -> None:
        hidden = self._rows[SHOWN_AT_FIRST:]
        for row in hidden:
            row.hide()
        text = self.tr("and %n more", "", len(hidden))
        self._more = button(text, self, kind="link", name="outcome.more")
        self._more.clicked.connect(self._on_more)
        self._more.setVisible(bool(hidden))
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        for row in self._rows:
            row.show()
        self._more.hide()
        self._rows[SHOWN_AT_FIRST].setFocus(Qt.FocusReason.OtherFocusReason)


def _weight(entry: tuple[int, QWidget]) -> int:
    return entry[0]
