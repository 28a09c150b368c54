import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import BadFile, UnknownKey
from studio.exercises.caps import NO_CAPS, Exclusion, Stage, caps_for, work_seconds
from studio.exercises.caps_file import parse_caps
from studio.exercises.demand import AXES, Axis
from studio.exercises.dose_text import parse_dose
from studio.exercises.exercise import LoadBasis
from studio.exercises.load import highest_band, highest_effort, highest_load
from tests.studio.exercises.library import caps, every_set, the_catalog, the_tables

CODES = sorted(the_tables().codes)
VOCABULARY = [
    "no_heavy_axial",
    "low_load_only",
    "no_loaded_lumbar_flexion",
    "no_loaded_lumbar_extension",
    "no_loaded_rotation",
    "no_loaded_trunk_flexion",
    "no_end_range_neural_stretch",
    "no_end_range_load",
    "no_overhead",
    "no_neck_load",
    "no_deep_knee_load",
    "no_heavy_grip",
    "no_impact",
    "graded_impact",
    "no_valsalva",
    "no_inversion",
    "hr_cap_moderate",
    "rpe_only",
    "no_max_test",
    "no_prolonged_supine",
    "no_contact_fall_risk",
    "no_unspotted",
    "no_heat",
    "supervise_1to1",
    "pain_rule",
    "next_day_log",
    "pacing",
    "balance_first",
    "long_warmup",
    "inhaler_at_hand",
    "glucose_check",
    "foot_check",
    "needs_review",
]
LEFT = {
    "lbp_nonspecific": (252, 308, 341),
    "sciatica": (237,),
    "knee_pfp": (275,),
    "shoulder_rc": (280,),
    "pregnancy_t3": (190,),
    "postop_spine": (197,),
    "hypertension": (252,),
}
STAGES = ("acute", "subacute", "late")


def excluded(limits, slug: str, dose: str | None = None) -> bool:
    exercise = the_catalog().get(slug)
    planned = parse_dose(dose) if dose else exercise.dose
    return any(exclusion.covers(exercise, planned) for exclusion in limits.exclusions)


def fitting(limits) -> set[str]:
    return {
        one.slug
        for one in the_catalog()
        if not any(exclusion.covers(one, one.dose) for exclusion in limits.exclusions)
        and highest_load(one, limits, 75) is not None
        and (one.load_basis is not LoadBasis.BAND or highest_band(one, limits) is not None)
        and highest_effort(one, limits) is not None
    }


def test_every_restriction_code_is_known():
    assert set(VOCABULARY) <= set(CODES)


@pytest.mark.parametrize(
    "code",
    [
        "pain_rule",
        "next_day_log",
        "supervise_1to1",
        "inhaler_at_hand",
        "pacing",
        "rpe_only",
        "needs_review",
    ],
)
def test_codes_about_the_session_ask_nothing_of_an_exercise(code):
    assert caps(code) == NO_CAPS
    assert caps(code, tier="gym_adapted") == NO_CAPS


def test_the_tier_chooses_the_column():
    assert caps("no_heavy_axial", tier="rehab_first").cap(Axis.SHEAR) == 1
    assert caps("no_heavy_axial", tier="gym_adapted").cap(Axis.SHEAR) == 2
    assert caps("no_heavy_axial").cap(Axis.SHEAR) == 2
    assert caps("no_heavy_axial", tier="clearance_first").cap(Axis.SHEAR) == 1


def test_rehab_first_is_the_gentle_library_by_itself():
    limits = caps(tier="rehab_first")
    assert (limits.effort_max, limits.load_percent_max) == (4, 25)
    assert limits.codes_for(Axis.STRAIN) == ("rehab_first",)
    assert excluded(limits, "squat_barbell_back")
    assert excluded(limits, "deadlift_trap_bar")
    assert not excluded(limits, "squat_goblet")
    assert caps(tier="gym_ready") == NO_CAPS


def test_the_lowest_cap_counts_and_remembers_its_codes():
    limits = caps("no_overhead", "no_end_range_load", "graded_impact", tier="gym_adapted")
    assert limits.cap(Axis.SHOULDER) == 2
    assert limits.codes_for(Axis.SHOULDER) == ("no_overhead", "no_end_range_load")
    assert limits.codes_for(Axis.OVERHEAD) == ("no_overhead",)
    assert limits.codes_for(Axis.COMPRESSION) == ()
    assert limits.cap(Axis.COMPRESSION) is None


def test_exclusions_add_up_and_remember_their_codes():
    limits = caps("no_inversion", "no_neck_load", tier="gym_adapted")
    inverted = next(one for one in limits.exclusions if one.position == "inverted")
    assert inverted.codes == ("no_inversion", "no_neck_load")
    assert inverted.subject == ("position", "inverted")
    assert excluded(limits, "handstand_push_up")
    assert excluded(limits, "neck_plate")


def test_a_bar_counts_as_a_weight_only_where_it_is_one():
    limits = caps("low_load_only", tier="gym_adapted")
    assert excluded(limits, "curl_barbell")
    assert not excluded(limits, "row_inverted")
    assert not excluded(limits, "upright_row")


def test_unspotted_clients_press_no_bar_above_themselves():
    limits = caps("no_unspotted", tier="gym_adapted")
    assert excluded(limits, "bench_press_barbell")
    assert excluded(limits, "squat_barbell_back")
    assert not excluded(limits, "hip_thrust_barbell")
    assert not excluded(limits, "bench_press_dumbbell")


