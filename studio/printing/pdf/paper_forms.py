"""What is written on by hand: lines to sign, questions to answer, whom a letter is for."""

from collections.abc import Sequence

from studio.printing.papers import Ask, Asks, Pair, Recipient, SignedField, Signing, TickList
from studio.printing.pdf.foot import NOTE_LINE
from studio.printing.pdf.paper_parts import LABEL_WIDTH, without_lone_word
from studio.printing.pdf.pen import MM, Pen
from studio.printing.pdf.section import BODY, BOX, HEADING, SMALL, STRONG, TEXT_X, WIDTH
from studio.printing.pdf.text import Block, Typesetter

FIRST_LINE = 15.0
PEN_ROOM = 10 * MM
CAPTION_DROP = 10.5
CLOSES = 9.0
SMALL_DROP = 19.0
INK_ROOM = 19 * MM
ON_LINE = 3.0
INK_CLEAR = 9.0
PAD_WIDTH = 70 * MM
TICK_LEAD = 17.0
TICK_INDENT = 10 * MM
SHORT_FIELD = 34 * MM
GAP = 6 * MM
NUMBER_WIDTH = 6 * MM
ASK_LEAD = 18.0
CHOICE_GAP = 2.2 * MM
CHOICES_APART = 7 * MM
LEAST_LINE = 25 * MM
ASK_WIDTH = WIDTH - TEXT_X - NUMBER_WIDTH


class SigningSection:
    """What is signed, who has signed, and lines for a pen with a caption under each."""

    def __init__(self, signing: Signing, typesetter: Typesetter) -> None:
        self._label = typesetter.block(signing.label, HEADING, LABEL_WIDTH)
        self._text = without_lone_word(signing.text, BODY, WIDTH - TEXT_X, typesetter)
        self._signed = [_SignedRow(field, typesetter) for field in signing.signed]
        self._rows = [_fields(row, typesetter) for row in signing.rows]
        self._small = typesetter.block(signing.small, SMALL, WIDTH - TEXT_X)

    @property
    def height(self) -> float:
        """Return the height of the words and of all lines."""
        signed = sum(row.height for row in self._signed)
        rows = sum(PEN_ROOM + _caption_height(row) for row in self._rows)
        small = SMALL_DROP + self._small.height if self._small.lines else 0.0
        return FIRST_LINE + self._text_height + signed + rows + small + CLOSES

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw words, lines and captions."""
        y = top + FIRST_LINE
        pen.set_block(self._label, left, y)
        pen.set_block(self._text, left + TEXT_X, y)
        y += self._text_height
        for signed in self._signed:
            signed.draw(pen, left + TEXT_X, y)
            y += signed.height
        for row in self._rows:
            y += PEN_ROOM
            for x, width, caption in row:
                pen.rule(left + TEXT_X + x, y, width)
                pen.set_block(caption, left + TEXT_X + x, y + CAPTION_DROP)
            y += _caption_height(row)
        pen.set_block(self._small, left + TEXT_X, y + SMALL_DROP)

    @property
    def _text_height(self) -> float:
        return max(self._label.height, self._text.height)


class _SignedRow:
    """A signature that is there: on its line what was drawn or typed, beside it the day."""

    def __init__(self, signed: SignedField, typesetter: Typesetter) -> None:
        captions = _fields((signed.caption, signed.day_caption), typesetter)
        self._name, self._day = captions
        self._captions = captions
        self._date = signed.day
        self._strokes = signed.strokes
        self._text = typesetter.block(signed.text, STRONG, self._name[1])

    @property
    def height(self) -> float:
        """Return the room for what was signed, and its caption."""
        return self._above + _caption_height(self._captions)

    @property
    def _above(self) -> float:
        if self._strokes:
            return INK_ROOM
        return PEN_ROOM + self._text.height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw lines and captions, and what stands on them."""
        line = y + self._above
        if self._strokes:
            self._draw_ink(pen, x, line - ON_LINE)
        pen.set_block(self._text, x, line - ON_LINE - self._text.height)
        pen.set(self._date, x + self._day[0], line - ON_LINE, BODY)
        for at, width, caption in self._captions:
            pen.rule(x + at, line, width)
            pen.set_block(caption, x + at, line + CAPTION_DROP)

    def _draw_ink(self, pen: Pen, x: float, foot: float) -> None:
        """Draw the strokes as large as on the pad, or as the room above the line allows."""
        across = [px for stroke in self._strokes for px, _ in stroke]
        down = [py for stroke in self._strokes for _, py in stroke]
        left, top = min(across), min(down)
        width, height = max(across) - left, max(down) - top
        room = INK_ROOM - INK_CLEAR - ON_LINE
        scale = min(PAD_WIDTH / 1000, self._name[1] / max(width, 1), room / max(height, 1))
        pen.ink(self._strokes, x - left * scale, foot - (top + height) * scale, scale)


class TickSection:
    """Things to agree to, each with a box before it."""

    def __init__(self, ticks: TickList, typesetter: Typesetter) -> None:
        self._label = typesetter.block(ticks.label, HEADING, LABEL_WIDTH)
        self._lead = without_lone_word(ticks.lead, BODY, WIDTH - TEXT_X, typesetter)
        self._rows = [_TickRow(pair, typesetter) for pair in ticks.pairs]

    @property
    def height(self) -> float:
        """Return the height of the lead and of all rows."""
        lead = max(self._label.height, self._lead.height)
        return FIRST_LINE + lead + sum(row.height for row in self._rows) + CLOSES

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the lead and one row below the other."""
        y = top + FIRST_LINE
        pen.set_block(self._label, left, y)
        pen.set_block(self._lead, left + TEXT_X, y)
        y += max(self._label.height, self._lead.height)
        for row in self._rows:
            row.draw(pen, left + TEXT_X, y)
            y += row.height


class _TickRow:
    """One box, its name, and what a tick means."""

    def __init__(self, pair: Pair, typesetter: Typesetter) -> None:
        room = WIDTH - TEXT_X - TICK_INDENT
        self._head = typesetter.block(pair.head, STRONG, room)
        self._text = without_lone_word(pair.text, BODY, room, typesetter)

    @property
    def height(self) -> float:
        """Return the height of name and text, at least that of the box."""
        return TICK_LEAD + max(self._words_height, BOX)

    @property
    def _words_height(self) -> float:
        return self._head.height + STRONG.leading + 1 + self._text.height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the box and the words beside it."""
        y += TICK_LEAD
        pen.box(x, y - 9.5, BOX, BOX)
        y = pen.set_block(self._head, x + TICK_INDENT, y)
        pen.set_block(self._text, x + TICK_INDENT, y + STRONG.leading + 1)


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
