"""The table of screenings."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, Line, UtcDateTime, choice, document
from db.documents import Document
from db.records.base import Record
from studio.ids import ClientId, ScreeningId, TrainerId
from studio.screening.outcome import Tier
from studio.screening.screening import Scope, Status
from studio.text import NOTE_LIMIT


class ScreeningRecord(Record):
    """One screening; answers and outcome are documents, read as a whole.

    `changed` is no document, rather than an empty one, until somebody was asked.
    """

    __tablename__ = "screening"
    __table_args__ = (Index(None, "client_id", "status"), Index(None, "status", "client_id"))

    id: Mapped[ScreeningId] = mapped_column(Id, primary_key=True)
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"))
    status: Mapped[Status] = mapped_column(choice(Status))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    questions_version: Mapped[str] = mapped_column(Line(40))
    rules_version: Mapped[str] = mapped_column(Line(40))
    answers: Mapped[Document] = mapped_column(document())
    stamps: Mapped[Document] = mapped_column(document())
    page: Mapped[str] = mapped_column(Line())
    pages_done: Mapped[int] = mapped_column()
    pages_total: Mapped[int] = mapped_column()
    outcome: Mapped[Document | None] = mapped_column(document())
    chosen_tier: Mapped[Tier | None] = mapped_column(choice(Tier))
    choice_reason: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    note: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    confirmed_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_on: Mapped[date | None] = mapped_column()
    scope: Mapped[Scope] = mapped_column(choice(Scope))
    earlier_id: Mapped[ScreeningId | None] = mapped_column(
        Id, ForeignKey("screening.id"), index=True
    )
    changed: Mapped[list[str] | None] = mapped_column(document())
    ended_on: Mapped[date | None] = mapped_column()
    ended_because: Mapped[str] = mapped_column(Line(40))
    ended_note: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    ended_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012
