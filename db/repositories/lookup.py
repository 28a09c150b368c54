"""Looking a row up by the id of its value."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy.orm.interfaces import ORMOption

from db.column_types import is_id
from db.records import Record
from db.transaction import Transaction
from studio.errors import NotFound, StaleWrite

Row = TypeVar("Row", bound=Record)


def fetch(
    work: Transaction,
    kind: type[Row],
    key: str,
    *,
    what: str,
    options: Sequence[ORMOption] = (),
) -> Row:
    """Return the row with this id, or raise `NotFound`; text that is no id is nowhere."""
    row = work.session.get(kind, key, options=options) if is_id(key) else None
    if row is None:
        raise NotFound(kind=what, key=key)
    return row


def require_version(stored: int, held: int, *, what: str, key: str) -> int:
    """Return the next version, or raise `StaleWrite` if somebody else wrote meanwhile."""
    if stored != held:
        raise StaleWrite(kind=what, key=key)
    return held + 1
