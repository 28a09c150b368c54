"""Answers, areas and tiers as people read them."""

from studio.screening.answer_book import AnswerBook
from studio.screening.answer_words import answer_words, area_name, joined, lower_first
from studio.screening.pages import key_of, split_key
from studio.screening.questionnaire import Kind, Question, Questionnaire
from studio.screening.regions import region_of
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


def last_time_text(question: Question, key: str, last_time: AnswerBook, words: Words) -> str:
    """Return the answer of an earlier screening in words, or an empty text.

    What was said of both sides is also what was said of each.
    """
    name, area = split_key(key)
    value = last_time.value(key)
    if value is None and area:
        value = last_time.value(key_of(name, region_of(area)))
    if value in (None, ""):
        return ""
    if question.kind is Kind.BODY_MAP and value:
        areas = [area_name(last_time, marked) for marked in last_time.areas]
        return joined([*areas[:1], *map(lower_first, areas[1:])], words)
    if question.kind is Kind.BODY_MAP:
        return words["answer.nothing_marked"]
    return answer_text(question, value, words)


def section_title(questionnaire: Questionnaire, key: str) -> str:
    """Return the title of a section."""
    return next(section.title for section in questionnaire.sections if section.key == key)
