"""The planner as a place of the window: one client's week, with everything around it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.changes import Changes, Kind
from studio.clock import Clock
from studio.errors import StudioError
from studio.ids import ClientId, ExerciseSlug, ItemId, TrainerId
from studio.planning.balance import GROUP_OF_PATTERN
from studio.planning.week_plan import DAYS, WeekPlan, monday_of
from studio.services.content import Content
from studio.services.planning import PlanningService
from ui.planner.account import Account
from ui.planner.carrying import Carrying
from ui.planner.day_column import DayColumn
from ui.planner.deeds import Deeds
from ui.planner.exercise_row import ExerciseRow
from ui.planner.faces import Faces
from ui.planner.floating import Floating
from ui.planner.habit_chip import HabitChip
from ui.planner.key_lines import planner_keys
from ui.planner.layout import PlannerLayout
from ui.planner.library_model import GROUPS
from ui.planner.library_panel import LibraryPanel
from ui.planner.menus import WeekMenus
from ui.planner.open_plans import OpenPlan, OpenPlans
from ui.planner.plan_view import PlanView, swapped_in
from ui.planner.reports import Reports
from ui.planner.selection import Selection
from ui.planner.session_card import SessionCard
from ui.planner.week_board import WeekBoard
from ui.planner.week_copies import WeekCopies
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
    profile_requested = Signal(str)
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
        faces = Faces(self._wording, content.catalog, self)
        account = Account(content.words, self)
        self._layout = PlannerLayout(faces, self._wording, self._tiles, self)
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
            self._plans, self._deeds, self._layout.notices, account, self._wording, clock, self
        )
        self._copies = WeekCopies(self._plans, self._deeds, self._reports, self)
        self._view = PlanView(
            self._layout, faces, account, self._wording, content, clock, self._privacy, self
        )
        self._plan: OpenPlan | None = None
        self._floating: Floating | None = None
        self._connect()
        self._add_keys()
        self._view.show_nobody()

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
    def keys(self) -> list[tuple[str, str]]:
        return planner_keys()

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
        self._show()
        self._layout.board.grid.scroll_position = plan.scroll
        self.detail_changed.emit(plan.key)
        self._copies.arrive(plan)

    def _on_changed(self, plan: OpenPlan) -> None:
        if plan is self._plan:
            self._view.mark_new("")
            self._view.show_week(plan)
            self._selection.keep_only([item.id for item in plan.editor.plan.items])
            self._parts.cards.refresh()
            self._reports.refresh()

    def _show(self) -> None:
        """Show whatever is open, as it may be seen now."""
        if self._plan is None:
            self._view.show_nobody()
            return
        name = self._view.name_of(self._plan)
        hidden = self._privacy.is_hidden
        self._reports.show(self._plan, name, hidden=hidden)
        self._parts.cards.show(self._plan, name, hidden=hidden)
        self._view.show_plan(self._plan)

    def _leave_plan(self, following: ClientId) -> None:
        if self._floating is not None:
            same = self._plan is not None and self._plan.key[0] == following
            self._floating.close_all(keep_new=same)
        if self._plan is not None:
            self._plan.scroll = self._layout.board.grid.scroll_position

    # Wishes.

    def _on_failed(self, error: StudioError) -> None:
        self._show()

    def _copy_last_week(self) -> None:
        if self._plan is not None and self._deeds.may_edit:
            self._copies.copy_last(self._plan)

    def _carry_week(self) -> None:
        if self._plan is not None:
            self._copies.take(self._plan)

    def _copy_to_this_week(self) -> None:
        if self._plan is not None:
            self._copies.send_to_today(self._plan, self.show_client)

    def _on_carried(self) -> None:
        self._parts.host.show_toast(
            self.tr("Week copied. Open another client or week to bring it there")
        )

    def _open_templates(self) -> None:
        if self._plan is not None and self._deeds.may_edit:
            templates = self._view.templates_of(self._plan)
            self._parts.cards.open_templates(templates, self._layout.strip.templates)

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
        if self._plan is not None:
            self._parts.cards.tour(swapped_in(self._plan.editor.plan))

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
        elif self._plan.week.standing.locked_because == "consent_withdrawn":
            self.profile_requested.emit(self._plan.key[0])
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
            (self._deeds.placed, self._view.mark_new),
            (self._reports.state_line, self.state_line),
            (self._reports.state_line, self.state_changed),
            (self._reports.tour_wanted, self._tour),
            (self._reports.copy_wanted, self._copy_to_this_week),
            (self._copies.carried, self._on_carried),
            (self._selection.changed, self._show_selection),
            (self._privacy.changed, self._show),
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
