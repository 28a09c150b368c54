"""The table of the one studio profile."""

from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Line, choice, document
from db.documents import Document
from db.records.base import Record
from studio.team import Qualification

THE_ONE = 1


class ProfileRecord(Record):
    """The studio's profile; there is never a second row."""

    __tablename__ = "studio_profile"
    __table_args__ = (CheckConstraint(f"id = {THE_ONE}", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Line())
    phone: Mapped[str] = mapped_column(Line())
    address: Mapped[str] = mapped_column(Line())
    hours: Mapped[list[Any]] = mapped_column(document())
    equipment: Mapped[list[str]] = mapped_column(document())
    confirm_adapted: Mapped[Qualification] = mapped_column(choice(Qualification))
    confirm_rehab: Mapped[Qualification] = mapped_column(choice(Qualification))
    paper: Mapped[str] = mapped_column(Line(40))
    emergency_number: Mapped[str] = mapped_column(Line(40))
    advice_number: Mapped[str] = mapped_column(Line(40))
    extra: Mapped[Document] = mapped_column(document())
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012
