"""The check page: everything once more, to read out, change, sign and confirm."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose
from studio.screening.facts import ADULT_AGE, age_of
from studio.screening.pages import CHECK
from studio.screening.screening import Answers
from studio.screening.summary import groups_of
from ui.screening.answer_marks import AnswerMarks
from ui.screening.check_rows import GroupRow, PersonRow
from ui.screening.consent_rows import ConsentsCard
from ui.screening.outcome_steps import Signed
from ui.screening.page_view import NO_ANSWERS, Ground, PageView
from ui.screening.settle_card import SettleCard
from ui.screening.signing_card import SigningCard
from ui.screening.trainer_picker import TrainerPicker
from ui.widgets.buttons import Segmented
from ui.widgets.card import Card, Rule
from ui.widgets.dates import month_day, time_text
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn
from ui.widgets.theme import scaled

_SIDE_WIDTH = 356
_BY_PHONE = 1


class CheckPage(PageView):
    """Rows with Change links, what is left to settle, and beside them the place to sign.

    *proposed* are the answers of the version before, whose outcome was seen already.  By
    telephone nothing is signed: `visit_wanted` asks to keep everything for the visit.
    """

    change_wanted = Signal(str)
    kept = Signal(object)
    confirm_wanted = Signal(object)  # what was signed
    phone_wanted = Signal(bool)
    visit_wanted = Signal()

    def __init__(
        self,
        ground: Ground,
        parent: QWidget | None = None,
        *,
        client: Client | None,
        picker: TrainerPicker,
        proposed: Answers = NO_ANSWERS,
        version: int = 1,
        consents: Mapping[Purpose, Consent] | None = None,
    ) -> None:
        super().__init__(ground, CHECK, parent)
        self._client = client
        self._picker = picker
        questionnaire = ground.content.questionnaire
        self._marks = AnswerMarks(ground.flow, questionnaire, proposed)
        below = self.tr("Read them out, then confirm.")
        if version > 1:
            kept = self.tr("Version {n}, earlier answers are kept.").format(n=version)
            below = f"{below} {kept}"
        self.add_title(self.tr("Check the answers together"), below=below)
        self._build_asked()
        self._settle = SettleCard(ground, self)
        self._settle.change_wanted.connect(self.change_wanted)
        self._settle.kept.connect(self.kept)
        cards = QVBoxLayout()
        cards.setSpacing(14)
        cards.addWidget(self._settle)
        cards.addWidget(self._build_groups())
        self.body.addLayout(cards)
        self.body.addStretch(1)
        self._build_side(consents)
        self._build_foot()
        self.refresh()

    @property
    def signed(self) -> Signed:
        """Return what was given here."""
        agreed = self._consents.ticked if self._consents is not None else ()
        return Signed(self._sign.inks, agreed, self._sign.is_on_paper)

    @override
    def spoken_place(self) -> str:
        return self.heading.text()

    @override
    def refresh(self) -> None:
        # The line that was settled goes away with the keyboard on it.
        had_focus = self._settle.isAncestorOf(self.window().focusWidget() or self)
        self._settle.refresh()
        if had_focus:
            if self._settle.count:
                self._settle.focus_first()
            else:
                self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_way()
        self._say_signature()

    @override
    def try_continue(self) -> None:
        if self.flow.is_by_phone:
            self.visit_wanted.emit()
        elif self._settle.count:
            self.say(self.tr("Something above is still to settle."))
            self._settle.focus_first()
        elif self._picker.trainer is None:
            self.say(self.tr("Choose who confirms."))
            self._picker.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (empty := self._sign.first_open()) is not None:
            self._ask_for(empty)
        else:
            self.confirm_wanted.emit(self.signed)

    def _ask_for(self, empty: QLineEdit) -> None:
        text = self.tr("{field}: please fill it in.").format(field=empty.accessibleName())
        self.say(text)
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build_asked(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        asked = label(self.tr("Asked"), self, px=14, weight=500, color="text_2")
        row.addWidget(asked)
        ways = [self.tr("at the desk"), self.tr("by telephone")]
        self._asked = Segmented(ways, self, "check.asked")
        self._asked.setAccessibleName(asked.text())
        self._asked.chosen.connect(self._on_asked)
        row.addWidget(self._asked)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(12)

    def _build_groups(self) -> Card:
        card = Card(self, margins=(20, 8, 20, 8), spacing=0)
        rows: list[GroupRow | PersonRow] = []
        if self._client is not None:
            rows.append(PersonRow(self.ground, self._client, self))
        groups = (group for group in groups_of(self.flow) if group.section != "a")
        rows += [GroupRow(self.ground, group, self._marks, self) for group in groups]
        for row in rows:
            if card.body.count():
                card.body.addWidget(Rule(card))
            row.change_wanted.connect(self.change_wanted)
            card.body.addWidget(row)
        return card

    def _build_side(self, consents: Mapping[Purpose, Consent] | None) -> None:
        texts, words = self.ground.content.consents, self.ground.content.words
        name = self._client.full_name if self._client is not None else ""
        side = ScrollColumn(self, spacing=12, name="check.side")
        side.setFixedWidth(scaled(_SIDE_WIDTH))
        self._sign = SigningCard(texts, words, side, name=name, is_minor=self._is_minor())
        self._sign.changed.connect(self._say_signature)
        self._sign.way_chosen.connect(self._go_to_confirm)
        side.column.addWidget(self._sign)
        self._consents: ConsentsCard | None = None
        if consents is not None:
            self._consents = ConsentsCard(texts, consents, side)
            side.column.addWidget(self._consents)
        self._visit = self._build_visit(side)
        side.column.addWidget(self._visit)
        side.column.addStretch(1)
        self.add_side(side)

    def _build_visit(self, side: QWidget) -> Card:
        card = Card(side, margins=(18, 14, 18, 14), spacing=6)
        card.setObjectName("check.visit")
        card.body.addWidget(label(self.tr("At the visit"), card, px=16, weight=600))
        text = self.tr(
            "Feelings and signs of today are asked again in person, and so is the closer look at "
            "the back. Then the declaration is read and signed here."
        )
        card.body.addWidget(label(text, card, px=14, color="text_2", wrap=True))
        return card

    def _build_foot(self) -> None:
        self._confirm = self.add_continue()
        self._confirm.setObjectName("check.confirm")
        self._picker.setParent(self)
        self._picker.show()
        self._picker.picked.connect(self.refresh)
        self.foot.addWidget(self._picker)

    # What is said

    def _is_minor(self) -> bool:
        age = age_of(self.flow.answers, self.ground.clock.today())
        return age is not None and age < ADULT_AGE

    def _show_way(self) -> None:
        by_phone = self.flow.is_by_phone
        self._asked.choose(_BY_PHONE if by_phone else 0)
        self._visit.setVisible(by_phone)
        self._sign.setVisible(not by_phone)
        if self._consents is not None:
            self._consents.setVisible(not by_phone)
        self._picker.setVisible(not by_phone)
        visit, confirm = self.tr("Save for the visit"), self.tr("Confirm and see the outcome")
        self._confirm.setText(visit if by_phone else confirm)
        self._confirm.setAccessibleName(self._confirm.label)

    def _say_signature(self) -> None:
        """Say who would sign, how and before whom, before it happens."""
        if self.flow.is_by_phone:
            self.say(self.tr("Kept for the visit; nothing is signed on the telephone."))
            return
        trainer = self._picker.trainer
        if trainer is None:
            self.say(self.tr("Choose who confirms."))
            return
        now = self.ground.clock.local(self.ground.clock.now())
        text = self.tr("{how}, before {trainer}, {day}, {time}").format(
            how=self._sign.how,
            trainer=trainer.name.split()[0],
            day=month_day(now.date()),
            time=time_text(now),
        )
        self.say(text)

    def _on_asked(self, place: int) -> None:
        self.phone_wanted.emit(place == _BY_PHONE)
        self._go_to_confirm()

    def _go_to_confirm(self) -> None:
        """Let the next Enter go on, and not choose the same once more."""
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)
