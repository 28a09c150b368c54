"""Exercises of the studio itself, written by its trainers or brought in from a file."""

import sqlalchemy as sa

from db.column_types import Id, Key, Line, UtcDateTime
from db.table_making import column, make_table, one_of

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CHANGES_ROWS_OF: tuple[str, ...] = ()

ORIGINS = ("own", "imported")
REVIEWS = ("reviewed", "not_reviewed")


def upgrade() -> None:
    """Make the table."""
    make_table(
        "own_exercise",
        column("id", Id(), primary_key=True),
        column("slug", Line(80)),
        column("name", Line()),
        column("name_key", Key()),
        column("origin", one_of(ORIGINS)),
        column("review", one_of(REVIEWS)),
        column("created_at", UtcDateTime()),
        column("created_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("reviewed_at", UtcDateTime(), nullable=True),
        column("reviewed_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("source_id", Line()),
        column("import_id", Id(), nullable=True, index=True),
        column("figure", Line(80)),
        column("retired_at", UtcDateTime(), nullable=True),
        column("exercise", sa.JSON()),
        column("version", sa.Integer()),
        sa.UniqueConstraint("slug"),
    )
