"""Which answers made a condition true, so that every reason can lead back to its question."""

from collections.abc import Iterator

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
from studio.screening.predicates import AreaFacts, Facts, predicate
from studio.screening.questionnaire import ACTIVITY, SOURCES

Because = tuple[tuple[str, str], ...]


def because(condition: Condition, facts: Facts) -> Because:
    """Return the answers behind a condition that holds: question id, and area or an empty text."""
    return tuple(dict.fromkeys(_answers(condition, facts, None)))


def _answers(node: Condition, facts: Facts, area: AreaFacts | None) -> Iterator[tuple[str, str]]:
    match node:
        case Not(inner):
            yield from _answers(inner, facts, area)
        case And(parts) | Or(parts):
            for part in parts:
                if predicate(part)(facts, area):
                    yield from _answers(part, facts, area)
        case AnyArea(inner) | CountAreas(inner):
            for marked in facts.areas:
                if predicate(inner)(facts, marked):
                    yield from _answers(inner, facts, marked)
        case Compare() | Has() | InGroup() | Active():
            yield from _questions(node, facts, area)


def _questions(
    node: Compare | Has | InGroup | Active, facts: Facts, area: AreaFacts | None
) -> Iterator[tuple[str, str]]:
    match node:
        case Compare(name) | Has(name):
            for question in SOURCES.get(name, (name,)):
                yield question, _where(question, area)
        case InGroup():
            yield "i.regions", area.area if area is not None else ""
        case Active():
            yield from ((name, "") for name in ACTIVITY if name in facts.values)


def _where(question: str, area: AreaFacts | None) -> str:
    return area.area if area is not None and question.startswith("p.") else ""
