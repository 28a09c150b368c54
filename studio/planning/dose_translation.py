"""What a stand-in is dosed with: sets stay, effort stays within the limit, kilograms never stay.

A weight belongs to one exercise.  Its stand-in starts with a guess from the table of first
loads, or with a third of its own full load, and always at or below its own limit.
"""

from dataclasses import replace

from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.load import (
    BAND_PERCENT,
    EASY_EFFORT,
    HIGHEST_LOAD_G,
    USUAL_EFFORT,
    full_load,
)
from studio.exercises.prescription import ONE_SET, Band, Prescription, Span
from studio.planning.affinity import Affinity
from studio.planning.suitability import ClientLimits, Room

_HEAVY_BELOW = 8
_MIDDLE_OF_8_TO_12 = Span(10, 10)
_FIRST_LOAD_PERCENT = 33
_ONE_SIDE_PERCENT = 45  # half of it, and a tenth less
_BOTH_SIDES = "bilateral"
_SECONDS_A_REP = 3
_HOLD = (10, 45)
_SHORTEST_STEADY = 10
_UNITS = ("minutes", "meters", "breaths", "reps", "seconds")


def translated(
    original: Exercise,
    dose: Prescription,
    substitute: Exercise,
    room: Room,
    limits: ClientLimits,
    affinity: Affinity,
) -> Prescription:
    """Return the dose of *substitute* that stands for *dose* of *original*."""
    amount = _amount(original, dose, substitute)
    amount = replace(amount, effort=_effort(dose, room), load_g=None, band=None)
    return _with_first_load(amount, original, dose, substitute, room, limits, affinity)


def usual_dose(exercise: Exercise, room: Room, limits: ClientLimits) -> Prescription:
    """Return the library's own dose of *exercise* brought within the limits."""
    dose = replace(exercise.dose, effort=_effort(exercise.dose, room))
    return _with_first_load(dose, exercise, dose, exercise, room, limits, Affinity({}))


def _effort(dose: Prescription, room: Room) -> int | None:
    limit = room.effort or 0
    if dose.effort is None:
        return limit if limit < USUAL_EFFORT else None
    return min(dose.effort, limit)


def _amount(original: Exercise, dose: Prescription, substitute: Exercise) -> Prescription:
    """Return sets and amount in the unit that the substitute is counted in."""
    target = substitute.dose
    start, end = _unit(dose), _unit(target)
    if end == "minutes":
        return _minutes(dose, target)
    if end == "reps" and start in ("reps", "seconds"):
        reps = _reps(original, dose, substitute)
        return replace(target, sets=dose.sets, reps=reps)
    if end == "seconds" and start in ("reps", "seconds"):
        return replace(target, sets=dose.sets, seconds=_held(dose))
    return (
        replace(target, sets=dose.sets) if start != "minutes" and dose.sets != ONE_SET else target
    )


def _minutes(dose: Prescription, target: Prescription) -> Prescription:
    """Return the same minutes; intervals become half as long again at a steady pace.

    Something small for every day keeps its own dose.
    """
    if target.times_a_day > 1:
        return target
    if dose.minutes is not None and dose.sets == ONE_SET:
        return replace(target, sets=ONE_SET, minutes=dose.minutes)
    work = dose.minutes.high * 60 if dose.minutes else dose.seconds.high if dose.seconds else 0
    if not work or dose.reps is not None or target.sets != ONE_SET:
        return target
    minutes = max(_SHORTEST_STEADY, round(dose.sets.high * work * 1.5 / 60))
    return replace(target, minutes=Span(minutes, minutes))


def _reps(original: Exercise, dose: Prescription, substitute: Exercise) -> Span:
    if dose.reps is None:
        seconds = dose.seconds or Span(30, 30)
        return _scaled(seconds, 1 / _SECONDS_A_REP, low=5, high=15)
    if original.pattern == "jump" and substitute.pattern != "jump":
        contacts = dose.sets.high * dose.reps.high
        return _scaled(Span(contacts, contacts), 1 / 3, low=5, high=12)
    reps = dose.reps
    if original.load_basis is LoadBasis.EXTERNAL and reps.low < _HEAVY_BELOW:
        reps = _MIDDLE_OF_8_TO_12
    if substitute.dose.per_side and not dose.per_side:
        return _scaled(reps, 0.65, low=4, high=20)
    if dose.per_side and not substitute.dose.per_side:
        return _scaled(reps, 1 / 0.65, low=4, high=20)
    return reps


def _held(dose: Prescription) -> Span:
    if dose.reps is None:
        return dose.seconds or Span(30, 30)
    return _scaled(dose.reps, _SECONDS_A_REP, low=_HOLD[0], high=_HOLD[1])


def _scaled(span: Span, factor: float, *, low: int, high: int) -> Span:
    return Span(*(min(high, max(low, int(number * factor + 0.5))) for number in span))


def _unit(dose: Prescription) -> str:
    return next((unit for unit in _UNITS if getattr(dose, unit) is not None), "")


def _with_first_load(
    amount: Prescription,
    original: Exercise,
    dose: Prescription,
    substitute: Exercise,
    room: Room,
    limits: ClientLimits,
    affinity: Affinity,
) -> Prescription:
    if substitute.load_basis is LoadBasis.BAND or uses_only_bands(substitute, limits):
        return replace(amount, band=_first_band(amount, room))
    if substitute.load_basis is not LoadBasis.EXTERNAL:
        return amount
    guess = _guess(original, dose, substitute, limits, affinity)
    load = min(guess, HIGHEST_LOAD_G if room.load_g is None else room.load_g)
    load -= load % substitute.load_step_g
    if load == dose.load_g:
        # The same number by chance would read as if the weight had been taken along.
        load -= substitute.load_step_g
    return replace(amount, load_g=max(load, substitute.min_load_g, 0))


def _first_band(amount: Prescription, room: Room) -> Band:
    wanted = Band.LIGHT if amount.effort and amount.effort <= EASY_EFFORT else Band.MEDIUM
    return min(wanted, room.band or Band.LIGHT, key=BAND_PERCENT.__getitem__)


def uses_only_bands(exercise: Exercise, limits: ClientLimits) -> bool:
    """Return whether a band is the only thing on hand that could load *exercise*."""
    return limits.kit is not None and any(
        "band" in group and len(group) > 1 and not (group - {"band"}) & limits.kit
        for group in exercise.equipment
    )


def _guess(
    original: Exercise,
    dose: Prescription,
    substitute: Exercise,
    limits: ClientLimits,
    affinity: Affinity,
) -> int:
    full = full_load(substitute, limits.body_mass_kg)
    known = affinity.first_load(original, substitute)
    if known and known.body_mass_share and limits.body_mass_kg:
        return min(full, int(known.body_mass_share * limits.body_mass_kg * 1000))
    if known and known.share and dose.load_g:
        return min(full, int(known.share * dose.load_g))
    if dose.load_g and _is_one_sided_version(original, substitute):
        return min(full, dose.load_g * _ONE_SIDE_PERCENT // 100)
    return full * _FIRST_LOAD_PERCENT // 100


def _is_one_sided_version(original: Exercise, substitute: Exercise) -> bool:
    return (
        original.ladder == substitute.ladder
        and original.laterality == _BOTH_SIDES != substitute.laterality
        and original.load_basis is LoadBasis.EXTERNAL
    )
