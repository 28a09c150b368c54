"""What all records share: the names of their constraints.

A record of something people edit has a `version`.  The repository writes the next version
itself, and SQLAlchemy adds the old one to the condition of every update, so that the slower of
two writers is told.
"""

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Record(DeclarativeBase):
    """A row; it never leaves this package."""

    metadata = MetaData(naming_convention=NAMES)
