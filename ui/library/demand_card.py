"""What an exercise asks of a body."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.exercises.exercise import Exercise
from ui.library.demand_row import DemandKey, DemandRow, least_width
from ui.library.words import LibraryWords
from ui.widgets.card import Card
from ui.widgets.labels import label

_SIDE = 24


class DemandCard(Card):
    """A row for every demand that is not zero, the most first."""

    def __init__(self, words: LibraryWords, parent: QWidget) -> None:
        super().__init__(parent, margins=(_SIDE, 18, _SIDE, 20), spacing=8)
        self._words = words
        self._rows: list[DemandRow] = []
        self.body.addWidget(label(self.tr("What it asks for"), self, px=16, weight=600))
        self._key = DemandKey(self)
        self.body.addWidget(self._key)
        self._nothing = label(self.tr("Next to nothing."), self, color="text_2")
        self.body.addWidget(self._nothing)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    @staticmethod
    def least_width() -> int:
        """Return the width at which every row shows everything."""
        return least_width() + 2 * _SIDE

    def show_exercise(self, exercise: Exercise) -> None:
        """Show another exercise."""
        asked = self._words.demands(exercise)
        while len(self._rows) < len(asked):
            row = DemandRow(self)
            self._rows.append(row)
            self._column.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(asked))
            if number < len(asked):
                row.show_asked(asked[number])
        full_load = self._words.full_load(exercise)
        self._key.setVisible(bool(full_load))
        self._key.show_full_load(full_load)
        self._nothing.setVisible(not asked)
