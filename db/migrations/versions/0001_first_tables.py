"""The first tables.

People (trainer, client), what was asked and concluded (screening), what was planned (week_plan,
plan_session, plan_item), what was printed (printed_week), the studio itself (studio_profile) and
the ids of edits that were kept (edit).
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.checks import checks_of
from db.column_types import Id, Key, Line, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CHANGES_ROWS_OF: tuple[str, ...] = ()

NOTE = 20_000
QUALIFICATIONS = ("none", "level_2", "level_3", "exercise_referral", "level_4")
STATUSES = ("draft", "proposed", "confirmed", "superseded")
TIERS = ("gym_ready", "gym_adapted", "rehab_first", "clearance_first", "urgent_care")
PLACES = ("studio", "home")


def upgrade() -> None:
    """Make the tables."""
    _people()
    _screenings()
    _plans()
    _studio()


def _people() -> None:
    _table(
        "trainer",
        _column("id", Id(), primary_key=True),
        _column("name", Line()),
        _column("qualification", _choice(QUALIFICATIONS)),
        _column("tone", Line(40)),
        _column("is_active", sa.Boolean()),
        _column("version", sa.Integer()),
    )
    _table(
        "client",
        _column("id", Id(), primary_key=True),
        _column("number", sa.Integer()),
        _column("first_name", Line()),
        _column("last_name", Line()),
        _column("name_key", Key(), index=True),
        _column("phone", Line()),
        _column("phone_key", Key(), index=True),
        _column("email", Line()),
        _column("birth_date", sa.Date(), nullable=True),
        _column("emergency_contact", Line()),
        _column("practice", Line()),
        _column("goals", sa.JSON()),
        _column("notes", Line(NOTE)),
        _column("level", Line(40)),
        _column("body_mass_kg", sa.Integer(), nullable=True),
        _column("trainer_id", Id(), sa.ForeignKey("trainer.id"), nullable=True, index=True),
        _column("created_at", UtcDateTime(), nullable=True),
        _column("archived_at", UtcDateTime(), nullable=True),
        _column("version", sa.Integer()),
        sa.UniqueConstraint("number"),
    )
    _table(
        "client_name_word",
        _column("word", Key(), primary_key=True),
        _column(
            "client_id",
            Id(),
            sa.ForeignKey("client.id", ondelete="CASCADE"),
            primary_key=True,
            index=True,
        ),
    )


def _screenings() -> None:
    _table(
        "screening",
        _column("id", Id(), primary_key=True),
        _column("client_id", Id(), sa.ForeignKey("client.id")),
        _column("status", _choice(STATUSES)),
        _column("started_at", UtcDateTime()),
        _column("started_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        _column("saved_at", UtcDateTime()),
        _column("questions_version", Line(40)),
        _column("rules_version", Line(40)),
        _column("answers", sa.JSON()),
        _column("stamps", sa.JSON()),
        _column("page", Line()),
        _column("pages_done", sa.Integer()),
        _column("pages_total", sa.Integer()),
        _column("outcome", sa.JSON(), nullable=True),
        _column("chosen_tier", _choice(TIERS), nullable=True),
        _column("choice_reason", Line(NOTE)),
        _column("note", Line(NOTE)),
        _column("confirmed_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        _column("confirmed_at", UtcDateTime(), nullable=True),
        _column("expires_on", sa.Date(), nullable=True),
        _column("version", sa.Integer()),
    )
    op.create_index(None, "screening", ["client_id", "status"])
    op.create_index(None, "screening", ["status", "client_id"])


def _plans() -> None:
    _table(
        "week_plan",
        _column("id", Id(), primary_key=True),
        _column("client_id", Id(), sa.ForeignKey("client.id")),
        _column("monday", sa.Date(), index=True),
        _column("habits", sa.JSON()),
        _column("rest_days", sa.JSON()),
        _column("note", Line(NOTE)),
        _column("version", sa.Integer()),
        sa.UniqueConstraint("client_id", "monday"),
    )
    _table(
        "plan_session",
        _column("id", Id(), primary_key=True),
        _column("plan_id", Id(), sa.ForeignKey("week_plan.id", ondelete="CASCADE"), index=True),
        _column("place_in_week", sa.Integer()),
        _column("day", sa.Integer()),
        _column("held_on", sa.Date()),
        _column("title", Line()),
        _column("start_minute", sa.Integer(), nullable=True),
        _column("duration_minutes", sa.Integer()),
        _column("place", _choice(PLACES)),
        _column("trainer_id", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        sa.CheckConstraint("day BETWEEN 0 AND 6", name="day_of_week"),
    )
    op.create_index(None, "plan_session", ["held_on", "trainer_id"])
    _table(
        "plan_item",
        _column("id", Id(), primary_key=True),
        _column(
            "session_id", Id(), sa.ForeignKey("plan_session.id", ondelete="CASCADE"), index=True
        ),
        _column("place_in_session", sa.Integer()),
        _column("exercise", Line(), index=True),
        _column("dose", sa.JSON()),
        _column("substitution", sa.JSON(), nullable=True),
        _column("kept", sa.JSON(), nullable=True),
        _column("note", Line(NOTE)),
    )
    _table(
        "printed_week",
        _column("id", Id(), primary_key=True),
        _column("plan_id", Id(), sa.ForeignKey("week_plan.id")),
        _column("client_id", Id(), sa.ForeignKey("client.id"), index=True),
        _column("monday", sa.Date()),
        _column("number", sa.Integer()),
        _column("layout", Line(40)),
        _column("paper", Line(40)),
        _column("printed_at", UtcDateTime()),
        _column("trainer_id", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        _column("pdf", sa.LargeBinary()),
        sa.UniqueConstraint("plan_id", "number"),
    )


def _studio() -> None:
    _table(
        "studio_profile",
        _column("id", sa.Integer(), primary_key=True),
        _column("name", Line()),
        _column("phone", Line()),
        _column("address", Line()),
        _column("hours", sa.JSON()),
        _column("equipment", sa.JSON()),
        _column("confirm_adapted", _choice(QUALIFICATIONS)),
        _column("confirm_rehab", _choice(QUALIFICATIONS)),
        _column("paper", Line(40)),
        _column("emergency_number", Line(40)),
        _column("advice_number", Line(40)),
        _column("extra", sa.JSON()),
        _column("version", sa.Integer()),
        sa.CheckConstraint("id = 1", name="only_one"),
    )
    _table(
        "edit",
        _column("id", Id(), primary_key=True),
        _column("kind", Line(80)),
        _column("actor", Id(), nullable=True),
        _column("at", UtcDateTime(), index=True),
    )


def _column(
    name: str,
    kind: sa.types.TypeEngine[Any],
    *items: sa.ForeignKey,
    nullable: bool = False,
    primary_key: bool = False,
    index: bool = False,
) -> sa.Column[Any]:
    return sa.Column(
        name,
        kind,
        *items,
        nullable=nullable,
        primary_key=primary_key,
        index=index,
        autoincrement=False,
    )


def _choice(keys: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*keys, native_enum=False, length=40)


def _table(name: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    columns = [part for part in parts if isinstance(part, sa.Column)]
    op.create_table(name, *parts, *checks_of(*columns))
