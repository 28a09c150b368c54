"""The choices beside the preview of a paper, and what the paper is for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.printing.ways_out_card import WaysOutCard
from ui.widgets.labels import label


class PaperCard(WaysOutCard):
    """Says what the paper is for and whom it is meant for; only its size can be chosen."""

    def __init__(
        self, kind: str, printers: Sequence[str], printer: str, parent: QWidget | None = None
    ) -> None:
        self._kind = kind
        super().__init__("paper", printers, printer, parent)

    @override
    def back_words(self) -> tuple[str, str]:
        return self.tr("Back"), self.tr("Back to the client")

    @override
    def build_choices(self, column: QVBoxLayout) -> None:
        title, *lines = self._words()
        column.addWidget(label(title, self, px=17, weight=600, wrap=True, name="paper.title"))
        for line in lines:
            column.addSpacing(10)
            column.addWidget(label(line, self, px=14, color="text_2", wrap=True))
        column.addSpacing(16)

    def _words(self) -> tuple[str, ...]:
        if self._kind == "letter":
            return (
                self.tr("Letter to a clinician"),
                self.tr("The client takes it along. It is not sent from here."),
                self.tr("It quotes the answers it asks about, and asks for facts and advice."),
                self.tr("The client signs below, so that the clinician may answer."),
            )
        if self._kind == "declaration":
            return (
                self.tr("Declaration to sign"),
                self.tr("The client reads the answers, ticks each consent and signs in ink."),
                self.tr("Sign below as the one who was there, then scan the pages to file."),
                self.tr("A changed answer needs a new page."),
            )
        return (
            self.tr("Screening summary"),
            self.tr("For the client to keep. A signed copy goes into the record."),
            self.tr("It holds the full name and every answer, so hand it over in person."),
        )
