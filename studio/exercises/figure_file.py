"""Reads exercise figures from TOML texts.

An entry is a slug with `start` and `end` frames, or one `hold`.  `like` takes everything from
another entry, `both` changes both frames of it; a frame may also start from another one with
`like = "slug.end"` and exchange near and far side with `flip`.  Entries whose name begins with
an underscore are only there to be built upon.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from studio.errors import BadFile
from studio.exercises.figure import Figure, FigureBook, Frame, Ground
from studio.exercises.figure_frame import Place, read_frame, read_prop
from studio.ids import ExerciseSlug

Raw = Mapping[str, object]

ENTRY_KEYS = frozenset(
    {"like", "view", "ground", "key", "mirror", "props", "add", "start", "end", "hold", "both"}
)
FRAMES = ("start", "end")


def parse_figures(files: Mapping[str, str]) -> FigureBook:
    """Return all figures of *files* (TOML texts by name); raises `BadFile`."""
    entries: dict[str, _Entry] = {}
    for file, text in files.items():
        for slug, raw in _read(file, text).items():
            if slug in entries:
                raise BadFile(file=file, entry=slug, problem="this entry stands twice")
            if not isinstance(raw, dict):
                raise BadFile(file=file, entry=slug, problem="a table is expected")
            entries[slug] = _Entry(Place(file, slug), raw)
    resolver = _Resolver(entries)
    return FigureBook({slug: resolver.figure(slug) for slug in entries if not slug.startswith("_")})


def _read(file: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(file=file, problem=str(error)) from error


@dataclass(frozen=True, slots=True)
class _Entry:
    place: Place
    raw: Raw


class _Resolver:
    """Follows `like` from entry to entry; works on raw tables and reads them at the end."""

    def __init__(self, entries: Mapping[str, _Entry]) -> None:
        self._entries = entries
        self._whole: dict[str, dict[str, object]] = {}
        self._open: list[str] = []

    def figure(self, slug: str) -> Figure:
        """Return one figure with everything it is like."""
        place = self._entries[slug].place
        raw = self._resolve(slug)
        shared = tuple(read_prop(item, place.field("props")) for item in _list(raw, "props", place))
        view = _word(raw, "view", "side", place)
        start, end = (self._frame(raw, name, view, place) for name in FRAMES)
        key = _word(raw, "key", "end", place)
        if key not in FRAMES:
            raise place.field("key").wrong("start or end is expected")
        ground = _word(raw, "ground", "floor", place)
        if ground not in {item.value for item in Ground}:
            raise place.field("ground").wrong("floor, mat or none is expected")
        return Figure(
            slug=ExerciseSlug(slug),
            start=Frame(start.pose, (*shared, *start.props)),
            end=Frame(end.pose, (*shared, *end.props)),
            ground=Ground(ground),
            key=key,
            is_mirrored=raw.get("mirror") is True,
        )

    def _frame(self, raw: Raw, name: str, view: str, place: Place) -> Frame:
        frame = _table(raw, name, place)
        return read_frame(frame, view, place.field(name))

    def _resolve(self, slug: str) -> dict[str, object]:
        if slug not in self._whole:
            entry = self._entries[slug]
            if slug in self._open:
                raise entry.place.field("like").wrong("entries are like each other in a circle")
            self._open.append(slug)
            self._whole[slug] = self._merge(entry)
            self._open.pop()
        return self._whole[slug]

    def _merge(self, entry: _Entry) -> dict[str, object]:
        place, raw = entry.place, entry.raw
        unknown = sorted(set(raw) - ENTRY_KEYS)
        if unknown:
            raise place.field(unknown[0]).wrong("this field is not known")
        base = dict(self._base(raw, place))
        whole = base | {
            key: value for key, value in raw.items() if key not in {"like", "both", "add", "hold"}
        }
        whole["props"] = [*_list(whole, "props", place), *_list(raw, "add", place)]
        both = _table(raw, "both", place)
        hold = self._own_frame(raw, "hold", whole, place)
        for name in FRAMES:
            kept = {} if hold else _table(base, name, place)
            own = self._own_frame(raw, name, whole, place)
            whole[name] = {**kept, **both, **hold, **own}
        return whole

    def _base(self, raw: Raw, place: Place) -> Raw:
        like = _word(raw, "like", "", place)
        if not like:
            return {}
        if like not in self._entries:
            raise place.field("like").wrong(f"there is no entry {like}")
        return self._resolve(like)

    def _own_frame(self, raw: Raw, name: str, whole: Raw, place: Place) -> dict[str, object]:
        """Return what *raw* says of a frame; an end may be like the start of its own entry."""
        own = dict(_table(raw, name, place))
        flip = own.pop("flip", False)
        like = own.pop("like", "")
        if not like:
            return own
        slug, _, frame = str(like).partition(".")
        if frame not in FRAMES or (slug == place.entry and (name, frame) != ("end", "start")):
            raise place.field(name).wrong("like names an entry and start or end")
        if slug != place.entry and slug not in self._entries:
            raise place.field(name).wrong(f"there is no entry {slug}")
        source = whole if slug == place.entry else self._resolve(slug)
        base = dict(_table(source, frame, place))
        return (_flipped(base) if flip else base) | own


def _flipped(frame: Raw) -> dict[str, object]:
    """Return *frame* with near and far limbs exchanged."""
    flipped = dict(frame)
    for limb in ("arm", "leg"):
        far = f"far_{limb}"
        if far in frame:
            flipped[limb], flipped[far] = frame[far], frame.get(limb, [])
    anchor = frame.get("at", ["near_heel", 0, 0])
    if isinstance(anchor, list) and anchor and isinstance(anchor[0], str):
        flipped["at"] = [_other_side(anchor[0]), *anchor[1:]]
    depth = frame.get("depth", {})
    if isinstance(depth, dict):
        flipped["depth"] = {_other_side(name): value for name, value in depth.items()}
    return flipped


def _other_side(name: str) -> str:
    side, _, joint = name.partition("_")
    return {"near": f"far_{joint}", "far": f"near_{joint}"}.get(side, name)


def _word(raw: Raw, key: str, default: str, place: Place) -> str:
    value = raw.get(key, default)
    if not isinstance(value, str):
        raise place.field(key).wrong("a word is expected")
    return value


def _list(raw: Raw, key: str, place: Place) -> list[object]:
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise place.field(key).wrong("a list is expected")
    return value


def _table(raw: Raw, key: str, place: Place) -> Raw:
    value = raw.get(key, {})
    if not isinstance(value, dict):
        raise place.field(key).wrong("a table is expected")
    return value
