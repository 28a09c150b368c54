"""The head of the outcome: what it is, in one title and one sentence, and who confirms it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screening.trainer_picker import TrainerPicker
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import Label, label
from ui.widgets.theme import scaled
from ui.widgets.tier import TOKEN_BY_TIER, TierMark


class OutcomeHero(Card):
    """Dressed in the tier's colour; beside the words stand the name and what it needs."""

    audience_wanted = Signal()

    def __init__(
        self, tier_key: str, heading: Label, picker: TrainerPicker, parent: QWidget
    ) -> None:
        token = TOKEN_BY_TIER[tier_key]
        super().__init__(
            parent, margins=(26, 16, 22, 16), fill=f"{token}_plate", border=token, radius=14
        )
        self._heading = heading
        row = QHBoxLayout()
        row.setSpacing(20)
        self._mark = TierMark(tier_key, scaled(58), self)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._build_words(), 1)
        row.addLayout(self._build_signature(picker))
        self.body.addLayout(row)

    def show_tier(self, tier_key: str, title: str, sentence: str) -> None:
        """Show another outcome."""
        token = TOKEN_BY_TIER[tier_key]
        self.set_look(fill=f"{token}_plate", border=token)
        self._mark.show_tier(tier_key, text=title)
        self._heading.setText(title)
        self._line.setText(sentence)
        said = self.tr("Outcome: {title}. {line}").format(title=title, line=sentence)
        self._heading.setAccessibleName(said)

    def show_choice(self, text: str) -> None:
        """Say who chose a more careful outcome, and why."""
        self._choice.setText(text)
        self._choice.show()

    def show_need(self, text: str) -> None:
        """Say what whoever confirms has to hold, if anything."""
        self._need.setText(text)
        self._need.setVisible(bool(text))

    def show_for(self, *, client: bool) -> None:
        """Name the other view on the switch between client and trainer."""
        text = self.tr("Trainer view") if client else self.tr("Client view")
        self._audience.setText(text)
        self._audience.setAccessibleName(text)

    def _build_words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        self._heading.setObjectName("outcome.title")
        words.addWidget(self._heading)
        self._line = label("", self, px=17, weight=450, wrap=True, name="outcome.sentence")
        words.addWidget(self._line)
        self._choice = label("", self, px=14, weight=500, color="text_2", wrap=True)
        self._choice.setObjectName("outcome.choice")
        self._choice.hide()
        words.addWidget(self._choice)
        words.addStretch(1)
        return words

    def _build_signature(self, picker: TrainerPicker) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self._audience = button(
            self.tr("Client view"), self, kind="link", icon=Icon.EYE, name="outcome.audience"
        )
        self._audience.clicked.connect(self.audience_wanted)
        column.addWidget(self._audience, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        signature = self.tr("Confirmed in the name of")
        column.addWidget(label(signature, self, px=13, weight=500, color="text_2"))
        picker.setParent(self)
        picker.show()
        column.addWidget(picker)
        self._need = label("", self, px=13, color="text_2", wrap=True, name="outcome.need")
        self._need.hide()
        column.addWidget(self._need)
        return column
