"""CHECK constraints made from column types.

SQLite keeps whatever it is given: nine characters in a column for five, words in a column for
numbers.  These checks make both engines refuse the same.  Released migrations call them, so what
a function here returns for a column never changes; a new rule is a new function.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Enum,
    Integer,
    LargeBinary,
    Table,
)

from db.column_types import Id, Key, Line, UtcDateTime

_SQLITE_RULES: tuple[tuple[type, str], ...] = (
    (Id, "typeof({0}) = 'text' AND length({0}) = 36"),
    (Line, "typeof({0}) = 'text'"),
    (Key, "typeof({0}) = 'text'"),
    (UtcDateTime, "typeof({0}) = 'text' AND length({0}) = 26"),
    (Date, "typeof({0}) = 'text' AND {0} IS date({0})"),
    (Boolean, "typeof({0}) = 'integer' AND {0} IN (0, 1)"),
    (Integer, "typeof({0}) = 'integer' AND {0} BETWEEN -2147483648 AND 2147483647"),
    (LargeBinary, "typeof({0}) = 'blob'"),
    (JSON, "typeof({0}) = 'text' AND json_valid({0})"),
)


def add_checks(table: Table) -> Table:
    """Add to *table* the checks its column types ask for, and return it."""
    for check in checks_of(*table.columns):
        table.append_constraint(check)
    return table


def checks_of(*columns: Column[Any]) -> Iterator[CheckConstraint]:
    """Return the checks of *columns*: lengths and choices everywhere, types on SQLite only."""
    for column in columns:
        name, kind = column.name, column.type
        if isinstance(kind, (Line, Key)):
            yield CheckConstraint(f"length({name}) <= {kind.length}", name=f"{name}_length")
        if isinstance(kind, Enum):
            keys = ", ".join(f"'{key}'" for key in kind.enums)
            yield CheckConstraint(f"{name} IN ({keys})", name=f"{name}_choice")
        for family, rule in _SQLITE_RULES:
            if isinstance(kind, family):
                condition = f"{name} IS NULL OR ({rule.format(name)})"
                check = CheckConstraint(condition, name=f"{name}_type")
                check.ddl_if(dialect="sqlite")
                yield check
                break
