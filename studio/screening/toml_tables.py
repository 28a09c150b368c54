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
    """One table of a file; what is not taken from it by `finish` is a mistake.

    `line` is where the table begins and `lines` where each of its fields stands.
    """

    file: str
    name: str
    line: int
    table: Mapping[str, object]
    lines: Mapping[str, int] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def wrong(self, name: str, problem: str) -> NoReturn:
        """Raise `BadFile` for the field *name* of this entry, with its line."""
        line = self.lines.get(name, self.line)
        where = f"line {line}: " if line else ""
        raise BadFile(file=self.file, entry=self.name, field=name, problem=where + problem)

    def inner(self, name: str) -> "Entry":
        """Return the table in the field *name* as an entry of its own, known by that name."""
        return Entry(self.file, name, self.lines.get(name, self.line), self.value(name, dict))

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
        found = _AT_LINE.search(str(error))
        line = int(found.group(1)) if found else max(1, len(text.splitlines()))
        raise BadFile(file=file, problem=f"line {line}: {error}") from error
    places = _places(text)
    lines = {place.header: place.line for place in reversed(places) if place.header}
    return Entry(file, "", 1, table, {**lines, **places[0].fields})


def entries(top: Entry, text: str, name: str, key: str = "id") -> list[Entry]:
    """Return the tables `[[name]]` of a file, each known by the text of its *key*.

    Two tables with the same key are a mistake.
    """
    places = [place for place in _places(text) if place.header == name] if name in text else []
    found: list[Entry] = []
    known: set[str] = set()
    for number, table in enumerate(top.value(name, list, [])):
        if not isinstance(table, dict) or number >= len(places):
            top.wrong(name, f"tables [[{name}]] are expected")
        label = str(table.get(key, ""))
        entry = Entry(top.file, label, places[number].line, table, places[number].fields)
        if label and label in known:
            entry.wrong(key, f"this {name} stands twice")
        known.add(label)
        found.append(entry)
    return found


@dataclass(slots=True)
class _Place:
    """Where one table of a file stands: its header, and the lines of its fields."""

    header: str
    line: int
    fields: dict[str, int] = field(default_factory=dict)


def _places(text: str) -> list[_Place]:
    """Return the places of all tables of a file, that of its top first."""
    places = [_Place("", 1)]
    in_text = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not in_text:
            header, name = _HEADER.match(line), _FIELD.match(line)
            if header is not None:
                places.append(_Place(header.group(1), number))
            elif name is not None:
                places[-1].fields.setdefault(name.group(1), number)
        in_text ^= (line.count('"""') + line.count("'''")) % 2 == 1
    return places


_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]")
_FIELD = re.compile(r"\s*[\"']?([\w.-]+)[\"']?\s*=")
_AT_LINE = re.compile(r"at line (\d+)")
