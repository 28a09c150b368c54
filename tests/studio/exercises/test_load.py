from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.exercises.caps import NO_CAPS, Caps
from studio.exercises.demand import AXES, EFFORT_AXES, HIGHEST_DEMAND, Axis
from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.load import (
    BANDS,
    EFFORT_STEPS,
    HIGHEST_LOAD_G,
    demands_at,
    highest_band,
    highest_effort,
    highest_load,
)
from studio.exercises.prescription import Band, Prescription
from tests.studio.exercises.library import caps, the_catalog

LOADABLE = [e for e in the_catalog() if e.load_basis is LoadBasis.EXTERNAL]
BANDED = [e for e in the_catalog() if e.load_basis is LoadBasis.BAND]
masses = st.integers(35, 180) | st.none()
loads = st.integers(0, 300_000)
some_caps = st.lists(st.integers(0, HIGHEST_DEMAND), min_size=len(AXES), max_size=len(AXES)).map(
    lambda values: Caps(values=tuple(values))
)


def asked(slug: str, kilograms: float | None, effort: int | None = 4, mass: int | None = 75):
    load = None if kilograms is None else round(kilograms * 1000)
    values = demands_at(the_catalog().get(slug), Prescription(load_g=load, effort=effort), mass)
    return dict(zip(AXES, values, strict=True))


@pytest.mark.parametrize(
    ("slug", "kilograms", "comp", "shear", "knee", "strain"),
    [
        ("squat_bodyweight", None, 1, 1, 2, 1),
        ("squat_goblet", 8, 2, 1, 2, 1),
        ("squat_goblet", 16, 2, 2, 3, 1),
        ("squat_goblet", 24, 3, 2, 3, 1),
        ("squat_barbell_back", 20, 2, 2, 3, 2),
        ("squat_barbell_back", 60, 4, 3, 4, 2),
    ],
)
def test_load_moves_the_demands_of_a_client_of_75_kg(slug, kilograms, comp, shear, knee, strain):
    values = asked(slug, kilograms)
    found = [values[a] for a in (Axis.COMPRESSION, Axis.SHEAR, Axis.KNEE, Axis.STRAIN)]
    assert found == [comp, shear, knee, strain]


def test_the_limit_of_a_settling_low_back():
    limits = caps(sets=(("lbp_nonspecific", "acute"),))
    catalog = the_catalog()
    assert highest_load(catalog.get("squat_bodyweight"), limits, 75) == HIGHEST_LOAD_G
    assert highest_load(catalog.get("squat_goblet"), limits, 75) == 14_000
    assert highest_load(catalog.get("squat_barbell_back"), limits, 75) is None


def test_what_is_unknown_counts_as_the_cautious_value():
    assert asked("squat_barbell_back", None) == asked("squat_barbell_back", 200)
    assert asked("squat_goblet", 12, mass=None) == asked("squat_goblet", 12, mass=60)
    assert asked("squat_goblet", 12, effort=None) == asked("squat_goblet", 12, effort=7)


def test_nothing_is_lighter_than_its_implement():
    assert asked("squat_barbell_back", 5) == asked("squat_barbell_back", 20)


@pytest.mark.parametrize(("effort", "strain"), [(1, 2), (4, 2), (5, 2), (6, 2), (7, 3), (9, 4)])
def test_effort_moves_strain(effort, strain):
    assert asked("squat_barbell_back", 20, effort)[Axis.STRAIN] == strain


@pytest.mark.parametrize(
    ("band", "comp"), [(Band.LIGHT, 1), (Band.MEDIUM, 1), (Band.HEAVY, 2), (Band.EXTRA, 2)]
)
def test_bands_have_four_strengths(band, comp):
    exercise = the_catalog().get("squat_band_resisted")
    assert demands_at(exercise, Prescription(band=band), 75)[0] == comp


