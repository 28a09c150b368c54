"""Screenings in the store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, or_, select

from db.column_types import is_id
from db.documents import plain
from db.mapping.screening import screening_from, write_screening
from db.records import ScreeningRecord, SignatureRecord
from db.repositories.lookup import fetch, of_clients, require_version
from db.transaction import Transaction
from studio.errors import AlreadyConfirmed, NotFound
from studio.ids import ClientId, ScreeningId
from studio.screening.outcome import Tier
from studio.screening.screening import OPEN, Scope, Screening, Status

WHAT = "screening"

_CONFIRMATION = (
    "status",
    "chosen_tier",
    "choice_reason",
    "note",
    "confirmed_by",
    "confirmed_at",
    "expires_on",
)
_EARLY_END = ("ended_on", "ended_because", "ended_note", "ended_by")


class SqlScreenings:
    """Implements `studio.storage.Screenings`; what was proposed is never changed."""

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

        To a proposal only its confirmation is added, to a confirmed one only an early end, and to
        either that a later one took its place.
        """
        record = fetch(self._work, ScreeningRecord, screening.id, what=WHAT)
        version = require_version(record.version, screening.version, what=WHAT, key=screening.id)
        _require_addition(screening_from(record), screening)
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
        newest = of_clients(ranked, ScreeningRecord.client_id, client_ids).subquery()
        query = select(ScreeningRecord).join(
            newest, (newest.c.id == ScreeningRecord.id) & (newest.c.place == 1)
        )
        rows = self._work.session.scalars(query.order_by(ScreeningRecord.client_id))
        return {row.client_id: screening_from(row) for row in rows}

    def pressing(self, by: date) -> frozenset[ClientId]:
        """Return whose confirmed result ended early, is on hold, is urgent, or ends by a day."""
        query = select(ScreeningRecord.client_id).where(
            ScreeningRecord.status == Status.CONFIRMED,
            or_(
                ScreeningRecord.ended_on.is_not(None),
                ScreeningRecord.expires_on <= by,
                ScreeningRecord.chosen_tier.in_((Tier.CLEARANCE_FIRST, Tier.URGENT_CARE)),
            ),
        )
        return frozenset(self._work.session.scalars(query))

    def last_full(self, client_ids: Sequence[ClientId] | None = None) -> dict[ClientId, datetime]:
        """Return when each client was last asked everything (of all clients for `None`)."""
        query = (
            select(ScreeningRecord.client_id, func.max(ScreeningRecord.confirmed_at))
            .where(ScreeningRecord.scope == Scope.FULL, ScreeningRecord.confirmed_at.is_not(None))
            .group_by(ScreeningRecord.client_id)
        )
        rows = self._work.session.execute(of_clients(query, ScreeningRecord.client_id, client_ids))
        return {client_id: asked_at for client_id, asked_at in rows if asked_at is not None}

    def discard(self, screening_id: ScreeningId) -> None:
        """Delete a draft or proposal; one that ever counted or was signed raises `NotFound`."""
        record = fetch(self._work, ScreeningRecord, screening_id, what=WHAT)
        if record.status not in OPEN or self._is_signed(screening_id):
            raise NotFound(kind="draft", key=screening_id)
        self._work.require_writing()
        self._work.session.delete(record)
        self._work.flush(kind=WHAT, key=screening_id)

    def _is_signed(self, screening_id: ScreeningId) -> bool:
        signed = select(SignatureRecord.id).where(SignatureRecord.screening_id == screening_id)
        return self._work.session.scalars(signed.limit(1)).first() is not None


def _require_addition(stored: Screening, wanted: Screening) -> None:
    """Refuse to change what a result or proposal says."""
    if stored.status in {Status.DRAFT, Status.COMPLETE}:
        return
    allowed = _additions(stored, wanted)
    changed = {name: getattr(wanted, name) for name in allowed}
    expected = replace(stored, answers=plain(stored.answers), **changed)
    same = replace(wanted, answers=plain(wanted.answers)) == expected
    if not allowed or not same:
        raise AlreadyConfirmed(screening=stored.id)


def _additions(stored: Screening, wanted: Screening) -> tuple[str, ...]:
    """Return the names of what *wanted* may add to *stored*, none where nothing is to be added."""
    step = (stored.status, wanted.status)
    if step == (Status.PROPOSED, Status.CONFIRMED):
        return _CONFIRMATION
    if wanted.status is Status.SUPERSEDED and stored.status is not Status.SUPERSEDED:
        return ("status",)
    if step == (Status.CONFIRMED, Status.CONFIRMED) and wanted.ended_on is not None:
        return _EARLY_END
    return ()
