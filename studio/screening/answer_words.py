"""Answers and marked areas in words, for the window and for paper.

How a day is written differs between the two, so whoever asks brings `say_day` along.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from studio.screening.answer_book import AnswerBook
from studio.screening.flow import ScreeningFlow
from studio.screening.pages import split_key
from studio.screening.questionnaire import NOT_SURE, PREFER_NOT, Kind, Question
from studio.wording import Words

SayDay = Callable[[date], str]


def answer_words(question: Question, value: object, words: Words, say_day: SayDay) -> str:
    """Return an answer in words; an open question says that it is open."""
    if value is None or value in ("", []):
        return words["answer.none_of_these" if value == [] else "answer.open"]
    if value in (NOT_SURE, PREFER_NOT):
        return words[f"answer.{value}"]
    if question.kind is Kind.YES_NO:
        return words[f"answer.{value}"]
    if question.kind is Kind.CHOICE:
        return _option_text(question, value)
    if question.kind is Kind.DATE:
        return say_day(date.fromisoformat(str(value)))
    return _counted_words(question, value, words)


def _counted_words(question: Question, value: object, words: Words) -> str:
    if question.kind is Kind.SCALE:
        return words.fill("answer.of_ten", number=value)
    if question.kind is Kind.NUMBER:
        return words.fill("answer.with_unit", number=value, unit=question.unit).strip()
    if question.kind is Kind.MULTI and isinstance(value, list | tuple):
        first, *others = (_option_text(question, key) for key in value)
        return ", ".join((first, *map(lower_first, others)))
    if question.kind is Kind.TASKS and isinstance(value, list | tuple):
        return "; ".join(_task_words(task, words) for task in value)
    return str(value)


def _option_text(question: Question, key: object) -> str:
    """Return the text of an option; one of an earlier version of the question is its key."""
    return question.option(str(key)).text if key in question.ranks else str(key)


def _task_words(task: object, words: Words) -> str:
    if not isinstance(task, Mapping):
        return str(task)
    if task.get("rating") is None:
        return str(task.get("task", ""))
    return words.fill("answer.task", task=task.get("task", ""), rating=task["rating"])


def area_name(book: AnswerBook, area: str) -> str:
    """Return what a marked area is called: the names of the parts that were pointed at."""
    return ", ".join(spot.name for spot in book.spots_of(area)) or area


def said_words(keys: Sequence[str], flow: ScreeningFlow, words: Words, say_day: SayDay) -> str:
    """Return answers such as "Lower back: now 4 of 10, the morning after worse than usual"."""
    by_area: dict[str, list[str]] = {}
    for key in keys:
        area = split_key(key)[1]
        said = _said(key, flow, words, say_day)
        by_area.setdefault(area, []).append(said)
    parts = [
        words.fill("answer.said", label=area_name(flow.book, area), answer=", ".join(said))
        if area
        else ", ".join(said)
        for area, said in by_area.items()
    ]
    return "; ".join(parts)


def _said(key: str, flow: ScreeningFlow, words: Words, say_day: SayDay) -> str:
    question = flow.question(key)
    if question.kind is Kind.BODY_MAP:
        names = [area_name(flow.book, area) for area in flow.book.areas]
        return joined([*names[:1], *map(lower_first, names[1:])], words)
    value = flow.book.value(key)
    answer = lower_first(answer_words(question, value, words, say_day))
    if question.unit and question.unit in question.label.casefold():
        answer = str(value)
    if split_key(key)[1]:
        return f"{lower_first(question.label)} {answer}"
    return words.fill("answer.said", label=question.label, answer=answer)


def joined(parts: Sequence[str], words: Words) -> str:
    """Return *parts* as people list things: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return words.fill("answer.and", first=", ".join(parts[:-1]), last=parts[-1])


def lower_first(text: str) -> str:
    """Return *text* as it goes on in the middle of a sentence."""
    return text[:1].lower() + text[1:]
