"""The urgent page: what to do, in which order, and the number to call."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.errors import StudioError
from studio.screening.outcome import Outcome, Tier, Urgency
from studio.screening.pages import URGENT
from studio.settings import StudioProfile
from ui.screening.page_view import Ground, PageView
from ui.screening.trainer_picker import TrainerPicker
from ui.shell.errors import sentence
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.dates import time_text
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import font, scaled, tokens
from ui.widgets.tier import TierMark

NUMBER_PX = 56


class UrgentPage(PageView):
    """Nothing else of the screening is on it, and nothing on it leads past it.

    `done_wanted` says that somebody acted; `letter_wanted` asks for the note to take along.
    """

    done_wanted = Signal()
    letter_wanted = Signal()

    def __init__(
        self,
        ground: Ground,
        outcome: Outcome,
        parent: QWidget | None = None,
        *,
        profile: StudioProfile,
        picker: TrainerPicker,
        hidden: bool = False,
    ) -> None:
        super().__init__(ground, URGENT, parent)
        self._outcome = outcome
        self._profile = profile
        self._picker = picker
        self._hidden = hidden
        words = ground.content.words
        if hidden:
            self._build_title(words["urgent.hidden"])
            self.body.addStretch(1)
            return
        self._build_title(words["urgent.title"])
        self._build_actions()
        self._build_reasons()
        self.body.addWidget(self._team_card())
        self.body.addStretch(1)
        self._build_foot()

    @property
    def outcome(self) -> Outcome:
        """Return the outcome that asks for help first."""
        return self._outcome

    @property
    def urgency(self) -> Urgency:
        """Return how soon somebody should be seen."""
        return self._outcome.urgency

    @property
    def number(self) -> str:
        """Return the number to call first."""
        if self.urgency >= Urgency.EMERGENCY_DEPARTMENT:
            return self._profile.emergency_number
        return self._profile.advice_number

    @property
    def spoken(self) -> str:
        """Return what a screen reader says at once."""
        if self._hidden:
            return self.heading.text()
        return " ".join((self.heading.text(), *self._actions()))

    @override
    def try_continue(self) -> None:
        """Leave Enter without a meaning: nothing here is confirmed by habit."""

    def show_refusal(self, error: StudioError) -> None:
        """Say why it could not be recorded."""
        self.say(sentence(error, self.ground.content.words))

    def _build_title(self, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(28)
        mark = TierMark(
            Tier.URGENT_CARE.key,
            scaled(112),
            self,
            text=self.ground.content.words["tier.urgent_care"],
        )
        row.addWidget(mark)
        self.heading.setText(text)
        row.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)
        self.body.addLayout(row)
        self.body.addSpacing(20)

    def _build_actions(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        card = Card(self, margins=(24, 20, 24, 20), spacing=14)
        for number, text in enumerate(self._actions(), start=1):
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(_Number(number, card), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text, card, px=20, weight=600, wrap=True), 1)
            card.body.addLayout(line)
        card.body.addStretch(1)
        row.addWidget(card, 3)
        row.addWidget(self._phone_card(), 2)
        self.body.addLayout(row)
        self.body.addSpacing(16)

    def _phone_card(self) -> Card:
        card = Card(self, margins=(24, 20, 24, 20), spacing=4, border="urgent")
        card.body.addWidget(label(self.tr("Call"), card, px=16, weight=600, color="text_2"))
        digits = label(
            self.number,
            card,
            px=NUMBER_PX,
            weight=700,
            color="urgent",
            tabular=True,
            name="urgent.number",
        )
        digits.setAccessibleName(self.tr("Call {number}").format(number=" ".join(self.number)))
        card.body.addWidget(digits)
        contact = self.flow.answers.get("a.contact")
        if contact:
            text = self.tr("Then their contact: {contact}").format(contact=contact)
            card.body.addWidget(label(text, card, px=16, wrap=True))
        card.body.addStretch(1)
        return card

    def _actions(self) -> tuple[str, ...]:
        words = self.ground.content.words
        name = self.ground.name or self.tr("them")
        emergency = self._profile.emergency_number
        sit = words.fill("urgent.sit", name=name)
        worse = words.fill("urgent.worse", number=emergency)
        if self.urgency is Urgency.EMERGENCY_CALL:
            call = words.fill("urgent.call", number=emergency)
            return sit, call, words["urgent.aside"]
        if self.urgency is Urgency.EMERGENCY_DEPARTMENT:
            return sit, words["urgent.hospital"], worse
        return sit, words.fill("urgent.ring", number=self._profile.advice_number), worse

    def _build_reasons(self) -> None:
        urgent = [f for f in self._outcome.findings if f.tier is Tier.URGENT_CARE]
        for finding in urgent:
            self.body.addWidget(label(finding.reason, self, px=17, weight=450, wrap=True))
            self.body.addSpacing(8)

    def _team_card(self) -> Card:
        """Return what the team does meanwhile, with the time of the answer."""
        words = self.ground.content.words
        now = self.ground.clock.local(self.ground.clock.now())
        card = Card(self, margins=(24, 16, 24, 16), spacing=6)
        card.setObjectName("urgent.team")
        card.body.addWidget(label(words["urgent.team.title"], card, px=16, weight=600))
        name = self.ground.name or self.tr("them")
        for line in (
            words.fill("urgent.team.stay", name=name),
            words.fill("urgent.team.worse", number=self._profile.emergency_number),
            words["urgent.team.device"],
            words.fill("urgent.team.time", time=time_text(now)),
        ):
            card.body.addWidget(label(line, card, px=16, wrap=True))
        return card

    def _build_foot(self) -> None:
        done = button(
            self.tr("I have done this"), self, kind="primary", size="large", name="urgent.done"
        )
        done.clicked.connect(self._on_done)
        self.foot.addWidget(done)
        self._picker.setParent(self)
        self._picker.show()
        self.foot.addWidget(self._picker)
        letter = button(
            self.tr("Print a note to take along"),
            self,
            kind="ghost",
            size="large",
            icon=Icon.PRINTER,
            name="urgent.letter",
        )
        letter.clicked.connect(self.letter_wanted)
        self.foot.addWidget(letter)
        self.add_key_line("")

    def _on_done(self) -> None:
        if self._picker.trainer is None:
            self.say(self.tr("Choose who did it."))
            self._picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.done_wanted.emit()


class _Number(QWidget):
    """The number of an action."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(scaled(32), scaled(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().urgent)
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(tokens().on_primary)
        painter.setFont(font(17, 700, tabular=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
