"""The table of the team."""

from sqlalchemy.orm import Mapped, mapped_column

from db.column_types import Id, Line, choice
from db.records.base import Record
from studio.ids import TrainerId
from studio.team import Qualification


class TrainerRecord(Record):
    """One trainer."""

    __tablename__ = "trainer"

    id: Mapped[TrainerId] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Line())
    qualification: Mapped[Qualification] = mapped_column(choice(Qualification))
    tone: Mapped[str] = mapped_column(Line(40))
    is_active: Mapped[bool] = mapped_column()
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012
