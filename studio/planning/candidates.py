"""The library seen through one client's limits, before any exercise is asked about.

What only depends on the client is worked out once; every question afterwards ranks what is left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from studio.exercises.demand import Demands
from studio.exercises.exercise import Exercise
from studio.exercises.load import HIGHEST_LOAD_G, USUAL_EFFORT, demands_at
from studio.exercises.prescription import Prescription
from studio.exercises.vocabulary import NOTE_PATTERN
from studio.planning.dose_translation import uses_only_bands
from studio.planning.offers import Rejection
from studio.planning.ranking import loads_over
from studio.planning.suitability import (
    ClientLimits,
    Hindrance,
    HindranceKind,
    Room,
    exceeded_at_easiest,
    room_for,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One exercise of the library for one client.

    `rejection` is the first hard limit it does not pass, kinship aside; `at_most` is what it can
    ask for inside the limits, `loads_over` how many capped demands full load would exceed.
    """

    exercise: Exercise
    room: Room
    rejection: Rejection | None
    at_most: Demands
    loads_over: int


def candidates(exercises: Iterable[Exercise], limits: ClientLimits) -> tuple[Candidate, ...]:
    """Return every exercise as a candidate, in the order of the library."""
    return tuple(_candidate(one, limits) for one in exercises)


def _candidate(exercise: Exercise, limits: ClientLimits) -> Candidate:
    room = room_for(exercise, exercise.dose, limits)
    rejection = _rejection(exercise, room, limits)
    if rejection is not None:
        return Candidate(exercise, room, rejection, exercise.full, 0)
    return Candidate(
        exercise=exercise,
        room=room,
        rejection=None,
        at_most=demands_at(exercise, _heaviest(exercise, room), limits.body_mass_kg),
        loads_over=loads_over(exercise, limits.caps),
    )


def _rejection(exercise: Exercise, room: Room, limits: ClientLimits) -> Rejection | None:
    if exercise.pattern == NOTE_PATTERN:
        return Rejection(Hindrance(HindranceKind.NOTE))
    if room.exclusions:
        return Rejection(room.exclusions[0])
    if not room.takes(exercise, with_band=uses_only_bands(exercise, limits)):
        exceeded = exceeded_at_easiest(exercise, limits)
        codes = tuple(dict.fromkeys(code for one in exceeded for code in one.codes))
        key = exceeded[0].axis.value if exceeded else HindranceKind.LOAD.value
        return Rejection(Hindrance(HindranceKind.DEMAND, key, codes), exceeded)
    if room.missing:
        return Rejection(room.missing[0])
    if exercise.level.rank > limits.level.rank:
        return Rejection(Hindrance(HindranceKind.LEVEL, exercise.level.value))
    return None


def _heaviest(exercise: Exercise, room: Room) -> Prescription:
    load = None if room.load_g == HIGHEST_LOAD_G else room.load_g
    effort = min(USUAL_EFFORT, USUAL_EFFORT if room.effort is None else room.effort)
    return replace(exercise.dose, load_g=load, band=room.band, effort=effort)
