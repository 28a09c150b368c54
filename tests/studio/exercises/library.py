"""The product's own library, limits and words, read once for all tests."""

from functools import cache

from resources import read_folder
from studio.exercises.caps import Caps, CapTables, Stage, caps_for
from studio.exercises.caps_file import parse_caps
from studio.exercises.catalog import Catalog
from studio.exercises.catalog_file import parse_catalog
from studio.planning.affinity import Affinity, parse_affinity
from studio.wording import Words, parse_words


@cache
def the_catalog() -> Catalog:
    return parse_catalog(read_folder("data/exercises"))


@cache
def the_tables() -> CapTables:
    return parse_caps(read_folder("data/limits"))


@cache
def the_affinity() -> Affinity:
    return parse_affinity(read_folder("data/limits"))


@cache
def the_words() -> Words:
    return parse_words("en", read_folder("data/en"))


def caps(*codes: str, tier: str | None = None, sets: tuple[tuple[str, str], ...] = ()) -> Caps:
    return caps_for(the_tables(), codes, tier_key=tier, sets=sets)


def every_set() -> list[tuple[str, Stage]]:
    return [(key, stage) for key, one in the_tables().sets.items() for stage in one.stages]
