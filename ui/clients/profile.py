"""The profile: who it is, the one thing to do next, and everything known, by tab."""

from enum import IntEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.planning.week_plan import WeekPlan
from studio.screening.outcome import Planning
from studio.screening.screening import Screening, Status
from ui.clients.details import DetailsForm
from ui.clients.reading import ClientFile
from ui.clients.sections import RecordCard, Section
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

SIDE_WIDTH = 300


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
        self._show_overview(file)
        self._show_screenings(file)
        self._show_plans(file)
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

    def _resume(self, screening_id: str) -> None:
        self.resume_requested.emit(screening_id)

    # Pages

    def _build_pages(self) -> None:
        overview = QWidget(self)
        row = QHBoxLayout(overview)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self._main = ScrollColumn(overview, name="clients.overview")
        row.addWidget(self._main, 1)
        self._side = ScrollColumn(overview, name="clients.side")
        self._side.setFixedWidth(SIDE_WIDTH)
        row.addWidget(self._side)
        self._screenings = ScrollColumn(self, spacing=10, name="clients.screenings")
        self._plans = ScrollColumn(self, spacing=10, name="clients.plans")
        details = ScrollColumn(self, name="clients.detailsPage")
        self._details = DetailsForm(self._around.words, details.content)
        details.replace([self._details])
        self._tab_pages: list[QWidget] = [overview, self._screenings, self._plans, details]
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

    def _show_overview(self, file: ClientFile) -> None:
        main = [self._account_section(file), *self._week_section(file)]
        self._main.replace(main)
        side: list[QWidget] = [self._contact_section(file)]
        if file.client.goals:
            goals = Section(self.tr("Goals"), self, name="clients.goals")
            for goal in file.client.goals:
                goals.body.addWidget(label(goal, goals, wrap=True))
            side.append(goals)
        if file.client.notes:
            notes = Section(self.tr("Notes"), self, name="clients.noteCard")
            notes.body.addWidget(label(file.client.notes, notes, wrap=True))
            side.append(notes)
        self._side.replace(side)

    def _account_section(self, file: ClientFile) -> Section:
        standing = file.standing
        may_screen = not file.client.is_archived and standing.tier is not None
        section = Section(
            self.tr("What we take into account"),
            self,
            link=self.tr("Review now") if may_screen else "",
            icon=Icon.CLIPBOARD,
            name="clients.account",
        )
        section.linked.connect(self.screen_again_requested)
        entries = self._words.considerations(standing)
        section.show_considerations(entries)
        if not entries:
            section.say(self._nothing_to_consider(file))
        return section

    def _nothing_to_consider(self, file: ClientFile) -> str:
        planning = file.standing.planning
        if planning is Planning.LOCKED and file.standing.locked_because == "expired":
            return self.tr("The answers are older than they count. A short check opens the plan.")
        if planning is Planning.LOCKED:
            return self.tr("The screening says what suits; the plan opens after it.")
        if planning is Planning.ON_HOLD:
            return _reasons(file) or self.tr("The plan is on hold until a letter is here.")
        if planning is Planning.STOPPED:
            return _reasons(file) or self.tr("The plan rests until somebody medical was seen.")
        return self.tr("Nothing for now. The whole library suits.")

    def _week_section(self, file: ClientFile) -> list[QWidget]:
        for plan in reversed(file.weeks):
            if plan.sessions and not self._words.is_past(plan, file.today):
                return [self._week_card(plan)]
        return []

    def _week_card(self, week: WeekPlan) -> QWidget:
        card = RecordCard(
            self,
            week.monday,
            self.tr("Week of {days}").format(days=self._words.week_title(week)),
            (self._words.week_line(week), self._words.week_days(week)),
            action=self.tr("Open week"),
            name="clients.thisWeek",
        )
        card.acted.connect(self.week_requested)
        return card

    def _contact_section(self, file: ClientFile) -> Section:
        section = Section(
            self.tr("Contact"), self, link=self.tr("Edit"), icon=Icon.PENCIL, name="clients.contact"
        )
        section.linked.connect(self._open_details)
        pairs = self._words.contact(file.client)
        section.show_pairs(pairs)
        if not pairs:
            section.say(self.tr("No phone or email yet."))
        return section

    def _show_screenings(self, file: ClientFile) -> None:
        cards: list[QWidget] = [self._screening_card(s, file) for s in file.history]
        if not cards:
            empty = Section(self.tr("No screening yet"), self, name="clients.noScreening")
            empty.say(self.tr("The first one takes about four minutes and opens the plan."))
            cards.append(empty)
        self._screenings.replace(cards)

    def _screening_card(self, screening: Screening, file: ClientFile) -> RecordCard:
        is_open = screening.confirmed_at is None
        tier = screening.chosen_tier
        action = ""
        if is_open and not file.client.is_archived:
            proposed = screening.status is Status.PROPOSED
            action = self.tr("Review outcome") if proposed else self.tr("Resume")
        reasons = screening.outcome.findings if screening.outcome else ()
        lines = [self._words.screening_state(screening, file)]
        lines += dict.fromkeys(finding.reason for finding in reasons)
        if screening.choice_reason:
            said = self.tr("Chosen more careful: {reason}")
            lines.append(said.format(reason=screening.choice_reason))
        card = RecordCard(
            self,
            screening.id,
            self._words.screening_title(screening),
            lines,
            action=action,
            name=f"clients.screening.{screening.id}",
            tier_key=tier.key if tier is not None else "",
            tier_text=self._words.tier_text(tier),
        )
        card.acted.connect(self._resume)
        return card

    def _show_plans(self, file: ClientFile) -> None:
        cards: list[QWidget] = []
        for plan in file.weeks:
            card = RecordCard(
                self,
                plan.monday,
                self._words.week_title(plan),
                (self._words.week_line(plan), self._words.week_days(plan)),
                action=self.tr("Open"),
                name=f"clients.week.{plan.monday.isoformat()}",
            )
            card.acted.connect(self.week_requested)
            cards.append(card)
        if not cards:
            empty = Section(self.tr("No week planned yet"), self, name="clients.noPlan")
            empty.say(self.tr("Planned weeks stand here, newest first."))
            cards.append(empty)
        self._plans.replace(cards)

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


def _reasons(file: ClientFile) -> str:
    outcome = file.standing.outcome
    findings = outcome.findings if outcome else ()
    return " ".join(dict.fromkeys(f.reason for f in findings if f.tier == file.standing.tier))
