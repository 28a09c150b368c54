"""The table of consents."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import FINGERPRINT_LENGTH, Id, Line, UtcDateTime, choice
from db.records.base import Record
from studio.clients.consent import Purpose, Way
from studio.ids import ClientId, ConsentId, TrainerId


class ConsentRecord(Record):
    """One consent for one purpose; only its withdrawal is added later."""

    __tablename__ = "consent"
    __table_args__ = (Index(None, "purpose", "client_id"),)

    id: Mapped[ConsentId] = mapped_column(Id, primary_key=True)
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"), index=True)
    purpose: Mapped[Purpose] = mapped_column(choice(Purpose))
    text_version: Mapped[str] = mapped_column(Line(40))
    text_hash: Mapped[str] = mapped_column(Line(FINGERPRINT_LENGTH))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    given_by: Mapped[str] = mapped_column(Line())
    way: Mapped[Way] = mapped_column(choice(Way))
    witness: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    relation: Mapped[str] = mapped_column(Line())
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012
