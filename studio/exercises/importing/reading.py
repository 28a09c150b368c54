"""Files of exercises read strictly: open exercise data, or what this program wrote.

Whatever cannot be used raises `BadFile` with file, entry and field; nothing of such a file counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.errors import BadFile, MissingValue, StudioError, TextTooLong
from studio.strict_json import read_json
from studio.text import NOTE_LIMIT, clean_line, clean_note, required_line

LARGEST_FILE = 50_000_000
DEEPEST = 30
MOST_ENTRIES = 20_000
MOST_TEXTS = 200
FORMAT = "studio-planner-exercises"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One exercise as open data has it: a name, a text and some tags, and no demands."""

    source_id: str
    name: str
    instructions: tuple[str, ...] = ()
    equipment: str = ""
    force: str = ""
    muscles: tuple[str, ...] = ()
    other_muscles: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


def read_tables(text: str, file: str) -> tuple[str, tuple[Mapping[str, object], ...]]:
    """Return the format of a file, empty for open data, and its entries as tables."""
    document = read_json(text, file, deepest=DEEPEST)
    entries, kind = document, ""
    if isinstance(document, dict):
        kind = _format(document, file)
        entries = document.get("exercises")
    if not isinstance(entries, list):
        raise BadFile(file=file, problem="a list of exercises is expected")
    if len(entries) > MOST_ENTRIES:
        raise BadFile(file=file, problem=f"it holds more than {MOST_ENTRIES} exercises")
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise BadFile(file=file, entry=f"entry {number}", problem="a table is expected")
    return kind, tuple(entries)


def read_entries(tables: Sequence[Mapping[str, object]], file: str) -> tuple[SourceEntry, ...]:
    """Return the entries of open data; two entries never share an id."""
    found: dict[str, SourceEntry] = {}
    for number, table in enumerate(tables, start=1):
        fields = Fields(table, file, f"entry {number}")
        entry = _entry(fields)
        if entry.source_id in found:
            raise fields.bad("id", "this id stands twice")
        found[entry.source_id] = entry
    return tuple(found.values())


class Fields:
    """One table of a file with its place; what it hands out is clean and of the right type."""

    def __init__(self, table: Mapping[str, object], file: str, place: str) -> None:
        self.file = file
        self.place = place
        self._table = table

    def bad(self, field: str, problem: str) -> BadFile:
        """Return the mistake in *field*, to be raised."""
        problem = f"{field}: {problem}"
        return BadFile(file=self.file, entry=self.place, field=field, problem=problem)

    def raw(self, key: str) -> object:
        """Return whatever stands under *key*, or `None`."""
        return self._table.get(key)

    def line(self, key: str, *, required: bool = False) -> str:
        """Return a text on one line, empty when the key is missing or null."""
        value = self._table.get(key)
        if value is not None and not isinstance(value, str):
            raise self.bad(key, "a text is expected")
        try:
            return (required_line if required else clean_line)(value or "", field=key)
        except StudioError as error:
            raise self.bad(key, problem_of(error)) from error

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is missing or null; one text is a list too."""
        value = self._table.get(key)
        texts = [value] if isinstance(value, str) else value or []
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self.bad(key, "a list of texts is expected")
        if len(texts) > MOST_TEXTS or sum(map(len, texts)) > NOTE_LIMIT:
            raise self.bad(key, "it is far too long")
        try:
            cleaned = [clean_note(text, field=key) for text in texts]
        except StudioError as error:
            raise self.bad(key, problem_of(error)) from error
        return tuple(text for text in cleaned if text)


def problem_of(error: StudioError) -> str:
    """Return in one clause what is wrong with a value from a file."""
    if isinstance(error, MissingValue):
        return "it is missing or empty"
    if isinstance(error, TextTooLong):
        return f"it is longer than {error.values['limit']} characters"
    if "high" in error.values:
        return f"a value from {error.values['low']} to {error.values['high']} is expected"
    if "key" in error.values:
        return f"{error.values['key']!r} is not known here"
    return str(error.values.get("problem", "it cannot be used"))


def _format(document: Mapping[str, object], file: str) -> str:
    kind, version = document.get("format", ""), document.get("version")
    if kind == "":
        return ""
    if kind != FORMAT:
        raise BadFile(file=file, entry="format", problem="this kind of file is not known here")
    if version != FORMAT_VERSION or isinstance(version, bool):
        raise BadFile(
            file=file, entry="version", problem="it was written by another version of this program"
        )
    return FORMAT


def _entry(fields: Fields) -> SourceEntry:
    name = fields.line("name", required=True)
    fields.place = f"{fields.place} ({name})"
    return SourceEntry(
        source_id=fields.line("id") or name,
        name=name,
        instructions=fields.texts("instructions"),
        equipment=fields.line("equipment").casefold(),
        force=fields.line("force").casefold(),
        muscles=tuple(text.casefold() for text in fields.texts("primaryMuscles")),
        other_muscles=tuple(text.casefold() for text in fields.texts("secondaryMuscles")),
        synonyms=fields.texts("aliases"),
    )
