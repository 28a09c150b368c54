"""Finding the library's exercise that a name from outside means."""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from studio.exercises.exercise import Exercise
from studio.exercises.importing.families import words_of

_FILLING = frozenset(
    {"a", "an", "and", "for", "from", "grip", "in", "medium", "of", "on", "the", "to", "with"}
)
_JOINED = (
    (re.compile(r"\b(push|pull|chin|sit|step|press) ups?\b"), r"\1up"),
    (re.compile(r"\b(pull|push) downs?\b"), r"\1down"),
    (re.compile(r"\b(pull) overs?\b"), r"\1over"),
    (re.compile(r"\bsingle\b"), "one"),
    (re.compile(r"\b(legged)\b"), "leg"),
    (re.compile(r"\bstiff leg(ged)?\b"), "stiff leg"),
)
_LEAST_LIKENESS = 0.86
_SHORTEST_STEM = 4


class NameIndex:
    """Every name and synonym of the library by its sorted words."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self._by_key: dict[str, list[Exercise]] = defaultdict(list)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for exercise in exercises:
            for name in (exercise.name, *exercise.synonyms):
                key = name_key(name)
                self._by_key[key].append(exercise)
                for word in key.split():
                    self._by_word[word].add(key)

    def same(self, name: str, extra: Iterable[str] = ()) -> tuple[Exercise, ...]:
        """Return the exercises of just this name, with or without one of the *extra* words."""
        key = name_key(name)
        found = list(self._by_key.get(key, ()))
        words = set(key.split())
        for word in extra:
            found += self._by_key.get(" ".join(sorted(words ^ {word})), ())
        return tuple(dict.fromkeys(found))

    def nearest(self, name: str) -> tuple[Exercise, ...]:
        """Return the exercises of the name that is spelled most alike, if one is alike enough."""
        key = name_key(name)
        others = {other for word in key.split() for other in self._by_word.get(word, ())}
        scored = [(_likeness(key, other), other) for other in sorted(others)]
        best, chosen = max(scored, default=(0.0, ""))
        return tuple(self._by_key[chosen]) if best >= _LEAST_LIKENESS else ()


def name_key(name: str) -> str:
    """Return the words of *name* that matter, in the singular and sorted."""
    words = words_of(name)
    for pattern, joined in _JOINED:
        words = pattern.sub(joined, words)
    return " ".join(sorted({_stem(word) for word in words.split() if word not in _FILLING}))


def _stem(word: str) -> str:
    if len(word) < _SHORTEST_STEM or word.endswith("ss"):
        return word
    if word.endswith("ches"):
        return word[:-2]
    return word.removesuffix("s")


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _LEAST_LIKENESS or matcher.quick_ratio() < _LEAST_LIKENESS:
        return 0.0
    return matcher.ratio()
