"""What a standing allows in the planner, and when a session may take place.

The planner asks here what it may do; it never derives that from a tier on its own.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from studio.screening.outcome import Finding, Planning, Restriction
from studio.screening.screening import Standing
from studio.settings import OpeningHours

NEEDS_A_CLINICIAN = "clin"
STEP_MINUTES = 30

Hours = tuple[OpeningHours | None, ...]
"""The opening hours of a week, Monday first; `None` for a closed day."""


class Access(str, Enum):
    """How far the planner is open for a client and a week."""

    FULL = "full"
    GENTLE = "gentle"
    READ_ONLY_PAST = "past"
    READ_ONLY_ON_HOLD = "on_hold"
    CLOSED_STOPPED = "stopped"
    CLOSED_LOCKED = "locked"

    @property
    def may_edit(self) -> bool:
        """Tell whether the week may be changed."""
        return self in (Access.FULL, Access.GENTLE)

    @property
    def may_see(self) -> bool:
        """Tell whether an earlier plan may be shown."""
        return self not in (Access.CLOSED_STOPPED, Access.CLOSED_LOCKED)


_ACCESS = {
    Planning.OPEN: Access.FULL,
    Planning.ADAPTED: Access.FULL,
    Planning.REHAB_ONLY: Access.GENTLE,
    Planning.ON_HOLD: Access.READ_ONLY_ON_HOLD,
    Planning.STOPPED: Access.CLOSED_STOPPED,
    Planning.LOCKED: Access.CLOSED_LOCKED,
}


def access_for(planning: Planning, *, is_past: bool = False) -> Access:
    """Return how far the planner is open; a past week is only read, whatever the standing."""
    access = _ACCESS[planning]
    return Access.READ_ONLY_PAST if is_past and access.may_edit else access


@dataclass(frozen=True, slots=True)
class Grounds:
    """The recorded reasons behind some restriction codes.

    `medical` is true where a finding behind them closes only with a clinician's words; no
    trainer's note stands in for those.
    """

    restrictions: tuple[Restriction, ...]
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the restriction codes, in the order of the standing."""
        return tuple(restriction.code for restriction in self.restrictions)

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the ids of the rules behind them, each once."""
        rules = (rule for restriction in self.restrictions for rule in restriction.rules)
        return tuple(dict.fromkeys(rules))

    @property
    def review_on(self) -> date | None:
        """Return the nearest review date."""
        return min((restriction.review_on for restriction in self.restrictions), default=None)

    @property
    def medical(self) -> bool:
        """Tell whether a medical answer stands behind any of them."""
        return any(asks_for_a_clinician(finding) for finding in self.findings)

    @property
    def closes(self) -> tuple[str, ...]:
        """Return what would close the findings, each way once."""
        ways = (way for finding in self.findings for way in finding.closes)
        return tuple(dict.fromkeys(ways))


def grounds_for(standing: Standing, codes: Collection[str]) -> Grounds:
    """Return the restrictions with these codes and the findings they come from."""
    restrictions = tuple(r for r in standing.restrictions if r.code in codes)
    rules = {rule for restriction in restrictions for rule in restriction.rules}
    findings = standing.outcome.findings if standing.outcome else ()
    return Grounds(restrictions, tuple(f for f in findings if f.rule in rules))


def asks_for_a_clinician(finding: Finding) -> bool:
    """Tell whether recorded clinical information is among what closes *finding*."""
    return any(NEEDS_A_CLINICIAN in way for way in finding.closes)


def times_within(
    start: int, duration: int, hours: OpeningHours | None, taken: Sequence[tuple[int, int]] = ()
) -> tuple[int, ...]:
    """Return up to three starting times inside the opening hours, the nearest to *start* first.

    An empty answer means that the studio is closed, or that nothing as long as this fits.
    """
    if hours is None:
        return ()
    first = -(-hours.opens // STEP_MINUTES) * STEP_MINUTES
    candidates = {*range(first, hours.closes - duration + 1, STEP_MINUTES), start}
    free = [
        time
        for time in candidates
        if hours.contains(time, time + duration)
        and all(time + duration <= begin or end <= time for begin, end in taken)
    ]
    return tuple(sorted(free, key=lambda time: (abs(time - start), time))[:3])
