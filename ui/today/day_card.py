"""The large card of Today: which day, how full it is, and its diary."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.today.diary import Day, Diary
from ui.widgets.buttons import Button, button
from ui.widgets.card import Card, Rule
from ui.widgets.dates import long_day
from ui.widgets.icons import Icon
from ui.widgets.labels import label, set_tip


class DayCard(Card):
    """Moves from day to day and shows the diary of one."""

    day_chosen = Signal(object)
    today_chosen = Signal()
    unfold_requested = Signal()
    hours_requested = Signal()
    client_opened = Signal(str)
    session_selected = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margins=(14, 10, 14, 10), spacing=6)
        self._day: date | None = None
        self.body.addLayout(self._build_head())
        self.body.addWidget(Rule(self))
        self.body.addLayout(self._build_notes())
        self.diary = Diary(self)
        self.diary.client_opened.connect(self.client_opened)
        self.diary.session_selected.connect(self.session_selected)
        self.body.addWidget(self.diary, 1)

    def show_day(self, day: date, drawn: Day, *, booked: str, folded: str, is_today: bool) -> None:
        """Show *day*; *folded* says what lies in the hours that are folded away."""
        self._day = day
        self._title.setText(long_day(day))
        self._booked.setText(booked)
        self._today.setVisible(not is_today)
        self._fold.setText(folded)
        self._fold.setAccessibleName(folded)
        self._fold.setVisible(bool(folded))
        self._closed.setVisible(not drawn.is_open)
        self._empty.setVisible(drawn.is_open and not drawn.bookings)
        self.diary.show_day(drawn)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        earlier = self._arrow(Icon.CARET_LEFT, self.tr("Day before"), "today.before")
        earlier.clicked.connect(self._go_before)
        later = self._arrow(Icon.CARET_RIGHT, self.tr("Day after"), "today.after")
        later.clicked.connect(self._go_after)
        self._today = button(self.tr("Back to today"), self, size="small", name="today.today")
        self._today.clicked.connect(self.today_chosen)
        self._title = label("", self, px=15, weight=600, name="today.day")
        self._booked = label("", self, px=13, color="text_2", tabular=True, name="today.booked")
        row.addWidget(earlier)
        row.addWidget(later)
        row.addSpacing(4)
        row.addWidget(self._title)
        row.addSpacing(8)
        row.addWidget(self._today)
        row.addStretch(1)
        row.addWidget(self._booked)
        row.addSpacing(4)
        return row

    def _build_notes(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(56, 0, 0, 0)
        column.setSpacing(4)
        self._fold = button(
            "", self, kind="link", size="small", icon=Icon.CARET_UP, name="today.unfold"
        )
        self._fold.clicked.connect(self.unfold_requested)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._empty = label(
            self.tr("No one is booked. Sessions of planned weeks appear here."),
            self, px=13, color="text_2", wrap=True, name="today.empty",
        )  # fmt: skip
        column.addWidget(self._empty)
        self._closed = QWidget(self)
        closed = QHBoxLayout(self._closed)
        closed.setContentsMargins(0, 0, 0, 0)
        closed.addWidget(label(self.tr("Closed on this day."), self, px=13, color="text_2"))
        change = button(
            self.tr("Change opening hours"), self, kind="link", size="small", name="today.hours"
        )
        change.clicked.connect(self.hours_requested)
        closed.addWidget(change)
        closed.addStretch(1)
        column.addWidget(self._closed)
        return column

    def _arrow(self, icon: Icon, text: str, name: str) -> Button:
        made = button("", self, kind="ghost", size="small", icon=icon, name=name, accessible=text)
        set_tip(made, text)
        return made

    def _go_before(self) -> None:
        if self._day:
            self.day_chosen.emit(self._day - timedelta(days=1))

    def _go_after(self) -> None:
        if self._day:
            self.day_chosen.emit(self._day + timedelta(days=1))
