"""Equipment as shapes: what a figure holds, sits on, pushes or stands beside.

Places are spots of the solved skeleton, sizes are shares of stature.  A kind is one small
function from a prop and the body to shapes; `KINDS` also says in which layer it lies.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from studio.exercises.shapes import Block, Disc, Ink, Ring, Shape, Stroke, along, turned
from studio.exercises.skeleton import Point, Skeleton, Spot

OUTLINE = 0.022
BENCH_PAD = 0.055
LEG = 0.026


class Layer(str, Enum):
    """When a prop is drawn: behind everything, between trunk and near arm, or over all."""

    BACK = "back"
    MIDDLE = "middle"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Prop:
    """One piece of equipment with its places and sizes."""

    kind: str
    spots: Mapping[str, Spot]
    sizes: Mapping[str, float] = field(default_factory=dict)
    layer: Layer | None = None

    @property
    def drawn_in(self) -> Layer:
        """Return the layer asked for, or the usual one of this kind."""
        return self.layer or KINDS[self.kind].layer


@dataclass(frozen=True, slots=True)
class _Place:
    """A prop beside a solved body: resolves spots and sizes."""

    prop: Prop
    body: Skeleton

    def at(self, name: str = "at") -> Point:
        return self.body.at(self.prop.spots[name])

    def size(self, name: str, default: float = 0.0) -> float:
        return self.prop.sizes.get(name, default)


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of equipment is drawn, and which places and sizes it understands."""

    draw: Callable[[_Place], list[Shape]]
    layer: Layer
    spots: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()


def prop_shapes(prop: Prop, body: Skeleton) -> list[Shape]:
    """Return the shapes of *prop* beside *body*."""
    return KINDS[prop.kind].draw(_Place(prop, body))


def _block(place: _Place) -> list[Shape]:
    bottom, top = place.size("bottom"), place.size("top", 0.25)
    corner = (place.size("x"), bottom)
    return [Block(corner, place.size("width", 0.3), top - bottom, 0.02, Ink.ACCENT_SOFT)]


def _bench(place: _Place) -> list[Shape]:
    x, width, top = place.size("x"), place.size("width", 0.6), place.size("top", 0.25)
    legs: list[Shape] = [
        Stroke(((foot, LEG / 2), (foot, top - BENCH_PAD)), LEG, Ink.ACCENT_SOFT)
        for foot in (x + 0.06, x + width - 0.06)
    ]
    return [*legs, Block((x, top - BENCH_PAD), width, BENCH_PAD, 0.02, Ink.ACCENT_SOFT)]


def _chair(place: _Place) -> list[Shape]:
    x, width, top = place.size("x"), place.size("width", 0.24), place.size("top", 0.26)
    rest = place.size("back", 0.36)
    shapes: list[Shape] = [
        *(
            Stroke(((foot, LEG / 2), (foot, top - 0.03)), LEG, Ink.ACCENT_SOFT)
            for foot in (x + LEG / 2, x + width - LEG / 2)
        ),
        Block((x, top - 0.04), width, 0.04, 0.015, Ink.ACCENT_SOFT),
    ]
    if rest:
        post = x + LEG / 2 if place.size("faces", 1) > 0 else x + width - LEG / 2
        shapes.append(Stroke(((post, top), (post, top + rest)), 0.036, Ink.ACCENT_SOFT))
    return shapes


def _wall(place: _Place) -> list[Shape]:
    height = place.size("top", 1.1)
    return [Block((place.size("x"), 0.0), 0.05, height, 0.01, Ink.ACCENT_SOFT)]


def _pad(place: _Place) -> list[Shape]:
    width = place.size("thick", 0.06)
    return [Stroke((place.at("from"), place.at("to")), width, Ink.ACCENT_SOFT)]


def _bar(place: _Place) -> list[Shape]:
    width, reach = place.size("thick", 0.032), place.size("reach")
    start, end = place.at("from"), place.at("to")
    part = reach / (math.dist(start, end) or 1.0)
    return [Stroke((along(end, start, 1 + part), along(start, end, 1 + part)), width, Ink.ACCENT)]


