from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.exercises.demand import Axis
from studio.exercises.prescription import Band, Prescription, Span
from studio.planning.suitability import HindranceKind, VerdictKind, judge
from tests.studio.exercises.library import the_catalog, the_tables
from tests.studio.planning.limits import HEAVY, ORDINARY_KIT, a_client

CODES = sorted(the_tables().codes)
FEW = Prescription(sets=Span(3, 3), reps=Span(8, 8))


def verdict(slug: str, limits, dose: Prescription | None = None):
    exercise = the_catalog().get(slug)
    return judge(exercise, exercise.dose if dose is None else dose, limits)


def kinds(one) -> list[tuple[HindranceKind, str]]:
    return [(hindrance.kind, hindrance.key) for hindrance in one.hindrances]


def test_without_limits_everything_is_allowed():
    limits = a_client(tier="gym_ready", kit=None)
    for exercise in the_catalog():
        one = judge(exercise, exercise.dose, limits)
        assert one.is_allowed
        assert (one.dose, one.codes, one.exceeded) == (exercise.dose, (), ())


def test_what_is_over_names_value_cap_and_codes():
    one = verdict("squat_barbell_back", a_client("no_heavy_axial", "no_impact"), HEAVY)
    assert one.kind is VerdictKind.SUBSTITUTE
    assert [(e.axis, e.value, e.cap, e.codes) for e in one.exceeded] == [
        (Axis.COMPRESSION, 4, 2, ("no_heavy_axial",)),
        (Axis.SHEAR, 3, 2, ("no_heavy_axial",)),
    ]
    assert one.codes == ("no_heavy_axial",)
    assert (one.load_limit_g, one.cause) == (25_000, "comfort")


@pytest.mark.parametrize(
    ("kilograms", "kind", "lighter"),
    [
        (14, VerdictKind.ALLOWED, None),
        (22, VerdictKind.ALLOWED, None),
        (24, VerdictKind.SAME_LIGHTER, 22),
        (36, VerdictKind.SAME_LIGHTER, 22),
        (38, VerdictKind.SUBSTITUTE, 22),
    ],
)
def test_a_small_cut_keeps_the_exercise_and_a_large_one_does_not(kilograms, kind, lighter):
    dose = replace(FEW, load_g=kilograms * 1000)
    one = verdict("squat_goblet", a_client("no_heavy_axial"), dose)
    assert one.kind is kind
    if lighter:
        assert one.lighter.load_g == lighter * 1000
    if kind is VerdictKind.SAME_LIGHTER:
        assert one.dose == replace(dose, load_g=lighter * 1000)


def test_an_open_load_is_asked_for_below_the_limit():
    limits = a_client(sets=(("lbp_nonspecific", "acute"),))
    one = verdict("squat_goblet", limits)
    assert (one.kind, one.dose.load_g) == (VerdictKind.SAME_LIGHTER, 14_000)
    assert verdict("squat_barbell_back", limits).lighter is None


def test_a_bar_with_next_to_nothing_on_it_is_no_offer():
    one = verdict("squat_barbell_back", a_client("no_heavy_axial"))
    assert one.kind is VerdictKind.SUBSTITUTE
    assert one.lighter.load_g == 25_000


def test_an_open_effort_takes_what_the_limits_leave():
    limits = a_client("no_valsalva")
    one = verdict("squat_goblet", limits, replace(FEW, load_g=10_000))
    assert (one.kind, one.dose.effort, one.effort_limit) == (VerdictKind.ALLOWED, 6, 6)
    hard = verdict("squat_goblet", limits, replace(FEW, load_g=10_000, effort=8))
    assert (hard.kind, hard.dose.effort) == (VerdictKind.SAME_LIGHTER, 6)
    assert (HindranceKind.EFFORT, "6") in kinds(hard)
    harder = verdict("squat_goblet", a_client(tier="rehab_first"), replace(FEW, effort=9))
    assert harder.kind is VerdictKind.SUBSTITUTE


def test_rehab_first_asks_for_easy_effort_and_light_loads():
    limits = a_client(tier="rehab_first")
    assert verdict("squat_bodyweight", limits).dose.effort == 4
    row = verdict("row_dumbbell_single", limits)
    assert (row.kind, row.load_limit_g) == (VerdictKind.SAME_LIGHTER, 6_000)
    assert (HindranceKind.LOAD, "25") in kinds(row)


@pytest.mark.parametrize(
    ("band", "kind", "becomes"),
    [
        (Band.MEDIUM, VerdictKind.ALLOWED, Band.MEDIUM),
        (Band.HEAVY, VerdictKind.SAME_LIGHTER, Band.MEDIUM),
        (Band.EXTRA, VerdictKind.SUBSTITUTE, None),
        (None, VerdictKind.SAME_LIGHTER, Band.MEDIUM),
    ],
)
def test_bands_have_limits_too(band, kind, becomes):
    limits = a_client(sets=(("knee_pfp", "subacute"),))
    one = verdict("squat_band_resisted", limits, replace(FEW, band=band))
    assert one.kind is kind
    if becomes:
        assert one.dose.band is becomes


def test_exclusions_are_told_apart():
    assert kinds(verdict("dead_hang", a_client("no_overhead")))[0] == (
        HindranceKind.POSITION,
        "hanging",
    )
    assert (HindranceKind.PATTERN, "core_flex") in kinds(
        verdict("curl_up_mcgill", a_client("no_loaded_trunk_flexion"))
    )
    assert (HindranceKind.EXERCISE, "neck_plate") in kinds(
        verdict("neck_plate", a_client("no_neck_load", kit=None))
    )
    bar = verdict("curl_barbell", a_client("low_load_only"))
    assert (HindranceKind.EQUIPMENT, "barbell") in kinds(bar)


def test_missing_kit_is_a_cause_of_its_own():
    limits = a_client(tier="gym_ready", kit=ORDINARY_KIT - {"rack"})
    one = verdict("squat_barbell_back", limits)
    assert (one.kind, one.cause) == (VerdictKind.SUBSTITUTE, "kit")
    assert kinds(one) == [(HindranceKind.KIT, "rack")]
    both = verdict("squat_barbell_back", a_client("no_heavy_axial", kit=frozenset()), HEAVY)
    assert both.cause == "comfort"
    assert verdict("plank", a_client(kit=frozenset())).is_allowed


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(CODES), max_size=4, unique=True),
    st.sampled_from(["gym_adapted", "rehab_first"]),
    st.none() | st.integers(40, 140),
)
def test_what_a_verdict_proposes_holds(codes, tier, mass):
    limits = a_client(*codes, tier=tier, mass=mass)
    for exercise in the_catalog():
        one = judge(exercise, exercise.dose, limits)
        if one.is_allowed or one.kind is VerdictKind.SAME_LIGHTER:
            assert judge(exercise, one.dose, limits).is_allowed, exercise.slug
        if one.lighter is not None:
            assert judge(exercise, one.lighter, limits).is_allowed, exercise.slug
        if one.kind is VerdictKind.SUBSTITUTE:
            assert one.exceeded or one.hindrances, exercise.slug
