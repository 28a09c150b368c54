"""The papers of a screening as words, all of them final: summary, letter, page to sign.

All belong to the client, who is named in full on them; neither the name of the file nor what
the file says of itself names anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from studio.printing.sheet import Footer, Header
from studio.screening.signature import Stroke


@dataclass(frozen=True, slots=True)
class Pair:
    """A short head and what is said of it; `note` stands below the head.

    `instead` tells what stands in, and is marked as the swaps of a printed week are.
    """

    head: str
    text: str
    note: str = ""
    instead: str = ""

    def texts(self) -> Iterator[str]:
        """Yield the texts in the order they are printed."""
        yield from (self.head, self.note, self.text, self.instead)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper beside its label: sentences, then pairs, then what needs no reading.

    A part that `is_minor` belongs to the one before it.  In one that `is_quoted` the pairs are
    questions and answers.  `room` counts lines to write on.
    """

    label: str
    lines: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    small: str = ""
    is_minor: bool = False
    is_quoted: bool = False
    room: int = 0

    def texts(self) -> Iterator[str]:
        """Yield the texts in the order they are printed."""
        yield from (self.label, *self.lines)
        for pair in self.pairs:
            yield from pair.texts()
        yield self.small


@dataclass(frozen=True, slots=True)
class SignedField:
    """A signature that is on file: lines that were drawn, else a *text* in their place."""

    caption: str
    day: str
    day_caption: str
    text: str = ""
    strokes: tuple[Stroke, ...] = ()

    def texts(self) -> Iterator[str]:
        """Yield the texts in the order they are printed."""
        yield from (self.text, self.day, self.caption, self.day_caption)


@dataclass(frozen=True, slots=True)
class Signing:
    """Words to sign below; each of `rows` is a row of captions under lines for a pen.

    `signed` are the signatures that are there already; they stand above the open lines.
    """

    label: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    signed: tuple[SignedField, ...] = ()
    small: str = ""

    def texts(self) -> Iterator[str]:
        """Yield the texts in the order they are printed."""
        yield from (self.label, self.text)
        for field in self.signed:
            yield from field.texts()
        for row in self.rows:
            yield from row
        yield self.small


@dataclass(frozen=True, slots=True)
class TickList:
    """Things to agree to one by one: each head has a box, and says what a tick means."""

    label: str
    lead: str
    pairs: tuple[Pair, ...]

    def texts(self) -> Iterator[str]:
        """Yield the texts in the order they are printed."""
        yield from (self.label, self.lead)
        for pair in self.pairs:
            yield from pair.texts()


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What the screening came to, in the client's words."""

    label: str
    title: str
    lines: tuple[str, ...]

    def texts(self) -> Iterator[str]:
        """Yield the texts in the order they are printed."""
        yield from (self.label, self.title, *self.lines)


@dataclass(frozen=True, slots=True)
class ScreeningSummary:
    """The screening on paper: for the client to keep, and signed for the record.

    `notes` stands over lines to write on, where a page has room for them.
    """

    paper: str
    language: str
    file_name: str
    document_title: str
    client_name: str
    header: Header
    outcome: OutcomeWords
    why: Part
    ready: Part
    for_now: Part
    ahead: Part
    notes: str
    answers: tuple[Part, ...]
    declaration: Signing
    footer: Footer
    closed: tuple[Part, ...] = ()
    on_file: tuple[Part, ...] = ()

    @property
    def front(self) -> tuple[Part, ...]:
        """Return what follows from the answers, in order."""
        return (self.why, *self.closed, self.ready, self.for_now, self.ahead)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return everything between the outcome and the declaration, in order."""
        return (*self.front, *self.answers, *self.on_file)

    def texts(self) -> Iterator[str]:
        """Yield every text in reading order."""
        yield from _header_texts(self.header)
        yield from self.outcome.texts()
        for part in self.parts:
            yield from part.texts()
        yield from self.declaration.texts()
        yield from _footer_texts(self.footer)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is for; an empty name is a line to fill in."""

    label: str
    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with boxes to tick, if any; without `lines` there is one beside it."""

    text: str
    lines: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """What the clinician is asked, and how much of an answer is hoped for."""

    label: str
    lead: str
    questions: tuple[Ask, ...]

    def texts(self) -> Iterator[str]:
        """Yield the texts in the order they are printed."""
        yield from (self.label, self.lead)
        for ask in self.questions:
            yield from (ask.text, *ask.choices)


@dataclass(frozen=True, slots=True)
class ClinicianLetter:
    """A letter that the client takes along: facts as they were told, and four questions.

    It asks for facts and advice and leaves the decision about training with the studio.
    """

    paper: str
    language: str
    file_name: str
    document_title: str
    client_name: str
    header: Header
    to: Recipient
    opening: Part
    told: tuple[Part, ...]
    asks: Asks
    reply: Signing
    consent: Signing
    footer: Footer

    def texts(self) -> Iterator[str]:
        """Yield every text in reading order."""
        yield from _header_texts(self.header)
        yield from (self.to.label, self.to.name, self.to.caption)
        for part in (self.opening, *self.told):
            yield from part.texts()
        yield from self.asks.texts()
        yield from self.reply.texts()
        yield from self.consent.texts()
        yield from _footer_texts(self.footer)


@dataclass(frozen=True, slots=True)
class DeclarationPage:
    """The answers on paper, to be signed in ink with the consents; the page is scanned later."""

    paper: str
    language: str
    file_name: str
    document_title: str
    client_name: str
    header: Header
    answers: tuple[Part, ...]
    privacy: Part
    consents: TickList
    declaration: Signing
    footer: Footer

    def texts(self) -> Iterator[str]:
        """Yield every text in reading order."""
        yield from _header_texts(self.header)
        for part in (*self.answers, self.privacy):
            yield from part.texts()
        yield from self.consents.texts()
        yield from self.declaration.texts()
        yield from _footer_texts(self.footer)


Paper: TypeAlias = ScreeningSummary | ClinicianLetter | DeclarationPage


def _header_texts(header: Header) -> Iterator[str]:
    yield from (header.studio, header.title, header.dates, *header.facts)


def _footer_texts(footer: Footer) -> Iterator[str]:
    yield from (footer.stop, *footer.left, *footer.right)
