"""The list at the left of the Library: search, filters, exercises."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from studio.exercises.catalog import Catalog
from studio.exercises.nearest import nearest
from studio.text import folded
from ui.library.filter_chips import FilterChips
from ui.library.groups import Group
from ui.library.list_delegate import ExerciseDelegate
from ui.library.list_model import ExerciseLine, ExerciseListModel, Role
from ui.library.nothing_found import NothingFound
from ui.library.words import LibraryWords
from ui.widgets.card import Card, Rule
from ui.widgets.figure import FigureTiles
from ui.widgets.search_field import SearchField


class ExerciseListCard(Card):
    """Finds exercises; `chosen` carries the slug of the one that is selected."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(
        self, catalog: Catalog, tiles: FigureTiles, words: LibraryWords, parent: QWidget
    ) -> None:
        super().__init__(parent, margins=(12, 12, 12, 10), spacing=8)
        self._catalog = catalog
        self._lines = {exercise.slug: words.line(exercise) for exercise in catalog}
        self._by_name = sorted(self._lines.values(), key=_name)
        self._chosen = ""
        self.search_field = self._build_search()
        self.body.addWidget(self.search_field)
        self._filters = FilterChips(self)
        self._filters.chosen.connect(self._on_group)
        self.body.addWidget(self._filters)
        self.body.addWidget(Rule(self))
        self._model = ExerciseListModel(self)
        self.view = self._build_list(tiles)
        self.body.addWidget(self.view, 1)
        self._nothing = NothingFound(self)
        self._nothing.chosen.connect(self._on_meant)
        self._nothing.everywhere_wanted.connect(self._show_everywhere)
        self.body.addWidget(self._nothing, 1)
        self._show_found()

    def choose(self, slug: str) -> None:
        """Select an exercise, taking away a search or a filter that would leave it out."""
        self._chosen = slug
        if not self._model.index_of(slug).isValid():
            self.search_field.clear()
            self._filters.choose(Group.ALL)
            self._show_found()
        self._select()

    @property
    def first(self) -> str:
        """Return the slug of the first exercise by name."""
        return self._by_name[0].exercise.slug

    # Finding

    def _show_found(self) -> None:
        text = self.search_field.text().strip()
        found = self._found(text)
        counts = Counter(group for line in found for group in line.groups)
        group = self._filters.current
        shown = [line for line in found if group in line.groups]
        self._filters.show_counts(counts)
        self._model.show_lines(shown)
        self.view.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        if not shown:
            name = "" if group is Group.ALL else self._filters.name(group)
            meant = [] if found else nearest(self._catalog, text)
            self._nothing.show_search(text, name, len(found), meant)

    def _found(self, text: str) -> Sequence[ExerciseLine]:
        if not text:
            return self._by_name
        return [self._lines[exercise.slug] for exercise in self._catalog.search(text)]

    def _on_searched(self, text: str) -> None:
        self._show_found()
        if text.strip() and self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0, 0))
            self.view.scrollToTop()
        else:
            self._select()

    def _on_group(self) -> None:
        self._show_found()
        self.view.scrollToTop()
        self._select()

    def _show_everywhere(self) -> None:
        self._filters.choose(Group.ALL)
        self._on_searched(self.search_field.text())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_meant(self, slug: str) -> None:
        self.choose(slug)
        self.chosen.emit(slug)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Choosing

    def _select(self) -> None:
        index = self._model.index_of(self._chosen)
        if not index.isValid():
            return
        is_in_sight = self.view.viewport().rect().contains(self.view.visualRect(index))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flag)
        if not is_in_sight:
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _on_current(self, current: QModelIndex) -> None:
        line = current.data(Role.LINE)
        if isinstance(line, ExerciseLine) and line.exercise.slug != self._chosen:
            self._chosen = line.exercise.slug
            self.chosen.emit(self._chosen)

    def _step(self, by: int) -> None:
        row = self.view.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(row, 0))

    def _on_typed(self, text: str) -> None:
        self.search_field.setFocus()
        self.search_field.setText(text)
        self._on_searched(text)

    # Building

    def _build_search(self) -> SearchField:
        text = self.tr("Search exercises")
        field = SearchField(text, self, key_hint="/", name="library.search")
        field.setProperty("kind", "sunken")
        field.searched.connect(self._on_searched)
        field.stepped.connect(self._step)
        field.returnPressed.connect(self._on_return)
        return field

    def _on_return(self) -> None:
        if self._model.rowCount():
            self.entered.emit()

    def _build_list(self, tiles: FigureTiles) -> "_ListView":
        view = _ListView(self)
        view.setModel(self._model)
        view.setItemDelegate(ExerciseDelegate(tiles, view))
        view.selectionModel().currentChanged.connect(self._on_current)
        view.typed.connect(self._on_typed)
        view.entered_with_key.connect(self.entered)
        return view


class _ListView(QListView):
    """A list in which letters go to the search and Enter into the sheet."""

    typed = Signal(str)
    entered_with_key = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("library.list")
        self.setAccessibleName(self.tr("Exercises"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_with_key.emit()
        elif event.key() == Qt.Key.Key_Slash:
            event.ignore()
        elif plain and text.strip() and text.isprintable():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


def _name(line: ExerciseLine) -> str:
    return folded(line.exercise.name)
