"""An open plan put on screen: strip, library, week and balance, as much as may be seen now."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from studio.clients.client import DEFAULT_BODY_MASS_KG
from studio.clock import Clock
from studio.ids import ItemId
from studio.planning.balance import balance_of
from studio.planning.rules import Access
from studio.planning.templates import WeekTemplate, templates_for
from studio.planning.week_plan import WeekPlan
from studio.services.content import Content
from ui.planner.account import Account
from ui.planner.faces import Faces
from ui.planner.layout import PlannerLayout
from ui.planner.open_plans import OpenPlan
from ui.planner.wording import PlannerWords
from ui.shell.privacy import Privacy


class PlanView(QObject):
    """Shows plans and remembers only which row was marked last."""

    def __init__(
        self,
        layout: PlannerLayout,
        faces: Faces,
        account: Account,
        wording: PlannerWords,
        content: Content,
        clock: Clock,
        privacy: Privacy,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self._faces = faces
        self._account = account
        self._wording = wording
        self._content = content
        self._clock = clock
        self._privacy = privacy
        self._new_item = ""

    def show_nobody(self) -> None:
        """Ask for a client, because none was chosen yet."""
        self._layout.strip.hide()
        self._layout.closed.show_reason(
            self.tr("Whose week?"),
            self.tr("Choose a client, and the week opens here with everything that suits them."),
            self.tr("Find a client"),
        )
        self._layout.show_closed()

    def show_plan(self, plan: OpenPlan) -> None:
        """Show another plan, or the same one to other eyes."""
        access = plan.editor.access
        self._faces.show_team({trainer.id: trainer.name for trainer in plan.week.trainers})
        self._faces.hide(hidden=self._privacy.is_hidden)
        self._show_strip(plan)
        if not access.may_see:
            self._show_closed(plan)
            return
        self._layout.library.show_client(
            plan.editor.fitting,
            self.name_of(plan),
            gentle=access is Access.GENTLE,
            may_edit=access.may_edit,
        )
        board = self._layout.board
        board.header.show_week(plan.key[1], self._account.week_state(access))
        board.grid.show_days(plan.week.plan, plan.week.profile.hours, self._clock.today())
        self.show_week(plan)
        self._layout.show_week()

    def show_week(self, plan: OpenPlan) -> None:
        """Show a plan after a change."""
        editor, board = plan.editor, self._layout.board
        week, may_edit = editor.plan, editor.access.may_edit
        board.grid.show_plan(week, may_edit=may_edit)
        swaps = len(swapped_in(week))
        board.header.swaps.show_count(self._wording.swaps(swaps) if swaps else "")
        board.invite(self.templates_of(plan) if may_edit and not week.sessions else ())
        mass = plan.week.client.body_mass_kg or DEFAULT_BODY_MASS_KG
        self._layout.balance.show_balance(balance_of(week, self._content.catalog, mass))
        last, following = editor.last_step, editor.next_step
        self._layout.strip.show_steps(
            self._wording.step(last) if last else "",
            self._wording.step(following) if following else "",
        )

    def mark_new(self, item_id: str) -> None:
        """Mark the row of what was just placed, and no other one; none for an empty id."""
        grid = self._layout.board.grid
        before, row = grid.row(self._new_item), grid.row(item_id)
        if before is not None:
            before.set_new(new=False)
        self._new_item = item_id
        if row is not None:
            row.set_new(new=True)
            grid.show_row(row)

    def name_of(self, plan: OpenPlan) -> str:
        """Return what the client is called in sentences, as it may be read now."""
        client = plan.week.client
        return self._privacy.shown_name(client) if self._privacy.is_hidden else client.first_name

    def templates_of(self, plan: OpenPlan) -> tuple[WeekTemplate, ...]:
        """Return the templates made for a client's tier."""
        tier = plan.week.standing.tier
        return templates_for(self._content.templates, tier.key) if tier is not None else ()

    def _show_closed(self, plan: OpenPlan) -> None:
        hidden, tier = self._privacy.is_hidden, plan.week.standing.tier
        title, text, action = self._account.closed(plan.week, self.name_of(plan), hidden=hidden)
        is_stopped = plan.editor.access is Access.CLOSED_STOPPED and not hidden
        mark = tier.key if is_stopped and tier is not None else ""
        self._layout.closed.show_reason(title, text, action, mark)
        self._layout.show_closed()

    def _show_strip(self, plan: OpenPlan) -> None:
        strip, standing, hidden = self._layout.strip, plan.week.standing, self._privacy.is_hidden
        client, access, tier = plan.week.client, plan.editor.access, standing.tier
        strip.show()
        lines: Sequence[str] = () if hidden else self._account.lines(standing)
        tip = "" if hidden else self._account.full_line(standing)
        shown = self._privacy.shown_name(client, full=True)
        strip.show_client(shown, client.initials, lines, tip)
        if tier is None or hidden:
            strip.show_tier("", "")
        else:
            strip.show_tier(tier.key, self._content.words[f"tier.{tier.key}"])
        strip.show_access(may_edit=access.may_edit, may_print=access.may_see)


def swapped_in(plan: WeekPlan) -> list[ItemId]:
    """Return what stands in for something else, in the order of the week."""
    return [item.id for item in plan.items if item.substitution is not None]
