"""Answers from outside the program, checked one by one before anything is concluded."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date

from studio.errors import UnknownKey, ValueOutOfRange, WrongInput
from studio.screening.questionnaire import (
    NOT_SURE,
    NOTE_SUFFIX,
    PREFER_NOT,
    Kind,
    Question,
    Questionnaire,
    closest,
)
from studio.screening.regions import REGIONS, SIDES
from studio.screening.screening import Answers
from studio.text import clean_note

TEXT_LIMIT = 2_000
TASKS_LIMIT = 3
AGE = "a.age"
"""May stand for the date of birth."""
SPOTS = "spots"
"""Where a block of answers keeps the parts of the picture that were pointed at."""

REASON = "answer"
"""The reason carried by every refusal of an answer, for its sentence."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LISTED = 12
_HIGHEST_AGE = 130  # above 110 the answer is asked again, above this it is no age at all


def check_answers(raw: object, questionnaire: Questionnaire) -> Answers:
    """Return *raw* as answers, or raise `UnknownKey`, `ValueOutOfRange` or another `WrongInput`.

    `None` stands for a question nobody has answered.  Questions that are hidden may be answered;
    the rules leave them out.
    """
    answers: dict[str, object] = {}
    for key, value in _table(raw, "answers").items():
        checked = _checked_entry(key, value, questionnaire)
        if checked is not None:
            answers[key] = checked
    _check_pressure(answers)
    return answers


def unfit(field: str, problem: str) -> WrongInput:
    """Return the error for an answer of the wrong kind."""
    return WrongInput(field=field, problem=problem, reason=REASON)


def unknown_key(
    kind: str, key: str, near: str, field: str = "", known: tuple[str, ...] = ()
) -> UnknownKey:
    """Return the error for a key that no list knows, with the one it may be meant for.

    Without such a one, a short list of those that are *known* is told.
    """
    reason = ("near_in" if near else "in") if field else ("near" if near else "")
    if reason == "in" and 0 < len(known) <= _LISTED:
        return UnknownKey(kind=kind, key=key, near=near, field=field, known=known, reason="one_of")
    return UnknownKey(kind=kind, key=key, near=near, field=field, reason=reason)


def parse_date(value: object, field: str) -> date:
    """Return a day written as year, month and day; anything else raises `WrongInput`."""
    if isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
        with suppress(ValueError):
            return date.fromisoformat(value.strip())
    raise unfit(field, "a day of the calendar, such as 1985-02-03, is expected")


def _checked_entry(key: str, value: object, questionnaire: Questionnaire) -> object:
    question = questionnaire.find(key)
    if question is not None and question.per_region:
        raise unfit(key, "it belongs to an area in i.regions")
    if question is None and not _is_extra(key, questionnaire):
        near = closest(key, (*questionnaire.by_id, AGE))
        raise unknown_key("question", key, near)
    if value is None:
        return None
    if key == AGE:
        return _number(value, key, low=0, high=_HIGHEST_AGE, whole=True)
    if question is not None and question.kind is Kind.BODY_MAP:
        return _blocks(value, questionnaire)
    if question is not None:
        return _checked(question, value)
    return _text(value, key)


def _is_extra(key: str, questionnaire: Questionnaire) -> bool:
    question = questionnaire.find(key.removesuffix(NOTE_SUFFIX))
    return key == AGE or (key.endswith(NOTE_SUFFIX) and question is not None and question.note)


def _checked(question: Question, value: object) -> object:
    return _CHECKS[question.kind](question, value)


def _choice(question: Question, value: object) -> str:
    if not isinstance(value, str):
        raise unfit(question.id, "one of its options is expected")
    extra = (NOT_SURE, PREFER_NOT) if question.allows_not_sure else ()
    return _one_of(value, (*question.ranks, *extra), kind="option", field=question.id)


