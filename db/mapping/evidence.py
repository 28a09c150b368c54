"""Evidence and closings as rows and as values."""

from datetime import date
from typing import Any

from db.documents import Document, day_from, day_text, plain
from db.records import ClosingRecord, EvidenceRecord
from studio.screening.evidence import Closing, Evidence, LogTally, Reading, WrittenRestriction


def evidence_from(record: EvidenceRecord) -> Evidence:
    """Return the evidence a row stands for."""
    return Evidence(
        id=record.id,
        client_id=record.client_id,
        kind=record.kind,
        dated=record.dated,
        recorded_at=record.recorded_at,
        recorded_by=record.recorded_by,
        author=record.author,
        role=record.role,
        fine=record.fine,
        avoid=record.avoid,
        note=record.note,
        valid_until=record.valid_until,
        restrictions=tuple(_written_from(item) for item in record.restrictions),
        readings=tuple(_reading_from(item) for item in record.readings),
        log=None if record.log is None else LogTally(**record.log),
    )


def evidence_record(evidence: Evidence) -> EvidenceRecord:
    """Return the row of a piece of evidence."""
    return EvidenceRecord(
        id=evidence.id,
        client_id=evidence.client_id,
        kind=evidence.kind,
        dated=evidence.dated,
        recorded_at=evidence.recorded_at,
        recorded_by=evidence.recorded_by,
        author=evidence.author,
        role=evidence.role,
        fine=evidence.fine,
        avoid=evidence.avoid,
        note=evidence.note,
        valid_until=evidence.valid_until,
        restricts=bool(evidence.restrictions),
        restrictions=[_written_document(item) for item in evidence.restrictions],
        readings=[_reading_document(item) for item in evidence.readings],
        log=None if evidence.log is None else _log_document(evidence.log),
    )


def closing_from(record: ClosingRecord) -> Closing:
    """Return the closing a row stands for."""
    return Closing(
        id=record.id,
        client_id=record.client_id,
        screening_id=record.screening_id,
        rule=record.rule,
        evidence_id=record.evidence_id,
        closed_at=record.closed_at,
        closed_by=record.closed_by,
        valid_until=record.valid_until,
        answers=tuple((question, area, answer) for question, area, answer in record.answers),
        reopened_at=record.reopened_at,
        reopened_by=record.reopened_by,
        reopened_because=record.reopened_because,
        version=record.version,
    )


def closing_record(closing: Closing) -> ClosingRecord:
    """Return the row of a closing, in its first version."""
    record = ClosingRecord(
        id=closing.id,
        client_id=closing.client_id,
        screening_id=closing.screening_id,
        rule=closing.rule,
        evidence_id=closing.evidence_id,
        closed_at=closing.closed_at,
        closed_by=closing.closed_by,
        valid_until=closing.valid_until,
        answers=plain(closing.answers),
        version=1,
    )
    write_reopening(closing, record)
    return record


def write_reopening(closing: Closing, record: ClosingRecord) -> None:
    """Put into a row who opened the finding again and why."""
    record.reopened_at = closing.reopened_at
    record.reopened_by = closing.reopened_by
    record.reopened_because = closing.reopened_because


def _written_document(item: WrittenRestriction) -> Document:
    return {"code": item.code, "region": item.region, "until": day_text(item.until)}


def _written_from(document: dict[str, Any]) -> WrittenRestriction:
    return WrittenRestriction(document["code"], document["region"], day_from(document["until"]))


def _reading_document(reading: Reading) -> Document:
    return {
        "on": reading.on.isoformat(),
        "systolic": reading.systolic,
        "diastolic": reading.diastolic,
        "pulse": reading.pulse,
        "is_irregular": reading.is_irregular,
    }


def _reading_from(document: dict[str, Any]) -> Reading:
    return Reading(**{**document, "on": date.fromisoformat(document["on"])})


def _log_document(log: LogTally) -> Document:
    return {
        "clean_sessions": log.clean_sessions,
        "weeks": log.weeks,
        "highest_during": log.highest_during,
        "now": log.now,
        "worst": log.worst,
        "limit": log.limit,
        "fear": log.fear,
    }
