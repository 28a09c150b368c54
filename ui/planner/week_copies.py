"""Whole weeks on their way: last week to this one, a past one to today, one to another client."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.planning.week_plan import WeekPlan
from ui.planner.deeds import Deeds, week_before
from ui.planner.open_plans import OpenPlan, OpenPlans
from ui.planner.reports import Reports


class WeekCopies(QObject):
    """Remembers a week until it has arrived; every exercise is checked where it arrives."""

    carried = Signal()

    def __init__(self, plans: OpenPlans, deeds: Deeds, reports: Reports, parent: QObject) -> None:
        super().__init__(parent)
        self._plans = plans
        self._deeds = deeds
        self._reports = reports
        self._bound_for_today: WeekPlan | None = None
        self._in_hand: WeekPlan | None = None

    def copy_last(self, plan: OpenPlan) -> None:
        """Fill a week from the one before it."""
        client_id, monday = plan.key
        self._plans.find_week(client_id, week_before(monday), self._deeds.copy_week)

    def send_to_today(self, plan: OpenPlan, open_today: Callable[[str], object]) -> None:
        """Fill the present week of the same client from *plan*, once it is open."""
        self._bound_for_today = plan.editor.plan
        open_today(plan.key[0])

    def take(self, plan: OpenPlan) -> None:
        """Remember a week, to be brought to another client or another week."""
        if plan.editor.plan.sessions:
            self._in_hand = plan.editor.plan
            self.carried.emit()

    def arrive(self, plan: OpenPlan) -> None:
        """Bring what was on its way to the week that was opened, or offer it there."""
        source, self._bound_for_today = self._bound_for_today, None
        if source is not None and source.client_id == plan.key[0]:
            self._deeds.copy_week(source)
        in_hand = self._in_hand
        if in_hand is None or not plan.editor.access.may_edit:
            return
        if (in_hand.client_id, in_hand.monday) != plan.key:
            self._reports.offer_week(plan.editor.rehearse_copy(in_hand), self._bring)

    def _bring(self) -> None:
        source, self._in_hand = self._in_hand, None
        self._reports.withdraw_offer()
        self._deeds.copy_week(source)
