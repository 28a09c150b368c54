"""The cards of what is taken into account: each limit with its reason, its end and a way on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.screening.outcome import Planning
from ui.clients.account import Account
from ui.clients.account_cards import LimitCard, SettledCard, WrittenCard
from ui.clients.account_entries import Considered, Settled
from ui.clients.reading import ClientFile
from ui.clients.words import ClientWords
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label

SHOWN_AT_FIRST = 4


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
            self._column.addWidget(WrittenCard(written, self))
        self._show_settled(account.settled(), may_act=may_act)

    def _show_open(self, entries: Sequence[Considered], file: ClientFile, *, may_act: bool) -> None:
        if not entries:
            card = Card(self, margins=(20, 16, 20, 16))
            said = self._nothing_to_consider(file)
            card.body.addWidget(label(said, card, color="text_2", wrap=True, name="account.none"))
            self._column.addWidget(card)
        shown = entries if self._shows_all else entries[:SHOWN_AT_FIRST]
        for place, entry in enumerate(shown):
            card = LimitCard(entry, self, place, may_act=may_act)
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
            card = SettledCard(entries, self, may_act=may_act)
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
        if standing.locked_because == "consent_withdrawn":
            return self.tr(
                "Without consent the health answers are not used, so nothing stands here."
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


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.setParent(None)
        widget.deleteLater()
