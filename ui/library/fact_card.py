"""What an exercise is: movement, muscles, equipment, level, position, and who graded it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.exercises.exercise import Exercise
from ui.library.words import LibraryWords
from ui.widgets.card import Card
from ui.widgets.labels import Label, label


class FactCard(Card):
    """Names with values, in one or two columns."""

    def __init__(self, words: LibraryWords, parent: QWidget) -> None:
        super().__init__(parent, margins=(24, 18, 24, 20), spacing=12)
        self._words = words
        self._columns = 1
        self._rows: list[tuple[Label, Label]] = []
        self.body.addWidget(label(self.tr("At a glance"), self, px=16, weight=600))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._graded = label("", self, px=12, color="text_3", wrap=True, name="library.graded")
        self.body.addWidget(self._graded)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show another exercise."""
        facts = self._words.facts(exercise)
        while len(self._rows) < len(facts):
            self._rows.append(self._add_row())
        for number, (name, value) in enumerate(self._rows):
            is_used = number < len(facts)
            name.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                name.setText(facts[number][0])
                value.setText(facts[number][1])
                value.setAccessibleName(": ".join(facts[number]))
        self._graded.setText(self._words.graded(exercise))
        self._place()

    def arrange(self, *, columns: int) -> None:
        """Stand in *columns* columns."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _add_row(self) -> tuple[Label, Label]:
        name = label("", self, px=13, color="text_3")
        name.setContentsMargins(0, 1, 0, 0)
        value = label("", self, wrap=True, tabular=True, name="library.fact")
        return name, value

    def _place(self) -> None:
        height = -(-len(self._rows) // self._columns)
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, value) in enumerate(self._rows):
            row, pair = number % height, number // height * 2
            self._grid.addWidget(name, row, pair, top)
            self._grid.addWidget(value, row, pair + 1, top)
        for pair in range(2):
            self._grid.setColumnStretch(2 * pair + 1, 1 if pair < self._columns else 0)
