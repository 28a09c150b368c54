"""What is written on by hand: lines to sign, questions to answer, whom a letter is for."""

from collections.abc import Sequence

from studio.printing.papers import Ask, Asks, Recipient, Signing
from studio.printing.pdf.foot import NOTE_LINE
from studio.printing.pdf.paper_parts import LABEL_WIDTH, without_lone_word
from studio.printing.pdf.pen import MM, Pen
from studio.printing.pdf.section import BODY, BOX, HEADING, SMALL, STRONG, TEXT_X, WIDTH
from studio.printing.pdf.text import Block, Typesetter

FIRST_LINE = 15.0
PEN_ROOM = 10 * MM
CAPTION_DROP = 10.5
CLOSES = 9.0
SHORT_FIELD = 34 * MM
GAP = 6 * MM
NUMBER_WIDTH = 6 * MM
ASK_LEAD = 18.0
CHOICE_GAP = 2.2 * MM
CHOICES_APART = 7 * MM
LEAST_LINE = 25 * MM
ASK_WIDTH = WIDTH - TEXT_X - NUMBER_WIDTH


class SigningSection:
    """What is signed, and lines for a pen with a caption under each."""

    def __init__(self, signing: Signing, typesetter: Typesetter) -> None:
        self._label = typesetter.block(signing.label, HEADING, LABEL_WIDTH)
        self._text = without_lone_word(signing.text, BODY, WIDTH - TEXT_X, typesetter)
        self._rows = [_fields(row, typesetter) for row in signing.rows]

    @property
    def height(self) -> float:
        """Return the height of the words and of all lines."""
        rows = sum(PEN_ROOM + _caption_height(row) for row in self._rows)
        return FIRST_LINE + self._text_height + rows + CLOSES

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw words, lines and captions."""
        y = top + FIRST_LINE
        pen.set_block(self._label, left, y)
        pen.set_block(self._text, left + TEXT_X, y)
        y += self._text_height
        for row in self._rows:
            y += PEN_ROOM
            for x, width, caption in row:
                pen.rule(left + TEXT_X + x, y, width)
                pen.set_block(caption, left + TEXT_X + x, y + CAPTION_DROP)
            y += _caption_height(row)

    @property
    def _text_height(self) -> float:
        return max(self._label.height, self._text.height)


Field = tuple[float, float, Block]


def _fields(captions: Sequence[str], typesetter: Typesetter) -> list[Field]:
    """Return where each line begins, its length and its caption; the last one is short."""
    if len(captions) == 1:
        widths = [WIDTH - TEXT_X]
    else:
        room = WIDTH - TEXT_X - SHORT_FIELD - GAP * (len(captions) - 1)
        widths = [room / (len(captions) - 1)] * (len(captions) - 1) + [SHORT_FIELD]
    fields: list[Field] = []
    x = 0.0
    for caption, width in zip(captions, widths, strict=True):
        fields.append((x, width, typesetter.block(caption, SMALL, width)))
        x += width + GAP
    return fields


def _caption_height(row: Sequence[Field]) -> float:
    return CAPTION_DROP + max(caption.height for _, _, caption in row)


class RecipientSection:
    """Whom a letter is for: a name, or a line to write it on."""

    def __init__(self, to: Recipient, typesetter: Typesetter) -> None:
        self._label = typesetter.block(to.label, HEADING, LABEL_WIDTH)
        self._name = typesetter.block(to.name, STRONG, WIDTH - TEXT_X)
        self._caption = typesetter.block(to.caption, SMALL, WIDTH - TEXT_X)

    @property
    def height(self) -> float:
        """Return the height of the name or the line, and its caption."""
        return self._caption_line + CLOSES

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the label, then name or line, then the caption."""
        pen.set_block(self._label, left, top + FIRST_LINE)
        if self._name.lines:
            pen.set_block(self._name, left + TEXT_X, top + FIRST_LINE)
        else:
            pen.rule(left + TEXT_X, top + PEN_ROOM, WIDTH - TEXT_X)
        pen.set_block(self._caption, left + TEXT_X, top + self._caption_line)

    @property
    def _caption_line(self) -> float:
        above = FIRST_LINE + self._name.height + 1.5 if self._name.lines else PEN_ROOM
        return above + CAPTION_DROP


class AsksSection:
    """The questions, each with its boxes and lines; *more* lines make use of a page."""

    def __init__(self, asks: Asks, typesetter: Typesetter, *, more: int = 0) -> None:
        self._label = typesetter.block(asks.label, HEADING, LABEL_WIDTH)
        self._lead = without_lone_word(asks.lead, BODY, WIDTH - TEXT_X, typesetter)
        self._asks = [
            _AskRow(number, ask, ask.lines and ask.lines + more, typesetter)
            for number, ask in enumerate(asks.questions, 1)
        ]

    @property
    def height(self) -> float:
        """Return the height of the lead and of all questions."""
        lead = max(self._label.height, self._lead.height)
        return FIRST_LINE + lead + sum(row.height for row in self._asks) + CLOSES

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the lead and one question below the other."""
        y = top + FIRST_LINE
        pen.set_block(self._label, left, y)
        pen.set_block(self._lead, left + TEXT_X, y)
        y += max(self._label.height, self._lead.height)
        for row in self._asks:
            row.draw(pen, left + TEXT_X, y)
            y += row.height


class _AskRow:
    """One question under its number."""

    def __init__(self, number: int, ask: Ask, lines: int, typesetter: Typesetter) -> None:
        self._number = str(number)
        self._text = typesetter.block(ask.text, STRONG, ASK_WIDTH)
        self._text_width = typesetter.width(ask.text, STRONG)
        self._choices = [(text, typesetter.width(text, BODY)) for text in ask.choices]
        self._lines = lines

    @property
    def height(self) -> float:
        """Return the height of question, boxes and lines."""
        boxes = BOX + 2 * CHOICE_GAP if self._choices else 0.0
        return ASK_LEAD + self._text.height + boxes + self._lines * NOTE_LINE

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the question below *y*."""
        y += ASK_LEAD
        pen.set(self._number, x, y, HEADING, accent=True)
        x += NUMBER_WIDTH
        end = x + ASK_WIDTH
        y = pen.set_block(self._text, x, y)
        beside = x + self._text_width + CHOICE_GAP
        if self._choices:
            y += CHOICE_GAP + BOX
            beside = self._draw_choices(pen, x, y)
        if not self._lines and end - beside > LEAST_LINE:
            pen.rule(beside, y, end - beside, gray=0.5)
        for place in range(1, self._lines + 1):
            pen.rule(x, y + place * NOTE_LINE, ASK_WIDTH, gray=0.5)

    def _draw_choices(self, pen: Pen, x: float, foot: float) -> float:
        """Draw boxes that stand on *foot*; return where a line beside them may begin."""
        for text, width in self._choices:
            pen.box(x, foot - BOX, BOX, BOX)
            pen.set(text, x + BOX + CHOICE_GAP, foot - BOX / 2 + 3.6, BODY)
            x += BOX + CHOICE_GAP + width + CHOICES_APART
        return x
