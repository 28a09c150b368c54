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
from studio.exercises.pose_solver import solve
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
from studio.exercises.skeleton import Pose
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

KEY = "key"
PAIR_SCALE = 84.0  # box units for one stature: somebody standing just fits
TILE_SCALE = 98.0  # a frame shown alone may be larger
LOW_SCALE = 98.0  # and so may what is lying or crawling
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
        chosen = self.key if name == KEY else name
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

    def shapes(self, slug: str, frame: str = KEY) -> tuple[Shape, ...]:
        """Return the shapes of an exercise; *frame* is start, end, or key for a tile of its own.

        Start and end share one scale, so that they can stand side by side; the key frame has
        its own and fills the box.
        """
        if slug not in self._drawn:
            self._drawn[slug] = draw(self.figures[slug])
        return self._drawn[slug][frame]

    def shapes_or_sign(self, slug: str, pattern: str, frame: str = KEY) -> tuple[Shape, ...]:
        """Return the picture of an exercise, or the sign of its *pattern* where it has none."""
        return self.shapes(slug, frame) if self.has(slug) else fallback_shapes(pattern)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures.values())

    def __len__(self) -> int:
        return len(self.figures)


def draw(figure: Figure) -> dict[str, tuple[Shape, ...]]:
    """Return the shapes of start and end at one scale, and of the key frame at its own."""
    loose = {name: _frame_shapes(figure.frame(name)) for name in ("start", "end")}
    if figure.is_mirrored:
        loose = {name: [mirrored(shape) for shape in shapes] for name, shapes in loose.items()}
    pair = _placement([*loose["start"], *loose["end"]], PAIR_SCALE)
    alone = _placement(loose[figure.key], TILE_SCALE)
    return {
        "start": _placed(figure.ground, loose["start"], pair),
        "end": _placed(figure.ground, loose["end"], pair),
        KEY: _placed(figure.ground, loose[figure.key], alone),
    }


def _placed(ground: Ground, shapes: list[Shape], placement: Placement) -> tuple[Shape, ...]:
    under = _ground(ground, placement.floor)
    return (*under, *(placement.shape(shape) for shape in shapes))


def _frame_shapes(frame: Frame) -> list[Shape]:
    body = solve(frame.pose)
    layers: dict[Layer, list[Shape]] = {layer: [] for layer in Layer}
    for prop in frame.props:
        layers[prop.drawn_in] += prop_shapes(prop, body)
    return [
        *layers[Layer.BACK],
        *far_shapes(body),
        *trunk_shapes(body),
        *layers[Layer.MIDDLE],
        *arm_shapes(body),
        *layers[Layer.FRONT],
    ]


def _placement(shapes: list[Shape], limit: float) -> Placement:
    left, bottom, right, top = bounds_of(shapes)
    bottom = min(bottom, 0.0)
    if top - bottom < LOW_HEIGHT:
        limit = LOW_SCALE
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
