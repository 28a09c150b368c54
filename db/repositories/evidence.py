"""Evidence and closings in the store."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from db.column_types import is_id
from db.mapping.evidence import (
    closing_from,
    closing_record,
    evidence_from,
    evidence_record,
    write_reopening,
)
from db.records import ClosingRecord, EvidenceRecord
from db.repositories.lookup import by_client, fetch, of_clients, require_version
from db.transaction import Transaction
from studio.errors import WrongInput
from studio.ids import ClientId
from studio.screening.evidence import Closing, Evidence

WHAT = "closing"


class SqlEvidences:
    """Implements `studio.storage.Evidences`; evidence is never changed."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def add(self, evidence: Evidence) -> Evidence:
        """Store a new piece of evidence."""
        self._work.add(evidence_record(evidence), kind="evidence", key=evidence.id)
        return evidence

    def of_client(self, client_id: ClientId) -> tuple[Evidence, ...]:
        """Return a client's evidence in the order it was recorded."""
        if not is_id(client_id):
            return ()
        query = select(EvidenceRecord).where(EvidenceRecord.client_id == client_id)
        order = (EvidenceRecord.recorded_at, EvidenceRecord.id)
        return tuple(map(evidence_from, self._work.session.scalars(query.order_by(*order))))

    def add_closing(self, closing: Closing) -> Closing:
        """Store a new closing and return it with its version."""
        self._work.add(closing_record(closing), kind=WHAT, key=closing.id)
        return replace(closing, version=1)

    def save_closing(self, closing: Closing) -> Closing:
        """Store that a finding was opened again and return the closing with its new version."""
        record = fetch(self._work, ClosingRecord, closing.id, what=WHAT)
        version = require_version(record.version, closing.version, what=WHAT, key=closing.id)
        _require_reopening(closing_from(record), closing)
        record.version = version
        write_reopening(closing, record)
        self._work.flush(kind=WHAT, key=closing.id)
        return replace(closing, version=version)

    def closings(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, tuple[Closing, ...]]:
        """Return the closings of clients (of all for `None`), oldest first, reopened ones too."""
        query = of_clients(select(ClosingRecord), ClosingRecord.client_id, client_ids)
        order = (ClosingRecord.closed_at, ClosingRecord.id)
        rows = self._work.session.scalars(query.order_by(*order))
        return by_client(map(closing_from, rows))

    def restricting(
        self, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, tuple[Evidence, ...]]:
        """Return evidence in which a clinician wrote restrictions, oldest first."""
        query = select(EvidenceRecord).where(EvidenceRecord.restricts.is_(True))
        query = of_clients(query, EvidenceRecord.client_id, client_ids)
        order = (EvidenceRecord.dated, EvidenceRecord.id)
        rows = self._work.session.scalars(query.order_by(*order))
        return by_client(map(evidence_from, rows))


def _require_reopening(stored: Closing, wanted: Closing) -> None:
    reopened = replace(
        stored,
        reopened_at=wanted.reopened_at,
        reopened_by=wanted.reopened_by,
        reopened_because=wanted.reopened_because,
    )
    is_new = stored.reopened_at is None and wanted.reopened_at is not None
    if not is_new or reopened != wanted:
        raise WrongInput(field=WHAT, problem="only opening the finding again is added")
