"""The limits' files read into `CapTables`: codes, sets by stage, tiers."""

from collections.abc import Mapping

from studio.errors import BadFile
from studio.exercises.caps import (
    HIGHEST_EFFORT,
    CapSet,
    CapTables,
    CodeLimits,
    Column,
    Exclusion,
    Limit,
    Stage,
    TierLimits,
)
from studio.exercises.demand import HIGHEST_DEMAND, Axis
from studio.exercises.entry import Entry, read_toml
from studio.exercises.vocabulary import PATTERNS, POSITIONS

_LIMIT_KEYS = ("caps", "exclude", "load_share_max", "effort_max", "prefer", "note", "sources")
_EXCLUSION_KEYS = ("position", "pattern", "exercise", "equipment", "shorter_than_s")
_AXIS_KEYS = tuple(axis.value for axis in Axis)
_STAGE_KEYS = tuple(stage.value for stage in Stage)


def parse_caps(files: Mapping[str, str]) -> CapTables:
    """Read all limits from TOML texts by file name; files of other kinds are left alone."""
    codes: dict[str, CodeLimits] = {}
    sets: dict[str, CapSet] = {}
    tiers: dict[str, TierLimits] = {}
    efforts: dict[Stage, int] = {}
    for file, content in files.items():
        tree = read_toml(file, content)
        for key, table in _tables(file, tree, "code"):
            codes[key] = _code(file, key, table)
        for key, table in _tables(file, tree, "set"):
            sets[key] = _set(file, key, table)
        for key, table in _tables(file, tree, "tier"):
            tiers[key] = _tier(file, key, table)
        for key, table in _tables(file, tree, "stage"):
            stage = Entry(file, f"stage.{key}", table, ("effort_max",))
            efforts[Stage(stage.one_of("stage", key, _STAGE_KEYS))] = _effort(stage)
    if set(efforts) != set(Stage):
        raise BadFile(file="limits", entry="stage", problem="every stage needs an effort ceiling")
    return CapTables(codes, sets, tiers, efforts)


def _tables(file: str, tree: Mapping[str, object], kind: str) -> tuple[tuple[str, object], ...]:
    tables = tree.get(kind, {})
    if not isinstance(tables, dict):
        raise BadFile(file=file, entry=kind, problem="a table is expected")
    return tuple(tables.items())


def _code(file: str, key: str, table: object) -> CodeLimits:
    name = f"code.{key}"
    columns = [column.value for column in Column]
    entry = Entry(file, name, table, ("both", *columns, "note"))
    if "both" in entry:
        if any(column in entry for column in columns):
            raise entry.bad("both", "either both or the two columns apart")
        both = _limit(file, f"{name}.both", entry.raw("both"))
        return CodeLimits(both, both)
    return CodeLimits(*(_limit(file, f"{name}.{key}", entry.raw(key) or {}) for key in columns))


def _set(file: str, key: str, table: object) -> CapSet:
    name = f"set.{key}"
    entry = Entry(file, name, table, ("label", "client_line", *_STAGE_KEYS))
    stages = {
        stage: _limit(file, f"{name}.{stage.value}", entry.raw(stage.value))
        for stage in Stage
        if stage.value in entry
    }
    if not stages:
        raise entry.bad("acute", "at least one stage is expected")
    return CapSet(key, entry.text("label"), entry.text("client_line"), stages)


def _tier(file: str, key: str, table: object) -> TierLimits:
    name = f"tier.{key}"
    entry = Entry(file, name, table, ("column", "limit"))
    column = Column(entry.choice("column", [column.value for column in Column]))
    return TierLimits(column, _limit(file, f"{name}.limit", entry.raw("limit") or {}))


def _limit(file: str, name: str, table: object) -> Limit:
    entry = Entry(file, name, table, _LIMIT_KEYS)
    entry.text("note", "")
    entry.texts("sources")
    share = entry.number("load_share_max", 0, 1) if "load_share_max" in entry else None
    return Limit(
        caps=_caps(entry),
        exclusions=_exclusions(entry),
        load_percent_max=None if share is None else round(share * 100),
        effort_max=_effort(entry),
        prefer=frozenset(entry.texts("prefer")),
    )


def _effort(entry: Entry) -> int:
    return entry.whole("effort_max", 1, HIGHEST_EFFORT, default=HIGHEST_EFFORT)


def _caps(entry: Entry) -> dict[Axis, int]:
    table = entry.raw("caps")
    if table is None:
        return {}
    caps = Entry(entry.file, entry.name, table, _AXIS_KEYS)
    return {axis: caps.whole(axis.value, 0, HIGHEST_DEMAND) for axis in Axis if axis.value in caps}


def _exclusions(entry: Entry) -> tuple[Exclusion, ...]:
    tables = entry.raw("exclude")
    if tables is None:
        return ()
    if not isinstance(tables, list):
        raise entry.bad("exclude", "a list of tables is expected")
    return tuple(_exclusion(entry, table) for table in tables)


def _exclusion(entry: Entry, table: object) -> Exclusion:
    fields = Entry(entry.file, entry.name, table, _EXCLUSION_KEYS)
    exclusion = Exclusion(
        position=fields.choice("position", POSITIONS) if "position" in fields else "",
        pattern=fields.choice("pattern", PATTERNS) if "pattern" in fields else "",
        exercise=fields.text("exercise", ""),
        equipment=fields.text("equipment", ""),
        shorter_than_s=fields.whole("shorter_than_s", 0, 3600, default=0),
    )
    if exclusion == Exclusion(shorter_than_s=exclusion.shorter_than_s):
        raise entry.bad("exclude", "nothing is named that is left out")
    return exclusion
