"""How typed words become keys, and how keys become ranges of an index.

Everything is folded here, in Python, because the two engines disagree about case, accents and
order; what is left for them is comparing characters.
"""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from studio.text import digits, folded

SHORTEST_PHONE_END = 3
SAME_LINE_DIGITS = 9  # without country code and trunk zero

_AFTER_EVERYTHING = "\U0010ffff"
_PHONE_SIGNS = frozenset("+-/.() ")


def name_words(name: str) -> frozenset[str]:
    """Return the words a name is found by: "O'Brien-Smith" also as its parts and as one word."""
    words: set[str] = set()
    for word in folded(name).split():
        words.add(_squeezed(word))
        words.update("".join(c if c.isalnum() else " " for c in word).split())
    return frozenset(words)


def search_words(text: str) -> tuple[str, ...]:
    """Return the beginnings of words that a typed search asks for."""
    return tuple(_squeezed(word) for word in folded(text).split())


def phone_key(phone: str) -> str:
    """Return the digits of a telephone number from the last to the first."""
    return "".join(str(int(digit)) for digit in reversed(digits(phone)))


def phone_end(text: str) -> str | None:
    """Return the key to search for if *text* looks like the end of a telephone number.

    Leading zeros are left out, so that 07700 900123 also finds +44 7700 900123.
    """
    if not all(c.isdecimal() or c in _PHONE_SIGNS for c in text):
        return None
    key = phone_key(text)
    return (key.rstrip("0") or key) if len(key) >= SHORTEST_PHONE_END else None


def is_same_line(one: str, other: str) -> bool:
    """Tell whether two phone keys are one line, written with or without country code."""
    shorter, longer = sorted((one.rstrip("0"), other.rstrip("0")), key=len)
    if len(shorter) < SAME_LINE_DIGITS:
        return shorter == longer
    return longer.startswith(shorter)


def starts_with(column: InstrumentedAttribute[str], beginning: str) -> ColumnElement[Any]:
    """Return the condition that *column* begins so, as a range that an index can answer."""
    return (column >= beginning) & (column < beginning + _AFTER_EVERYTHING)


def _squeezed(word: str) -> str:
    return "".join(c for c in word if c.isalnum()) or word
