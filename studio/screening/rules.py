"""The rules of the screening, as data with a version."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from studio.screening.closing_numbers import LogLimits, ReadingLimits, TimeLimit
from studio.screening.condition_nodes import Condition, asks_areas
from studio.screening.outcome import Tier, Urgency
from studio.screening.predicates import Predicate, predicate
from studio.screening.reasons import Trace, trace
from studio.screening.restrictions import RestrictionEntry
from studio.screening.session_gates import NO_SESSION_PROTOCOL, SessionProtocol


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the decision table.

    `closes` says how its finding ends (`clin` a clinician's information, `log` clean sessions,
    `rescreen` another answer, `staff` a senior trainer's note, `measured`, `choice`, `time`) and
    `closes_when` tells it more exactly.  The numbers of `measured`, `log` and `time` are there
    where the rule closes in that way.
    """

    id: str
    tier: Tier
    urgency: Urgency
    condition: Condition
    reason: str
    sources: tuple[str, ...]
    closes: tuple[str, ...]
    restrictions: tuple[str, ...] = ()
    closes_when: str = ""
    measured: ReadingLimits | None = None
    log: LogLimits | None = None
    time: TimeLimit | None = None
    fires: Predicate = field(init=False, repr=False, compare=False)
    traces: Trace = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the condition for quick evaluation, and for naming what made it hold."""
        object.__setattr__(self, "fires", predicate(self.condition))
        object.__setattr__(self, "traces", trace(self.condition))

    @property
    def asks_areas(self) -> bool:
        """Tell whether the rule holds only by a marked area of the body."""
        return asks_areas(self.condition)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, the vocabulary of restrictions in its order, and the sources by key.

    `doubt_reason` is said instead of an urgent rule's reason when it rests on a not sure only.
    `session` is what is asked on the day of a session, and the gates that close one.
    """

    version: str
    rules: tuple[Rule, ...]
    restrictions: Mapping[str, RestrictionEntry]
    sources: Mapping[str, str]
    doubt_reason: str
    session: SessionProtocol = NO_SESSION_PROTOCOL
    by_id: Mapping[str, Rule] = field(init=False, repr=False, compare=False)
    pain_rules: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the rules."""
        by_id = {rule.id: rule for rule in self.rules}
        pain_rules = frozenset(rule.id for rule in self.rules if rule.asks_areas)
        object.__setattr__(self, "by_id", MappingProxyType(by_id))
        object.__setattr__(self, "pain_rules", pain_rules)

    def get(self, rule_id: str) -> Rule:
        """Return the rule with this id; raises `KeyError` for any other text."""
        return self.by_id[rule_id]
