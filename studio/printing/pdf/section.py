"""The grid of the sheet, and what its parts have in common: a height and a way to be drawn.

The grid fits the box that A4 and Letter share with margins of 12 mm; it is never scaled.
"""

from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.pagesizes import A4, LETTER

from studio.printing.pdf.fonts import BOLD, MEDIUM, SEMI_BOLD
from studio.printing.pdf.pen import MM, Pen
from studio.printing.pdf.text import Style

MARGIN = 12 * MM
WIDTH = 186 * MM
BOX = 6.3 * MM  # room for a pen
BOX_PITCH = 7.1 * MM
BOXES_X = WIDTH - 7 * BOX_PITCH
TEXT_X = 37 * MM

PAGE_SIZES = {"A4": A4, "Letter": LETTER}

TITLE = Style(BOLD, 24, 28)
DATES = Style(MEDIUM, 12, 15)
HEADING = Style(SEMI_BOLD, 12, 15)
NAME = Style(BOLD, 12, 14)
DOSE = Style(BOLD, 14, 16)
DETAIL = Style(MEDIUM, 10, 12)
BODY = Style(size=10, leading=12)
STRONG = Style(SEMI_BOLD, 10, 11.5)
LIGHTER = Style(size=10, leading=12, gray=0.3)
SMALL = Style(size=9, leading=10.7)
SMALL_STRONG = Style(MEDIUM, 9, 10.7)
BOX_LABEL = Style(size=9, leading=9, gray=0.34)


@dataclass(frozen=True, slots=True)
class Page:
    """The size of a sheet of paper and where the grid lies on it."""

    width: float
    height: float

    @property
    def left(self) -> float:
        """Return where the grid begins."""
        return (self.width - WIDTH) / 2

    @property
    def room(self) -> float:
        """Return the height between the margins."""
        return self.height - 2 * MARGIN


class Section(Protocol):
    """A part of a page; its height is measured from the words before anything is drawn."""

    @property
    def height(self) -> float:
        """Return the height it takes."""
        ...

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner at (left, top)."""
        ...


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A part, where its upper edge is on the page, and whether a fine rule marks that edge."""

    section: Section
    top: float
    is_ruled: bool

    def draw(self, pen: Pen, left: float) -> None:
        """Draw the part at its place."""
        if self.is_ruled:
            pen.rule(left, self.top, WIDTH)
        self.section.draw(pen, left, self.top)
