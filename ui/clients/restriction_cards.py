"""The cards of what is taken into account: each limit with its reason, its end and a way on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.screening.outcome import Planning
from ui.clients.account import Account, Behind, Considered, Settled, Written
from ui.clients.reading import ClientFile
from ui.clients.sections import Sign
from ui.clients.words import ClientWords
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.card import Card, Rule
from ui.widgets.icons import Icon
from ui.widgets.labels import label, set_tip

SHOWN_AT_FIRST = 4
_MOST_BEHIND = 3


class RestrictionCards(QWidget):
    """Shows what is taken into account of one client; wishes go up as signals.

    The most pressing stand first, and after some of them the rest waits behind one button.
    """

    review_requested = Signal()
    close_requested = Signal(str)
    reopen_requested = Signal(str)
    answer_requested = Signal(str, str)

    def __init__(self, around: Surroundings, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._words = words
        self._file: ClientFile | None = None
        self._shows_all = False
        self._shows_settled = False
        self.setObjectName("account")
        self.setAccessibleName(self.tr("What we take into account"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_file(self, file: ClientFile) -> None:
        """Show a client; what was unfolded stays so while it is the same one."""
        if self._file is None or file.client.id != self._file.client.id:
            self._shows_all = self._shows_settled = False
        self._file = file
        self._clear()
        may_act = not file.client.is_archived
        self._column.addLayout(self._build_head(file, may_act=may_act))
        if file.protocol is None:
            return
        account = Account(file, self._words, self._around.words, self._around.clock)
        self._show_open(account.considered(), file, may_act=may_act)
        for written in account.written():
            self._column.addWidget(_WrittenCard(written, self))
        self._show_settled(account.settled(), may_act=may_act)

    def _show_open(self, entries: Sequence[Considered], file: ClientFile, *, may_act: bool) -> None:
        if not entries:
            card = Card(self, margins=(20, 16, 20, 16))
            said = self._nothing_to_consider(file)
            card.body.addWidget(label(said, card, color="text_2", wrap=True, name="account.none"))
            self._column.addWidget(card)
        shown = entries if self._shows_all else entries[:SHOWN_AT_FIRST]
        for place, entry in enumerate(shown):
            card = _LimitCard(entry, self, place, may_act=may_act)
            card.acted.connect(self._on_acted)
            card.answer_wanted.connect(self.answer_requested)
            self._column.addWidget(card)
        if len(entries) > len(shown):
            text = self.tr("and {count} more").format(count=len(entries) - len(shown))
            more = button(text, self, kind="soft", icon=Icon.CARET_DOWN, name="account.more")
            more.clicked.connect(self._unfold)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_settled(self, entries: Sequence[Settled], *, may_act: bool) -> None:
        if not entries:
            return
        text = self.tr("Settled {count}").format(count=len(entries))
        icon = Icon.CARET_UP if self._shows_settled else Icon.CARET_DOWN
        fold = button(text, self, kind="ghost", size="small", icon=icon, name="account.settled")
        fold.clicked.connect(self._fold_settled)
        self._column.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        if self._shows_settled:
            card = _SettledCard(entries, self, may_act=may_act)
            card.reopen_wanted.connect(self.reopen_requested)
            self._column.addWidget(card)

    def _build_head(self, file: ClientFile, *, may_act: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 2, 0)
        title = self.tr("What we take into account")
        row.addWidget(label(title, self, px=16, weight=600, name="account.title"))
        row.addStretch(1)
        if may_act and file.standing.tier is not None:
            review = button(
                self.tr("Review now"), self, kind="link", icon=Icon.CLIPBOARD, name="account.review"
            )
            review.clicked.connect(self.review_requested)
            row.addWidget(review)
        return row

    def _nothing_to_consider(self, file: ClientFile) -> str:
        standing = file.standing
        if standing.planning is Planning.LOCKED and standing.locked_because == "expired":
            return self.tr(
                "The answers are older than they count. Asked again, they open the plan."
            )
        if standing.planning is Planning.LOCKED:
            return self.tr("The screening says what suits; the plan opens after it.")
        return self.tr("Nothing for now. The whole library suits.")

    def _on_acted(self, rule: str, action: str) -> None:
        if action == "ask":
            self.review_requested.emit()
        else:
            self.close_requested.emit(rule)

    def _unfold(self) -> None:
        self._shows_all = True
        self._show_again()

    def _fold_settled(self) -> None:
        self._shows_settled = not self._shows_settled
        self._show_again()
        fold = self.findChild(QWidget, "account.settled")
        if isinstance(fold, QWidget):
            fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_again(self) -> None:
        if self._file is not None:
            self.show_file(self._file)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            inner = item.layout()
            while inner is not None and (part := inner.takeAt(0)) is not None:
                _drop(part.widget())
            _drop(item.widget())


class _LimitCard(Card):
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


class _WrittenCard(Card):
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


class _SettledCard(Card):
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


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.setParent(None)
        widget.deleteLater()


def _within(text: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return text[:1].lower() + text[1:]
