"""The sheet of one exercise: how it looks, how it is done, what it asks for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from studio.exercises.catalog import Catalog
from studio.exercises.exercise import Exercise
from studio.exercises.figure import FigureBook
from ui.library.demand_card import DemandCard
from ui.library.fact_card import FactCard
from ui.library.main_card import MainCard
from ui.library.words import LibraryWords
from ui.widgets.figure import FigureTiles
from ui.widgets.scroll import ScrollColumn

WIDEST = 1440
GAP = 14
RADIUS = 12


class ExerciseSheet(ScrollColumn):
    """Shows one exercise; `opened` carries the easier version or the next step.

    Its parts stay and are shown other exercises, so that the keyboard keeps its place.
    """

    opened = Signal(str)

    def __init__(
        self,
        catalog: Catalog,
        figures: FigureBook,
        tiles: FigureTiles,
        words: LibraryWords,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, spacing=GAP, name="library.sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = words
        self._main = MainCard(catalog, figures, tiles, words, self.content)
        self._main.opened.connect(self.opened)
        self._facts = FactCard(words, self.content)
        self._demands = DemandCard(words, self.content)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(GAP)
        self._pair.addWidget(self._facts, 1)
        self._pair.addWidget(self._demands, 1)
        self.content.setMaximumWidth(WIDEST)
        self.column.addWidget(self._main)
        self.column.addLayout(self._pair)
        self.column.addStretch(1)

    @property
    def radius(self) -> int:
        """Return the radius of the cards, so that a focus ring can follow them."""
        return RADIUS

    def show_exercise(self, exercise: Exercise) -> None:
        """Show another exercise, from its top."""
        self.setAccessibleName(exercise.name)
        self.setAccessibleDescription(self._words.said(exercise))
        self._main.show_exercise(exercise)
        self._facts.show_exercise(exercise)
        self._demands.show_exercise(exercise)
        self.verticalScrollBar().setValue(0)

    @property
    def has_focus_inside(self) -> bool:
        """Tell whether the keyboard is on the sheet or on something in it."""
        focused = self.window().focusWidget()
        return focused is self or self.isAncestorOf(focused) if focused else False

    def _arrange(self) -> None:
        width = min(self.viewport().width(), WIDEST)
        self._main.arrange(width)
        beside = (width - GAP) // 2 >= self._demands.least_width()
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._facts.arrange(columns=1 if beside else 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
