"""The first tables.

People (trainer, client), what was asked and concluded (screening), what was planned (week_plan,
plan_session, plan_item), what was printed (printed_week), the studio itself (studio_profile) and
the ids of edits that were kept (edit).
"""

import sqlalchemy as sa
from alembic import op

from db.column_types import Id, Key, Line, UtcDateTime
from db.table_making import column, make_table, one_of

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
    make_table(
        "trainer",
        column("id", Id(), primary_key=True),
        column("name", Line()),
        column("qualification", one_of(QUALIFICATIONS)),
        column("tone", Line(40)),
        column("is_active", sa.Boolean()),
        column("version", sa.Integer()),
    )
    make_table(
        "client",
        column("id", Id(), primary_key=True),
        column("number", sa.Integer()),
        column("first_name", Line()),
        column("last_name", Line()),
        column("name_key", Key(), index=True),
        column("phone", Line()),
        column("phone_key", Key(), index=True),
        column("email", Line()),
        column("birth_date", sa.Date(), nullable=True),
        column("emergency_contact", Line()),
        column("practice", Line()),
        column("goals", sa.JSON()),
        column("notes", Line(NOTE)),
        column("level", Line(40)),
        column("body_mass_kg", sa.Integer(), nullable=True),
        column("trainer_id", Id(), sa.ForeignKey("trainer.id"), nullable=True, index=True),
        column("created_at", UtcDateTime(), nullable=True),
        column("archived_at", UtcDateTime(), nullable=True),
        column("version", sa.Integer()),
        sa.UniqueConstraint("number"),
    )
    make_table(
        "client_name_word",
        column("word", Key(), primary_key=True),
        column(
            "client_id",
            Id(),
            sa.ForeignKey("client.id", ondelete="CASCADE"),
            primary_key=True,
            index=True,
        ),
    )


def _screenings() -> None:
    make_table(
        "screening",
        column("id", Id(), primary_key=True),
        column("client_id", Id(), sa.ForeignKey("client.id")),
        column("status", one_of(STATUSES)),
        column("started_at", UtcDateTime()),
        column("started_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("saved_at", UtcDateTime()),
        column("questions_version", Line(40)),
        column("rules_version", Line(40)),
        column("answers", sa.JSON()),
        column("stamps", sa.JSON()),
        column("page", Line()),
        column("pages_done", sa.Integer()),
        column("pages_total", sa.Integer()),
        column("outcome", sa.JSON(), nullable=True),
        column("chosen_tier", one_of(TIERS), nullable=True),
        column("choice_reason", Line(NOTE)),
        column("note", Line(NOTE)),
        column("confirmed_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("confirmed_at", UtcDateTime(), nullable=True),
        column("expires_on", sa.Date(), nullable=True),
        column("version", sa.Integer()),
    )
    op.create_index(None, "screening", ["client_id", "status"])
    op.create_index(None, "screening", ["status", "client_id"])


def _plans() -> None:
    make_table(
        "week_plan",
        column("id", Id(), primary_key=True),
        column("client_id", Id(), sa.ForeignKey("client.id")),
        column("monday", sa.Date(), index=True),
        column("habits", sa.JSON()),
        column("rest_days", sa.JSON()),
        column("note", Line(NOTE)),
        column("version", sa.Integer()),
        sa.UniqueConstraint("client_id", "monday"),
    )
    make_table(
        "plan_session",
        column("id", Id(), primary_key=True),
        column("plan_id", Id(), sa.ForeignKey("week_plan.id", ondelete="CASCADE"), index=True),
        column("place_in_week", sa.Integer()),
        column("day", sa.Integer()),
        column("held_on", sa.Date()),
        column("title", Line()),
        column("start_minute", sa.Integer(), nullable=True),
        column("duration_minutes", sa.Integer()),
        column("place", one_of(PLACES)),
        column("trainer_id", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        sa.CheckConstraint("day BETWEEN 0 AND 6", name="day_of_week"),
    )
    op.create_index(None, "plan_session", ["held_on", "trainer_id"])
    make_table(
        "plan_item",
        column("id", Id(), primary_key=True),
        column(
            "session_id", Id(), sa.ForeignKey("plan_session.id", ondelete="CASCADE"), index=True
        ),
        column("place_in_session", sa.Integer()),
        column("exercise", Line(), index=True),
        column("dose", sa.JSON()),
        column("substitution", sa.JSON(), nullable=True),
        column("kept", sa.JSON(), nullable=True),
        column("note", Line(NOTE)),
    )
    make_table(
        "printed_week",
        column("id", Id(), primary_key=True),
        column("plan_id", Id(), sa.ForeignKey("week_plan.id")),
        column("client_id", Id(), sa.ForeignKey("client.id"), index=True),
        column("monday", sa.Date()),
        column("number", sa.Integer()),
        column("layout", Line(40)),
        column("paper", Line(40)),
        column("printed_at", UtcDateTime()),
        column("trainer_id", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("pdf", sa.LargeBinary()),
        sa.UniqueConstraint("plan_id", "number"),
    )


def _studio() -> None:
    make_table(
        "studio_profile",
        column("id", sa.Integer(), primary_key=True),
        column("name", Line()),
        column("phone", Line()),
        column("address", Line()),
        column("hours", sa.JSON()),
        column("equipment", sa.JSON()),
        column("confirm_adapted", one_of(QUALIFICATIONS)),
        column("confirm_rehab", one_of(QUALIFICATIONS)),
        column("paper", Line(40)),
        column("emergency_number", Line(40)),
        column("advice_number", Line(40)),
        column("extra", sa.JSON()),
        column("version", sa.Integer()),
        sa.CheckConstraint("id = 1", name="only_one"),
    )
    make_table(
        "edit",
        column("id", Id(), primary_key=True),
        column("kind", Line(80)),
        column("actor", Id(), nullable=True),
        column("at", UtcDateTime(), index=True),
    )
