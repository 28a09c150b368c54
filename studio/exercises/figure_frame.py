"""Reads one frame of a figure, its limbs and its equipment, from plain TOML values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.errors import BadFile
from studio.exercises.figure import Frame
from studio.exercises.figure_props import KINDS, Layer, Prop
from studio.exercises.skeleton import (
    SIDES,
    Arm,
    ArmAngles,
    FootTarget,
    HandTarget,
    Leg,
    LegAngles,
    Pose,
    Spine,
    Spot,
    View,
)

Raw = Mapping[str, object]

ARM_JOINTS = ("elbow", "wrist", "hand", "fingers")
LEG_JOINTS = ("knee", "ankle", "heel", "ball", "toe")
TRUNK = ("hip", "waist", "shoulder", "head", "lap", "tail", "chest", "back", "nape", "chin")
LANDMARKS = frozenset(TRUNK) | {
    f"{side}_{name}" for side in SIDES for name in ("shoulder", "hip", *ARM_JOINTS, *LEG_JOINTS)
}
SEGMENTS = frozenset(
    {"trunk", "head"}
    | {
        f"{side}_{name}"
        for side in SIDES
        for name in ("upper_arm", "forearm", "hand", "thigh", "shank")
    }
)
FRAME_KEYS = frozenset(
    {"spine", "arm", "far_arm", "leg", "far_leg", "at", "depth", "props"},
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands, for the message when it is wrong."""

    file: str
    entry: str
    name: str = ""

    def field(self, name: str) -> "Place":
        """Return the place of a field below this one."""
        return Place(self.file, self.entry, f"{self.name}.{name}" if self.name else name)

    def wrong(self, problem: str) -> BadFile:
        """Return the error that says what is wrong here."""
        return BadFile(file=self.file, entry=self.entry, field=self.name, problem=problem)


def read_frame(raw: Raw, view: str, place: Place) -> Frame:
    """Return the pose and the props of one frame."""
    unknown = sorted(set(raw) - FRAME_KEYS)
    if unknown:
        raise place.field(unknown[0]).wrong("this field is not known")
    if view not in {item.value for item in View}:
        raise place.field("view").wrong("side, front or top is expected")
    near_arm = _arm(raw.get("arm", []), place.field("arm"))
    near_leg = _leg(raw.get("leg", []), place.field("leg"))
    far_arm = _arm(raw["far_arm"], place.field("far_arm")) if "far_arm" in raw else near_arm
    far_leg = _leg(raw["far_leg"], place.field("far_leg")) if "far_leg" in raw else near_leg
    pose = Pose(
        view=View(view),
        spine=Spine(*_numbers(raw.get("spine", []), 4, place.field("spine"))),
        near_arm=near_arm,
        far_arm=far_arm,
        near_leg=near_leg,
        far_leg=far_leg,
        anchor=_anchor(raw.get("at", ["near_heel", 0, 0]), place.field("at")),
        depth=_depth(raw.get("depth", {}), place.field("depth")),
    )
    _check_anchor(pose, place.field("at"))
    props = raw.get("props", [])
    if not isinstance(props, list):
        raise place.field("props").wrong("a list is expected")
    return Frame(pose, tuple(read_prop(item, place.field("props")) for item in props))


def read_prop(raw: object, place: Place) -> Prop:
    """Return one piece of equipment."""
    if not isinstance(raw, dict):
        raise place.wrong("a table is expected")
    name = raw.get("kind")
    if not isinstance(name, str) or name not in KINDS:
        raise place.field("kind").wrong(f"no equipment is called {name}")
    kind = KINDS[name]
    place = place.field(name)
    layer = raw.get("layer")
    if layer is not None and layer not in {item.value for item in Layer}:
        raise place.field("layer").wrong("back, middle or front is expected")
    unknown = sorted(set(raw) - {"kind", "layer", *kind.spots, *kind.sizes})
    if unknown:
        raise place.field(unknown[0]).wrong("this field is not known")
    missing = [spot for spot in kind.spots if spot not in raw]
    if missing:
        raise place.field(missing[0]).wrong("this place is needed")
    return Prop(
        kind=name,
        spots={spot: read_spot(raw[spot], place.field(spot)) for spot in kind.spots},
        sizes={size: _number(raw[size], place.field(size)) for size in kind.sizes if size in raw},
        layer=Layer(layer) if layer is not None else None,
    )


