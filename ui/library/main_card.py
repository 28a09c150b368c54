"""The head of the sheet: name, figures, dose, cue, and the ways up and down the ladder."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.exercises.catalog import Catalog
from studio.exercises.exercise import Exercise
from studio.exercises.figure import FigureBook
from ui.library.figure_pair import LARGE, LARGEST, MEDIUM, FigurePair
from ui.library.ladder_link import PADDING, LadderSide
from ui.library.words import LibraryWords
from ui.widgets.card import Card, Rule
from ui.widgets.figure import FigureTiles
from ui.widgets.icons import Icon
from ui.widgets.labels import Label, label
from ui.widgets.theme import scaled

_SIDE = 24
_GAP = 28
_ROOMY = 860
_VAST = 1240
_WIDEST_TEXT = 600
_LEAST_TEXT = 220


class MainCard(Card):
    """Shows how an exercise is done; `opened` carries where a link leads."""

    opened = Signal(str)

    def __init__(
        self,
        catalog: Catalog,
        figures: FigureBook,
        tiles: FigureTiles,
        words: LibraryWords,
        parent: QWidget,
    ) -> None:
        # Links stand out by their padding, so that their figures line up with the rest.
        super().__init__(parent, margins=(_SIDE - PADDING, 20, _SIDE - PADDING, 10), spacing=10)
        self._catalog = catalog
        self._words = words
        self._points: list[tuple[QWidget, Label]] = []
        column = QVBoxLayout()
        column.setContentsMargins(PADDING, 0, PADDING, 0)
        column.setSpacing(4)
        self.body.addLayout(column)
        self._title = label("", self, px=22, weight=600, wrap=True, name="library.title")
        column.addWidget(self._title)
        self._synonyms = label("", self, px=13, color="text_2", wrap=True, name="library.synonyms")
        column.addWidget(self._synonyms)
        column.addSpacing(14)
        self._hero = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._hero.setSpacing(_GAP)
        self._figures = FigurePair(figures, self)
        self._hero.addWidget(self._figures, 0, Qt.AlignmentFlag.AlignTop)
        self._hero.addWidget(self._build_how(), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._hero)
        column.addSpacing(4)
        self._ladder = self._build_ladder(tiles)
        self.body.addWidget(self._ladder)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show another exercise."""
        self._title.setText(exercise.name)
        synonyms = self._words.synonyms(exercise)
        self._synonyms.setText(synonyms)
        self._synonyms.setVisible(bool(synonyms))
        self._figures.show_exercise(exercise)
        self._dose.setText(self._words.dose(exercise))
        self._cue.setText(exercise.cue)
        self._show_points(exercise.coaching)
        self._show_ladder(exercise)

    def arrange(self, width: int) -> None:
        """Put the words beside the figures, or below them where *width* is short."""
        size = LARGEST if width >= _VAST else LARGE if width >= _ROOMY else MEDIUM
        room = width - 2 * _SIDE
        beside_room = room - _GAP - FigurePair.width_at(size)
        beside = beside_room >= scaled(_LEAST_TEXT)
        too_wide = (beside_room if beside else room) - scaled(_WIDEST_TEXT)
        self._how.setContentsMargins(0, 0, max(0, too_wide), 0)
        self._figures.show_size(size if beside else LARGE)
        direction = QBoxLayout.Direction
        self._hero.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._hero.setSpacing(_GAP if beside else 16)

    # Words

    def _build_how(self) -> QWidget:
        how = QWidget(self)
        self._how = QVBoxLayout(how)
        self._how.setContentsMargins(0, 0, 0, 0)
        self._how.setSpacing(6)
        start = QVBoxLayout()
        start.setSpacing(0)
        start.addWidget(label(self.tr("Start with"), how, px=12, color="text_3"))
        self._dose = label("", how, px=20, weight=600, wrap=True, tabular=True, name="library.dose")
        start.addWidget(self._dose)
        self._how.addLayout(start)
        self._how.addSpacing(8)
        self._cue = label("", how, px=16, weight=500, wrap=True, name="library.cue")
        self._how.addWidget(self._cue)
        self._how.addSpacing(2)
        return how

    def _show_points(self, texts: tuple[str, ...]) -> None:
        while len(self._points) < len(texts):
            self._points.append(self._add_point())
        for number, (point, words) in enumerate(self._points):
            point.setVisible(number < len(texts))
            if number < len(texts):
                words.setText(texts[number])

    def _add_point(self) -> tuple[QWidget, Label]:
        point = QWidget(self)
        row = QHBoxLayout(point)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        dot = label("•", point, weight=600, color="primary")
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        words = label("", point, color="text_2", wrap=True, name="library.point")
        row.addWidget(words, 1)
        self._how.addWidget(point)
        return point, words

    # The ladder

    def _build_ladder(self, tiles: FigureTiles) -> QWidget:
        ladder = QWidget(self)
        column = QVBoxLayout(ladder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setContentsMargins(PADDING, 0, PADDING, 0)
        line.addWidget(Rule(ladder))
        column.addLayout(line)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        column.addLayout(sides)
        self._easier = LadderSide(
            self.tr("Easier version"), self.tr("Nothing easier on this ladder."),
            Icon.ARROW_DOWN, tiles, ladder, name="library.easier",
        )  # fmt: skip
        self._harder = LadderSide(
            self.tr("Next step"), self.tr("The last step of this ladder."),
            Icon.ARROW_UP, tiles, ladder, name="library.harder",
        )  # fmt: skip
        for side in (self._easier, self._harder):
            side.link.opened.connect(self.opened)
            sides.addWidget(side, 1)
        return ladder

    def _show_ladder(self, exercise: Exercise) -> None:
        easier = self._catalog.previous_rung(exercise)
        harder = self._catalog.next_rung(exercise)
        self._easier.show_exercise(easier)
        self._harder.show_exercise(harder)
        self._ladder.setVisible(easier is not None or harder is not None)