def _band(place: _Place) -> list[Shape]:
    width = place.size("thick", 0.024)
    return [Stroke((place.at("from"), place.at("to")), width, Ink.ACCENT)]


def _bow(place: _Place) -> list[Shape]:
    """Return a rope that hangs or swings between two places, through the side of *by*."""
    start, end, (dx, dy) = place.at("from"), place.at("to"), place.at("by")
    middle = along(start, end, 0.5)
    points = (start, (middle[0] + dx, middle[1] + dy), end)
    return [Stroke(points, 0.024, Ink.ACCENT, curve=True)]


def _arrow(place: _Place) -> list[Shape]:
    """Return an arrow for a movement too small to see; `bow` bends it to its left."""
    (ax, ay), (bx, by) = place.at("from"), place.at("to")
    bow, wing, width = place.size("bow"), 0.055, 0.03
    length = math.hypot(bx - ax, by - ay) or 1.0
    control = (
        (ax + bx) / 2 - (by - ay) / length * bow,
        (ay + by) / 2 + (bx - ax) / length * bow,
    )
    heading = math.degrees(math.atan2(by - control[1], bx - control[0]))
    tip = tuple(turned((bx, by), heading + turn, wing) for turn in (145, -145))
    return [
        Stroke(((ax, ay), control, (bx, by)), width, Ink.ACCENT, curve=True),
        Stroke((tip[0], (bx, by), tip[1]), width, Ink.ACCENT),
    ]


def _plate(place: _Place) -> list[Shape]:
    """Return a barbell from its end; an `open` one lets the body be seen behind it."""
    center, radius = place.at(), place.size("r", 0.13)
    rim = place.size("open")
    if rim:
        middle = radius - rim / 2
        return [
            Ring(center, middle, rim + 2 * OUTLINE, Ink.GAP),
            Ring(center, middle, rim, Ink.ACCENT),
            Disc(center, 0.036, Ink.ACCENT),
        ]
    return [
        Disc(center, radius + OUTLINE, Ink.GAP),
        Disc(center, radius, Ink.ACCENT),
        Disc(center, 0.036, Ink.GAP),
    ]


def _weight(place: _Place) -> list[Shape]:
    center, radius = place.at(), place.size("r", 0.062)
    return [
        Disc(center, radius + 0.016, Ink.GAP),
        Disc(center, radius, Ink.ACCENT),
        Disc(center, 0.018, Ink.GAP),
    ]


def _dumbbell(place: _Place) -> list[Shape]:
    center, angle = place.at(), place.size("angle")
    half, head = place.size("half", 0.078), place.size("head", 0.042)
    ends = [turned(center, angle, half), turned(center, angle + 180, half)]
    heads = [
        Stroke((turned(end, angle + 90, head), turned(end, angle - 90, head)), 0.058, Ink.ACCENT)
        for end in ends
    ]
    return [
        *(Stroke(stroke.points, 0.058 + 0.03, Ink.GAP) for stroke in heads),
        Stroke((ends[0], ends[1]), 0.04, Ink.ACCENT),
        *heads,
    ]


def _kettlebell(place: _Place) -> list[Shape]:
    center, angle = place.at(), place.size("angle", -90)
    bell = turned(center, angle, 0.095)
    return [
        Disc(bell, 0.09 + OUTLINE, Ink.GAP),
        Ring(turned(center, angle, 0.015), 0.048, 0.03, Ink.ACCENT),
        Disc(bell, 0.085, Ink.ACCENT),
    ]


