"""Reading one table of a data file, so that every mistake names file, entry and field."""

import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches

from studio.errors import BadFile


def read_toml(file: str, content: str) -> dict[str, object]:
    """Return the tables of a TOML text; raises `BadFile` when it is none."""
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(file=file, problem=str(error)) from error


class Entry:
    """One table with its place; unknown keys are refused as soon as it is opened."""

    def __init__(self, file: str, name: str, table: object, known: Collection[str]) -> None:
        self.file = file
        self.name = name
        if not isinstance(table, dict):
            raise BadFile(file=file, entry=name, problem="a table is expected")
        self._table: Mapping[str, object] = table
        for key in self._table:
            if key not in known:
                raise self.bad(key, _unknown("key", key, known))

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def bad(self, field: str, problem: str) -> BadFile:
        """Return the mistake in *field*, to be raised."""
        return BadFile(file=self.file, entry=self.name, field=field, problem=problem)

    def raw(self, key: str) -> object:
        """Return whatever stands under *key*, or `None`."""
        return self._table.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without *default* it must be there and must not be empty."""
        value = self._table.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.bad(key, "a text is expected")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is missing."""
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(i, str) and i for i in value):
            raise self.bad(key, "a list of texts is expected")
        if len(set(value)) < len(value):
            raise self.bad(key, "something stands twice")
        return tuple(value)

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """Return a text that must be one of *allowed*."""
        return self.one_of(key, self.text(key), allowed)

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Return a list of texts that must all be among *allowed*."""
        return tuple(self.one_of(key, value, allowed) for value in self.texts(key))

    def one_of(self, key: str, value: str, allowed: Collection[str]) -> str:
        """Return *value* if it is among *allowed*."""
        if value not in allowed:
            raise self.bad(key, _unknown("word", value, allowed))
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number from *low* to *high*."""
        value = self._table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.bad(key, f"a whole number from {low} to {high} is expected")
        return value

    def number(self, key: str, low: float, high: float) -> float:
        """Return a number from *low* to *high*."""
        value = self._table.get(key)
        if (
            not isinstance(value, int | float)
            or isinstance(value, bool)
            or not low <= value <= high
        ):
            raise self.bad(key, f"a number from {low:g} to {high:g} is expected")
        return float(value)

    def grams(self, key: str, low_kg: float, high_kg: float) -> int:
        """Return a weight written in kilograms as grams, 0 when the key is missing."""
        return round(self.number(key, low_kg, high_kg) * 1000) if key in self else 0

    def yes(self, key: str) -> bool:
        """Return a yes or no, no when the key is missing."""
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            raise self.bad(key, "true or false is expected")
        return value


def _unknown(kind: str, value: str, allowed: Collection[str]) -> str:
    near = get_close_matches(value, allowed, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{value} is no {kind} known here{hint}"
