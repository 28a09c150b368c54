"""What the rules are made of: the restrictions and the sources, one below the other."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.screening.restrictions import RestrictionEntry
from ui.widgets.card import Rule as Line
from ui.widgets.labels import label


class EntriesPane(QWidget):
    """A list to read; each entry has a name and some lines."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._is_filled = False

    def show_restrictions(self, entries: Iterable[RestrictionEntry]) -> None:
        """Show the vocabulary of restrictions."""
        meant = self.tr("Instead: {swap}")
        self._fill(
            (entry.short, entry.code, [entry.meaning, meant.format(swap=entry.swap)])
            for entry in entries
        )

    def show_sources(self, sources: Iterable[tuple[str, str]]) -> None:
        """Show the sources by key."""
        self._fill((key, "", [title]) for key, title in sources)

    def _fill(self, entries: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        for name, code, lines in entries:
            if self._column.count():
                self._column.addSpacing(6)
                self._column.addWidget(Line(self))
                self._column.addSpacing(6)
            self._column.addWidget(label(name, self, weight=600, wrap=True))
            if code:
                self._column.addWidget(label(code, self, px=12, color="text_3"))
            for line in lines:
                self._column.addWidget(label(line, self, px=13, color="text_2", wrap=True))
        self._column.addStretch(1)
