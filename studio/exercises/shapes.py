"""The four simple shapes every picture is made of, the same for screen and paper.

A finished picture lives in a box of 100 x 100, y running down.  Inks are roles, not colors:
each back-end has its own palette for them.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from studio.exercises.skeleton import Point

BOX = 100.0


class Ink(str, Enum):
    """What a shape stands for; back-ends decide how that looks."""

    BODY = "body"
    FAR = "far"
    GAP = "gap"
    ACCENT = "accent"
    ACCENT_SOFT = "accent_soft"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with round ends and joins; with `curve` three points make one quadratic bow."""

    points: tuple[Point, ...]
    width: float
    ink: Ink
    curve: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    center: Point
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle line."""

    center: Point
    radius: float
    width: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Block:
    """A filled upright rectangle with rounded corners; the corner is the one nearest (0, 0)."""

    corner: Point
    width: float
    height: float
    radius: float
    ink: Ink


Shape = Stroke | Disc | Ring | Block
Bounds = tuple[float, float, float, float]


def bounds_of(shapes: Iterable[Shape]) -> Bounds:
    """Return the least x, least y, greatest x and greatest y that ink reaches."""
    boxes = [_bounds(shape) for shape in shapes]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _bounds(shape: Shape) -> Bounds:
    match shape:
        case Stroke():
            points, half = outline(shape), shape.width / 2
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
        case Disc(center=(x, y), radius=reach):
            return (x - reach, y - reach, x + reach, y + reach)
        case Ring(center=(x, y), radius=radius, width=width):
            reach = radius + width / 2
            return (x - reach, y - reach, x + reach, y + reach)
        case Block(corner=(x, y), width=width, height=height):
            return (x, y, x + width, y + height)


def outline(stroke: Stroke) -> tuple[Point, ...]:
    """Return the points of *stroke*, a bow as a fine polyline."""
    if not stroke.curve:
        return stroke.points
    (ax, ay), (bx, by), (cx, cy) = stroke.points
    parts = [step / 8 for step in range(9)]
    return tuple(
        (
            (1 - t) ** 2 * ax + 2 * t * (1 - t) * bx + t * t * cx,
            (1 - t) ** 2 * ay + 2 * t * (1 - t) * by + t * t * cy,
        )
        for t in parts
    )


@dataclass(frozen=True, slots=True)
class Placement:
    """How a picture in shares of stature, y up, comes into the box: scale and origin."""

    scale: float
    left: float
    floor: float

    def point(self, point: Point) -> Point:
        """Return *point* in the box."""
        return (self.left + point[0] * self.scale, self.floor - point[1] * self.scale)

    def shape(self, shape: Shape) -> Shape:
        """Return *shape* in the box."""
        scale = self.scale
        match shape:
            case Stroke():
                points = tuple(self.point(point) for point in shape.points)
                return replace(shape, points=points, width=shape.width * scale)
            case Disc():
                return replace(shape, center=self.point(shape.center), radius=shape.radius * scale)
            case Ring():
                return replace(
                    shape,
                    center=self.point(shape.center),
                    radius=shape.radius * scale,
                    width=shape.width * scale,
                )
            case Block():
                x, y = shape.corner
                return replace(
                    shape,
                    corner=self.point((x, y + shape.height)),
                    width=shape.width * scale,
                    height=shape.height * scale,
                    radius=shape.radius * scale,
                )


def mirrored(shape: Shape) -> Shape:
    """Return *shape* with left and right exchanged, around x = 0."""
    match shape:
        case Stroke():
            return replace(shape, points=tuple((-x, y) for x, y in shape.points))
        case Disc() | Ring():
            return replace(shape, center=(-shape.center[0], shape.center[1]))
        case Block(corner=(x, y), width=width):
            return replace(shape, corner=(-x - width, y))


def along(start: Point, end: Point, part: float) -> Point:
    """Return the point at *part* of the way from *start* to *end*."""
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def turned(center: Point, angle: float, length: float) -> Point:
    """Return the point *length* away from *center*; 0 degrees is to the right, 90 is up."""
    radians = math.radians(angle)
    return (center[0] + math.cos(radians) * length, center[1] + math.sin(radians) * length)
