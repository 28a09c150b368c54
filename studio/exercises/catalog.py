"""The library in memory: every exercise by slug, by pattern, by ladder and by search."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from studio.errors import UnknownKey
from studio.exercises.exercise import Exercise
from studio.exercises.kit import Kit
from studio.exercises.search import SearchIndex
from studio.ids import ExerciseSlug


class Catalog:
    """All exercises in the order of their files; it never changes once it is made."""

    def __init__(
        self,
        exercises: Iterable[Exercise],
        kit: Mapping[str, Kit],
        literature: Mapping[str, str] | None = None,
        aside: Iterable[Exercise] = (),
    ) -> None:
        """Keep what is listed, and *aside* what weeks may still hold."""
        self._aside = {exercise.slug: exercise for exercise in aside}
        self._by_slug = {exercise.slug: exercise for exercise in exercises}
        self._by_pattern: dict[str, list[Exercise]] = defaultdict(list)
        ladders: dict[str, list[Exercise]] = defaultdict(list)
        for exercise in self._by_slug.values():
            self._by_pattern[exercise.pattern].append(exercise)
            if exercise.ladder:
                ladders[exercise.ladder].append(exercise)
        self._ladders = {key: tuple(sorted(rungs, key=_by_rung)) for key, rungs in ladders.items()}
        self.kit = kit
        self.literature = dict(literature or {})
        self._index = SearchIndex(self._by_slug.values())

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        return len(self._by_slug)

    def __contains__(self, slug: object) -> bool:
        return slug in self._by_slug

    def get(self, slug: str) -> Exercise:
        """Return the exercise; raises `UnknownKey` with the nearest slugs."""
        exercise = self.find(slug)
        if exercise is None:
            near = tuple(get_close_matches(slug, self._by_slug, n=3))
            raise UnknownKey(kind="exercise", key=slug, near=near)
        return exercise

    def find(self, slug: str) -> Exercise | None:
        """Return the exercise or `None`."""
        key = ExerciseSlug(slug)
        return self._by_slug.get(key) or self._aside.get(key)

    def search(self, words: str) -> list[Exercise]:
        """Return what *words* may mean, the best match first; no words return everything.

        Every word must start a word of the name or of a synonym, in any order; a word that
        starts nothing may have one typing mistake.
        """
        return self._index.search(words)

    def of_pattern(self, pattern: str) -> tuple[Exercise, ...]:
        """Return the exercises of one movement pattern."""
        return tuple(self._by_pattern.get(pattern, ()))

    def ladder(self, key: str) -> tuple[Exercise, ...]:
        """Return a ladder from easy to hard."""
        return self._ladders.get(key, ())

    def next_rung(self, exercise: Exercise) -> Exercise | None:
        """Return the next harder version, one that is loaded alike if there are several."""
        harder = [other for other in self.ladder(exercise.ladder) if other.rung > exercise.rung]
        return min(harder, key=lambda other: _step(exercise, other)) if harder else None

    def previous_rung(self, exercise: Exercise) -> Exercise | None:
        """Return the next easier version, one that is loaded alike if there are several."""
        easier = [other for other in self.ladder(exercise.ladder) if other.rung < exercise.rung]
        return min(easier, key=lambda other: _step(exercise, other)) if easier else None

    def joined(self, exercises: Iterable[Exercise], aside: Iterable[Exercise] = ()) -> "Catalog":
        """Return a library with more exercises, such as the studio's own.

        What stands *aside* is neither listed nor offered, and still found by its slug.
        """
        return Catalog(
            (*self._by_slug.values(), *exercises),
            self.kit,
            self.literature,
            (*self._aside.values(), *aside),
        )


def _by_rung(exercise: Exercise) -> tuple[int, str]:
    return exercise.rung, exercise.name


def _step(start: Exercise, other: Exercise) -> tuple[int, bool, str]:
    return abs(other.rung - start.rung), other.load_basis is not start.load_basis, other.name
