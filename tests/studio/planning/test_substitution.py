from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.exercises.exercise import Level
from studio.exercises.prescription import Prescription, Span
from studio.planning.offers import KEPT, NoneBecause
from studio.planning.ranking import Taste, new_stresses
from studio.planning.substitution import Substitutes, offers
from studio.planning.suitability import HindranceKind, VerdictKind
from tests.studio.exercises.library import (
    every_set,
    the_affinity,
    the_catalog,
    the_tables,
)
from tests.studio.planning.limits import (
    HEAVY,
    ORDINARY_KIT,
    SORE_BACK,
    a_client,
    answer,
    check_offer,
    engine,
    slugs,
)

CODES = sorted(the_tables().codes)
SETS = [(key, stage.value) for key, stage in every_set()]
HEAVY_LIFTS = [
    "squat_barbell_back",
    "deadlift_barbell",
    "good_morning_barbell",
    "row_barbell_bent_over",
    "overhead_press_barbell",
]


def rehab(level: Level = Level.INTERMEDIATE):
    return a_client(*SORE_BACK, tier="rehab_first", level=level)


@pytest.mark.parametrize("level", [Level.BEGINNER, Level.INTERMEDIATE])
@pytest.mark.parametrize("dose", [HEAVY, None])
@pytest.mark.parametrize("kit", [ORDINARY_KIT, None])
def test_a_sore_back_keeps_the_squat(level, dose, kit):
    found = answer("squat_barbell_back", replace(rehab(level), kit=kit), dose)
    best = found.best
    assert found.verdict.kind is VerdictKind.SUBSTITUTE
    assert best.exercise.slug == "squat_bodyweight"
    assert best.dose == Prescription(sets=Span(3, 3), reps=Span(10, 10), effort=4)
    assert best.keeps == ("squat", "quads", "glutes")
    assert best.lowers[0] == "comp"
    assert best.next_step == "squat_goblet_box"
    assert "no_heavy_axial" in best.codes


def test_a_sore_back_keeps_the_hinge():
    found = answer("deadlift_barbell", rehab(), HEAVY)
    assert {offer.exercise.pattern for offer in found.substitutes} <= {"hinge", "bridge"}
    assert len(found.substitutes) >= 3


@pytest.mark.parametrize("slug", HEAVY_LIFTS)
@pytest.mark.parametrize("dose", [HEAVY, None])
@pytest.mark.parametrize("level", [Level.BEGINNER, Level.INTERMEDIATE])
def test_less_load_through_the_back_leaves_at_least_three(slug, dose, level):
    limits = a_client("no_heavy_axial", level=level)
    found = answer(slug, limits, dose)
    assert found.verdict.kind is VerdictKind.SUBSTITUTE
    assert len(found.substitutes) >= 3
    for offer in found.substitutes:
        check_offer(offer, the_catalog().get(slug), limits)
        assert offer.lowers[0] == "comp" or offer.lowers[0] == "shear"
        assert dose is None or offer.dose.load_g != dose.load_g


def test_the_same_exercise_lighter_comes_first_when_little_is_cut():
    dose = Prescription(sets=Span(3, 3), reps=Span(8, 8), load_g=30_000)
    found = answer("squat_goblet", a_client("no_heavy_axial"), dose)
    assert found.verdict.kind is VerdictKind.SAME_LIGHTER
    assert found.best is found.lighter
    assert (found.best.is_same, found.best.dose.load_g, found.best.load_limit_g) == (
        True,
        22_000,
        22_000,
    )
    assert len(found.substitutes) <= KEPT
    assert not any(offer.is_same for offer in found.substitutes[1:])


def test_a_large_cut_puts_swaps_first_and_keeps_the_lighter_one_at_hand():
    found = answer("squat_barbell_back", a_client("no_heavy_axial"), HEAVY)
    assert found.lighter.dose.load_g == 25_000
    assert not found.best.is_same


def test_what_is_allowed_has_no_stand_ins_unless_asked():
    desk = engine(a_client("no_heavy_axial"))
    plank = the_catalog().get("plank")
    assert desk.offers(plank).substitutes == ()
    asked = desk.offers(plank, even_if_allowed=True)
    assert asked.verdict.is_allowed
    assert asked.best.exercise.pattern.startswith("core")
    assert asked.lighter is None


