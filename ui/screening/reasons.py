"""Why an outcome is what it is: each answer with what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from studio.screening.answer_words import said_words
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Finding, Outcome, Tier
from studio.screening.pages import key_of
from studio.screening.questionnaire import Kind
from studio.wording import Words
from ui.screening.wording import joined
from ui.widgets.dates import plain_date

SHOWN_AT_FIRST = 3

_MOST_ANSWERS = 3
_MOST_CONSEQUENCES = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """One row: the answers, what follows, and the question to change.

    `client_text` says the same in the words for the client; `rule` names the rule for trainers.
    """

    answer: str
    consequence: str
    client_text: str
    tier: Tier
    key: str = ""
    rule: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A finding of an earlier screening that nothing recorded has closed, and what would."""

    since: date | None
    reason: str
    consequence: str
    closes: str
    tier: Tier
    rule: str


def reasons_of(
    flow: ScreeningFlow, outcome: Outcome, words: Words, name: str
) -> tuple[Reason, ...]:
    """Return the reasons in these answers, the strongest first; nothing open is a reason too.

    What a stronger reason already said is not said again.
    """
    told: set[str] = set()
    reasons: list[Reason] = []
    for finding in outcome.findings:
        if finding.carried:
            continue
        new = [what for what in _consequences(finding, words) if what not in told]
        reason = _reason(flow, finding, words, new[:_MOST_CONSEQUENCES])
        if new or all(reason.answer != earlier.answer for earlier in reasons):
            told.update(new[:_MOST_CONSEQUENCES])
            reasons.append(reason)
    if (outcome.tier or Tier.GYM_READY) <= Tier.GYM_ADAPTED:
        reasons.append(_nothing_needed(words, name))
    return tuple(reasons)


def still_open(outcome: Outcome, words: Words) -> tuple[StillOpen, ...]:
    """Return what an earlier screening found and is open still, the strongest first."""
    return tuple(
        StillOpen(
            since=finding.since,
            reason=finding.reason,
            consequence=joined(_consequences(finding, words)[:_MOST_CONSEQUENCES], words),
            closes=closes_text(finding, words),
            tier=finding.tier,
            rule=finding.rule,
        )
        for finding in outcome.findings
        if finding.carried
    )


def closes_text(finding: Finding, words: Words) -> str:
    """Return what would close a finding, as one clause."""
    ways = [words[f"closes.{how}"] for how in finding.closes]
    if len(ways) < 2:
        return "".join(ways)
    return words.fill("signing.or", first=", ".join(ways[:-1]), last=ways[-1])


def _nothing_needed(words: Words, name: str) -> Reason:
    return Reason(
        words["reason.no_note"],
        words.fill("reason.may_start", name=name),
        words["reason.no_note"],
        Tier.GYM_READY,
    )


def _reason(flow: ScreeningFlow, finding: Finding, words: Words, new: Sequence[str]) -> Reason:
    keys = [key_of(question, area) for question, area in finding.because]
    keys = [key for key in keys if _is_known(key, flow)]
    asked = [key for key in keys if flow.question(key).kind is not Kind.BODY_MAP]
    return Reason(
        answer=said_words((asked or keys)[:_MOST_ANSWERS], flow, words, plain_date)
        or finding.reason.rstrip("."),
        consequence=joined(list(new or _consequences(finding, words)[:1]), words),
        client_text=finding.reason,
        tier=finding.tier,
        key=next((key for key in asked or keys if flow.page_of(key) is not None), ""),
        rule=finding.rule,
        closes=closes_text(finding, words),
    )


def _consequences(finding: Finding, words: Words) -> list[str]:
    codes = [] if finding.tier >= Tier.CLEARANCE_FIRST else finding.restrictions
    known = [text for text in (words.get(f"so.{code}") for code in codes) if text]
    return known or [words[f"so_tier.{finding.tier.key}"]]


def _is_known(key: str, flow: ScreeningFlow) -> bool:
    """Tell whether a question still stands in the questionnaire."""
    try:
        flow.question(key)
    except KeyError:
        return False
    return True
