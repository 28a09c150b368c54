import pytest

from resources import read_folder
from studio.exercises.catalog import Catalog
from studio.exercises.catalog_file import parse_catalog
from studio.exercises.nearest import nearest


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return parse_catalog(read_folder("data/exercises"))


def names(catalog: Catalog, words: str) -> list[str]:
    return [exercise.name for exercise in nearest(catalog, words)]


def test_two_slips_in_a_word_still_find_the_exercise(catalog: Catalog):
    assert catalog.search("gobblett squatt") == []
    assert names(catalog, "gobblett squatt")[0] == "Goblet squat"


def test_a_word_too_many_leaves_what_the_others_find(catalog: Catalog):
    assert catalog.search("goblet trampoline") == []
    assert any("oblet" in name for name in names(catalog, "goblet trampoline"))


def test_synonyms_count_as_names(catalog: Catalog):
    assert nearest(catalog, "latteral plannk")[0].slug == "side_plank"


def test_each_is_offered_once_and_never_too_many(catalog: Catalog):
    found = names(catalog, "squat trampoline")
    assert len(found) == len(set(found)) == 3


@pytest.mark.parametrize("words", ["zzzz", "", "   ", "???"])
def test_what_resembles_nothing_offers_nothing(catalog: Catalog, words: str):
    assert names(catalog, words) == []
