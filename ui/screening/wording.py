"""Answers, areas and tiers as people read them."""

from studio.screening.answer_words import answer_words, area_name, joined, lower_first
from studio.screening.questionnaire import Kind, Question, Questionnaire
from studio.screening.screening import Answers
from studio.wording import Words
from ui.widgets.dates import plain_date

__all__ = [
    "answer_text",
    "area_name",
    "joined",
    "last_time_text",
    "lower_first",
    "scale_ends",
    "section_title",
]


def answer_text(question: Question, value: object, words: Words) -> str:
    """Return an answer in words; an open question says that it is open."""
    return answer_words(question, value, words, plain_date)


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
