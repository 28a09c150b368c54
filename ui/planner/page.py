"""The planner as a place of the window: one client's week, with everything around it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.changes import Changes, Kind
from studio.clients.client import DEFAULT_BODY_MASS_KG
from studio.clock import Clock
from studio.errors import StudioError
from studio.ids import ClientId, ExerciseSlug, ItemId, TrainerId
from studio.planning.balance import GROUP_OF_PATTERN, balance_of
from studio.planning.rules import Access
from studio.planning.templates import WeekTemplate, templates_for
from studio.planning.week_plan import DAYS, WeekPlan, monday_of
from studio.services.content import Content
from studio.services.planning import PlanningService
from ui.planner.account import Account
from ui.planner.carrying import Carrying
from ui.planner.day_column import DayColumn
from ui.planner.deeds import Deeds, week_before
from ui.planner.exercise_row import ExerciseRow
from ui.planner.faces import Faces
from ui.planner.floating import Floating
from ui.planner.habit_chip import HabitChip
from ui.planner.layout import PlannerLayout
from ui.planner.library_model import GROUPS
from ui.planner.library_panel import LibraryPanel
from ui.planner.menus import WeekMenus
from ui.planner.open_plans import OpenPlan, OpenPlans
from ui.planner.reports import Reports
from ui.planner.selection import Selection
from ui.planner.session_card import SessionCard
from ui.planner.week_board import WeekBoard
from ui.planner.week_keys import WeekKeys
from ui.planner.wording import PlannerWords
from ui.shell.announce import announce
from ui.shell.place import Place
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner
from ui.widgets.figure import FigureTiles


class PlannerPage(Place):
    """Shows one week at a time and lets it be changed; every change saves itself."""

    print_requested = Signal(str, object)
    client_change_requested = Signal()
    screening_requested = Signal(str)
    exercise_requested = Signal(str)
    state_line = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        service: PlanningService,
        content: Content,
        clock: Clock,
        actor: Callable[[], TrainerId | None],
        privacy: Privacy | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("planner")
        self.setAccessibleName(self.tr("Planner"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._content = content
        self._clock = clock
        self._actor = actor
        self._privacy = privacy or Privacy(self)
        self._tiles = FigureTiles(content.figures)
        self._wording = PlannerWords(content.words, content.catalog, self)
        self._faces = Faces(self._wording, content.catalog, self)
        self._account = Account(content.words, self)
        self._layout = PlannerLayout(self._faces, self._wording, self._tiles, self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._layout)
        self._plans = OpenPlans(tasks, service, content, clock, actor, self)
        self._deeds = Deeds(self._wording, self)
        self._selection = Selection(self)
        grid = self._layout.board.grid
        self._keys = WeekKeys(grid, self._deeds, self._selection, self)
        self._menus = WeekMenus(grid, self._deeds, self._selection, self._keys, self._wording, self)
        self._reports = Reports(
            self._plans, self._deeds, self._layout.notices, self._account, self._wording,
            clock, self,
        )  # fmt: skip
        self._plan: OpenPlan | None = None
        self._new_item = ""
        self._copying: WeekPlan | None = None
        self._carried: WeekPlan | None = None
        self._floating: Floating | None = None
        self._connect()
        self._add_keys()
        self._show_nobody()

    # What the window asks.

    def show_client(self, client_id: str, monday: date | None = None) -> None:
        """Open a client's week, this week unless another is named."""
        wanted = monday or monday_of(self._clock.today())
        if self._plan is None or self._plan.key != (client_id, wanted):
            self._layout.expect()
        self._plans.open(ClientId(client_id), wanted)

    @override
    def show_detail(self, detail: object) -> None:
        if isinstance(detail, tuple) and len(detail) == 2:
            client_id, monday = detail
            self.show_client(str(client_id), monday if isinstance(monday, date) else None)

    @override
    def focus_main(self) -> None:
        if self._deeds.may_edit and self._layout.library.isVisible():
            self._layout.library.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    @override
    def focus_search(self) -> None:
        self._layout.open_drawer()
        self._layout.library.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._layout.library.search.selectAll()

    @override
    def panes(self) -> list[QWidget]:
        layout = self._layout
        return [layout.strip, layout.library, layout.board, layout.balance]

    def on_committed(self, changes: Changes) -> None:
        """Look again where a commit changed the client, their standing or the studio."""
        if self._plan is None:
            return
        if changes.kinds == {Kind.PLAN} and self._plan.is_saving:
            return  # the echo of this very save
        client_id, monday = self._plan.key
        of_client = (Kind.SCREENING, Kind.CLIENT, Kind.PLAN)
        if changes.concerns(Kind.STUDIO) or any(
            changes.concerns(kind, client_id) for kind in of_client
        ):
            self._plans.open(client_id, monday)

    def lock(self) -> None:
        """Save everything and end the histories."""
        self._plans.forget()
        if self._plan is not None:
            self._plans.open(*self._plan.key)

    def save(self) -> None:
        """Save everything now; for quitting."""
        self._plans.save_now()

    @property
    def plan(self) -> WeekPlan | None:
        """Return the week that is shown, as it is now."""
        return self._plan.editor.plan if self._plan else None

    @property
    def library(self) -> LibraryPanel:
        """Return the library beside the week."""
        return self._layout.library

    @property
    def board(self) -> WeekBoard:
        """Return the card with the week."""
        return self._layout.board

    @property
    def acts(self) -> Deeds:
        """Return what acts on the week."""
        return self._deeds

    @property
    def carrying(self) -> Carrying:
        """Return what takes things up and puts them down."""
        return self._parts.carrying

    # Showing.

    def _on_opened(self, plan: OpenPlan) -> None:
        self._leave_plan(plan.key[0])
        self._plan = plan
        self._deeds.show(plan)
        self._selection.clear()
        self._show_plan()
        self._layout.board.grid.scroll_position = plan.scroll
        self.detail_changed.emit(plan.key)
        source, self._copying = self._copying, None
        if source is not None and source.client_id == plan.key[0]:
            self._deeds.copy_week(source)
        self._offer_carried()

    def _on_changed(self, plan: OpenPlan) -> None:
        if plan is self._plan:
            self._mark_new("")
            self._show_week(plan)
            self._parts.cards.refresh()
            self._reports.refresh()

    def _leave_plan(self, following: ClientId) -> None:
        if self._floating is not None:
            same = self._plan is not None and self._plan.key[0] == following
            self._floating.close_all(keep_new=same)
        if self._plan is not None:
            self._plan.scroll = self._layout.board.grid.scroll_position

    def _show_nobody(self) -> None:
        layout = self._layout
        layout.strip.hide()
        layout.closed.show_reason(
            self.tr("Whose week?"),
            self.tr("Choose a client, and the week opens here with everything that suits them."),
            self.tr("Find a client"),
        )
        layout.show_closed()

    def _show_plan(self) -> None:
        plan = self._plan
        if plan is None:
            return
        hidden = self._privacy.is_hidden
        access = plan.editor.access
        self._faces.show_team({trainer.id: trainer.name for trainer in plan.week.trainers})
        self._faces.hide(hidden=hidden)
        self._show_strip(plan, hidden=hidden)
        self._reports.show(plan, self._name)
        self._parts.cards.show(plan, self._name, hidden=hidden)
        if not access.may_see:
            tier = plan.week.standing.tier
            title, text, action = self._account.closed(plan.week)
            stopped = access is Access.CLOSED_STOPPED and tier is not None and not hidden
            self._layout.closed.show_reason(
                title, text, action, tier.key if stopped and tier else ""
            )
            self._layout.show_closed()
            return
        self._layout.library.show_client(
            plan.editor.fitting,
            self._name,
            gentle=access is Access.GENTLE,
            may_edit=access.may_edit,
        )
        board = self._layout.board
        board.header.show_week(plan.key[1], self._account.week_state(access))
        board.grid.show_days(plan.week.plan, plan.week.profile.hours, self._clock.today())
        self._show_week(plan)
        self._layout.show_week()

    def _show_week(self, plan: OpenPlan) -> None:
        editor, board = plan.editor, self._layout.board
        week, may_edit = editor.plan, editor.access.may_edit
        board.grid.show_plan(week, may_edit=may_edit)
        board.header.swaps.show_count(self._swap_text(self._swapped_ids()))
        board.invite(self._templates() if may_edit and not week.sessions else ())
        mass = plan.week.client.body_mass_kg or DEFAULT_BODY_MASS_KG
        self._layout.balance.show_balance(balance_of(week, self._content.catalog, mass))
        self._selection.keep_only([item.id for item in week.items])
        last, following = editor.last_step, editor.next_step
        self._layout.strip.show_steps(
            self._wording.step(last) if last else "",
            self._wording.step(following) if following else "",
        )

    def _show_strip(self, plan: OpenPlan, *, hidden: bool) -> None:
        strip, standing = self._layout.strip, plan.week.standing
        client, access = plan.week.client, plan.editor.access
        strip.show()
        shown = self._privacy.shown_name(client, full=True)
        lines = () if hidden else self._account.lines(standing)
        tip = "" if hidden else self._account.full_line(standing)
        strip.show_client(shown, client.initials, lines, tip)
        tier = standing.tier
        known = tier is not None and not hidden
        strip.show_tier(
            tier.key if tier is not None else "",
            self._content.words[f"tier.{tier.key}"] if known and tier is not None else "",
        )
        strip.show_access(may_edit=access.may_edit, may_print=access.may_see)

    @property
    def _name(self) -> str:
        if self._plan is None:
            return ""
        client = self._plan.week.client
        return self._privacy.shown_name(client) if self._privacy.is_hidden else client.first_name

    def _swapped_ids(self) -> list[ItemId]:
        if self._plan is None:
            return []
        return [item.id for item in self._plan.editor.plan.items if item.substitution]

    def _swap_text(self, item_ids: Sequence[ItemId]) -> str:
        return self._wording.swaps(len(item_ids)) if item_ids else ""

    def _mark_new(self, item_id: str) -> None:
        """Mark the row of what was just placed, and no other one; none for an empty id."""
        grid = self._layout.board.grid
        before, row = grid.row(self._new_item), grid.row(item_id)
        if before is not None:
            before.set_new(new=False)
        self._new_item = item_id
        if row is not None:
            row.set_new(new=True)
            grid.show_row(row)

    # Wishes.

    def _on_placed(self, item_id: str) -> None:
        self._mark_new(item_id)

    def _on_failed(self, error: StudioError) -> None:
        if self._plan is None:
            self._show_nobody()
        else:
            self._show_plan()

    def _copy_last_week(self) -> None:
        if self._plan is not None and self._deeds.may_edit:
            client_id, monday = self._plan.key
            self._plans.find_week(client_id, week_before(monday), self._deeds.copy_week)

    def _carry_week(self) -> None:
        """Remember this week, to be brought to another client or another week."""
        if self._plan is not None and self._plan.editor.plan.sessions:
            self._carried = self._plan.editor.plan
            self._parts.host.show_toast(
                self.tr("Week copied. Open another client or week to bring it there")
            )

    def _offer_carried(self) -> None:
        """Say what bringing the remembered week here would mean; nothing is done yet."""
        carried, plan = self._carried, self._plan
        if carried is None or plan is None or not plan.editor.access.may_edit:
            return
        if (carried.client_id, carried.monday) != plan.key:
            self._reports.offer_week(plan.editor.rehearse_copy(carried), self._bring_carried)

    def _bring_carried(self) -> None:
        carried, self._carried = self._carried, None
        self._reports.withdraw_offer()
        self._deeds.copy_week(carried)

    def _copy_to_this_week(self) -> None:
        """Copy a past week to the present one, and open that."""
        if self._plan is not None:
            self._copying = self._plan.editor.plan
            self.show_client(self._plan.key[0])

    def _templates(self) -> tuple[WeekTemplate, ...]:
        tier = self._plan.week.standing.tier if self._plan else None
        return templates_for(self._content.templates, tier.key) if tier is not None else ()

    def _open_templates(self) -> None:
        if self._plan is not None and self._deeds.may_edit:
            self._parts.cards.open_templates(self._templates(), self._layout.strip.templates)

    def _print(self) -> None:
        if self._plan is not None and self._plan.editor.access.may_see:
            self._plans.save_now()
            self.print_requested.emit(*self._plan.key)

    def _turn_week(self, turn: int) -> None:
        if self._plan is not None:
            client_id, monday = self._plan.key
            self.show_client(client_id, monday + timedelta(days=DAYS * turn))

    def _week_before(self) -> None:
        self._turn_week(-1)

    def _week_after(self) -> None:
        self._turn_week(1)

    def _go_this_week(self) -> None:
        if self._plan is not None:
            self.show_client(self._plan.key[0])

    def _tour_all(self) -> None:
        self._parts.cards.tour(self._swapped_ids())

    def _tour(self, item_ids: Sequence[ItemId]) -> None:
        self._parts.cards.tour(item_ids)

    def _search_like(self, slug: str) -> None:
        pattern = self._content.catalog.get(ExerciseSlug(slug)).pattern
        group = GROUP_OF_PATTERN.get(pattern)
        key = next((name for name, groups in GROUPS.items() if group in groups), "")
        self._layout.open_drawer()
        self._layout.library.look_for("")
        self._layout.library.show_group(key)
        self._layout.library.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_session(self, day: int) -> None:
        session_id = self._deeds.add_session(day)
        if session_id is not None:
            self._parts.inline.open_line(session_id)

    def _on_closed_acted(self) -> None:
        if self._plan is None:
            self.client_change_requested.emit()
        else:
            self.screening_requested.emit(self._plan.key[0])

    def _on_answer_wanted(self) -> None:
        if self._plan is not None:
            self.screening_requested.emit(self._plan.key[0])

    def _on_chosen(self, item_id: str, mode: str) -> None:
        order = [row.item_id for row in self._layout.board.grid.rows_in_order()]
        if mode == "range":
            self._selection.extend(ItemId(item_id), order)
        else:
            self._selection.toggle(ItemId(item_id))

    def _show_selection(self) -> None:
        chosen = set(self._selection.ids)
        for row in self._layout.board.grid.rows_in_order():
            row.set_selected(selected=row.item_id in chosen)

    def _on_opened_row(self, item_id: str) -> None:
        self._selection.clear()
        self._parts.cards.open_item(item_id)

    def _on_background(self, day: int) -> None:
        self._selection.clear()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _say(self, text: str) -> None:
        announce(self, text)

    def _toast(self, text: str) -> None:
        self._parts.host.show_toast(text, action=self.tr("Undo"), then=self._deeds.undo)

    # Joining the parts.

    @property
    def _parts(self) -> Floating:
        """Return what needs a window, made when it is first wanted."""
        if self._floating is None:
            made = Floating(
                self._layout, self._deeds, self._selection, self._keys, self._content,
                self._wording, self._tiles, self._actor, self,
            )  # fmt: skip
            made.carrying.said.connect(self._say)
            made.carrying.week_turned.connect(self._turn_week)
            made.cards.search_wanted.connect(self._search_like)
            made.cards.answer_wanted.connect(self._on_answer_wanted)
            self._floating = made
        return self._floating

    def _connect(self) -> None:
        layout = self._layout
        strip, header, grid = layout.strip, layout.board.header, layout.board.grid
        for signal, run in (
            (strip.client_wanted, self.client_change_requested),
            (strip.undo_wanted, self._deeds.undo),
            (strip.redo_wanted, self._deeds.redo),
            (strip.copy_wanted, self._copy_last_week),
            (strip.templates_wanted, self._open_templates),
            (strip.print_wanted, self._print),
            (header.week_turned, self._turn_week),
            (header.this_week_wanted, self._go_this_week),
            (header.swaps_wanted, self._tour_all),
            (header.library_wanted, self.focus_search),
            (layout.board.invitation.template_chosen, self._deeds.apply_template),
            (layout.closed.acted, self._on_closed_acted),
            (grid.row_made, self._on_row_made),
            (grid.card_made, self._on_card_made),
            (grid.chip_made, self._on_chip_made),
            (grid.view.week_wheeled, self._turn_week),
            (self._plans.opened, self._on_opened),
            (self._plans.changed, self._on_changed),
            (self._plans.failed, self._on_failed),
            (self._deeds.said, self._say),
            (self._deeds.told, self._toast),
            (self._deeds.placed, self._on_placed),
            (self._reports.state_line, self.state_line),
            (self._reports.state_line, self.state_changed),
            (self._reports.tour_wanted, self._tour),
            (self._reports.copy_wanted, self._copy_to_this_week),
            (self._selection.changed, self._show_selection),
            (self._privacy.changed, self._show_plan),
        ):
            signal.connect(run)
        for column in grid.columns:
            self._connect_column(column)
        layout.library.sheet_wanted.connect(self.exercise_requested)

    def _connect_column(self, column: DayColumn) -> None:
        column.clicked.connect(self._on_background)
        column.menu_wanted.connect(self._menus.on_day)
        column.session_wanted.connect(self._add_session)
        column.key_pressed.connect(self._keys.on_empty)

    def _on_row_made(self, row: ExerciseRow) -> None:
        row.opened.connect(self._on_opened_row)
        row.lifted.connect(self._parts.carrying.lift_row)
        row.key_pressed.connect(self._keys.on_row)
        row.menu_wanted.connect(self._menus.on_row)
        row.dose_wanted.connect(self._parts.inline.open_dose)
        row.chosen.connect(self._on_chosen)

    def _on_card_made(self, card: SessionCard) -> None:
        card.lifted.connect(self._parts.carrying.lift_session)
        card.key_pressed.connect(self._keys.on_session)
        card.menu_wanted.connect(self._menus.on_session)
        card.add_wanted.connect(self._parts.inline.open_line)
        card.header_opened.connect(self._parts.cards.open_session)

    def _on_chip_made(self, chip: HabitChip) -> None:
        chip.skipped.connect(self._on_skipped)
        chip.menu_wanted.connect(self._menus.on_habit)

    def _on_skipped(self, exercise: str, day: int, skip: bool) -> None:  # noqa: FBT001
        self._deeds.skip_habit(ExerciseSlug(exercise), day, skip=skip)

    def _add_keys(self) -> None:
        for keys, run in (
            ("/", self.focus_search),
            ("T", self._open_templates),
            ("[", self._week_before),
            ("]", self._week_after),
            ("Ctrl+Z", self._deeds.undo),
            ("Ctrl+Shift+Z", self._deeds.redo),
            ("Ctrl+Y", self._deeds.redo),
            ("Ctrl+D", self._copy_last_week),
            ("Ctrl+Shift+C", self._carry_week),
            ("Ctrl+P", self._print),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._plan is not None and self._plan.week.today != self._clock.today():
            self._plans.open(*self._plan.key)
