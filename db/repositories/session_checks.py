"""Checks before sessions in the store."""

from sqlalchemy import select

from db.column_types import is_id
from db.mapping.session_check import session_check_from, session_check_record
from db.records import SessionCheckRecord
from db.transaction import Transaction
from studio.ids import ClientId
from studio.screening.session_check import SessionCheck


class SqlSessionChecks:
    """Implements `studio.storage.SessionChecks`; nothing here is ever changed."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def add(self, check: SessionCheck) -> SessionCheck:
        """Store a new check."""
        self._work.add(session_check_record(check), kind="session_check", key=check.id)
        return check

    def of_client(self, client_id: ClientId) -> tuple[SessionCheck, ...]:
        """Return a client's checks, oldest first."""
        if not is_id(client_id):
            return ()
        query = select(SessionCheckRecord).where(SessionCheckRecord.client_id == client_id)
        rows = self._work.session.scalars(
            query.order_by(SessionCheckRecord.checked_at, SessionCheckRecord.id)
        )
        return tuple(map(session_check_from, rows))
