"""Answers, areas and tiers as people read them."""

from collections.abc import Mapping, Sequence
from datetime import date

from studio.screening.answer_book import AnswerBook
from studio.screening.questionnaire import NOT_SURE, PREFER_NOT, Kind, Question, Questionnaire
from studio.screening.screening import Answers
from studio.wording import Words
from ui.widgets.dates import plain_date


def answer_text(question: Question, value: object, words: Words) -> str:
    """Return an answer in words, or a dash where there is none."""
    if value is None or value in ("", []):
        return words["answer.none_of_these" if value == [] else "answer.open"]
    if value in (NOT_SURE, PREFER_NOT):
        return words[f"answer.{value}"]
    if question.kind is Kind.YES_NO:
        return words[f"answer.{value}"]
    if question.kind is Kind.CHOICE:
        return question.option(str(value)).text
    return _measured_text(question, value, words)


def _measured_text(question: Question, value: object, words: Words) -> str:
    if question.kind is Kind.SCALE:
        return words.fill("answer.of_ten", number=value)
    if question.kind is Kind.NUMBER:
        return words.fill("answer.with_unit", number=value, unit=question.unit).strip()
    if question.kind is Kind.DATE:
        return plain_date(date.fromisoformat(str(value)))
    if question.kind is Kind.MULTI and isinstance(value, list | tuple):
        return ", ".join(question.option(str(key)).text for key in value)
    if question.kind is Kind.TASKS and isinstance(value, list | tuple):
        return "; ".join(_task_text(task, words) for task in value)
    return str(value)


def _task_text(task: object, words: Words) -> str:
    if not isinstance(task, Mapping):
        return str(task)
    if task.get("rating") is None:
        return str(task.get("task", ""))
    return words.fill("answer.task", task=task.get("task", ""), rating=task["rating"])


def area_name(book: AnswerBook, area: str) -> str:
    """Return what a marked area is called: the names of the parts that were pointed at."""
    return ", ".join(spot.name for spot in book.spots_of(area)) or area


def lower_first(text: str) -> str:
    """Return *text* as it goes on in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def scale_ends(question: Question, words: Words) -> tuple[str, str] | None:
    """Return the words at both ends of a scale, or `None` where numbers say enough."""
    if question.kind is not Kind.SCALE:
        return None
    name = question.id.replace(".", "_")
    low = words.get(f"ends.{name}.low")
    return (low, words[f"ends.{name}.high"]) if low else None


def last_time_text(question: Question, last_time: Answers, words: Words) -> str:
    """Return the answer of an earlier screening in words, or an empty text."""
    value = last_time.get(question.id)
    return "" if value is None else answer_text(question, value, words)


def section_title(questionnaire: Questionnaire, key: str) -> str:
    """Return the title of a section."""
    return next(section.title for section in questionnaire.sections if section.key == key)


def joined(parts: Sequence[str], words: Words) -> str:
    """Return *parts* as people list things: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return words.fill("answer.and", first=", ".join(parts[:-1]), last=parts[-1])
