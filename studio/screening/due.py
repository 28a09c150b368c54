"""When something about a result is due: reminders, what runs out soon, and old drafts."""

from dataclasses import dataclass
from datetime import date, timedelta

from studio.screening.restrictions import months_later

SOON = timedelta(days=14)
"""How long before it ends something is named."""
DRAFTS_LAST = timedelta(days=30)
DRAFT_WARNING = timedelta(days=7)
REMINDERS = ((timedelta(weeks=6), "reminder_6w"), (timedelta(weeks=2), "reminder_2w"))
"""After how long a hold somebody reminds of the letter, the longest first."""
"""After how long a letter that was asked for is asked about."""
_RESTART_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, by its code, and the day since or by which it is."""

    code: str
    on: date


def while_on_hold(confirmed_on: date, day: date) -> Due | None:
    """Return what is due while a clinician's answer is awaited.

    People are reminded after two and after six weeks; after half a year everything starts again.
    """
    ends = months_later(confirmed_on, _RESTART_MONTHS)
    if day > ends:
        return Due("restart", ends)
    for after, code in REMINDERS:
        if day >= confirmed_on + after:
            return Due(code, confirmed_on + after)
    return None


def before_expiry(expires_on: date | None, day: date) -> Due | None:
    """Return that a result has run out, or that it soon will."""
    if expires_on is None or not ends_soon(expires_on, day):
        return None
    return Due("expired" if day > expires_on else "expiring", expires_on)


def before_closing_ends(ends_on: date | None, day: date) -> Due | None:
    """Return that a clinician's information soon ends; after that its finding is open again."""
    if ends_on is None or day > ends_on or not ends_soon(ends_on, day):
        return None
    return Due("closing_ends", ends_on)


def before_removal(saved_on: date, day: date) -> Due | None:
    """Return that a parked draft is soon removed; it goes on the day after 30 days."""
    goes_on = saved_on + DRAFTS_LAST
    return Due("draft_ends", goes_on) if day >= goes_on - DRAFT_WARNING else None


def ends_soon(ends_on: date, day: date) -> bool:
    """Tell whether something ends within two weeks, or has ended."""
    return ends_on - day <= SOON
