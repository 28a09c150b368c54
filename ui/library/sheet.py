"""The sheet of one exercise: how it looks, how it is done, what it asks for."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.exercises.catalog import Catalog
from studio.exercises.demand import HIGHEST_DEMAND
from studio.exercises.exercise import Exercise
from studio.exercises.figure import FigureBook
from ui.library.words import LibraryWords
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.figure import FigureTile
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn
from ui.widgets.theme import mix, tokens

FIGURE = 190
NO_CUE = "-"


class ExerciseSheet(ScrollColumn):
    """Shows one exercise; `opened` carries the easier or the next one."""

    opened = Signal(str)

    def __init__(
        self, catalog: Catalog, figures: FigureBook, words: LibraryWords, parent: QWidget
    ) -> None:
        super().__init__(parent, name="library.sheet")
        self._catalog = catalog
        self._figures = figures
        self._words = words

    def show_exercise(self, exercise: Exercise) -> None:
        """Show another exercise, from its top."""
        self.setAccessibleName(exercise.name)
        self.replace([self._main_card(exercise), self._demand_card(exercise)])
        self.verticalScrollBar().setValue(0)

    def _main_card(self, exercise: Exercise) -> Card:
        card = Card(self, margins=(24, 20, 24, 22), spacing=12)
        card.body.addWidget(label(exercise.name, card, px=22, weight=600, name="library.name"))
        card.body.addWidget(label(self._words.about(exercise), card, color="text_2"))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._figures_of(exercise, card))
        row.addLayout(self._facts_of(exercise, card), 1)
        card.body.addLayout(row)
        if exercise.cue != NO_CUE:
            card.body.addWidget(label(exercise.cue, card, px=16, wrap=True, name="library.cue"))
        for point in exercise.coaching:
            card.body.addWidget(label(f"•  {point}", card, color="text_2", wrap=True))
        card.body.addLayout(self._steps_of(exercise, card))
        return card

    def _figures_of(self, exercise: Exercise, card: Card) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        if not self._figures.has(exercise.slug):
            sign = self._figures.shapes_or_sign(exercise.slug, exercise.pattern)
            row.addWidget(FigureTile(sign, FIGURE, card, accessible=exercise.name), 0, top)
            return row
        for frame, text in (("start", self.tr("Start")), ("end", self.tr("End"))):
            column = QVBoxLayout()
            column.setSpacing(6)
            shapes = self._figures.shapes(exercise.slug, frame)
            said = f"{exercise.name}, {text}"
            tile = FigureTile(shapes, FIGURE, card, name=f"library.figure.{frame}", accessible=said)
            column.addWidget(tile)
            column.addWidget(label(text, card, px=12, color="text_3"))
            column.addStretch(1)
            row.addLayout(column)
        return row

    def _facts_of(self, exercise: Exercise, card: Card) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for name, value in self._words.facts(exercise):
            column.addWidget(label(name, card, px=12, color="text_3"))
            column.addWidget(label(value, card, wrap=True, tabular=True))
            column.addSpacing(6)
        column.addStretch(1)
        return column

    def _steps_of(self, exercise: Exercise, card: Card) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        easier = self._catalog.previous_rung(exercise)
        harder = self._catalog.next_rung(exercise)
        for other, text, icon, name in (
            (easier, self.tr("Easier: {name}"), Icon.ARROW_LEFT, "library.easier"),
            (harder, self.tr("Next step: {name}"), Icon.ARROW_RIGHT, "library.next"),
        ):
            if other is not None:
                made = _StepButton(other.slug, text.format(name=other.name), icon, card, name)
                made.opened.connect(self.opened)
                row.addWidget(made)
        row.addStretch(1)
        return row

    def _demand_card(self, exercise: Exercise) -> Card:
        card = Card(self, margins=(24, 18, 24, 22), spacing=10)
        card.body.addWidget(label(self.tr("What it asks for"), card, px=16, weight=600))
        rows = self._words.demands(exercise)
        if not rows:
            card.body.addWidget(label(self.tr("Next to nothing."), card, color="text_2"))
            return card
        said = self.tr("Dark cells at light load, pale ones more at full load.")
        card.body.addWidget(label(said, card, px=13, color="text_2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        half = -(-len(rows) // 2)
        for number, (name, light, full) in enumerate(rows):
            place = (number % half, number // half * 2)
            grid.addWidget(label(name, card, px=13), *place)
            grid.addWidget(DemandBar(name, light, full, card), place[0], place[1] + 1)
        grid.setColumnStretch(4, 1)
        card.body.addLayout(grid)
        return card


class DemandBar(QWidget):
    """Four cells: as many as at light load are full, those up to full load are pale."""

    def __init__(self, name: str, light: int, full: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._light = light
        self._full = full
        said = self.tr("{name}: {light} of 4 at light load, {full} of 4 at full load")
        self.setAccessibleName(said.format(name=name, light=light, full=full))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(HIGHEST_DEMAND * 25, 14)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell in range(HIGHEST_DEMAND):
            box = QRectF(cell * 25 + 0.5, 2.5, 21, 9)
            if cell < self._light:
                fill, edge = colors.primary, colors.primary
            elif cell < self._full:
                fill, edge = mix(colors.primary, colors.surface, 0.6), colors.primary
            else:
                fill, edge = colors.surface, colors.border
            painter.setPen(QPen(edge, 1))
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 2.5, 2.5)


class _StepButton(QWidget):
    """Leads to the easier or the next version."""

    opened = Signal(str)

    def __init__(self, slug: str, text: str, icon: Icon, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._slug = slug
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        made = button(text, self, icon=icon, size="small", name=name)
        made.clicked.connect(self._open)
        row.addWidget(made)

    def _open(self) -> None:
        self.opened.emit(self._slug)
