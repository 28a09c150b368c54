"""The tables of clients and of the words they are found by."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, Key, Line, UtcDateTime, document
from db.records.base import Record
from studio.ids import ClientId, TrainerId
from studio.text import NOTE_LIMIT


class ClientRecord(Record):
    """One client.

    `name_key` is the folded name to sort by; `phone_key` the digits of the phone from the last
    to the first, so that "ends with" is a range of the index.
    """

    __tablename__ = "client"

    id: Mapped[ClientId] = mapped_column(Id, primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    first_name: Mapped[str] = mapped_column(Line())
    last_name: Mapped[str] = mapped_column(Line())
    name_key: Mapped[str] = mapped_column(Key, index=True)
    phone: Mapped[str] = mapped_column(Line())
    phone_key: Mapped[str] = mapped_column(Key, index=True)
    email: Mapped[str] = mapped_column(Line())
    birth_date: Mapped[date | None] = mapped_column()
    emergency_contact: Mapped[str] = mapped_column(Line())
    practice: Mapped[str] = mapped_column(Line())
    goals: Mapped[list[str]] = mapped_column(document())
    notes: Mapped[str] = mapped_column(Line(NOTE_LIMIT))
    level: Mapped[str] = mapped_column(Line(40))
    body_mass_kg: Mapped[int | None] = mapped_column()
    trainer_id: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"), index=True)
    created_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012


class NameWordRecord(Record):
    """One folded word of a client's name; a search for its beginning is a range of the key."""

    __tablename__ = "client_name_word"

    word: Mapped[str] = mapped_column(Key, primary_key=True)
    client_id: Mapped[ClientId] = mapped_column(
        Id, ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, index=True
    )
