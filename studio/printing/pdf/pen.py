"""A pen over one page, with y running down from the top edge as one reads."""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from studio.exercises.shapes import Shape
from studio.printing.pdf.figure import COLOR, draw_figure
from studio.printing.pdf.text import Block, Style, Typesetter
from studio.screening.signature import Stroke

MM = 72 / 25.4
HAIRLINE = 0.5
INK = 6.5  # thousandths of the pad's width
LEAST_INK = 0.8
ACCENT = (0x09 / 255, 0x54 / 255, 0x52 / 255)


class Pen:
    """Draws the few things a sheet is made of; `set` is the only way to put text on it."""

    def __init__(self, canvas: Canvas, typesetter: Typesetter, page_height: float) -> None:
        self._canvas = canvas
        self._typesetter = typesetter
        self._height = page_height

    def set(self, text: str, x: float, y: float, style: Style, *, accent: bool = False) -> None:
        """Set one line with its base line at *y*."""
        self._ready(style, accent=accent)
        self._canvas.drawString(x, self._height - y, self._typesetter.clean(text))

    def set_right(self, text: str, x: float, y: float, style: Style) -> None:
        """Set one line that ends at *x*."""
        self.set(text, x - self._typesetter.width(text, style), y, style)

    def set_centered(self, text: str, x: float, y: float, style: Style) -> None:
        """Set one line around *x*."""
        self.set(text, x - self._typesetter.width(text, style) / 2, y, style)

    def set_block(self, block: Block, x: float, y: float) -> float:
        """Set wrapped lines from the base line *y* on; return the last base line."""
        for line in block.lines:
            self.set(line, x, y, block.style)
            y += block.style.leading
        return y - block.style.leading

    def rule(self, x: float, y: float, width: float, *, gray: float = 0.0) -> None:
        """Draw a fine line across."""
        self._canvas.setLineWidth(HAIRLINE)
        self._ink(gray)
        self._canvas.line(x, self._height - y, x + width, self._height - y)

    def bar(self, x: float, y: float, width: float, thickness: float) -> None:
        """Draw the strong line under the header."""
        self._ink(0.0, accent=True)
        self._canvas.rect(x, self._height - y - thickness, width, thickness, stroke=0, fill=1)

    def box(self, x: float, y: float, width: float, height: float, radius: float = 1.5) -> None:
        """Draw an empty box for a pen; (x, y) is its upper left corner."""
        self._canvas.setLineWidth(HAIRLINE)
        self._ink(0.0)
        self._canvas.roundRect(
            x, self._height - y - height, width, height, radius, stroke=1, fill=0
        )

    def dot(self, x: float, y: float, gray: float) -> None:
        """Draw a small dot that only leads the eye."""
        self._ink(gray)
        self._canvas.circle(x, self._height - y, 0.7, stroke=0, fill=1)

    def diamond(self, x: float, y: float, size: float) -> None:
        """Draw the sign of an adapted exercise around (x, y)."""
        half, y = size / 2, self._height - y
        self._canvas.setLineWidth(1.0)
        self._ink(0.0, accent=True)
        path = self._canvas.beginPath()
        path.moveTo(x, y + half)
        for corner in ((x + half, y), (x, y - half), (x - half, y)):
            path.lineTo(*corner)
        path.close()
        self._canvas.drawPath(path, stroke=1, fill=0)

    def ink(self, strokes: Sequence[Stroke], x: float, y: float, scale: float) -> None:
        """Draw handwriting; its points are *scale* apart and counted from (x, y)."""
        self._canvas.saveState()
        self._canvas.setLineWidth(max(LEAST_INK, INK * scale))
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._ink(0.0)
        for stroke in strokes:
            points = [(x + px * scale, self._height - y - py * scale) for px, py in stroke]
            self._canvas.drawPath(self._handwriting(points), stroke=1, fill=0)
        self._canvas.restoreState()

    def _handwriting(self, points: Sequence[tuple[float, float]]) -> PDFPathObject:
        """Return a line through the middles between *points*, bent towards each of them."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        here = points[0]
        for point, following in pairwise(points[1:]):
            end = _between(point, following, 1 / 2)
            path.curveTo(*_between(here, point, 2 / 3), *_between(end, point, 2 / 3), *end)
            here = end
        path.lineTo(*points[-1])
        return path

    def figure(self, shapes: Sequence[Shape], x: float, y: float, size: float) -> None:
        """Draw a picture into the square whose upper left corner is (x, y)."""
        draw_figure(self._canvas, shapes, x, self._height - y - size, size, palette=COLOR)

    def _ready(self, style: Style, *, accent: bool) -> None:
        self._canvas.setFont(style.face, style.size)
        self._ink(style.gray, accent=accent)

    def _ink(self, gray: float, *, accent: bool = False) -> None:
        red, green, blue = ACCENT if accent else (gray, gray, gray)
        self._canvas.setStrokeColorRGB(red, green, blue)
        self._canvas.setFillColorRGB(red, green, blue)


def _between(
    one: tuple[float, float], other: tuple[float, float], share: float
) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
