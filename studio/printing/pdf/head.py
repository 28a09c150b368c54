"""The top of a sheet: whose week it is, and what the week is about."""

from studio.printing.pdf.pen import MM, Pen
from studio.printing.pdf.section import BODY, DATES, HEADING, LIGHTER, STRONG, TEXT_X, TITLE, WIDTH
from studio.printing.pdf.text import Typesetter
from studio.printing.sheet import Header, ThisWeek

HEADER_HEIGHT = 24 * MM
WEEK_HEIGHT = 18 * MM
FACTS_WIDTH = 62 * MM
SMALLEST_TITLE = 14
FACT_LEADING = 13.5


class HeaderSection:
    """Studio, client and week on the left; client number, trainer, version, page on the right."""

    def __init__(self, header: Header, page: int, pages: int, typesetter: Typesetter) -> None:
        room = WIDTH - FACTS_WIDTH - 4 * MM
        self._studio = typesetter.block(header.studio, STRONG, room)
        self._title = typesetter.headline(header.title, TITLE, room, SMALLEST_TITLE)
        self._dates = typesetter.block(header.dates, DATES, room)
        facts = (*header.facts, header.page(page, pages))
        self._facts = [
            line for fact in facts for line in typesetter.block(fact, BODY, FACTS_WIDTH).lines
        ]

    @property
    def height(self) -> float:
        """Return the height down to the rule, and the space under it."""
        dates_foot = self._dates_line + self._dates.height + 13
        return max(HEADER_HEIGHT, dates_foot, len(self._facts) * FACT_LEADING + 16)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the header and the strong rule below it."""
        pen.set_block(self._studio, left, top + 8)
        pen.set_block(self._title, left, top + self._title_line)
        pen.set_block(self._dates, left, top + self._dates_line)
        for place, fact in enumerate(self._facts):
            pen.set_right(fact, left + WIDTH, top + 8 + place * FACT_LEADING, BODY)
        pen.bar(left, top + self.height - 4.3, WIDTH, 1.6)

    @property
    def _title_line(self) -> float:
        return 8 + self._studio.height + 12 + self._title.style.size * 0.72

    @property
    def _dates_line(self) -> float:
        return self._title_line + self._title.height + 17.5


class WeekSection:
    """What the week is about: visits, focus, what is adapted for now."""

    def __init__(self, week: ThisWeek, typesetter: Typesetter) -> None:
        self._label = typesetter.block(week.label, HEADING, TEXT_X - 2 * MM)
        self._lines = [typesetter.block(text, BODY, WIDTH - TEXT_X) for text in week.lines]

    @property
    def height(self) -> float:
        """Return the height the lines need, at least that of three."""
        count = sum(len(block.lines) for block in self._lines)
        return max(WEEK_HEIGHT, 14 + (count - 1) * LEADING + 10)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the label in the margin column and the lines beside it."""
        y = top + 14
        pen.set_block(self._label, left, y)
        for block in self._lines:
            for line in block.lines:
                pen.set(line, left + TEXT_X, y, LIGHTER)
                y += LEADING


LEADING = 13.5
