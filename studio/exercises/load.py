"""How load and effort change what an exercise asks for, and the same turned round.

Kilograms drive the mechanical demands: the value moves from light to full with the share of
the weight at which the full value is reached.  How hard it feels drives strain and breath.
Turned round, a cap gives the highest load or effort that still fits.  All of it is whole-number
arithmetic, so that both directions agree to the gram.
"""

from studio.exercises.caps import HIGHEST_EFFORT, Caps
from studio.exercises.demand import AXES, EFFORT_AXES, Demands
from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.prescription import Band, Prescription

UNKNOWN_BODY_MASS_KG = 60
"""Assumed when nobody was weighed; a light person reaches the full value earlier."""

USUAL_EFFORT = 7
"""What a set is taken to feel like when nothing else was written down."""

EASY_EFFORT = 4
"""The upper end of what counts as easy work."""

HIGHEST_LOAD_G = 500_000
"""Stands for "no weight is too heavy"; no dose can hold more."""

BAND_PERCENT = {Band.LIGHT: 20, Band.MEDIUM: 45, Band.HEAVY: 70, Band.EXTRA: 100}
BANDS = tuple(BAND_PERCENT)
EFFORT_STEPS: tuple[tuple[int, int], ...] = (
    (EASY_EFFORT, 20),
    (6, 45),
    (8, 70),
    (HIGHEST_EFFORT, 100),
)
"""Effort up to the first number counts as the second number in percent."""

EFFORT_INDEX = tuple(i for i, axis in enumerate(AXES) if axis in EFFORT_AXES)
LOAD_INDEX = tuple(i for i, axis in enumerate(AXES) if axis not in EFFORT_AXES)


def demands_at(exercise: Exercise, dose: Prescription, body_mass_kg: int | None) -> Demands:
    """Return what *exercise* asks for at the load and effort of *dose*.

    An unknown load counts as the full one, an unknown effort as the usual one, an unknown body
    mass as 60 kg.  Nothing can be lighter than its implement.
    """
    if exercise.light == exercise.full:
        return exercise.light
    numerator, denominator = load_fraction(exercise, dose, body_mass_kg)
    percent = effort_percent(USUAL_EFFORT if dose.effort is None else dose.effort)
    values = list(exercise.light)
    for index, (light, full) in enumerate(zip(exercise.light, exercise.full, strict=True)):
        if full > light:
            if index in EFFORT_INDEX:
                values[index] = value_at(light, full, percent, 100)
            else:
                values[index] = value_at(light, full, numerator, denominator)
    return Demands(tuple(values))


def value_at(light: int, full: int, numerator: int, denominator: int) -> int:
    """Return the demand at a share of full load, rounded half up."""
    return (2 * light * denominator + 2 * (full - light) * numerator + denominator) // (
        2 * denominator
    )


def load_fraction(
    exercise: Exercise, dose: Prescription, body_mass_kg: int | None
) -> tuple[int, int]:
    """Return the share of full load as numerator and denominator, never above one."""
    if exercise.load_basis is LoadBasis.BODYWEIGHT:
        return 0, 1
    if is_by_band(exercise, dose) and dose.band is not None:
        return BAND_PERCENT[dose.band], 100
    if exercise.load_basis is LoadBasis.BAND:
        return (0, 1) if dose.load_g == 0 else (1, 1)
    if dose.load_g is None:
        return 1, 1
    full = full_load(exercise, body_mass_kg)
    return min(max(dose.load_g, exercise.min_load_g), full), full


def is_by_band(exercise: Exercise, dose: Prescription) -> bool:
    """Return whether a band, and no weight, makes *dose* heavier."""
    if exercise.load_basis is LoadBasis.BAND:
        return True
    return dose.band is not None and dose.load_g is None and takes_band(exercise)


def takes_band(exercise: Exercise) -> bool:
    """Return whether *exercise* can be done with a band at all."""
    return exercise.load_basis is LoadBasis.BAND or any("band" in g for g in exercise.equipment)


def full_load(exercise: Exercise, body_mass_kg: int | None) -> int:
    """Return the grams at which the full values are reached."""
    mass = UNKNOWN_BODY_MASS_KG if body_mass_kg is None else body_mass_kg
    return max(1, round((exercise.load_full_share or 0) * 1000) * mass)


def effort_percent(effort: int) -> int:
    """Return how far an effort of 0 to 10 reaches towards the full value, in percent."""
    return next(percent for highest, percent in EFFORT_STEPS if effort <= highest)


def highest_load(exercise: Exercise, caps: Caps, body_mass_kg: int | None) -> int | None:
    """Return the heaviest weight in grams that stays within *caps*, on a step of the implement.

    `HIGHEST_LOAD_G` means that no weight is too heavy, `None` that even the lightest is.
    """
    limit = HIGHEST_LOAD_G
    full_g = full_load(exercise, body_mass_kg)
    for index in LOAD_INDEX:
        light, full, cap = exercise.light[index], exercise.full[index], caps.values[index]
        if light > cap:
            return None
        if full > cap:
            limit = min(limit, ((2 * (cap - light) + 1) * full_g - 1) // (2 * (full - light)))
    if exercise.load_basis is not LoadBasis.EXTERNAL:
        return HIGHEST_LOAD_G
    if caps.load_percent_max is not None:
        limit = min(limit, full_g * caps.load_percent_max // 100)
    if limit == HIGHEST_LOAD_G:
        return limit
    limit -= limit % exercise.load_step_g
    return limit if limit >= exercise.min_load_g else None


def highest_band(exercise: Exercise, caps: Caps) -> Band | None:
    """Return the strongest band within *caps*, or `None` if even a light one is too much."""
    fitting = [
        band
        for band in BANDS
        if (caps.load_percent_max is None or BAND_PERCENT[band] <= caps.load_percent_max)
        and all(
            value_at(exercise.light[i], exercise.full[i], BAND_PERCENT[band], 100) <= caps.values[i]
            for i in LOAD_INDEX
        )
    ]
    return fitting[-1] if fitting else None


def highest_effort(exercise: Exercise, caps: Caps) -> int | None:
    """Return the hardest that it may feel, or `None` if even easy work asks for too much."""
    for highest, percent in reversed(EFFORT_STEPS):
        if all(
            value_at(exercise.light[i], exercise.full[i], percent, 100) <= caps.values[i]
            for i in EFFORT_INDEX
        ):
            return min(highest, caps.effort_max)
    return None
