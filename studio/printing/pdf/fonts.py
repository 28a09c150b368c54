"""The bundled faces on paper, and what to do with characters they do not have."""

import unicodedata
from collections.abc import Iterable, Mapping
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "Inter-Regular"
MEDIUM = "Inter-Medium"
SEMI_BOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"

FONT_FILES: Mapping[str, str] = {name: f"{name}.ttf" for name in (REGULAR, MEDIUM, SEMI_BOLD, BOLD)}

MARK = "\u25a1"
"""Stands where a character is that no bundled face has, so that nothing vanishes unseen."""

_SPACES = frozenset("\t\n\r\u00a0\u2028\u2029")
_JOINERS = frozenset({0x200D, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)})


class Fonts:
    """The registered faces; every text passes through `printable` before it is measured."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        known = set(pdfmetrics.getRegisteredFontNames())
        for name in FONT_FILES:
            if name not in known:
                pdfmetrics.registerFont(TTFont(name, BytesIO(files[name])))
        faces = [pdfmetrics.getFont(name).face for name in FONT_FILES]
        self._covered = frozenset.intersection(*(frozenset(f.charToGlyph) for f in faces))

    def printable(self, text: str) -> str:
        """Return *text* in NFC on one line, with a mark for each character no face has."""
        return "".join(c if self._has(c) else MARK for c in _visible(text))

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of *text* that become marks, each once."""
        return tuple(dict.fromkeys(c for c in _visible(text) if not self._has(c)))

    def _has(self, character: str) -> bool:
        return ord(character) in self._covered


def missing_characters(texts: Iterable[str], files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the characters in *texts* that cannot be printed, for the note by the preview."""
    return Fonts(files).missing("".join(texts))


def _visible(text: str) -> str:
    """Return *text* in NFC without control, joining and invisible characters."""
    return "".join(
        " " if c in _SPACES else c
        for c in unicodedata.normalize("NFC", text)
        if c in _SPACES or not _is_invisible(c)
    )


def _is_invisible(character: str) -> bool:
    return ord(character) in _JOINERS or unicodedata.category(character) in {"Cc", "Cf", "Cs"}
