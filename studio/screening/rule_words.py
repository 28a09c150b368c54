"""Rules in words: when one applies, and how its finding closes."""

from collections.abc import Mapping

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
from studio.screening.questionnaire import Kind, Question
from studio.screening.regions import REGIONS
from studio.screening.rules import Rule
from studio.wording import Words

_RELATIONS: Mapping[Relation, str] = {
    ">=": "at_least",
    "<=": "at_most",
    ">": "more_than",
    "<": "less_than",
    "==": "exactly",
}
_DERIVED = {"a.age": "age", "p.began": "began"}


def condition_words(condition: Condition, questions: Mapping[str, Question], words: Words) -> str:
    """Return when *condition* holds, in the labels and options of the questions."""
    text = _Speaker(questions, words).say(condition)
    return text[:1].upper() + text[1:]


def closing_words(rule: Rule, words: Words) -> str:
    """Return what ends the finding of *rule*."""
    ways = words["rule.closing_way"].join(words[f"closes.{way}"] for way in rule.closes)
    if not rule.closes_when:
        return ways
    return words.fill("rule.closes", ways=ways, when=rule.closes_when)


class _Speaker:
    """Says one condition after the other."""

    def __init__(self, questions: Mapping[str, Question], words: Words) -> None:
        self._questions = questions
        self._words = words

    def say(self, node: Condition) -> str:
        """Return what a condition asks for."""
        match node:
            case And(parts):
                return self._words["rule.and"].join(map(self._inside, parts))
            case Or(parts):
                return self._words["rule.or"].join(map(self._inside, parts))
            case Not(Active()):
                return self._words["rule.not_active"]
            case Not(inner):
                return self._words.fill("rule.denied", inner=self.say(inner))
            case AnyArea(inner):
                return self._words.fill("rule.any_area", inner=self._inside(inner))
            case CountAreas(inner, relation, value):
                limit = self._limit(relation, f"{value:g}")
                return self._words.fill("rule.count_areas", inner=self.say(inner), value=limit)
            case Compare() | Has() | InGroup() | Active():
                return self._fact(node)

    def _inside(self, node: Condition) -> str:
        """Return a part of something longer, in brackets where it could be misread."""
        text = self.say(node)
        many = isinstance(node, And | Or)
        return self._words.fill("rule.grouped", inner=text) if many else text

    def _fact(self, node: Compare | Has | InGroup | Active) -> str:
        match node:
            case Compare(name, relation, value):
                return self._comparison(name, relation, value)
            case Has(name, option):
                question = self._questions[name]
                text = question.option(option).text
                return self._words.fill("rule.chosen", label=question.label, option=text)
            case InGroup(group):
                code = f"region.{group}" if group in REGIONS else f"rule.group.{group}"
                return self._words[code]
            case Active():
                return self._words["rule.active"]

    def _comparison(self, name: str, relation: Relation, value: float) -> str:
        question = self._questions.get(name)
        if question is None:
            label, said = self._words[f"rule.derived.{_DERIVED[name]}"], f"{value:g}"
        else:
            label = question.label
            if question.is_choice:
                said = self._option(question, relation, int(value))
                return self._words.fill("rule.compared", label=label, value=said)
            said = self._number(question, value)
        limit = self._limit(relation, said)
        return self._words.fill("rule.compared", label=label, value=limit)

    def _option(self, question: Question, relation: Relation, rank: int) -> str:
        option = question.options[rank]
        if question.kind is Kind.YES_NO:
            return self._words[f"answer.{option.key}"].lower()
        has_worse = relation == ">=" and rank < len(question.options) - 1
        code = "rule.or_worse" if has_worse else "rule.option"
        return self._words.fill(code, option=option.text)

    def _number(self, question: Question, value: float) -> str:
        if question.kind is Kind.SCALE:
            return self._words.fill("answer.of_ten", number=f"{value:g}")
        unit = question.unit
        return self._words.fill("answer.with_unit", number=f"{value:g}", unit=unit).strip()

    def _limit(self, relation: Relation, said: str) -> str:
        return self._words.fill(f"rule.{_RELATIONS[relation]}", value=said)
