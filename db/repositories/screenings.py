"""Screenings in the store."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select

from db.column_types import is_id
from db.documents import plain
from db.mapping.screening import screening_from, write_screening
from db.records import ScreeningRecord
from db.repositories.lookup import fetch, require_version
from db.transaction import Transaction
from studio.errors import AlreadyConfirmed, NotFound
from studio.ids import ClientId, ScreeningId
from studio.screening.screening import Screening, Status

WHAT = "screening"

OPEN = (Status.DRAFT, Status.PROPOSED)


class SqlScreenings:
    """Implements `studio.storage.Screenings`; what was confirmed is never changed."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def get(self, screening_id: ScreeningId) -> Screening:
        """Return one screening, or raise `NotFound`."""
        return screening_from(fetch(self._work, ScreeningRecord, screening_id, what=WHAT))

    def add(self, screening: Screening) -> Screening:
        """Store a new screening and return it with its version."""
        record = ScreeningRecord(version=1)
        write_screening(screening, record)
        self._work.add(record, kind=WHAT, key=screening.id)
        return replace(screening, version=record.version)

    def save(self, screening: Screening) -> Screening:
        """Store a changed screening and return it with its new version.

        Of a confirmed one only the status may change, when a later one takes its place.
        """
        record = fetch(self._work, ScreeningRecord, screening.id, what=WHAT)
        version = require_version(record.version, screening.version, what=WHAT, key=screening.id)
        if record.status not in OPEN:
            _require_superseding(screening_from(record), screening)
        record.version = version
        write_screening(screening, record)
        self._work.flush(kind=WHAT, key=screening.id)
        return replace(screening, version=version)

    def drafts(self) -> tuple[Screening, ...]:
        """Return what is parked or waits for confirmation, oldest first."""
        query = select(ScreeningRecord).where(ScreeningRecord.status.in_(OPEN))
        rows = self._work.session.scalars(query.order_by(ScreeningRecord.id))
        return tuple(map(screening_from, rows))

    def of_client(self, client_id: ClientId) -> tuple[Screening, ...]:
        """Return all screenings of a client, oldest first."""
        if not is_id(client_id):
            return ()
        query = select(ScreeningRecord).where(ScreeningRecord.client_id == client_id)
        rows = self._work.session.scalars(query.order_by(ScreeningRecord.id))
        return tuple(map(screening_from, rows))

    def latest_confirmed(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, Screening]:
        """Return each client's newest confirmed screening (of all clients for `None`)."""
        newest_first = (
            ScreeningRecord.confirmed_at.desc().nullslast(),
            ScreeningRecord.id.desc(),
        )
        place = func.row_number().over(
            partition_by=ScreeningRecord.client_id, order_by=newest_first
        )
        ranked = select(ScreeningRecord.id, place.label("place")).where(
            ScreeningRecord.status == Status.CONFIRMED
        )
        if client_ids is not None:
            ranked = ranked.where(ScreeningRecord.client_id.in_(filter(is_id, client_ids)))
        newest = ranked.subquery()
        query = select(ScreeningRecord).join(
            newest, (newest.c.id == ScreeningRecord.id) & (newest.c.place == 1)
        )
        rows = self._work.session.scalars(query.order_by(ScreeningRecord.client_id))
        return {row.client_id: screening_from(row) for row in rows}

    def discard(self, screening_id: ScreeningId) -> None:
        """Delete a draft or proposal; one that was confirmed raises `NotFound`."""
        record = fetch(self._work, ScreeningRecord, screening_id, what=WHAT)
        if record.status not in OPEN:
            raise NotFound(kind="draft", key=screening_id)
        self._work.require_writing()
        self._work.session.delete(record)
        self._work.flush(kind=WHAT, key=screening_id)


def _require_superseding(stored: Screening, wanted: Screening) -> None:
    superseded = replace(stored, status=Status.SUPERSEDED, answers=plain(stored.answers))
    same = replace(wanted, answers=plain(wanted.answers)) == superseded
    if stored.status is not Status.CONFIRMED or not same:
        raise AlreadyConfirmed(screening=stored.id)
