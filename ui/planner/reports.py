"""What the planner says of itself: banners, toasts, the line of state, the screen reader."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.clock import Clock
from studio.errors import StaleWrite, StudioError
from studio.ids import ItemId
from studio.planning.editor import NeedsDecision
from studio.planning.intake import Filled
from studio.planning.rules import Access
from studio.planning.swap_words import none_text
from studio.wording import Words
from ui.planner.account import Account
from ui.planner.deeds import Deeds
from ui.planner.notices import Notices
from ui.planner.open_plans import OpenPlan, OpenPlans
from ui.planner.week_grid import DropPlace
from ui.planner.wording import PlannerWords
from ui.shell.errors import sentence
from ui.widgets.dates import month_day, time_text
from ui.widgets.icons import Icon


class Reports(QObject):
    """Turns results into sentences; `tour_wanted` asks to look at swaps one by one."""

    state_line = Signal(str)
    tour_wanted = Signal(object)
    copy_wanted = Signal()

    def __init__(
        self,
        plans: OpenPlans,
        deeds: Deeds,
        notices: Notices,
        account: Account,
        wording: PlannerWords,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self._deeds = deeds
        self._notices = notices
        self._account = account
        self._wording = wording
        self._words: Words = wording.words
        self._clock = clock
        self._plan: OpenPlan | None = None
        self._name = ""
        self._swapped: tuple[ItemId, ...] = ()
        self._instead: Callable[[], object] | None = None
        deeds.filled.connect(self._on_filled)
        deeds.undecided.connect(self._on_undecided)
        deeds.refused.connect(self._on_refused)
        plans.saving.connect(self._on_saving)
        plans.saved.connect(self._on_saved)
        plans.save_failed.connect(self._on_save_failed)
        plans.failed.connect(self._on_refused)

    def show(self, plan: OpenPlan, name: str, *, hidden: bool) -> None:
        """Speak of another plan; *name* is the client's as it may be read now."""
        if plan is not self._plan or name != self._name:
            self._notices.clear_all()
        self._plan = plan
        self._name = name
        self._show_access(plan, hidden=hidden)
        self._show_unsuited(plan)
        self._tell_state("")
        if plan.problem is not None:
            self._on_save_failed(plan, plan.problem)

    def offer_week(self, result: Filled, bring: Callable[[], object]) -> None:
        """Say what a copied week would become here; it is brought only when asked for."""
        swapped, left = len(result.swapped), len(result.left_out)
        parts = [
            self.tr("{count} unchanged").format(count=len(result.plan.items) - swapped),
            self.tr("{count} replaced").format(count=swapped) if swapped else "",
            self.tr("{count} left out for now").format(count=left) if left else "",
        ]
        text = self.tr("The copied week here: {parts}").format(
            parts=", ".join(part for part in parts if part)
        )
        self._notices.show_notice(
            "bring", text, icon=Icon.COPY, action=self.tr("Bring it here"), then=bring,
            closable=True,
        )  # fmt: skip

    def withdraw_offer(self) -> None:
        """Take the offer away."""
        self._notices.clear("bring")

    def refresh(self) -> None:
        """Look again after a change."""
        if self._plan is not None:
            self._notices.clear("undecided")
            self._show_unsuited(self._plan)
            there = {item.id for item in self._plan.editor.plan.items}
            if self._swapped and there.isdisjoint(self._swapped):
                self._notices.clear("filled")

    # States that last.

    def _show_access(self, plan: OpenPlan, *, hidden: bool) -> None:
        access = plan.editor.access
        text = self._account.banner(access, plan.week, hidden=hidden)
        if not text:
            self._notices.clear("access")
            return
        icon = Icon.HEART if access.may_edit else Icon.LOCK
        tone = "info" if access.may_edit else "read_only"
        past = access is Access.READ_ONLY_PAST
        self._notices.show_notice(
            "access", text, icon=icon, tone=tone,
            action=self.tr("Copy to this week") if past else "", then=self.copy_wanted.emit,
        )  # fmt: skip

    def _show_unsuited(self, plan: OpenPlan) -> None:
        number = len(plan.editor.unsuited()) if plan.editor.access.may_edit else 0
        if not number:
            self._notices.clear("unsuited")
            return
        text = self._wording.count(
            number,
            self.tr("{count} exercise no longer suits {name}"),
            self.tr("{count} exercises no longer suit {name}"),
        ).format(name=self._name)
        self._notices.show_notice(
            "unsuited", text, icon=Icon.SWAP, action=self.tr("Swap them"),
            then=self._deeds.recheck,
        )  # fmt: skip

    # Results.

    def _on_filled(self, result: Filled) -> None:
        parts = self._parts(result)
        if not parts:
            self._notices.clear("filled")
            return
        self._swapped = result.swapped
        self._notices.show_notice(
            "filled",
            " ".join(parts),
            icon=Icon.SWAP,
            action=self.tr("Look at them") if result.swapped else "",
            then=self._tour,
            second=self.tr("Undo all"),
            second_then=self._undo_all,
            closable=True,
        )

    def _parts(self, result: Filled) -> list[str]:
        parts = []
        if result.swapped:
            parts.append(
                self._wording.count(
                    len(result.swapped),
                    self.tr("{count} exercise was swapped to suit {name}."),
                    self.tr("{count} exercises were swapped to suit {name}."),
                ).format(name=self._name)
            )
        if result.left_out:
            names = ", ".join(self._wording.inner_name(slug) for slug in result.left_out)
            parts.append(self.tr("Left out for now: {names}.").format(names=names))
        if result.moved:
            parts.append(
                self._wording.count(
                    len(result.moved),
                    self.tr("{count} session moved into the opening hours."),
                    self.tr("{count} sessions moved into the opening hours."),
                )
            )
        return parts

    def _tour(self) -> None:
        self.tour_wanted.emit(self._swapped)

    def _undo_all(self) -> None:
        self._notices.clear("filled")
        self._deeds.undo()

    def _on_undecided(self, decision: NeedsDecision, place: DropPlace | None) -> None:
        text = none_text(decision.offers, self._words)
        name = self._wording.name(decision.exercise)
        instead = decision.offers.instead[:1]
        action = ""
        self._instead = None
        if instead and place is not None:
            slug = instead[0].exercise.slug
            action = self.tr("Add {name} instead").format(name=self._wording.inner_name(slug))

            def place_instead() -> None:
                self._deeds.place(slug, place, instead[0].dose)

            self._instead = place_instead
        self._notices.show_notice(
            "undecided",
            self.tr("{name}: {text}").format(name=name, text=text),
            action=action,
            then=self._instead,
            closable=True,
        )

    def _on_refused(self, error: StudioError) -> None:
        self._notices.show_notice(
            "refused", sentence(error, self._words), icon=Icon.WARNING, tone="attention",
            closable=True,
        )  # fmt: skip

    # Saving.

    def _on_saving(self, plan: OpenPlan) -> None:
        if plan is self._plan:
            self._tell_state(self.tr("saving"))

    def _on_saved(self, plan: OpenPlan) -> None:
        if plan is self._plan:
            self._notices.clear("save")
            now = self._clock.local(self._clock.now())
            self._tell_state(self.tr("saved {time}").format(time=time_text(now)))

    def _on_save_failed(self, plan: OpenPlan, error: StudioError) -> None:
        if plan is not self._plan:
            return
        self._tell_state(self.tr("not saved yet"))
        if isinstance(error, StaleWrite):
            self._notices.show_notice(
                "save",
                self.tr("This week was changed at another desk. Your last change is only here."),
                icon=Icon.WARNING, tone="attention", action=self.tr("Show their version"),
                then=self._reload,
            )  # fmt: skip
            return
        self._notices.show_notice(
            "save",
            self.tr("{problem} Your changes are kept in this window.").format(
                problem=sentence(error, self._words)
            ),
            icon=Icon.WARNING, tone="attention", action=self.tr("Try again"),
            then=self._plans.save_now,
        )  # fmt: skip

    def _reload(self) -> None:
        self._notices.clear("save")
        if self._plan is not None:
            self._plans.reload(self._plan)

    def _tell_state(self, saved: str) -> None:
        if self._plan is None:
            return
        week = self.tr("Week of {monday}").format(monday=month_day(self._plan.key[1]))
        self.state_line.emit(f"{week} · {saved}" if saved else week)
