"""The families are data, and a mistake in them names its place."""

import pytest

from resources import read_folder
from studio.errors import BadFile
from studio.exercises.importing.families import parse_families, words_of
from tests.studio.exercises.importing.samples import the_book
from tests.studio.exercises.library import the_catalog

WHOLE = """
family = [{ name = 'squat', pattern = 'squat', like = ['squat_bodyweight'] }]
raise = [{ name = 'deep', patterns = ['squat'], full = { knee = 4 } }]
[muscles]
quadriceps = { pattern = 'squat', key = 'quads' }
[equipment]
barbell = { with = 'barbell', needs = ['barbell'] }
"""


@pytest.mark.parametrize(
    ("right", "wrong", "entry"),
    [
        ("'squat', pattern", "'(squat', pattern", "family 1"),
        ("pattern = 'squat', like", "pattern = 'sqat', like", "family 1"),
        ("squat_bodyweight", "squat_nowhere", "family 1"),
        ("['squat_bodyweight']", "[]", "family 1"),
        ("knee = 4", "knee = 5", "raise 1"),
        ("knee = 4", "elbow = 1", "raise 1"),
        ("key = 'quads'", "key = 'thighs'", "muscles.quadriceps"),
        ("with = 'barbell'", "with = 'spoon'", "equipment.barbell"),
        ("family = [{", "family = 1 #", "family"),
    ],
)
def test_a_mistake_names_its_entry(right: str, wrong: str, entry: str):
    parse_families({"f.toml": WHOLE}, the_catalog())
    with pytest.raises(BadFile) as caught:
        parse_families({"f.toml": WHOLE.replace(right, wrong)}, the_catalog())
    assert (caught.value.values["file"], caught.value.values["entry"]) == ("f.toml", entry)


def test_every_pattern_of_the_library_that_people_name_has_a_family():
    found = {family.pattern for family in the_book().families}
    wanted = {exercise.pattern for exercise in the_catalog()}
    assert wanted - found <= {"prep_note", "aquatic"}


def test_the_resources_hold_one_file_of_families():
    assert list(read_folder("data/importing")) == ["data/importing/families.toml"]


def test_words_are_compared_without_signs_and_accents():
    assert words_of("Żółć's  Push-Up (déficit)!") == "zolc s push up deficit"
