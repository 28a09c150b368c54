"""Which findings are closed on a day: by evidence that still holds, or by time."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from studio.screening.contradictions import area_of, blocks_of
from studio.screening.evidence import Closing, Evidence, LogTally, Reading
from studio.screening.facts import age_of
from studio.screening.outcome import Finding, Outcome, Urgency
from studio.screening.questionnaire import NOTE_SUFFIX, Kind, Question, Questionnaire
from studio.screening.rescreen import ALWAYS_ASKED
from studio.screening.rules import Rule, RuleBook
from studio.screening.screening import Answers
from studio.screening.worse import is_new_or_worse

Behind = tuple[tuple[str, str, object], ...]

_SHOWN_BY_EVIDENCE = "evidence"
"""Where an answer stands that the evidence gave, which is about no area of its own."""


def answers_behind(
    finding: Finding,
    answers: Answers,
    questionnaire: Questionnaire,
    evidence: Evidence | None = None,
) -> Behind:
    """Return the answers a finding rests on as (question, area, answer), to be closed with.

    What was written beside an answer belongs to it.  What *evidence* shows of the same questions
    follows with the area `evidence`: found again later, that is what the answers are held against.
    """
    found: dict[tuple[str, str], object] = {}
    for question_id, area in finding.because:
        question = questionnaire.find(question_id)
        found[question_id, area] = _answer(answers, question_id, area, question)
        note = answers.get(question_id + NOTE_SUFFIX)
        if question is not None and question.note and note:
            found[question_id + NOTE_SUFFIX, ""] = note
    asked = {question_id for question_id, _ in found}
    shown = {} if evidence is None else _shown_by(evidence)
    for question_id, answer in shown.items():
        if question_id in asked and answer is not None:
            found[question_id, _SHOWN_BY_EVIDENCE] = answer
    return tuple((question_id, area, answer) for (question_id, area), answer in found.items())


def closed_rules(
    outcome: Outcome,
    answers: Answers,
    closings: Iterable[Closing],
    rules: RuleBook,
    questionnaire: Questionnaire,
    day: date,
) -> frozenset[str]:
    """Return the rules of the findings in *outcome* that are closed on *day*.

    A closing covers a later finding of its rule too, while none of the answers behind it is new
    or worse.  What cannot wait is never closed ahead, and neither is what was open meanwhile.
    """
    valid = [closing for closing in closings if closing.counts_on(day)]
    return frozenset(
        finding.rule
        for finding in outcome.findings
        if _time_is_up(finding, rules.by_id.get(finding.rule), answers, day)
        or any(
            _covers(closing, finding, answers, questionnaire)
            for closing in valid
            if closing.rule == finding.rule
        )
    )


def time_is_up(finding: Finding, rule: Rule | None, day: date) -> bool:
    """Tell whether the time after which a finding closes has passed on *day*."""
    limit = rule.time if rule is not None else None
    days = limit.days_from_found if limit is not None else None
    if finding.since is None or days is None or finding.urgency >= Urgency.SAME_DAY:
        return False
    return day >= finding.since + timedelta(days=days)


def _time_is_up(finding: Finding, rule: Rule | None, answers: Answers, day: date) -> bool:
    limit = rule.time if rule is not None else None
    if limit is None or limit.symptom_free:
        return False
    if limit.age is None:
        return time_is_up(finding, rule, day)
    age = age_of(answers, day)
    return age is not None and age >= limit.age


def _covers(
    closing: Closing, finding: Finding, answers: Answers, questionnaire: Questionnaire
) -> bool:
    is_later = finding.since is not None and finding.since > closing.closed_at.date()
    if is_later and (finding.carried or finding.urgency >= Urgency.SAME_DAY):
        return False
    told = {(question, area): answer for question, area, answer in closing.answers}
    return not any(
        _opens(told, question, area, answer, questionnaire, is_later=is_later)
        for question, area, answer in answers_behind(finding, answers, questionnaire)
    )


def _opens(
    told: Mapping[tuple[str, str], object],
    question_id: str,
    area: str,
    answer: object,
    questionnaire: Questionnaire,
    *,
    is_later: bool,
) -> bool:
    """Tell whether an answer is new or worse than what a finding was closed with."""
    if (question_id, area) not in told:
        return True
    question = questionnaire.find(question_id)
    before = told[question_id, area]
    shown = told.get((question_id, _SHOWN_BY_EVIDENCE))
    if is_later and shown is not None and question is not None:
        asked_again = question.section in ALWAYS_ASKED or answer != before
        before = shown if asked_again else before
    return is_new_or_worse(question, before, answer)


def _answer(answers: Answers, question_id: str, area: str, question: Question | None) -> object:
    if not area:
        return answers.get(question_id)
    block = next((block for block in blocks_of(answers) if area_of(block) == area), None)
    if question is not None and question.kind is Kind.BODY_MAP:
        return None if block is None else True
    return None if block is None else block.get(question_id)


def _shown_by(evidence: Evidence) -> Mapping[str, object]:
    shown: dict[str, object] = {}
    if evidence.log is not None:
        shown.update(_of_log(evidence.log))
    if evidence.readings:
        shown.update(_of_readings(evidence.readings))
    return shown


def _of_log(log: LogTally) -> Mapping[str, object]:
    return {"p.now": log.now, "p.worst7": log.worst, "p.limit": log.limit, "k.fear": log.fear}


def _of_readings(readings: Iterable[Reading]) -> Mapping[str, object]:
    """Return the highest of each number measured."""
    found = tuple(readings)
    numbers = {
        "g.sys": [reading.systolic for reading in found],
        "g.dia": [reading.diastolic for reading in found],
        "g.hr": [reading.pulse for reading in found],
    }
    highest: dict[str, object] = {
        question: max((value for value in values if value is not None), default=None)
        for question, values in numbers.items()
    }
    highest["g.irregular"] = "yes" if any(reading.is_irregular for reading in found) else "no"
    return highest
