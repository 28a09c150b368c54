"""The exercises of the library as a Qt model."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from studio.exercises.exercise import Exercise
from ui.library.groups import Group

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """One exercise as the list shows it, with the line under its name."""

    exercise: Exercise
    line: str
    groups: frozenset[Group] = frozenset()


class Role(IntEnum):
    """What the delegate and the list ask for."""

    LINE = int(Qt.ItemDataRole.UserRole) + 1


class ExerciseListModel(QAbstractListModel):
    """Holds lines in the order they are shown; it finds and changes nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ExerciseLine, ...] = ()
        self._places: dict[str, int] = {}

    def show_lines(self, lines: Sequence[ExerciseLine]) -> None:
        """Show other lines; the same ones again change nothing."""
        new = tuple(lines)
        if new == self._lines:
            return
        self.beginResetModel()
        self._lines = new
        self._places = {line.exercise.slug: place for place, line in enumerate(new)}
        self.endResetModel()

    def index_of(self, slug: str) -> QModelIndex:
        """Return where an exercise stands; an invalid index if it is not in the list."""
        place = self._places.get(slug)
        return QModelIndex() if place is None else self.index(place, 0)

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
            return line.exercise.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.exercise.name}, {line.line}"
        return None
