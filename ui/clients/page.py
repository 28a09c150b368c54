"""Clients: the list at the left, one person at the right."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.changes import Changes
from studio.clients.client import Client
from studio.clients.consent import Purpose, Way
from studio.errors import StudioError
from studio.ids import ClientId
from studio.screening.screening import Scope, Screening
from studio.services.clients import NewClient
from ui.clients.client_sheets import ClientSheets, SheetServices
from ui.clients.deeds import ClientDeeds
from ui.clients.help_sheet import HelpSheet
from ui.clients.history_words import HistoryWords
from ui.clients.list_view import WIDTH, ClientListCard
from ui.clients.new_client_sheet import NewClientSheet
from ui.clients.next_step import Action
from ui.clients.past_pages import MakePast, PastPages
from ui.clients.profile import Profile, Tab
from ui.clients.reading import ClientFile, ClientList, ClientServices, read_client, read_list
from ui.clients.signed_pages import SignedPages
from ui.clients.words import ClientWords
from ui.shell.place import Place, Surroundings
from ui.shell.tasks import Ticket
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.skeleton import Skeleton


class ClientsPage(Place):
    """Finds people and shows what is known about one.

    What a button opens beyond this place is decided by whoever composed the program.
    """

    new_client_requested = Signal()
    screening_requested = Signal(str)
    resume_requested = Signal(str)
    plan_requested = Signal(str)
    week_requested = Signal(str, object)
    paper_requested = Signal(str, str)

    def __init__(
        self,
        surroundings: Surroundings,
        services: ClientServices,
        make_past: MakePast,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._services = services
        self._words = ClientWords(surroundings)
        self._list: ClientList | None = None
        self._file: ClientFile | None = None
        self._chosen = ""
        self._added = ""
        self._list_ticket: Ticket | None = None
        self._file_ticket: Ticket | None = None
        self._deeds = ClientDeeds(surroundings, services, self)
        self._sheets = ClientSheets(
            surroundings,
            self._words,
            SheetServices(services.evidence, services.screenings, services.sessions),
            self,
        )
        self._pages_signed = SignedPages(surroundings, self._deeds, self)
        self._new: NewClientSheet | None = None
        self._help: HelpSheet | None = None
        self._build()
        self._past = PastPages(
            surroundings, services.content, make_past, self._right, self._profile
        )
        self._join_deeds()
        surroundings.broadcast.committed.connect(self._on_committed)
        surroundings.privacy.changed.connect(self._show_again)
        self.reload()

    # Asking and showing

    def reload(self) -> None:
        """Read the list again, and the open client."""
        if self._list_ticket:
            self._list_ticket.forget()
        ask = partial(read_list, self._services, self._around.clock)
        self._list_ticket = self._around.runner.ask(ask, self._on_list, owner=self)
        if self._chosen:
            self._read_client()

    def open_client(self, client_id: str, tab: Tab | None = None) -> None:
        """Show one client, and a tab of theirs if one is named."""
        if tab is not None:
            self._profile.open_tab(tab)
        self._clients.choose(client_id)
        if client_id != self._chosen:
            self._on_chosen(client_id)

    def welcome(self, client_id: str) -> None:
        """Show somebody new, with the keyboard on what comes next."""
        self._added = client_id
        self._profile.open_tab(Tab.OVERVIEW)
        self.open_client(client_id)

    @override
    def show_detail(self, detail: object) -> None:
        if isinstance(detail, str):
            self.open_client(detail)

    @override
    def focus_main(self) -> None:
        self._clients.view.setFocus()

    @override
    def focus_search(self) -> None:
        self._clients.search_field.setFocus()
        self._clients.search_field.selectAll()

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("A–Z", self.tr("Search by typing in the list")),
            ("Up Down", self.tr("Next client")),
            ("Enter", self.tr("Into the profile")),
            ("Ctrl+Tab", self.tr("Next part of the profile")),
            ("W", self.tr("Plan the week, from the profile")),
            ("E", self.tr("Edit the details, from the profile")),
            ("Delete", self.tr("Archive, with a way back")),
        ]

    @override
    def panes(self) -> list[QWidget]:
        return [self._clients, self._right]

    def _on_list(self, read: ClientList) -> None:
        self._list = read
        self._pages.setCurrentWidget(self._body)
        self._clients.show_lines(self._words.lines(read))
        has_clients = bool(read.rows or read.archived)
        self._clients.setVisible(has_clients)
        if not has_clients:
            self._right.setCurrentWidget(self._first)
        elif not self._chosen:
            self._clients.choose_first()
        self.state_changed.emit(self._words.count(len(read.rows)))

    def _on_chosen(self, client_id: str) -> None:
        self._profile.notes.flush()
        self._past.leave()
        self._sheets.show_file(None)
        self._pages_signed.leave()
        self._chosen = client_id
        self.detail_changed.emit(client_id)
        self._read_client()

    def _read_client(self) -> None:
        if self._file_ticket:
            self._file_ticket.forget()
        ask = partial(read_client, self._services, self._around.clock, ClientId(self._chosen))
        self._file_ticket = self._around.runner.ask(ask, self._on_file, owner=self)

    def _on_file(self, file: ClientFile) -> None:
        due = self._list.due if self._list is not None else {}
        self._file = replace(file, due=due.get(file.client.id, ()))
        self._profile.show_file(self._file)
        self._sheets.show_file(self._file)
        if not self._past.is_open:
            self._right.setCurrentWidget(self._profile)
        if self._added == file.client.id:
            self._added = ""
            self._profile.focus_primary()

    def _on_committed(self, changes: Changes) -> None:
        self.reload()

    def _show_again(self) -> None:
        if self._around.privacy.is_hidden:
            self._past.leave()
        if self._list:
            self._clients.show_lines(self._words.lines(self._list))
        if self._file:
            self._profile.show_file(self._file)

    # Wishes

    def _on_acted(self, action: Action) -> None:
        if action.code == "plan":
            self.plan_requested.emit(self._chosen)
        elif action.code == "screen":
            self.screening_requested.emit(self._chosen)
        elif action.code == "check":
            self._deeds.start_check(self._chosen, action.scope)
        elif action.code == "letter":
            self._print_letter()
        elif action.code == "help":
            self._show_help()
        elif action.code == "consent":
            self._profile.ask_for_consent(Purpose.HEALTH)
        elif self._file and self._file.open_screening:
            self.resume_requested.emit(self._file.open_screening.id)

    def _plan(self) -> None:
        self.plan_requested.emit(self._chosen)

    def _rescreen(self, scope: Scope) -> None:
        self._deeds.start_check(self._chosen, scope)

    def _review(self) -> None:
        """Ask again what is due, and at least what may have changed."""
        due = self._file.standing.rescreen if self._file else None
        self._deeds.start_check(self._chosen, due or Scope.SHORT)

    def _on_week(self, monday: date) -> None:
        self.week_requested.emit(self._chosen, monday)

    def _print_letter(self) -> None:
        if self._file is not None and self._file.standing.screening_id is not None:
            self.paper_requested.emit("letter", self._file.standing.screening_id)

    def _show_help(self) -> None:
        if self._file is None:
            return
        if self._help is None:
            self._help = HelpSheet(self._around)
            self._help.letter_wanted.connect(self._print_letter)
            self._help.discharge_wanted.connect(self._sheets.open_closing)
        self._help.show_file(self._file)
        self._help.open()

    def _on_goals(self, goals: tuple[str, ...]) -> None:
        if self._file is not None:
            before = self._file.client
            self._deeds.insist(before, replace(before, goals=goals), "goals")

    def _on_given(self, purpose: Purpose, name: str, relation: str, way: Way) -> None:
        if self._file is not None:
            self._deeds.give(self._file.client, purpose, name, relation, way)

    def _on_page(self, screening_id: str) -> None:
        screening = self._screening(screening_id)
        if self._file is not None and screening is not None:
            title = HistoryWords(self._around).title(screening)
            self._pages_signed.choose(self._file, screening_id, title)

    def _open_past(self, screening_id: str, answer: str = "") -> None:
        screening = self._screening(screening_id)
        if self._file is not None and screening is not None:
            self._past.open(self._file, screening, answer)

    def _open_answer(self, question: str, area: str) -> None:
        if self._file is not None and self._file.standing.screening_id is not None:
            key = f"{question}@{area}" if area else question
            self._open_past(self._file.standing.screening_id, key)

    def _screening(self, screening_id: str) -> Screening | None:
        history = self._file.history if self._file is not None else ()
        return next((s for s in history if s.id == screening_id), None)

    def _archive(self) -> None:
        if self._file is not None and not self._file.client.is_archived:
            self._profile.notes.flush()
            self._deeds.archive(self._file.client.id)

    def _bring_back_chosen(self) -> None:
        self._deeds.bring_back(ClientId(self._chosen))

    def _enter_profile(self) -> None:
        if self._right.currentWidget() is self._profile:
            self._profile.focus_primary()

    def _show_names(self) -> None:
        self._around.privacy.hide_names(hidden=False)

    # Somebody new, and somebody known

    def _add(self, searched: str) -> None:
        if self._new is None:
            self._new = NewClientSheet(self._around)
            self._new.wanted.connect(self._deeds.add)
            self._new.existing_chosen.connect(self.open_client)
        self._new.begin(searched)

    def _on_added(self, client: Client) -> None:
        if self._new is not None:
            self._new.dismiss()
        self.welcome(client.id)

    def _on_known(self, wanted: object, others: tuple[Client, ...]) -> None:
        if isinstance(wanted, NewClient):
            if self._new is not None:
                self._new.show_known(others)
        elif isinstance(wanted, tuple):
            before, after, field = wanted
            self._profile.details.show_known(before, after, field, others)

    def _on_refused(self, field: str, error: StudioError) -> None:
        if field == "new" and self._new is not None:
            self._new.show_refusal(error)
        elif self._profile.details.knows(field):
            self._profile.details.show_error(field, error)
        else:
            self._around.runner.problem.emit(error)

    def _on_notes_saved(self, client: Client, merged: bool) -> None:  # noqa: FBT001  a signal's
        self._profile.notes.show_saved(client, merged=merged)

    # Building

    def _build(self) -> None:
        self._pages = QStackedLayout(self)
        self._pages.addWidget(Skeleton(self, columns=(WIDTH, 0)))
        self._body = QWidget(self)
        self._pages.addWidget(self._body)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        self._clients = ClientListCard(self._body)
        self._clients.chosen.connect(self._on_chosen)
        self._clients.entered.connect(self._enter_profile)
        self._clients.archive_requested.connect(self._archive)
        self._clients.add_requested.connect(self._add)
        row.addWidget(self._clients)
        self._right = QStackedWidget(self._body)
        row.addWidget(self._right, 1)
        self._right.addWidget(QWidget(self._right))
        self._first = self._build_first()
        self._right.addWidget(self._first)
        self._profile = Profile(self._around, self._words, self._right)
        self._right.addWidget(self._profile)
        self._join_profile()

    def _join_profile(self) -> None:
        profile, head = self._profile, self._profile.head
        head.acted.connect(self._on_acted)
        head.rescreen_requested.connect(self._rescreen)
        head.change_requested.connect(self._sheets.open_change)
        head.session_requested.connect(self._sheets.open_session)
        for source in (head, profile):
            source.archive_requested.connect(self._archive)
            source.bring_back_requested.connect(self._bring_back_chosen)
        profile.plan_requested.connect(self._plan)
        profile.show_names_requested.connect(self._show_names)
        profile.weeks.week_requested.connect(self._on_week)
        profile.history.acted.connect(self._on_acted)
        profile.history.resume_requested.connect(self.resume_requested)
        profile.history.open_requested.connect(self._open_past)
        profile.history.paper_requested.connect(self.paper_requested)
        profile.history.page_requested.connect(self._on_page)
        profile.notes.changed.connect(self._deeds.keep_notes)
        profile.details.changed.connect(self._deeds.change)
        profile.details.insisted.connect(self._deeds.insist)
        profile.details.existing_chosen.connect(self.open_client)
        self._join_overview()

    def _join_overview(self) -> None:
        overview = self._profile.overview
        overview.week.week_requested.connect(self._on_week)
        overview.week.session_requested.connect(self._sheets.open_session)
        overview.goals.changed.connect(self._on_goals)
        overview.consents.given.connect(self._on_given)
        overview.consents.withdrawn.connect(self._deeds.withdraw)
        overview.account.review_requested.connect(self._review)
        overview.account.close_requested.connect(self._sheets.open_closing)
        overview.account.reopen_requested.connect(self._sheets.open_reopening)
        overview.account.answer_requested.connect(self._open_answer)

    def _join_deeds(self) -> None:
        deeds = self._deeds
        deeds.known.connect(self._on_known)
        deeds.refused.connect(self._on_refused)
        deeds.outdated.connect(self.reload)
        deeds.added.connect(self._on_added)
        deeds.notes_saved.connect(self._on_notes_saved)
        deeds.notes_refused.connect(self._profile.notes.show_refusal)
        deeds.check_started.connect(self.screening_requested)
        self._sheets.rescreen_requested.connect(deeds.start_check)

    def _build_first(self) -> QWidget:
        page = QWidget(self._right)
        column = QVBoxLayout(page)
        card = Card(page, margins=28, spacing=12)
        card.setFixedWidth(520)
        title = self.tr("Your first client takes about four minutes")
        card.body.addWidget(label(title, card, px=20, weight=600, wrap=True))
        said = self.tr("The sign-up asks for a name and goes through the screening together.")
        card.body.addWidget(label(said, card, color="text_2", wrap=True))
        start = button(
            self.tr("New client"), card, kind="primary", size="large", icon=Icon.USER_PLUS,
            key_hint="Ctrl N", name="clients.first",
        )  # fmt: skip
        start.clicked.connect(self.new_client_requested)
        card.body.addWidget(start)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        return page

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._list is not None:
            self._clients.view.doItemsLayout()
