"""The sentence a person reads for an error of the studio."""

from collections.abc import Mapping
from datetime import date

from studio.errors import StudioError
from studio.wording import Words

_NARROWER = ("reason", "because", "kind")
_LONGEST = 300


def sentence(error: StudioError, words: Words) -> str:
    """Return one plain sentence for *error*, as exact as its values allow.

    A value that the sentence asks for and the error does not carry reads as a dash, so that
    telling about an error never raises another one.
    """
    code = f"error.{error.code}"
    text = words.get(code) or words["error.error"]
    for name in _NARROWER:
        narrower = words.get(f"error_because.{error.code}.{error.values.get(name, '')}")
        if narrower:
            text = narrower
            break
    return " ".join(text.format_map(_Values(error.values, words)).split())


class _Values(dict[str, object]):
    """The values of an error as they read in a sentence."""

    def __init__(self, values: Mapping[str, object], words: Words) -> None:
        super().__init__({key: _shown(key, value, words) for key, value in values.items()})

    def __missing__(self, key: str) -> object:
        return "–"


def _shown(key: str, value: object, words: Words) -> object:
    if key == "field":
        return words.get(f"field.{value}", str(value))
    if isinstance(value, date):
        return f"{value:%d}".lstrip("0") + f" {value:%B %Y}"
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    return _harmless(str(value))


def _harmless(text: str) -> str:
    """Return *text* on one line, without signs that steer a terminal, and not without end."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
