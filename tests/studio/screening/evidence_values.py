"""Evidence, trainers and closings to hold against findings; every person is invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from studio.ids import ClientId, ClosingId, EvidenceId, ScreeningId, TrainerId, new_id
from studio.screening.closing import answers_behind, check_closing, kinds_for, valid_until
from studio.screening.evidence import Closing, Evidence, EvidenceKind, LogTally, Reading
from studio.screening.outcome import Finding, Outcome
from studio.screening.rules import Rule
from studio.settings import StudioProfile
from studio.team import Qualification, Trainer
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES, TODAY

PROFILE = StudioProfile(confirm_rehab=Qualification.EXERCISE_REFERRAL)
SENIOR = Trainer(TrainerId("t1"), "Dana Reyes", Qualification.LEVEL_4)
TRAINER = Trainer(TrainerId("t2"), "Noor Haddad", Qualification.LEVEL_3)
NOVICE = Trainer(TrainerId("t3"), "Ira Lund", Qualification.LEVEL_2)

GOOD_READINGS = (
    Reading(TODAY + timedelta(days=1), 130, 80, 66),
    Reading(TODAY + timedelta(days=1), 128, 82, 68),
)
GOOD_LOG = LogTally(clean_sessions=12, weeks=6, highest_during=2, now=1, worst=2, limit=1, fear=2)


def at(day: date) -> datetime:
    return datetime.combine(day, time(10, 40), UTC)


def a_piece(kind: EvidenceKind = EvidenceKind.LETTER, **values: object) -> Evidence:
    """Return evidence as good as its kind can be, dated six weeks after the finding."""
    dated = values.pop("dated", TODAY + timedelta(weeks=6))
    assert isinstance(dated, date)
    made = Evidence(
        id=EvidenceId(new_id()),
        client_id=ClientId("c1"),
        kind=kind,
        dated=dated,
        recorded_at=at(dated),
        recorded_by=SENIOR.id,
        author="Dr Ames",
        role="GP",
        note="Read and talked through.",
        readings=GOOD_READINGS if kind is EvidenceKind.READINGS else (),
        log=GOOD_LOG if kind is EvidenceKind.LOG else None,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def found(outcome: Outcome, rule: str) -> Finding:
    return next(finding for finding in outcome.findings if finding.rule == rule)


def check(
    outcome: Outcome,
    rule: str,
    evidence: Evidence,
    *,
    trainer: Trainer = SENIOR,
    rules: Mapping[str, Rule] = RULES.by_id,
    day: date | None = None,
) -> None:
    """Hold *evidence* against one finding of *outcome*, which was found on `TODAY`."""
    finding = found(outcome, rule)
    check_closing(
        finding,
        rules[rule],
        evidence,
        trainer=trainer,
        profile=PROFILE,
        found_on=finding.since or TODAY,
        outcome=outcome,
        day=day,
    )


def a_closing(
    finding: Finding, answers: Mapping[str, object], evidence: Evidence | None = None
) -> Closing:
    """Return the closing of *finding* by *evidence*, or by a letter of that day."""
    by = evidence or a_piece(dated=TODAY)
    return Closing(
        id=ClosingId(new_id()),
        client_id=by.client_id,
        screening_id=ScreeningId("s1"),
        rule=finding.rule,
        evidence_id=by.id,
        closed_at=by.recorded_at,
        closed_by=SENIOR.id,
        valid_until=valid_until(by),
        answers=answers_behind(finding, answers, QUESTIONNAIRE, by),
    )


def kinds_of(outcome: Outcome, rule: str) -> tuple[EvidenceKind, ...]:
    return kinds_for(found(outcome, rule), RULES.get(rule))
