"""Signatures in the store."""

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from db.column_types import is_id
from db.mapping.signature import signature_from, signature_record
from db.records import ScreeningRecord, SignatureRecord
from db.transaction import Transaction
from studio.ids import ClientId
from studio.screening.screening import Status
from studio.screening.signature import Signature, SignedHow


class SqlSignatures:
    """Implements `studio.storage.Signatures`; nothing here is ever changed."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def add(self, signature: Signature) -> Signature:
        """Store a new signature."""
        self._work.add(signature_record(signature), kind="signature", key=signature.id)
        return signature

    def of_client(self, client_id: ClientId) -> tuple[Signature, ...]:
        """Return the signatures under a client's screenings, oldest first, with their scans."""
        if not is_id(client_id):
            return ()
        query = select(SignatureRecord).where(SignatureRecord.client_id == client_id)
        rows = self._work.session.scalars(
            query.order_by(SignatureRecord.signed_at, SignatureRecord.id)
        )
        return tuple(map(signature_from, rows))

    def unscanned(self) -> tuple[Signature, ...]:
        """Return what was to be signed on paper under a screening that counts or waits."""
        scan = aliased(SignatureRecord)
        is_scanned = exists().where(
            scan.screening_id == SignatureRecord.screening_id,
            scan.signer == SignatureRecord.signer,
            scan.how == SignedHow.SCANNED,
        )
        query = (
            select(SignatureRecord)
            .join(ScreeningRecord, ScreeningRecord.id == SignatureRecord.screening_id)
            .where(
                SignatureRecord.how == SignedHow.PAPER,
                ScreeningRecord.status.in_((Status.PROPOSED, Status.CONFIRMED)),
                ~is_scanned,
            )
            .order_by(SignatureRecord.signed_at, SignatureRecord.id)
        )
        return tuple(map(signature_from, self._work.session.scalars(query)))
