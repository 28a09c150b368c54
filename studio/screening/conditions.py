"""The language of conditions: `ANY(BACK and p.worst7 >= 1) or c.chest >= past`.

`>=` means that option or any worse one.  `ANY(...)` holds when one marked area satisfies all of
it, `COUNT(...)` counts regions that do, `p.moves has twist` looks into a choice of several, and a
name such as `SPINE` or `knee` says where the area is.  `active` is a habit of regular activity.
"""

import re
from collections.abc import Mapping
from typing import cast, get_args

from studio.screening.condition_nodes import (
    Active,
    And,
    AnyArea,
    Compare,
    Condition,
    CountAreas,
    Has,
    InGroup,
    Not,
    Or,
    Relation,
)
from studio.screening.questionnaire import DERIVED, Kind, Question, closest
from studio.screening.regions import REGION_SETS

_TOKEN = re.compile(r"\s*(?:(>=|<=|==|[<>()])|(\d+(?:\.\d+)?)(?![\w.])|([A-Za-z]\w*(?:\.\w+)?))")
_RELATIONS = get_args(Relation)
_DEEPEST = 30


class ConditionError(ValueError):
    """A condition that cannot be used; the text is one plain clause."""


def parse_condition(text: str, questions: Mapping[str, Question]) -> Condition:
    """Return the condition in *text*; its names are looked up in *questions*."""
    return _Parser(_tokens(text), questions).parse()


def _tokens(text: str) -> list[str]:
    tokens, position = [], 0
    stripped = text.rstrip()
    while position < len(stripped):
        match = _TOKEN.match(stripped, position)
        if match is None:
            raise ConditionError(f"cannot read “{stripped[position:].strip()[:20]}”")
        tokens.append(match.group().strip())
        position = match.end()
    return tokens


class _Parser:
    """Reads one condition by recursive descent."""

    def __init__(self, tokens: list[str], questions: Mapping[str, Question]) -> None:
        self._tokens = tokens
        self._place = 0
        self._questions = questions
        self._in_area = False
        self._depth = 0

    def parse(self) -> Condition:
        condition = self._either()
        if self._place < len(self._tokens):
            raise ConditionError(f"“{self._tokens[self._place]}” is not expected here")
        return condition

    def _either(self) -> Condition:
        parts = [self._all()]
        while self._accept("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Condition:
        parts = [self._one()]
        while self._accept("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ConditionError("it is nested too deeply")
        condition = self._simple()
        self._depth -= 1
        return condition

    def _simple(self) -> Condition:
        word = self._next()
        if word == "not":
            return Not(self._one())
        if word == "(":
            inner = self._either()
            self._expect(")")
            return inner
        if word in ("ANY", "COUNT"):
            return self._areas(word)
        if word == "active":
            return Active()
        if "." in word and not word[0].isdigit():
            return self._answer(word)
        return self._group(word)

    def _areas(self, name: str) -> Condition:
        if self._in_area:
            raise ConditionError(f"{name} cannot stand inside ANY or COUNT")
        self._expect("(")
        self._in_area = True
        inner = self._either()
        self._in_area = False
        self._expect(")")
        if name == "ANY":
            return AnyArea(inner)
        return CountAreas(inner, self._relation(), self._number())

    def _group(self, word: str) -> Condition:
        if word not in REGION_SETS:
            near = closest(word, REGION_SETS)
            raise ConditionError(f"unknown name {word}" + _meant(near))
        if not self._in_area:
            raise ConditionError(f"{word} only says something inside ANY or COUNT")
        return InGroup(word)

    def _answer(self, name: str) -> Condition:
        question = self._question(name)
        if name.startswith("p.") and not self._in_area:
            raise ConditionError(f"{name} is asked for every area and needs ANY or COUNT around it")
        if question.kind is Kind.MULTI:
            self._expect("has")
            option = self._next()
            self._rank(question, option)
            return Has(name, option)
        relation = self._relation()
        if question.is_choice:
            return self._option(question, relation)
        if question.kind in (Kind.SCALE, Kind.NUMBER):
            return Compare(name, relation, self._number())
        raise ConditionError(f"{name} is a {question.kind.value} and cannot be compared")

    def _option(self, question: Question, relation: Relation) -> Condition:
        rank = self._rank(question, self._next())
        if relation != "==" and not question.is_ordered:
            raise ConditionError(f"the options of {question.id} have no order, so only == fits")
        return Compare(question.id, relation, rank)

    def _question(self, name: str) -> Question:
        question = self._questions.get(name) or DERIVED.get(name)
        if question is None:
            near = closest(name, [*self._questions, *DERIVED])
            raise ConditionError(f"unknown question {name}" + _meant(near))
        return question

    def _rank(self, question: Question, option: str) -> int:
        if option not in question.ranks:
            near = closest(option, question.ranks)
            raise ConditionError(f"{question.id} has no option {option}" + _meant(near))
        return question.ranks[option]

    def _relation(self) -> Relation:
        word = self._next()
        if word not in _RELATIONS:
            raise ConditionError(f"a comparison is expected instead of “{word}”")
        return cast("Relation", word)

    def _number(self) -> float:
        word = self._next()
        if not word[0].isdigit():
            raise ConditionError(f"a number is expected instead of “{word}”")
        return float(word)

    def _next(self) -> str:
        if self._place >= len(self._tokens):
            raise ConditionError("it ends too early")
        self._place += 1
        return self._tokens[self._place - 1]

    def _accept(self, word: str) -> bool:
        if self._place < len(self._tokens) and self._tokens[self._place] == word:
            self._place += 1
            return True
        return False

    def _expect(self, word: str) -> None:
        found = self._next()
        if found != word:
            raise ConditionError(f"“{word}” is expected instead of “{found}”")


def _meant(near: str) -> str:
    return f"; {near} may be meant" if near else ""
