"""A file of answers as a caller from outside writes it, and the outcome as it reads it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from studio.errors import BadFile, MissingValue
from studio.screening.answers import check_answers, parse_date, unfit, unknown_key
from studio.screening.outcome import Outcome
from studio.screening.questionnaire import Questionnaire, closest
from studio.screening.screening import Answers

_FIELDS = ("today", "answers", "unanswered")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Checked answers, the day they are judged on, and how open questions count."""

    today: date
    answers: Answers
    unanswered_best: bool = False


def parse_answers_file(
    text: str, questionnaire: Questionnaire, file: str = "answers", *, today: date | None = None
) -> AnswersFile:
    """Return the answers in a JSON text; *today* stands for the day where the file has none."""
    document = _document(text, file)
    for key in document:
        if key not in _FIELDS:
            raise unknown_key("field", key, closest(key, _FIELDS))
    if "answers" not in document:
        raise MissingValue(field="answers", reason="answers")
    unanswered = document.get("unanswered")
    if unanswered not in (None, "best"):
        raise unfit("unanswered", "only “best” is possible")
    day = document.get("today")
    day_given = today if day is None else parse_date(day, "today")
    if day_given is None:
        raise MissingValue(field="today", reason="answers")
    answers = check_answers(document["answers"], questionnaire)
    return AnswersFile(day_given, answers, unanswered == "best")


def outcome_as_json(outcome: Outcome) -> dict[str, object]:
    """Return *outcome* in the form the command line prints."""
    return {
        "tier": None if outcome.tier is None else outcome.tier.key,
        "stream": None if outcome.stream is None else outcome.stream.value,
        "urgency": outcome.urgency.key,
        "planning": outcome.planning.value,
        "findings": [
            {
                "rule": finding.rule,
                "tier": finding.tier.key,
                "urgency": finding.urgency.key,
                "reason": finding.reason,
            }
            for finding in outcome.findings
        ],
        "restrictions": list(outcome.restriction_codes),
        "missing": list(outcome.missing),
        "contradictions": [
            {"key": contradiction.key, "questions": list(contradiction.questions)}
            for contradiction in outcome.contradictions
        ],
        "gate": outcome.gate,
        "session_gates": list(outcome.session_gates),
    }


def _document(text: str, file: str) -> dict[str, object]:
    def refuse_constant(name: str) -> NoReturn:
        raise BadFile(file=file, problem=f"{name} is not a number")

    def unique(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
        table: dict[str, object] = {}
        for key, value in pairs:
            if key in table:
                raise BadFile(file=file, entry=key, problem=f"the key {key} stands twice")
            table[key] = value
        return table

    try:
        document = json.loads(
            text.removeprefix("\ufeff"), parse_constant=refuse_constant, object_pairs_hook=unique
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadFile(file=file, problem=f"it is not JSON at {where}") from error
    except (RecursionError, ValueError) as error:
        # A number of thousands of digits, or brackets inside brackets without end.
        raise BadFile(file=file, problem="it holds something far too long") from error
    if not isinstance(document, dict):
        raise BadFile(file=file, problem="keys with values are expected at its top")
    if _is_deeper(document, _DEEPEST):
        raise BadFile(file=file, problem="it is nested too deeply")
    return document


def _is_deeper(value: object, levels: int) -> bool:
    """Tell whether lists and tables lie in each other more than *levels* times."""
    inner: Iterable[object] = ()
    if isinstance(value, dict):
        inner = value.values()
    elif isinstance(value, list):
        inner = value
    else:
        return False
    return levels == 0 or any(_is_deeper(item, levels - 1) for item in inner)