def test_short_spells_on_the_back_are_fine_while_adapted():
    adapted = caps("no_prolonged_supine", tier="gym_adapted")
    assert not excluded(adapted, "glute_bridge")
    assert excluded(adapted, "glute_bridge", "5x20/side")
    assert excluded(adapted, "relaxation_guided")
    assert excluded(caps("no_prolonged_supine", tier="rehab_first"), "glute_bridge")


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [("3x10", 90), ("3x8/side", 144), ("2x30 s/side", 120), ("2x10 hold 5 s", 100),
     ("10 min", 600), ("6 breaths", 36), ("3x20 m", 0)],
)  # fmt: skip
def test_the_work_of_a_dose_takes_time(dose, seconds):
    assert work_seconds(parse_dose(dose)) == seconds


@pytest.mark.parametrize(("stage", "effort"), [("acute", 4), ("subacute", 7), ("late", 9)])
def test_a_stage_has_an_effort_ceiling(stage, effort):
    limits = caps(sets=(("knee_pfp", stage),))
    assert (limits.effort_max, limits.effort_behind) == (effort, ("knee_pfp",))


def test_a_later_stage_never_allows_less():
    for key, one in the_tables().sets.items():
        left = [fitting(caps(sets=((key, stage.value),))) for stage in Stage if stage in one.stages]
        assert all(before <= after for before, after in itertools.pairwise(left)), key


@pytest.mark.parametrize("key", LEFT)
def test_about_as_much_is_left_as_was_intended(key):
    for stage, wanted in zip(STAGES, LEFT[key], strict=False):
        assert abs(len(fitting(caps(sets=((key, stage),)))) - wanted) <= 20, stage


def test_what_the_limits_name_exists():
    catalog = the_catalog()
    named = [limit for one in the_tables().sets.values() for limit in one.stages.values()]
    for code in the_tables().codes.values():
        named += [code.rebuild_first, code.adapted]
    for limit in named:
        assert all(slug in catalog for slug in limit.prefer)
        for exclusion in limit.exclusions:
            assert not exclusion.exercise or exclusion.exercise in catalog
            assert not exclusion.equipment or exclusion.equipment in catalog.kit


@given(st.lists(st.sampled_from(CODES), max_size=5), st.sampled_from(CODES))
def test_one_more_code_never_admits_more(codes, more):
    few, many = caps(*codes, tier="gym_adapted"), caps(*codes, more, tier="gym_adapted")
    assert all(a >= b for a, b in zip(few.values, many.values, strict=True))
    assert many.effort_max <= few.effort_max
    without_codes = {replace(one, codes=()) for one in many.exclusions}
    assert {replace(one, codes=()) for one in few.exclusions} <= without_codes


@pytest.mark.parametrize(
    ("codes", "tier", "sets", "kind", "near"),
    [
        (["no_overhed"], None, (), "restriction", "no_overhead"),
        ([], "rehab", (), "tier", "rehab_first"),
        ([], None, (("sciatca", "acute"),), "set", "sciatica"),
        ([], None, (("sciatica", "acut"),), "stage", "acute"),
        ([], None, (("pregnancy_t3", "late"),), "stage", None),
    ],
)
def test_unknown_keys_are_named(codes, tier, sets, kind, near):
    with pytest.raises(UnknownKey) as caught:
        caps_for(the_tables(), codes, tier_key=tier, sets=sets)
    assert caught.value.values["kind"] == kind
    assert near is None or near in caught.value.values["near"]


STAGE_TABLE = "[stage.acute]\neffort_max = 4\n[stage.subacute]\n[stage.late]\n"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("[code.a]\nadapted = { caps = { comp = 5 } }", "comp"),
        ("[code.a]\nadapted = { caps = { comb = 1 } }", "comb"),
        ("[code.a]\nadapted = { cap = 1 }", "cap"),
        ("[code.a]\nboth = {}\nadapted = {}", "both"),
        ("[code.a]\nadapted = { exclude = [{}] }", "exclude"),
        ("[code.a]\nadapted = { exclude = 3 }", "exclude"),
        ("[code.a]\nadapted = { exclude = [{ position = 'up' }] }", "position"),
        ("[code.a]\nadapted = { load_share_max = 2 }", "load_share_max"),
        ("[code.a]\nadapted = { effort_max = 11 }", "effort_max"),
        ("[set.a]\nlabel = 'a'\nclient_line = 'b'", "acute"),
        ("[set.a]\nlabel = 'a'\n[set.a.acute]", "client_line"),
        ("[tier.a]\ncolumn = 'left'", "column"),
        ("[stage.soon]", "stage"),
    ],
)
def test_mistakes_in_the_limits_are_named(text, field):
    with pytest.raises(BadFile) as caught:
        parse_caps({"stages.toml": STAGE_TABLE, "limits.toml": text})
    assert caught.value.values["file"] == "limits.toml"
    assert caught.value.values["field"] == field


def test_every_stage_needs_a_ceiling():
    with pytest.raises(BadFile):
        parse_caps({"limits.toml": "[stage.acute]\neffort_max = 4\n"})


def test_every_axis_is_capped_somewhere():
    capped = set()
    for key, stage in every_set():
        limits = caps(sets=((key, stage.value),))
        capped |= {axis for axis in AXES if limits.cap(axis) is not None}
    assert capped == set(AXES)


def test_an_empty_exclusion_covers_everything_it_is_given():
    assert Exclusion().covers(the_catalog().get("plank"), parse_dose("3x30 s"))
