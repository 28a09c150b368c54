"""The profile: who it is, the one thing to do next, and everything known, by tab."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.consent import Purpose
from ui.clients.details import DetailsForm
from ui.clients.head import ProfileHead
from ui.clients.history import ScreeningHistory
from ui.clients.history_words import HistoryWords
from ui.clients.next_step import Action, NextStep
from ui.clients.notes_page import NotesPage
from ui.clients.overview import Overview
from ui.clients.reading import ClientFile
from ui.clients.records import WeekRecords
from ui.clients.words import ClientWords
from ui.shell.announce import announce
from ui.shell.place import Surroundings
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn


class Tab(IntEnum):
    """The tabs of a profile, in order."""

    OVERVIEW = 0
    SCREENING = 1
    PLANS = 2
    NOTES = 3
    DETAILS = 4


class Profile(QWidget):
    """Shows one client; wishes go up as signals, and nothing is stored here.

    Its parts are public, so that whoever stores things can listen to each of them.
    """

    show_names_requested = Signal()
    bring_back_requested = Signal()
    archive_requested = Signal()
    plan_requested = Signal()
    tab_opened = Signal(int)

    def __init__(self, around: Surroundings, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._words = words
        self._next = NextStep(around, words.due)
        self._file: ClientFile | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._archived = Banner(
            self.tr("This client is archived. Nothing is deleted."),
            self,
            icon=Icon.ARCHIVE,
            tone="read_only",
            action=self.tr("Bring back"),
            name="clients.archived",
        )
        self._archived.acted.connect(self.bring_back_requested)
        self._state = Banner("", self, icon=Icon.CLOCK, tone="attention", name="clients.state")
        self.head = ProfileHead(around, words, self)
        self.head.edit_requested.connect(self._edit)
        self.head.tabs.currentChanged.connect(self._on_tab)
        self._pages = QStackedWidget(self)
        for part in (self._archived, self.head, self._state):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        self._build_pages()

    @property
    def client_id(self) -> str:
        """Return whose profile is shown."""
        return self._file.client.id if self._file else ""

    def show_file(self, file: ClientFile) -> None:
        """Show a client; the open tab stays open."""
        self._file = file
        hidden = self._around.privacy.is_hidden
        action = self._next.action(file)
        self.head.show_file(file, action)
        self.overview.show_file(file)
        self.weeks.show_file(file)
        self.notes.show_file(file)
        self.details.show_client(file)
        self._archived.setVisible(file.client.is_archived)
        banner = "" if hidden or file.client.is_archived else self._next.banner(file)
        self.history.show_file(file, action, banner)
        self._state.show_text(banner)
        self._show_state()
        page = self._tab_pages[self.head.tabs.currentIndex()]
        self._pages.setCurrentWidget(self._hidden if hidden else page)

    def open_tab(self, tab: Tab) -> None:
        """Open a tab."""
        self.head.tabs.setCurrentIndex(tab)

    def edit(self, key: str) -> None:
        """Open the details at a field."""
        if self._file is not None and not self._around.privacy.is_hidden:
            self.open_tab(Tab.DETAILS)
            self.details.field(key).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_consent(self, purpose: Purpose) -> None:
        """Ask for a consent, where the consents are."""
        self.open_tab(Tab.OVERVIEW)
        self.overview.ask_for_consent(purpose)

    def focus_primary(self) -> None:
        """Put the keyboard on the one thing to do next."""
        self.head.primary.setFocus(Qt.FocusReason.TabFocusReason)

    # Pages

    def _build_pages(self) -> None:
        self.overview = Overview(self._around, self._words, self)
        self.overview.edit_requested.connect(self.edit)
        self.history = ScreeningHistory(self._words, HistoryWords(self._around), self)
        self.weeks = WeekRecords(self._words, self)
        self.notes = NotesPage(self._around, self)
        details = ScrollColumn(self, name="clients.detailsPage")
        self.details = DetailsForm(self._around.words, details.content)
        details.replace([self.details])
        self._tab_pages: list[QWidget] = [
            self.overview,
            self.history,
            self.weeks,
            self.notes,
            details,
        ]
        self._hidden = self._build_hidden()
        for page in (*self._tab_pages, self._hidden):
            self._pages.addWidget(page)

    def _build_hidden(self) -> QWidget:
        page = Card(self, margins=24, spacing=10)
        page.body.addWidget(label(self.tr("Names are hidden"), page, px=16, weight=600))
        said = self.tr("What is known about this person is not shown while names are hidden.")
        page.body.addWidget(label(said, page, color="text_2", wrap=True))
        again = button(self.tr("Show names again"), page, icon=Icon.EYE, name="clients.showNames")
        again.clicked.connect(self.show_names_requested)
        page.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addStretch(1)
        return page

    def _edit(self) -> None:
        self.edit("first_name")

    def _show_state(self) -> None:
        """Show the state above the tabs' pages, unless the page says it in a line of its own."""
        said = self._file is not None and bool(self.history.due_line(self._file))
        is_said = said and self.head.tabs.currentIndex() == Tab.SCREENING
        self._state.setVisible(bool(self._state.text) and not is_said)

    def _on_tab(self, place: int) -> None:
        self._show_state()
        if not self._around.privacy.is_hidden:
            self._pages.setCurrentWidget(self._tab_pages[place])
        announce(self, self.head.tabs.tabText(place))
        self.tab_opened.emit(place)

    @property
    def action(self) -> Action | None:
        """Return the one thing to do next."""
        return self.head.action

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.head.tabs.step(step)
                return
        elif plain and self._on_letter(event.key()):
            return
        super().keyPressEvent(event)

    def _on_letter(self, key: int) -> bool:
        if self._file is None or self._file.client.is_archived:
            return False
        if key == Qt.Key.Key_W:
            self.plan_requested.emit()
        elif key == Qt.Key.Key_E:
            self._edit()
        elif key == Qt.Key.Key_Delete:
            self.archive_requested.emit()
        else:
            return False
        return True
