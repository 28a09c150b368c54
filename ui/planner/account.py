"""The lines that say where a client stands: what the plan takes into account, and until when."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from studio.planning.rules import Access
from studio.screening.outcome import Planning
from studio.screening.screening import Standing
from studio.services.planning import OpenWeek
from studio.wording import Words
from ui.widgets.dates import month_day, short_day

_SHOWN = 3


class Account(QObject):
    """Makes the sentences about a standing; it decides nothing."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def lines(self, standing: Standing) -> tuple[str, ...]:
        """Return "Light load through the back, no jumping for now · review Thu 28 May".

        Shorter ways of saying it follow, for narrower windows.
        """
        codes = [restriction.code for restriction in standing.restrictions]
        limits = [text for code in codes if (text := self._words.get(f"account.{code}"))]
        if standing.planning is Planning.LOCKED:
            return ()
        if not limits:
            return (self.tr("Nothing to take into account just now"),)
        review = ""
        if standing.review_on is not None:
            review = self.tr("review {date}").format(date=short_day(standing.review_on))
        numbers = range(min(len(limits), _SHOWN), 0, -1)
        ways = [self._said(limits, number) for number in numbers]
        if not review:
            return tuple(ways)
        short = self._words_for(len(limits))
        return (*(f"{way} · {review}" for way in ways), f"{short} · {review}", short)

    def _words_for(self, number: int) -> str:
        if number == 1:
            return self.tr("1 adaptation for now")
        return self.tr("{count} adaptations for now").format(count=number)

    def _said(self, limits: Sequence[str], number: int) -> str:
        shown = ", ".join(limits[:number])
        text = shown[0].upper() + shown[1:]
        if number == len(limits):
            return self.tr("{limits} for now").format(limits=text)
        return self.tr("{limits} and {count} more, for now").format(
            limits=text, count=len(limits) - number
        )

    def full_line(self, standing: Standing) -> str:
        """Return everything that is taken into account, for the tip."""
        said = [
            self._words.get(f"{section}.{restriction.code}")
            for section in ("account", "account_session")
            for restriction in standing.restrictions
        ]
        return ", ".join(text for text in said if text)

    def week_state(self, access: Access) -> str:
        """Return how the week is kept, for the line above it."""
        return self.tr("Draft, saves as you go") if access.may_edit else self.tr("To be read only")

    def banner(self, access: Access, week: OpenWeek, *, hidden: bool) -> str:
        """Return the banner of a week that is not fully open, or nothing.

        With names *hidden* it says nothing about anybody's health.
        """
        monday = month_day(week.plan.monday)
        if access is Access.READ_ONLY_PAST:
            return self.tr(
                "Week of {monday} is past. Copy it to a new week to go on from it"
            ).format(monday=monday)
        if hidden:
            return "" if access.may_edit else self.tr("This week is to be read only")
        if access is Access.READ_ONLY_ON_HOLD:
            days = self._days_waiting(week)
            return self.tr("Waiting for the letter, day {days}. The plan is on hold").format(
                days=days
            )
        if access is Access.GENTLE:
            until = week.standing.review_on
            if until is None:
                return self.tr("Alongside physiotherapy: the gentle library, at low effort")
            return self.tr(
                "Alongside physiotherapy, until {date}: the gentle library, at low effort"
            ).format(date=month_day(until))
        return ""

    def closed(self, week: OpenWeek, name: str, *, hidden: bool) -> tuple[str, str, str]:
        """Return title, text and action where the planner is closed."""
        reason = week.standing.locked_because
        if not reason and hidden:
            return self.tr("Please ask a member of staff"), "", ""
        if not reason:
            text = self.tr(
                "Somebody medical sees {name} first. A new screening opens the plan again."
            )
            action = self.tr("See what to do")
            return self.tr("Training rests for now"), text.format(name=name), action
        title, text, action = self._closed_texts().get(reason) or (
            self.tr("A screening comes first"),
            self.tr("{name}'s week opens after the first screening."),
            self.tr("Start screening"),
        )
        text = text.format(name=name)
        until = week.standing.printed_until
        if until is not None and week.today <= until:
            stands = self.tr("A week that is printed already stands until {date}.")
            text = f"{text} {stands.format(date=month_day(until))}"
        return title, text, action

    def _closed_texts(self) -> dict[str, tuple[str, str, str]]:
        start = self.tr("Start screening")
        return {
            "expired": (
                self.tr("A short check first"),
                self.tr("The screening has run out. A new one opens {name}'s week again."),
                start,
            ),
            "changed": (
                self.tr("A short check first"),
                self.tr("Something changed for {name}. A short check opens the week again."),
                start,
            ),
            "rescreen": (
                self.tr("The whole screening first"),
                self.tr("A discharge is on record. {name} is asked everything again, once."),
                start,
            ),
            "consent_withdrawn": (
                self.tr("Nothing is planned for now"),
                self.tr(
                    "{name} withdrew the consent to use health answers. Nothing is deleted; "
                    "giving it again on the profile opens the week."
                ),
                self.tr("Open the profile"),
            ),
            "not_confirmed": (
                self.tr("Waiting for a trainer"),
                self.tr("The week opens when a trainer has confirmed the screening."),
                self.tr("Open the screening"),
            ),
        }

    def _days_waiting(self, week: OpenWeek) -> int:
        since = week.standing.confirmed_on
        return 1 if since is None else max(1, (week.today - since).days + 1)
