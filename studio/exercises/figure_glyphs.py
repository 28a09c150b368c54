"""Signs for movement patterns, used where an exercise has no picture of its own.

A sign shows a direction or an effort, never a body: nobody should mistake it for the exercise.
"""

from collections.abc import Mapping
from types import MappingProxyType

from studio.exercises.shapes import Disc, Ink, Ring, Shape, Stroke, turned
from studio.exercises.skeleton import Point

THICK = 7.0
THIN = 5.0
WING = 11.0


def fallback_shapes(pattern: str) -> tuple[Shape, ...]:
    """Return the sign of a movement pattern; unknown patterns get a plain one."""
    return SIGNS[SIGN_OF.get(pattern, "plain")]


def _line(*points: Point, ink: Ink = Ink.BODY, width: float = THICK) -> Stroke:
    return Stroke(points, width, ink)


def _arrow(start: Point, end: Point, angle: float, ink: Ink = Ink.ACCENT) -> tuple[Shape, ...]:
    """Return an arrow from start to end; *angle* is its direction, 0 right, 90 down."""
    wings = (turned(end, angle + 145, WING), end, turned(end, angle - 145, WING))
    return (_line(start, end, ink=ink), _line(*wings, ink=ink))


def _bow(*points: Point, ink: Ink = Ink.ACCENT) -> Stroke:
    return Stroke(points, THICK, ink, curve=True)


def _tip(end: Point, angle: float) -> Stroke:
    wings = (turned(end, angle + 145, WING), end, turned(end, angle - 145, WING))
    return _line(*wings, ink=Ink.ACCENT)


_FLOOR = _line((22, 78), (78, 78), ink=Ink.FAR, width=THIN)

SIGNS: Mapping[str, tuple[Shape, ...]] = MappingProxyType(
    {
        "down_up": (_FLOOR, *_arrow((38, 26), (38, 64), 90), *_arrow((62, 64), (62, 26), -90)),
        "hinge": (
            _line((30, 78), (30, 46), (66, 34)),
            _bow((38, 22), (60, 16), (72, 52)),
            _tip((72, 52), 78),
        ),
        "up": (_FLOOR, *_arrow((50, 66), (50, 22), -90)),
        "down": (_line((22, 22), (78, 22)), *_arrow((50, 36), (50, 78), 90)),
        "push": (_line((28, 26), (28, 74)), *_arrow((40, 50), (80, 50), 0)),
        "pull": (_line((24, 26), (24, 74)), *_arrow((80, 50), (38, 50), 180)),
        "carry": (
            _FLOOR,
            Ring((36, 40), 7, 4, Ink.BODY),
            Disc((36, 56), 12, Ink.BODY),
            *_arrow((56, 52), (84, 52), 0),
        ),
        "steps": (
            _line((18, 78), (40, 78), (40, 58), (62, 58), (62, 38), (84, 38), ink=Ink.FAR),
            *_arrow((20, 54), (44, 30), -45),
        ),
        "hold": (
            Ring((50, 50), 29, 6, Ink.BODY),
            _line((41, 39), (41, 61), ink=Ink.ACCENT),
            _line((59, 39), (59, 61), ink=Ink.ACCENT),
        ),
        "turn": (
            _line((50, 24), (50, 76)),
            _bow((26, 40), (50, 74), (76, 42)),
            _tip((76, 42), -56),
        ),
        "bend": (
            _bow((22, 66), (50, 14), (78, 66)),
            _tip((78, 66), 62),
            _tip((22, 66), 118),
        ),
        "stretch": (
            _line((50, 34), (50, 66)),
            *_arrow((60, 50), (86, 50), 0),
            *_arrow((40, 50), (14, 50), 180),
        ),
        "joint": (
            _line((26, 74), (50, 50), (76, 62)),
            Disc((50, 50), 9, Ink.ACCENT),
            _bow((58, 26), (76, 28), (80, 44)),
            _tip((80, 44), 76),
        ),
        "jump": (_FLOOR, _bow((22, 66), (46, -6), (74, 58)), _tip((74, 58), 68)),
        "throw": (Disc((28, 66), 12, Ink.BODY), *_arrow((44, 52), (76, 26), -39)),
        "pulse": (
            _line((14, 52), (32, 52), (42, 28), (56, 74), (66, 52), (86, 52), ink=Ink.ACCENT),
        ),
        "balance": (
            _line((18, 52), (82, 52)),
            _line((50, 56), (38, 78), (62, 78), (50, 56), ink=Ink.ACCENT),
            Disc((28, 37), 9, Ink.BODY),
            Disc((72, 37), 9, Ink.BODY),
        ),
        "waves": tuple(
            Stroke(points, THICK, ink, curve=True)
            for y, ink in ((34, Ink.BODY), (52, Ink.ACCENT), (70, Ink.BODY))
            for points in (
                ((18, y), (34, y - 16), (50, y)),
                ((50, y), (66, y + 16), (82, y)),
            )
        ),
        "rest": (Ring((50, 50), 29, 6, Ink.BODY), Disc((50, 50), 10, Ink.ACCENT)),
        "plain": (
            _line((28, 50), (72, 50)),
            _line((28, 36), (28, 64)),
            _line((72, 36), (72, 64)),
        ),
    }
)

SIGN_OF: Mapping[str, str] = MappingProxyType(
    {
        "squat": "down_up",
        "lunge": "steps",
        "hinge": "hinge",
        "bridge": "up",
        "knee_ext": "joint",
        "knee_flex": "joint",
        "ankle": "joint",
        "hip_iso": "joint",
        "shoulder_iso": "up",
        "arm_flex": "joint",
        "arm_ext": "joint",
        "grip_wrist": "joint",
        "cuff": "turn",
        "scap": "joint",
        "neck": "joint",
        "push_h": "push",
        "push_v": "up",
        "pull_h": "pull",
        "pull_v": "down",
        "carry": "carry",
        "back_ext": "bend",
        "core_flex": "bend",
        "core_anti_ext": "hold",
        "core_anti_rot": "hold",
        "core_anti_lat": "hold",
        "core_rot": "turn",
        "stretch": "stretch",
        "mobility_spine": "bend",
        "mobility_shoulder": "joint",
        "mobility_hip": "joint",
        "mobility_ankle": "joint",
        "jump": "jump",
        "throw": "throw",
        "oly": "up",
        "cardio_steady": "pulse",
        "cardio_interval": "pulse",
        "balance": "balance",
        "breathing": "waves",
        "aquatic": "waves",
        "mind_body": "waves",
        "recovery": "rest",
        "prep_note": "rest",
    }
)
