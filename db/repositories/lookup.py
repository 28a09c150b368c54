"""Looking rows up by the id of their value, and by client."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm.interfaces import ORMOption

from db.column_types import is_id
from db.records import Record
from db.transaction import Transaction
from studio.errors import NotFound, StaleWrite
from studio.ids import ClientId


class _OfClient(Protocol):
    @property
    def client_id(self) -> ClientId: ...


Row = TypeVar("Row", bound=Record)
Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])
Value = TypeVar("Value", bound=_OfClient)


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


def of_clients(
    query: Query, column: InstrumentedAttribute[ClientId], ids: Sequence[ClientId] | None
) -> Query:
    """Return *query* for the clients with these ids, or as it is for `None`."""
    return query if ids is None else query.where(column.in_(filter(is_id, ids)))


def by_client(values: Iterable[Value]) -> dict[ClientId, tuple[Value, ...]]:
    """Return *values* by client, each client's in the given order."""
    found: dict[ClientId, tuple[Value, ...]] = {}
    for value in values:
        found[value.client_id] = (*found.get(value.client_id, ()), value)
    return found
