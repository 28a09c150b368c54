"""Clients in the store."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, delete, func, insert, or_, select

from db.mapping.client import client_from, write_client
from db.records import ClientRecord, NameWordRecord
from db.repositories.lookup import fetch, require_version
from db.search_keys import (
    SAME_LINE_DIGITS,
    is_same_line,
    name_words,
    phone_end,
    phone_key,
    search_words,
    starts_with,
)
from db.transaction import Transaction
from studio.clients.client import Client
from studio.ids import ClientId

WHAT = "client"

_NUMBERS_LOCK = 0x53745031  # any number, as long as nothing else locks it


class SqlClients:
    """Implements `studio.storage.Clients`."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def get(self, client_id: ClientId) -> Client:
        """Return one client, or raise `NotFound`."""
        return client_from(fetch(self._work, ClientRecord, client_id, what=WHAT))

    def add(self, client: Client) -> Client:
        """Store a new client and return them with their version."""
        record = ClientRecord(version=1)
        write_client(client, record)
        self._work.add(record, kind=WHAT, key=client.id)
        self._add_words(client.id, name_words(client.full_name))
        return replace(client, version=record.version)

    def save(self, client: Client) -> Client:
        """Store a changed client and return them with their new version."""
        record = fetch(self._work, ClientRecord, client.id, what=WHAT)
        version = require_version(record.version, client.version, what=WHAT, key=client.id)
        before = name_words(client_from(record).full_name)
        record.version = version
        write_client(client, record)
        self._work.flush(kind=WHAT, key=client.id)
        after = name_words(client.full_name)
        self._drop_words(client.id, before - after)
        self._add_words(client.id, after - before)
        return replace(client, version=version)

    def next_number(self) -> int:
        """Return the number for a new client; on a server others wait for it until commit."""
        self._work.require_writing()
        session = self._work.session
        if session.get_bind().dialect.name == "postgresql":
            session.execute(select(func.pg_advisory_xact_lock(_NUMBERS_LOCK)))
        return (session.scalar(select(func.max(ClientRecord.number))) or 0) + 1

    def all(self, *, archived: bool = False) -> tuple[Client, ...]:
        """Return the clients who train here, or those who were put away, in the order of names."""
        is_archived = ClientRecord.archived_at.is_not(None)
        return self._found(_by_name().where(is_archived if archived else ~is_archived))

    def search(self, words: str, limit: int) -> tuple[Client, ...]:
        """Return active clients whose name has words starting so, or whose phone ends so."""
        wanted = search_words(words)
        if not wanted:
            return ()
        matches: list[ColumnElement[bool]] = [_named(wanted)]
        end = phone_end(words)
        if end is not None:
            matches.append(starts_with(ClientRecord.phone_key, end))
        query = _by_name().where(ClientRecord.archived_at.is_(None), or_(*matches)).limit(limit)
        return self._found(query)

    def same_person(
        self, phone_digits: str, name_key: str, birth_date: date | None
    ) -> tuple[Client, ...]:
        """Return clients with this phone, or with this name key and birth date.

        The archived are among them: they are to be brought back, not entered twice.
        """
        found: tuple[Client, ...] = ()
        if birth_date is not None:
            same = (ClientRecord.name_key == name_key) & (ClientRecord.birth_date == birth_date)
            found = self._found(_by_name().where(same))
        key = phone_key(phone_digits)
        if key:
            end = (key.rstrip("0") or key)[:SAME_LINE_DIGITS]
            others = self._found(_by_name().where(starts_with(ClientRecord.phone_key, end)))
            known = {client.id for client in found}
            found += tuple(
                other
                for other in others
                if other.id not in known and is_same_line(phone_key(other.phone), key)
            )
        return found

    def _found(self, query: Select[ClientRecord]) -> tuple[Client, ...]:
        return tuple(map(client_from, self._work.session.scalars(query)))

    def _add_words(self, client_id: ClientId, words: Iterable[str]) -> None:
        rows = [{"word": word, "client_id": client_id} for word in sorted(words)]
        if rows:
            self._work.session.execute(insert(NameWordRecord), rows)

    def _drop_words(self, client_id: ClientId, words: Iterable[str]) -> None:
        gone = sorted(words)
        if gone:
            self._work.session.execute(
                delete(NameWordRecord).where(
                    NameWordRecord.client_id == client_id, NameWordRecord.word.in_(gone)
                )
            )


def _by_name() -> Select[ClientRecord]:
    return select(ClientRecord).order_by(ClientRecord.name_key, ClientRecord.number)


def _named(beginnings: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that every one of *beginnings* starts a word of the name."""
    return and_(
        *(
            ClientRecord.id.in_(
                select(NameWordRecord.client_id).where(starts_with(NameWordRecord.word, beginning))
            )
            for beginning in beginnings
        )
    )
