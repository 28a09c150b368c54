"""Signatures in the store."""

from sqlalchemy import select

from db.column_types import is_id
from db.mapping.signature import signature_from, signature_record
from db.records import SignatureRecord
from db.transaction import Transaction
from studio.ids import ClientId
from studio.screening.signature import Signature


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
