"""What the rules conclude from a set of answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum


class Tier(IntEnum):
    """The five outcomes, most open first; a higher tier always wins."""

    GYM_READY = 0
    GYM_ADAPTED = 1
    REHAB_FIRST = 2
    CLEARANCE_FIRST = 3
    URGENT_CARE = 4

    @property
    def key(self) -> str:
        """Return the key used in files, tables and JSON."""
        return self.name.lower()

    @classmethod
    def of(cls, key: str) -> "Tier":
        """Return the tier with this key; raises `KeyError` for any other text."""
        return cls[key.upper()]


class Stream(str, Enum):
    """The two-way split: performance or function first."""

    GYM = "gym"
    REHAB = "rehab"


class Urgency(IntEnum):
    """How soon somebody should be seen, least urgent first."""

    NONE = 0
    ROUTINE = 1
    SOON = 2
    SAME_DAY = 3
    EMERGENCY_DEPARTMENT = 4
    EMERGENCY_CALL = 5

    @property
    def key(self) -> str:
        """Return the key used in files and JSON: none, routine, soon, same_day, A&E, 999."""
        return _URGENCY_KEYS[self]

    @classmethod
    def of(cls, key: str) -> "Urgency":
        """Return the urgency with this key; raises `KeyError` for any other text."""
        return _URGENCY_BY_KEY[key]


_URGENCY_KEYS = {
    Urgency.NONE: "none",
    Urgency.ROUTINE: "routine",
    Urgency.SOON: "soon",
    Urgency.SAME_DAY: "same_day",
    Urgency.EMERGENCY_DEPARTMENT: "A&E",
    Urgency.EMERGENCY_CALL: "999",
}
_URGENCY_BY_KEY = {key: urgency for urgency, key in _URGENCY_KEYS.items()}


class Planning(str, Enum):
    """What the planner allows for a tier."""

    OPEN = "open"
    ADAPTED = "adapted"
    REHAB_ONLY = "rehab_only"
    ON_HOLD = "on_hold"
    STOPPED = "stopped"
    LOCKED = "locked"


PLANNING_BY_TIER: Mapping[Tier, Planning] = {
    Tier.GYM_READY: Planning.OPEN,
    Tier.GYM_ADAPTED: Planning.ADAPTED,
    Tier.REHAB_FIRST: Planning.REHAB_ONLY,
    Tier.CLEARANCE_FIRST: Planning.ON_HOLD,
    Tier.URGENT_CARE: Planning.STOPPED,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that fired, with what it asks for and why, in the client's words.

    `because` names the answers behind it as (question id, area or ""), so that every reason
    can lead back to its question.  `since` is the day it was first found; a *carried* one was
    found by an earlier screening and is open because nothing recorded has closed it.  From
    `closes_on` time alone has closed it, where its rule says so.
    """

    rule: str
    tier: Tier
    urgency: Urgency
    reason: str
    source: str
    restrictions: tuple[str, ...]
    closes: tuple[str, ...]
    because: tuple[tuple[str, str], ...] = ()
    since: date | None = None
    closes_on: date | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Restriction:
    """A cap on what may be asked for now, with the findings behind it and a review date.

    `regions` names marked areas, such as `low_back` or `knee:left`; it is empty for a restriction
    of the whole person.  One that a clinician wrote has no rules and names its `evidence_id`.
    """

    code: str
    rules: tuple[str, ...]
    reason: str
    since: date
    review_on: date
    regions: tuple[str, ...] = ()
    evidence_id: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that do not go together; until settled the cautious reading stands."""

    key: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole result of one evaluation.

    `tier` is `None` while an eligibility gate is open (`gate` says which: P01 to P06);
    `missing` lists the questions that are still open, in the order they are asked.
    """

    tier: Tier | None
    urgency: Urgency
    planning: Planning
    findings: tuple[Finding, ...]
    restrictions: tuple[Restriction, ...]
    missing: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    gate: str = ""
    session_gates: tuple[str, ...] = ()

    @property
    def stream(self) -> Stream | None:
        """Return gym or rehab, or `None` without a tier."""
        if self.tier is None:
            return None
        return Stream.GYM if self.tier <= Tier.GYM_ADAPTED else Stream.REHAB

    @property
    def restriction_codes(self) -> tuple[str, ...]:
        """Return the codes of all restrictions, in the order of the vocabulary."""
        return tuple(restriction.code for restriction in self.restrictions)
