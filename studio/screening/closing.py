"""What closes a finding, and whether a piece of evidence does.

Evidence closes one finding at a time and never its neighbours.  What is medical closes by a
clinician's information only, and what cannot wait by nothing weaker than a letter or a record.
"""

from datetime import date, timedelta

from studio.errors import NotQualified
from studio.screening.closed import answers_behind, closed_rules
from studio.screening.closing_checks import check_log, check_readings, refuse
from studio.screening.evidence import Evidence, EvidenceKind
from studio.screening.outcome import Finding, Outcome, Tier, Urgency
from studio.screening.rules import Rule
from studio.screening.still_open import open_outcome, valid_until
from studio.settings import StudioProfile
from studio.team import Qualification, Trainer

__all__ = [
    "answers_behind",
    "check_closing",
    "closed_rules",
    "kinds_for",
    "open_outcome",
    "valid_until",
]

_WRITTEN = (EvidenceKind.LETTER, EvidenceKind.DISCHARGE, EvidenceKind.RECORD)
_WITH_NOTE = (EvidenceKind.ACCOUNT, EvidenceKind.NOTE)
_ONE_DAY = timedelta(days=1)


def kinds_for(finding: Finding, rule: Rule) -> tuple[EvidenceKind, ...]:
    """Return what could close *finding*, strongest first; nothing where only answers or time do."""
    if Tier.URGENT_CARE in (finding.tier, rule.tier):
        return _WRITTEN
    return tuple(kind for kind in EvidenceKind if _could_close(kind, finding, rule))


def check_closing(
    finding: Finding,
    rule: Rule,
    evidence: Evidence,
    *,
    trainer: Trainer,
    profile: StudioProfile,
    found_on: date,
    outcome: Outcome,
    day: date | None = None,
) -> None:
    """Refuse *evidence* that does not close *finding*, or a *trainer* who may not do it.

    *outcome* is what is open today with the finding in it.  Without a *day* the one on which the
    evidence was recorded counts as today.
    """
    kinds = kinds_for(finding, rule)
    if evidence.kind not in kinds:
        refuse(rule, _needed(kinds, rule))
    _check_dates(finding, rule, evidence, found_on, day)
    if evidence.kind in _WITH_NOTE:
        _check_note(rule, evidence, found_on)
        _require(trainer, profile.confirm_rehab, finding.tier)
    if evidence.kind is EvidenceKind.READINGS and rule.measured is not None:
        check_readings(rule, rule.measured, evidence, found_on)
    if evidence.kind is EvidenceKind.LOG and rule.log is not None:
        check_log(rule, rule.log, evidence, finding, outcome)
    left = max(
        (other.tier for other in outcome.findings if other.rule != finding.rule),
        default=Tier.GYM_READY,
    )
    _require(trainer, _qualification_for(left, profile), left)


def _could_close(kind: EvidenceKind, finding: Finding, rule: Rule) -> bool:
    match kind:
        case EvidenceKind.READINGS:
            return rule.measured is not None
        case EvidenceKind.LOG:
            return rule.log is not None
        case EvidenceKind.NOTE:
            return "staff" in rule.closes or (rule.time is not None and rule.time.symptom_free)
        case EvidenceKind.ACCOUNT:
            return "clin" in rule.closes and finding.urgency <= Urgency.ROUTINE
        case _:
            return "clin" in rule.closes


def _needed(kinds: tuple[EvidenceKind, ...], rule: Rule) -> str:
    if kinds:
        return f"needs_{kinds[0].value}"
    return "needs_time" if rule.time is not None else "needs_answers"


def _check_dates(
    finding: Finding, rule: Rule, evidence: Evidence, found_on: date, day: date | None
) -> None:
    # An instant in UTC can still be the day before at the studio.
    latest = day or evidence.recorded_at.date() + _ONE_DAY
    if any(on > latest for on in (evidence.dated, *(r.on for r in evidence.readings))):
        refuse(rule, "in_future")
    ends = valid_until(evidence)
    if ends is not None and ends < (day or evidence.recorded_at.date()):
        refuse(rule, "ended", ended_on=ends)
    # What a clinician wrote earlier may speak of a lasting condition, not of what is acute.
    is_acute = finding.urgency >= Urgency.SAME_DAY
    speaks_of_now = is_acute or not evidence.kind.is_clinical
    if speaks_of_now and evidence.kind is not EvidenceKind.READINGS and evidence.dated < found_on:
        refuse(rule, "before_finding", found_on=found_on)


def _check_note(rule: Rule, evidence: Evidence, found_on: date) -> None:
    if not evidence.note:
        refuse(rule, "no_note")
    waits = rule.time.days_from_found if rule.time is not None else None
    if evidence.kind is EvidenceKind.NOTE and "staff" not in rule.closes and waits is not None:
        earliest = found_on + timedelta(days=waits)
        if evidence.dated < earliest:
            refuse(rule, "too_early", earliest=earliest)


def _require(trainer: Trainer, wanted: Qualification, tier: Tier) -> None:
    if trainer.qualification.rank < wanted.rank:
        raise NotQualified(trainer=trainer.name, tier=tier.key)


def _qualification_for(tier: Tier, profile: StudioProfile) -> Qualification:
    if tier is Tier.GYM_ADAPTED:
        return profile.confirm_adapted
    return profile.confirm_rehab if tier is Tier.REHAB_FIRST else Qualification.NONE
