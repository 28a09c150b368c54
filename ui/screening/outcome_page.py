"""The outcome: what it is, why, what is ready now, what changes for now, what comes next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.errors import NotQualified, StudioError
from studio.screening.evaluate import expires_on
from studio.screening.outcome import Outcome, Tier
from studio.screening.pages import CHECK
from studio.screening.screening import Screening
from studio.services.screening import needed_qualification
from studio.settings import StudioProfile
from studio.team import Qualification, Trainer
from ui.screening.keys import letter_of
from ui.screening.note_field import NoteField
from ui.screening.other_outcome import OtherOutcome
from ui.screening.outcome_columns import OutcomeColumns
from ui.screening.outcome_hero import OutcomeHero
from ui.screening.outlook import SHOWN, Item, outlook_for
from ui.screening.page_view import Ground, PageView
from ui.screening.trainer_picker import TrainerPicker
from ui.screening.why_card import WhyCard
from ui.screening.wording import area_name, joined, lower_first
from ui.shell.errors import sentence
from ui.widgets.buttons import Button, button
from ui.widgets.dates import plain_date
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import scaled


class OutcomePage(PageView):
    """A proposal until a named trainer confirms it, which the primary action does.

    `confirm_wanted` carries the chosen tier (or `None` for the proposed one), the reason for it,
    and whether the way goes on to the primary action.
    """

    change_wanted = Signal(str)
    confirm_wanted = Signal(object, str, bool)
    summary_wanted = Signal()
    declaration_wanted = Signal()
    note_written = Signal(str)

    top_margin = 20

    def __init__(
        self,
        ground: Ground,
        screening: Screening,
        parent: QWidget | None = None,
        *,
        client: Client | None,
        profile: StudioProfile | None,
        picker: TrainerPicker,
        trainers: Sequence[Trainer] = (),
        on_paper: bool = False,
    ) -> None:
        super().__init__(ground, CHECK, parent)
        self._screening = screening
        self._client = client
        self._profile = profile or StudioProfile()
        self._picker = picker
        self._trainers = trainers
        self._on_paper = on_paper
        self._chosen: Tier | None = None
        self._reason = ""
        self._for_client = False
        self.body.setSpacing(14)
        self._hero = OutcomeHero(self.tier.key, self.heading, picker, self)
        self._hero.audience_wanted.connect(self._on_audience)
        picker.picked.connect(self._on_picked)
        self.body.addWidget(self._hero)
        self._other = OtherOutcome(self.outcome, ground.content.words, self)
        self._other.chosen.connect(self._on_other)
        self.body.addWidget(self._other)
        self._why = WhyCard(ground, self.outcome, self)
        self._why.change_wanted.connect(self.change_wanted)
        self._other.show_closing(self._why.closing)
        self.body.addWidget(self._why)
        self._columns = OutcomeColumns(self)
        self.body.addWidget(self._columns)
        self._build_note()
        self.body.addStretch(1)
        self._trouble = label("", self, px=15, weight=500, color="clear", wrap=True)
        self._trouble.setObjectName("outcome.trouble")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self._build_foot()
        self._show_tier()

    @property
    def outcome(self) -> Outcome:
        """Return the outcome that is proposed."""
        if self._screening.outcome is None:
            raise ValueError("there is no outcome to show")
        return self._screening.outcome

    @property
    def tier(self) -> Tier:
        """Return the tier that would be confirmed."""
        proposed = self.outcome.tier or Tier.GYM_READY
        return proposed if self._chosen is None else self._chosen

    @override
    def first_focus(self) -> QWidget:
        return self.heading

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        if letter_of(event) == "V":
            self._on_audience()
            return True
        return False

    @override
    def try_continue(self) -> None:
        self._confirm(go_on=True)

    def show_refusal(self, error: StudioError) -> None:
        """Say why the outcome was not confirmed, and who may confirm it."""
        said = sentence(error, self.ground.content.words)
        if isinstance(error, NotQualified):
            said = " ".join(part for part in (said, self._need(), self._who_can()) if part)
        self._show_trouble(said)

    # Building

    def _build_note(self) -> None:
        self._note = NoteField("screening", self.tr("Trainer's note"), self)
        self._note.field.setText(self._screening.note)
        self._note.written.connect(self._on_note)
        self._note.setVisible(bool(self._screening.note))
        self.body.addWidget(self._note)

    def _build_foot(self) -> None:
        self.foot.setSpacing(8)
        made = self.add_continue()
        made.setObjectName("outcome.primary")
        self._primary = made
        later = button(self.tr("Confirm only"), self, name="outcome.confirm")
        later.clicked.connect(self._on_later)
        summary = self._print_button()
        note = button(
            self.tr("Add trainer's note"),
            self,
            kind="ghost",
            icon=Icon.NOTE,
            name="outcome.note",
        )
        note.clicked.connect(self._on_note_wanted)
        other = button(
            self.tr("Choose a different outcome"),
            self,
            kind="link",
            name="outcome.changeOutcome",
        )
        other.clicked.connect(self._on_other_wanted)
        other.setEnabled(self._other.has_choices)
        note_place = self.foot.count() - 1
        for offset, widget in enumerate((later, summary, note)):
            self.foot.insertWidget(note_place + offset, widget)
        self.foot.addWidget(other)
        self._for_trainers = (note, other)

    def _print_button(self) -> Button:
        """Return the way to paper: the summary, or first the page that is to be signed."""
        if self._on_paper:
            text, name, wanted = (
                self.tr("Print declaration"),
                "outcome.declaration",
                self.declaration_wanted,
            )
        else:
            text, name, wanted = self.tr("Print summary"), "outcome.summary", self.summary_wanted
        made = button(text, self, kind="ghost", icon=Icon.PRINTER, name=name)
        made.clicked.connect(wanted)
        return made

    # Showing

    def _show_tier(self) -> None:
        words = self.ground.content.words
        key = self.tier.key
        title = words[f"tier_client.{key}" if self._for_client else f"tier.{key}"]
        self._hero.show_tier(key, title, self._sentence(key))
        self._hero.show_need("" if self._for_client else self._need())
        text = self._primary_text()
        self._primary.setText(text)
        self._primary.setAccessibleName(text)
        self._primary.setMinimumWidth(max(scaled(190), self._primary.sizeHint().width()))
        self._show_columns()

    def _sentence(self, key: str) -> str:
        words = self.ground.content.words
        name = self.ground.name
        if self._for_client:
            day = self._looked_at_again()
            return words.fill(f"result_client.{key}", date=plain_date(day) if day else "")
        areas = [lower_first(area_name(self.flow.book, area)) for area in self.flow.book.areas]
        if self.tier is Tier.GYM_ADAPTED and areas:
            return words.fill("result.gym_adapted_area", name=name, area=joined(areas, words))
        return words.fill(f"result.{key}", name=name)

    def _looked_at_again(self) -> date | None:
        """Return when all this is next looked at: a review, or the day the result runs out."""
        days = [restriction.review_on for restriction in self.outcome.restrictions]
        last = expires_on(self.tier, self.ground.clock.today())
        return min([*days, last] if last is not None else days, default=None)

    def _need(self) -> str:
        """Return what has to be held to confirm this tier, or nothing where anybody may."""
        needed = needed_qualification(self.tier, self._profile)
        if needed is Qualification.NONE:
            return ""
        held = self.ground.content.words[f"qualification.{needed.value}"]
        return self.tr("This needs {what}, or more.").format(what=held)

    def _who_can(self) -> str:
        needed = needed_qualification(self.tier, self._profile)
        names = [
            trainer.name
            for trainer in self._trainers
            if trainer.is_active and trainer.qualification.rank >= needed.rank
        ]
        if not names:
            return self.tr("Nobody on the team holds it yet; Settings lists who holds what.")
        said = joined(names, self.ground.content.words)
        return self.tr("{names} can confirm it.").format(names=said)

    def _primary_text(self) -> str:
        if self.tier is Tier.REHAB_FIRST:
            return self.tr("Plan a gentle week")
        if self.tier is Tier.CLEARANCE_FIRST:
            return self.tr("Print the letter")
        if self.tier is Tier.URGENT_CARE:
            return self.tr("Show what to do")
        return self.tr("Plan the first week")

    def _show_columns(self) -> None:
        trainer = self._picker.trainer
        outlook = outlook_for(
            self.outcome,
            self.tier,
            self.ground.content,
            self._client,
            self._profile,
            trainer=trainer.name.split()[0] if trainer else "",
            today=self.ground.clock.today(),
        )
        if self._on_paper:
            paper = self.tr("Sign the declaration on paper")
            scan = self.tr("Then add its scan on the profile")
            outlook = replace(outlook, ahead=(Item(paper, scan), *outlook.ahead)[:SHOWN])
        self._columns.show_outlook(outlook, self.ground)

    # What is pressed

    def _on_audience(self) -> None:
        self._for_client = not self._for_client
        self._why.show_for(client=self._for_client)
        self._other.hide()
        for widget in self._for_trainers:
            widget.setVisible(not self._for_client)
        self._note.setVisible(not self._for_client and bool(self._note.field.text()))
        self._hero.show_for(client=self._for_client)
        self._show_tier()

    def _on_picked(self) -> None:
        self._trouble.hide()
        if self._chosen is not None:
            self._show_choice()
        self._show_columns()

    def _on_note_wanted(self) -> None:
        self._note.show()
        self._note.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_note(self, question: str, text: str) -> None:
        self.note_written.emit(text)

    def _on_other_wanted(self) -> None:
        self._other.show()
        self._other.focus_first()

    def _on_other(self, tier: Tier, reason: str) -> None:
        self._chosen = tier
        self._reason = reason
        self._show_choice()
        self._show_tier()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        """Say who chose a more careful outcome: whoever confirms it."""
        trainer = self._picker.trainer
        said = self.tr("Chosen by {trainer}: {reason}").format(
            trainer=trainer.name if trainer else self.tr("the trainer"), reason=self._reason
        )
        self._hero.show_choice(said)

    def _on_later(self) -> None:
        self._confirm(go_on=False)

    def _confirm(self, *, go_on: bool) -> None:
        if self._picker.trainer is None:
            self._show_trouble(self.tr("Choose who confirms."))
            self._picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.confirm_wanted.emit(self._chosen, self._reason, go_on)

    def _show_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.show()
        self.reveal(self._trouble)