def _barbell(place: _Place) -> list[Shape]:
    """Return a bar across the view, its plates seen from their edge."""
    (ax, ay), (bx, by) = place.at("from"), place.at("to")
    reach, radius = place.size("reach", 0.2), place.size("r", 0.11)
    length = math.hypot(bx - ax, by - ay) or 1.0
    dx, dy = (bx - ax) / length, (by - ay) / length
    ends = [(ax - dx * reach, ay - dy * reach), (bx + dx * reach, by + dy * reach)]
    plates = [
        Stroke(
            ((x - dy * radius, y + dx * radius), (x + dy * radius, y - dx * radius)),
            0.05,
            Ink.ACCENT,
        )
        for x, y in (along(ends[0], ends[1], 0.06), along(ends[1], ends[0], 0.06))
    ]
    return [Stroke((ends[0], ends[1]), 0.03, Ink.ACCENT), *plates]


def _ball(place: _Place) -> list[Shape]:
    return [Disc(place.at(), place.size("r", 0.19), Ink.ACCENT_SOFT)]


def _med_ball(place: _Place) -> list[Shape]:
    center, radius = place.at(), place.size("r", 0.085)
    return [Disc(center, radius + OUTLINE, Ink.GAP), Disc(center, radius, Ink.ACCENT)]


def _wheel(place: _Place) -> list[Shape]:
    center, radius = place.at(), place.size("r", 0.15)
    return [
        Ring(center, radius - 0.0125, 0.025, Ink.ACCENT),
        Disc(center, 0.022, Ink.ACCENT),
    ]


def _loop(place: _Place) -> list[Shape]:
    """Return a small band around a limb, as a line across it."""
    center, angle, half = place.at(), place.size("angle"), place.size("half", 0.062)
    ends = (turned(center, angle, half), turned(center, angle + 180, half))
    return [Stroke(ends, 0.036, Ink.ACCENT)]


def _water(place: _Place) -> list[Shape]:
    top, x, width = place.size("top", 0.7), place.size("x", -0.5), place.size("width", 1.0)
    crest, count = 0.018, 4
    step = width / count
    waves: list[Shape] = [
        Stroke(
            (
                (x + index * step, top),
                (x + (index + 0.5) * step, top + crest * (4 if index % 2 == 0 else -4)),
                (x + (index + 1) * step, top),
            ),
            0.024,
            Ink.ACCENT,
            curve=True,
        )
        for index in range(count)
    ]
    return waves


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "block": Kind(_block, Layer.BACK, (), ("x", "width", "top", "bottom")),
        "bench": Kind(_bench, Layer.BACK, (), ("x", "width", "top")),
        "chair": Kind(_chair, Layer.BACK, (), ("x", "width", "top", "back", "faces")),
        "wall": Kind(_wall, Layer.BACK, (), ("x", "top")),
        "pad": Kind(_pad, Layer.BACK, ("from", "to"), ("thick",)),
        "bar": Kind(_bar, Layer.MIDDLE, ("from", "to"), ("thick", "reach")),
        "band": Kind(_band, Layer.FRONT, ("from", "to"), ("thick",)),
        "arrow": Kind(_arrow, Layer.FRONT, ("from", "to"), ("bow",)),
        "bow": Kind(_bow, Layer.FRONT, ("from", "to", "by")),
        "plate": Kind(_plate, Layer.MIDDLE, ("at",), ("r", "open")),
        "weight": Kind(_weight, Layer.FRONT, ("at",), ("r",)),
        "dumbbell": Kind(_dumbbell, Layer.FRONT, ("at",), ("angle", "half", "head")),
        "kettlebell": Kind(_kettlebell, Layer.FRONT, ("at",), ("angle",)),
        "barbell": Kind(_barbell, Layer.FRONT, ("from", "to"), ("reach", "r")),
        "ball": Kind(_ball, Layer.BACK, ("at",), ("r",)),
        "med_ball": Kind(_med_ball, Layer.FRONT, ("at",), ("r",)),
        "wheel": Kind(_wheel, Layer.BACK, ("at",), ("r",)),
        "loop": Kind(_loop, Layer.FRONT, ("at",), ("angle", "half")),
        "water": Kind(_water, Layer.FRONT, (), ("top", "x", "width")),
    }
)
