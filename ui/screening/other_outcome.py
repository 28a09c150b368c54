"""Choosing another outcome: only a more careful one, with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.screening.outcome import Outcome, Tier
from studio.wording import Words
from ui.screening.answer_buttons import CompactAnswer
from ui.screening.form_parts import line_edit
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.wrap_row import WrapRow


class OtherOutcome(Card):
    """Offers the more careful tiers, and says what would close each finding.

    A less careful tier is never on the list: it is reached by closing the findings behind it.
    """

    chosen = Signal(object, str)  # tier and reason

    def __init__(self, outcome: Outcome, words: Words, parent: QWidget) -> None:
        super().__init__(parent, margins=(24, 16, 24, 16), spacing=10)
        self.setObjectName("outcome.other")
        proposed = outcome.tier or Tier.GYM_READY
        self._words = words
        self._tier: Tier | None = None
        self._buttons: list[CompactAnswer] = []
        self.body.addWidget(
            label(self.tr("A more careful outcome"), self, px=17, weight=600, wrap=True)
        )
        tiers = [tier for tier in Tier if tier > proposed]
        self._build_tiers(tiers)
        self._build_reason()
        self._closing = label("", self, px=14, color="text_2", wrap=True, name="outcome.closing")
        self.body.addWidget(self._closing)
        self.hide()

    @property
    def has_choices(self) -> bool:
        """Tell whether there is a more careful tier to choose."""
        return bool(self._buttons)

    def show_closing(self, ways: Sequence[tuple[str, str]]) -> None:
        """Say what would close each finding, as (what it is, what closes it)."""
        if not ways:
            self._closing.hide()
            return
        lines = [self.tr("A less careful outcome comes by closing what stands behind it:")]
        lines += [f"{what}: {closes}" for what, closes in ways]
        self._closing.setText("\n".join(lines))

    def focus_first(self) -> None:
        """Put the keyboard on the first tier."""
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_tiers(self, tiers: Sequence[Tier]) -> None:
        row = WrapRow(self)
        for tier in tiers:
            text = self._words[f"tier.{tier.key}"]
            made = CompactAnswer(text, row, name=f"outcome.other.{tier.key}")
            made.setProperty("tier", tier.key)
            made.clicked.connect(self._on_tier)
            row.add(made)
            self._buttons.append(made)
        self.body.addWidget(row)

    def _build_reason(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        title = self.tr("Why this one")
        self._reason = line_edit("outcome.other.reason", title, self)
        self._reason.setPlaceholderText(title)
        row.addWidget(self._reason, 1)
        self._use = button(self.tr("Use this outcome"), self, kind="soft", name="outcome.other.use")
        self._use.clicked.connect(self._on_use)
        row.addWidget(self._use)
        leave = button(
            self.tr("Keep the proposed one"), self, kind="ghost", name="outcome.other.leave"
        )
        leave.clicked.connect(self.hide)
        row.addWidget(leave)
        self.body.addLayout(row)
        self._trouble = label("", self, px=14, weight=500, color="clear")
        self._trouble.hide()
        self.body.addWidget(self._trouble)

    def _on_tier(self) -> None:
        self._tier = Tier.of(self.sender().property("tier"))
        for made in self._buttons:
            made.setChecked(made is self.sender())
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_use(self) -> None:
        reason = self._reason.text().strip()
        if self._tier is None or not reason:
            text = self.tr("Choose an outcome and write why in a few words.")
            self._trouble.setText(text)
            self._trouble.show()
            return
        self._trouble.hide()
        self.hide()
        self.chosen.emit(self._tier, reason)
