"""Today: the diary of a day by trainer, and beside it everything that waits."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.changes import Changes
from studio.errors import StudioError
from studio.planning.week_plan import monday_of
from ui.shell.place import Place, Surroundings
from ui.shell.tasks import Ticket
from ui.today.appointment import AppointmentButton
from ui.today.attention_card import AttentionCard, AttentionLine, Way
from ui.today.attention_words import AttentionWords
from ui.today.day_card import DayCard
from ui.today.parked_card import ParkedCard
from ui.today.reading import TodayData, TodayServices, read_today
from ui.today.session_card import SessionCard
from ui.today.week_card import WeekCard
from ui.today.words import TodayWords
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.dates import time_text
from ui.widgets.focus_ring import led_by_keyboard
from ui.widgets.icons import Icon
from ui.widgets.skeleton import Skeleton

SIDE_WIDTH = 352
TICK_MS = 20_000


class TodayPage(Place):
    """Where a desk always comes back to.

    It shows and asks; what a button opens is decided by whoever composed the program.
    `screening_requested` names the client and how much is to be asked.  *exercise_name* is asked
    in the background, because the library may have to be read for it.
    """

    new_client_requested = Signal()
    resume_requested = Signal(str)
    screening_requested = Signal(str, object)
    client_opened = Signal(str)
    session_check_requested = Signal(str)
    plan_requested = Signal(str)
    hours_requested = Signal()

    def __init__(
        self,
        surroundings: Surroundings,
        services: TodayServices,
        exercise_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._services = services
        self._exercise_name = exercise_name
        self._words = TodayWords(surroundings)
        self._waiting = AttentionWords(surroundings)
        self._day = surroundings.clock.today()
        self._data: TodayData | None = None
        self._ticket: Ticket | None = None
        self._unfolded = False
        self._is_behind = False
        self._session_card: SessionCard | None = None
        self._build()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        surroundings.broadcast.committed.connect(self._on_committed)
        surroundings.privacy.changed.connect(self._show)
        self.reload()

    # Asking and showing

    def reload(self) -> None:
        """Read the day again."""
        self._is_behind = False
        if self._ticket:
            self._ticket.forget()
        ask = partial(
            read_today, self._services, self._around.clock, self._day, self._exercise_name
        )
        self._ticket = self._around.runner.ask(ask, self._on_read, self._on_failed, owner=self)

    def go_to(self, day: date) -> None:
        """Show another day."""
        if day != self._day:
            self._day = day
            self._unfolded = False
            self.reload()

    def resume_last(self) -> None:
        """Go on with what was parked last."""
        if self._data and self._data.parked:
            self.resume_requested.emit(self._data.parked[0].screening.id)

    @override
    def focus_main(self) -> None:
        self._card.diary.focus_first()

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Left Right Up Down", self.tr("Move between sessions")),
            ("Space", self.tr("What the session is")),
            ("Enter", self.tr("Open the client")),
            ("PgUp PgDown", self.tr("Day before, day after")),
            ("T", self.tr("Back to now")),
        ]

    @override
    def panes(self) -> list[QWidget]:
        return [self._card, self._side]

    def _on_read(self, data: TodayData) -> None:
        is_first = self._data is None
        moved = is_first or self._data.day != data.day if self._data else True
        self._data = data
        self._show()
        self._pages.setCurrentWidget(self._body)
        if moved:
            self._card.diary.scroll_to_now()
        if is_first and self.isVisible():
            self.focus_main()

    def _on_failed(self, error: StudioError) -> None:
        self._around.runner.problem.emit(error)
        if self._data:
            line = self._words.state_line(self._data)
            seen = self.tr("shown as of {time}").format(time=time_text(self._data.read_at))
            self.state_changed.emit(f"{line} · {seen}")

    def _show(self) -> None:
        data = self._data
        if data is None:
            return
        self._close_session_card()
        drawn = self._words.day(data, unfolded=self._unfolded)
        folded = self._words.folded(data, drawn.span.start) if drawn.span.is_folded else ""
        self._card.show_day(
            data.day,
            drawn,
            booked=self._words.booked(data),
            folded=folded,
            is_today=data.day == data.today,
        )
        self._card.diary.setAccessibleName(self._words.diary_name(data))
        self._parked.show_lines(self._words.parked(data))
        self._attention.show_lines(self._waiting.lines(data), self._waiting.all_clear())
        self._week.show_week(
            self._words.week_title(data),
            monday_of(data.day),
            data.counts,
            data.day,
            self._words.bar_names(data),
        )
        self.state_changed.emit(self._words.state_line(data))

    # Wishes

    def _on_committed(self, changes: Changes) -> None:
        # What is due is asked of all clients, so nobody pays for it while working elsewhere.
        if self.isVisible():
            self.reload()
        else:
            self._is_behind = True

    def _on_tick(self) -> None:
        today = self._around.clock.today()
        if self._data is None:
            return
        if today != self._data.today:
            if self._day == self._data.today:
                self._day = today
            self.reload()
        elif self._day == today:
            now = self._around.clock.local(self._around.clock.now())
            self._card.diary.show_now(now.hour * 60 + now.minute)

    def _go_today(self) -> None:
        self.go_to(self._around.clock.today())

    def _unfold(self) -> None:
        self._unfolded = True
        self._show()

    def _on_attention(self, line: AttentionLine) -> None:
        if line.way is Way.WEEK:
            self.plan_requested.emit(line.key)
        elif line.way is Way.RESUME:
            self.resume_requested.emit(line.key)
        elif line.way is Way.SCREEN:
            self.screening_requested.emit(line.key, line.scope)
        else:
            self.client_opened.emit(line.key)

    def _on_selected(self, chosen: AppointmentButton) -> None:
        self._close_session_card()
        card = SessionCard(chosen.appointment, self._around.overlay)
        card.client_opened.connect(self.client_opened)
        card.check_requested.connect(self.session_check_requested)
        card.plan_requested.connect(self.plan_requested)
        card.destroyed.connect(self._forget_session_card)
        self._session_card = card
        self._around.overlay.place_beside(card, chosen)
        card.show()
        if led_by_keyboard(self):
            card.take_focus_from(chosen)

    def _close_session_card(self) -> None:
        if self._session_card is not None:
            self._session_card.dismiss()
            self._session_card = None

    def _forget_session_card(self) -> None:
        if self.sender() is self._session_card:
            self._session_card = None

    # Building

    def _build(self) -> None:
        self._pages = QStackedLayout(self)
        self._pages.addWidget(Skeleton(self, columns=(0, SIDE_WIDTH)))
        self._body = QWidget(self)
        self._pages.addWidget(self._body)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        self._card = DayCard(self._body)
        self._card.day_chosen.connect(self.go_to)
        self._card.today_chosen.connect(self._go_today)
        self._card.unfold_requested.connect(self._unfold)
        self._card.hours_requested.connect(self.hours_requested)
        self._card.client_opened.connect(self.client_opened)
        self._card.session_selected.connect(self._on_selected)
        row.addWidget(self._card, 1)
        self._side = self._build_side()
        row.addWidget(self._side)

    def _build_side(self) -> QScrollArea:
        area = QScrollArea(self._body)
        area.setFixedWidth(SIDE_WIDTH)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(area)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._build_start(content))
        self._parked = ParkedCard(content)
        self._parked.resumed.connect(self.resume_requested)
        column.addWidget(self._parked)
        self._attention = AttentionCard(content)
        self._attention.acted.connect(self._on_attention)
        column.addWidget(self._attention)
        self._week = WeekCard(content)
        self._week.day_chosen.connect(self.go_to)
        column.addWidget(self._week)
        column.addStretch(1)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return area

    def _build_start(self, parent: QWidget) -> Card:
        card = Card(parent, margins=16)
        start = button(
            self.tr("New client"),
            card,
            kind="primary",
            size="large",
            icon=Icon.USER_PLUS,
            key_hint="Ctrl N",
            name="today.newClient",
        )
        start.clicked.connect(self.new_client_requested)
        card.body.addWidget(start)
        return card

    # Qt

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._close_session_card()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_PageUp:
            self.go_to(self._day - timedelta(days=1))
        elif key == Qt.Key.Key_PageDown:
            self.go_to(self._day + timedelta(days=1))
        elif key == Qt.Key.Key_T and not event.modifiers():
            self._go_today()
            self._card.diary.scroll_to_now()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        if self._is_behind:
            self.reload()
        self._on_tick()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        self._close_session_card()
