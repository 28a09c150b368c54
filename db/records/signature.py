"""The table of signatures."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import FINGERPRINT_LENGTH, Id, Line, UtcDateTime, choice, document
from db.records.base import Record
from studio.ids import ClientId, ScreeningId, SignatureId, TrainerId
from studio.screening.signature import SignedHow, Signer


class SignatureRecord(Record):
    """One signature under one screening; never changed."""

    __tablename__ = "signature"

    id: Mapped[SignatureId] = mapped_column(Id, primary_key=True)
    screening_id: Mapped[ScreeningId] = mapped_column(Id, ForeignKey("screening.id"), index=True)
    client_id: Mapped[ClientId] = mapped_column(Id, ForeignKey("client.id"), index=True)
    signer: Mapped[Signer] = mapped_column(choice(Signer))
    name: Mapped[str] = mapped_column(Line())
    how: Mapped[SignedHow] = mapped_column(choice(SignedHow))
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    witness: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    text_version: Mapped[str] = mapped_column(Line(40))
    text_hash: Mapped[str] = mapped_column(Line(FINGERPRINT_LENGTH))
    answers_hash: Mapped[str] = mapped_column(Line(FINGERPRINT_LENGTH))
    questions_version: Mapped[str] = mapped_column(Line(40))
    rules_version: Mapped[str] = mapped_column(Line(40))
    relation: Mapped[str] = mapped_column(Line())
    strokes: Mapped[list[Any]] = mapped_column(document())
    scan: Mapped[bytes | None] = mapped_column()
