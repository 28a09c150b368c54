"""The parts a condition is made of, after its names have been looked up."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Relation: TypeAlias = Literal[">=", "<=", "==", ">", "<"]


@dataclass(frozen=True, slots=True)
class Compare:
    """One answer held against a value; an option stands as its place in the list of options."""

    question: str
    relation: Relation
    value: float


@dataclass(frozen=True, slots=True)
class Has:
    """Whether an option is among those chosen."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class InGroup:
    """Whether the marked region belongs to a group."""

    group: str


@dataclass(frozen=True, slots=True)
class Active:
    """Whether the client has a habit of regular activity."""


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    inner: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """All of several conditions."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of several conditions."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyArea:
    """Whether a single marked area satisfies all of a condition."""

    inner: "Condition"


@dataclass(frozen=True, slots=True)
class CountAreas:
    """How many regions satisfy a condition, held against a number."""

    inner: "Condition"
    relation: Relation
    value: float


Condition: TypeAlias = Compare | Has | InGroup | Active | Not | And | Or | AnyArea | CountAreas


def children(node: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside *node*."""
    if isinstance(node, And | Or):
        return node.parts
    if isinstance(node, Not | AnyArea | CountAreas):
        return (node.inner,)
    return ()


def asks_areas(node: Condition) -> bool:
    """Tell whether a condition holds only by a marked area of the body.

    What holds by other answers as well concerns the whole person.
    """
    if isinstance(node, Or):
        return all(map(asks_areas, node.parts))
    return isinstance(node, AnyArea | CountAreas) or any(map(asks_areas, children(node)))
