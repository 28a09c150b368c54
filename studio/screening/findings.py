"""The result that follows from a set of findings, wherever they were found."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from studio.screening.outcome import (
    PLANNING_BY_TIER,
    Finding,
    Outcome,
    Planning,
    Tier,
    Urgency,
)
from studio.screening.restrictions import RestrictionEntry, restrictions_from

_OPEN_QUESTIONS = "P04"


def with_findings(
    outcome: Outcome,
    findings: Iterable[Finding],
    vocabulary: Mapping[str, RestrictionEntry],
    *,
    pain_rules: frozenset[str],
    judged_on: date,
) -> Outcome:
    """Return *outcome* with these findings, most urgent first, and what follows from them.

    An urgent finding does not wait for open questions; without one nothing is planned before they
    are answered.
    """
    found = tuple(findings)
    tier = max((finding.tier for finding in found), default=Tier.GYM_READY)
    is_urgent = tier is Tier.URGENT_CARE
    gate = "" if is_urgent and outcome.gate == _OPEN_QUESTIONS else outcome.gate
    is_locked = bool(gate) or (bool(outcome.missing) and not is_urgent)
    return replace(
        outcome,
        tier=None if gate else tier,
        urgency=max((finding.urgency for finding in found), default=Urgency.NONE),
        planning=Planning.LOCKED if is_locked else PLANNING_BY_TIER[tier],
        findings=found,
        restrictions=restrictions_from(found, vocabulary, pain_rules=pain_rules, today=judged_on),
        gate=gate,
    )
