"""One transaction as the repositories see it."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from db.engine import WRITING
from db.records import Record
from studio.errors import NotFound, StaleWrite, StudioError, WrongInput

_TAKEN = ("UNIQUE constraint failed", "23505")
_MISSING = ("FOREIGN KEY constraint failed", "23503")


class Transaction:
    """A session that either reads or writes, decided by its first statement.

    Writing has to be announced by an edit, because a reader that turns into a writer half-way
    is thrown out by SQLite when another desk was faster.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._is_writing = False

    def begin_writing(self) -> None:
        """Take the right to write before anything is read."""
        if self.session.in_transaction():
            raise RuntimeError("an edit is the first statement of its unit of work")
        self.session.connection(execution_options=WRITING)
        self._is_writing = True

    def require_writing(self) -> None:
        """Refuse a change that no edit announced."""
        if not self._is_writing:
            raise RuntimeError("a unit of work that writes starts with begin_edit")

    def commit(self) -> None:
        """Keep everything; the next statement begins a new transaction."""
        self.session.commit()
        self._is_writing = False

    def add(self, record: Record, *, kind: str, key: str) -> None:
        """Insert *record*; a taken key raises `StaleWrite`, a missing reference `NotFound`."""
        self.require_writing()
        self.session.add(record)
        self.flush(kind=kind, key=key)

    def flush(self, *, kind: str, key: str) -> None:
        """Send what changed; *kind* and *key* say what it was about if that fails."""
        self.require_writing()
        try:
            self.session.flush()
        except StaleDataError as error:
            raise StaleWrite(kind=kind, key=key) from error
        except IntegrityError as error:
            raise _broken(error, kind, key) from error


def _broken(error: IntegrityError, kind: str, key: str) -> StudioError:
    """Return what a broken constraint means for the value that was being saved."""
    rule = getattr(error.orig, "sqlstate", None) or str(error.orig)
    if rule.startswith(_TAKEN):
        return StaleWrite(kind=kind, key=key)
    if rule.startswith(_MISSING):
        return NotFound(kind="reference", key=key)
    return WrongInput(field=kind, problem="refused by the store")
