import pytest

from studio.errors import UnknownKey
from studio.exercises.catalog_file import CUE_LIMIT
from studio.exercises.dose_text import dose_text, parse_dose
from studio.exercises.exercise import LoadBasis
from studio.exercises.vocabulary import NOTE_PATTERN
from tests.studio.exercises.library import the_catalog, the_words


def slugs(words: str) -> list[str]:
    return [exercise.slug for exercise in the_catalog().search(words)]


def test_the_library_is_complete():
    catalog = the_catalog()
    assert len(catalog) == 352
    for exercise in catalog:
        assert 20 <= len(exercise.cue) <= CUE_LIMIT, exercise.slug
        assert exercise.cue.endswith("."), exercise.slug
        assert exercise.synonyms, exercise.slug
    assert len({exercise.name for exercise in catalog}) == 352


def test_doses_read_back_as_they_are_written():
    for exercise in the_catalog():
        if exercise.pattern != NOTE_PATTERN:
            assert parse_dose(dose_text(exercise.dose, the_words())) == exercise.dose, exercise.slug


def test_every_key_has_words():
    words = the_words()
    for exercise in the_catalog():
        keys = [
            f"pattern.{exercise.pattern}",
            f"keeps_pattern.{exercise.pattern}",
            f"position.{exercise.position}",
            f"level.{exercise.level.value}",
            f"laterality.{exercise.laterality}",
            *(f"muscle.{muscle}" for muscle in exercise.muscles),
            *(f"keeps_muscle.{muscle}" for muscle in exercise.muscles),
            *(f"intent.{intent}" for intent in exercise.intents),
        ]
        assert all(words.get(key) for key in keys), exercise.slug
    for kit in the_catalog().kit:
        assert words.get(f"equipment.{kit}"), kit


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("back sq", "squat_barbell_back"),
        ("sq back", "squat_barbell_back"),
        ("BACK SQUAT", "squat_barbell_back"),
        ("RDL", "rdl_dumbbell"),
        ("rdl", "rdl_barbell"),
        ("press-up", "push_up"),
        ("press up", "push_up"),
        ("pushup", "push_up"),
        ("OHP", "overhead_press_barbell"),
        ("pull-up", "pull_up"),
        ("pullup", "pull_up"),
        ("bulgarian", "split_squat_rear_foot_bw"),
        ("farmers walk", "carry_farmers"),
        ("skipping", "jump_rope"),
        ("figure four", "piriformis_stretch"),
        ("kegel", "pelvic_floor_contraction"),
        ("90/90", "breathing_90_90"),
        ("góblet", "squat_goblet"),
        ("deadlfit", "deadlift_barbell"),
        ("gobet squat", "squat_goblet"),
        ("burpeee", "burpee"),
        ("plnk", "plank"),
    ],
)
def test_search_finds_what_a_trainer_types(typed, wanted):
    assert wanted in slugs(typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("deadlift", "deadlift_barbell"),
        ("back squat", "squat_barbell_back"),
        ("goblet squat", "squat_goblet"),
        ("plank", "plank"),
        ("bench press", "bench_press_barbell"),
        ("burpee", "burpee"),
        ("ohp", "overhead_press_barbell"),
    ],
)
def test_the_exact_name_comes_first(typed, first):
    assert slugs(typed)[0] == first


def test_search_knows_when_it_knows_nothing():
    assert slugs("zzzz") == []
    assert slugs("squat zzzz") == []
    assert slugs("!?") == [exercise.slug for exercise in the_catalog()]
    assert len(slugs("")) == 352


def test_every_name_finds_itself_first_or_among_its_equals():
    for exercise in the_catalog():
        assert exercise.slug in slugs(exercise.name)[:2], exercise.name


def test_every_synonym_finds_its_exercise():
    for exercise in the_catalog():
        for synonym in exercise.synonyms:
            assert exercise.slug in slugs(synonym), synonym


def test_an_unknown_slug_names_its_neighbours():
    with pytest.raises(UnknownKey) as caught:
        the_catalog().get("squat_barbel_back")
    assert "squat_barbell_back" in caught.value.values["near"]
    assert the_catalog().find("squat_barbel_back") is None
    assert "squat_barbell_back" in the_catalog()


def test_ladders_are_climbed_one_rung_at_a_time():
    catalog = the_catalog()
    bodyweight = catalog.get("squat_bodyweight")
    assert catalog.next_rung(bodyweight).slug in {"squat_band_resisted", "squat_goblet_box"}
    assert catalog.next_rung(catalog.get("squat_goblet_box")).slug == "squat_dumbbell"
    assert catalog.previous_rung(bodyweight).slug == "squat_box_partial_bw"
    assert catalog.previous_rung(catalog.get("sit_to_stand_high")) is None
    assert catalog.next_rung(catalog.get("handstand_push_up")) is None
    for exercise in catalog:
        harder = catalog.next_rung(exercise)
        assert harder is None or (harder.ladder, harder.rung > exercise.rung) == (
            exercise.ladder,
            True,
        )


def test_an_own_exercise_joins_the_library():
    catalog = the_catalog()
    own = next(iter(catalog))
    assert len(catalog.joined([own])) == 352
    assert catalog.of_pattern("squat")
    assert catalog.of_pattern("nothing") == ()


def test_only_outside_weights_carry_a_lightest_load():
    for exercise in the_catalog():
        if exercise.load_basis is LoadBasis.EXTERNAL:
            assert exercise.load_full_share
            assert exercise.min_load_g % exercise.load_step_g in (0, exercise.min_load_g)
        else:
            assert exercise.min_load_g == 0
