"""Outcomes of screenings as documents.

What an older document does not say reads as what it meant then: found on the day, by itself.
"""

from datetime import date
from typing import Any

from db.documents import Document, day_from, day_text
from studio.screening.outcome import (
    Contradiction,
    Finding,
    Outcome,
    Planning,
    Restriction,
    Tier,
    Urgency,
)


def outcome_document(outcome: Outcome) -> Document:
    """Return an outcome as a document."""
    return {
        "tier": None if outcome.tier is None else outcome.tier.key,
        "urgency": outcome.urgency.key,
        "planning": outcome.planning.value,
        "findings": [_finding_document(finding) for finding in outcome.findings],
        "restrictions": [_restriction_document(item) for item in outcome.restrictions],
        "missing": list(outcome.missing),
        "contradictions": [[item.key, list(item.questions)] for item in outcome.contradictions],
        "gate": outcome.gate,
        "session_gates": list(outcome.session_gates),
    }


def outcome_from(document: Document) -> Outcome:
    """Return the outcome a document stands for."""
    tier = document["tier"]
    return Outcome(
        tier=None if tier is None else Tier.of(tier),
        urgency=Urgency.of(document["urgency"]),
        planning=Planning(document["planning"]),
        findings=tuple(_finding_from(item) for item in document["findings"]),
        restrictions=tuple(_restriction_from(item) for item in document["restrictions"]),
        missing=tuple(document["missing"]),
        contradictions=tuple(
            Contradiction(key, tuple(questions)) for key, questions in document["contradictions"]
        ),
        gate=document["gate"],
        session_gates=tuple(document["session_gates"]),
    )


def _finding_document(finding: Finding) -> Document:
    return {
        "rule": finding.rule,
        "tier": finding.tier.key,
        "urgency": finding.urgency.key,
        "reason": finding.reason,
        "source": finding.source,
        "restrictions": list(finding.restrictions),
        "closes": list(finding.closes),
        "because": [list(answer) for answer in finding.because],
        "since": day_text(finding.since),
        "closes_on": day_text(finding.closes_on),
        "carried": finding.carried,
    }


def _finding_from(document: dict[str, Any]) -> Finding:
    return Finding(
        rule=document["rule"],
        tier=Tier.of(document["tier"]),
        urgency=Urgency.of(document["urgency"]),
        reason=document["reason"],
        source=document["source"],
        restrictions=tuple(document["restrictions"]),
        closes=tuple(document["closes"]),
        because=tuple((question, region) for question, region in document["because"]),
        since=day_from(document.get("since")),
        closes_on=day_from(document.get("closes_on")),
        carried=document.get("carried", False),
    )


def _restriction_document(restriction: Restriction) -> Document:
    return {
        "code": restriction.code,
        "rules": list(restriction.rules),
        "reason": restriction.reason,
        "since": restriction.since.isoformat(),
        "review_on": restriction.review_on.isoformat(),
        "regions": list(restriction.regions),
        "evidence_id": restriction.evidence_id,
    }


def _restriction_from(document: dict[str, Any]) -> Restriction:
    return Restriction(
        code=document["code"],
        rules=tuple(document["rules"]),
        reason=document["reason"],
        since=date.fromisoformat(document["since"]),
        review_on=date.fromisoformat(document["review_on"]),
        regions=tuple(document["regions"]),
        evidence_id=document.get("evidence_id", ""),
    )
