"""Draws exercise figures on a ReportLab canvas, in greys that survive any printer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from studio.exercises.figure import Block, Disc, Ink, Ring, Shape, Stroke
from studio.exercises.shapes import BOX

ROUND = 1  # ReportLab's number for round line ends and joins


@dataclass(frozen=True)
class FigurePalette:
    """The color of every ink on paper."""

    inks: Mapping[Ink, Color]

    @classmethod
    def of(cls, *, body: str, far: str, accent: str, soft: str, paper: str) -> "FigurePalette":
        """Return a palette of hex colors; *paper* is what lies behind the figure."""
        return cls(
            {
                Ink.BODY: HexColor(body),
                Ink.FAR: HexColor(far),
                Ink.GAP: HexColor(paper),
                Ink.ACCENT: HexColor(accent),
                Ink.ACCENT_SOFT: HexColor(soft),
                Ink.GROUND: HexColor(soft),
            }
        )


GREY = FigurePalette.of(
    body="#1E1E1E", far="#9A9A9A", accent="#5E5E5E", soft="#C4C4C4", paper="#FFFFFF"
)
COLOR = FigurePalette.of(
    body="#23302F", far="#9AA5A2", accent="#0C6B68", soft="#A9CBC8", paper="#FFFFFF"
)


def draw_figure(
    canvas: Canvas,
    shapes: Iterable[Shape],
    x: float,
    y: float,
    size: float,
    *,
    palette: FigurePalette = GREY,
) -> None:
    """Draw *shapes* into the square of *size* points whose lower left corner is (x, y)."""
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(size / BOX, -size / BOX)
    canvas.setLineCap(ROUND)
    canvas.setLineJoin(ROUND)
    for shape in shapes:
        _draw(canvas, shape, palette.inks[shape.ink])
    canvas.restoreState()


def _draw(canvas: Canvas, shape: Shape, color: Color) -> None:
    match shape:
        case Stroke():
            _pen(canvas, shape.width, color)
            _stroke(canvas, shape)
        case Disc(center=(x, y), radius=radius):
            canvas.setFillColor(color)
            canvas.circle(x, y, radius, stroke=0, fill=1)
        case Ring(center=(x, y), radius=radius, width=width):
            _pen(canvas, width, color)
            canvas.circle(x, y, radius, stroke=1, fill=0)
        case Block(corner=(x, y)):
            canvas.setFillColor(color)
            radius = min(shape.radius, shape.width / 2, shape.height / 2)
            canvas.roundRect(x, y, shape.width, shape.height, radius, stroke=0, fill=1)


def _pen(canvas: Canvas, width: float, color: Color) -> None:
    canvas.setLineWidth(width)
    canvas.setStrokeColor(color)


def _stroke(canvas: Canvas, stroke: Stroke) -> None:
    path = canvas.beginPath()
    path.moveTo(*stroke.points[0])
    if stroke.curve:
        (ax, ay), (bx, by), (cx, cy) = stroke.points
        # A quadratic bow as the cubic one that PDF knows.
        path.curveTo(
            ax + (bx - ax) * 2 / 3,
            ay + (by - ay) * 2 / 3,
            cx + (bx - cx) * 2 / 3,
            cy + (by - cy) * 2 / 3,
            cx,
            cy,
        )
    else:
        for point in stroke.points[1:]:
            path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)