def _several(question: Question, value: object) -> list[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise unfit(question.id, "a list of its options is expected")
    chosen = {_one_of(item, question.ranks, kind="option", field=question.id) for item in value}
    return [key for key in question.ranks if key in chosen]


def _measured(question: Question, value: object) -> float:
    return _number(value, question.id, low=question.low, high=question.high, whole=question.whole)


def _date(question: Question, value: object) -> str:
    return parse_date(value, question.id).isoformat()


def _free_text(question: Question, value: object) -> str:
    return _text(value, question.id)


def _tasks(question: Question, value: object) -> list[dict[str, object]]:
    items = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(items, list | tuple) or len(items) > TASKS_LIMIT:
        raise unfit(question.id, f"up to {TASKS_LIMIT} tasks are expected")
    return [_task(question, item) for item in items]


def _task(question: Question, item: object) -> dict[str, object]:
    if isinstance(item, str):
        return {"task": _text(item, question.id)}
    table = _table(item, question.id)
    for key in table:
        _one_of(key, ("task", "rating"), kind="field", field=question.id)
    task: dict[str, object] = {"task": _text(table.get("task"), question.id)}
    if table.get("rating") is not None:
        task["rating"] = _number(table["rating"], question.id, low=0, high=10, whole=True)
    return task


def _blocks(value: object, questionnaire: Questionnaire) -> list[dict[str, object]]:
    if not isinstance(value, list | tuple):
        raise unfit("i.regions", "a list of areas is expected")
    blocks = [_block(item, questionnaire) for item in value]
    _check_once(blocks)
    return blocks


def _block(item: object, questionnaire: Questionnaire) -> dict[str, object]:
    table = _table(item, "i.regions")
    block: dict[str, object] = {
        "region": _one_of(table.get("region"), REGIONS, kind="region", field="i.regions"),
        "side": _one_of(table.get("side", "both"), SIDES, kind="side", field="i.regions"),
    }
    asked = {question.id: question for question in questionnaire.blocks}
    for key, value in table.items():
        if key in ("region", "side") or (key in asked and value is None):
            continue
        if key == SPOTS:
            block[key] = _spots(value, questionnaire)
            continue
        if key not in asked:
            near = closest(key, ("region", "side", *asked))
            raise unknown_key("question", key, near)
        block[key] = _checked(asked[key], value)
    return block


def _spots(value: object, questionnaire: Questionnaire) -> list[str]:
    if not isinstance(value, list | tuple):
        raise unfit("i.regions", "a list of parts of the picture is expected")
    known = [area.key for area in questionnaire.areas]
    return [_one_of(item, known, kind="area", field="i.regions") for item in value]


def _check_once(blocks: Iterable[Mapping[str, object]]) -> None:
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        region, side = str(block["region"]), str(block["side"])
        # "Both" takes in left and right, so it cannot stand beside either.
        sides = SIDES if side == "both" else ("both", side)
        if any((region, other) in seen for other in sides):
            raise unfit("i.regions", f"the region {region} stands twice")
        seen.add((region, side))


def _check_pressure(answers: Mapping[str, object]) -> None:
    top, bottom = answers.get("g.sys"), answers.get("g.dia")
    if isinstance(top, int | float) and isinstance(bottom, int | float) and bottom >= top:
        raise ValueOutOfRange(field="g.dia", value=bottom, low=25, high=top - 1, reason=REASON)


def _table(value: object, field: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise unfit(field, "keys with values are expected")
    return value


def _number(value: object, field: str, *, low: int, high: int, whole: bool) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise unfit(field, "a number is expected")
    if not low <= value <= high:  # not a number is outside as well
        raise ValueOutOfRange(field=field, value=value, low=low, high=high, reason=REASON)
    if value == int(value):
        return int(value)
    if whole:
        raise unfit(field, "a whole number is expected")
    return value


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise unfit(field, "a text is expected")
    return clean_note(value, field=field, limit=TEXT_LIMIT)


def _one_of(value: object, known: Iterable[str], *, kind: str, field: str) -> str:
    keys = tuple(known)
    if not isinstance(value, str):
        raise unfit(field, f"a {kind} is expected")
    if value not in keys:
        raise unknown_key(kind, value, closest(value, keys), field=field, known=keys)
    return value


_CHECKS: Mapping[Kind, Callable[[Question, object], object]] = {
    Kind.YES_NO: _choice,
    Kind.CHOICE: _choice,
    Kind.MULTI: _several,
    Kind.SCALE: _measured,
    Kind.NUMBER: _measured,
    Kind.DATE: _date,
    Kind.TEXT: _free_text,
    Kind.TASKS: _tasks,
}
