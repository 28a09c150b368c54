"""Whether a condition can come true at all, shown by answers that make it true."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

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
    children,
)
from studio.screening.predicates import OPERATORS
from studio.screening.questionnaire import DERIVED, Question
from studio.screening.regions import REGION_SETS, REGIONS

Literal: TypeAlias = tuple[Condition, bool]
Literals: TypeAlias = tuple[Literal, ...]


def example_answers(
    condition: Condition, questions: Mapping[str, Question]
) -> dict[str, object] | None:
    """Return answers for which *condition* holds, or `None` where there are none.

    Answers that are left out count as their best option.
    """
    search = _Search(questions, _landmarks(condition, questions))
    for literals in _ways(search.with_shown(condition), holds=True):
        found = search.solve(literals)
        if found is not None:
            return found
    return None


def _ways(node: Condition, *, holds: bool) -> Iterator[Literals]:
    """Return the ways in which *node* comes out as wanted, each a list of single facts."""
    if isinstance(node, Not):
        yield from _ways(node.inner, holds=not holds)
    elif isinstance(node, And | Or):
        if isinstance(node, And) is holds:
            for combined in product(*(tuple(_ways(part, holds=holds)) for part in node.parts)):
                yield tuple(literal for literals in combined for literal in literals)
        else:
            for part in node.parts:
                yield from _ways(part, holds=holds)
    else:
        yield ((node, holds),)


def _landmarks(node: Condition, questions: Mapping[str, Question]) -> dict[str, set[float]]:
    """Return the numbers near which a comparison changes, by question."""
    marks: dict[str, set[float]] = {}
    pending = [node, *(q.shown_if for q in questions.values() if q.shown_if is not None)]
    while pending:
        current = pending.pop()
        pending += children(current)
        if isinstance(current, Compare):
            value = current.value
            marks.setdefault(current.question, set()).update(
                (value - 1, value - 0.5, value, value + 0.5, value + 1)
            )
    return marks


@dataclass(slots=True)
class _Answers:
    """What is still possible for one person or one area."""

    values: dict[str, set[float]] = field(default_factory=dict)
    chosen: dict[str, set[str]] = field(default_factory=dict)
    left_out: dict[str, set[str]] = field(default_factory=dict)
    regions: set[str] = field(default_factory=lambda: set(REGIONS))
    active: set[bool] = field(default_factory=lambda: {True, False})

    def is_possible(self) -> bool:
        """Tell whether something is left for every fact."""
        apart = all(not self.chosen.get(key, set()) & out for key, out in self.left_out.items())
        return apart and bool(self.regions) and bool(self.active) and all(self.values.values())


class _Search:
    """Narrows down what every question can still be answered with."""

    def __init__(
        self, questions: Mapping[str, Question], landmarks: Mapping[str, set[float]]
    ) -> None:
        self._questions = questions
        self._landmarks = landmarks

    def with_shown(self, node: Condition) -> Condition:
        """Return *node* with every test of a hidden question asking for its being shown."""
        match node:
            case Compare(name, relation, value):
                question = self._question(name)
                best = self._best(question)
                if question.shown_if is None or (
                    best is not None and OPERATORS[relation](best, value)
                ):
                    return node
                return And((node, self.with_shown(question.shown_if)))
            case Not(inner):
                return Not(self.with_shown(inner))
            case And(parts):
                return And(tuple(map(self.with_shown, parts)))
            case Or(parts):
                return Or(tuple(map(self.with_shown, parts)))
        return node

    def solve(self, literals: Literals) -> dict[str, object] | None:
        """Return answers in which all *literals* hold."""
        nowhere = [
            Not(node.inner) for node, holds in literals if not holds and isinstance(node, AnyArea)
        ]
        somewhere = [
            node for node, holds in literals if holds and isinstance(node, AnyArea | CountAreas)
        ]
        wanted = [tuple(_ways(And((n.inner, *nowhere)), holds=True)) for n in somewhere]
        for choice in product(*wanted):
            person = _Answers()
            areas = [_Answers() for _ in choice]
            self._narrow_all(person, None, literals)
            for area, way in zip(areas, choice, strict=True):
                self._narrow_all(person, area, way)
            if all(part.is_possible() for part in (person, *areas)):
                found = self._written(person, areas, [_least(node) for node in somewhere])
                if found is not None:
                    return found
        return None

    def _narrow_all(
        self, person: _Answers, area: _Answers | None, literals: Iterable[Literal]
    ) -> None:
        for node, holds in literals:
            self._narrow(person, area or person, node, holds=holds)

    def _narrow(self, person: _Answers, area: _Answers, node: Condition, *, holds: bool) -> None:
        match node:
            case Active():
                person.active &= {holds}
            case InGroup(group):
                area.regions &= REGION_SETS[group] if holds else set(REGIONS) - REGION_SETS[group]
            case Has(name, option):
                target = area if name.startswith("p.") else person
                side = target.chosen if holds else target.left_out
                side.setdefault(name, set()).add(option)
            case Compare(name, relation, value):
                target = area if name.startswith("p.") else person
                self._compare(target, self._question(name), relation, value, holds=holds)

    def _compare(
        self,
        target: _Answers,
        question: Question,
        relation: Relation,
        value: float,
        *,
        holds: bool,
    ) -> None:
        possible = target.values.setdefault(question.id, self._domain(question))
        possible &= {x for x in possible if OPERATORS[relation](x, value) is holds}
        if self._best(question) not in possible:
            target.regions &= set(question.regions)

    def _domain(self, question: Question) -> set[float]:
        if question.options:
            return {float(rank) for rank in question.ranks.values()}
        marks = self._landmarks.get(question.id, set()) | {question.low, question.high}
        return {
            x
            for x in marks
            if question.low <= x <= question.high and (not question.whole or x == int(x))
        }

    def _question(self, name: str) -> Question:
        return self._questions.get(name) or DERIVED[name]

    def _best(self, question: Question) -> float | None:
        if isinstance(question.best, str):
            return question.ranks[question.best]
        return question.best

    def _written(
        self, person: _Answers, areas: Sequence[_Answers], counts: Sequence[int]
    ) -> dict[str, object] | None:
        answers = self._plain(person)
        if person.active == {True}:
            answers.update({"b.days": 7, "b.months3": "yes", "b.mod_mins": 150})
        elif person.active == {False}:
            answers["b.days"] = 0
        blocks: dict[str, dict[str, object]] = {}
        for area, count in zip(areas, counts, strict=True):
            free = [region for region in REGIONS if region in area.regions - set(blocks)]
            if len(free) < count:
                return None
            for region in free[:count]:
                blocks[region] = {"region": region, "side": "both", **self._plain(area)}
        for block in blocks.values():
            began = block.pop("p.began", None)
            if isinstance(began, int | float):
                answers.setdefault("a.age", int(began))
        if blocks:
            answers["i.regions"] = list(blocks.values())
        return answers

    def _plain(self, found: _Answers) -> dict[str, object]:
        answers: dict[str, object] = {}
        for name, possible in found.values.items():
            question = self._question(name)
            value = min(possible)
            answers[name] = question.options[int(value)].key if question.options else value
        answers.update({name: sorted(options) for name, options in found.chosen.items()})
        return answers


def _least(node: AnyArea | CountAreas) -> int:
    if isinstance(node, CountAreas):
        return int(node.value) + (node.relation == ">")
    return 1
