"""A file of answers as a caller from outside writes it, and the outcome as it reads it."""

from dataclasses import dataclass
from datetime import date

from studio.errors import MissingValue, ValueOutOfRange
from studio.screening.answers import REASON, check_answers, parse_date, unfit, unknown_key
from studio.screening.outcome import Outcome
from studio.screening.questionnaire import Questionnaire, closest
from studio.screening.regions import region_of, side_of
from studio.screening.screening import Answers
from studio.strict_json import read_json_table

_FIELDS = ("today", "answers", "unanswered")
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)


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
    document = read_json_table(text, file)
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
    if not _FIRST_DAY <= day_given <= _LAST_DAY:
        raise ValueOutOfRange(
            field="today", value=day_given, low=_FIRST_DAY, high=_LAST_DAY, reason=REASON
        )
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
        "missing": list(dict.fromkeys(key.partition("@")[0] for key in outcome.missing)),
        "contradictions": [
            {"key": contradiction.key, "questions": list(contradiction.questions)}
            for contradiction in outcome.contradictions
        ],
        "missing_in_areas": [_in_area(key) for key in outcome.missing if "@" in key],
        "gate": outcome.gate,
        "session_gates": list(outcome.session_gates),
    }


def _in_area(key: str) -> dict[str, str]:
    question, _, area = key.partition("@")
    return {"question": question, "region": region_of(area), "side": side_of(area)}