def read_spot(raw: object, place: Place) -> Spot:
    """Return a place: a landmark, a landmark with an offset, or a point."""
    if isinstance(raw, str):
        raw = [raw, 0, 0]
    if not isinstance(raw, list) or len(raw) not in {2, 3}:
        raise place.wrong("a landmark, [landmark, x, y] or [x, y] is expected")
    if len(raw) == 2:
        return Spot(_number(raw[0], place), _number(raw[1], place))
    name = raw[0]
    if name not in LANDMARKS:
        raise place.wrong(f"no landmark is called {name}")
    return Spot(_number(raw[1], place), _number(raw[2], place), name)


def _anchor(raw: object, place: Place) -> Spot:
    spot = read_spot(raw, place)
    if not spot.landmark:
        raise place.wrong("[landmark, x, y] is expected")
    return spot


def _check_anchor(pose: Pose, place: Place) -> None:
    """Refuse to pin a body by a limb whose own place depends on where the body is."""
    side, _, joint = pose.anchor.landmark.partition("_")
    arm, leg = {
        "near": (pose.near_arm, pose.near_leg),
        "far": (pose.far_arm, pose.far_leg),
    }.get(side, (None, None))
    if (joint in ARM_JOINTS and isinstance(arm, HandTarget)) or (
        joint in LEG_JOINTS and isinstance(leg, FootTarget)
    ):
        raise place.wrong("the body cannot be pinned by a limb that reaches for a place")


def _arm(raw: object, place: Place) -> Arm:
    if isinstance(raw, dict):
        _check_keys(raw, {"to", "flat", "bend"}, place)
        flat = _number(raw["flat"], place.field("flat")) if "flat" in raw else None
        return HandTarget(read_spot(raw.get("to"), place.field("to")), flat, _bend(raw, place))
    return ArmAngles(*_numbers(raw, 3, place))


def _leg(raw: object, place: Place) -> Leg:
    if isinstance(raw, dict):
        _check_keys(raw, {"to", "by", "pitch", "bend"}, place)
        by = raw.get("by", "heel")
        if by not in {"heel", "ball", "ankle"}:
            raise place.field("by").wrong("heel, ball or ankle is expected")
        pitch = _number(raw.get("pitch", 0), place.field("pitch"))
        spot = read_spot(raw.get("to"), place.field("to"))
        return FootTarget(spot, str(by), pitch, _bend(raw, place))
    return LegAngles(*_numbers(raw, 3, place))


def _bend(raw: Raw, place: Place) -> int:
    bend = raw.get("bend", 1)
    if bend not in {1, -1}:
        raise place.field("bend").wrong("1 or -1 is expected")
    return 1 if bend == 1 else -1


def _check_keys(raw: Raw, known: set[str], place: Place) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise place.field(unknown[0]).wrong("this field is not known")


def _depth(raw: object, place: Place) -> dict[str, float]:
    if not isinstance(raw, dict):
        raise place.wrong("a table is expected")
    for name in raw:
        if name not in SEGMENTS:
            raise place.field(str(name)).wrong("no segment has this name")
    return {name: _number(value, place.field(name)) for name, value in raw.items()}


def _numbers(raw: object, most: int, place: Place) -> Sequence[float]:
    if not isinstance(raw, list) or len(raw) > most:
        raise place.wrong(f"a list of up to {most} numbers is expected")
    return [_number(item, place) for item in raw]


def _number(raw: object, place: Place) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise place.wrong("a number is expected")
    return float(raw)
