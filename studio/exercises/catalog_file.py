"""The library's files read into a `Catalog`: entries by movement pattern, kit and sources.

Mistakes raise `BadFile` with file, entry and field.
"""

from collections.abc import Iterator, Mapping

from studio.errors import BadFile, WrongInput
from studio.exercises.catalog import Catalog
from studio.exercises.demand import AXES, HIGHEST_DEMAND, Axis, Demands
from studio.exercises.dose_text import parse_dose
from studio.exercises.entry import Entry, read_toml
from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.exercises.kit import Kit
from studio.exercises.prescription import Prescription
from studio.exercises.vocabulary import (
    INTENTS,
    LATERALITIES,
    MUSCLES,
    NOTE_PATTERN,
    PATTERNS,
    POSITIONS,
)
from studio.ids import ExerciseSlug

CUE_LIMIT = 110
AS_BOOKED = "as booked"
_DEFAULT_STEP_G = 500
_FILE_KEYS = ("exercise", "kit", "source")
_ENTRY_KEYS = (
    "slug", "name", "synonyms", "pattern", "equipment", "muscles", "level", "laterality",
    "position", "ladder", "rung", "intents", "load_basis", "load_full_share", "min_load_kg",
    "dose", "light", "full", "cue", "coaching", "graded_by", "sources",
)  # fmt: skip
_AXIS_KEYS = tuple(axis.value for axis in AXES)


def parse_catalog(files: Mapping[str, str]) -> Catalog:
    """Read the library from TOML texts by file name."""
    trees = {name: read_toml(name, content) for name, content in files.items()}
    for name, tree in trees.items():
        Entry(name, "", tree, _FILE_KEYS)
    kit = {piece.key: piece for piece in _kit(trees)}
    literature = dict(_literature(trees))
    sources = frozenset(literature)
    exercises: dict[str, Exercise] = {}
    for entry in _entries(trees):
        exercise = _exercise(entry, kit, sources)
        if exercise.slug in exercises:
            raise entry.bad("slug", "this slug stands twice")
        exercises[exercise.slug] = exercise
    return Catalog(exercises.values(), kit, literature)


def _kit(trees: Mapping[str, Mapping[str, object]]) -> Iterator[Kit]:
    for file, tree in trees.items():
        pieces = tree.get("kit", {})
        if not isinstance(pieces, dict):
            raise BadFile(file=file, entry="kit", problem="a table is expected")
        for key, table in pieces.items():
            entry = Entry(file, f"kit.{key}", table, ("size", "step_kg"))
            yield Kit(key, entry.whole("size", 1, 4), entry.grams("step_kg", 0.25, 50))


