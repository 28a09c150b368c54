"""The outlines of the body map: one half of a figure as lines between joints, mirrored.

Neighbouring parts share their lines, so the parts tile the figure; each is then drawn a little
smaller with round corners, which leaves the same narrow gap everywhere.  Points are (distance
from the middle line, height); the top of the head is at 0 and the soles at `HEIGHT`.  The figure
is our own drawing.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

HEIGHT = 408.0
HALF_WIDTH = 92.0

_INSET = 3.1
_ROUNDING = 2.1
_FINE = 16.0  # flattened at this scale, curves stay smooth on the largest screens

_Line = tuple[tuple[float, float], ...]

_LINES: dict[str, _Line] = {
    # head and trunk
    "crown": (
        *((0, 2), (5, 2.5), (11, 5.2), (16, 12), (17.2, 22), (15.2, 33), (10.6, 42), (5, 47.4)),
        *((0, 48.8),),
    ),
    "nape": ((0, 47), (5, 47), (9.6, 45)),
    "neck side": ((9.6, 45), (10.4, 53), (16, 61.5)),
    "collar": ((16, 61.5), (9, 66), (0, 68)),
    "collarbone": ((16, 61.5), (18, 62.4), (20.5, 63)),
    "shoulder top": ((20.5, 63), (33, 64), (44, 69), (51.4, 79), (55.4, 96)),
    "armpit": ((55.4, 96), (47, 99.6), (39, 97.4)),
    "shoulder seam": ((20.5, 63), (29, 71), (35.4, 82.4), (39, 97.4)),
    "breastbone": ((0, 68), (0, 95), (0, 122)),
    "ribs side": ((39, 97.4), (39, 109), (36.4, 121)),
    "ribs": ((36.4, 121), (18, 124), (0, 122)),
    "waist": ((36.4, 121), (32.6, 139), (35.4, 159)),
    "belt": ((35.4, 159), (19, 171), (0, 177.4)),
    "midline": ((0, 177.4), (0, 190), (0, 202)),
    "hip side": ((35.4, 159), (39.8, 174), (41.8, 193)),
    "groin": ((41.8, 193), (22, 197.6), (0, 202)),
    # leg
    "thigh outside": ((41.8, 193), (43, 216), (40.6, 246), (37.4, 274)),
    "thigh inside": ((0, 202), (5.4, 222), (10.6, 248), (14.6, 274)),
    "above knee": ((37.4, 274), (26, 276), (14.6, 274)),
    "knee outside": ((37.4, 274), (37.8, 286), (35.8, 301)),
    "knee inside": ((14.6, 274), (14.4, 286), (16.6, 301)),
    "below knee": ((35.8, 301), (26, 302), (16.6, 301)),
    "shin outside": ((35.8, 301), (39, 318), (36, 344), (31, 369)),
    "shin inside": ((16.6, 301), (13.6, 319), (15.4, 344), (19, 369)),
    "ankle": ((31, 369), (25, 370), (19, 369)),
    "foot": (
        *((31, 369), (32.6, 379), (39, 393), (38.6, 402), (27, 406), (16, 402), (14.6, 391)),
        *((18, 379), (19, 369)),
    ),
    # arm
    "arm outside": ((55.4, 96), (58.4, 115), (59.6, 137)),
    "arm inside": ((39, 97.4), (43, 118), (47.6, 139)),
    "above elbow": ((59.6, 137), (53, 139), (47.6, 139)),
    "elbow outside": ((59.6, 137), (62.4, 148), (63.6, 160)),
    "elbow inside": ((47.6, 139), (48.8, 150), (51, 162)),
    "below elbow": ((63.6, 160), (57, 162), (51, 162)),
    "forearm outside": ((63.6, 160), (68.4, 176), (70.4, 199)),
    "forearm inside": ((51, 162), (54.2, 181), (60, 201)),
    "wrist": ((70.4, 199), (65, 201), (60, 201)),
    "hand": (
        *((70.4, 199), (76, 209), (80.6, 224), (79.6, 236), (75, 243), (69.4, 240), (64, 228)),
        *((60.2, 213), (60, 201)),
    ),
    # back
    "shoulder blades": ((36.4, 121), (18, 126), (0, 127)),
    "spine": ((0, 68), (0, 95), (0, 127)),
    "belt behind": ((35.4, 159), (18, 164.6), (0, 166)),
    "cleft": ((0, 166), (0, 185), (0, 204)),
    "fold": ((41.8, 193), (34, 204), (20, 208.6), (7, 207.6), (0, 204)),
    "thigh inside behind": ((0, 204), (5.6, 224), (10.6, 248), (14.6, 274)),
    "calf outside": ((35.8, 301), (40.4, 319), (36.6, 345), (31, 369)),
    "calf inside": ((16.6, 301), (12.4, 320), (15, 345), (19, 369)),
    "heel": (
        *((31, 369), (32, 381), (35, 395), (33, 404), (25, 406), (17.4, 404), (15.8, 394)),
        *((18, 381), (19, 369)),
    ),
}

# Each outline goes round by its lines; a minus sign walks a line backwards.
_ARM = {
    "shoulder": "shoulder top,armpit,-shoulder seam",
    "upper arm": "arm outside,above elbow,-arm inside,-armpit",
    "elbow": "elbow outside,below elbow,-elbow inside,-above elbow",
    "forearm": "forearm outside,wrist,-forearm inside,-below elbow",
    "hand": "hand,-wrist",
}
_FRONT = {
    **_ARM,
    "chest": "collarbone,shoulder seam,ribs side,ribs,-breastbone,-collar",
    "hip": "hip side,groin,-midline,-belt",
    "thigh": "thigh outside,above knee,-thigh inside,-groin",
    "knee": "knee outside,below knee,-knee inside,-above knee",
    "shin": "shin outside,ankle,-shin inside,-below knee",
    "foot": "foot,-ankle",
}
_BACK = {
    **_ARM,
    "upper back": "collarbone,shoulder seam,ribs side,shoulder blades,-spine,-collar",
    "glute": "hip side,fold,-cleft,-belt behind",
    "hamstring": "thigh outside,above knee,-thigh inside behind,-fold",
    "knee (back)": _FRONT["knee"],
    "calf": "calf outside,ankle,-calf inside,-below knee",
    "heel": "heel,-ankle",
}
# Parts on the middle line: the lines of one half from its top to its bottom.
_MIDDLE = {
    "head": "crown",
    "neck": "nape,neck side,collar",
    "stomach": "-ribs,waist,belt",
    "lower back": "-shoulder blades,waist,belt behind",
}


@lru_cache(maxsize=64)
def outline(view: str, shape: str) -> QPainterPath:
    """Return the outline of *shape*, such as "head" or "left knee", centred on x = 0.

    *view* is front or back; seen from the front, the client's left is on the viewer's right.
    An unknown shape raises `KeyError`.
    """
    mirror = QTransform.fromScale(-1, 1)
    if shape in _MIDDLE:
        half = _walk(_MIDDLE[shape])
        whole = QPainterPath(half)
        whole.connectPath(mirror.map(half.toReversed()))
        whole.closeSubpath()
        return _shrunk(whole)
    side, _, part = shape.partition(" ")
    path = _walk((_FRONT if view == "front" else _BACK)[part])
    path.closeSubpath()
    on_viewers_right = (side == "left") == (view == "front")
    return _shrunk(path if on_viewers_right else mirror.map(path))


def _walk(route: str) -> QPainterPath:
    path = QPainterPath()
    for name in route.split(","):
        line = _LINES[name.removeprefix("-")]
        _add_curve(path, line[::-1] if name.startswith("-") else line)
    return path


def _add_curve(path: QPainterPath, points: _Line) -> None:
    """Continue *path* by the Catmull-Rom curve through *points*, straight at both ends."""
    if path.isEmpty():
        path.moveTo(*points[0])
    padded = (points[0], *points, points[-1])
    for before, here, there, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        path.cubicTo(
            QPointF(here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6),
            QPointF(there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6),
            QPointF(*there),
        )


def _shrunk(path: QPainterPath) -> QPainterPath:
    """Return *path* drawn inwards for the gap, its corners rounded."""
    smaller = path.subtracted(_band(path, _INSET))
    rounded = smaller.united(_band(smaller, _ROUNDING)).simplified()
    # Joining curves may leave crumbs; the part itself is the largest piece by far.
    fine = QTransform.fromScale(_FINE, _FINE)
    pieces = rounded.toSubpathPolygons(fine)
    largest = max(pieces, key=lambda piece: piece.boundingRect().height())
    outline = QPainterPath()
    outline.addPolygon(fine.inverted()[0].map(largest))
    outline.closeSubpath()
    return outline


def _band(path: QPainterPath, reach: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(reach * 2)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)
