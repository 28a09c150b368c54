"""When the studio is open, day by day."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.settings import WEEKDAYS, OpeningHours, StudioProfile
from ui.settings.sections import Section
from ui.widgets.buttons import button
from ui.widgets.dates import clock_text, weekday_name
from ui.widgets.labels import label
from ui.widgets.select import Select
from ui.widgets.switch import Switch

STEP = 30
A_DAY = 24 * 60
USUAL = OpeningHours(8 * 60, 20 * 60)
_A_MONDAY = date(2024, 1, 1)


class HoursSection(Section):
    """Seven days, each open from a time to a time, or closed."""

    def __init__(self, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent, "settings.hours")
        self._hours: tuple[OpeningHours | None, ...] = StudioProfile().hours
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(5, 1)
        self._days = [_Day(place, grid, self) for place in range(WEEKDAYS)]
        for day in self._days:
            day.changed.connect(self._on_day)
        self.body.addLayout(grid)
        copy = button(
            self.tr("Copy Monday to the other weekdays"),
            self,
            kind="link",
            name="settings.copyHours",
        )
        copy.clicked.connect(self._copy_monday)
        grid.addWidget(copy, WEEKDAYS, 1, 1, 5, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_profile(self, profile: StudioProfile) -> None:
        """Show the hours as they are stored."""
        self._hours = profile.hours
        for day, hours in zip(self._days, profile.hours, strict=True):
            day.show_hours(hours)

    def _on_day(self, place: int, hours: OpeningHours | None) -> None:
        changed = list(self._hours)
        changed[place] = hours
        name = weekday_name(_A_MONDAY + timedelta(days=place))
        if hours is None:
            said = self.tr("{day} is closed").format(day=name)
        else:
            said = self.tr("{day} opens {opens}, closes {closes}").format(
                day=name, opens=clock_text(hours.opens), closes=clock_text(hours.closes)
            )
        self._keep(changed, said)

    def _copy_monday(self) -> None:
        monday, *_ = self._hours
        weekend = self._hours[5:]
        self._keep([monday] * 5 + list(weekend), self.tr("Monday to Friday are the same"))

    def _keep(self, hours: Sequence[OpeningHours | None], said: str) -> None:
        if tuple(hours) != self._hours:
            self._hours = tuple(hours)
            self._change(said, hours=tuple(hours))


class _Day(QWidget):
    """One day: open or closed, from and to; an end before its start moves along."""

    changed = Signal(int, object)

    def __init__(self, place: int, grid: QGridLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._place = place
        self._hours: OpeningHours | None = USUAL
        name = weekday_name(_A_MONDAY + timedelta(days=place))
        self._switch = Switch("open", name, parent, name=f"settings.open.{place + 1}")
        self._switch.setAccessibleName(self.tr("{day} open").format(day=name))
        self._switch.switched.connect(self._on_switched)
        times = [(minute, clock_text(minute)) for minute in range(0, A_DAY + 1, STEP)]
        self._opens = Select(
            times[:-1], parent, name=f"settings.opens.{place + 1}",
            accessible=self.tr("{day} opens").format(day=name),
        )  # fmt: skip
        self._opens.chosen.connect(self._on_opens)
        self._closes = Select(
            times[1:], parent, name=f"settings.closes.{place + 1}",
            accessible=self.tr("{day} closes").format(day=name),
        )  # fmt: skip
        self._closes.chosen.connect(self._on_closes)
        self._dash = label("–", parent, color="text_2")
        self._closed = label(self.tr("Closed"), parent, color="text_3")
        for column, widget in enumerate((self._switch, self._opens, self._dash, self._closes)):
            grid.addWidget(widget, place, column)
        grid.addWidget(self._closed, place, 4)

    def show_hours(self, hours: OpeningHours | None) -> None:
        """Show the hours of the day; `None` is closed."""
        self._hours = hours
        self._switch.setChecked(hours is not None)
        for part in (self._opens, self._dash, self._closes):
            part.setVisible(hours is not None)
        self._closed.setVisible(hours is None)
        if hours is not None:
            self._opens.choose(hours.opens // STEP * STEP)
            self._closes.choose(hours.closes // STEP * STEP)

    def _on_switched(self, key: str, is_open: bool) -> None:  # noqa: FBT001  as the signal gives it
        self._tell(USUAL if is_open else None)

    def _on_opens(self, minute: int) -> None:
        closes = self._hours.closes if self._hours else USUAL.closes
        self._tell(OpeningHours(minute, max(closes, minute + STEP)))

    def _on_closes(self, minute: int) -> None:
        opens = self._hours.opens if self._hours else USUAL.opens
        self._tell(OpeningHours(min(opens, minute - STEP), minute))

    def _tell(self, hours: OpeningHours | None) -> None:
        self.show_hours(hours)
        self.changed.emit(self._place, hours)
