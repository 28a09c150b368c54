"""The other consents: each by itself, none ticked beforehand, and none needed to train."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.clients.consent import Consent, ConsentTexts, Purpose
from ui.screening.form_parts import TickBox
from ui.widgets.card import Card
from ui.widgets.dates import plain_date
from ui.widgets.labels import label
from ui.widgets.theme import scaled

ASKED = (Purpose.SHARING, Purpose.REMINDERS, Purpose.PHOTOS)
_INDENT = 38


class ConsentsCard(Card):
    """Offers what was not agreed to yet; what stands is told with its day."""

    def __init__(
        self, texts: ConsentTexts, current: Mapping[Purpose, Consent], parent: QWidget
    ) -> None:
        super().__init__(parent, margins=(18, 12, 18, 14), spacing=2)
        self.setObjectName("consents")
        self._boxes: dict[Purpose, TickBox] = {}
        title = label(self.tr("Other consents, as you like"), self, px=16, weight=600, wrap=True)
        self.body.addWidget(title)
        for purpose in ASKED:
            self.body.addWidget(self._row(purpose, texts, current.get(purpose)))

    @property
    def ticked(self) -> tuple[Purpose, ...]:
        """Return what was agreed to here."""
        return tuple(purpose for purpose, box in self._boxes.items() if box.isChecked())

    def _row(self, purpose: Purpose, texts: ConsentTexts, given: Consent | None) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        text = texts.purposes[purpose]
        if given is not None and given.is_given and given.text_hash == text.hash:
            day = plain_date(given.given_at.date())
            told = self.tr("{title}: agreed {day}").format(title=text.title, day=day)
            column.addWidget(label(told, row, px=14, weight=500, color="text_2", wrap=True))
            return row
        box = TickBox(text.title, row, name=f"consent.{purpose.value}")
        box.setAccessibleDescription(text.text)
        self._boxes[purpose] = box
        column.addWidget(box)
        said = label(text.text, row, px=13, color="text_2", wrap=True)
        said.setContentsMargins(scaled(_INDENT), 0, 0, 4)
        column.addWidget(said)
        return row
