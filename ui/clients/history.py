"""The screening tab of a profile: what is due, and every screening, newest first."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.screening.screening import Screening, Status
from ui.clients.history_words import HistoryWords
from ui.clients.next_step import Action
from ui.clients.reading import ClientFile
from ui.clients.screening_card import ScreeningCard
from ui.clients.sections import Section, Sign
from ui.clients.words import ClientWords
from ui.widgets.buttons import Button, button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn


class ScreeningHistory(ScrollColumn):
    """Shows the screenings of a client; wishes go up as signals.

    A proposal whose answers were changed after it is folded below what took its place.
    `paper_requested` carries letter or summary, and which screening.
    """

    acted = Signal(object)
    resume_requested = Signal(str)
    open_requested = Signal(str)
    paper_requested = Signal(str, str)
    page_requested = Signal(str)

    def __init__(self, words: ClientWords, history: HistoryWords, parent: QWidget) -> None:
        super().__init__(parent, spacing=10, name="clients.screenings")
        self._words = words
        self._history = history
        self._file: ClientFile | None = None
        self._action: Action | None = None
        self._state = ""
        self._unfolded: set[str] = set()

    def show_file(self, file: ClientFile, action: Action, state: str = "") -> None:
        """Show the screenings of a client, with the one thing to do next and the state it ends."""
        if self._file is not None and self._file.client.id != file.client.id:
            self._unfolded.clear()
            self.verticalScrollBar().setValue(0)
        self._file, self._action, self._state = file, action, state
        widgets: list[QWidget] = []
        due = self.due_line(file)
        if due:
            widgets.append(self._due_card(due, action))
        for screening, versions in grouped(file.history):
            widgets.append(self._card(screening, file))
            widgets += self._folded(screening, versions, file)
        if not file.history:
            empty = Section(self.tr("No screening yet"), self, name="clients.noScreening")
            empty.say(self.tr("The first one takes about four minutes and opens the plan."))
            widgets.append(empty)
        self.replace(widgets)

    def due_line(self, file: ClientFile) -> str:
        """Return what is due of a client, or an empty text."""
        if file.client.is_archived:
            return ""
        said = (self._words.due.sentence(item, file.today) for item in file.due)
        return next((text for text in said if text), "")

    def _due_card(self, text: str, action: Action) -> Card:
        card = Card(self, margins=(20, 12, 16, 12), border="clear")
        card.setObjectName("clients.dueCard")
        card.setAccessibleName(text)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Sign(Icon.CLOCK, card))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(text, card, weight=500, wrap=True, tabular=True))
        if self._state and self._state != text:
            more = label(self._state, card, px=13, color="text_2", wrap=True, tabular=True)
            texts.addWidget(more)
        row.addLayout(texts, 1)
        if action.code in ("check", "screen", "resume", "letter"):
            go = button(action.text, card, kind="soft", name="clients.dueCard.go")
            go.clicked.connect(self._act)
            row.addWidget(go)
        card.body.addLayout(row)
        return card

    def _card(self, screening: Screening, file: ClientFile) -> ScreeningCard:
        card = ScreeningCard(screening, file, self._words, self._history, self)
        card.resume_requested.connect(self.resume_requested)
        card.open_requested.connect(self.open_requested)
        card.paper_requested.connect(self.paper_requested)
        card.page_requested.connect(self.page_requested)
        return card

    def _folded(
        self, screening: Screening, versions: Sequence[Screening], file: ClientFile
    ) -> Iterable[QWidget]:
        if not versions:
            return
        yield self._fold_button(screening, len(versions))
        if screening.id in self._unfolded:
            for version in versions:
                yield self._card(version, file)

    def _fold_button(self, screening: Screening, count: int) -> QWidget:
        text = (
            self.tr("1 earlier version of it")
            if count == 1
            else self.tr("{count} earlier versions of it").format(count=count)
        )
        is_open = screening.id in self._unfolded
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 0, 0, 0)
        fold: Button = button(
            text, holder, kind="ghost", size="small", name=f"clients.versions.{screening.id}",
            icon=Icon.CARET_UP if is_open else Icon.CARET_DOWN,
        )  # fmt: skip
        fold.setProperty("screening", screening.id)
        fold.clicked.connect(self._on_fold)
        row.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _on_fold(self) -> None:
        asked = str(self.sender().property("screening"))
        self._unfolded ^= {asked}
        if self._file is not None and self._action is not None:
            self.show_file(self._file, self._action, self._state)
        fold = self.findChild(Button, f"clients.versions.{asked}")
        if isinstance(fold, Button):
            fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self) -> None:
        self.acted.emit(self._action)


def grouped(history: Sequence[Screening]) -> list[tuple[Screening, tuple[Screening, ...]]]:
    """Return each screening, newest first, with the versions its changed answers left behind."""
    by_id: dict[str, Screening] = {screening.id: screening for screening in history}
    versions: dict[str, tuple[Screening, ...]] = {}
    for screening in history:
        if not _is_version(screening):
            versions[screening.id] = tuple(_before(screening, by_id))
    found = {version.id for group in versions.values() for version in group}
    alone = {screening.id: () for screening in history if screening.id not in found}
    return [(s, versions.get(s.id, ())) for s in history if s.id in versions or s.id in alone]


def _before(screening: Screening, by_id: dict[str, Screening]) -> Iterable[Screening]:
    earlier = by_id.get(screening.earlier_id or "")
    while earlier is not None and _is_version(earlier):
        yield earlier
        earlier = by_id.get(earlier.earlier_id or "")


def _is_version(screening: Screening) -> bool:
    return screening.status is Status.SUPERSEDED and screening.confirmed_at is None
