"""Re-screens, evidence, consents, signatures and what is asked before a session.

A screening may be complete, follows an earlier one, asks all or only what may have changed, and
may be ended before its time.  SQLite cannot change the check of a column, so there the table is
made anew; a server keeps its table and what was granted on it.
"""

import sqlalchemy as sa
from alembic import op

from db.checks import checks_of
from db.column_types import Id, Line, UtcDateTime
from db.table_making import column, make_table, one_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CHANGES_ROWS_OF: tuple[str, ...] = ()

NOTE = 20_000
FINGERPRINT = 64
STATUSES = ("draft", "complete", "proposed", "confirmed", "superseded")
TIERS = ("gym_ready", "gym_adapted", "rehab_first", "clearance_first", "urgent_care")
SCOPES = ("full", "mini", "short")
KINDS = ("letter", "discharge", "record", "account", "note", "readings", "log")
PURPOSES = ("health", "sharing", "reminders", "photos")
WAYS = ("screen", "paper", "phone")
SIGNERS = ("client", "guardian")
SIGNED_HOW = ("drawn", "typed", "paper", "scanned")


def upgrade() -> None:
    """Widen screenings and make the new tables."""
    if op.get_bind().dialect.name == "sqlite":
        _make_screenings_anew()
    else:
        _widen_screenings()
    op.create_index(None, "screening", ["earlier_id"])
    _evidence()
    _agreements()
    _session_checks()


def _new_columns() -> tuple[sa.Column[str], ...]:
    return (
        column("scope", one_of(SCOPES)),
        column("earlier_id", Id(), sa.ForeignKey("screening.id"), nullable=True),
        column("changed", sa.JSON(), nullable=True),
        column("ended_on", sa.Date(), nullable=True),
        column("ended_because", Line(40)),
        column("ended_note", Line(NOTE)),
        column("ended_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
    )


def _make_screenings_anew() -> None:
    op.execute("CREATE TABLE kept_screening AS SELECT * FROM screening")
    op.drop_table("screening")
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
        *_new_columns(),
        column("version", sa.Integer()),
    )
    op.execute(
        "INSERT INTO screening (id, client_id, status, started_at, started_by, saved_at,"
        " questions_version, rules_version, answers, stamps, page, pages_done, pages_total,"
        " outcome, chosen_tier, choice_reason, note, confirmed_by, confirmed_at, expires_on,"
        " version, scope, ended_because, ended_note)"
        " SELECT id, client_id, status, started_at, started_by, saved_at,"
        " questions_version, rules_version, answers, stamps, page, pages_done, pages_total,"
        " outcome, chosen_tier, choice_reason, note, confirmed_by, confirmed_at, expires_on,"
        " version, 'full', '', '' FROM kept_screening"
    )
    op.execute("DROP TABLE kept_screening")
    op.create_index(None, "screening", ["client_id", "status"])
    op.create_index(None, "screening", ["status", "client_id"])


def _widen_screenings() -> None:
    filling = {"scope": "full", "ended_because": "", "ended_note": ""}
    for added in _new_columns():
        added.server_default = sa.DefaultClause(filling[added.name]) if not added.nullable else None
        op.add_column("screening", added)
        if not added.nullable:
            op.alter_column("screening", added.name, server_default=None)
    op.drop_constraint(op.f("ck_screening_status_choice"), "screening", type_="check")
    for check in checks_of(column("status", one_of(STATUSES)), *_new_columns()):
        name = str(check.name)
        if not name.endswith("_type"):
            op.create_check_constraint(name, "screening", check.sqltext)


def _evidence() -> None:
    make_table(
        "evidence",
        column("id", Id(), primary_key=True),
        column("client_id", Id(), sa.ForeignKey("client.id"), index=True),
        column("kind", one_of(KINDS)),
        column("dated", sa.Date()),
        column("recorded_at", UtcDateTime()),
        column("recorded_by", Id(), sa.ForeignKey("trainer.id")),
        column("author", Line()),
        column("role", Line()),
        column("fine", Line(NOTE)),
        column("avoid", Line(NOTE)),
        column("note", Line(NOTE)),
        column("valid_until", sa.Date(), nullable=True),
        column("restricts", sa.Boolean()),
        column("restrictions", sa.JSON()),
        column("readings", sa.JSON()),
        column("log", sa.JSON(), nullable=True),
    )
    op.create_index(None, "evidence", ["restricts", "client_id"])
    make_table(
        "closing",
        column("id", Id(), primary_key=True),
        column("client_id", Id(), sa.ForeignKey("client.id"), index=True),
        column("screening_id", Id(), sa.ForeignKey("screening.id"), index=True),
        column("rule", Line(40)),
        column("evidence_id", Id(), sa.ForeignKey("evidence.id"), index=True),
        column("closed_at", UtcDateTime()),
        column("closed_by", Id(), sa.ForeignKey("trainer.id")),
        column("valid_until", sa.Date(), nullable=True),
        column("answers", sa.JSON()),
        column("reopened_at", UtcDateTime(), nullable=True),
        column("reopened_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("reopened_because", Line(NOTE)),
        column("version", sa.Integer()),
    )


def _agreements() -> None:
    make_table(
        "consent",
        column("id", Id(), primary_key=True),
        column("client_id", Id(), sa.ForeignKey("client.id"), index=True),
        column("purpose", one_of(PURPOSES)),
        column("text_version", Line(40)),
        column("text_hash", Line(FINGERPRINT)),
        column("given_at", UtcDateTime()),
        column("given_by", Line()),
        column("way", one_of(WAYS)),
        column("witness", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("relation", Line()),
        column("withdrawn_at", UtcDateTime(), nullable=True),
        column("withdrawn_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("version", sa.Integer()),
    )
    op.create_index(None, "consent", ["purpose", "client_id"])
    make_table(
        "signature",
        column("id", Id(), primary_key=True),
        column("screening_id", Id(), sa.ForeignKey("screening.id"), index=True),
        column("client_id", Id(), sa.ForeignKey("client.id"), index=True),
        column("signer", one_of(SIGNERS)),
        column("name", Line()),
        column("how", one_of(SIGNED_HOW)),
        column("signed_at", UtcDateTime()),
        column("witness", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("text_version", Line(40)),
        column("text_hash", Line(FINGERPRINT)),
        column("answers_hash", Line(FINGERPRINT)),
        column("questions_version", Line(40)),
        column("rules_version", Line(40)),
        column("relation", Line()),
        column("strokes", sa.JSON()),
        column("scan", sa.LargeBinary(), nullable=True),
    )


def _session_checks() -> None:
    make_table(
        "session_check",
        column("id", Id(), primary_key=True),
        column("client_id", Id(), sa.ForeignKey("client.id")),
        column("day", sa.Date()),
        column("checked_at", UtcDateTime()),
        column("checked_by", Id(), sa.ForeignKey("trainer.id"), nullable=True),
        column("answers", sa.JSON()),
        column("gates", sa.JSON()),
    )
    op.create_index(None, "session_check", ["client_id", "day"])
