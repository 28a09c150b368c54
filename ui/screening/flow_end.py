"""From a proposed or urgent outcome to a confirmed one, and to what follows from it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.ids import TrainerId
from studio.screening.outcome import Outcome, Tier
from studio.screening.screening import Screening
from ui.screening.flow_pages import FlowPages
from ui.screening.outcome_page import OutcomePage
from ui.screening.sitting import Sitting
from ui.screening.trainer_picker import TrainerPicker
from ui.screening.urgent_page import UrgentPage


class FlowEnd(QObject):
    """Makes the last pages of a sitting and takes the steps they ask for.

    `page_made` carries the page to show; `finished` the confirmed screening, before the wish for
    what follows.
    """

    page_made = Signal(object)
    finished = Signal(object)
    plan_requested = Signal(str)  # client id
    letter_requested = Signal(object)  # screening
    summary_requested = Signal(object)  # screening
    declaration_requested = Signal(object)  # screening

    def __init__(self, pages: FlowPages, sitting: Sitting, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages
        self._sitting = sitting
        self._steps = sitting.steps
        self._page: OutcomePage | UrgentPage | None = None
        self._is_hidden = False
        self._tier: Tier | None = None
        self._steps.proposed.connect(self.show_outcome)
        self._steps.confirmed.connect(self._on_confirmed)
        self._steps.letter_ready.connect(self.letter_requested)

    def show_outcome(self, screening: Screening) -> None:
        """Show a proposed outcome, as recorded evidence leaves it."""
        self._tier = screening.chosen_tier
        view = self._pages.outcome(screening, self._sitting)
        view.confirm_wanted.connect(self._on_confirm)
        view.summary_wanted.connect(self._on_summary)
        view.declaration_wanted.connect(self._on_declaration)
        self._page = view
        self.page_made.emit(view)

    def hide_names(self, *, hidden: bool) -> None:
        """Keep what is urgent from the room while names are hidden."""
        self._is_hidden = hidden

    def show_urgent(self, outcome: Outcome) -> None:
        """Show what to do first, or while names are hidden whom to ask."""
        view = self._pages.urgent(outcome, self._sitting, hidden=self._is_hidden)
        view.done_wanted.connect(self._on_urgent_done)
        self._page = view
        self.page_made.emit(view)

    def _on_confirm(self, chosen: Tier | None, reason: str, go_on: bool) -> None:  # noqa: FBT001
        self._steps.choose(chosen, reason)
        screening = self._steps.stored
        tier = self._tier = self._tier if chosen is None else chosen
        trainer = self._picked_trainer()
        if go_on and tier is Tier.URGENT_CARE and screening.outcome is not None:
            self.show_urgent(screening.outcome)
        elif trainer is not None:
            self._steps.confirm(trainer, go_on=go_on)

    def _on_urgent_done(self) -> None:
        trainer = self._picked_trainer()
        if trainer is not None:
            self._steps.confirm(trainer)

    def _on_confirmed(self, screening: Screening, go_on: bool) -> None:  # noqa: FBT001
        self.finished.emit(screening)
        if go_on and self._tier is Tier.CLEARANCE_FIRST:
            self.letter_requested.emit(screening)
        elif go_on:
            self.plan_requested.emit(screening.client_id)

    def _on_summary(self) -> None:
        self.summary_requested.emit(self._steps.stored)

    def _on_declaration(self) -> None:
        self.declaration_requested.emit(self._steps.stored)

    def _picked_trainer(self) -> TrainerId | None:
        picker = self._page.findChild(TrainerPicker) if self._page is not None else None
        trainer = picker.trainer if picker is not None else None
        return trainer.id if trainer is not None else None
