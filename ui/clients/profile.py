"""The profile: who it is, the one thing to do next, and everything known, by tab."""

from enum import IntEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.clients.details import DetailsForm
from ui.clients.overview import Overview
from ui.clients.reading import ClientFile
from ui.clients.records import ScreeningRecords, WeekRecords
from ui.clients.words import Action, ClientWords
from ui.shell.announce import announce
from ui.shell.place import Surroundings
from ui.widgets.avatar import Avatar
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon, qicon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn
from ui.widgets.tabs import Tabs
from ui.widgets.tier import TOKEN_BY_TIER, TierChip


class Tab(IntEnum):
    """The tabs of a profile, in order."""

    OVERVIEW = 0
    SCREENING = 1
    PLANS = 2
    DETAILS = 3


class Profile(QWidget):
    """Shows one client; wishes go up as signals, and nothing is stored here."""

    acted = Signal(str)
    screen_again_requested = Signal()
    resume_requested = Signal(str)
    week_requested = Signal(object)
    archive_requested = Signal()
    bring_back_requested = Signal()
    show_names_requested = Signal()
    tab_opened = Signal(int)

    def __init__(self, around: Surroundings, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._words = words
        self._file: ClientFile | None = None
        self._action: Action | None = None
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
        column.addWidget(self._archived)
        column.addWidget(self._build_head())
        self._pages = QStackedWidget(self)
        column.addWidget(self._pages, 1)
        self._build_pages()

    @property
    def details(self) -> DetailsForm:
        """Return the form of the details."""
        return self._details

    @property
    def client_id(self) -> str:
        """Return whose profile is shown."""
        return self._file.client.id if self._file else ""

    def show_file(self, file: ClientFile) -> None:
        """Show a client; the open tab stays open."""
        self._file = file
        self._show_head(file)
        self._overview.show_file(file)
        self._screenings.show_file(file)
        self._weeks.show_file(file)
        self._details.show_client(file)
        self._archived.setVisible(file.client.is_archived)
        hidden = self._around.privacy.is_hidden
        self._tabs.setVisible(not hidden)
        self._head.body.setContentsMargins(22, 16, 18, 16 if hidden else 0)
        self._pages.setCurrentWidget(
            self._hidden if hidden else self._tab_pages[self._tabs.currentIndex()]
        )

    def open_tab(self, tab: Tab) -> None:
        """Open a tab."""
        self._tabs.setCurrentIndex(tab)

    def focus_primary(self) -> None:
        """Put the keyboard on the one thing to do next."""
        self._primary.setFocus(Qt.FocusReason.TabFocusReason)

    # Head

    def _build_head(self) -> Card:
        head = Card(self, margins=(22, 16, 18, 0), spacing=8)
        self._head = head
        row = QHBoxLayout()
        row.setSpacing(12)
        self._avatar = Avatar("", 54, "primary", head)
        row.addWidget(self._avatar)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        names = QHBoxLayout()
        names.setSpacing(12)
        self._name = label("", head, px=22, weight=600, name="clients.name")
        names.addWidget(self._name)
        self._chip = TierChip("", "", head)
        names.addWidget(self._chip)
        names.addStretch(1)
        texts.addLayout(names)
        self._line = label("", head, color="text_2", elide=True, name="clients.line")
        texts.addWidget(self._line)
        row.addLayout(texts, 1)
        self._primary = button("", head, kind="primary", name="clients.primary")
        self._primary.clicked.connect(self._act)
        row.addWidget(self._primary)
        self._more = button(
            "", head, icon=Icon.DOTS, name="clients.more", accessible=self.tr("More")
        )
        self._more.clicked.connect(self._open_menu)
        row.addWidget(self._more)
        head.body.addLayout(row)
        texts_of_tabs = [
            self.tr("Overview"),
            self.tr("Screening"),
            self.tr("Plans"),
            self.tr("Details"),
        ]
        self._tabs = Tabs(texts_of_tabs, head, "clients.tabs")
        self._tabs.setAccessibleName(self.tr("Parts of the profile"))
        self._tabs.currentChanged.connect(self._on_tab)
        head.body.addWidget(self._tabs)
        return head

    def _show_head(self, file: ClientFile) -> None:
        client = file.client
        hidden = self._around.privacy.is_hidden
        tier = file.standing.tier
        tone = TOKEN_BY_TIER.get(tier.key, "text_3") if tier is not None else "text_3"
        self._avatar.show_person(client.initials, "text_3" if hidden else tone)
        self._name.setText(self._around.privacy.shown_name(client, full=True))
        self._line.setText("" if hidden else self._words.heading(file))
        self._chip.setVisible(tier is not None and not hidden)
        if tier is not None:
            self._chip.show_tier(tier.key, self._words.tier_text(tier))
        self._action = self._words.action(file)
        self._primary.set_icon(_ICONS[self._action.code])
        self._primary.setText(self._action.text)
        self._primary.setAccessibleName(self._action.text)
        self._primary.setVisible(not client.is_archived)

    def _act(self) -> None:
        if self._action:
            self.acted.emit(self._action.code)

    def _open_menu(self) -> None:
        if self._file is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._file.client.is_archived:
            back = menu.addAction(qicon(Icon.UNDO), self.tr("Bring back"))
            back.triggered.connect(self.bring_back_requested)
        else:
            edit = menu.addAction(qicon(Icon.PENCIL), self.tr("Edit details"))
            edit.triggered.connect(self._open_details)
            again = menu.addAction(qicon(Icon.CLIPBOARD), self.tr("Screen again"))
            again.triggered.connect(self.screen_again_requested)
            menu.addSeparator()
            away = menu.addAction(qicon(Icon.ARCHIVE), self.tr("Archive"))
            away.triggered.connect(self.archive_requested)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _open_details(self) -> None:
        self.open_tab(Tab.DETAILS)
        self._details.first_field().setFocus()

    def _on_tab(self, place: int) -> None:
        if not self._around.privacy.is_hidden:
            self._pages.setCurrentWidget(self._tab_pages[place])
        announce(self, self._tabs.tabText(place))
        self.tab_opened.emit(place)

    # Pages

    def _build_pages(self) -> None:
        self._overview = Overview(self._words, self)
        self._overview.review_requested.connect(self.screen_again_requested)
        self._overview.week_requested.connect(self.week_requested)
        self._overview.edit_requested.connect(self._open_details)
        self._screenings = ScreeningRecords(self._words, self)
        self._screenings.resume_requested.connect(self.resume_requested)
        self._weeks = WeekRecords(self._words, self)
        self._weeks.week_requested.connect(self.week_requested)
        details = ScrollColumn(self, name="clients.detailsPage")
        self._details = DetailsForm(self._around.words, details.content)
        details.replace([self._details])
        self._tab_pages: list[QWidget] = [self._overview, self._screenings, self._weeks, details]
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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Tab and event.modifiers() & control:
            self._tabs.step(1)
        elif event.key() == Qt.Key.Key_Backtab and event.modifiers() & control:
            self._tabs.step(-1)
        else:
            super().keyPressEvent(event)


_ICONS = {
    "plan": Icon.CALENDAR,
    "screen": Icon.CLIPBOARD,
    "resume": Icon.ARROW_RIGHT,
}
