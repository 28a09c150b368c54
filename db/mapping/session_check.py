"""Checks before sessions as rows and as values."""

from types import MappingProxyType

from db.documents import plain
from db.records import SessionCheckRecord
from studio.screening.session_check import SessionCheck


def session_check_from(record: SessionCheckRecord) -> SessionCheck:
    """Return the check a row stands for."""
    return SessionCheck(
        id=record.id,
        client_id=record.client_id,
        day=record.day,
        checked_at=record.checked_at,
        checked_by=record.checked_by,
        answers=MappingProxyType(record.answers),
        gates=tuple(record.gates),
    )


def session_check_record(check: SessionCheck) -> SessionCheckRecord:
    """Return the row of a check."""
    return SessionCheckRecord(
        id=check.id,
        client_id=check.client_id,
        day=check.day,
        checked_at=check.checked_at,
        checked_by=check.checked_by,
        answers=plain(check.answers),
        gates=list(check.gates),
    )
