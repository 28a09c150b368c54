"""Weeks to start from: movement patterns and doses rather than fixed exercises.

A slot names a pattern and the exercises it likes best; which of them goes into a client's week
is decided when the template is applied, by what suits that client.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from studio.exercises.catalog import Catalog
from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug, TemplateKey
from studio.planning.week_plan import DailyHabit, Place

Suits = Callable[[ExerciseSlug, Prescription], bool]


@dataclass(frozen=True, slots=True)
class TemplateSlot:
    """One line of a session: a dose, and what may carry it, the favourite first.

    `pattern` is empty where only the named exercises will do.
    """

    dose: Prescription
    prefer: tuple[ExerciseSlug, ...]
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class TemplateSession:
    """A session of a template, repeated on its days; `title` is a code."""

    title: str
    days: tuple[int, ...]
    slots: tuple[TemplateSlot, ...]
    start_minute: int | None = None
    minutes: int = 60
    place: Place = Place.STUDIO


@dataclass(frozen=True, slots=True)
class WeekTemplate:
    """A week to start from; name, summary and titles are looked up by its key and codes."""

    key: TemplateKey
    tiers: tuple[str, ...]
    sessions: tuple[TemplateSession, ...]
    habits: tuple[DailyHabit, ...] = ()
    rest_days: frozenset[int] = frozenset()


def templates_for(templates: Iterable[WeekTemplate], tier_key: str) -> tuple[WeekTemplate, ...]:
    """Return the templates made for a tier, those that put it first before the others."""
    made = [template for template in templates if tier_key in template.tiers]
    return tuple(sorted(made, key=lambda template: template.tiers.index(tier_key)))


def choice_for(
    slot: TemplateSlot, catalog: Catalog, suits: Suits
) -> tuple[ExerciseSlug, Prescription]:
    """Return what goes into *slot*: the first favourite that suits, else the easiest of its kind.

    Where nothing suits, the first favourite comes back; placing it then finds a substitute or
    says that it needs a decision.
    """
    for slug in slot.prefer:
        if suits(slug, slot.dose):
            return slug, slot.dose
    if slot.pattern:
        by_ease = sorted(catalog.of_pattern(slot.pattern), key=lambda e: (e.level.rank, e.rung))
        for exercise in by_ease:
            if suits(exercise.slug, exercise.dose):
                return exercise.slug, exercise.dose
    return slot.prefer[0], slot.dose
