"""Text as people type and paste it, cleaned at the edge of the core."""

import unicodedata

from studio.errors import MissingValue, TextTooLong, WrongInput

NAME_LIMIT = 200
NOTE_LIMIT = 20_000

_BIDI_AND_INVISIBLE = frozenset(
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def clean_line(text: str, *, field: str, limit: int = NAME_LIMIT) -> str:
    """Return *text* as one tidy line in NFC: no control, override or invisible characters."""
    visible = "".join(" " if _is_control(c) else c for c in _checked(text, field))
    line = " ".join(visible.split())
    return _limited(line, field, limit)


def clean_note(text: str, *, field: str, limit: int = NOTE_LIMIT) -> str:
    """Return *text* in NFC with its line breaks kept and other control characters dropped."""
    kept = "".join(
        c for c in _checked(text, field).replace("\r\n", "\n") if c == "\n" or not _is_control(c)
    )
    return _limited(kept.strip(), field, limit)


def required_line(text: str, *, field: str, limit: int = NAME_LIMIT) -> str:
    """Return *text* cleaned; an empty line raises `MissingValue`."""
    line = clean_line(text, field=field, limit=limit)
    if not line:
        raise MissingValue(field=field)
    return line


def folded(text: str) -> str:
    """Return the key under which *text* is searched and sorted: no marks, no case."""
    decomposed = unicodedata.normalize("NFKD", text)
    without_marks = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(without_marks.casefold().replace("ł", "l").replace("ø", "o").split())


def digits(text: str) -> str:
    """Return only the digits of a telephone number, for comparing and searching."""
    return "".join(c for c in text if c.isdecimal())


def _checked(text: str, field: str) -> str:
    if any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise WrongInput(field=field, problem="broken characters", reason="broken")
    return "".join(c for c in unicodedata.normalize("NFC", text) if c not in _BIDI_AND_INVISIBLE)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Cn", "Zl", "Zp"}


def _limited(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise TextTooLong(field=field, length=len(text), limit=limit)
    return text
