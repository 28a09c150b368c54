"""The list at the left of the Clients place: search, filters, clients."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from studio.text import folded
from ui.clients.list_delegate import ClientDelegate
from ui.clients.list_model import ClientFilter, ClientLine, ClientListModel, Group, Role
from ui.widgets.buttons import Chip, button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label, set_tip
from ui.widgets.search_field import SearchField
from ui.widgets.wrap_row import WrapRow

WIDTH = 310
_LONGEST_ON_A_BUTTON = 16


class ClientListCard(Card):
    """Finds clients; `chosen` carries the id of the one that is selected.

    `add_requested` carries what was looked for, if nobody is called so.
    """

    chosen = Signal(str)
    entered = Signal()
    archive_requested = Signal()
    add_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margins=(12, 12, 12, 10), spacing=8)
        self.setFixedWidth(WIDTH)
        self._chosen = ""
        self._is_changing = False
        self.body.addLayout(self._build_search())
        self.body.addWidget(self._build_filters())
        self._model = ClientListModel(self)
        self._filter = ClientFilter(self)
        self._filter.setSourceModel(self._model)
        self._list = _ListView(self)
        self._list.setModel(self._filter)
        self._list.setItemDelegate(ClientDelegate(self._list))
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._list.typed.connect(self._on_typed)
        self._list.entered_with_key.connect(self.entered)
        self._list.archive_wanted.connect(self.archive_requested)
        self.body.addWidget(self._list, 1)
        self._nobody = self._build_nobody()
        self.body.addWidget(self._nobody, 1)
        self._nobody.hide()

    def show_lines(self, lines: Sequence[ClientLine]) -> None:
        """Show the clients; the selected one stays selected."""
        with self._changing():
            self._model.show_lines(lines)
        for group, chip in self._chips.items():
            count = self._model.count_of(group)
            chip.setVisible(group is Group.ALL or count > 0)
            if group is not Group.ALL:
                chip.setText(f"{self._names[group]} {count}")
                chip.setAccessibleName(chip.label)
        self._keep_filter_possible()
        self._reselect()
        self._show_nobody()

    def choose(self, client_id: str) -> None:
        """Select a client, taking a filter or a search away that would leave them out."""
        self._chosen = client_id
        index = self._model.index_of(client_id)
        if index.isValid() and not self._filter.mapFromSource(index).isValid():
            line = index.data(Role.LINE)
            archived = isinstance(line, ClientLine) and Group.ARCHIVED in line.groups
            self._search.clear()
            with self._changing():
                self._filter.search("")
            self._choose_group(Group.ARCHIVED if archived else Group.ALL)
        self._reselect()

    def choose_first(self) -> None:
        """Select the first client of the list, if there is one."""
        if not self._list.currentIndex().isValid() and self._filter.rowCount():
            self._list.setCurrentIndex(self._filter.index(0, 0))

    @property
    def view(self) -> QListView:
        """Return the list itself, for the keyboard."""
        return self._list

    @property
    def search_field(self) -> SearchField:
        """Return the search field, for the keyboard."""
        return self._search

    def _build_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._search = SearchField(
            self.tr("Name, phone or email"), self, name="clients.search", pause_ms=80
        )
        self._search.setProperty("kind", "sunken")
        self._search.searched.connect(self._on_searched)
        self._search.stepped.connect(self._step)
        self._search.returnPressed.connect(self.entered)
        row.addWidget(self._search, 1)
        text = self.tr("New client")
        add = button("", self, icon=Icon.USER_PLUS, name="clients.new", accessible=text)
        set_tip(add, text)
        add.clicked.connect(self._add_somebody)
        row.addWidget(add)
        return row

    def _build_filters(self) -> WrapRow:
        self._names = {
            Group.ALL: self.tr("All"),
            Group.DUE: self.tr("Due"),
            Group.REVIEWS: self.tr("Reviews"),
            Group.WAITING: self.tr("Waiting"),
            Group.ARCHIVED: self.tr("Archived"),
        }
        row = WrapRow(self, gap=5)
        self._chips: dict[Group, Chip] = {}
        self._chip_group = QButtonGroup(self)
        self._chip_group.idClicked.connect(self._on_group)
        for place, (group, name) in enumerate(self._names.items()):
            chip = Chip(name, row, f"clients.{group.value}")
            chip.setChecked(group is Group.ALL)
            self._chips[group] = chip
            self._chip_group.addButton(chip, place)
            row.add(chip)
        return row

    def _build_nobody(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(10, 12, 10, 0)
        column.setSpacing(6)
        self._nobody_text = label("", box, color="text_2", wrap=True, name="clients.nobody")
        column.addWidget(self._nobody_text)
        left = Qt.AlignmentFlag.AlignLeft
        self._meant = button("", box, kind="link", name="clients.meant")
        self._meant.clicked.connect(self._take_meant)
        column.addWidget(self._meant, 0, left)
        self._add = button("", box, kind="link", icon=Icon.USER_PLUS, name="clients.add")
        self._add.clicked.connect(self._add_searched)
        column.addWidget(self._add, 0, left)
        column.addStretch(1)
        return box

    def _on_searched(self, text: str) -> None:
        with self._changing():
            self._filter.search(text)
        self._reselect()
        if text:
            self.choose_first()
        self._show_nobody()

    def _on_group(self, place: int) -> None:
        with self._changing():
            self._filter.choose(list(self._names)[place])
        self._reselect()
        self._show_nobody()

    def _choose_group(self, group: Group) -> None:
        self._chips[group].setChecked(True)
        with self._changing():
            self._filter.choose(group)
        self._show_nobody()

    def _keep_filter_possible(self) -> None:
        if self._model.count_of(self._filter.group) == 0:
            self._choose_group(Group.ALL)

    def _show_nobody(self) -> None:
        text = self._search.text().strip()
        is_empty = self._filter.rowCount() == 0 and bool(text)
        self._nobody.setVisible(is_empty)
        self._list.setVisible(not is_empty)
        if not is_empty:
            return
        near = self._nearest(text)
        self._nobody_text.setText(self.tr("No one called “{text}”.").format(text=text))
        add = self.tr("Add as a new client")
        if len(text) <= _LONGEST_ON_A_BUTTON:
            add = self.tr("Add {text} as a new client").format(text=text)
        self._add.setText(add)
        self._add.setAccessibleName(add)
        self._meant.setVisible(near is not None)
        if near is not None:
            self._meant.setText(self.tr("Did you mean {name}?").format(name=near.name))
            self._meant.setAccessibleName(self._meant.label)

    def _nearest(self, text: str) -> ClientLine | None:
        names = {folded(part): line for line in self._model.lines for part in line.found_by}
        found = get_close_matches(folded(text), names, n=1, cutoff=0.6)
        return names[found[0]] if found else None

    def _add_somebody(self) -> None:
        self.add_requested.emit("")

    def _add_searched(self) -> None:
        self.add_requested.emit(self._search.text().strip())

    def _take_meant(self) -> None:
        near = self._nearest(self._search.text())
        if near is not None:
            self.choose(near.client_id)
            self.chosen.emit(near.client_id)

    def _on_current(self, current: QModelIndex) -> None:
        if self._is_changing:
            return
        line = current.data(Role.LINE)
        if isinstance(line, ClientLine) and line.client_id != self._chosen:
            self._chosen = line.client_id
            self.chosen.emit(line.client_id)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Change what is listed; where Qt then moves the selection, nobody has chosen."""
        self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False

    def _reselect(self) -> None:
        index = self._filter.mapFromSource(self._model.index_of(self._chosen))
        selection = self._list.selectionModel()
        if index.isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            selection.clear()

    def _step(self, by: int) -> None:
        row = self._list.currentIndex().row() + by
        if 0 <= row < self._filter.rowCount():
            self._list.setCurrentIndex(self._filter.index(row, 0))

    def _on_typed(self, text: str) -> None:
        self._search.setFocus()
        self._search.insert(text)
        self._on_searched(self._search.text())


class _ListView(QListView):
    """A list in which letters go to the search and Enter into the profile."""

    typed = Signal(str)
    entered_with_key = Signal()
    archive_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("clients.list")
        self.setAccessibleName(self.tr("Clients"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_with_key.emit()
        elif key == Qt.Key.Key_Delete and plain:
            self.archive_wanted.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
