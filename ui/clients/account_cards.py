"""The single cards: one limit, one clinician's information, and what is settled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.clients.account_entries import Behind, Considered, Settled, Written
from ui.clients.sections import Sign
from ui.widgets.buttons import button
from ui.widgets.card import Card, Rule
from ui.widgets.icons import Icon
from ui.widgets.labels import label, set_tip

_MOST_BEHIND = 3


class LimitCard(Card):
    """One limit: what the planner does, until when, what stands in, and what is behind it."""

    acted = Signal(str, str)
    answer_wanted = Signal(str, str)

    def __init__(self, entry: Considered, parent: QWidget, place: int, *, may_act: bool) -> None:
        super().__init__(parent, margins=(20, 16, 20, 16), spacing=10)
        self._name = f"account.{entry.code or place}"
        self.setObjectName(self._name)
        self.setAccessibleName(entry.title)
        self._may_act = may_act
        row = QHBoxLayout()
        row.setSpacing(12)
        icon = Icon.SHIELD if entry.code else Icon.INFO
        row.addWidget(Sign(icon, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(entry.title, self, px=15, weight=600, wrap=True))
        column.addWidget(label(entry.does, self, color="text_2", wrap=True))
        if entry.swap:
            swap = self.tr("Usually stands in: {swap}").format(swap=_within(entry.swap))
            column.addWidget(label(swap, self, px=13, color="text_2", wrap=True))
        if entry.about:
            about = entry.about[:1].upper() + entry.about[1:]
            column.addWidget(label(about, self, px=13, weight=500, tabular=True, wrap=True))
        for behind in entry.behind[:_MOST_BEHIND]:
            column.addSpacing(4)
            column.addWidget(Rule(self))
            column.addSpacing(2)
            self._add_behind(behind, column)
        left = len(entry.behind) - _MOST_BEHIND
        if left > 0:
            said = self.tr("and {count} more behind it").format(count=left)
            column.addWidget(label(said, self, px=13, color="text_3"))
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def _add_behind(self, behind: Behind, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(behind.answer, self, px=13, weight=500, wrap=True), 1)
        if behind.key[0]:
            text = self.tr("See the answer")
            see = button(
                "", self, kind="ghost", size="small", icon=Icon.ARROW_RIGHT,
                name=f"{self._name}.answer.{behind.rule}", accessible=f"{text}: {behind.answer}",
            )  # fmt: skip
            set_tip(see, text)
            see.setProperty("question", behind.key[0])
            see.setProperty("area", behind.key[1])
            see.clicked.connect(self._on_see)
            row.addWidget(see, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(label(behind.settles, self, px=13, color="text_3", wrap=True))
        if self._may_act:
            text = self._action_text(behind.action)
            act = button(
                text, self, kind="link", size="small", icon=_ICONS[behind.action],
                name=f"{self._name}.close.{behind.rule}", accessible=f"{text}: {behind.answer}",
            )  # fmt: skip
            act.setProperty("rule", behind.rule)
            act.setProperty("action", behind.action)
            act.clicked.connect(self._on_act)
            column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)

    def _action_text(self, action: str) -> str:
        texts = {
            "clinical": self.tr("Record a clinician's information"),
            "readings": self.tr("Record readings"),
            "log": self.tr("Record clean sessions"),
            "note": self.tr("Senior trainer's note"),
            "ask": self.tr("Ask again"),
        }
        return texts[action]

    def _on_act(self) -> None:
        asked = self.sender()
        self.acted.emit(str(asked.property("rule")), str(asked.property("action")))

    def _on_see(self) -> None:
        asked = self.sender()
        self.answer_wanted.emit(str(asked.property("question")), str(asked.property("area")))


class WrittenCard(Card):
    """What a clinician wrote, in their words, and its end."""

    def __init__(self, written: Written, parent: QWidget) -> None:
        super().__init__(parent, margins=(20, 16, 20, 16), spacing=10)
        self.setObjectName(f"account.written.{written.evidence_id}")
        self.setAccessibleName(written.title)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Sign(Icon.DOCUMENT, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(written.title, self, px=15, weight=600, wrap=True))
        for title, text in (
            (self.tr("Fine: {text}"), written.fine),
            (self.tr("To avoid: {text}"), written.avoid),
        ):
            if text:
                column.addWidget(label(title.format(text=text), self, color="text_2", wrap=True))
        for added in written.adds:
            column.addWidget(label(added, self, px=13, weight=500, wrap=True))
        if written.until:
            column.addWidget(label(written.until, self, px=13, color="text_3", tabular=True))
        row.addLayout(column, 1)
        self.body.addLayout(row)


class SettledCard(Card):
    """What evidence has closed: by whom, when, on what and until when."""

    reopen_wanted = Signal(str)

    def __init__(self, entries: Sequence[Settled], parent: QWidget, *, may_act: bool) -> None:
        super().__init__(parent, margins=(20, 14, 20, 14), spacing=8)
        self.setObjectName("account.settledCard")
        self.setAccessibleName(self.tr("Settled"))
        for place, entry in enumerate(entries):
            if place:
                self.body.addWidget(Rule(self))
            row = QHBoxLayout()
            row.setSpacing(12)
            texts = QVBoxLayout()
            texts.setSpacing(2)
            texts.addWidget(label(entry.title, self, px=13, weight=500, wrap=True))
            about = label(entry.about, self, px=13, color="text_3", wrap=True, tabular=True)
            texts.addWidget(about)
            row.addLayout(texts, 1)
            if may_act:
                text = self.tr("Open again")
                again = button(
                    text, self, kind="link", size="small",
                    name=f"account.reopen.{entry.closing_id}", accessible=f"{text}: {entry.title}",
                )  # fmt: skip
                again.setProperty("closing", entry.closing_id)
                again.clicked.connect(self._on_reopen)
                row.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)

    def _on_reopen(self) -> None:
        self.reopen_wanted.emit(str(self.sender().property("closing")))


_ICONS = {
    "clinical": Icon.DOCUMENT,
    "readings": Icon.HEART,
    "log": Icon.CALENDAR_CHECK,
    "note": Icon.NOTE,
    "ask": Icon.CLIPBOARD,
}


def _within(text: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return text[:1].lower() + text[1:]
