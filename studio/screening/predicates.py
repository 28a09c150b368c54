"""Conditions turned into functions over the facts of one client, fast enough for every key."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

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
from studio.screening.regions import REGION_SETS

Value: TypeAlias = float | frozenset[str]


@dataclass(slots=True)
class AreaFacts:
    """What is known of one marked area; options stand as their places, best first."""

    area: str
    region: str
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Facts:
    """What a condition can ask; an answer nobody gave is absent.

    `active` tells whether there is a habit of regular activity, and is `None` while the answers
    behind it are not complete.
    """

    values: dict[str, Value] = field(default_factory=dict)
    areas: list[AreaFacts] = field(default_factory=list)
    active: bool | None = None


Predicate: TypeAlias = Callable[[Facts, AreaFacts | None], bool]

OPERATORS: Mapping[Relation, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}


def always(facts: Facts, area: AreaFacts | None) -> bool:
    """Hold for everybody."""
    return True


def predicate(node: Condition) -> Predicate:
    """Return a condition as a function of the facts and, inside ANY and COUNT, one area."""
    match node:
        case Compare() | Has() | InGroup():
            return _about_answer(node)
        case Active():
            return lambda facts, _area: facts.active is True
        case Not(Active()):
            # Not yet known is neither active nor inactive.
            return lambda facts, _area: facts.active is False
        case Not(inner):
            return _negation(predicate(inner))
        case And(parts):
            return _every(tuple(map(predicate, parts)))
        case Or(parts):
            return _some(tuple(map(predicate, parts)))
        case AnyArea(inner):
            return _any_area(predicate(inner))
        case CountAreas(inner, relation, value):
            return _count(predicate(inner), relation, value)


def _about_answer(node: Compare | Has | InGroup) -> Predicate:
    match node:
        case Compare(question, relation, value):
            return _compare(question, OPERATORS[relation], value)
        case Has(question, option):
            return _has(question, option)
        case InGroup(group):
            regions = REGION_SETS[group]
            return lambda _facts, area: area is not None and area.region in regions


def _compare(question: str, holds: Callable[[Any, Any], bool], value: float) -> Predicate:
    def of_area(_facts: Facts, area: AreaFacts | None) -> bool:
        found = area.values.get(question) if area is not None else None
        return found is not None and holds(found, value)

    def of_person(facts: Facts, _area: AreaFacts | None) -> bool:
        found = facts.values.get(question)
        return found is not None and holds(found, value)

    return of_area if question.startswith("p.") else of_person


def _has(question: str, option: str) -> Predicate:
    def test(facts: Facts, area: AreaFacts | None) -> bool:
        values = facts.values if area is None else area.values
        found = values.get(question)
        return isinstance(found, frozenset) and option in found

    def of_person(facts: Facts, _area: AreaFacts | None) -> bool:
        return test(facts, None)

    return test if question.startswith("p.") else of_person


def _negation(inner: Predicate) -> Predicate:
    return lambda facts, area: not inner(facts, area)


def _every(parts: tuple[Predicate, ...]) -> Predicate:
    def test(facts: Facts, area: AreaFacts | None) -> bool:
        for part in parts:  # noqa: SIM110 - a generator costs more than the parts
            if not part(facts, area):
                return False
        return True

    return test


def _some(parts: tuple[Predicate, ...]) -> Predicate:
    def test(facts: Facts, area: AreaFacts | None) -> bool:
        for part in parts:  # noqa: SIM110 - a generator costs more than the parts
            if part(facts, area):
                return True
        return False

    return test


def _any_area(inner: Predicate) -> Predicate:
    return lambda facts, _area: any(inner(facts, area) for area in facts.areas)


def _count(inner: Predicate, relation: Relation, value: float) -> Predicate:
    holds = OPERATORS[relation]

    def test(facts: Facts, _area: AreaFacts | None) -> bool:
        # Left and right of the same joint are one region.
        return holds(len({area.region for area in facts.areas if inner(facts, area)}), value)

    return test
