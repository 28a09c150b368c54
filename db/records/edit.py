"""The table of acknowledged edits."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, Line, UtcDateTime
from db.records.base import Record
from studio.ids import EditId, TrainerId


class EditRecord(Record):
    """One edit that was kept; its id makes a second attempt do nothing.

    `actor` is no foreign key: the first edit of all adds the trainer who makes it.
    """

    __tablename__ = "edit"

    id: Mapped[EditId] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(Line(80))
    actor: Mapped[TrainerId | None] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
