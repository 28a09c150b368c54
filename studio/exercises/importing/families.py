"""The families that an importer sorts exercises into, read from the resources."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio.errors import BadFile
from studio.exercises.catalog import Catalog
from studio.exercises.demand import AXES, HIGHEST_DEMAND
from studio.exercises.entry import Entry, read_toml
from studio.exercises.vocabulary import MUSCLES, PATTERNS
from studio.text import folded

OWN_WEIGHT = "own"
KINDS = (
    OWN_WEIGHT, "barbell", "dumbbell", "kettlebell", "cable", "band", "med_ball", "ball", "roller",
    "machine", "other",
)  # fmt: skip

_NOT_A_WORD = re.compile(r"[\W_]+")
_AXIS_KEYS = tuple(axis.value for axis in AXES)
_USUAL_TRUST = 85


@dataclass(frozen=True, slots=True)
class Reading:
    """A name and a text as lower-case words, with the kind of equipment."""

    name: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What name, text and kind must say; an empty one asks for nothing.

    What the text must say may stand in the name as well.
    """

    name: re.Pattern[str] | None
    text: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    kinds: tuple[str, ...]

    def fits(self, reading: Reading) -> bool:
        """Return whether *reading* fulfils all of it."""
        if self.kinds and reading.kind not in self.kinds:
            return False
        if self.unless is not None and self.unless.search(reading.name):
            return False
        return all(
            pattern is None or pattern.search(words) is not None
            for pattern, words in (
                (self.name, reading.name),
                (self.text, f"{reading.name} {reading.text}"),
            )
        )


@dataclass(frozen=True, slots=True)
class Family:
    """Exercises that move alike: a pattern, and the library's exercises whose demands they share.

    `trust` says in percent how far name and text alone are to be believed.
    """

    condition: Condition
    pattern: str
    like: tuple[str, ...]
    at_least: Mapping[str, int]
    trust: int


@dataclass(frozen=True, slots=True)
class Raise:
    """Words that add to the demands of the families of some patterns."""

    condition: Condition
    patterns: tuple[str, ...]
    full: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle as files name it: our key, and the pattern it is most often trained by."""

    key: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Gear:
    """Equipment as files name it: its kind, and what has to be on hand."""

    kind: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyBook:
    """All that an importer knows about words."""

    families: tuple[Family, ...]
    raises: tuple[Raise, ...]
    muscles: Mapping[str, Muscle]
    gear: Mapping[str, Gear]

    def family_of(self, reading: Reading) -> Family | None:
        """Return the first family that fits, or `None`."""
        return next((one for one in self.families if one.condition.fits(reading)), None)


def words_of(text: str) -> str:
    """Return *text* as lower-case words without accents and signs."""
    return _NOT_A_WORD.sub(" ", folded(text)).strip()


def parse_families(files: Mapping[str, str], catalog: Catalog) -> FamilyBook:
    """Read the families from TOML texts by file name; mistakes name file, entry and field."""
    (file, content), *_ = files.items()
    tree = read_toml(file, content)
    Entry(file, "", tree, ("family", "raise", "muscles", "equipment"))
    return FamilyBook(
        families=tuple(_families(file, tree, catalog)),
        raises=tuple(_raises(file, tree)),
        muscles={key: _muscle(file, key, one) for key, one in _tables(file, tree, "muscles")},
        gear={key: _gear(file, key, one, catalog) for key, one in _tables(file, tree, "equipment")},
    )


def _families(file: str, tree: Mapping[str, object], catalog: Catalog) -> Iterator[Family]:
    known = ("name", "text", "unless", "with", "pattern", "like", "at_least", "sure")
    for number, table in enumerate(_list(file, tree, "family"), start=1):
        entry = Entry(file, f"family {number}", table, known)
        like = entry.texts("like")
        for slug in like:
            if slug not in catalog:
                raise entry.bad("like", f"{slug} is no exercise known here")
        if not like:
            raise entry.bad("like", "at least one is expected")
        trust = entry.number("sure", 0.1, 1) if "sure" in entry else _USUAL_TRUST / 100
        yield Family(
            condition=_condition(entry),
            pattern=entry.choice("pattern", PATTERNS),
            like=like,
            at_least=_demands(entry, "at_least"),
            trust=round(100 * trust),
        )


def _raises(file: str, tree: Mapping[str, object]) -> Iterator[Raise]:
    known = ("name", "text", "unless", "with", "patterns", "full")
    for number, table in enumerate(_list(file, tree, "raise"), start=1):
        entry = Entry(file, f"raise {number}", table, known)
        patterns = entry.choices("patterns", PATTERNS)
        yield Raise(_condition(entry), patterns, _demands(entry, "full"))


def _condition(entry: Entry) -> Condition:
    return Condition(
        name=_regex(entry, "name"),
        text=_regex(entry, "text"),
        unless=_regex(entry, "unless"),
        kinds=entry.choices("with", KINDS),
    )


def _regex(entry: Entry, key: str) -> re.Pattern[str] | None:
    text = entry.text(key, "")
    try:
        return re.compile(text) if text else None
    except re.error as error:
        raise entry.bad(key, str(error)) from error


def _demands(entry: Entry, key: str) -> Mapping[str, int]:
    table = entry.raw(key)
    if table is None:
        return {}
    axes = Entry(entry.file, entry.name, table, _AXIS_KEYS)
    return {axis: axes.whole(axis, 1, HIGHEST_DEMAND) for axis in _AXIS_KEYS if axis in axes}


def _muscle(file: str, key: str, table: object) -> Muscle:
    entry = Entry(file, f"muscles.{key}", table, ("pattern", "key"))
    return Muscle(entry.choice("key", MUSCLES), entry.choice("pattern", PATTERNS))


def _gear(file: str, key: str, table: object, catalog: Catalog) -> Gear:
    entry = Entry(file, f"equipment.{key}", table, ("with", "needs"))
    return Gear(entry.choice("with", KINDS), entry.choices("needs", catalog.kit))


def _list(file: str, tree: Mapping[str, object], key: str) -> list[object]:
    value = tree.get(key)
    if not isinstance(value, list):
        raise BadFile(file=file, entry=key, problem="a list of tables is expected")
    return value


def _tables(file: str, tree: Mapping[str, object], key: str) -> Iterator[tuple[str, object]]:
    value = tree.get(key)
    if not isinstance(value, dict):
        raise BadFile(file=file, entry=key, problem="a table is expected")
    yield from value.items()
