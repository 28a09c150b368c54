"""What migrations make tables from.

Released migrations call these functions, so what they make never changes; a new form is a new
function.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.checks import checks_of
from db.column_types import CHOICE_LENGTH


def column(
    name: str,
    kind: sa.types.TypeEngine[Any],
    *items: sa.ForeignKey,
    nullable: bool = False,
    primary_key: bool = False,
    index: bool = False,
) -> sa.Column[Any]:
    """Return a column that must hold something unless it is said to be *nullable*."""
    return sa.Column(
        name,
        kind,
        *items,
        nullable=nullable,
        primary_key=primary_key,
        index=index,
        autoincrement=False,
    )


def one_of(keys: Sequence[str]) -> sa.Enum:
    """Return the type of a column that holds one of *keys* as text."""
    return sa.Enum(*keys, native_enum=False, length=CHOICE_LENGTH)


def make_table(name: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    """Make a table with the checks its columns ask for."""
    columns = [part for part in parts if isinstance(part, sa.Column)]
    op.create_table(name, *parts, *checks_of(*columns))
