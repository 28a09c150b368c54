"""A past screening to look at: outcome, signatures and every answer, as they were."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clock import Clock
from studio.ids import TrainerId
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Outcome, Planning, Tier, Urgency
from studio.screening.screening import Answers, Screening, Status
from studio.screening.signature import Signature
from studio.services.content import Content
from studio.team import Trainer
from studio.wording import Words
from ui.screening.page_view import centered
from ui.screening.past_answers import PastAnswers
from ui.screening.past_signatures import SignatureRow, signatures_card
from ui.screening.reason_row import OpenRow, ReasonRow
from ui.screening.reasons import reasons_of, still_open
from ui.widgets.buttons import button
from ui.widgets.card import Card, Rule
from ui.widgets.dates import plain_date, short_day, time_text
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn
from ui.widgets.theme import scaled
from ui.widgets.tier import TOKEN_BY_TIER, TierMark

_ROOM_ABOVE = 160

_NOTHING = Outcome(
    tier=None, urgency=Urgency.NONE, planning=Planning.LOCKED, findings=(), restrictions=()
)


class PastScreening(QWidget):
    """Shows one screening and changes nothing; `closed` asks to go back.

    *earlier* is the screening before it, whose answers stand beside those that differ; *answer*
    is the key of the one it opens at.
    """

    closed = Signal()

    def __init__(
        self,
        screening: Screening,
        earlier: Screening | None,
        signatures: Sequence[Signature],
        trainers: Sequence[Trainer],
        content: Content,
        words: Words,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        name: str = "",
        answer: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("past")
        self._answer = answer
        self._screening = screening
        self._content = content
        self._words = words
        self._clock = clock
        self._name = name or self.tr("The client")
        self._names = {trainer.id: trainer.name for trainer in trainers}
        self._signatures = [s for s in signatures if s.screening_id == screening.id]
        self._flow = self._flow_of(screening)
        self._earlier = earlier
        self._build()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Where an answer stands is known once the page has been laid out.
        QTimer.singleShot(0, self, self._lead_to_answer)

    def _lead_to_answer(self) -> None:
        """Lead the eye, the keyboard and a screen reader to the answer that is meant."""
        key, self._answer = self._answer, ""
        answer = self.findChild(QWidget, f"past.answer.{key}") if key else None
        scroll = self.findChild(QScrollArea, "past.scroll")
        if answer is None or scroll is None:
            return
        answer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        answer.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll.ensureWidgetVisible(answer, 0, scaled(_ROOM_ABOVE))

    @property
    def _outcome(self) -> Outcome:
        return self._screening.outcome or _NOTHING

    @property
    def _tier(self) -> Tier | None:
        chosen = self._screening.chosen_tier
        return self._outcome.tier if chosen is None else chosen

    def _flow_of(self, screening: Screening) -> ScreeningFlow:
        """Return the conversation as it stood on its day, with the outcome that was stored."""
        outcome = screening.outcome or _NOTHING

        def judge(_answers: Answers) -> Outcome:
            return outcome

        day = self._clock.local(screening.saved_at).date()
        return ScreeningFlow(self._content.questionnaire, judge, today=day, draft=screening)

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 16, 0, 12)
        head.setSpacing(16)
        self._build_head(head)
        column.addLayout(centered(head))
        column.addWidget(Rule(self))
        scroll = ScrollColumn(self, spacing=14, name="past.scroll")
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(self._title.text())
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 16, 0, 24)
        inside.setSpacing(14)
        for card in self._cards():
            inside.addWidget(card)
        inside.addStretch(1)
        scroll.column.addLayout(centered(inside))
        column.addWidget(scroll, 1)
        self.setFocusProxy(scroll)

    def _build_head(self, head: QHBoxLayout) -> None:
        back = button(self.tr("Back"), self, kind="ghost", icon=Icon.ARROW_LEFT, name="past.close")
        back.clicked.connect(self.closed)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        day = self._clock.local(self._screening.saved_at).date()
        words = QVBoxLayout()
        words.setSpacing(2)
        text = self.tr("Screening of {day}").format(day=plain_date(day))
        self._title = label(text, self, px=22, weight=600, name="past.title")
        words.addWidget(self._title)
        state = label(self._state(), self, px=14, weight=450, color="text_2", wrap=True)
        state.setObjectName("past.state")
        words.addWidget(state)
        head.addLayout(words, 1)
        said = label(self.tr("To look at only"), self, px=13, weight=500, color="text_3")
        head.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)

    def _cards(self) -> list[Card]:
        rows = [
            SignatureRow(signature, self._screening, self._names, self._words, self._clock, self)
            for signature in self._signatures
        ]
        answers = PastAnswers(
            self._flow,
            self._screening,
            self._earlier,
            self._names,
            self._content.questionnaire,
            self._words,
            self._clock,
        )
        cards = [self._outcome_card()] if self._tier is not None else []
        return [*cards, signatures_card(rows, self), *answers.cards(self), self._record_card()]

    # What is said

    def _state(self) -> str:
        screening = self._screening
        status = screening.status.value
        if screening.status is Status.SUPERSEDED and screening.confirmed_at is None:
            status = "changed"
        said = [self._words[f"screening_state.{status}"]]
        if screening.confirmed_at is not None:
            trainer = self._named(screening.confirmed_by) or self.tr("a trainer")
            moment = self._moment(screening.confirmed_at)
            said = [said[0].format(trainer=trainer, moment=moment)]
        if screening.expires_on is not None:
            day = plain_date(screening.expires_on)
            said.append(self.tr("to be asked again by {day}").format(day=day))
        if screening.ended_on is not None:
            why = self._words.get(f"ended_because.{screening.ended_because}")
            day = plain_date(screening.ended_on)
            said.append(self.tr("ended {day}: {why}").format(day=day, why=why))
        return "; ".join(said)

    def _named(self, trainer: TrainerId | None) -> str:
        return self._names.get(trainer, "") if trainer is not None else ""

    def _moment(self, at: datetime) -> str:
        local = self._clock.local(at)
        return f"{plain_date(local.date())}, {time_text(local)}"

    def _outcome_card(self) -> Card:
        tier = self._tier or Tier.GYM_READY
        token = TOKEN_BY_TIER[tier.key]
        card = Card(self, margins=(20, 16, 20, 16), spacing=10, border=token, radius=14)
        card.setObjectName("past.outcome")
        title = self._words[f"tier.{tier.key}"]
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(TierMark(tier.key, scaled(36), card, text=title))
        row.addWidget(label(title, card, px=22, weight=600, name="past.tier"), 1)
        card.body.addLayout(row)
        for line in (*self._choice_lines(), *self._note_lines()):
            card.body.addWidget(label(line, card, px=15, color="text_2", wrap=True))
        for reason in reasons_of(self._flow, self._outcome, self._words, self._name):
            card.body.addWidget(ReasonRow(reason, self._words, card, changeable=False))
        for left in still_open(self._outcome, self._words):
            card.body.addWidget(OpenRow(left, self._words, card))
        lines = self._restriction_lines()
        if lines:
            card.body.addWidget(label(self.tr("For now"), card, px=16, weight=600))
        for line in lines:
            card.body.addWidget(label(line, card, px=14, weight=450, color="text_2", wrap=True))
        return card

    def _choice_lines(self) -> list[str]:
        screening = self._screening
        if not screening.choice_reason:
            return []
        proposed = self._outcome.tier
        trainer = self._named(screening.confirmed_by) or self.tr("The trainer")
        said = self.tr("{trainer} chose this in place of {tier}: {reason}")
        tier = self._words[f"tier.{proposed.key}"] if proposed is not None else ""
        return [said.format(trainer=trainer, tier=tier, reason=screening.choice_reason)]

    def _note_lines(self) -> list[str]:
        note = self._screening.note
        return [self.tr("Trainer's note: {note}").format(note=note)] if note else []

    def _restriction_lines(self) -> list[str]:
        lines = []
        for restriction in self._outcome.restrictions:
            what = self._words.get(f"so.{restriction.code}", restriction.reason)
            day = short_day(restriction.review_on)
            text = self.tr("{what}; review {day}").format(what=what, day=day)
            lines.append(text[:1].upper() + text[1:])
        return lines

    def _record_card(self) -> Card:
        screening = self._screening
        card = Card(self, margins=(20, 14, 20, 14), spacing=4)
        card.setObjectName("past.record")
        card.body.addWidget(label(self.tr("On record"), card, px=16, weight=600))
        started = self._named(screening.started_by)
        lines = [
            self.tr("Questions {questions}, rules {rules}").format(
                questions=screening.questions_version, rules=screening.rules_version
            ),
            self.tr("Begun {moment}").format(moment=self._moment(screening.started_at)),
            self.tr("Saved {moment}").format(moment=self._moment(screening.saved_at)),
        ]
        if started:
            lines[1] += f", {started}"
        for line in lines:
            card.body.addWidget(label(line, card, px=14, color="text_2", wrap=True, tabular=True))
        return card
