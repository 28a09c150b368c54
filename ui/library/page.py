"""Library: exercises at the left, the sheet of one at the right."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.exercises.exercise import Exercise
from studio.services.content import Content
from ui.library.list_model import ExerciseDelegate, ExerciseListModel, Role
from ui.library.sheet import ExerciseSheet
from ui.library.words import LibraryWords
from ui.shell.place import Place, Surroundings
from ui.widgets.card import Card
from ui.widgets.figure import FigureTiles
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField
from ui.widgets.select import Select
from ui.widgets.skeleton import Skeleton

WIDTH = 360
ALL = ""


class LibraryPage(Place):
    """Looks exercises up; nothing is changed here.

    *load* gives the content and is asked in the background.
    """

    def __init__(
        self, surroundings: Surroundings, load: Callable[[], Content], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._words = LibraryWords(surroundings.words)
        self._content: Content | None = None
        self._wanted = ""
        self._pattern = ALL
        self._pages = QStackedLayout(self)
        self._pages.addWidget(Skeleton(self, columns=(WIDTH, 0)))
        surroundings.runner.ask(load, self._on_content, owner=self)

    def open_exercise(self, slug: str) -> None:
        """Show the sheet of one exercise."""
        self._wanted = slug
        if self._content is not None:
            self._show_sheet(slug)

    @override
    def show_detail(self, detail: object) -> None:
        if isinstance(detail, str):
            self.open_exercise(detail)

    @override
    def focus_main(self) -> None:
        if self._content is not None:
            self._list.setFocus()

    @override
    def focus_search(self) -> None:
        if self._content is not None:
            self._search.setFocus()
            self._search.selectAll()

    @override
    def panes(self) -> list[QWidget]:
        return [self._card, self._sheet] if self._content is not None else [self]

    def _on_content(self, content: Content) -> None:
        self._content = content
        self._build(content)
        self._show_found()
        first = self._wanted or min(content.catalog, key=_by_name).slug
        self._show_sheet(first)
        count = self.tr("{count} exercises").format(count=len(content.catalog))
        self.state_changed.emit(count)
        if self.isVisible():
            self.focus_main()

    # Finding

    def _show_found(self) -> None:
        if self._content is None:
            return
        typed = self._search.text().strip()
        found = self._content.catalog.search(typed)
        if self._pattern:
            found = [exercise for exercise in found if exercise.pattern == self._pattern]
        elif not typed:
            found = sorted(found, key=_by_name)
        self._model.show_exercises([(e, self._words.line(e)) for e in found])
        text = self.tr("Nothing here is called “{text}”.").format(text=typed)
        self._nothing.setText(text)
        self._nothing.setVisible(not found)
        self._list.setVisible(bool(found))
        if self._wanted:
            self._select(self._wanted)

    def _on_searched(self, text: str) -> None:
        self._show_found()
        if text and self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0, 0))

    def _on_pattern(self, pattern: str) -> None:
        self._pattern = pattern
        self._show_found()

    def _on_current(self, current: QModelIndex) -> None:
        exercise = current.data(Role.EXERCISE)
        if isinstance(exercise, Exercise) and exercise.slug != self._wanted:
            self._wanted = exercise.slug
            self._sheet.show_exercise(exercise)
            self.detail_changed.emit(exercise.slug)

    def _show_sheet(self, slug: str) -> None:
        if self._content is None:
            return
        self._wanted = slug
        self._sheet.show_exercise(self._content.catalog.get(slug))
        if not self._select(slug):
            self._search.clear()
            self._pattern = ALL
            self._patterns.choose(ALL)
            self._show_found()

    def _open_step(self, slug: str) -> None:
        self._show_sheet(slug)
        self.detail_changed.emit(slug)

    def _select(self, slug: str) -> bool:
        index = self._model.index_of(slug)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(index, flag)
            self._list.scrollTo(index)
        return index.isValid()

    def _step(self, by: int) -> None:
        row = self._list.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(row, 0))

    # Building

    def _build(self, content: Content) -> None:
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        self._card = Card(body, margins=(12, 12, 12, 10), spacing=8)
        self._card.setFixedWidth(WIDTH)
        self._card.body.addLayout(self._build_search(content))
        self._model = ExerciseListModel(self)
        self._list = QListView(self._card)
        self._list.setObjectName("library.list")
        self._list.setAccessibleName(self.tr("Exercises"))
        self._list.setModel(self._model)
        tiles = FigureTiles(content.figures)
        self._list.setItemDelegate(ExerciseDelegate(tiles, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._card.body.addWidget(self._list, 1)
        self._nothing = label("", self._card, color="text_2", wrap=True, name="library.nothing")
        self._card.body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._card)
        self._sheet = ExerciseSheet(content.catalog, content.figures, self._words, body)
        self._sheet.opened.connect(self._open_step)
        row.addWidget(self._sheet, 1)
        self._pages.addWidget(body)
        self._pages.setCurrentWidget(body)

    def _build_search(self, content: Content) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._search = SearchField(
            self.tr("Search exercises"),
            self._card,
            key_hint="/",
            name="library.search",
            pause_ms=80,
        )
        self._search.setProperty("kind", "sunken")
        self._search.searched.connect(self._on_searched)
        self._search.stepped.connect(self._step)
        column.addWidget(self._search)
        patterns = dict.fromkeys(exercise.pattern for exercise in content.catalog)
        named = sorted((self._words.pattern(key), key) for key in patterns)
        options = [(ALL, self.tr("All movements")), *((key, name) for name, key in named)]
        said = self.tr("Movement")
        self._patterns = Select(options, self._card, name="library.pattern", accessible=said)
        self._patterns.chosen.connect(self._on_pattern)
        column.addWidget(self._patterns)
        return column

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash:
            self.focus_search()
        else:
            super().keyPressEvent(event)


def _by_name(exercise: Exercise) -> str:
    return exercise.name.casefold()
