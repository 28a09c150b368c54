"""Which answers made a condition true, so that every reason can lead back to its question."""

from collections.abc import Callable, Iterator
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
)
from studio.screening.predicates import AreaFacts, Facts, Predicate, predicate
from studio.screening.questionnaire import ACTIVITY, SOURCES

Because = tuple[tuple[str, str], ...]
Answers: TypeAlias = Iterator[tuple[str, str]]
Trace: TypeAlias = Callable[[Facts, AreaFacts | None], Answers]


def trace(node: Condition) -> Trace:
    """Return a condition as a function that names the answers which make it hold.

    Each is a question id, and the area it is about or an empty text.
    """
    match node:
        case Not(inner):
            return trace(inner)
        case And(parts) | Or(parts):
            return _of_parts(tuple((predicate(part), trace(part)) for part in parts))
        case AnyArea(inner) | CountAreas(inner):
            return _of_areas(predicate(inner), trace(inner))
        case Compare(name) | Has(name):
            return _of_answer(name)
        case InGroup():
            return _of_region
        case Active():
            return _of_activity


def because(found: Trace, facts: Facts) -> Because:
    """Return the answers behind a condition that holds, each once."""
    return tuple(dict.fromkeys(found(facts, None)))


def _of_parts(parts: tuple[tuple[Predicate, Trace], ...]) -> Trace:
    def answers(facts: Facts, area: AreaFacts | None) -> Answers:
        for holds, found in parts:
            if holds(facts, area):
                yield from found(facts, area)

    return answers


def _of_areas(holds: Predicate, found: Trace) -> Trace:
    def answers(facts: Facts, _area: AreaFacts | None) -> Answers:
        for marked in facts.areas:
            if holds(facts, marked):
                yield from found(facts, marked)

    return answers


def _of_answer(name: str) -> Trace:
    sources = tuple(
        (question, question.startswith("p.")) for question in SOURCES.get(name, (name,))
    )

    def answers(_facts: Facts, area: AreaFacts | None) -> Answers:
        for question, per_region in sources:
            yield question, area.area if per_region and area is not None else ""

    return answers


def _of_region(_facts: Facts, area: AreaFacts | None) -> Answers:
    yield "i.regions", area.area if area is not None else ""


def _of_activity(facts: Facts, _area: AreaFacts | None) -> Answers:
    yield from ((name, "") for name in ACTIVITY if name in facts.values)
