"""What somebody may have meant when a search finds nothing."""

from difflib import get_close_matches

from studio.exercises.catalog import Catalog
from studio.exercises.exercise import Exercise
from studio.text import folded

_ALIKE = 0.6


def nearest(catalog: Catalog, words: str, *, limit: int = 3) -> list[Exercise]:
    """Return the exercises closest to *words*, the best first.

    First comes what is spelled alike as a whole, then what most of the words find.
    """
    found = [*_spelled_alike(catalog, words, limit), *_sharing_words(catalog, words)]
    return list({exercise.slug: exercise for exercise in found}.values())[:limit]


def _spelled_alike(catalog: Catalog, words: str, limit: int) -> list[Exercise]:
    by_name: dict[str, Exercise] = {}
    for exercise in catalog:
        by_name[folded(exercise.name)] = exercise
        for synonym in exercise.synonyms:
            by_name.setdefault(folded(synonym), exercise)
    matches = get_close_matches(folded(words), by_name, n=limit, cutoff=_ALIKE)
    return [by_name[match] for match in matches]


def _sharing_words(catalog: Catalog, words: str) -> list[Exercise]:
    counts: dict[str, tuple[int, int]] = {}
    for word in words.split():
        found = catalog.search(word)
        if len(found) == len(catalog):
            continue
        for place, exercise in enumerate(found):
            count, best = counts.get(exercise.slug, (0, place))
            counts[exercise.slug] = (count + 1, min(best, place))
    order = sorted(counts, key=lambda slug: (-counts[slug][0], counts[slug][1]))
    return [catalog.get(slug) for slug in order]
