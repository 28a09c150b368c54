"""The tables of evidence and of the findings it closed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, Line, UtcDateTime, choice, document
from db.documents import Document
from db.records.base import Record
from studio.ids import ClientId, ClosingId, EvidenceId, ScreeningId, TrainerId
from studio.screening.evidence import EvidenceKind
from studio.text import NOTE_LIMIT


class EvidenceRecord(Record):
    """One piece of evidence; never changed.

    `restricts` tells whether it holds restrictions, because nobody searches a document.
    """

    __tablename__ = "evidence"
    __table_args__ = (Index(None, "restricts", "client_id"),)

    id: Mapped[EvidenceId] = mapped_column(Id, primary_key=True)
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(choice(EvidenceKind))
    dated: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[TrainerId] = mapped_column(Id, ForeignKey("trainer.id"))
    author: Mapped[str] = mapped_column(Line())
    role: Mapped[str] = mapped_column(Line())
    fine: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    avoid: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    note: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    valid_until: Mapped[date | None] = mapped_column()
    restricts: Mapped[bool] = mapped_column()
    restrictions: Mapped[list[Any]] = mapped_column(document())
    readings: Mapped[list[Any]] = mapped_column(document())
    log: Mapped[Document | None] = mapped_column(document())


class ClosingRecord(Record):
    """One finding closed by one piece of evidence."""

    __tablename__ = "closing"

    id: Mapped[ClosingId] = mapped_column(Id, primary_key=True)
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"), index=True)
    screening_id: Mapped[ScreeningId] = mapped_column(Id, ForeignKey("screening.id"), index=True)
    rule: Mapped[str] = mapped_column(Line(40))
    evidence_id: Mapped[EvidenceId] = mapped_column(Id, ForeignKey("evidence.id"), index=True)
    closed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_by: Mapped[TrainerId] = mapped_column(Id, ForeignKey("trainer.id"))
    valid_until: Mapped[date | None] = mapped_column()
    answers: Mapped[list[Any]] = mapped_column(document())
    reopened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reopened_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    reopened_because: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012
