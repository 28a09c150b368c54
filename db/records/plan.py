"""The tables of week plans.

Sessions and planned exercises are rows, because a diary asks for a day of all clients and the
library asks who uses an exercise.  Doses, swaps and notes of reasons are documents.
"""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.column_types import Id, Line, choice, document
from db.documents import Document
from db.records.base import Record
from studio.ids import ClientId, ExerciseSlug, ItemId, PlanId, SessionId, TrainerId
from studio.planning.week_plan import Place
from studio.text import NOTE_LIMIT


class ItemRecord(Record):
    """One planned exercise at its place in a session."""

    __tablename__ = "plan_item"

    id: Mapped[ItemId] = mapped_column(Id, primary_key=True)
    session_id: Mapped[SessionId] = mapped_column(
        Id, ForeignKey("plan_session.id", ondelete="CASCADE"), index=True
    )
    place_in_session: Mapped[int] = mapped_column()
    exercise: Mapped[ExerciseSlug] = mapped_column(Line(), index=True)
    dose: Mapped[Document] = mapped_column(document())
    substitution: Mapped[Document | None] = mapped_column(document())
    kept: Mapped[Document | None] = mapped_column(document())
    note: Mapped[str] = mapped_column(Line(NOTE_LIMIT))


class SessionRecord(Record):
    """One session; `held_on` is the calendar day that follows from the plan's Monday."""

    __tablename__ = "plan_session"
    __table_args__ = (
        CheckConstraint("day BETWEEN 0 AND 6", name="day_of_week"),
        Index(None, "held_on", "trainer_id"),
    )

    id: Mapped[SessionId] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[PlanId] = mapped_column(
        Id, ForeignKey("week_plan.id", ondelete="CASCADE"), index=True
    )
    place_in_week: Mapped[int] = mapped_column()
    day: Mapped[int] = mapped_column()
    held_on: Mapped[date] = mapped_column()
    title: Mapped[str] = mapped_column(Line())
    start_minute: Mapped[int | None] = mapped_column()
    duration_minutes: Mapped[int] = mapped_column()
    place: Mapped[Place] = mapped_column(choice(Place))
    trainer_id: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    items: Mapped[list[ItemRecord]] = relationship(
        order_by=ItemRecord.place_in_session,
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise",
    )


class PlanRecord(Record):
    """One client's week."""

    __tablename__ = "week_plan"
    __table_args__ = (UniqueConstraint("client_id", "monday"),)

    id: Mapped[PlanId] = mapped_column(Id, primary_key=True)
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"))
    monday: Mapped[date] = mapped_column(index=True)
    habits: Mapped[list[Any]] = mapped_column(document())
    rest_days: Mapped[list[int]] = mapped_column(document())
    note: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    version: Mapped[int] = mapped_column()
    sessions: Mapped[list[SessionRecord]] = relationship(
        order_by=SessionRecord.place_in_week,
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise",
    )

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012
