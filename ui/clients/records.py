"""The records of a profile: screenings and weeks, newest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.screening.screening import Screening, Status
from ui.clients.reading import ClientFile
from ui.clients.sections import RecordCard, Section
from ui.clients.words import ClientWords
from ui.widgets.scroll import ScrollColumn


class ScreeningRecords(ScrollColumn):
    """Every screening with its outcome, who confirmed it and until when it counts."""

    resume_requested = Signal(str)

    def __init__(self, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent, spacing=10, name="clients.screenings")
        self._words = words

    def show_file(self, file: ClientFile) -> None:
        """Show the screenings of a client, newest first."""
        cards: list[QWidget] = [self._screening_card(s, file) for s in file.history]
        if not cards:
            empty = Section(self.tr("No screening yet"), self, name="clients.noScreening")
            empty.say(self.tr("The first one takes about four minutes and opens the plan."))
            cards.append(empty)
        self.replace(cards)

    def _screening_card(self, screening: Screening, file: ClientFile) -> RecordCard:
        is_open = screening.confirmed_at is None
        tier = screening.chosen_tier
        action = ""
        if is_open and not file.client.is_archived:
            proposed = screening.status is Status.PROPOSED
            action = self.tr("Review outcome") if proposed else self.tr("Resume")
        reasons = screening.outcome.findings if screening.outcome else ()
        lines = [self._words.screening_state(screening, file)]
        lines += dict.fromkeys(finding.reason for finding in reasons)
        if screening.choice_reason:
            said = self.tr("Chosen more careful: {reason}")
            lines.append(said.format(reason=screening.choice_reason))
        card = RecordCard(
            self,
            screening.id,
            self._words.screening_title(screening),
            lines,
            action=action,
            name=f"clients.screening.{screening.id}",
            tier_key=tier.key if tier is not None else "",
            tier_text=self._words.tier_text(tier),
        )
        card.acted.connect(self._resume)
        return card

    def _resume(self, screening_id: str) -> None:
        self.resume_requested.emit(screening_id)


class WeekRecords(ScrollColumn):
    """Every planned week with what stands in it."""

    week_requested = Signal(object)

    def __init__(self, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent, spacing=10, name="clients.plans")
        self._words = words

    def show_file(self, file: ClientFile) -> None:
        """Show the weeks of a client, newest first."""
        cards: list[QWidget] = []
        for plan in file.weeks:
            card = RecordCard(
                self,
                plan.monday,
                self._words.week_title(plan),
                (self._words.week_line(plan), self._words.week_days(plan)),
                action=self.tr("Open"),
                name=f"clients.week.{plan.monday.isoformat()}",
            )
            card.acted.connect(self.week_requested)
            cards.append(card)
        if not cards:
            empty = Section(self.tr("No week planned yet"), self, name="clients.noPlan")
            empty.say(self.tr("Planned weeks stand here, newest first."))
            cards.append(empty)
        self.replace(cards)
