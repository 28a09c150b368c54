"""Consents as rows and as values."""

from db.records import ConsentRecord
from studio.clients.consent import Consent


def consent_from(record: ConsentRecord) -> Consent:
    """Return the consent a row stands for."""
    return Consent(
        id=record.id,
        client_id=record.client_id,
        purpose=record.purpose,
        text_version=record.text_version,
        text_hash=record.text_hash,
        given_at=record.given_at,
        given_by=record.given_by,
        way=record.way,
        witness=record.witness,
        relation=record.relation,
        withdrawn_at=record.withdrawn_at,
        withdrawn_by=record.withdrawn_by,
        version=record.version,
    )


def consent_record(consent: Consent) -> ConsentRecord:
    """Return the row of a consent, in its first version."""
    record = ConsentRecord(
        id=consent.id,
        client_id=consent.client_id,
        purpose=consent.purpose,
        text_version=consent.text_version,
        text_hash=consent.text_hash,
        given_at=consent.given_at,
        given_by=consent.given_by,
        way=consent.way,
        witness=consent.witness,
        relation=consent.relation,
        version=1,
    )
    write_withdrawal(consent, record)
    return record


def write_withdrawal(consent: Consent, record: ConsentRecord) -> None:
    """Put into a row when it was withdrawn and by whom."""
    record.withdrawn_at = consent.withdrawn_at
    record.withdrawn_by = consent.withdrawn_by
