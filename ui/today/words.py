"""From what was read to the words of Today; with names hidden the words are neutral."""

from datetime import timedelta

from PySide6.QtCore import QObject

from studio.planning.week_plan import monday_of
from studio.screening.outcome import Tier
from studio.screening.screening import Status
from studio.services.planning import DiaryEntry
from ui.shell.place import Surroundings
from ui.today.appointment import Appointment
from ui.today.day_layout import Column, columns, slots, span_of_day
from ui.today.diary import Booking, ColumnHead, Day
from ui.today.parked_card import ParkedLine
from ui.today.reading import Parked, TodayData
from ui.today.screening_names import ScreeningNames
from ui.widgets.dates import clock_text, long_day, short_day, time_text


class TodayWords(QObject):
    """Makes lines out of values; it reads nothing and keeps nothing."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._names = ScreeningNames()

    def day(self, data: TodayData, *, unfolded: bool) -> Day:
        """Return what the diary draws."""
        cols = columns(data.entries, data.trainers)
        return Day(
            heads=tuple(self._head(column) for column in cols),
            bookings=tuple(
                booking for place, column in enumerate(cols)
                for booking in self._bookings(data, place, column)
            ),
            span=span_of_day(data.entries, data.hours, data.now_minute, unfolded=unfolded),
            now=data.now_minute,
            is_open=data.hours is not None,
        )  # fmt: skip

    def state_line(self, data: TodayData) -> str:
        """Return the line under the title: the day and when the studio is open."""
        hours = data.hours
        if hours is None:
            return self.tr("{day} · closed").format(day=long_day(data.day))
        return self.tr("{day} · open {opens}–{closes}").format(
            day=long_day(data.day), opens=clock_text(hours.opens), closes=clock_text(hours.closes)
        )

    def diary_name(self, data: TodayData) -> str:
        """Return what a screen reader says of the diary."""
        return self.tr("Diary, {day}, {sessions}, {trainers}").format(
            day=long_day(data.day),
            sessions=self._sessions(len(data.entries)),
            trainers=self._trainers(sum(trainer.is_active for trainer in data.trainers)),
        )

    def bar_names(self, data: TodayData) -> tuple[str, ...]:
        """Return what a screen reader says of the bar of each day, Monday first."""
        monday = monday_of(data.day)
        return tuple(
            f"{long_day(monday + timedelta(days=offset))}, {self._sessions(count)}"
            for offset, count in enumerate(data.counts)
        )

    def booked(self, data: TodayData) -> str:
        """Return how many sessions the day has."""
        count = len(data.entries)
        return self._count(count)

    def folded(self, data: TodayData, until: int) -> str:
        """Return what the folded hours hold."""
        earlier = [e for e in data.entries if (e.session.start_minute or 0) < until]
        start = span_of_day(data.entries, data.hours, None).start
        times = f"{clock_text(start)}–{clock_text(until)}"
        if not earlier:
            return self.tr("Earlier, {times}").format(times=times)
        if len(earlier) == 1:
            return self.tr("1 earlier session, {times}").format(times=times)
        return self.tr("{count} earlier sessions, {times}").format(count=len(earlier), times=times)

    def week_title(self, data: TodayData) -> str:
        """Return the heading of the bars."""
        monday = monday_of(data.day)
        if monday == monday_of(data.today):
            return self.tr("This week")
        return self.tr("Week of {day}").format(day=short_day(monday))

    def parked(self, data: TodayData) -> tuple[ParkedLine, ...]:
        """Return what is parked, newest first."""
        return tuple(self._parked_line(parked, data) for parked in data.parked)

    def tier_text(self, tier: Tier | None) -> str:
        """Return the name of a tier."""
        return self._around.words[f"tier.{tier.key}"] if tier is not None else ""

    def _sessions(self, count: int) -> str:
        if count == 1:
            return self.tr("1 session")
        return self.tr("{count} sessions").format(count=count)

    def _trainers(self, count: int) -> str:
        if count == 1:
            return self.tr("1 trainer")
        return self.tr("{count} trainers").format(count=count)

    def _count(self, count: int) -> str:
        if count == 0:
            return self.tr("nobody booked")
        return self.tr("{count} booked").format(count=count)

    def _head(self, column: Column) -> ColumnHead:
        line = self._count(len(column.entries))
        if column.trainer is None:
            return ColumnHead(self.tr("No trainer yet"), line)
        trainer = column.trainer
        return ColumnHead(trainer.name.split()[0], line, trainer.initials, trainer.tone)

    def _bookings(self, data: TodayData, place: int, column: Column) -> list[Booking]:
        trainer = column.trainer.name.split()[0] if column.trainer else ""
        return [
            Booking(
                self._appointment(data, slot.entry, trainer, slot.start, slot.end),
                place, slot.lane, slot.lanes,
            )
            for slot in slots(column.entries)
        ]  # fmt: skip

    def _appointment(
        self, data: TodayData, entry: DiaryEntry, trainer: str, start: int, end: int
    ) -> Appointment:
        hidden = self._around.privacy.is_hidden
        now = data.now_minute
        was_before = data.day < data.today
        return Appointment(
            client_id=entry.client.id,
            name=self._around.privacy.shown_name(entry.client),
            title=self.tr("Session") if hidden else entry.session.title,
            start=start,
            end=end,
            trainer=trainer,
            tier_key=entry.tier.key if entry.tier is not None else "",
            tier_text=self.tier_text(entry.tier),
            is_hidden=hidden,
            is_past=was_before or (now is not None and end <= now),
            is_now=now is not None and start <= now < end,
        )

    def _parked_line(self, parked: Parked, data: TodayData) -> ParkedLine:
        screening = parked.screening
        done, total = screening.progress
        saved = time_text(parked.saved_at)
        if parked.saved_at.date() != data.today:
            saved = short_day(parked.saved_at.date())
        by = next((t.name.split()[0] for t in data.trainers if t.id == screening.started_by), "")
        return ParkedLine(
            key=screening.id,
            name=self._around.privacy.shown_name(parked.client),
            line=self._progress(parked),
            saved=self.tr("Saved at {time} by {name}").format(time=saved, name=by)
            if by
            else self.tr("Saved at {time}").format(time=saved),
            done=done,
            total=total,
        )

    def _progress(self, parked: Parked) -> str:
        screening = parked.screening
        kind = self._names.parked(screening)
        if screening.status is Status.COMPLETE:
            return self.tr("{kind} · complete, waiting for the check").format(kind=kind)
        done, total = screening.progress
        text = self.tr("{kind} · page {done} of {total}")
        return text.format(kind=kind, done=max(done, 1), total=total)
