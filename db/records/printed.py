"""The table of frozen printed weeks."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, Line, UtcDateTime
from db.records.base import Record
from studio.ids import ClientId, PlanId, PrintId, TrainerId


class PrintedRecord(Record):
    """One printed version of a week with its bytes; never changed."""

    __tablename__ = "printed_week"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[PrintId] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[PlanId] = mapped_column(Id, ForeignKey("week_plan.id"))
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"), index=True)
    monday: Mapped[date] = mapped_column()
    number: Mapped[int] = mapped_column()
    layout: Mapped[str] = mapped_column(Line(40))
    paper: Mapped[str] = mapped_column(Line(40))
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    trainer_id: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    pdf: Mapped[bytes] = mapped_column()
