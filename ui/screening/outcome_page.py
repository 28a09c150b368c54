"""The outcome: what it is, why, what is ready now, what changes for now, what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.errors import StudioError
from studio.screening.outcome import Outcome, Tier
from studio.screening.pages import CHECK
from studio.screening.screening import Screening
from studio.settings import StudioProfile
from ui.screening.keys import letter_of
from ui.screening.note_field import NoteField
from ui.screening.other_outcome import OtherOutcome
from ui.screening.outlook import Item, outlook_for
from ui.screening.page_view import Ground, PageView
from ui.screening.reason_row import ReasonRow
from ui.screening.reasons import SHOWN_AT_FIRST, reasons_of
from ui.screening.trainer_picker import TrainerPicker
from ui.screening.wording import area_name, joined, lower_first
from ui.shell.errors import sentence
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.dates import plain_date
from ui.widgets.figure import FigureTile
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import scaled, tokens
from ui.widgets.tier import TOKEN_BY_TIER, TierMark

_FIGURE = 58


class OutcomePage(PageView):
    """A proposal until a named trainer confirms it, which the primary action does.

    `confirm_wanted` carries the chosen tier (or `None` for the proposed one), the reason for it,
    and whether the way goes on to the primary action.
    """

    change_wanted = Signal(str)
    confirm_wanted = Signal(object, str, bool)
    summary_wanted = Signal()
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
    ) -> None:
        super().__init__(ground, CHECK, parent)
        self._screening = screening
        self._client = client
        self._profile = profile
        self._picker = picker
        self._chosen: Tier | None = None
        self._reason = ""
        self._for_client = False
        self._rows: list[ReasonRow] = []
        self.body.setSpacing(14)
        self._build_hero()
        self._other = OtherOutcome(self.outcome, ground.content.words, self)
        self._other.chosen.connect(self._on_other)
        self.body.addWidget(self._other)
        self._build_why()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(14)
        self.body.addLayout(self._columns)
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
        """Say why the outcome was not confirmed."""
        self._trouble.setText(sentence(error, self.ground.content.words))
        self._trouble.show()

    # Building

    def _build_hero(self) -> None:
        key = self.tier.key
        token = TOKEN_BY_TIER[key]
        self._hero = Card(
            self, margins=(26, 16, 22, 16), fill=f"{token}_plate", border=token, radius=14
        )
        row = QHBoxLayout()
        row.setSpacing(20)
        self._mark = TierMark(key, scaled(58), self._hero)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(4)
        self.heading.setObjectName("outcome.title")
        words.addWidget(self.heading)
        self._line = label("", self._hero, px=17, weight=450, wrap=True, name="outcome.sentence")
        words.addWidget(self._line)
        self._choice = label("", self._hero, px=14, weight=500, color="text_2", wrap=True)
        self._choice.hide()
        words.addWidget(self._choice)
        row.addLayout(words, 1)
        row.addLayout(self._build_signature())
        self._hero.body.addLayout(row)
        self.body.addWidget(self._hero)

    def _build_why(self) -> None:
        card = Card(self, margins=(24, 16, 24, 16), spacing=10)
        card.setObjectName("outcome.why")
        card.body.addWidget(label(self.tr("Why"), card, px=17, weight=600))
        words = self.ground.content.words
        reasons = reasons_of(self.flow, self.outcome, words, self.ground.name)
        for reason in reasons:
            row = ReasonRow(reason, words, card)
            row.change_wanted.connect(self.change_wanted)
            self._rows.append(row)
            card.body.addWidget(row)
        self._more = button(
            self.tr("and %n more", "", len(reasons) - SHOWN_AT_FIRST),
            card,
            kind="link",
            name="outcome.more",
        )
        self._more.clicked.connect(self._on_more)
        self._more.setVisible(len(reasons) > SHOWN_AT_FIRST)
        for row in self._rows[SHOWN_AT_FIRST:]:
            row.hide()
        card.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._other.show_closing([reason for reason in reasons if reason.closes])
        self.body.addWidget(card)

    def _build_note(self) -> None:
        self._note = NoteField("screening", self.tr("Trainer's note"), self)
        self._note.field.setText(self._screening.note)
        self._note.written.connect(self._on_note)
        self._note.setVisible(bool(self._screening.note))
        self.body.addWidget(self._note)

    def _build_signature(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self._audience = button(
            self.tr("Client view"),
            self._hero,
            kind="link",
            icon=Icon.EYE,
            name="outcome.audience",
        )
        self._audience.clicked.connect(self._on_audience)
        column.addWidget(self._audience, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        self._signature = label(
            self.tr("Confirmed in the name of"), self._hero, px=13, weight=500, color="text_2"
        )
        column.addWidget(self._signature)
        self._picker.setParent(self._hero)
        self._picker.show()
        self._picker.picked.connect(self._on_picked)
        column.addWidget(self._picker)
        return column

    def _build_foot(self) -> None:
        self.foot.setSpacing(8)
        made = self.add_continue()
        made.setObjectName("outcome.primary")
        self._primary = made
        later = button(self.tr("Confirm only"), self, name="outcome.confirm")
        later.clicked.connect(self._on_later)
        summary = button(
            self.tr("Print summary"),
            self,
            kind="ghost",
            icon=Icon.PRINTER,
            name="outcome.summary",
        )
        summary.clicked.connect(self.summary_wanted)
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

    # Showing

    def _show_tier(self) -> None:
        words = self.ground.content.words
        key = self.tier.key
        token = TOKEN_BY_TIER[key]
        self._hero.set_look(fill=f"{token}_plate", border=token)
        title = words[f"tier_client.{key}" if self._for_client else f"tier.{key}"]
        self._mark.show_tier(key, text=title)
        self.heading.setText(title)
        self._line.setText(self._sentence(key))
        self.heading.setAccessibleName(
            self.tr("Outcome: {title}. {line}").format(title=title, line=self._line.text())
        )
        text = self._primary_text()
        self._primary.setText(text)
        self._primary.setAccessibleName(text)
        self._primary.setMinimumWidth(max(scaled(190), self._primary.sizeHint().width()))
        self._show_columns()

    def _sentence(self, key: str) -> str:
        words = self.ground.content.words
        name = self.ground.name
        if self._for_client:
            reviews = [r.review_on for r in self.outcome.restrictions]
            day = plain_date(min(reviews)) if reviews else ""
            return words.fill(f"result_client.{key}", date=day)
        areas = [lower_first(area_name(self.flow.book, area)) for area in self.flow.book.areas]
        if self.tier is Tier.GYM_ADAPTED and areas:
            return words.fill("result.gym_adapted_area", name=name, area=joined(areas, words))
        return words.fill(f"result.{key}", name=name)

    def _primary_text(self) -> str:
        if self.tier is Tier.REHAB_FIRST:
            return self.tr("Plan a gentle week")
        if self.tier is Tier.CLEARANCE_FIRST:
            return self.tr("Print the letter")
        if self.tier is Tier.URGENT_CARE:
            return self.tr("Show what to do")
        return self.tr("Plan the first week")

    def _show_columns(self) -> None:
        while self._columns.count():
            item = self._columns.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
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
        for name, title, icon, color, items in (
            ("ready", self.tr("Ready now"), Icon.CHECK, "ready", outlook.ready),
            (
                "changed",
                self.tr("A different version for now"),
                Icon.SWAP,
                "adapt",
                outlook.changed,
            ),
            ("ahead", self.tr("What comes next"), Icon.CALENDAR_CHECK, "primary", outlook.ahead),
        ):
            card = _Column(title, icon, color, self)
            card.setObjectName(f"outcome.{name}")
            card.show_items(items, self.ground)
            self._columns.addWidget(card, 1)

    # What is pressed

    def _on_audience(self) -> None:
        self._for_client = not self._for_client
        for row in self._rows:
            row.show_for(client=self._for_client)
        text = self.tr("Trainer view") if self._for_client else self.tr("Client view")
        self._other.hide()
        for widget in self._for_trainers:
            widget.setVisible(not self._for_client)
        self._audience.setText(text)
        self._audience.setAccessibleName(text)
        self._show_tier()

    def _on_more(self) -> None:
        for row in self._rows:
            row.show()
        self._more.hide()

    def _on_picked(self) -> None:
        self._trouble.hide()
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
        trainer = self._picker.trainer
        self._choice.setText(
            self.tr("Chosen by {trainer}: {reason}").format(
                trainer=trainer.name if trainer else self.tr("the trainer"), reason=reason
            )
        )
        self._choice.show()
        self._show_tier()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_later(self) -> None:
        self._confirm(go_on=False)

    def _confirm(self, *, go_on: bool) -> None:
        if self._picker.trainer is None:
            self._trouble.setText(self.tr("Choose who confirms."))
            self._trouble.show()
            self._picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.confirm_wanted.emit(self._chosen, self._reason, go_on)


class _Sign(QWidget):
    """The sign at the head of a column, in a token's colour."""

    def __init__(self, icon: Icon, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._color = color
        self.setFixedSize(scaled(20), scaled(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._icon, self.rect(), tokens().color(self._color), "bold")


class _Column(Card):
    """One of the three columns below the reasons."""

    def __init__(self, title: str, icon: Icon, color: str, parent: QWidget) -> None:
        super().__init__(parent, margins=(20, 16, 16, 16), spacing=12)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(_Sign(icon, color, self))
        head.addWidget(label(title, self, px=16, weight=600, wrap=True), 1)
        self.body.addLayout(head)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_items(self, items: Sequence[Item], ground: Ground) -> None:
        """Show *items* below the title."""
        for item in items:
            row = QHBoxLayout()
            row.setSpacing(14)
            if item.slug:
                shapes = ground.content.figures.shapes_or_sign(item.slug, item.pattern)
                row.addWidget(FigureTile(shapes, scaled(_FIGURE), self, accessible=item.title))
            text = QVBoxLayout()
            text.setSpacing(1)
            text.addStretch(1)
            text.addWidget(label(item.title, self, px=15, weight=600, wrap=True))
            text.addWidget(label(item.text, self, px=14, weight=450, color="text_2", wrap=True))
            text.addStretch(1)
            row.addLayout(text, 1)
            self.body.addLayout(row)
        self.body.addStretch(1)
