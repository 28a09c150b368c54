"""The parts of a paper: a label in the margin, and what is said beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from studio.printing.papers import OutcomeWords, Pair, Part
from studio.printing.pdf.fonts import BOLD
from studio.printing.pdf.foot import NOTE_LINE
from studio.printing.pdf.pen import MM, Pen
from studio.printing.pdf.section import (
    BODY,
    DETAIL,
    HEADING,
    LIGHTER,
    SMALL,
    STRONG,
    TEXT_X,
    WIDTH,
)
from studio.printing.pdf.text import Block, Style, Typesetter

OUTCOME = Style(BOLD, 16, 19)
MOST_LINES = 20
"""The most lines of one column that stay together; a longer text goes on in another row."""

LABEL_WIDTH = TEXT_X - 2 * MM
GUTTER = 4 * MM
MINOR_GUTTER = 1 * MM
OPENS = 15.0
FOLLOWS = 13.0
PARAGRAPH = 4.0
CLOSES = 8.0
MINOR_OPENS = 13.5
MINOR_CLOSES = 6.5
TITLE_DROP = 3.0
AFTER_BLOCK = 13.5
ANSWER_X = 54 * MM
SECOND_PAIR = 80 * MM
SECOND_ANSWER_X = 45 * MM
MINOR_RULE = 0.75
LEAST_END = 0.2
NARROWINGS = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)
DIAMOND = 6.0
INDENT = 10.0


@dataclass(frozen=True, slots=True)
class Column:
    """Blocks below one another, each with whether a diamond stands before it."""

    blocks: tuple[tuple[Block, bool], ...] = ()

    @property
    def height(self) -> float:
        """Return the height from the first base line to the last."""
        drops = AFTER_BLOCK * max(0, len(self.blocks) - 1)
        return drops + sum(block.height for block, _ in self.blocks)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the blocks from the base line *y* on."""
        for block, is_marked in self.blocks:
            if is_marked:
                pen.diamond(x + DIAMOND / 2, y - 3.6, DIAMOND)
            y = pen.set_block(block, x + (INDENT if is_marked else 0), y) + AFTER_BLOCK


