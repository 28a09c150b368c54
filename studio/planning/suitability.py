"""One exercise at one dose held against one client's limits.

The answer is a verdict with its reasons: the demands over their caps, what is left out by
position, pattern or kit, and the load, band and effort up to which the same exercise fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from studio.exercises.caps import HIGHEST_EFFORT, NO_CAPS, Caps
from studio.exercises.demand import AXES, Demands
from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.exercises.kit import missing_kit
from studio.exercises.load import (
    BAND_PERCENT,
    EASY_EFFORT,
    HIGHEST_LOAD_G,
    USUAL_EFFORT,
    demands_at,
    highest_band,
    highest_effort,
    highest_load,
    is_by_band,
    load_fraction,
    takes_band,
)
from studio.exercises.prescription import Band, Prescription
from studio.exercises.vocabulary import NOTE_PATTERN
from studio.planning.verdict import (
    Exceeded,
    Hindrance,
    HindranceKind,
    Room,
    Verdict,
    VerdictKind,
)

__all__ = [
    "ClientLimits",
    "Exceeded",
    "Hindrance",
    "HindranceKind",
    "Room",
    "Verdict",
    "VerdictKind",
    "exceeded_at_easiest",
    "judge",
    "room_for",
]

LARGEST_CUT_PERCENT = 40
"""A load cut by more than this trains something else; a swap does better."""

_ROOM_TO_GROW = 2
"""Without a planned load, a limit is worth offering at twice the lightest weight there is."""


@dataclass(frozen=True, slots=True)
class ClientLimits:
    """What counts for one client today.

    `kit` is what is on hand, `None` everything; `level` what the client is used to.  While
    `is_on_hold` nothing is offered at all.
    """

    caps: Caps = NO_CAPS
    kit: frozenset[str] | None = None
    level: Level = Level.BEGINNER
    body_mass_kg: int | None = None
    is_on_hold: bool = False


def judge(exercise: Exercise, dose: Prescription, limits: ClientLimits) -> Verdict:
    """Return whether *exercise* at *dose* suits the client, and if not, what stands against it.

    A load that was left open counts as the full one.  An effort that was left open may be as low
    as the limits ask, so it never stands against an exercise that fits at an easy effort.
    """
    if exercise.pattern == NOTE_PATTERN:
        return Verdict(VerdictKind.ALLOWED, dose)
    room = room_for(exercise, dose, limits)
    planned = _with_effort(dose, room)
    exceeded = tuple(_exceeded(demands_at(exercise, planned, limits.body_mass_kg), limits.caps))
    hindrances = (
        *room.exclusions,
        *_over_ceilings(exercise, planned, limits),
        *room.missing,
    )
    lighter = _lighter(exercise, planned, limits, room)
    if not exceeded and not hindrances:
        kind = VerdictKind.ALLOWED
    elif lighter and _is_small_cut(exercise, planned, lighter):
        kind = VerdictKind.SAME_LIGHTER
    else:
        kind = VerdictKind.SUBSTITUTE
    return Verdict(
        kind=kind,
        dose=lighter if kind is VerdictKind.SAME_LIGHTER and lighter else planned,
        exceeded=exceeded,
        hindrances=hindrances,
        lighter=lighter,
        load_limit_g=_binding_load(exercise, room),
        band_limit=_binding_band(exercise, planned, room),
        effort_limit=room.effort if room.effort and room.effort < HIGHEST_EFFORT else None,
    )


def room_for(exercise: Exercise, dose: Prescription, limits: ClientLimits) -> Room:
    """Return up to where *exercise* fits; only the length of *dose* matters for that."""
    caps = limits.caps
    return Room(
        load_g=highest_load(exercise, caps, limits.body_mass_kg),
        band=highest_band(exercise, caps) if takes_band(exercise) else None,
        effort=highest_effort(exercise, caps),
        exclusions=(*_without_review(exercise, caps), *_excluded(exercise, dose, caps)),
        missing=tuple(
            Hindrance(HindranceKind.KIT, "|".join(sorted(group)))
            for group in missing_kit(exercise, limits.kit)
        ),
    )


def _without_review(exercise: Exercise, caps: Caps) -> Iterator[Hindrance]:
    """Keep demands that are only proposed away from everybody who has a limit."""
    if not exercise.is_reviewed and caps != NO_CAPS:
        yield Hindrance(HindranceKind.REVIEW)


def _excluded(exercise: Exercise, dose: Prescription, caps: Caps) -> Iterator[Hindrance]:
    for exclusion in caps.exclusions:
        if exclusion.covers(exercise, dose):
            kind, key = exclusion.subject
            yield Hindrance(HindranceKind(kind), key, exclusion.codes)


def exceeded_at_easiest(exercise: Exercise, limits: ClientLimits) -> tuple[Exceeded, ...]:
    """Return the demands that are over their caps even at the lightest load and easy effort."""
    easiest = Prescription(load_g=exercise.min_load_g, effort=EASY_EFFORT)
    if exercise.load_basis is LoadBasis.BAND:
        easiest = replace(easiest, band=Band.LIGHT)
    return tuple(_exceeded(demands_at(exercise, easiest, limits.body_mass_kg), limits.caps))


def _exceeded(demands: Demands, caps: Caps) -> Iterator[Exceeded]:
    for axis, value, cap, codes in zip(AXES, demands, caps.values, caps.behind, strict=True):
        if value > cap:
            yield Exceeded(axis, value, cap, codes)


def _with_effort(dose: Prescription, room: Room) -> Prescription:
    if dose.effort is not None or room.effort is None or room.effort >= USUAL_EFFORT:
        return dose
    return replace(dose, effort=room.effort)


def _over_ceilings(
    exercise: Exercise, dose: Prescription, limits: ClientLimits
) -> Iterator[Hindrance]:
    caps = limits.caps
    if caps.load_percent_max is not None and exercise.load_basis is not LoadBasis.BODYWEIGHT:
        numerator, denominator = load_fraction(exercise, dose, limits.body_mass_kg)
        if 100 * numerator > caps.load_percent_max * denominator:
            yield Hindrance(HindranceKind.LOAD, str(caps.load_percent_max), caps.load_behind)
    if dose.effort is not None and dose.effort > caps.effort_max:
        yield Hindrance(HindranceKind.EFFORT, str(caps.effort_max), caps.effort_behind)


def _lighter(
    exercise: Exercise, dose: Prescription, limits: ClientLimits, room: Room
) -> Prescription | None:
    """Return the dose brought down to the limits, if that is enough to make it fit."""
    by_band = is_by_band(exercise, dose)
    if room.exclusions or room.missing or not room.takes(exercise, with_band=by_band):
        return None
    effort = dose.effort if dose.effort is None else min(dose.effort, room.effort or 0)
    if by_band:
        band = _weaker(dose.band, room.band)
        return replace(dose, band=band, load_g=None, effort=effort)
    if exercise.load_basis is LoadBasis.BODYWEIGHT or room.load_g in (None, HIGHEST_LOAD_G):
        return replace(dose, effort=effort)
    load = room.load_g if dose.load_g is None else min(dose.load_g, room.load_g or 0)
    return replace(dose, load_g=load, effort=effort)


def _is_small_cut(exercise: Exercise, planned: Prescription, lighter: Prescription) -> bool:
    if planned.effort and lighter.effort and _cut(planned.effort, lighter.effort):
        return False
    if is_by_band(exercise, planned):
        if planned.band is None or lighter.band is None:
            return True
        return not _cut(BAND_PERCENT[planned.band], BAND_PERCENT[lighter.band])
    if lighter.load_g is None:
        return True
    if planned.load_g is None:
        return lighter.load_g >= _ROOM_TO_GROW * exercise.min_load_g
    return not _cut(planned.load_g, lighter.load_g)


def _cut(planned: int, lighter: int) -> bool:
    """Return whether *lighter* cuts more from *planned* than trains the same."""
    return 100 * (planned - lighter) > LARGEST_CUT_PERCENT * planned


def _weaker(planned: Band | None, limit: Band | None) -> Band | None:
    if planned is None or limit is None:
        return limit
    return min(planned, limit, key=BAND_PERCENT.__getitem__)


def _binding_load(exercise: Exercise, room: Room) -> int | None:
    if exercise.load_basis is not LoadBasis.EXTERNAL or room.load_g == HIGHEST_LOAD_G:
        return None
    return room.load_g


def _binding_band(exercise: Exercise, dose: Prescription, room: Room) -> Band | None:
    binds = is_by_band(exercise, dose) and room.band is not Band.EXTRA
    return room.band if binds else None
