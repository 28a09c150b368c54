import re

import pytest

from studio.exercises.demand import AXES
from studio.planning.offers import Rejection
from studio.planning.suitability import Hindrance, HindranceKind
from studio.planning.swap_words import (
    dose_hints,
    inside_sentence,
    keeps_text,
    none_text,
    swap_line,
    why_not_text,
)
from tests.studio.exercises.library import the_catalog, the_words
from tests.studio.planning.limits import HEAVY, ORDINARY_KIT, SORE_BACK, a_client, answer, engine

AVOIDED = re.compile(
    r"\b(contraindicat\w*|fragile|damag\w*|degenerat\w*|wear and tear|worn|danger\w*|forbidden|"
    r"prohibited|fail\w*|invalid|must not|never|don't|do not|banned|unfortunately|abnormal|"
    r"slipped|crumbling|misalign\w*|out of place|unstable|weak|high risk|safe\w*|protect\w*)\b",
    re.IGNORECASE,
)


def line(offer, review_on: str = "") -> str:
    names = the_catalog()
    return swap_line(offer, the_words(), name_of=lambda s: names.get(s).name, review_on=review_on)


def test_a_swap_says_what_it_keeps_lowers_and_what_comes_next():
    best = answer("squat_barbell_back", a_client(*SORE_BACK, tier="rehab_first"), HEAVY).best
    assert line(best) == (
        "Bodyweight squat: keeps the squat pattern, legs and hips; "
        "lowers load through the back, for now. Next step goblet squat to a box."
    )
    assert line(best, "Thu 28 May").endswith(
        "Look again Thu 28 May; next step goblet squat to a box."
    )


def test_a_limit_is_named_with_the_exercise():
    found = answer("squat_barbell_back", a_client("no_heavy_axial"), HEAVY).substitutes
    goblet = next(offer for offer in found if offer.exercise.slug == "squat_goblet")
    assert line(goblet).startswith("Goblet squat, up to 22 kg: keeps the squat pattern")


def test_the_same_exercise_lighter_has_its_own_sentence():
    found = answer("squat_goblet", a_client("no_heavy_axial", tier="rehab_first"))
    assert line(found.best) == "Same exercise, up to 7 kg for now."
    band = answer("squat_band_resisted", a_client("no_deep_knee_load"))
    assert line(band.best) == "Same exercise, up to medium band for now."


def test_equipment_and_comfort_are_told_apart():
    found = answer("squat_barbell_back", a_client(tier="gym_ready", kit=ORDINARY_KIT - {"rack"}))
    said = line(found.best)
    assert "with the equipment at hand." in said
    assert "for now" not in said


def test_some_weight_left_is_not_told_as_none():
    found = answer("overhead_press_barbell", a_client("no_overhead"), HEAVY).substitutes
    overhead = [offer for offer in found if offer.left_of("ovh") > 1]
    assert overhead
    for offer in overhead:
        assert "less weight above the shoulder for now" in line(offer)
    below = answer("overhead_press_barbell", a_client("no_overhead", tier="rehab_first"), HEAVY)
    assert "hands stay below shoulder height for now" in line(below.best)


@pytest.mark.parametrize(
    ("keeps", "said"),
    [
        (("squat", "quads", "glutes"), "the squat pattern, legs and hips"),
        (("hinge", "hamstrings", "quads"), "the hip hinge, legs"),
        (("chest", "triceps", "delts"), "chest, arms and shoulders"),
        (("core_anti_ext",), "the trunk hold"),
        ((), ""),
    ],
)
def test_what_is_kept_is_told_in_body_words(keeps, said):
    assert keeps_text(keeps, the_words()) == said


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Goblet squat", "goblet squat"),
        ("Turkish get-up", "Turkish get-up"),
        ("T-bar / landmine row", "T-bar / landmine row"),
        ("90/90 breathing", "90/90 breathing"),
    ],
)
def test_names_keep_their_capitals_only_where_they_are_names(name, inside):
    assert inside_sentence(name, the_words()) == inside


def test_every_reason_has_a_sentence():
    found = answer("squat_barbell_back", a_client("no_heavy_axial", kit=frozenset()), HEAVY)
    for exercise in the_catalog():
        rejection = found.why_not(exercise.slug)
        if rejection is not None:
            assert why_not_text(rejection, the_words()).endswith(".")
    kit = Rejection(Hindrance(HindranceKind.KIT, "band|cable"))
    assert why_not_text(kit, the_words()).endswith("band, cable station.")
    for kind in HindranceKind:
        assert why_not_text(Rejection(Hindrance(kind)), the_words())


def test_no_answer_says_what_would_help():
    found = answer("curl_barbell", a_client(tier="rehab_first", kit=frozenset()))
    assert none_text(found, the_words()).endswith("This would bring it back: dumbbells.")
    assert none_text(answer("plank", a_client()), the_words()) == ""


def test_a_dose_comes_with_what_to_know_about_it():
    squat = the_catalog().get("squat_barbell_back")
    found = answer(squat.slug, a_client(*SORE_BACK, tier="rehab_first"), HEAVY).substitutes
    hints = {o.exercise.slug: dose_hints(squat, o, the_words()) for o in found}
    assert hints["squat_bodyweight"] == ("Lower for 3 to 4 seconds and pause for 1.",)
    assert hints["squat_goblet"] == ("The first set is the test.",)
    bodyweight = the_catalog().get("squat_bodyweight")
    assert dose_hints(bodyweight, found[0], the_words()) == ()


def test_every_demand_has_its_words():
    words = the_words()
    for key in [*(axis.value for axis in AXES), "position"]:
        assert words.get(f"lowers.{key}"), key
        assert words.get(f"lowers_short.{key}"), key
    for axis in AXES:
        assert words.get(f"axis.{axis.value}")
        assert words.get(f"returns.{axis.value}")


def test_nothing_in_the_library_worries_anybody():
    sections = ("pattern", "keeps_pattern", "keeps_muscle", "lowers", "lowers_some", "returns",
                "why_not", "none_because", "swap", "dose", "axis")  # fmt: skip
    texts = [text for name in sections for text in the_words().section(name).values()]
    for exercise in the_catalog():
        texts += [exercise.name, exercise.cue, *exercise.coaching, *exercise.synonyms]
    assert [text for text in texts if AVOIDED.search(text)] == []


def test_every_offer_for_a_sore_back_can_be_told():
    desk = engine(a_client(*SORE_BACK, tier="rehab_first"))
    for exercise in the_catalog():
        for offer in desk.offers(exercise).substitutes:
            said = line(offer, "Thu 28 May")
            assert not AVOIDED.search(said)
            assert said.endswith(".")
            assert "  " not in said
