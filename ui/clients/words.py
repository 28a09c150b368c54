"""From what was read to the words of the Clients place."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QObject

from studio.clients.client import Client, age_on
from studio.ids import ClientId
from studio.planning.week_plan import DAYS, WeekPlan
from studio.screening.outcome import Planning, Restriction, Tier
from studio.screening.regions import region_of, side_of
from studio.screening.screening import Screening, Standing, Status
from studio.services.clients import ClientRow
from studio.services.planning import DiaryEntry
from studio.text import digits, folded
from ui.clients.list_model import ClientLine, Group
from ui.clients.reading import ClientFile, ClientList
from ui.shell.place import Surroundings
from ui.widgets.dates import clock_text, plain_date, short_day, span_of_days, weekday

REVIEW_SOON = timedelta(days=14)
_WAITING = frozenset({"not_screened", "parked", "to_confirm", "on_hold", "urgent"})


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do next with a client: a code for the page and the words on the button."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Consideration:
    """Something that is taken into account for now, and until when."""

    titles: tuple[str, ...]
    reason: str
    about: str


class ClientWords(QObject):
    """Makes lines out of values; it reads nothing and keeps nothing."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around

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
            groups=_groups(row, read.today, is_archived=is_archived),
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
        if row.line not in _WAITING and upcoming is not None:
            return self._next(upcoming, read.today)
        return self._state(row)

    def _state(self, row: ClientRow) -> str:
        texts = {
            "not_screened": self.tr("Not screened yet"),
            "parked": self.tr("Sign-up parked"),
            "to_confirm": self.tr("Outcome waits to be confirmed"),
            "on_hold": self.tr("Waiting for a letter"),
            "urgent": self.tr("Rests until somebody medical was seen"),
            "expired": self.tr("Screening ran out"),
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

    def action(self, file: ClientFile) -> Action:
        """Return the one primary action; it follows what the screening allows."""
        open_screening = file.open_screening
        if open_screening is not None and open_screening.status is Status.PROPOSED:
            return Action("resume", self.tr("Review outcome"))
        if open_screening is not None:
            return Action("resume", self.tr("Resume sign-up"))
        planning = file.standing.planning
        if planning is Planning.REHAB_ONLY and not self._around.privacy.is_hidden:
            return Action("plan", self.tr("Plan gentle week"))
        if planning in (Planning.OPEN, Planning.ADAPTED, Planning.REHAB_ONLY):
            return Action("plan", self.tr("Plan week"))
        if file.standing.locked_because == "not_screened":
            return Action("screen", self.tr("Start screening"))
        return Action("screen", self.tr("Screen again"))

    def considerations(self, standing: Standing) -> tuple[Consideration, ...]:
        """Return what is taken into account, what has one reason in one entry."""
        grouped: dict[tuple[str, date, tuple[str, ...]], list[Restriction]] = {}
        for restriction in standing.restrictions:
            key = (restriction.reason, restriction.review_on, restriction.regions)
            grouped.setdefault(key, []).append(restriction)
        return tuple(self._consideration(same) for same in grouped.values())

    def _consideration(self, same: list[Restriction]) -> Consideration:
        first = same[0]
        titles = (self._around.words.get(f"so.{r.code}", r.code) for r in same)
        since = self.tr("since {day}").format(day=short_day(first.since))
        review = self.tr("review {day}").format(day=short_day(first.review_on))
        areas = ", ".join(self.area(area) for area in first.regions)
        return Consideration(
            titles=tuple(_sentence(title) for title in titles),
            reason=first.reason,
            about=" · ".join(part for part in (_sentence(areas), since, review) if part),
        )

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
            (self.tr("In an emergency"), client.emergency_contact),
            (self.tr("Doctor's practice"), client.practice),
        ]
        return [(name, value) for name, value in pairs if value]

    # Screening and plans

    def screening_title(self, screening: Screening) -> str:
        """Return when a screening was made."""
        day = plain_date(self._around.clock.local(screening.started_at).date())
        return self.tr("Screening of {day}").format(day=day)

    def screening_state(self, screening: Screening, file: ClientFile) -> str:
        """Return who confirmed a screening and until when it counts, or how far it is."""
        if screening.status is Status.DRAFT:
            done, total = screening.progress
            text = self.tr("Parked on page {done} of {total}")
            return text.format(done=max(done, 1), total=total)
        if screening.confirmed_at is None:
            return self.tr("Waits for a trainer to confirm it")
        day = short_day(self._around.clock.local(screening.confirmed_at).date())
        name = file.trainer_name(screening.confirmed_by)
        said = (
            self.tr("Confirmed by {name}, {day}").format(name=name, day=day)
            if name
            else self.tr("Confirmed {day}").format(day=day)
        )
        return f"{said} · {self._validity(screening, file.today)}"

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

    def _validity(self, screening: Screening, today: date) -> str:
        if screening.status is Status.SUPERSEDED:
            return self.tr("replaced by a later one")
        if screening.expires_on is None:
            return self.tr("counts until it is updated")
        text = (
            self.tr("ran out {day}")
            if screening.expires_on < today
            else self.tr("counts until {day}")
        )
        return text.format(day=plain_date(screening.expires_on))

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


def client_of(read: ClientList, client_id: str) -> Client | None:
    """Return a client of the list."""
    rows = (*read.rows, *read.archived)
    return next((row.client for row in rows if row.client.id == ClientId(client_id)), None)


_digits = lru_cache(maxsize=20_000)(digits)


@lru_cache(maxsize=20_000)
def _found_by(*names: str) -> tuple[str, ...]:
    # Kept, because hiding names makes every line again and must be there in one frame.
    keys = [folded(name) for name in names if name]
    parts = {part for key in keys for part in key.replace("-", " ").split()}
    return tuple(sorted(parts.union(keys)))


def _groups(row: ClientRow, today: date, *, is_archived: bool) -> frozenset[Group]:
    if is_archived:
        return frozenset({Group.ARCHIVED})
    groups = {Group.ALL}
    if row.line in _WAITING:
        groups.add(Group.WAITING)
    elif row.line == "expired" or _is_due(row, today):
        groups.add(Group.REVIEWS)
    return frozenset(groups)


def _is_due(row: ClientRow, today: date) -> bool:
    return row.due_on is not None and row.due_on <= today + REVIEW_SOON


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