Cells = tuple[tuple[float, Column], ...]
"""Columns beside one another, each with where it begins."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row of a part; where it opens the part or a page, the label stands beside it.

    `rest` is the height of the rows after it, beside which a long label hangs.
    """

    label: Block
    cells: Cells
    first_line: float
    below: float
    rest: float
    opens: bool
    is_minor: bool
    is_on_top: bool = False

    @property
    def height(self) -> float:
        """Return the height of the longest column, and the space around it."""
        longest = max(column.height for _, column in self.cells)
        label = self._first_line + self.label.height + CLOSES - self.rest
        return max(self._first_line + longest + self.below, label if self._has_label else 0.0)

    @property
    def is_ruled(self) -> bool:
        """Tell whether the strong parting of the paper stands above it."""
        return self.opens and not self.is_minor and not self.is_on_top

    def on_top(self) -> "PartRow":
        """Return the row as it stands at the top of a page."""
        return replace(self, is_on_top=True)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw label and columns."""
        if self.opens and self.is_minor and not self.is_on_top:
            pen.rule(left, top, WIDTH, gray=MINOR_RULE)
        y = top + self._first_line
        if self._has_label:
            pen.set_block(self.label, left, y)
        for x, column in self.cells:
            column.draw(pen, left + TEXT_X + x, y)

    @property
    def _has_label(self) -> bool:
        return self.opens or self.is_on_top

    @property
    def _first_line(self) -> float:
        return max(self.first_line, OPENS) if self.is_on_top else self.first_line


class PartSetter:
    """Turns parts into rows; *split* is where the second column begins, from the first.

    Short questions and answers stand two in a row.  There the words of the client weigh more
    than the question before them.
    """

    def __init__(self, typesetter: Typesetter, split: float) -> None:
        self._typesetter = typesetter
        self._split = split

    def rows(self, part: Part) -> list[PartRow]:
        """Return the rows of a part, none longer than a page can hold."""
        pairs = self._answers(part) if part.is_minor else self._pairs(part)
        small = self._block(part.small, SMALL, WIDTH - TEXT_X)
        cells = [*self._lines(part.lines), *pairs, *map(_alone, _cut(small))]
        return self._joined(part.label, cells, is_minor=part.is_minor)

    def outcome(self, outcome: OutcomeWords) -> list[PartRow]:
        """Return the rows of the outcome, its title in the largest type below the head."""
        title = self._block(outcome.title, OUTCOME, WIDTH - TEXT_X)
        rows = self._joined(outcome.label, [_alone(title), *self._lines(outcome.lines)])
        rows[0] = replace(rows[0], first_line=OPENS + TITLE_DROP, below=PARAGRAPH)
        return rows

    def _block(self, text: str, style: Style, room: float) -> Block:
        return without_lone_word(text, style, room, self._typesetter)

    def _joined(
        self, label: str, cells: Sequence[Cells], *, is_minor: bool = False
    ) -> list[PartRow]:
        style = STRONG if is_minor else HEADING
        block = self._block(label, style, LABEL_WIDTH)
        last = len(cells) - 1
        rows: list[PartRow] = []
        for place in range(last, -1, -1):
            row = PartRow(
                label=block,
                cells=cells[place],
                first_line=FOLLOWS if place else (MINOR_OPENS if is_minor else OPENS),
                below=(MINOR_CLOSES if is_minor else CLOSES)
                if place == last
                else _air(cells[place], cells[place + 1]),
                rest=sum(row.height for row in rows),
                opens=place == 0,
                is_minor=is_minor,
            )
            rows.insert(0, row)
        return rows

    def _lines(self, lines: Sequence[str]) -> Iterator[Cells]:
        for line in lines:
            yield from map(_alone, _cut(self._block(line, BODY, WIDTH - TEXT_X)))

    def _pairs(self, part: Part) -> Iterator[Cells]:
        head, text = (BODY, DETAIL) if part.is_quoted else (STRONG, BODY)
        for pair in part.pairs:
            left = [(pair.head, head), (pair.note, LIGHTER)]
            right = [(pair.text, text), (pair.instead, LIGHTER)]
            yield from self._side_by_side(left, right, self._split, GUTTER)

    def _answers(self, part: Part) -> Iterator[Cells]:
        pairs = list(part.pairs)
        while pairs:
            pair = pairs.pop(0)
            if pairs and self._is_short(pair) and self._is_short(pairs[0]):
                second = self._short(pairs.pop(0), SECOND_PAIR, SECOND_ANSWER_X)
                yield (*self._short(pair, 0.0, ANSWER_X), *second)
            else:
                left, right = [(pair.head, BODY)], [(pair.text, DETAIL)]
                yield from self._side_by_side(left, right, ANSWER_X, MINOR_GUTTER)

    def _is_short(self, pair: Pair) -> bool:
        head = self._typesetter.width(pair.head, BODY)
        text = self._typesetter.width(pair.text, DETAIL)
        room = WIDTH - TEXT_X - SECOND_PAIR - SECOND_ANSWER_X
        return head <= SECOND_ANSWER_X - MINOR_GUTTER and text <= room

    def _short(self, pair: Pair, x: float, answer_x: float) -> Cells:
        head = self._block(pair.head, BODY, WIDTH)
        text = self._block(pair.text, DETAIL, WIDTH)
        return ((x, _column(head)), (x + answer_x, _column(text)))

    def _side_by_side(
        self,
        left: Sequence[tuple[str, Style]],
        right: Sequence[tuple[str, Style]],
        split: float,
        gutter: float,
    ) -> Iterator[Cells]:
        """Yield the rows of two columns; in the right one the second text has a diamond."""
        lefts = _columns(self._blocks(left, split - gutter))
        rights = _columns(self._blocks(right, WIDTH - TEXT_X - split, marks=True))
        for one, other in zip_longest(lefts, rights, fillvalue=Column()):
            yield (0.0, one), (split, other)

    def _blocks(
        self, texts: Sequence[tuple[str, Style]], room: float, *, marks: bool = False
    ) -> Iterator[tuple[Block, bool]]:
        for place, (text, style) in enumerate(texts):
            if text or not place:
                is_marked = marks and place > 0
                narrowed = room - INDENT if is_marked else room
                yield self._block(text, style, narrowed), is_marked


class RuledLines:
    """Lines to write on, beside the margin."""

    def __init__(self, count: int) -> None:
        self._count = count

    @property
    def height(self) -> float:
        """Return the height of the lines."""
        return self._count * NOTE_LINE + CLOSES

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the lines."""
        for place in range(1, self._count + 1):
            pen.rule(left + TEXT_X, top + place * NOTE_LINE, WIDTH - TEXT_X, gray=0.5)


def without_lone_word(text: str, style: Style, room: float, typesetter: Typesetter) -> Block:
    """Return *text* wrapped to *room*, or a little narrower if a short word would end it alone."""
    widest = typesetter.block(text, style, room)
    for narrowing in NARROWINGS:
        block = typesetter.block(text, style, room * narrowing)
        if len(block.lines) != len(widest.lines):
            break
        if len(block.lines) < 2 or typesetter.width(block.lines[-1], style) >= LEAST_END * room:
            return block
    return widest


def _column(block: Block) -> Column:
    return Column(((block, False),))


def _alone(block: Block) -> Cells:
    return ((0.0, _column(block)),)


def _air(cells: Cells, following: Cells) -> float:
    """Return the space below a row: rows of single lines stand closer than paragraphs."""
    is_long = any(column.height for _, column in (*cells, *following))
    return PARAGRAPH if is_long or (len(cells) > 1) != (len(following) > 1) else 0.0


def _columns(blocks: Iterator[tuple[Block, bool]]) -> list[Column]:
    """Return blocks as columns that are short enough to stay together."""
    columns: list[Column] = []
    lines = 0
    for block, is_marked in blocks:
        for place, piece in enumerate(_cut(block)):
            if not columns or lines + len(piece.lines) > MOST_LINES:
                columns.append(Column())
                lines = 0
            columns[-1] = Column((*columns[-1].blocks, (piece, is_marked and place == 0)))
            lines += len(piece.lines)
    return columns


def _cut(block: Block) -> Iterator[Block]:
    for start in range(0, len(block.lines), MOST_LINES):
        yield Block(block.lines[start : start + MOST_LINES], block.style)