def test_the_seeds_of_worry_drop_out_by_themselves():
    limits = a_client(sets=(("sciatica", "acute"),), tier=None)
    found = answer("hamstring_stretch_reach", limits)
    assert found.verdict.kind is VerdictKind.SUBSTITUTE
    assert "hamstring_stretch_strap" not in slugs(found)
    behind_neck = answer("overhead_press_barbell", a_client("no_heavy_axial"), HEAVY)
    assert "press_behind_neck" not in slugs(behind_neck)


def test_no_new_stress_is_counted():
    press = the_catalog().get("overhead_press_barbell")
    behind_neck = the_catalog().get("press_behind_neck")
    assert [axis.value for axis in new_stresses(press.full, behind_neck.full)] == ["shd"]


def test_why_not_has_one_reason_for_everything_else():
    catalog = the_catalog()
    found = answer("squat_barbell_back", rehab(), HEAVY)
    assert found.why_not("squat_bodyweight") is None
    reasons = {
        slug: found.why_not(slug).hindrance.kind
        for slug in (
            "squat_barbell_back",
            "prep_manual_therapy",
            "squat_barbell_front",
            "wall_sit",
            "squat_belt",
            "calf_raise_double",
        )
    }
    assert reasons == {
        "squat_barbell_back": HindranceKind.SAME,
        "prep_manual_therapy": HindranceKind.NOTE,
        "squat_barbell_front": HindranceKind.EQUIPMENT,
        "wall_sit": HindranceKind.DEMAND,
        "squat_belt": HindranceKind.DEMAND,
        "calf_raise_double": HindranceKind.RELATION,
    }
    strain = found.why_not("wall_sit")
    assert [(e.axis.value, e.value, e.cap) for e in strain.exceeded] == [("strain", 3, 1)]
    offered = set(slugs(found))
    for exercise in catalog:
        assert (found.why_not(exercise.slug) is None) == (exercise.slug in offered)
    beginner = answer("squat_barbell_back", a_client("no_heavy_axial", level=Level.BEGINNER), HEAVY)
    assert beginner.why_not("squat_barbell_box").hindrance.kind is HindranceKind.LEVEL
    assert beginner.why_not("squat_pool").hindrance.kind is HindranceKind.KIT


def test_the_parts_add_up_to_the_score():
    for offer in answer("squat_barbell_back", a_client("no_heavy_axial"), HEAVY).substitutes:
        assert sum(part.of for part in offer.parts) == 100
        assert offer.score == int(sum(part.points for part in offer.parts) + 0.5)


def test_taste_moves_the_order_and_breaks_no_limit():
    limits, catalog, affinity = rehab(), the_catalog(), the_affinity()
    squat = catalog.get("squat_barbell_back")
    taste = Taste(
        liked=frozenset({"squat_goblet", "squat_barbell_front"}),
        disliked=frozenset({"squat_bodyweight"}),
    )
    liked = offers(squat, HEAVY, limits, catalog, affinity, taste)
    assert liked.best.exercise.slug == "squat_goblet"
    assert "squat_barbell_front" not in slugs(liked)
    recent = Taste(recent=frozenset({"squat_bodyweight"}), set_up=frozenset({"sit_to_stand"}))
    moved = offers(squat, HEAVY, limits, catalog, affinity, recent)
    assert moved.best.exercise.slug == "sit_to_stand"


def test_the_same_question_has_the_same_answer():
    for slug in HEAVY_LIFTS:
        first = answer(slug, rehab(), HEAVY)
        again = answer(slug, rehab(), HEAVY)
        assert first == again


def test_best_first_and_ties_in_a_fixed_order():
    for exercise in list(the_catalog())[::7]:
        found = answer(exercise.slug, rehab()).substitutes
        order = [(-o.score, o.exercise.rung, o.exercise.name) for o in found if not o.is_same]
        assert order == sorted(order)


