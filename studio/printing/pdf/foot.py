"""The lower part of a sheet: room for notes, the boxes that come back, and whom to call."""

from studio.printing.pdf.pen import MM, Pen
from studio.printing.pdf.section import (
    BODY,
    BOXES_X,
    HEADING,
    SMALL,
    SMALL_STRONG,
    STRONG,
    WIDTH,
)
from studio.printing.pdf.text import Typesetter
from studio.printing.sheet import FeelLog, Footer, SheetDay

LOG_HEIGHT = 30 * MM
FOOTER_HEIGHT = 20 * MM
COLUMNS_X = 25 * MM
COLUMN = 15 * MM
BOX_WIDTH = 13.6 * MM
BOX_HEIGHT = 6.05 * MM
BOX_STEP = 18.0
FIRST_BOX = 28.0
LOG_LINE = 12.5
NOTES_HEAD = 15.0
NOTES_FOOT = 16.0
LEAST_NOTE_LINES = 2
NOTE_LINE = 8.5 * MM
MOST_NOTE_LINES = 8


class NotesSection:
    """Lines to write on, where the exercises leave room."""

    def __init__(self, label: str, room: float, typesetter: Typesetter) -> None:
        self._label = typesetter.block(label, HEADING, WIDTH)
        fitting = int((room - NOTES_HEAD - NOTES_FOOT) / NOTE_LINE)
        self._lines = min(MOST_NOTE_LINES, fitting) if fitting >= LEAST_NOTE_LINES else 0

    @property
    def height(self) -> float:
        """Return the height, nothing where there is too little room."""
        return NOTES_HEAD + self._lines * NOTE_LINE + NOTES_FOOT if self._lines else 0.0

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the label and the lines."""
        pen.set_block(self._label, left, top + NOTES_HEAD)
        for place in range(1, self._lines + 1):
            pen.rule(left, top + NOTES_HEAD + place * NOTE_LINE, WIDTH, gray=0.5)


class LogSection:
    """Seven days by three moments, each an empty box for a number, and the rule in words."""

    def __init__(self, log: FeelLog, days: tuple[SheetDay, ...], typesetter: Typesetter) -> None:
        self._log = log
        self._days = days
        room = WIDTH - BOXES_X
        self._rules = [typesetter.block(rule, SMALL, room) for rule in log.rules]
        self._label_width = typesetter.width(f"{log.label} ", HEADING)
        self._scale = typesetter.block(log.scale, SMALL, BOXES_X - 4 * MM - self._label_width - 6)

    @property
    def height(self) -> float:
        """Return the height of the boxes or of the words beside them."""
        lines = sum(len(block.lines) for block in self._rules)
        return max(LOG_HEIGHT, 12 + lines * SMALL.leading + 8)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw heading, boxes and rule."""
        pen.set(self._log.label, left, top + LOG_LINE, HEADING)
        pen.set_block(self._scale, left + self._label_width + 6, top + LOG_LINE)
        for place, day in enumerate(self._days):
            style = SMALL_STRONG if day.trains else SMALL
            center = left + COLUMNS_X + place * COLUMN + BOX_WIDTH / 2
            pen.set_centered(day.column, center, top + FIRST_BOX - 4, style)
        for row, label in enumerate(self._log.rows):
            self._draw_row(pen, label, left, top + FIRST_BOX + row * BOX_STEP)
        y = top + LOG_LINE
        for block in self._rules:
            y = pen.set_block(block, left + BOXES_X, y) + SMALL.leading + 3

    def _draw_row(self, pen: Pen, label: str, left: float, top: float) -> None:
        pen.set(label, left, top + BOX_HEIGHT / 2 + 3.6, BODY)
        for place in range(len(self._days)):
            pen.box(left + COLUMNS_X + place * COLUMN, top, BOX_WIDTH, BOX_HEIGHT)


class FooterSection:
    """When to stop and call, how to reach the studio, and which paper this is."""

    def __init__(self, footer: Footer, typesetter: Typesetter) -> None:
        self._stop = typesetter.block(footer.stop, STRONG, WIDTH)
        right = max(typesetter.width(text, SMALL) for text in footer.right)
        self._right = footer.right
        self._left = [typesetter.block(text, SMALL, WIDTH - right - 6 * MM) for text in footer.left]

    @property
    def height(self) -> float:
        """Return the height of all lines, at least that of a footer."""
        lines = max(sum(len(block.lines) for block in self._left), len(self._right))
        return max(FOOTER_HEIGHT, self._small_line + (lines - 1) * SMALL.leading + 2.5)

    @property
    def _small_line(self) -> float:
        return 11.5 + self._stop.height + 12

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the stop line, then contact on the left and dates on the right."""
        pen.set_block(self._stop, left, top + 11.5)
        y = top + self._small_line
        for block in self._left:
            y = pen.set_block(block, left, y) + SMALL.leading
        y = top + self._small_line
        for text in self._right:
            pen.set_right(text, left + WIDTH, y, SMALL)
            y += SMALL.leading
