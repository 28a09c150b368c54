"""What has to be settled between the last answer and the outcome.

Everything here follows from answers and stamps, so that a parked draft asks for the same.  A
stamp `keep:<key>:<question>` says that the careful reading was kept, `keep:spoken:<question>`
that a change was confirmed aloud, `keep:read_back` and `keep:quick` that answers were read
aloud once more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from studio.screening.outcome import Finding, Outcome, Tier
from studio.screening.questionnaire import NOT_SURE
from studio.screening.screening import AnswerStamp

SPOKEN = "spoken"
"""An answer that asked for a clinician was changed after it was seen what follows from it."""
READ_BACK = "read_back"
"""Somebody else held the pen, so the red flags are read back."""
QUICK = "quick"
"""Every health answer was a no within a minute, so some of them are read aloud once more."""

ASKED_BY_PHONE = "asked:phone"
"""The stamp of a conversation on the telephone."""

READ_ALOUD_SECTIONS = frozenset("cj")
"""What is asked in person in any case: how somebody is now, and the closer look at the back."""

_ONCE = frozenset({READ_BACK, QUICK})
_GONE = "gone:"
_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something to settle before the outcome.

    `key` is `not_sure`, `spoken`, `read_back`, `quick`, or the name of a contradiction.
    """

    key: str
    questions: tuple[str, ...]

    @property
    def is_contradiction(self) -> bool:
        """Tell whether answers do not go together."""
        return self.key not in (NOT_SURE, SPOKEN, *_ONCE)

    @property
    def stamp(self) -> str:
        """Return the name under which it is recorded that this was settled."""
        return f"keep:{self.key}" if self.key in _ONCE else f"keep:{self.key}:{self.questions[-1]}"


# Answers taken back after their consequence was seen


def gone_stamps(before: Iterable[Finding], outcome: Outcome, changed: str) -> list[str]:
    """Return the names of the stamps that record which grave findings a change has ended.

    *changed* is the key of the answer, or the name of a removed area with an @ before it.
    """
    left = {finding.rule for finding in outcome.findings}
    return [
        f"{_GONE}{finding.rule}:{changed}"
        for finding in before
        if finding.tier >= Tier.CLEARANCE_FIRST and finding.rule not in left
    ]


def spoken_items(stamps: Mapping[str, AnswerStamp], outcome: Outcome) -> list[Unsettled]:
    """Return the changes a trainer confirms aloud: what they ended has not come back."""
    firing = {finding.rule for finding in outcome.findings}
    changed: dict[str, None] = {}
    for name in stamps:
        if name.startswith(_GONE):
            rule, _, key = name.removeprefix(_GONE).partition(":")
            if rule not in firing:
                changed[key] = None
    return [Unsettled(SPOKEN, (key,)) for key in changed]


# Reading aloud


def read_back_items(red_flags: Iterable[str], stamps: Mapping[str, AnswerStamp]) -> list[Unsettled]:
    """Return that the *red_flags* are read back, because somebody else filled them in.

    Those that were read back before are left alone, unless they were answered again since.
    """
    done = stamps.get(f"keep:{READ_BACK}")
    given = [key for key in red_flags if key in stamps]
    since = [key for key in given if done is None or stamps[key].at > done.at]
    return [Unsettled(READ_BACK, tuple(since))] if since else []


def is_quick(times: Iterable[datetime]) -> bool:
    """Tell whether answers given at these *times* were all given within a minute.

    Answers that all came at one instant were not spoken, but copied from somewhere.
    """
    sorted_times = sorted(times)
    if not sorted_times:
        return False
    return timedelta() < sorted_times[-1] - sorted_times[0] < _A_MINUTE