@pytest.mark.parametrize(
    ("slug", "piece"),
    [
        ("curl_barbell", "dumbbell"),
        ("lateral_raise", "band"),
        ("hip_adductor_machine", "soft_ball"),
    ],
)
def test_nothing_with_this_kit_names_the_smallest_thing_that_would_help(slug, piece):
    found = answer(slug, a_client(tier="rehab_first", kit=frozenset()))
    assert found.verdict.kind is VerdictKind.NO_SUBSTITUTE
    assert (found.none_because, found.would_help) == (NoneBecause.KIT, (piece,))
    assert found.instead
    again = answer(slug, a_client(tier="rehab_first", kit=frozenset({piece})))
    assert again.substitutes or again.verdict.is_allowed


def test_nothing_yet_offers_the_other_half_a_walk_or_breathing():
    limits = a_client(sets=(("postop_joint", "acute"),), tier=None, kit=None)
    found = answer("pigeon_pose", limits)
    assert found.verdict.kind is VerdictKind.NO_SUBSTITUTE
    assert found.none_because is NoneBecause.NOTHING_YET
    offered = [offer.exercise for offer in found.instead]
    assert [one.slug for one in offered[-2:]] == ["walk_10", "breathing_90_90"]
    assert len({one.pattern for one in offered}) == len(offered) >= 3
    for offer in found.instead:
        check_offer(offer, the_catalog().get("pigeon_pose"), limits)


def test_a_note_asks_nothing_of_a_body():
    limits = a_client(sets=(("pregnancy_t3", "acute"),), tier=None)
    assert answer("prep_manual_therapy", limits).verdict.is_allowed


def test_while_on_hold_nothing_is_offered():
    found = answer("squat_bodyweight", replace(a_client(), is_on_hold=True))
    assert (found.verdict.kind, found.none_because) == (
        VerdictKind.NO_SUBSTITUTE,
        NoneBecause.NOT_TODAY,
    )
    assert found.best is None


def test_every_set_and_stage_over_the_whole_library_offers_only_what_fits():
    """Each exercise is asked for about nine times, each set and stage for a ninth of them."""
    catalog = list(the_catalog())
    for turn, (key, stage) in enumerate(SETS):
        limits = a_client(sets=((key, stage),), tier=None)
        desk = engine(limits)
        for exercise in catalog[turn % 9 :: 9]:
            found = desk.offers(exercise)
            for offer in (*found.substitutes, *found.instead):
                check_offer(offer, exercise, limits)
            if found.lighter:
                check_offer(found.lighter, exercise, limits)


limit_names = st.lists(st.sampled_from(CODES) | st.sampled_from(SETS), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    names=limit_names,
    tier=st.sampled_from(["gym_ready", "gym_adapted", "rehab_first"]),
    level=st.sampled_from(Level),
    mass=st.none() | st.integers(40, 150),
    kit=st.none() | st.frozensets(st.sampled_from(sorted(the_catalog().kit))),
    exercises=st.lists(st.sampled_from(list(the_catalog())), min_size=4, max_size=8),
    load=st.none() | st.integers(0, 200_000),
)
def test_no_mixture_of_limits_is_ever_exceeded(names, tier, level, mass, kit, exercises, load):
    codes = [name for name in names if isinstance(name, str)]
    sets = tuple(name for name in names if not isinstance(name, str))
    limits = a_client(*codes, tier=tier, sets=sets, kit=kit, level=level, mass=mass)
    desk = engine(limits)
    for exercise in exercises:
        found = desk.offers(exercise, replace(exercise.dose, load_g=load), even_if_allowed=True)
        for offer in (*found.substitutes, *found.instead):
            check_offer(offer, exercise, limits)
        if not found.substitutes and not found.verdict.is_allowed:
            assert found.none_because is not None


def test_the_engine_remembers_its_answers():
    desk = Substitutes(rehab(), the_catalog(), the_affinity())
    squat = the_catalog().get("squat_barbell_back")
    assert desk.offers(squat, HEAVY) is desk.offers(squat, HEAVY)
    assert desk.judge(squat, HEAVY) == desk.offers(squat, HEAVY).verdict
    assert desk.judge(squat) == desk.offers(squat).verdict
