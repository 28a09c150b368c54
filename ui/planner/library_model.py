"""The exercises beside the week, sorted by how they suit the client."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from typing_extensions import override

from studio.exercises.exercise import Exercise
from studio.exercises.kit import missing_kit
from studio.exercises.vocabulary import NOTE_PATTERN, PATTERNS
from studio.ids import ExerciseSlug
from studio.planning.balance import GROUP_OF_PATTERN, Group
from studio.planning.fitting import Fitting
from studio.planning.verdict import VerdictKind
from ui.planner.wording import PlannerWords
from ui.widgets.theme import scaled

Index = QModelIndex | QPersistentModelIndex
Answer = Callable[[Exercise, Fitting], object]
ROW_HEIGHT = 62

GROUPS: dict[str, frozenset[Group]] = {
    "legs": frozenset({Group.SQUAT, Group.HINGE}),
    "push": frozenset({Group.PUSH}),
    "pull": frozenset({Group.PULL}),
    "core": frozenset({Group.CORE}),
    "mobility": frozenset({Group.MOBILITY, Group.WALK}),
}


_GROUP_ORDER = list(Group)
_GENTLE = frozenset({VerdictKind.ALLOWED, VerdictKind.SAME_LIGHTER})


class Role(IntEnum):
    """What the delegate asks for."""

    SLUG = Qt.ItemDataRole.UserRole
    PATTERN = Qt.ItemDataRole.UserRole + 1
    SECOND_LINE = Qt.ItemDataRole.UserRole + 2
    IS_SWAP = Qt.ItemDataRole.UserRole + 3
    IS_LIFTED = Qt.ItemDataRole.UserRole + 4
    IS_KIT = Qt.ItemDataRole.UserRole + 5


class LibraryModel(QAbstractListModel):
    """Holds the exercises that match; what each becomes is worked out when it is shown."""

    def __init__(self, wording: PlannerWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._fitting: Fitting | None = None
        self._exercises: list[Exercise] = []
        self._words = ""
        self._group = ""
        self._on_hand = True
        self._is_gentle = False
        self._lifted = ""
        # Keys are whole numbers, because Qt asks with them.
        self._answers: dict[int, Answer] = {
            int(Qt.ItemDataRole.DisplayRole): self._name,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.ToolTipRole): self._tip,
            int(Qt.ItemDataRole.SizeHintRole): self._size,
            Role.SLUG: self._slug,
            Role.PATTERN: self._pattern,
            Role.SECOND_LINE: self._second_line,
            Role.IS_SWAP: self._is_swap,
            Role.IS_KIT: self._is_kit,
            Role.IS_LIFTED: self._is_lifted,
        }

    def show_client(self, fitting: Fitting, *, gentle: bool) -> None:
        """Show the library as it suits a client; *gentle* leaves only what does."""
        self._fitting = fitting
        self._is_gentle = gentle
        self._refill()

    def search(self, words: str) -> None:
        """Show what *words* find."""
        self._words = words.strip()
        self._refill()

    def choose_group(self, group: str) -> None:
        """Show one group of movements, or all for an empty key."""
        self._group = group
        self._refill()

    def only_on_hand(self, *, on_hand: bool) -> None:
        """Leave out what needs equipment that is not there."""
        self._on_hand = on_hand
        self._refill()

    def set_lifted(self, slug: str) -> None:
        """Show an exercise as being carried, or none for an empty slug."""
        for known in (self._lifted, slug):
            index = self.index_of(known)
            if index.isValid():
                self.dataChanged.emit(index, index, [Role.IS_LIFTED])
        self._lifted = slug

    def exercise_at(self, row: int) -> Exercise | None:
        """Return the exercise of a row."""
        return self._exercises[row] if 0 <= row < len(self._exercises) else None

    def index_of(self, slug: str) -> QModelIndex:
        """Return where an exercise stands, or no index."""
        for row, exercise in enumerate(self._exercises):
            if exercise.slug == slug:
                return self.index(row)
        return QModelIndex()

    @property
    def suitable(self) -> int:
        """Return how many exercises of the whole library suit as they are, kit included."""
        if self._fitting is None:
            return 0
        fitting = self._fitting
        return sum(fitting.suits(exercise.slug) for exercise in fitting.catalog)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._exercises)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        exercise = self.exercise_at(index.row())
        if exercise is None or self._fitting is None:
            return None
        answer = self._answers.get(role)
        return answer(exercise, self._fitting) if answer else None

    def _name(self, exercise: Exercise, _: Fitting) -> str:
        return self._wording.name(exercise.slug)

    def _second_line(self, exercise: Exercise, fitting: Fitting) -> str:
        return self._wording.second_line(exercise, fitting.landing(exercise.slug))

    def _spoken(self, exercise: Exercise, fitting: Fitting) -> str:
        return f"{exercise.name}, {self._second_line(exercise, fitting)}"

    def _tip(self, exercise: Exercise, fitting: Fitting) -> str:
        # The tag keeps Qt from guessing whether a name is markup.
        return f"<qt>{escape(self._spoken(exercise, fitting))}</qt>"

    def _size(self, _: Exercise, __: Fitting) -> QSize:
        return QSize(0, scaled(ROW_HEIGHT))

    def _slug(self, exercise: Exercise, _: Fitting) -> str:
        return exercise.slug

    def _pattern(self, exercise: Exercise, _: Fitting) -> str:
        return exercise.pattern

    def _is_swap(self, exercise: Exercise, fitting: Fitting) -> bool:
        return not fitting.suits(exercise.slug)

    def _is_kit(self, exercise: Exercise, fitting: Fitting) -> bool:
        return fitting.verdict(exercise.slug).cause == "kit"

    def _is_lifted(self, exercise: Exercise, _: Fitting) -> bool:
        return exercise.slug == self._lifted

    def _refill(self) -> None:
        if self._fitting is None:
            return
        found = self._fitting.catalog.search(self._words)
        wanted = [exercise for exercise in found if self._matches(exercise)]
        if not self._words:
            wanted.sort(key=self._place)
        if wanted != self._exercises:
            self.beginResetModel()
            self._exercises = wanted
            self.endResetModel()
        elif wanted:
            self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))

    def _matches(self, exercise: Exercise) -> bool:
        fitting = self._fitting
        if fitting is None or exercise.pattern == NOTE_PATTERN:
            return False
        if self._group and GROUP_OF_PATTERN.get(exercise.pattern) not in GROUPS[self._group]:
            return False
        if self._words:
            return True
        if self._on_hand and missing_kit(exercise, fitting.limits.kit):
            return False
        return not self._is_gentle or fitting.verdict(exercise.slug).kind in _GENTLE

    def _place(self, exercise: Exercise) -> tuple[int, int, int, bool, int, str]:
        group = GROUP_OF_PATTERN.get(exercise.pattern, Group.WALK)
        return (
            self._rank(exercise),
            _GROUP_ORDER.index(group),
            PATTERNS.index(exercise.pattern),
            exercise.ladder != exercise.pattern,
            exercise.rung,
            exercise.name,
        )

    def _rank(self, exercise: Exercise) -> int:
        """Return 0 for what suits, then lighter, then the next step, then what becomes another."""
        fitting = self._fitting
        kind = fitting.verdict(exercise.slug).kind if fitting else VerdictKind.ALLOWED
        if kind is VerdictKind.ALLOWED or fitting is None:
            return 0
        if kind is VerdictKind.SAME_LIGHTER:
            return 1
        return 2 if fitting.next_on(exercise.slug) else 3


def slug_at(index: Index) -> ExerciseSlug:
    """Return the exercise of an index."""
    return ExerciseSlug(str(index.data(Role.SLUG)))


def filters() -> Sequence[str]:
    """Return the keys of the groups in the order of their chips."""
    return ("", *GROUPS)
