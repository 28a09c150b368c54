"""What the answers before a session mean for today, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.screening.outcome import Tier
from studio.screening.session_gates import Effect
from studio.settings import StudioProfile
from studio.wording import Words
from ui.clients.sections import Sign
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.tier import TierMark

_NUMBER_PX = 40


class SessionResult(QWidget):
    """One heading and the reasons; where help comes first, whom to ring, set large."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: QWidget | None = None
        self.heading = ""

    def show_result(
        self, effect: Effect, sentences: Sequence[str], name: str, profile: StudioProfile
    ) -> None:
        """Show what today's session may be, and why."""
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self.heading = self._heading(effect)
        is_urgent = effect is Effect.URGENT
        card = Card(
            self, margins=(20, 18, 20, 18), spacing=10,
            fill="urgent_plate" if is_urgent else "sunken", border="" if is_urgent else "border",
        )  # fmt: skip
        card.setObjectName("session.result")
        card.setAccessibleName(" ".join((self.heading, *sentences)))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._sign(effect, card), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(
            label(self.heading, card, px=17, weight=600, wrap=True, name="session.heading")
        )
        for sentence in sentences:
            texts.addWidget(label(sentence, card, px=15, wrap=True))
        if is_urgent:
            self._add_numbers(texts, card, name, profile)
        row.addLayout(texts, 1)
        card.body.addLayout(row)
        self._column.addWidget(card)
        self._card = card
        card.show()

    def _sign(self, effect: Effect, parent: QWidget) -> QWidget:
        if effect is Effect.URGENT:
            key = Tier.URGENT_CARE.key
            return TierMark(key, 44, parent, text=self._words[f"tier.{key}"])
        return Sign(_ICONS[effect], parent)

    def _add_numbers(
        self, texts: QVBoxLayout, card: QWidget, name: str, profile: StudioProfile
    ) -> None:
        number = profile.emergency_number
        for said in (
            self._words.fill("urgent.sit", name=name),
            self._words.fill("urgent.worse", number=number),
        ):
            texts.addWidget(label(said, card, px=15, weight=500, wrap=True))
        texts.addWidget(label(number, card, px=_NUMBER_PX, weight=600, tabular=True))

    def _heading(self, effect: Effect) -> str:
        texts = {
            Effect.WARM_UP_ONLY: self.tr("Today's session stays at warm-up level."),
            Effect.SHORT_RESCREEN: self.tr("A short check comes before today's session."),
            Effect.NO_SESSION: self.tr("Today's session waits."),
            Effect.NO_SESSION_24H: self.tr("Today's session waits for a well day."),
            Effect.URGENT: self.tr("Please get help first."),
        }
        return texts.get(effect, self.tr("Today's session can go ahead as planned."))


_ICONS = {
    Effect.NONE: Icon.CHECK_CIRCLE,
    Effect.UNANSWERED: Icon.CLOCK,
    Effect.WARM_UP_ONLY: Icon.WALK,
    Effect.SHORT_RESCREEN: Icon.CLIPBOARD,
    Effect.NO_SESSION: Icon.PAUSE_CIRCLE,
    Effect.NO_SESSION_24H: Icon.PAUSE_CIRCLE,
}
