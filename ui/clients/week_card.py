"""The next session of a client, and the week it is in at a glance."""

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from studio.planning.week_plan import DAYS, TrainingSession, WeekPlan, monday_of
from ui.clients.next_step import PLANNABLE
from ui.clients.reading import ClientFile
from ui.clients.sections import Section
from ui.clients.words import ClientWords
from ui.widgets.buttons import button
from ui.widgets.dates import clock_text, weekday
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import Tokens, font, scaled, tokens

_HEIGHT = 62


class WeekCard(Section):
    """Says when somebody comes next, and shows seven days with what stands in them."""

    week_requested = Signal(object)
    session_requested = Signal()

    def __init__(self, words: ClientWords, parent: QWidget) -> None:
        super().__init__("", parent, name="clients.next")
        self.show_title(self.tr("Next session"))
        self._words = words
        self._monday: date | None = None
        self._when = label("", self, px=15, weight=500, wrap=True, tabular=True)
        self._when.setObjectName("clients.next.when")
        self.body.addWidget(self._when)
        self._week = MiniWeek(self)
        self.body.addWidget(self._week)
        row = QHBoxLayout()
        row.setSpacing(18)
        self._before = button(
            self.tr("Before a session"), self, kind="link", icon=Icon.CHECK_CIRCLE,
            name="clients.next.before",
        )  # fmt: skip
        self._before.clicked.connect(self.session_requested)
        row.addWidget(self._before)
        self._open = button(
            self.tr("Open week"), self, kind="link", icon=Icon.CALENDAR, name="clients.next.open"
        )
        self._open.clicked.connect(self._open_week)
        row.addWidget(self._open)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_file(self, file: ClientFile, minute: int) -> None:
        """Show a client; *minute* is the minute of the day it is now."""
        found = next_session(file, minute)
        plan, self._monday = _week_to_show(file, found)
        self._when.setText(self._words.next_line(found, file) if found else self._nothing(plan))
        self._week.show_week(self._monday, plan, file.today)
        said = self._words.week_days(plan) if plan is not None else ""
        self._week.setAccessibleName(said or self.tr("Nothing planned this week"))
        is_open = file.standing.planning in PLANNABLE and not file.client.is_archived
        self._before.setVisible(is_open)
        self._open.setVisible(plan is not None or is_open)

    def _nothing(self, plan: WeekPlan | None) -> str:
        if plan is not None and plan.sessions:
            return self.tr("Nothing more this week.")
        return self.tr("No session planned yet.")

    def _open_week(self) -> None:
        self.week_requested.emit(self._monday)


def next_session(file: ClientFile, minute: int) -> tuple[date, TrainingSession] | None:
    """Return the next session of a client with its day; *minute* is now, of today."""
    ahead = [
        (plan.date_of(session.day), session)
        for plan in file.weeks
        for session in plan.sessions
        if _is_ahead(plan.date_of(session.day), session, file.today, minute)
    ]
    return min(ahead, key=_by_time, default=None)


class MiniWeek(QWidget):
    """Seven days, each with its sessions' times; it is painted and takes no keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("clients.miniWeek")
        self._days: tuple[tuple[date, str, int], ...] = ()
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, monday: date, plan: WeekPlan | None, today: date) -> None:
        """Show the week of *monday*, empty without a plan."""
        self._today = today
        self._days = tuple(_cell(monday, plan, day) for day in range(DAYS))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(7 * scaled(44), scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, scaled(_HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, colors = 4, tokens()
        width = (self.width() - gap * (DAYS - 1)) / DAYS
        for place, (day, text, more) in enumerate(self._days):
            box = QRectF(place * (width + gap), 0, width, self.height())
            self._paint_day(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), day, colors)
            self._paint_sessions(painter, box, text, more, colors)

    def _paint_day(self, painter: QPainter, box: QRectF, day: date, colors: Tokens) -> None:
        is_today = day == self._today
        painter.setPen(QPen(colors.primary if is_today else colors.border, 1.5 if is_today else 1))
        painter.setBrush(colors.sunken)
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(font(12, 600 if is_today else 450, tabular=True))
        painter.setPen(colors.primary if is_today else colors.text_3)
        wide = box.width() > scaled(46)
        text = f"{weekday(day)} {day.day}" if wide else str(day.day)
        top = QRectF(box.left(), box.top() + scaled(6), box.width(), scaled(18))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_sessions(
        self, painter: QPainter, box: QRectF, text: str, more: int, colors: Tokens
    ) -> None:
        if not text:
            return
        plate = QRectF(box.left() + 4, box.top() + scaled(30), box.width() - 8, scaled(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.soft)
        painter.drawRoundedRect(plate, 6, 6)
        painter.setPen(colors.primary)
        painter.setFont(font(12, 600, tabular=True))
        said = f"{text} +{more}" if more and box.width() > scaled(64) else text
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, said)


def _cell(monday: date, plan: WeekPlan | None, day: int) -> tuple[date, str, int]:
    on = date.fromordinal(monday.toordinal() + day)
    sessions = plan.on_day(day) if plan is not None else ()
    if not sessions:
        return on, "", 0
    start = sessions[0].start_minute
    return on, "•" if start is None else clock_text(start), len(sessions) - 1


def _week_to_show(
    file: ClientFile, found: tuple[date, TrainingSession] | None
) -> tuple[WeekPlan | None, date]:
    monday = monday_of(found[0] if found else file.today)
    return next((plan for plan in file.weeks if plan.monday == monday), None), monday


def _is_ahead(day: date, session: TrainingSession, today: date, minute: int) -> bool:
    if day != today or session.start_minute is None:
        return day >= today
    return session.start_minute > minute


def _by_time(found: tuple[date, TrainingSession]) -> tuple[date, bool, int]:
    day, session = found
    return day, session.start_minute is None, session.start_minute or 0
