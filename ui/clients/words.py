"""From what was read to the words of the Clients place."""

from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QObject

from studio.clients.client import Client, age_on
from studio.planning.week_plan import DAYS, Place, TrainingSession, WeekPlan
from studio.screening.outcome import Planning, Tier
from studio.screening.regions import region_of, side_of
from studio.screening.screening import Standing
from studio.services.clients import ClientRow
from studio.services.planning import DiaryEntry
from studio.text import digits, folded
from ui.clients.due_words import SOFT, TO_ASK, DueWords
from ui.clients.list_model import ClientLine, Group
from ui.clients.reading import ClientFile, ClientList
from ui.shell.place import Surroundings
from ui.widgets.dates import clock_text, long_day, plain_date, short_day, span_of_days, weekday

REVIEW_SOON = timedelta(days=14)
WAITING = frozenset(
    {"not_screened", "parked", "to_confirm", "on_hold", "urgent", "consent_withdrawn"}
)


class ClientWords(QObject):
    """Makes lines out of values; it reads nothing and keeps nothing."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.due = DueWords()

    # The list

    def lines(self, read: ClientList) -> tuple[ClientLine, ...]:
        """Return the lines of the list, archived clients last."""
        here = [self._line(row, read) for row in read.rows]
        return (*here, *(self._line(row, read, is_archived=True) for row in read.archived))

    def count(self, clients: int) -> str:
        """Return how many clients there are, for the line under the title."""
        if clients == 0:
            return self.tr("no clients yet")
        text = self.tr("1 active") if clients == 1 else self.tr("{count} active")
        return text.format(count=clients)

    def _line(self, row: ClientRow, read: ClientList, *, is_archived: bool = False) -> ClientLine:
        client = row.client
        privacy = self._around.privacy
        return ClientLine(
            client_id=client.id,
            name=privacy.shown_name(client, full=True),
            initials=client.initials,
            line=self._why_now(row, read, is_archived=is_archived),
            groups=_groups(row, read, is_archived=is_archived),
            tier_key=row.tier.key if row.tier is not None else "",
            tier_text=self.tier_text(row.tier),
            is_hidden=privacy.is_hidden,
            found_by=_found_by(client.first_name, client.last_name, client.email),
            phone=_digits(client.phone),
        )

    def _why_now(self, row: ClientRow, read: ClientList, *, is_archived: bool) -> str:
        if is_archived:
            return self.tr("Archived")
        upcoming = read.upcoming.get(row.client.id)
        if self._around.privacy.is_hidden:
            return self._next(upcoming, read.today) if upcoming else self.tr("No session planned")
        due = next(iter(read.due.get(row.client.id, ())), None)
        is_today = upcoming is not None and upcoming.day == read.today
        if due is not None and not (due.code in SOFT and is_today):
            return self.due.line(due, read.today)
        if row.line not in WAITING and upcoming is not None:
            return self._next(upcoming, read.today)
        return self._state(row)

    def _state(self, row: ClientRow) -> str:
        texts = {
            "not_screened": self.tr("Not screened yet"),
            "parked": self.tr("Sign-up parked"),
            "to_confirm": self.tr("Outcome to be confirmed"),
            "on_hold": self.tr("Waiting for a letter"),
            "urgent": self.tr("Rests until a discharge is here"),
            "expired": self.tr("Screening ran out"),
            "changed": self.tr("Something changed"),
            "rescreen": self.tr("Discharged: screen again"),
            "consent_withdrawn": self.tr("Consent withdrawn"),
        }
        if row.line in texts:
            return texts[row.line]
        if row.line == "review" and row.due_on is not None:
            return self.tr("Review {day}").format(day=short_day(row.due_on))
        return self.tr("Ready to plan")

    def _next(self, entry: DiaryEntry, today: date) -> str:
        start = entry.session.start_minute
        day = self.tr("today") if entry.day == today else short_day(entry.day)
        when = day if start is None else f"{day} {clock_text(start)}"
        return self.tr("Next: {when}").format(when=when)

    # The profile

    def heading(self, file: ClientFile) -> str:
        """Return the line under the name: age, trainer, goals and review."""
        client = file.client
        hidden = self._around.privacy.is_hidden
        parts = [
            str(age_on(client.birth_date, file.today)) if client.birth_date else "",
            self._trains_with(file),
            "" if hidden else self._goals(client),
            self._review(file.standing),
        ]
        return " · ".join(part for part in parts if part)

    def area(self, area: str) -> str:
        """Return the name of a marked area, such as left knee."""
        words = self._around.words
        side = side_of(area)
        if side in ("left", "right"):
            return words.fill(f"region_side.{side}", region=words[f"region.{region_of(area)}"])
        return words.get(f"region_both.{region_of(area)}", area)

    def tier_text(self, tier: Tier | None) -> str:
        """Return the name of a tier."""
        return self._around.words[f"tier.{tier.key}"] if tier is not None else ""

    def contact(self, client: Client) -> list[tuple[str, str]]:
        """Return names and values of what is known for reaching a client."""
        born = plain_date(client.birth_date) if client.birth_date else ""
        pairs = [
            (self.tr("Phone"), client.phone),
            (self.tr("Email"), client.email),
            (self.tr("Born"), born),
            (self.tr("Doctor's practice"), client.practice),
        ]
        return [(name, value) for name, value in pairs if value]

    # Plans

    def next_line(self, found: tuple[date, TrainingSession], file: ClientFile) -> str:
        """Return when somebody comes next, what for and with whom."""
        day, session = found
        said = self.tr("Today") if day == file.today else long_day(day)
        if session.start_minute is not None:
            said = f"{said} {clock_text(session.start_minute)}"
        name = file.trainer_name(session.trainer_id)
        by = self.tr("with {name}").format(name=name) if name else ""
        place = self.tr("at home") if session.place is Place.HOME else ""
        if place.casefold() == session.title.casefold():
            place = ""
        return " · ".join(part for part in (said, session.title, by, place) if part)

    def week_title(self, plan: WeekPlan) -> str:
        """Return the days of a week."""
        return span_of_days(plan.monday, plan.date_of(DAYS - 1))

    def week_line(self, plan: WeekPlan) -> str:
        """Return how much stands in a week."""
        sessions, exercises = len(plan.sessions), len(plan.items)
        if not sessions:
            return self.tr("Nothing planned")
        first = self.tr("1 session") if sessions == 1 else self.tr("{count} sessions")
        second = self.tr("1 exercise") if exercises == 1 else self.tr("{count} exercises")
        return f"{first.format(count=sessions)} · {second.format(count=exercises)}"

    def week_days(self, plan: WeekPlan) -> str:
        """Return the sessions of a week, day by day."""
        made = []
        for day in range(DAYS):
            for session in plan.on_day(day):
                at = "" if session.start_minute is None else f" {clock_text(session.start_minute)}"
                made.append(f"{weekday(plan.date_of(day))}{at} {session.title}")
        return " · ".join(made)

    def is_past(self, plan: WeekPlan, today: date) -> bool:
        """Tell whether a week is over."""
        return plan.date_of(DAYS - 1) < today

    def _trains_with(self, file: ClientFile) -> str:
        name = file.trainer_name(file.client.trainer_id)
        return self.tr("trains with {name}").format(name=name) if name else ""

    def _goals(self, client: Client) -> str:
        if not client.goals:
            return ""
        return self.tr("goals: {goals}").format(goals=", ".join(client.goals))

    def _review(self, standing: Standing) -> str:
        if standing.review_on is None or standing.planning is Planning.LOCKED:
            return ""
        return self.tr("review {day}").format(day=short_day(standing.review_on))


_digits = lru_cache(maxsize=20_000)(digits)


@lru_cache(maxsize=20_000)
def _found_by(*names: str) -> tuple[str, ...]:
    # Kept, because hiding names makes every line again and must be there in one frame.
    keys = [folded(name) for name in names if name]
    parts = {part for key in keys for part in key.replace("-", " ").split()}
    return tuple(sorted(parts.union(keys)))


def _groups(row: ClientRow, read: ClientList, *, is_archived: bool) -> frozenset[Group]:
    if is_archived:
        return frozenset({Group.ARCHIVED})
    groups = {Group.ALL}
    if any(item.code in TO_ASK for item in read.due.get(row.client.id, ())):
        groups.add(Group.DUE)
    if row.line in WAITING:
        groups.add(Group.WAITING)
    elif row.line == "review" and _is_due(row, read.today):
        groups.add(Group.REVIEWS)
    return frozenset(groups)


def _is_due(row: ClientRow, today: date) -> bool:
    return row.due_on is not None and row.due_on <= today + REVIEW_SOON