@given(st.sampled_from(LOADABLE), loads, loads, masses)
def test_more_load_never_lowers_a_demand(exercise, first, second, mass):
    lighter, heavier = sorted((first, second))
    low = demands_at(exercise, Prescription(load_g=lighter, effort=5), mass)
    high = demands_at(exercise, Prescription(load_g=heavier, effort=5), mass)
    assert all(a <= b for a, b in zip(low, high, strict=True))
    assert all(a <= b for a, b in zip(high, exercise.full, strict=True))
    assert all(a >= b for a, b in zip(low, exercise.light, strict=True))


@given(st.sampled_from(list(the_catalog())), st.integers(0, 10), st.integers(0, 10))
def test_more_effort_never_lowers_a_demand(exercise, first, second):
    easier, harder = sorted((first, second))
    low = demands_at(exercise, Prescription(effort=easier), 70)
    high = demands_at(exercise, Prescription(effort=harder), 70)
    assert all(a <= b for a, b in zip(low, high, strict=True))


@given(st.sampled_from(LOADABLE), some_caps, masses, st.none() | st.integers(1, 100))
def test_the_highest_load_is_exact_to_the_step(exercise, limits, mass, percent):
    limits = replace(limits, load_percent_max=percent)
    limit = highest_load(exercise, limits, mass)

    def fits(load: int) -> bool:
        return _within(exercise, limits, mass, load)

    if limit is None:
        lightest = -(-exercise.min_load_g // exercise.load_step_g) * exercise.load_step_g
        assert not fits(lightest)
    elif limit == HIGHEST_LOAD_G:
        assert fits(HIGHEST_LOAD_G)
    else:
        assert limit % exercise.load_step_g == 0
        assert fits(limit)
        assert not fits(limit + exercise.load_step_g)


def _within(exercise: Exercise, limits: Caps, mass: int | None, load: int) -> bool:
    values = demands_at(exercise, Prescription(load_g=load, effort=0), mass)
    share = round(exercise.load_full_share * 1000) * (60 if mass is None else mass)
    percent = limits.load_percent_max
    return (percent is None or load * 100 <= share * percent) and all(
        value <= cap
        for axis, value, cap in zip(AXES, values, limits.values, strict=True)
        if axis not in EFFORT_AXES
    )


@given(st.sampled_from(LOADABLE), some_caps, some_caps, masses)
def test_a_tighter_cap_never_admits_more(exercise, one, other, mass):
    tighter = Caps(values=tuple(map(min, one.values, other.values)))
    loose, tight = highest_load(exercise, one, mass), highest_load(exercise, tighter, mass)
    assert tight is None or (loose is not None and tight <= loose)
    loose, tight = highest_effort(exercise, one), highest_effort(exercise, tighter)
    assert tight is None or (loose is not None and tight <= loose)


@given(st.sampled_from(BANDED), some_caps)
def test_the_strongest_band_is_the_last_that_fits(exercise, limits):
    strongest = highest_band(exercise, limits)
    fitting = [
        band
        for band in BANDS
        if all(
            value <= cap
            for axis, value, cap in zip(
                AXES,
                demands_at(exercise, Prescription(band=band, effort=0), 70),
                limits.values,
                strict=True,
            )
            if axis not in EFFORT_AXES
        )
    ]
    assert strongest == (fitting[-1] if fitting else None)


@given(st.sampled_from(list(the_catalog())), some_caps, st.integers(1, 10))
def test_the_highest_effort_is_the_last_that_fits(exercise, limits, ceiling):
    limits = replace(limits, effort_max=ceiling)
    effort = highest_effort(exercise, limits)

    def fits(one: int) -> bool:
        values = demands_at(exercise, Prescription(effort=one), 70)
        return all(
            value <= cap
            for axis, value, cap in zip(AXES, values, limits.values, strict=True)
            if axis in EFFORT_AXES
        )

    if effort is None:
        assert not fits(EFFORT_STEPS[0][0])
    else:
        assert fits(effort)
        assert effort == ceiling or not fits(effort + 1) or effort == 10


def test_without_caps_everything_fits():
    for exercise in the_catalog():
        assert highest_load(exercise, NO_CAPS, 70) == HIGHEST_LOAD_G
        assert highest_effort(exercise, NO_CAPS) == 10
