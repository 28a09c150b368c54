"""What the cards of a profile show: limits, what stands behind them, and what is settled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behind:
    """One finding: the client's answer, what would settle it, and what can be done about it.

    `action` is clinical, readings, log, note or ask (again); `key` names the answer behind it.
    """

    rule: str
    answer: str
    settles: str
    action: str
    key: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Considered:
    """One limit for now, or a finding that limits nothing and still has to be settled."""

    code: str
    title: str
    does: str
    swap: str
    about: str
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a clinician wrote, and until when it counts."""

    evidence_id: str
    title: str
    adds: tuple[str, ...]
    fine: str
    avoid: str
    until: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that evidence has closed."""

    closing_id: str
    title: str
    about: str
