"""Column types that mean the same on SQLite and PostgreSQL.

Released migrations use these types too, so what a type becomes in a table never changes; a new
form is a new type.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum as PythonEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, String, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

from db.documents import refuse_unstorable
from studio.errors import TextTooLong
from studio.text import NAME_LIMIT

ID_LENGTH = 36
KEY_LIMIT = 500
CHOICE_LENGTH = 40
FINGERPRINT_LENGTH = 64  # of a SHA-256 in hexadecimal

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def is_id(text: str) -> bool:
    """Tell whether *text* is a UUID as the core writes it."""
    return _ID.fullmatch(text) is not None


class Id(TypeDecorator[str]):
    """A UUID: native on PostgreSQL, 36 characters on SQLite, text in the core."""

    impl = String(ID_LENGTH)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Uuid(as_uuid=False))
        return dialect.type_descriptor(String(ID_LENGTH))

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and not is_id(value):
            raise ValueError(f"not an id: {value!r}")
        return value


class Line(TypeDecorator[str]):
    """Text up to a limit; more, NUL and broken characters never reach an engine."""

    impl = String
    cache_ok = True

    def __init__(self, length: int = NAME_LIMIT) -> None:
        super().__init__(length)
        self.length = length

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        refuse_unstorable(value)
        if len(value) > self.length:
            raise TextTooLong(field="text", length=len(value), limit=self.length)
        return value


class Key(TypeDecorator[str]):
    """A folded text to search and sort by, in the order of its characters on both engines.

    Longer keys are cut, in the table and in what they are compared with.
    """

    impl = String(KEY_LIMIT)
    cache_ok = True
    length = KEY_LIMIT

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        collation = "C" if dialect.name == "postgresql" else None
        return dialect.type_descriptor(String(KEY_LIMIT, collation=collation))

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        refuse_unstorable(value)
        return value[:KEY_LIMIT]


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware of its zone going in, stored in UTC, UTC coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        instant = value.astimezone(UTC)
        return instant if dialect.name == "postgresql" else instant.replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(kind: type[PythonEnum]) -> Enum:
    """Return a column type that stores the keys of *kind* as text."""
    return Enum(kind, values_callable=_keys, native_enum=False, length=CHOICE_LENGTH)


def document() -> JSON:
    """Return a column type for a document that nobody searches; `None` is no document."""
    return JSON(none_as_null=True)


def _keys(kind: Iterable[PythonEnum]) -> list[str]:
    return [getattr(member, "key", member.value) for member in kind]
