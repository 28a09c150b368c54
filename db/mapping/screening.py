"""Screenings as rows and as values."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from db.documents import Document, instant_text, plain
from db.mapping.outcome import outcome_document, outcome_from
from db.records import ScreeningRecord
from studio.ids import TrainerId
from studio.screening.screening import AnswerStamp, Screening


def screening_from(record: ScreeningRecord) -> Screening:
    """Return the screening a row stands for."""
    return Screening(
        id=record.id,
        client_id=record.client_id,
        started_at=record.started_at,
        saved_at=record.saved_at,
        questions_version=record.questions_version,
        rules_version=record.rules_version,
        answers=MappingProxyType(record.answers),
        stamps=MappingProxyType({key: _stamp_from(raw) for key, raw in record.stamps.items()}),
        status=record.status,
        page=record.page,
        progress=(record.pages_done, record.pages_total),
        started_by=record.started_by,
        outcome=None if record.outcome is None else outcome_from(record.outcome),
        chosen_tier=record.chosen_tier,
        choice_reason=record.choice_reason,
        note=record.note,
        confirmed_by=record.confirmed_by,
        confirmed_at=record.confirmed_at,
        expires_on=record.expires_on,
        scope=record.scope,
        earlier_id=record.earlier_id,
        changed=None if record.changed is None else tuple(record.changed),
        ended_on=record.ended_on,
        ended_because=record.ended_because,
        ended_note=record.ended_note,
        ended_by=record.ended_by,
        version=record.version,
    )


def write_screening(screening: Screening, record: ScreeningRecord) -> None:
    """Put a screening into a row, except for the version."""
    outcome = screening.outcome
    record.id = screening.id
    record.client_id = screening.client_id
    record.started_at = screening.started_at
    record.saved_at = screening.saved_at
    record.questions_version = screening.questions_version
    record.rules_version = screening.rules_version
    record.answers = plain(screening.answers)
    record.stamps = _stamps_document(screening.stamps)
    record.status = screening.status
    record.page = screening.page
    record.pages_done, record.pages_total = screening.progress
    record.started_by = screening.started_by
    record.outcome = None if outcome is None else outcome_document(outcome)
    record.chosen_tier = screening.chosen_tier
    record.choice_reason = screening.choice_reason
    record.note = screening.note
    record.confirmed_by = screening.confirmed_by
    record.confirmed_at = screening.confirmed_at
    record.expires_on = screening.expires_on
    record.scope = screening.scope
    record.earlier_id = screening.earlier_id
    record.changed = None if screening.changed is None else list(screening.changed)
    record.ended_on = screening.ended_on
    record.ended_because = screening.ended_because
    record.ended_note = screening.ended_note
    record.ended_by = screening.ended_by


def _stamps_document(stamps: Mapping[str, AnswerStamp]) -> Document:
    return {
        question: [stamp.trainer_id, instant_text(stamp.at)] for question, stamp in stamps.items()
    }


def _stamp_from(raw: list[str]) -> AnswerStamp:
    trainer_id, at = raw
    return AnswerStamp(TrainerId(trainer_id) if trainer_id else None, datetime.fromisoformat(at))
