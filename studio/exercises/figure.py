"""The picture of an exercise: one or two poses with equipment, as shapes in a box.

There is one geometry for screen and paper: `FigureBook.shapes` gives the same frozen shapes
to both.  Where an exercise has no picture, `fallback_shapes` gives a sign for its movement
pattern, which shows no body on purpose: no figure is better than a wrong one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from studio.exercises.body_shapes import arm_shapes, far_shapes, trunk_shapes
from studio.exercises.figure_glyphs import fallback_shapes
from studio.exercises.figure_props import Layer, Prop, prop_shapes
from studio.exercises.shapes import (
    BOX,
    Block,
    Disc,
    Ink,
    Placement,
    Ring,
    Shape,
    Stroke,
    bounds_of,
    mirrored,
)
from studio.exercises.skeleton import Pose, Skeleton, solve
from studio.ids import ExerciseSlug

__all__ = [
    "Block",
    "Disc",
    "Figure",
    "FigureBook",
    "Frame",
    "Ground",
    "Ink",
    "Pose",
    "Prop",
    "Ring",
    "Shape",
    "Stroke",
    "fallback_shapes",
]

STANDING_SCALE = 80.0
LOW_SCALE = 90.0  # lying and crouching figures may be larger
LOW_HEIGHT = 0.66
ROOM_ACROSS = 94.0
ROOM_UP = 90.0
FLOOR = 94.0
LIFT_SHARE = 0.36  # how much of the empty room above a low figure goes below it


class Ground(str, Enum):
    """What is under the figure."""

    FLOOR = "floor"
    MAT = "mat"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Frame:
    """One pose with its equipment."""

    pose: Pose
    props: tuple[Prop, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture of one exercise; a hold has the same frame twice.

    `key` names the frame that says most on its own, for small tiles.
    """

    slug: ExerciseSlug
    start: Frame
    end: Frame
    ground: Ground = Ground.FLOOR
    key: str = "end"
    is_mirrored: bool = False

    @property
    def is_hold(self) -> bool:
        """Return whether start and end are one."""
        return self.start == self.end

    def frame(self, name: str) -> Frame:
        """Return the frame called start, end or key."""
        chosen = self.key if name == "key" else name
        return {"start": self.start, "end": self.end}[chosen]


@dataclass(frozen=True, slots=True)
class FigureBook:
    """All pictures, drawn when first asked for."""

    figures: Mapping[str, Figure]
    _drawn: dict[str, dict[str, tuple[Shape, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def has(self, slug: str) -> bool:
        """Return whether the exercise has a picture of its own."""
        return slug in self.figures

    def shapes(self, slug: str, frame: str = "key") -> tuple[Shape, ...]:
        """Return the shapes of an exercise; *frame* is start, end or key."""
        if slug not in self._drawn:
            self._drawn[slug] = draw(self.figures[slug])
        drawn = self._drawn[slug]
        return drawn[self.figures[slug].key if frame == "key" else frame]

    def shapes_or_sign(self, slug: str, pattern: str, frame: str = "key") -> tuple[Shape, ...]:
        """Return the picture of an exercise, or the sign of its *pattern* where it has none."""
        return self.shapes(slug, frame) if self.has(slug) else fallback_shapes(pattern)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures.values())

    def __len__(self) -> int:
        return len(self.figures)


def draw(figure: Figure) -> dict[str, tuple[Shape, ...]]:
    """Return the shapes of both frames, at one scale so that they can stand side by side."""
    bodies = {"start": solve(figure.start.pose), "end": solve(figure.end.pose)}
    loose = {name: _frame_shapes(body, figure.frame(name).props) for name, body in bodies.items()}
    if figure.is_mirrored:
        loose = {name: [mirrored(shape) for shape in shapes] for name, shapes in loose.items()}
    placement = _placement([shape for shapes in loose.values() for shape in shapes])
    under = _ground(figure.ground, placement.floor)
    return {
        name: (*under, *(placement.shape(shape) for shape in shapes))
        for name, shapes in loose.items()
    }


def _frame_shapes(body: Skeleton, props: tuple[Prop, ...]) -> list[Shape]:
    layers: dict[Layer, list[Shape]] = {layer: [] for layer in Layer}
    for prop in props:
        layers[prop.drawn_in] += prop_shapes(prop, body)
    return [
        *layers[Layer.BACK],
        *far_shapes(body),
        *trunk_shapes(body),
        *layers[Layer.MIDDLE],
        *arm_shapes(body),
        *layers[Layer.FRONT],
    ]


def _placement(shapes: list[Shape]) -> Placement:
    left, bottom, right, top = bounds_of(shapes)
    bottom = min(bottom, 0.0)
    limit = LOW_SCALE if top - bottom < LOW_HEIGHT else STANDING_SCALE
    scale = min(limit, ROOM_ACROSS / (right - left), ROOM_UP / (top - bottom))
    spare = ROOM_UP - (top - bottom) * scale
    floor = FLOOR - LIFT_SHARE * spare + bottom * scale
    return Placement(scale, BOX / 2 - (left + right) / 2 * scale, floor)


def _ground(ground: Ground, floor: float) -> list[Shape]:
    match ground:
        case Ground.MAT:
            return [Stroke(((4.0, floor + 1.7), (96.0, floor + 1.7)), 3.4, Ink.ACCENT_SOFT)]
        case Ground.FLOOR:
            return [Stroke(((5.0, floor + 1.0), (95.0, floor + 1.0)), 2.0, Ink.GROUND)]
        case Ground.NONE:
            return []
