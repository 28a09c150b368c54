"""One screening of the history: what came out, who stands for it, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.screening.outcome import Tier
from studio.screening.screening import Screening, Status
from ui.clients.history_words import HistoryWords
from ui.clients.reading import ClientFile
from ui.clients.words import ClientWords
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.tier import TierChip
from ui.widgets.wrap_row import WrapRow

_MOST_REASONS = 3
_JUDGED = frozenset({Status.PROPOSED, Status.CONFIRMED, Status.SUPERSEDED})


class ScreeningCard(Card):
    """Tells of one screening and changes nothing by itself."""

    resume_requested = Signal(str)
    open_requested = Signal(str)
    paper_requested = Signal(str, str)
    page_requested = Signal(str)

    def __init__(
        self,
        screening: Screening,
        file: ClientFile,
        words: ClientWords,
        history: HistoryWords,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, margins=(20, 14, 16, 14), spacing=4)
        self._screening = screening
        self._name = f"clients.screening.{screening.id}"
        self._title = history.title(screening)
        self.setObjectName(f"{self._name}.card")
        self.setAccessibleName(self._title)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(self._title, self, px=15, weight=600, tabular=True))
        tier = screening.chosen_tier
        if tier is not None:
            row.addWidget(TierChip(tier.key, words.tier_text(tier), self))
        row.addStretch(1)
        self.body.addLayout(row)
        self._say(history.state(screening, file), color="text_2")
        self._say(history.ended(screening, file), color="text", weight=500)
        for signature in file.signatures:
            if signature.screening_id == screening.id:
                self._say(history.signed(signature, file), color="text_2")
        self._say_reasons()
        self._build_buttons(is_archived=file.client.is_archived)

    def _say(self, text: str, *, color: str, weight: int = 400) -> None:
        if text:
            line = label(text, self, px=13, weight=weight, color=color, wrap=True, tabular=True)
            self.body.addWidget(line)

    def _say_reasons(self) -> None:
        findings = self._screening.outcome.findings if self._screening.outcome else ()
        reasons = list(dict.fromkeys(finding.reason for finding in findings))
        for reason in reasons[:_MOST_REASONS]:
            self._say(reason, color="text_3")
        left = len(reasons) - _MOST_REASONS
        if left > 0:
            self._say(self.tr("and {count} more").format(count=left), color="text_3")
        if self._screening.choice_reason:
            said = self.tr("Chosen more careful: {reason}")
            self._say(said.format(reason=self._screening.choice_reason), color="text_3")

    def _build_buttons(self, *, is_archived: bool) -> None:
        row = WrapRow(self, gap=8)
        screening = self._screening
        if screening.is_open and not is_archived:
            proposed = screening.status is Status.PROPOSED
            text = self.tr("Review outcome") if proposed else self.tr("Resume")
            self._add(row, text, "", Icon.ARROW_RIGHT)
        if screening.status in _JUDGED:
            self._add(row, self.tr("Open"), "open", Icon.EYE)
            self._add(row, self.tr("Summary"), "summary", Icon.PRINTER)
            if _asks_somebody(screening):
                self._add(row, self.tr("Letter"), "letter", Icon.DOCUMENT)
            if not is_archived:
                self._add(row, self.tr("Add the signed page"), "page", Icon.PLUS)
        self.body.addSpacing(6)
        self.body.addWidget(row)

    def _add(self, row: WrapRow, text: str, act: str, icon: Icon) -> None:
        made = button(
            text, row, size="small", icon=icon, name=f"{self._name}.{act}".rstrip("."),
            accessible=f"{text}: {self._title}",
        )  # fmt: skip
        made.setProperty("act", act)
        made.clicked.connect(self._on_act)
        row.add(made)

    def _on_act(self) -> None:
        act, screening_id = str(self.sender().property("act")), self._screening.id
        if act == "open":
            self.open_requested.emit(screening_id)
        elif act == "page":
            self.page_requested.emit(screening_id)
        elif act:
            self.paper_requested.emit(act, screening_id)
        else:
            self.resume_requested.emit(screening_id)


def _asks_somebody(screening: Screening) -> bool:
    """Tell whether a clinician's word would settle something of it."""
    findings = screening.outcome.findings if screening.outcome else ()
    tier = screening.chosen_tier or Tier.GYM_READY
    return tier >= Tier.REHAB_FIRST or any("clin" in finding.closes for finding in findings)
