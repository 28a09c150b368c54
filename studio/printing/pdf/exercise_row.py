"""One exercise on paper: number, picture, name, dose, a box for each of its days, cue, swap."""

from math import ceil

from studio.exercises.figure import FigureBook
from studio.printing.lines import ExerciseLine
from studio.printing.pdf.pen import MM, Pen
from studio.printing.pdf.section import (
    BODY,
    BOX,
    BOX_LABEL,
    BOX_PITCH,
    BOXES_X,
    DETAIL,
    DOSE,
    HEADING,
    NAME,
    TEXT_X,
    WIDTH,
)
from studio.printing.pdf.text import Block, Typesetter
from studio.printing.sheet import SheetDay

ROW_HEIGHT = 22 * MM
FIGURE_X = 6.5 * MM
FIGURE_SIZE = 14 * MM
HOLD_SIZE = 19 * MM
DOSE_X = BOXES_X - 35 * MM
DOSE_WIDTH = 33.5 * MM
GAP = 3 * MM
WIDE_GAP = 5 * MM
NO_FIGURE_X = 8 * MM

FIRST_LINE = 16.2
CUE_DROP = 13.0
SWAP_DROP = 13.5
SWAP_INDENT = 10
DIAMOND = 6.0
BOXES_FOOT = 17.0
CLEARANCE = 9.0
FOOT = 7.0


class ExerciseRow:
    """The band of one exercise; it grows beyond 22 mm rather than lose a word."""

    def __init__(
        self,
        line: ExerciseLine,
        days: tuple[SheetDay, ...],
        figures: FigureBook | None,
        typesetter: Typesetter,
    ) -> None:
        self._line = line
        self._days = days
        self._figures = figures
        self._typesetter = typesetter
        self._x = NO_FIGURE_X if figures is None else TEXT_X
        self._name = typesetter.block(line.name, NAME, DOSE_X - self._x - GAP)
        self._beside, self._below = self._dose_details()
        self._swap = typesetter.block(line.swap, BODY, WIDTH - self._x - SWAP_INDENT)
        self._cue = self._wrapped_cue()

    @property
    def height(self) -> float:
        """Return the height the words need, at least that of a row."""
        return max(ROW_HEIGHT, max(self._last_line, self._details_foot) + FOOT)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the row."""
        pen.set(str(self._line.number), left, top + FIRST_LINE, HEADING, accent=True)
        if self._figures is not None:
            self._draw_figure(pen, self._figures, left + FIGURE_X, top)
        pen.set_block(self._name, left + self._x, top + FIRST_LINE)
        self._draw_dose(pen, left + DOSE_X, top + FIRST_LINE)
        self._draw_boxes(pen, left + BOXES_X, top + FIRST_LINE)
        pen.set_block(self._cue, left + self._x, top + self._cue_line)
        if self._swap.lines:
            pen.diamond(left + self._x + DIAMOND / 2, top + self._swap_line - 3.6, DIAMOND)
            pen.set_block(self._swap, left + self._x + SWAP_INDENT, top + self._swap_line)

    @property
    def _cue_line(self) -> float:
        return FIRST_LINE + self._name.height + CUE_DROP

    @property
    def _swap_line(self) -> float:
        above = self._cue_line + self._cue.height if self._cue.lines else self._name_line
        return max(above, self._details_foot, BOXES_FOOT) + SWAP_DROP

    @property
    def _details_foot(self) -> float:
        return self._details_line + self._below.height if self._below.lines else 0.0

    @property
    def _last_line(self) -> float:
        if self._swap.lines:
            return self._swap_line + self._swap.height
        return self._cue_line + self._cue.height if self._cue.lines else self._name_line

    @property
    def _name_line(self) -> float:
        return FIRST_LINE + self._name.height

    def _wrapped_cue(self) -> Block:
        """Return the cue, which never runs below the boxes.

        It stays left of the dose's details where the row is high enough for that; a longer one
        runs around them.
        """
        wide, narrow = BOXES_X - self._x - GAP, DOSE_X - self._x - WIDE_GAP
        beside = self._lines_beside_details()
        aside = self._typesetter.block(self._line.cue, BODY, narrow if beside else wide)
        swap = SWAP_DROP + self._swap.height if self._swap.lines else 0.0
        if not beside or self._cue_line + aside.height + swap + FOOT <= ROW_HEIGHT:
            return aside
        return self._typesetter.block(self._line.cue, BODY, wide, beside=(beside, narrow))

    def _lines_beside_details(self) -> int:
        if not self._below.lines:
            return 0
        clear = self._details_line + self._below.height + CLEARANCE
        return ceil(max(0.0, clear - self._cue_line) / BODY.leading)

    @property
    def _details_line(self) -> float:
        return FIRST_LINE + CUE_DROP

    def _dose_details(self) -> tuple[str, Block]:
        """Return what stands beside the amount, if it fits there, and what stands below it."""
        room = DOSE_WIDTH - self._typesetter.width(f"{self._line.dose} ", DOSE)
        details = ", ".join(self._line.dose_details)
        if self._typesetter.width(details, DETAIL) <= room:
            return details, Block((), DETAIL)
        return "", self._typesetter.block(details, DETAIL, DOSE_WIDTH)

    def _draw_dose(self, pen: Pen, x: float, y: float) -> None:
        amount = self._typesetter.headline(self._line.dose, DOSE, DOSE_WIDTH, NAME.size)
        pen.set_block(amount, x, y)
        if self._beside:
            shift = self._typesetter.width(self._line.dose, DOSE) + 4
            pen.set(self._beside, x + shift, y, DETAIL)
        pen.set_block(self._below, x, y + CUE_DROP)

    def _draw_boxes(self, pen: Pen, x: float, y: float) -> None:
        top = y - NAME.size * 0.36 - BOX / 2
        for place, (day, planned) in enumerate(zip(self._days, self._line.days, strict=True)):
            corner = x + place * BOX_PITCH + (BOX_PITCH - BOX)
            if planned:
                pen.box(corner, top, BOX, BOX)
                pen.set_centered(day.box, corner + BOX / 2, top + BOX / 2 + 3.2, BOX_LABEL)
            else:
                pen.dot(corner + BOX / 2, top + BOX / 2, 0.6)

    def _draw_figure(self, pen: Pen, figures: FigureBook, x: float, top: float) -> None:
        slug, pattern = self._line.exercise, self._line.pattern
        start = figures.shapes_or_sign(slug, pattern, "start")
        end = figures.shapes_or_sign(slug, pattern, "end")
        middle = top + ROW_HEIGHT / 2
        if start == end:
            side = x + FIGURE_SIZE - HOLD_SIZE / 2
            pen.figure(start, side, middle - HOLD_SIZE / 2, HOLD_SIZE)
            return
        pen.figure(start, x, middle - FIGURE_SIZE / 2, FIGURE_SIZE)
        pen.figure(end, x + FIGURE_SIZE, middle - FIGURE_SIZE / 2, FIGURE_SIZE)
