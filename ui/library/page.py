"""Library: exercises at the left, the sheet of one at the right."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget
from typing_extensions import override

from studio.services.content import Content
from ui.library.list_card import ExerciseListCard
from ui.library.sheet import ExerciseSheet
from ui.library.words import LibraryWords
from ui.shell.announce import announce
from ui.shell.place import Place, Surroundings
from ui.widgets.figure import FigureTiles
from ui.widgets.skeleton import Skeleton
from ui.widgets.theme import scaled

LIST_WIDTH = 340
LARGEST_SHARE = 0.36


class LibraryPage(Place):
    """Looks exercises up; nothing is changed here.

    *load* gives the content and is asked in the background.
    """

    def __init__(
        self, surroundings: Surroundings, load: Callable[[], Content], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._content: Content | None = None
        self._wanted = ""
        self._pages = QStackedLayout(self)
        self._pages.addWidget(Skeleton(self, columns=(LIST_WIDTH, 0)))
        surroundings.runner.ask(load, self._on_content, owner=self)

    def open_exercise(self, slug: str) -> None:
        """Show the sheet of one exercise, now or when the library has been read."""
        self._wanted = slug
        if self._content is not None:
            self._show_sheet(slug)
            self._list.choose(slug)

    @override
    def show_detail(self, detail: object) -> None:
        if isinstance(detail, str):
            self.open_exercise(detail)

    @override
    def focus_main(self) -> None:
        if self._content is not None:
            self._list.view.setFocus()

    @override
    def focus_search(self) -> None:
        if self._content is not None:
            self._list.search_field.setFocus()
            self._list.search_field.selectAll()

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("/", self.tr("Search exercises")),
            ("A–Z", self.tr("Search by typing in the list")),
            ("Up Down", self.tr("Next exercise")),
            ("Enter", self.tr("Into the exercise")),
        ]

    @override
    def panes(self) -> list[QWidget]:
        return [self._list, self._sheet] if self._content is not None else [self]

    def _on_content(self, content: Content) -> None:
        self._build(content)
        self._content = content
        self._fit_list()
        self.open_exercise(self._wanted or self._list.first)
        count = self.tr("{count} exercises").format(count=len(content.catalog))
        self.state_changed.emit(count)
        if self.isVisible():
            self.focus_main()

    def _show_sheet(self, slug: str) -> None:
        if self._content is not None:
            self._wanted = slug
            self._sheet.show_exercise(self._content.catalog.get(slug))

    def _on_chosen(self, slug: str) -> None:
        self._show_sheet(slug)
        self.detail_changed.emit(slug)

    def _open_step(self, slug: str) -> None:
        self.open_exercise(slug)
        self.detail_changed.emit(slug)
        if not self._sheet.has_focus_inside:
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._sheet.accessibleDescription())

    def _enter_sheet(self) -> None:
        self._sheet.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self._sheet.accessibleDescription())

    def _build(self, content: Content) -> None:
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        words = LibraryWords(self._around.words, content.catalog.literature, self)
        tiles = FigureTiles(content.figures)
        self._list = ExerciseListCard(content.catalog, tiles, words, body)
        self._list.chosen.connect(self._on_chosen)
        self._list.entered.connect(self._enter_sheet)
        row.addWidget(self._list)
        self._sheet = ExerciseSheet(content.catalog, content.figures, tiles, words, body)
        self._sheet.opened.connect(self._open_step)
        row.addWidget(self._sheet, 1)
        self._pages.addWidget(body)
        self._pages.setCurrentWidget(body)

    def _fit_list(self) -> None:
        if self._content is not None:
            largest = round(self.width() * LARGEST_SHARE)
            self._list.setFixedWidth(max(LIST_WIDTH, min(scaled(LIST_WIDTH), largest)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_list()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash:
            self.focus_search()
        else:
            super().keyPressEvent(event)
