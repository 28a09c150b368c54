from datetime import time

import pytest

from resources import read_folder
from studio.errors import BadFile
from studio.exercises.catalog import Catalog
from studio.exercises.catalog_file import parse_catalog
from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug
from studio.planning.templates import WeekTemplate, choice_for, templates_for
from studio.planning.templates_file import parse_templates
from studio.screening.outcome import Tier
from studio.wording import parse_words

FIRST = """
tiers = ["gym_ready"]
rest_days = ["sun"]
[[habits]]
exercise = "walk_10"
dose = "10 min 3/day"
[[sessions]]
title = "strength_a"
days = ["mon", "fri"]
start = "18:00"
slots = [{ dose = "3x10", prefer = ["squat_bodyweight"], pattern = "squat" }]
"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return parse_catalog(read_folder("data/exercises"))


@pytest.fixture(scope="module")
def built_in(catalog: Catalog) -> tuple[WeekTemplate, ...]:
    return parse_templates(read_folder("data/templates"), catalog)


def test_a_file_becomes_a_template(catalog: Catalog) -> None:
    (template,) = parse_templates({"data/templates/first.toml": FIRST}, catalog)

    assert template.key == "first"
    assert template.rest_days == {6}
    (session,) = template.sessions
    assert session.days == (0, 4)
    assert session.start_minute == time(18).hour * 60
    assert template.habits[0].dose.times_a_day == 3
    assert template.habits[0].days == tuple(range(7))


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"gym_ready"', '"gym"', "tiers"),
        ('"sun"', '"sunday"', "rest_days"),
        ('"walk_10"', '"wlak"', "exercise"),
        ('"3x10"', '"some"', "dose"),
        ('"18:00"', '"6 pm"', "start"),
        ('"18:00"', '"25:00"', "start"),
        ('"squat_bodyweight"', "", "prefer"),
        ('pattern = "squat"', 'pattern = "squatting"', "pattern"),
        ("start =", "begin =", "begin"),
    ],
)
def test_a_mistake_names_its_field(catalog: Catalog, old: str, new: str, field: str) -> None:
    with pytest.raises(BadFile) as raised:
        parse_templates({"first.toml": FIRST.replace(old, new)}, catalog)
    assert raised.value.values["field"] == field
    assert raised.value.values["file"] == "first.toml"


def test_text_that_is_no_toml_is_refused(catalog: Catalog) -> None:
    with pytest.raises(BadFile):
        parse_templates({"first.toml": "tiers ="}, catalog)


@pytest.mark.parametrize("text", ['tiers = ["gym_ready"]', 'tiers = ["gym_ready"]\nsessions = 3'])
def test_a_template_without_sessions_is_refused(catalog: Catalog, text: str) -> None:
    with pytest.raises(BadFile) as raised:
        parse_templates({"first.toml": text}, catalog)
    assert raised.value.values["field"] == "sessions"


@pytest.mark.parametrize("tier", [Tier.GYM_READY, Tier.GYM_ADAPTED, Tier.REHAB_FIRST])
def test_every_plannable_tier_has_templates(built_in: tuple[WeekTemplate, ...], tier: Tier) -> None:
    assert templates_for(built_in, tier.key)


def test_templates_made_for_a_tier_come_before_those_that_only_suit_it(
    built_in: tuple[WeekTemplate, ...],
) -> None:
    first = templates_for(built_in, "gym_adapted")[0]
    assert first.tiers[0] == "gym_adapted"


def test_the_back_friendly_week_is_as_it_was_asked_for(
    built_in: tuple[WeekTemplate, ...],
) -> None:
    week = next(t for t in built_in if t.key == "back_friendly_first_week")
    days = {day: session for session in week.sessions for day in session.days}
    named = {slot.prefer[0]: slot.dose for session in week.sessions for slot in session.slots}

    assert sorted(days) == [0, 1, 2, 3, 4]
    assert {days[day].place.value for day in (1, 3)} == {"home"}
    (walk,) = week.habits
    assert (walk.dose.minutes, walk.dose.times_a_day, len(walk.days)) == ((10, 10), 3, 7)
    assert named["cat_cow"].reps == (5, 5)
    assert (named["dead_bug"].sets, named["dead_bug"].reps) == ((3, 3), (8, 8))
    assert named["dead_bug"].per_side
    assert named["glute_bridge"].reps == (10, 12)
    for stretch in ("piriformis_stretch", "hamstring_stretch_strap", "knee_to_chest_single"):
        assert named[ExerciseSlug(stretch)].seconds is not None
    assert {"squat_bodyweight", "hip_thrust_band", "row_band_seated"} <= set(named)


def test_every_template_has_words(built_in: tuple[WeekTemplate, ...]) -> None:
    words = parse_words("en", read_folder("data/en"))
    for template in built_in:
        assert words[f"template.{template.key}.name"]
        assert words[f"template.{template.key}.summary"]
        for session in template.sessions:
            assert words[f"session_title.{session.title}"]


def test_a_slot_takes_the_first_favourite_that_suits(
    built_in: tuple[WeekTemplate, ...], catalog: Catalog
) -> None:
    slot = next(t for t in built_in if t.key == "gym_first_week").sessions[0].slots[0]

    def anything(slug: ExerciseSlug, dose: Prescription) -> bool:
        return True

    def only_sitting(slug: ExerciseSlug, dose: Prescription) -> bool:
        return slug.startswith("sit_to_stand")

    def nothing(slug: ExerciseSlug, dose: Prescription) -> bool:
        return False

    assert choice_for(slot, catalog, anything) == ("squat_goblet", slot.dose)
    assert choice_for(slot, catalog, only_sitting)[0] == "sit_to_stand_high"
    assert choice_for(slot, catalog, nothing) == ("squat_goblet", slot.dose)
