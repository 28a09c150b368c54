"""Reading tables of TOML so that every mistake names its file, entry, field and line."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn, TypeVar

from studio.errors import BadFile

_Value = TypeVar("_Value")


@dataclass(slots=True)
class Entry:
    """One table of a file; what is not taken from it by `finish` is a mistake."""

    file: str
    name: str
    line: int
    table: Mapping[str, object]
    taken: set[str] = field(default_factory=set)

    def wrong(self, name: str, problem: str) -> NoReturn:
        """Raise `BadFile` for the field *name* of this entry."""
        where = f"line {self.line}: " if self.line else ""
        raise BadFile(file=self.file, entry=self.name, field=name, problem=where + problem)

    def value(self, name: str, kind: type[_Value], default: _Value | None = None) -> _Value:
        """Return the field *name*; without a *default* it has to be there."""
        self.taken.add(name)
        found = self.table.get(name, default)
        if found is None:
            self.wrong(name, "it is missing")
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            self.wrong(name, f"a {_NAMES[kind]} is expected")
        return found

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; one without a default may not be empty."""
        found = self.value(name, str, default).strip()
        if not found and default is None:
            self.wrong(name, "it is empty")
        return found

    def one_of(self, name: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Return a text that is one of *allowed*."""
        found = self.text(name, default)
        known = tuple(allowed)
        if found not in known:
            self.wrong(name, f"{found} is none of {', '.join(known)}")
        return found

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self.value(name, list, None if default is None else list(default))
        if not all(isinstance(item, str) for item in found):
            self.wrong(name, "a list of texts is expected")
        return tuple(found)

    def finish(self) -> None:
        """Refuse every field nobody asked for."""
        for name in self.table:
            if name not in self.taken:
                self.wrong(name, "this field is not known")


_NAMES: Mapping[type, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    list: "list",
    dict: "table",
}


def read_file(file: str, text: str) -> Entry:
    """Return the top of a TOML file as an entry."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(file=file, problem=str(error)) from error
    return Entry(file, "", 0, table)


def entries(top: Entry, text: str, name: str, key: str = "id") -> list[Entry]:
    """Return the tables `[[name]]` of a file, each known by the text of its *key*."""
    found = []
    for table in top.value(name, list, []):
        if not isinstance(table, dict):
            top.wrong(name, f"tables [[{name}]] are expected")
        label = str(table.get(key, ""))
        found.append(Entry(top.file, label, line_of(text, key, label), table))
    return found


def line_of(text: str, key: str, value: str) -> int:
    """Return the line on which *key* is given this value, or 0."""
    pattern = re.compile(rf"""\s*{re.escape(key)}\s*=\s*["']{re.escape(value)}["']""")
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.match(line):
            return number
    return 0
