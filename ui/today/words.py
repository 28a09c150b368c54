"""From what was read to the words of Today; with names hidden the words are neutral."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from studio.planning.week_plan import monday_of
from studio.screening.outcome import Tier
from studio.services.planning import AttentionItem, DiaryEntry
from ui.shell.place import Surroundings
from ui.today.appointment import Appointment
from ui.today.cards import AttentionLine, ParkedLine
from ui.today.day_layout import Column, columns, slots, span_of_day
from ui.today.diary import Booking, ColumnHead, Day
from ui.today.reading import Parked, TodayData
from ui.widgets.dates import clock_text, long_day, short_day, time_text
from ui.widgets.icons import Icon


@dataclass(frozen=True, slots=True)
class _Waiting:
    """All items of one kind for one client."""

    first: AttentionItem
    subjects: tuple[str, ...]


class TodayWords(QObject):
    """Makes lines out of values; it reads nothing and keeps nothing."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around

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
        text = self.tr("Diary, {day}, {sessions} sessions, {trainers} trainers")
        return text.format(
            day=long_day(data.day),
            sessions=len(data.entries),
            trainers=sum(trainer.is_active for trainer in data.trainers),
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
        """Return the parked sign-ups."""
        return tuple(self._parked_line(parked, data) for parked in data.parked)

    def attention(self, data: TodayData) -> tuple[AttentionLine, ...]:
        """Return what waits, one line for each client and kind."""
        waiting: dict[tuple[str, str], _Waiting] = {}
        for item in data.attention:
            key = (item.code, item.client.id)
            before = waiting.get(key)
            subjects = (*before.subjects, item.subject) if before else (item.subject,)
            waiting[key] = _Waiting(before.first if before else item, subjects)
        return tuple(self._attention_line(lines, data) for lines in waiting.values())

    def all_clear(self, data: TodayData) -> str:
        """Return the sentence of an empty list."""
        return self.tr("All caught up.")

    def tier_text(self, tier: Tier | None) -> str:
        """Return the name of a tier."""
        return self._around.words[f"tier.{tier.key}"] if tier is not None else ""

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
        line = self.tr("Sign-up · page {done} of {total}")
        return ParkedLine(
            key=screening.id,
            name=self._around.privacy.shown_name(parked.client),
            line=line.format(done=max(done, 1), total=total),
            saved=self.tr("Saved at {time} by {name}").format(time=saved, name=by)
            if by
            else self.tr("Saved at {time}").format(time=saved),
            done=done,
            total=total,
        )

    def _attention_line(self, waiting: _Waiting, data: TodayData) -> AttentionLine:
        item = waiting.first
        hidden = self._around.privacy.is_hidden
        action = (
            self.tr("Review") if item.code in ("swap_review", "to_confirm") else self.tr("Open")
        )
        return AttentionLine(
            key=item.client.id if item.screening_id is None else item.screening_id,
            kind=item.code,
            name=self._around.privacy.shown_name(item.client),
            line=self._neutral(item) if hidden else self._exact(waiting, data),
            action=action,
            icon=Icon.DOCUMENT if item.code == "to_confirm" else Icon.CLOCK,
            tier_key="" if hidden or item.tier is None else item.tier.key,
            tier_text=self.tier_text(item.tier),
        )

    def _neutral(self, item: AttentionItem) -> str:
        if item.code == "swap_review":
            return self.tr("Review due")
        return self.tr("Waiting for paperwork")

    def _exact(self, waiting: _Waiting, data: TodayData) -> str:
        item = waiting.first
        day = short_day(item.due_on)
        if item.code == "to_confirm":
            return self.tr("Outcome waits for a trainer to confirm it")
        if item.code == "expiring":
            return self.tr("Screening runs out {day}").format(day=day)
        if item.code == "expired":
            return self.tr("Screening ran out {day}").format(day=day)
        names = ", ".join(data.exercise_names[slug].lower() for slug in waiting.subjects)
        if item.due_on == data.today:
            return self.tr("Swap review due today: {names}").format(names=names)
        return self.tr("Swap review due since {day}: {names}").format(day=day, names=names)
