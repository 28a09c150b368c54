"""An exercise of the studio is refused until the planner knows what it asks of a body."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import MissingValue, TextTooLong, UnknownKey, ValueOutOfRange, WrongInput
from studio.exercises.demand import AXES
from studio.exercises.own import Draft, draft_from, exercise_from, own_slug
from studio.ids import ExerciseSlug, OwnExerciseId, new_id
from tests.studio.exercises.library import the_catalog

SLUG = ExerciseSlug("own_1")
LIGHT = {axis.value: 1 for axis in AXES}
WHOLE = Draft("Zercher squat", "squat", LIGHT, muscles=("quads",))


def made(**values: object):
    return exercise_from(replace(WHOLE, **values), SLUG, the_catalog().kit)


def test_without_pattern_or_demands_there_is_no_exercise():
    for field, values in {
        "pattern": {"pattern": ""},
        "demands": {"light": None},
        "muscles": {"muscles": ()},
        "equipment": {"equipment": ()},
        "name": {"name": " \u200b "},
    }.items():
        with pytest.raises(MissingValue) as caught:
            made(**values)
        assert caught.value.values["field"] == field


@pytest.mark.parametrize("axis", [axis.value for axis in AXES])
def test_a_demand_that_nobody_gave_is_not_none(axis: str):
    with pytest.raises(MissingValue) as caught:
        made(light={key: value for key, value in LIGHT.items() if key != axis})
    assert caught.value.values["field"] == f"demands.{axis}"


@pytest.mark.parametrize("value", [-1, 5, True, 1.5, "2"])
def test_a_demand_is_a_whole_number_from_0_to_4(value: object):
    with pytest.raises(ValueOutOfRange) as caught:
        made(light=LIGHT | {"comp": value})
    assert caught.value.values["field"] == "demands.comp"


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("pattern", {"pattern": "sqat"}),
        ("pattern", {"pattern": "prep_note"}),
        ("demands", {"light": LIGHT | {"spine": 1}}),
        ("equipment", {"equipment": (frozenset({"chainsaw"}),)}),
        ("position", {"position": "floating"}),
        ("level", {"level": "expert"}),
        ("load_basis", {"load_basis": "magnet"}),
    ],
)
def test_a_word_that_no_list_knows_names_its_field(field: str, values: dict[str, object]):
    with pytest.raises(UnknownKey) as caught:
        made(**values)
    assert caught.value.values["field"] == field


def test_more_load_never_asks_for_less():
    with pytest.raises(WrongInput) as caught:
        made(full=LIGHT | {"knee": 0}, load_basis="external", load_full_share=0.5)
    assert caught.value.values["field"] == "full.knee"
    with pytest.raises(WrongInput) as caught:
        made(full=LIGHT | {"knee": 2})
    assert caught.value.values["field"] == "full"


def test_outside_weight_needs_its_share():
    with pytest.raises(MissingValue):
        made(load_basis="external")
    for share in (0, -1, 5.1, float("nan")):
        with pytest.raises(ValueOutOfRange):
            made(load_basis="external", load_full_share=share)


def test_texts_are_cleaned_and_limited():
    exercise = made(name=" Zer\u202echer\x00 squat ", synonyms=("a", "a", " "))
    assert (exercise.name, exercise.synonyms) == ("Zercher squat", ("a",))
    for values in ({"name": "x" * 201}, {"cue": "x" * 111}, {"synonyms": ("y",) * 41}):
        with pytest.raises(TextTooLong):
            made(**values)
    with pytest.raises(WrongInput):
        made(name="\ud800")


@pytest.mark.parametrize("exercise", [e for e in the_catalog() if e.pattern != "prep_note"])
def test_every_exercise_of_the_library_could_have_been_typed(exercise):
    typed = exercise_from(draft_from(exercise), exercise.slug, the_catalog().kit)
    assert typed == replace(exercise, ladder="", rung=0, source="", sources=())


@given(st.builds(lambda: OwnExerciseId(new_id())))
def test_own_slugs_are_no_slugs_of_the_library(exercise_id: OwnExerciseId):
    assert own_slug(exercise_id) not in the_catalog()
    assert len(own_slug(exercise_id)) <= 80
