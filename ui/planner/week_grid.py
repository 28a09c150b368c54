"""The week: seven columns of sessions, with the heads above and the daily habits below.

The grid shows a plan by comparing it with what it shows already, so that the focus stays where
it is and nothing flickers.  It edits nothing and decides nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ids import ItemId, SessionId
from studio.planning.week_plan import DAYS, TrainingSession, WeekPlan
from studio.settings import OpeningHours
from ui.planner.columns import ColumnScroll, DayHead
from ui.planner.day_column import DayColumn
from ui.planner.exercise_row import ExerciseRow
from ui.planner.faces import Faces
from ui.planner.habit_chip import HabitChip
from ui.planner.session_card import SessionCard
from ui.planner.wording import PlannerWords
from ui.widgets.figure import FigureTiles
from ui.widgets.theme import tokens


@dataclass(frozen=True, slots=True)
class DropPlace:
    """A gap in a session, or an empty day where *session_id* is `None`."""

    day: int
    session_id: SessionId | None
    index: int


class WeekGrid(QWidget):
    """Shows a week and says where in it a point lies."""

    row_made = Signal(object)
    card_made = Signal(object)
    chip_made = Signal(object)

    def __init__(
        self, faces: Faces, wording: PlannerWords, tiles: FigureTiles, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("week.grid")
        self._faces = faces
        self._wording = wording
        self._tiles = tiles
        self._rows: dict[ItemId, ExerciseRow] = {}
        self._cards: dict[SessionId, SessionCard] = {}
        self._chips: dict[tuple[int, str], HabitChip] = {}
        self._focus_order: list[QWidget] = []
        self._plan: WeekPlan | None = None
        self.columns = [DayColumn(day, self) for day in range(DAYS)]
        self._heads = [DayHead(self) for _ in range(DAYS)]
        self._habits: list[QVBoxLayout] = []
        self.view = ColumnScroll(self.columns, self)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._build_heads())
        body.addWidget(self.view, 1)
        body.addLayout(self._build_habits())

    # Showing.

    def show_plan(self, plan: WeekPlan, *, may_edit: bool) -> None:
        """Show a week."""
        self._plan = plan
        for column in self.columns:
            sessions = plan.on_day(column.day)
            cards = [self._card_for(session, may_edit=may_edit) for session in sessions]
            is_rest = column.day in plan.rest_days
            column.show_cards(cards, may_add=may_edit, is_rest=is_rest)
            self._show_empty(column, is_rest=is_rest)
        self._forget_gone(plan)
        self._show_habits(plan)
        self._order_focus()
        self.setAccessibleName(self._spoken(plan))

    def show_days(self, plan: WeekPlan, hours: Iterable[OpeningHours | None], today: date) -> None:
        """Show names, numbers and opening hours above the columns."""
        for day, (head, times) in enumerate(zip(self._heads, hours, strict=True)):
            at = plan.date_of(day)
            is_today = at == today
            open_text = f"{_hour(times.opens)}–{_hour(times.closes)}" if times else ""
            said = self.tr("{day} {number}, open {hours}") if times else self.tr(
                "{day} {number}, closed"
            )  # fmt: skip
            spoken = said.format(day=self._wording.day_name(day), number=at.day, hours=open_text)
            head.show_day(
                self._wording.short_day(day),
                str(at.day),
                open_text or self.tr("closed"),
                self.tr("{day}, today").format(day=spoken) if is_today else spoken,
                is_today=is_today,
            )

    def row(self, item_id: str) -> ExerciseRow | None:
        """Return the row of an exercise, if it is in the week."""
        return self._rows.get(ItemId(item_id))

    def card(self, session_id: str) -> SessionCard | None:
        """Return the card of a session, if it is in the week."""
        return self._cards.get(SessionId(session_id))

    def rows_in_order(self) -> list[ExerciseRow]:
        """Return all rows, day by day and from top to bottom."""
        return [row for column in self.columns for card in column.cards for row in card.rows]

    def card_of(self, row: ExerciseRow) -> SessionCard | None:
        """Return the card a row stands in."""
        return next((card for card in self._cards.values() if row in card.rows), None)

    def day_of(self, card: SessionCard) -> int:
        """Return the day a card stands on."""
        return next((column.day for column in self.columns if card in column.cards), 0)

    def place_after(self, row: ExerciseRow) -> DropPlace:
        """Return the gap below a row."""
        card = self.card_of(row)
        if card is None:
            return DropPlace(0, None, 0)
        return DropPlace(self.day_of(card), card.session_id, card.rows.index(row) + 1)

    def show_row(self, row: QWidget) -> None:
        """Scroll so that *row* can be seen."""
        self.view.ensureWidgetVisible(row, 0, 24)

    @property
    def scroll_position(self) -> int:
        """Return how far the columns are scrolled."""
        return self.view.verticalScrollBar().value()

    @scroll_position.setter
    def scroll_position(self, pixels: int) -> None:
        self.view.verticalScrollBar().setValue(pixels)

    # Places.

    def place_at(self, at: QPoint) -> DropPlace | None:
        """Return the place under a global point, or `None` outside the week."""
        if not self.rect().contains(self.mapFromGlobal(at)):
            return None
        for column in self.columns:
            inside = column.mapFromGlobal(at)
            if 0 <= inside.x() < column.width():
                return self._place_in(column, inside.y())
        return None

    def place_on(self, day: int) -> DropPlace:
        """Return the end of a day's last session."""
        cards = self.columns[day].cards
        if not cards:
            return DropPlace(day, None, 0)
        return DropPlace(day, cards[-1].session_id, len(cards[-1].rows))

    def step(self, place: DropPlace, *, days: int = 0, gaps: int = 0) -> DropPlace:
        """Return the place beside *place*, to other days or from gap to gap."""
        if days:
            return self.place_on((place.day + days) % DAYS)
        cards = self.columns[place.day].cards
        gaps_of_day = [
            DropPlace(place.day, card.session_id, gap)
            for card in cards
            for gap in range(len(card.rows) + 1)
        ]
        if not gaps_of_day:
            return place
        at = gaps_of_day.index(place) if place in gaps_of_day else len(gaps_of_day) - 1
        return gaps_of_day[max(0, min(at + gaps, len(gaps_of_day) - 1))]

    def line_of(self, place: DropPlace) -> QRect | None:
        """Return the insertion line of a place in global coordinates."""
        card = self.card(place.session_id) if place.session_id else None
        if card is None:
            return None
        top_left = card.mapToGlobal(QPoint(4, card.gap_y(place.index) - 4))
        return QRect(top_left.x(), top_left.y(), card.width() - 8, 8)

    def area_of(self, place: DropPlace) -> QRect:
        """Return where a place is, in global coordinates, for a ghost that no pointer leads."""
        line = self.line_of(place)
        if line is not None:
            return line
        empty = self.columns[place.day].empty
        return QRect(empty.mapToGlobal(QPoint(0, 0)), empty.size())

    def frame(self, place: DropPlace | None) -> None:
        """Frame the session or the day of *place*, and nothing else."""
        for column in self.columns:
            here = place is not None and place.session_id is None and column.day == place.day
            column.set_target(target=here)
            for card in column.cards:
                aimed = place is not None and card.session_id == place.session_id
                card.set_target(target=aimed)

    def words_of(self, place: DropPlace) -> str:
        """Return a place in words."""
        if self._plan is None:
            return ""
        return self._wording.landing_place(self._plan, place.day, place.session_id, place.index)

    def scroll_by(self, pixels: int) -> None:
        """Scroll the columns."""
        self.view.scroll_by(pixels)

    def scroll_area(self) -> QRect:
        """Return what scrolls, in global coordinates."""
        port = self.view.viewport()
        return QRect(port.mapToGlobal(QPoint(0, 0)), port.size())

    # Inside.

    def _place_in(self, column: DayColumn, y: int) -> DropPlace:
        if not column.cards:
            return DropPlace(column.day, None, 0)
        card = min(column.cards, key=lambda one: _distance(one.geometry(), y))
        return DropPlace(column.day, card.session_id, card.gap_at(y - card.y()))

    def _card_for(self, session: TrainingSession, *, may_edit: bool) -> SessionCard:
        card = self._cards.get(session.id)
        if card is None:
            card = SessionCard(session.id, self.columns[session.day])
            self._cards[session.id] = card
            self.card_made.emit(card)
        card.show_face(self._faces.session(session), may_edit=may_edit)
        rows = []
        for index, item in enumerate(session.items):
            row = self._rows.get(item.id)
            if row is None:
                row = ExerciseRow(item.id, self._tiles, card)
                self._rows[item.id] = row
                self.row_made.emit(row)
            row.show_face(self._faces.row(item, session, index))
            rows.append(row)
        card.show_rows(rows)
        return card

    def _forget_gone(self, plan: WeekPlan) -> None:
        items = {item.id for item in plan.items}
        sessions = {session.id for session in plan.sessions}
        gone: list[QWidget] = [
            self._rows.pop(item_id) for item_id in list(self._rows) if item_id not in items
        ]
        gone += [
            self._cards.pop(session_id)
            for session_id in list(self._cards)
            if session_id not in sessions
        ]
        for widget in gone:
            self._keep_focus_from(widget)
            _let_go(widget)

    def _keep_focus_from(self, widget: QWidget) -> None:
        """Put the keyboard on the day that *widget* leaves, if it was on it."""
        focus = self.window().focusWidget()
        if focus is None or not (focus is widget or widget.isAncestorOf(focus)):
            return
        column = next((one for one in self.columns if one.isAncestorOf(widget)), self.columns[0])
        target = column.cards[-1].header if column.cards else column.empty
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_focus(self) -> None:
        """Let Tab go down each day and then to the next, whatever was made first."""
        wanted: list[QWidget] = []
        for column in self.columns:
            for card in column.cards:
                wanted += [card.header, *card.rows]
            if not column.cards:
                wanted.append(column.empty)
        wanted += [self._chips[key] for key in sorted(self._chips)]
        if wanted != self._focus_order:
            for first, second in pairwise(wanted):
                QWidget.setTabOrder(first, second)
            self._focus_order = wanted

    def _show_empty(self, column: DayColumn, *, is_rest: bool) -> None:
        day = self._wording.day_name(column.day)
        if is_rest:
            text = self.tr("A walk if you like")
            spoken = self.tr("Rest day, {day}. Enter adds a session").format(day=day)
        else:
            text = self.tr("Drop an exercise, or Enter")
            spoken = self.tr("No session on {day}. Enter adds one").format(day=day)
        column.empty.show_texts(self.tr("Rest day"), text, spoken, is_rest=is_rest)

    def _show_habits(self, plan: WeekPlan) -> None:
        wanted = {(day, habit.exercise) for habit in plan.habits for day in range(DAYS)}
        for key in [known for known in self._chips if known not in wanted]:
            _let_go(self._chips.pop(key))
        for habit in plan.habits:
            for day in range(DAYS):
                chip = self._chips.get((day, habit.exercise))
                if chip is None:
                    chip = HabitChip(habit.exercise, day, self)
                    self._chips[day, habit.exercise] = chip
                    self._habits[day].addWidget(chip)
                    self.chip_made.emit(chip)
                spoken = self._faces.spoken_habit(habit, plan, day)
                chip.show_habit(self._faces.habit(habit), spoken, is_on=day in habit.days)

    def _build_heads(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for head in self._heads:
            row.addWidget(head, 1)
        return row

    def _build_habits(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 8)
        row.setSpacing(0)
        for _ in range(DAYS):
            stack = QVBoxLayout()
            stack.setContentsMargins(5, 0, 5, 0)
            stack.setSpacing(4)
            self._habits.append(stack)
            row.addLayout(stack, 1)
        return row

    def _spoken(self, plan: WeekPlan) -> str:
        number = len(plan.sessions)
        return self.tr("Week from {first} to {last}, {sessions}").format(
            first=plan.date_of(0).day,
            last=plan.date_of(DAYS - 1).day,
            sessions=self._wording.count(
                number, self.tr("{count} session"), self.tr("{count} sessions")
            ),
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = tokens().border
        for head in self._heads[:-1]:
            painter.fillRect(QRect(head.geometry().right(), 0, 1, self.height()), color)


def _hour(minute: int) -> str:
    return str(minute // 60) if minute % 60 == 0 else f"{minute // 60}:{minute % 60:02d}"


def _distance(area: QRect, y: int) -> int:
    return max(area.top() - y, 0, y - area.bottom())


def _let_go(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
