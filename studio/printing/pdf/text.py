"""Text on paper: measured, wrapped and shrunk here, and never read as markup."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, repeat

from reportlab.pdfbase import pdfmetrics

from studio.printing.pdf.fonts import REGULAR, Fonts

SMALLEST = 9.0


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size in points; `gray` runs from 0, black, to 1."""

    face: str = REGULAR
    size: float = 10.0
    leading: float = 12.0
    gray: float = 0.0

    def __post_init__(self) -> None:
        """Refuse type too small to read on paper."""
        if self.size < SMALLEST:
            raise ValueError(f"{self.size} points is too small to print")

    def at(self, size: float) -> "Style":
        """Return this style at another size, its lines set in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one style that belong together."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        """Return the height from the first base line to the last."""
        return max(0, len(self.lines) - 1) * self.style.leading


class Typesetter:
    """Turns texts into lines that fit."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def clean(self, text: str) -> str:
        """Return *text* as it can be printed, with single spaces."""
        return " ".join(self._fonts.printable(text).split())

    def width(self, text: str, style: Style) -> float:
        """Return how wide the printable *text* is."""
        return self._raw_width(self.clean(text), style)

    def block(
        self, text: str, style: Style, room: float, *, beside: tuple[int, float] = (0, 0.0)
    ) -> Block:
        """Return *text* wrapped to *room*; a word wider than that is broken, never cut off.

        *beside* narrows the first lines, as many as it says, to the room it says.
        """
        count, narrow = beside
        rooms = chain(repeat(narrow, count), repeat(room))
        return Block(tuple(self._lines(self.clean(text), style, rooms)), style)

    def headline(self, text: str, style: Style, room: float, smallest: float) -> Block:
        """Return *text* on one line at the largest size that fits, wrapped if none does."""
        width = self.width(text, style)
        size = style.size if width <= room else max(smallest, style.size * room / width)
        return self.block(text, style.at(size), room + 0.01)

    def _lines(self, text: str, style: Style, rooms: Iterator[float]) -> Iterator[str]:
        line, room = "", next(rooms)
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self._raw_width(longer, style) <= room:
                line = longer
                continue
            if line:
                yield line
                room = next(rooms)
            line = word
            while self._raw_width(line, style) > room and len(line) > 1:
                cut = self._fitting(line, style, room)
                yield line[:cut]
                line, room = line[cut:], next(rooms)
        if line:
            yield line

    def _fitting(self, word: str, style: Style, room: float) -> int:
        """Return how many characters of *word* fit into *room*, at least one."""
        used = 0.0
        for count, character in enumerate(word):
            used += self._raw_width(character, style)
            if used > room:
                return max(1, count)
        return len(word)

    def _raw_width(self, text: str, style: Style) -> float:
        return float(pdfmetrics.stringWidth(text, style.face, style.size))
