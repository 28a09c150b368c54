"""The table of the studio's own exercises."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, Key, Line, UtcDateTime, choice, document
from db.documents import Document
from db.records.base import Record
from studio.exercises.own import Origin, ReviewState
from studio.ids import ImportId, OwnExerciseId, TrainerId


class OwnExerciseRecord(Record):
    """An exercise of the studio; what it asks of a body is a document nobody searches."""

    __tablename__ = "own_exercise"

    id: Mapped[OwnExerciseId] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(Line(80), unique=True)
    name: Mapped[str] = mapped_column(Line())
    name_key: Mapped[str] = mapped_column(Key)
    origin: Mapped[Origin] = mapped_column(choice(Origin))
    review: Mapped[ReviewState] = mapped_column(choice(ReviewState))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reviewed_by: Mapped[TrainerId | None] = mapped_column(Id, ForeignKey("trainer.id"))
    source_id: Mapped[str] = mapped_column(Line())
    import_id: Mapped[ImportId | None] = mapped_column(Id, index=True)
    figure: Mapped[str] = mapped_column(Line(80))
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    exercise: Mapped[Document] = mapped_column(document())
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012
