"""When something about a result is due: what is asked again, what runs out, and old drafts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from studio.screening.outcome import Tier
from studio.screening.restrictions import months_later
from studio.screening.screening import Scope

SOON = timedelta(days=14)
"""How long before it ends something is named."""
DRAFTS_LAST = timedelta(days=30)
DRAFT_WARNING = timedelta(days=7)
REMINDERS = ((timedelta(weeks=6), "reminder_6w"), (timedelta(weeks=2), "reminder_2w"))
"""After how long a hold somebody reminds of the letter, the longest first."""
"""After how long a letter that was asked for is asked about."""
_RESTART_MONTHS = 6
_FULL_MONTHS = 12
_NARROW_TO_WIDE = (Scope.SHORT, Scope.MINI, Scope.FULL)

_AFTER: Mapping[str, Scope] = {
    "new_area": Scope.SHORT,
    "medicine": Scope.MINI,
    "pregnancy": Scope.MINI,
    "operation": Scope.MINI,
    "away": Scope.MINI,
    "health": Scope.FULL,
    "hospital": Scope.FULL,
}
"""What is asked after a result was ended early, by the reason."""


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


def due_scope(
    *,
    tier: Tier | None,
    is_expired: bool,
    ended_because: str,
    confirmed_on: date | None,
    day: date,
    last_full_on: date | None = None,
) -> Scope | None:
    """Return what is to be asked again on *day*, the widest of all reasons, or `None`.

    Everything after urgent care, after a hold of half a year, when a result without findings has
    run out, after a change of health or a stay in hospital, and once a year in any case.  Medicines
    and pregnancy as well when any other result has run out, after a change of these, an operation
    or months away.  A new sore area takes the shortest one.
    """
    found = (
        _after_end(ended_because),
        _of_tier(tier, is_expired=is_expired),
        _yearly(last_full_on, day),
    )
    scopes = [scope for scope in found if scope is not None]
    return max(scopes, key=_NARROW_TO_WIDE.index, default=None)


def _after_end(because: str) -> Scope | None:
    return _AFTER.get(because, Scope.FULL) if because else None


def _of_tier(tier: Tier | None, *, is_expired: bool) -> Scope | None:
    if tier is None or tier is Tier.URGENT_CARE:
        return Scope.FULL
    if not is_expired:
        return None
    return Scope.MINI if tier in (Tier.GYM_ADAPTED, Tier.REHAB_FIRST) else Scope.FULL


def _yearly(last_full_on: date | None, day: date) -> Scope | None:
    is_long_ago = last_full_on is not None and day > months_later(last_full_on, _FULL_MONTHS)
    return Scope.FULL if is_long_ago else None
