"""Signatures as rows and as values."""

from db.documents import plain
from db.records import SignatureRecord
from studio.screening.signature import Signature


def signature_from(record: SignatureRecord) -> Signature:
    """Return the signature a row stands for."""
    return Signature(
        id=record.id,
        screening_id=record.screening_id,
        client_id=record.client_id,
        signer=record.signer,
        name=record.name,
        how=record.how,
        signed_at=record.signed_at,
        witness=record.witness,
        text_version=record.text_version,
        text_hash=record.text_hash,
        answers_hash=record.answers_hash,
        questions_version=record.questions_version,
        rules_version=record.rules_version,
        relation=record.relation,
        strokes=tuple(tuple((x, y) for x, y in stroke) for stroke in record.strokes),
        scan=record.scan,
    )


def signature_record(signature: Signature) -> SignatureRecord:
    """Return the row of a signature."""
    return SignatureRecord(
        id=signature.id,
        screening_id=signature.screening_id,
        client_id=signature.client_id,
        signer=signature.signer,
        name=signature.name,
        how=signature.how,
        signed_at=signature.signed_at,
        witness=signature.witness,
        text_version=signature.text_version,
        text_hash=signature.text_hash,
        answers_hash=signature.answers_hash,
        questions_version=signature.questions_version,
        rules_version=signature.rules_version,
        relation=signature.relation,
        strokes=plain(signature.strokes),
        scan=signature.scan,
    )
