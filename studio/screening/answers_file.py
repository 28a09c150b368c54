"""A file of answers as a caller from outside writes it, and the outcome as it reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from studio.clients.client import age_on
from studio.errors import MissingValue, ValueOutOfRange, WrongInput
from studio.screening.answers import AGE, check_answers, parse_date, unknown_key
from studio.screening.contradictions import area_of, blocks_of
from studio.screening.facts import read_answers
from studio.screening.outcome import Finding, Outcome, Restriction
from studio.screening.questionnaire import Questionnaire, closest
from studio.screening.regions import region_of, side_of
from studio.screening.restrictions import expires_on
from studio.screening.rules import RuleBook
from studio.screening.screening import Answers
from studio.strict_json import read_json_table

_FIELDS = ("today", "answers", "unanswered", "closed")
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
_REASON = "file"
_ABOUT_PERSON = "a."
_REFUSED = ("P01", "P03")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Checked answers, the day they are judged on, how open questions count, and what is closed.

    `closed` are rules whose findings count as ended by evidence, for trying what that changes.
    """

    today: date
    answers: Answers
    unanswered_best: bool = False
    closed: frozenset[str] = frozenset()


def parse_answers_file(
    text: str,
    questionnaire: Questionnaire,
    file: str = "answers",
    *,
    rules: RuleBook | None = None,
    today: date | None = None,
    instead: date | None = None,
) -> AnswersFile:
    """Return the answers in a JSON text.

    *today* stands for the day where the file has none, and *instead* wins over the file's own.
    *rules* are those that may be named as closed.
    """
    document = read_json_table(text, file)
    for key in document:
        if key not in _FIELDS:
            raise unknown_key("field", key, closest(key, _FIELDS))
    if "answers" not in document:
        raise MissingValue(field="answers", reason="answers")
    if not isinstance(document["answers"], dict):
        raise _unfit("answers", "question ids with their answers are expected")
    unanswered = document.get("unanswered")
    if unanswered not in (None, "best"):
        raise _unfit("unanswered", "only “best” is possible")
    day = instead or _day(document.get("today"), today)
    if instead is not None:
        _day(document.get("today"), instead)
    answers = check_answers(document["answers"], questionnaire)
    _check_age(answers, day)
    closed = _closed(document.get("closed"), rules.by_id if rules is not None else ())
    return AnswersFile(day, answers, unanswered == "best", closed)


def left_out(asked: AnswersFile, questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return what was answered and is not asked of this client, so that no rule looked at it."""
    facts = read_answers(
        asked.answers, questionnaire, asked.today, unanswered_best=asked.unanswered_best
    )
    shown = {question.key for question in facts.asked}
    return tuple(key for key in _answered(asked.answers, questionnaire) if key not in shown)


def outcome_as_json(
    outcome: Outcome, *, today: date, client_label: str = "", unasked: Iterable[str] = ()
) -> dict[str, object]:
    """Return *outcome* of *today* in the form the command line prints.

    *client_label* is the tier as a client reads it, and *unasked* what `left_out` returns.
    """
    expiry = None if outcome.tier is None else expires_on(outcome.tier, today)
    return {
        "tier": None if outcome.tier is None else outcome.tier.key,
        "stream": None if outcome.stream is None else outcome.stream.value,
        "urgency": outcome.urgency.key,
        "planning": outcome.planning.value,
        "findings": [_finding(finding) for finding in outcome.findings],
        "restrictions": list(outcome.restriction_codes),
        "missing": list(dict.fromkeys(key.partition("@")[0] for key in outcome.missing)),
        "contradictions": [
            {"key": contradiction.key, "questions": list(contradiction.questions)}
            for contradiction in outcome.contradictions
        ],
        "missing_in_areas": [_place(*_split(key)) for key in outcome.missing if "@" in key],
        "gate": outcome.gate,
        "session_gates": list(outcome.session_gates),
        "restriction_details": [_restriction(found) for found in outcome.restrictions],
        "expires_on": None if expiry is None else expiry.isoformat(),
        "client_label": client_label or None,
        # Without consent, and of a child, not even the questions are told.
        "not_asked": [] if outcome.gate in _REFUSED else [_place(*_split(key)) for key in unasked],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "tier": finding.tier.key,
        "urgency": finding.urgency.key,
        "reason": finding.reason,
        "source": finding.source,
        "closes": list(finding.closes),
        "because": [_place(question, area) for question, area in finding.because],
    }


def _restriction(found: Restriction) -> dict[str, object]:
    return {
        "code": found.code,
        "reason": found.reason,
        "rules": list(found.rules),
        "since": found.since.isoformat(),
        "review_on": found.review_on.isoformat(),
        "regions": [{"region": region_of(area), "side": side_of(area)} for area in found.regions],
    }


def _place(question: str, area: str) -> dict[str, str]:
    """Return a question, with region and side where it is asked for a marked area."""
    if not area:
        return {"question": question}
    return {"question": question, "region": region_of(area), "side": side_of(area)}


def _split(key: str) -> tuple[str, str]:
    question, _, area = key.partition("@")
    return question, area


def _answered(answers: Answers, questionnaire: Questionnaire) -> Iterator[str]:
    yield from (name for name in answers if name in questionnaire.by_id)
    for block in blocks_of(answers):
        area = area_of(block)
        yield from (f"{name}@{area}" for name in block if name in questionnaire.by_id)


def _day(value: object, otherwise: date | None) -> date:
    if value is None and otherwise is None:
        raise MissingValue(field="today", reason="answers")
    try:
        day = otherwise if value is None else parse_date(value, "today")
    except WrongInput:
        raise _unfit("today", "a day such as 2026-05-14 is expected") from None
    if day is None or not _FIRST_DAY <= day <= _LAST_DAY:
        raise ValueOutOfRange(
            field="today", value=day, low=_FIRST_DAY, high=_LAST_DAY, reason=_REASON
        )
    return day


def _check_age(answers: Answers, day: date) -> None:
    """Refuse an age beside a birth date that says another one."""
    age, birth_date = answers.get(AGE), answers.get("a.dob")
    if age is None or not isinstance(birth_date, str):
        return
    born = date.fromisoformat(birth_date)
    if born > day or age_on(born, day) != age:
        raise WrongInput(field=AGE, problem="a.dob says another age", reason="answer")


def _closed(value: object, known: Iterable[str]) -> frozenset[str]:
    if value is None:
        return frozenset()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _unfit("closed", "a list of rule ids is expected")
    ids = tuple(known)
    for rule in value:
        if rule not in ids:
            raise unknown_key("rule", rule, closest(rule, ids), field="closed")
    return frozenset(value)


def _unfit(field: str, problem: str) -> WrongInput:
    return WrongInput(field=field, problem=problem, reason=_REASON)
