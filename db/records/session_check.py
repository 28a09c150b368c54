"""The table of what was asked before sessions."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, UtcDateTime, document
from db.documents import Document
from db.records.base import Record
from studio.ids import ClientId, SessionCheckId, TrainerId


class SessionCheckRecord(Record):
    """The answers before one session; never changed."""

    __tablename__ = "session_check"
    __table_args__ = (Index(None, "client_id", "day"),)

    id: Mapped[SessionCheckId] = mapped_column(Id, primary_key=True)
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"))
    day: Mapped[date] = mapped_column()
    checked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    checked_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    answers: Mapped[Document] = mapped_column(document())
    gates: Mapped[list[str]] = mapped_column(document())
