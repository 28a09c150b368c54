"""An outcome as it stands on a day: without what is closed, with what a clinician wrote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from studio.screening.evidence import Evidence, WrittenRestriction
from studio.screening.findings import with_findings
from studio.screening.outcome import Outcome, Restriction
from studio.screening.restrictions import RestrictionEntry, months_later

_CLINICAL_MONTHS = 12
_REVIEW_MONTHS = 6


def valid_until(evidence: Evidence) -> date | None:
    """Return the last day on which a clinician's information counts; other evidence has none."""
    if not evidence.kind.is_clinical:
        return None
    latest = months_later(evidence.dated, _CLINICAL_MONTHS)
    return latest if evidence.valid_until is None else min(latest, evidence.valid_until)


def open_outcome(
    outcome: Outcome,
    closed: frozenset[str],
    *,
    written: Sequence[Evidence],
    vocabulary: Mapping[str, RestrictionEntry],
    day: date,
    pain_rules: frozenset[str] | None = None,
    judged_on: date | None = None,
) -> Outcome:
    """Return *outcome* without its *closed* findings and with what clinicians wrote.

    What is left keeps counting from the day it was *judged_on*: a letter that comes after weeks
    does not make old answers fresh.
    """
    left = tuple(finding for finding in outcome.findings if finding.rule not in closed)
    if len(left) < len(outcome.findings):
        outcome = with_findings(
            outcome,
            left,
            vocabulary,
            pain_rules=_pain_rules(outcome) if pain_rules is None else pain_rules,
            judged_on=judged_on or _found_last(outcome) or day,
        )
    asked_for = tuple(_written(written, vocabulary, day))
    if not asked_for:
        return outcome
    together = [*outcome.restrictions, *asked_for]
    order = {code: place for place, code in enumerate(vocabulary)}
    together.sort(key=lambda restriction: order.get(restriction.code, len(order)))
    return replace(outcome, restrictions=tuple(together))


def _pain_rules(outcome: Outcome) -> frozenset[str]:
    """Return the rules that are known to concern areas only, from the restrictions tied to them."""
    return frozenset(
        rule
        for restriction in outcome.restrictions
        if restriction.regions
        for rule in restriction.rules
    )


def _found_last(outcome: Outcome) -> date | None:
    return max((finding.since for finding in outcome.findings if finding.since), default=None)


def _written(
    evidence: Iterable[Evidence], vocabulary: Mapping[str, RestrictionEntry], day: date
) -> Iterator[Restriction]:
    """Return what clinicians asked for that still counts, each once and as long as it lasts."""
    longest: dict[tuple[str, str], Restriction] = {}
    for piece in evidence:
        for asked in piece.restrictions:
            restriction = _restriction(piece, asked, vocabulary, day)
            key = (asked.code, asked.region)
            if restriction is None:
                continue
            if key not in longest or restriction.review_on > longest[key].review_on:
                longest[key] = restriction
    yield from longest.values()


def _restriction(
    evidence: Evidence,
    asked: WrittenRestriction,
    vocabulary: Mapping[str, RestrictionEntry],
    day: date,
) -> Restriction | None:
    ends = [end for end in (asked.until, valid_until(evidence)) if end is not None]
    if day < evidence.dated or any(end < day for end in ends):
        return None
    entry = vocabulary.get(asked.code)
    return Restriction(
        code=asked.code,
        rules=(),
        reason=entry.written if entry is not None else "",
        since=evidence.dated,
        review_on=min(ends, default=months_later(evidence.dated, _REVIEW_MONTHS)),
        regions=(asked.region,) if asked.region else (),
        evidence_id=evidence.id,
    )
