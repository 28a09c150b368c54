"""Consents in the store."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from db.column_types import is_id
from db.mapping.consent import consent_from, consent_record, write_withdrawal
from db.records import ConsentRecord
from db.repositories.lookup import fetch, of_clients, require_version
from db.transaction import Transaction
from studio.clients.consent import Consent, Purpose
from studio.errors import WrongInput
from studio.ids import ClientId

WHAT = "consent"

_OLDEST_FIRST = (ConsentRecord.given_at, ConsentRecord.id)


class SqlConsents:
    """Implements `studio.storage.Consents`; a withdrawn one stays."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def add(self, consent: Consent) -> Consent:
        """Store a new consent and return it with its version."""
        self._work.add(consent_record(consent), kind=WHAT, key=consent.id)
        return replace(consent, version=1)

    def save(self, consent: Consent) -> Consent:
        """Store a withdrawal and return the consent with its new version."""
        record = fetch(self._work, ConsentRecord, consent.id, what=WHAT)
        version = require_version(record.version, consent.version, what=WHAT, key=consent.id)
        _require_withdrawal(consent_from(record), consent)
        record.version = version
        write_withdrawal(consent, record)
        self._work.flush(kind=WHAT, key=consent.id)
        return replace(consent, version=version)

    def of_client(self, client_id: ClientId) -> tuple[Consent, ...]:
        """Return all consents of a client, oldest first."""
        if not is_id(client_id):
            return ()
        query = select(ConsentRecord).where(ConsentRecord.client_id == client_id)
        return tuple(map(consent_from, self._work.session.scalars(query.order_by(*_OLDEST_FIRST))))

    def latest(
        self, purpose: Purpose, client_ids: Sequence[ClientId] | None = None
    ) -> dict[ClientId, Consent]:
        """Return each client's newest consent for a purpose, withdrawn or not."""
        query = select(ConsentRecord).where(ConsentRecord.purpose == purpose)
        query = of_clients(query, ConsentRecord.client_id, client_ids)
        rows = self._work.session.scalars(query.order_by(*_OLDEST_FIRST))
        return {row.client_id: consent_from(row) for row in rows}


def _require_withdrawal(stored: Consent, wanted: Consent) -> None:
    withdrawn = replace(stored, withdrawn_at=wanted.withdrawn_at, withdrawn_by=wanted.withdrawn_by)
    if not stored.is_given or wanted.is_given or withdrawn != wanted:
        raise WrongInput(field=WHAT, problem="only a withdrawal is added")
