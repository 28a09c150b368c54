"""${message}.

Say here, for humans, what changes and why.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None

CHANGES_ROWS_OF: tuple[str, ...] = ()


def upgrade() -> None:
    """Bring the tables one form further."""
    ${upgrades if upgrades else "pass"}
