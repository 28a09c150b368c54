"""JSON documents as the store writes and reads them."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from studio.errors import WrongInput

Document = dict[str, Any]


def to_text(value: object) -> str:
    """Return *value* as compact JSON; NaN, NUL and broken characters are refused."""
    _refuse_within(value)
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def from_text(text: str) -> Any:
    """Return the value of a stored document."""
    return json.loads(text)


def plain(value: object) -> Any:
    """Return *value* with mappings as dicts and sequences as lists, ready for JSON."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(inner) for inner in value)
    return value


def instant_text(instant: datetime) -> str:
    """Return an instant in UTC as text; a time without a zone is refused."""
    if instant.tzinfo is None:
        raise ValueError(f"a time without a zone: {instant}")
    return instant.astimezone(UTC).isoformat()


def day_text(day: date | None) -> str | None:
    """Return a calendar day as text."""
    return None if day is None else day.isoformat()


def day_from(text: str | None) -> date | None:
    """Return the calendar day of a text."""
    return None if text is None else date.fromisoformat(text)


def refuse_unstorable(text: str) -> None:
    """Raise `WrongInput` for characters that one of the engines cannot keep."""
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise WrongInput(field="text", problem="broken characters")


def _refuse_within(value: object) -> None:
    if isinstance(value, str):
        refuse_unstorable(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            refuse_unstorable(key)
            _refuse_within(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_within(inner)
