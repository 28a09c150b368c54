"""Clients: the list at the left, one person at the right."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.changes import Changes
from studio.clients.client import Client
from studio.errors import StaleWrite, StudioError
from studio.ids import ClientId, TrainerId
from ui.clients.list_view import WIDTH, ClientListCard
from ui.clients.profile import Profile, Tab
from ui.clients.reading import (
    ClientFile,
    ClientList,
    ClientServices,
    read_client,
    read_list,
    save_field,
)
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

    def __init__(
        self, surroundings: Surroundings, services: ClientServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._services = services
        self._words = ClientWords(surroundings)
        self._list: ClientList | None = None
        self._file: ClientFile | None = None
        self._chosen = ""
        self._list_ticket: Ticket | None = None
        self._file_ticket: Ticket | None = None
        self._build()
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
        self._chosen = client_id
        self.detail_changed.emit(client_id)
        self._read_client()

    def _read_client(self) -> None:
        if self._file_ticket:
            self._file_ticket.forget()
        ask = partial(read_client, self._services, self._around.clock, ClientId(self._chosen))
        self._file_ticket = self._around.runner.ask(ask, self._on_file, owner=self)

    def _on_file(self, file: ClientFile) -> None:
        self._file = file
        self._profile.show_file(file)
        self._right.setCurrentWidget(self._profile)

    def _on_committed(self, changes: Changes) -> None:
        self.reload()

    def _show_again(self) -> None:
        if self._list:
            self._clients.show_lines(self._words.lines(self._list))
        if self._file:
            self._profile.show_file(self._file)

    # Wishes

    def _on_acted(self, code: str) -> None:
        if code == "plan":
            self.plan_requested.emit(self._chosen)
        elif code == "screen":
            self.screening_requested.emit(self._chosen)
        elif self._file and self._file.open_screening:
            self.resume_requested.emit(self._file.open_screening.id)

    def _screen_again(self) -> None:
        self.screening_requested.emit(self._chosen)

    def _on_week(self, monday: date) -> None:
        self.week_requested.emit(self._chosen, monday)

    def _on_details(self, before: Client, after: Client, field: str) -> None:
        self._around.runner.ask(
            partial(save_field, self._services, before, after, field, self._actor),
            partial(self._on_saved, before, after, field),
            partial(self._on_refused, field),
            owner=self,
        )

    def _on_saved(self, before: Client, after: Client, field: str, saved: Client) -> None:
        name = self._around.privacy.shown_name(saved)
        self._around.overlay.show_toast(
            self.tr("Details of {name} saved").format(name=name),
            action=self.tr("Undo"),
            then=partial(self._take_back, before, after, field),
            undo_key=True,
        )

    def _take_back(self, before: Client, after: Client, field: str) -> None:
        take_back = partial(save_field, self._services, after, before, field, self._actor)
        self._around.runner.ask(take_back, owner=self)

    def _on_refused(self, field: str, error: StudioError) -> None:
        if isinstance(error, StaleWrite):
            self._around.runner.problem.emit(error)
            self.reload()
        else:
            self._profile.details.show_error(field, error)

    def _archive(self) -> None:
        if self._file is None or self._file.client.is_archived:
            return
        archive = partial(self._services.clients.archive, self._file.client.id, self._actor)
        self._around.runner.ask(archive, self._on_archived, owner=self)

    def _on_archived(self, client: Client) -> None:
        name = self._around.privacy.shown_name(client)
        self._around.overlay.show_toast(
            self.tr("{name} archived").format(name=name),
            action=self.tr("Undo"),
            then=partial(self._bring_back, client.id),
            undo_key=True,
        )

    def _bring_back_chosen(self) -> None:
        self._bring_back(ClientId(self._chosen))

    def _bring_back(self, client_id: ClientId) -> None:
        bring_back = partial(self._services.clients.bring_back, client_id, self._actor)
        self._around.runner.ask(bring_back, owner=self)

    @property
    def _actor(self) -> TrainerId | None:
        return self._around.at_desk.trainer_id

    def _enter_profile(self) -> None:
        if self._right.currentWidget() is self._profile:
            self._profile.focus_primary()

    def _show_names(self) -> None:
        self._around.privacy.hide_names(hidden=False)

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
        self._clients.new_client_requested.connect(self.new_client_requested)
        row.addWidget(self._clients)
        self._right = QStackedWidget(self._body)
        row.addWidget(self._right, 1)
        self._right.addWidget(QWidget(self._right))
        self._first = self._build_first()
        self._right.addWidget(self._first)
        self._profile = self._build_profile()
        self._right.addWidget(self._profile)

    def _build_profile(self) -> Profile:
        profile = Profile(self._around, self._words, self._right)
        profile.acted.connect(self._on_acted)
        profile.screen_again_requested.connect(self._screen_again)
        profile.resume_requested.connect(self.resume_requested)
        profile.week_requested.connect(self._on_week)
        profile.archive_requested.connect(self._archive)
        profile.bring_back_requested.connect(self._bring_back_chosen)
        profile.show_names_requested.connect(self._show_names)
        profile.details.changed.connect(self._on_details)
        return profile

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