def _literature(trees: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    for file, tree in trees.items():
        table = tree.get("source", {})
        if not isinstance(table, dict):
            raise BadFile(file=file, entry="source", problem="a table is expected")
        entry = Entry(file, "source", table, tuple(table))
        for key in table:
            yield key, entry.text(key)


def _entries(trees: Mapping[str, Mapping[str, object]]) -> Iterator[Entry]:
    for file, tree in trees.items():
        tables = tree.get("exercise", [])
        if not isinstance(tables, list):
            raise BadFile(file=file, entry="exercise", problem="a list of tables is expected")
        for number, table in enumerate(tables, start=1):
            slug = table.get("slug") if isinstance(table, dict) else None
            yield Entry(
                file, slug if isinstance(slug, str) else f"entry {number}", table, _ENTRY_KEYS
            )


def _exercise(entry: Entry, kit: Mapping[str, Kit], sources: frozenset[str]) -> Exercise:
    basis = LoadBasis(entry.choice("load_basis", [basis.value for basis in LoadBasis]))
    light, full = _demands(entry, basis)
    equipment = _equipment(entry, kit)
    pattern = entry.choice("pattern", PATTERNS)
    ladder = entry.text("ladder", "")
    return Exercise(
        slug=ExerciseSlug(entry.text("slug")),
        name=entry.text("name"),
        pattern=pattern,
        equipment=equipment,
        muscles=_some(entry, "muscles", MUSCLES, needed=pattern != NOTE_PATTERN),
        level=Level(entry.choice("level", [level.value for level in Level])),
        laterality=entry.choice("laterality", LATERALITIES),
        position=entry.choice("position", POSITIONS),
        ladder=ladder,
        rung=entry.whole("rung", 1, 99) if ladder else 0,
        intents=_some(entry, "intents", INTENTS, needed=True),
        load_basis=basis,
        load_full_share=_load_full_share(entry, basis),
        min_load_g=entry.grams("min_load_kg", 0, 100),
        dose=_dose(entry),
        light=light,
        full=full,
        cue=_cue(entry),
        synonyms=entry.texts("synonyms"),
        coaching=entry.texts("coaching"),
        source=entry.text("graded_by"),
        sources=entry.choices("sources", sources),
        load_step_g=_load_step(equipment, kit),
    )


def _some(entry: Entry, key: str, allowed: tuple[str, ...], *, needed: bool) -> tuple[str, ...]:
    values = entry.choices(key, allowed)
    if needed and not values:
        raise entry.bad(key, "at least one is expected")
    return values


def _equipment(entry: Entry, kit: Mapping[str, Kit]) -> tuple[frozenset[str], ...]:
    groups = tuple(frozenset(text.split("|")) for text in entry.texts("equipment"))
    for piece in sorted(set().union(*groups)):
        entry.one_of("equipment", piece, kit)
    return groups


def _load_step(equipment: tuple[frozenset[str], ...], kit: Mapping[str, Kit]) -> int:
    steps = [kit[piece].step_g for group in equipment for piece in group if kit[piece].step_g]
    return min(steps, default=_DEFAULT_STEP_G)


def _load_full_share(entry: Entry, basis: LoadBasis) -> float | None:
    if basis is LoadBasis.EXTERNAL:
        return entry.number("load_full_share", 0.01, 5)
    if "load_full_share" in entry or "min_load_kg" in entry:
        raise entry.bad("load_basis", "only outside weights have a full share and a lightest load")
    return None


def _demands(entry: Entry, basis: LoadBasis) -> tuple[Demands, Demands]:
    light = _values(entry, "light")
    full = _values(entry, "full")
    if full and basis is LoadBasis.BODYWEIGHT:
        raise entry.bad("full", "own weight has no second value")
    for axis, value in full.items():
        if value <= light.get(axis, 0):
            raise entry.bad(f"full.{axis}", "the full value must be above the light one")
    return (
        Demands(tuple(light.get(axis, 0) for axis in _AXIS_KEYS)),
        Demands(tuple(full.get(axis, light.get(axis, 0)) for axis in _AXIS_KEYS)),
    )


def _values(entry: Entry, key: str) -> dict[str, int]:
    table = entry.raw(key)
    if table is None:
        return {}
    axes = Entry(entry.file, entry.name, table, _AXIS_KEYS)
    if not isinstance(table, dict):
        raise entry.bad(key, "a table is expected")
    values = {Axis(axis).value: axes.whole(axis, 0, HIGHEST_DEMAND) for axis in table}
    if 0 in values.values():
        raise entry.bad(key, "only values above 0 are written down")
    return values


def _dose(entry: Entry) -> Prescription:
    text = entry.text("dose")
    if text == AS_BOOKED:
        return Prescription(extra=AS_BOOKED)
    try:
        return parse_dose(text)
    except WrongInput as error:
        raise entry.bad("dose", f"{text!r} is no dose") from error


def _cue(entry: Entry) -> str:
    cue = entry.text("cue")
    if len(cue) > CUE_LIMIT:
        raise entry.bad("cue", f"{len(cue)} characters, at most {CUE_LIMIT} fit the sheet")
    return cue
