"""The client list as a Qt model, and what of it a search and a filter leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from typing_extensions import override

from studio.text import digits, folded

Index = QModelIndex | QPersistentModelIndex


class Group(Enum):
    """The filters above the list."""

    ALL = "all"
    DUE = "due"
    REVIEWS = "reviews"
    WAITING = "waiting"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client as the list shows them; `found_by` is what a search looks through."""

    client_id: str
    name: str
    initials: str
    line: str
    groups: frozenset[Group]
    tier_key: str = ""
    tier_text: str = ""
    is_hidden: bool = False
    found_by: tuple[str, ...] = ()
    phone: str = ""


class Role(IntEnum):
    """What the delegate and the filter ask for."""

    LINE = int(Qt.ItemDataRole.UserRole) + 1


class ClientListModel(QAbstractListModel):
    """Holds the lines; it reads and changes nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ClientLine, ...] = ()

    def show_lines(self, lines: Sequence[ClientLine]) -> None:
        """Show other lines; where only texts changed, the list keeps its place."""
        new = tuple(lines)
        if [line.client_id for line in new] == [line.client_id for line in self._lines]:
            self._change_texts(new)
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    @property
    def lines(self) -> tuple[ClientLine, ...]:
        """Return all lines."""
        return self._lines

    def index_of(self, client_id: str) -> QModelIndex:
        """Return where a client stands; an invalid index if they are not in the list."""
        for place, line in enumerate(self._lines):
            if line.client_id == client_id:
                return self.index(place, 0)
        return QModelIndex()

    def count_of(self, group: Group) -> int:
        """Return how many clients belong to a filter."""
        return sum(group in line.groups for line in self._lines)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tier = "" if line.is_hidden else line.tier_text
            return ", ".join(part for part in (line.name, tier, line.line) if part)
        return None

    def _change_texts(self, new: tuple[ClientLine, ...]) -> None:
        old, self._lines = self._lines, new
        changed = [i for i, (was, now) in enumerate(zip(old, new, strict=True)) if was != now]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))


class ClientFilter(QSortFilterProxyModel):
    """Leaves the clients of one group whose name, phone or mail fits what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._group = Group.ALL
        self._words: tuple[str, ...] = ()
        self._digits = ""

    @property
    def group(self) -> Group:
        """Return the filter that is on."""
        return self._group

    def choose(self, group: Group) -> None:
        """Leave only one group."""
        self._group = group
        self.invalidate()

    def search(self, text: str) -> None:
        """Leave only what fits *text*: starts of names, or digits of a phone."""
        self._words = tuple(folded(text).split())
        self._digits = digits(text)
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        source = self.sourceModel()
        if not isinstance(source, ClientListModel):
            return False
        line = source.lines[source_row]
        return self._group in line.groups and self._fits(line)

    def _fits(self, line: ClientLine) -> bool:
        if all(any(part.startswith(word) for part in line.found_by) for word in self._words):
            return True
        return len(self._digits) > 2 and self._digits in line.phone
