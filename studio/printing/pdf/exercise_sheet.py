"""Layout P, the exercise sheet: how its parts fall onto pages."""

from collections.abc import Sequence

from studio.exercises.figure import FigureBook
from studio.printing.pdf.exercise_row import ExerciseRow
from studio.printing.pdf.foot import FooterSection, LogSection, NotesSection
from studio.printing.pdf.head import HeaderSection, WeekSection
from studio.printing.pdf.pen import Pen
from studio.printing.pdf.section import BODY, MARGIN, TEXT_X, Page, PlacedSection, Section
from studio.printing.pdf.text import Typesetter
from studio.printing.sheet import PlanSheet


class ExerciseSheet:
    """The pages of layout P; all places are settled before the first line is drawn.

    The boxes for 0 to 10 stay on the first page.  A row that no longer fits moves to the next
    page as a whole.
    """

    def __init__(
        self, sheet: PlanSheet, page: Page, figures: FigureBook, typesetter: Typesetter
    ) -> None:
        self._sheet = sheet
        self._page = page
        self._typesetter = typesetter
        self._week = WeekSection(sheet.week, typesetter)
        self._log = sheet.log and LogSection(sheet.log, sheet.days, typesetter)
        self._footer = FooterSection(sheet.footer, typesetter)
        pictures = figures if sheet.options.pictures else None
        rows = [ExerciseRow(line, sheet.days, pictures, typesetter) for line in sheet.lines]
        self._rows = self._divided(rows)

    def pages(self) -> list[list[PlacedSection]]:
        """Return the parts of each page in reading order."""
        return [self._placed(number) for number in range(1, len(self._rows) + 1)]

    def _header(self, number: int, pages: int) -> HeaderSection:
        return HeaderSection(self._sheet.header, number, pages, self._typesetter)

    def _room(self, number: int) -> float:
        """Return the height that page *number* leaves for exercises."""
        fixed = self._header(number, 9).height + self._footer.height
        if number == 1:
            fixed += self._week.height + (self._log.height if self._log else 0.0)
        return self._page.room - fixed

    def _divided(self, rows: Sequence[ExerciseRow]) -> list[list[ExerciseRow]]:
        pages: list[list[ExerciseRow]] = [[]]
        used = 0.0
        for row in rows:
            # A later page takes at least one row, so that every row finds a place.
            must_stay = len(pages) > 1 and not pages[-1]
            if used + row.height > self._room(len(pages)) and not must_stay:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += row.height
        return pages

    def _placed(self, number: int) -> list[PlacedSection]:
        upper: list[Section] = [self._header(number, len(self._rows))]
        lower: list[Section] = [self._footer]
        if number == 1:
            upper.append(self._week)
            if self._log:
                lower.insert(0, self._log)
        upper.extend(self._rows[number - 1])
        if not self._sheet.lines:
            upper.append(NothingPlanned(self._sheet.nothing_planned))
        room = self._page.room - sum(section.height for section in (*upper, *lower))
        if number == len(self._rows):
            upper.append(NotesSection(self._sheet.notes, room, self._typesetter))
        return [*_downward(upper, MARGIN), *_upward(lower, self._page.height - MARGIN)]


class NothingPlanned:
    """The line of an empty week."""

    height = 24.0

    def __init__(self, text: str) -> None:
        self._text = text

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the line."""
        pen.set(self._text, left + TEXT_X, top + 16, BODY)


def _downward(sections: Sequence[Section], top: float) -> list[PlacedSection]:
    placed = []
    # The header's own strong rule is enough for what follows it.
    is_ruled = not isinstance(sections[0], HeaderSection)
    for section in sections:
        if section.height:
            placed.append(PlacedSection(section, top, is_ruled))
            is_ruled = not isinstance(section, HeaderSection)
            top += section.height
    return placed


def _upward(sections: Sequence[Section], bottom: float) -> list[PlacedSection]:
    return _downward(sections, bottom - sum(section.height for section in sections))
