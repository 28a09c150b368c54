"""Finding an exercise by what somebody types: word starts, any order, one slip a word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from studio.exercises.exercise import Exercise
from studio.text import folded

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_TYPO = 4

_EXACT, _NAME, _SYNONYM, _NEAR_NAME, _NEAR_SYNONYM = range(5)


class SearchIndex:
    """The words of all names and synonyms, each with the exercises it stands in."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self._exercises = tuple(exercises)
        self._in_names: dict[str, set[int]] = defaultdict(set)
        self._in_synonyms: dict[str, set[int]] = defaultdict(set)
        self._phrases: dict[str, set[int]] = defaultdict(set)
        for number, exercise in enumerate(self._exercises):
            self._add(exercise.name, number, self._in_names)
            for synonym in exercise.synonyms:
                self._add(synonym, number, self._in_synonyms)

    def search(self, words: str) -> list[Exercise]:
        """Return the matches, exact names first, then names, synonyms and near misses."""
        typed = _words(words)
        if not typed:
            return list(self._exercises)
        found = self._matches(typed[0])
        for word in typed[1:]:
            more = self._matches(word)
            found = {number: found[number] + more[number] for number in found.keys() & more.keys()}
        exact = self._phrases.get("".join(typed), set())
        for number in exact:
            found[number] = _EXACT
        return [self._exercises[n] for n in sorted(found, key=lambda n: self._place(n, found))]

    def _add(self, phrase: str, number: int, index: dict[str, set[int]]) -> None:
        words = _words(phrase)
        self._phrases["".join(words)].add(number)
        joined = folded(phrase).replace("-", "")
        for word in {*words, *_words(joined)}:
            index[word].add(number)

    def _matches(self, word: str) -> dict[int, int]:
        found = _starting(self._in_synonyms, word, _SYNONYM)
        found.update(_starting(self._in_names, word, _NAME))
        if not found and len(word) >= _SHORTEST_TYPO:
            found = _nearly_starting(self._in_synonyms, word, _NEAR_SYNONYM)
            found.update(_nearly_starting(self._in_names, word, _NEAR_NAME))
        return found

    def _place(self, number: int, found: Mapping[int, int]) -> tuple[int, int, str]:
        exercise = self._exercises[number]
        return found[number], len(exercise.name), exercise.name


def nearly_starts(known: str, typed: str) -> bool:
    """Return whether *known* starts with *typed* but for one slip.

    A slip is one letter too many, missing, wrong, or two swapped.
    """
    if known[:1] != typed[:1] and known[:2] != typed[1::-1]:
        return False
    length = len(typed)
    place = next((i for i in range(min(length, len(known))) if known[i] != typed[i]), None)
    if place is None:
        return len(known) >= length - 1
    rest = typed[place + 1 :]
    swapped = typed[place + 1 : place + 2] + typed[place] + typed[place + 2 :]
    return (
        known.startswith(rest, place)
        or known.startswith(rest, place + 1)
        or known.startswith(typed[place:], place + 1)
        or known.startswith(swapped, place)
    )


def _starting(index: Mapping[str, set[int]], word: str, rank: int) -> dict[int, int]:
    return {
        number: rank
        for known, numbers in index.items()
        if known.startswith(word)
        for number in numbers
    }


def _nearly_starting(index: Mapping[str, set[int]], word: str, rank: int) -> dict[int, int]:
    return {
        number: rank
        for known, numbers in index.items()
        if nearly_starts(known, word)
        for number in numbers
    }


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))
