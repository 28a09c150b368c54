"""The weeks of a client, newest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.clients.reading import ClientFile
from ui.clients.sections import RecordCard, Section
from ui.clients.words import ClientWords
from ui.widgets.scroll import ScrollColumn


class WeekRecords(ScrollColumn):
    """Every planned week with what stands in it."""

    week_requested = Signal(object)

    def __init__(self, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent, spacing=10, name="clients.plans")
        self._words = words

    def show_file(self, file: ClientFile) -> None:
        """Show the weeks of a client, newest first."""
        cards: list[QWidget] = []
        for plan in file.weeks:
            card = RecordCard(
                self,
                plan.monday,
                self._words.week_title(plan),
                (self._words.week_line(plan), self._words.week_days(plan)),
                action=self.tr("Open"),
                name=f"clients.week.{plan.monday.isoformat()}",
            )
            card.acted.connect(self.week_requested)
            cards.append(card)
        if not cards:
            empty = Section(self.tr("No week planned yet"), self, name="clients.noPlan")
            empty.say(self.tr("Planned weeks stand here, newest first."))
            cards.append(empty)
        self.replace(cards)
