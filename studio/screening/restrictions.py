"""Which restrictions follow from findings, and when they are looked at again."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from studio.screening.outcome import Finding, Restriction, Tier

_REHAB_WEEKS = 4
_PAIN_WEEKS = 12
_OTHER_MONTHS = 6
_READY_MONTHS = 12
_PRINTED_DAYS = 7


@dataclass(frozen=True, slots=True)
class RestrictionEntry:
    """One word of the vocabulary: what the planner does for now and what usually stands in.

    A private one stays off the printed sheet unless the client agrees.  `written` is the reason
    that is told where a clinician asked for it.
    """

    code: str
    short: str
    meaning: str
    swap: str
    is_private: bool = False
    written: str = ""


def restrictions_from(
    findings: Sequence[Finding],
    vocabulary: Mapping[str, RestrictionEntry],
    *,
    pain_rules: frozenset[str],
    today: date,
) -> tuple[Restriction, ...]:
    """Return the union of what *findings*, most urgent first, ask for.

    The reason is that of the strongest finding behind a restriction, and the first of them to be
    due decides the review, which is no later than the end of the whole result.  It is there since
    the first of them was found.  *pain_rules* are the rules that look at marked areas; only they
    can tie a restriction to regions.
    """
    tier = max((finding.tier for finding in findings), default=Tier.GYM_READY)
    dates = _Dates(
        today,
        rehab=today + timedelta(weeks=_REHAB_WEEKS),
        pain=today + timedelta(weeks=_PAIN_WEEKS),
        other=months_later(today, _OTHER_MONTHS),
        latest=expires_on(tier, today),
    )
    behind: dict[str, list[Finding]] = {}
    for finding in findings:
        for code in finding.restrictions:
            behind.setdefault(code, []).append(finding)
    return tuple(
        _restriction(code, behind[code], pain_rules, dates) for code in vocabulary if code in behind
    )


@dataclass(frozen=True, slots=True)
class _Dates:
    """The days on which things are looked at again."""

    today: date
    rehab: date
    pain: date
    other: date
    latest: date | None


def expires_on(tier: Tier, confirmed_on: date) -> date | None:
    """Return the last day on which a result counts.

    Urgent care stays until it is closed.  Clearance first stays as well, but after half a year
    the whole screening starts again.  What is left of a result after a closing counts from the
    day it was confirmed all the same.
    """
    if tier is Tier.URGENT_CARE:
        return None
    if tier is Tier.REHAB_FIRST:
        return confirmed_on + timedelta(weeks=_REHAB_WEEKS)
    return months_later(confirmed_on, _READY_MONTHS if tier is Tier.GYM_READY else _OTHER_MONTHS)


def printed_until(tier: Tier | None, expires: date | None) -> date | None:
    """Return until when a printed week stands after a result has run out, if it does at all."""
    if tier is None or tier > Tier.GYM_ADAPTED or expires is None:
        return None
    return expires + timedelta(days=_PRINTED_DAYS)


def months_later(day: date, months: int) -> date:
    """Return the same day of the month *months* later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _restriction(
    code: str, behind: Sequence[Finding], pain_rules: frozenset[str], dates: _Dates
) -> Restriction:
    reviews = [_review_of(finding, pain_rules, dates) for finding in behind]
    if dates.latest is not None:
        reviews.append(dates.latest)
    return Restriction(
        code=code,
        rules=tuple(finding.rule for finding in behind),
        reason=behind[0].reason,
        since=min(finding.since or dates.today for finding in behind),
        review_on=min(reviews),
        regions=_regions(behind, pain_rules),
    )


def _review_of(finding: Finding, pain_rules: frozenset[str], dates: _Dates) -> date:
    if finding.tier is Tier.REHAB_FIRST:
        return dates.rehab
    if finding.tier is Tier.GYM_ADAPTED and finding.rule in pain_rules:
        return dates.pain
    return dates.other


def _regions(behind: Iterable[Finding], pain_rules: frozenset[str]) -> tuple[str, ...]:
    areas: list[str] = []
    for finding in behind:
        found = [area for _, area in finding.because if area]
        if finding.rule not in pain_rules or not found:
            return ()
        areas += found
    return tuple(dict.fromkeys(areas))
