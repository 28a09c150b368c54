"""The unit of work: one transaction for one user action."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Dialect
from sqlalchemy.orm import Session

from db.records import EditRecord
from db.repositories.clients import SqlClients
from db.repositories.consents import SqlConsents
from db.repositories.evidence import SqlEvidences
from db.repositories.own_exercises import SqlOwnExercises
from db.repositories.plans import SqlWeekPlans
from db.repositories.prints import SqlPrints
from db.repositories.profile import SqlProfiles
from db.repositories.screenings import SqlScreenings
from db.repositories.session_checks import SqlSessionChecks
from db.repositories.signatures import SqlSignatures
from db.repositories.trainers import SqlTrainers
from db.transaction import Transaction
from studio.errors import StorageUnavailable
from studio.storage import (
    Clients,
    Consents,
    Edit,
    Evidences,
    OwnExercises,
    Prints,
    Profiles,
    Screenings,
    SessionChecks,
    Signatures,
    Trainers,
    WeekPlans,
)


class SqlUnitOfWork:
    """A transaction as a `with` block; what is not committed is rolled back.

    Open one per user action and close it before control returns: a session that outlives a
    click keeps a read lock and stale rows.  A unit that writes starts with `begin_edit`.
    """

    def __init__(self, open_session: Callable[[], Session]) -> None:
        self._open_session = open_session

    def __enter__(self) -> Self:
        self._session = self._open_session()
        self._work = Transaction(self._session)
        self.clients: Clients = SqlClients(self._work)
        self.screenings: Screenings = SqlScreenings(self._work)
        self.plans: WeekPlans = SqlWeekPlans(self._work)
        self.trainers: Trainers = SqlTrainers(self._work)
        self.profile: Profiles = SqlProfiles(self._work)
        self.prints: Prints = SqlPrints(self._work)
        self.evidence: Evidences = SqlEvidences(self._work)
        self.consents: Consents = SqlConsents(self._work)
        self.signatures: Signatures = SqlSignatures(self._work)
        self.session_checks: SessionChecks = SqlSessionChecks(self._work)
        self.own_exercises: OwnExercises = SqlOwnExercises(self._work)
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._session.close()  # rolls back what commit() has not kept
        except StorageUnavailable:
            self._session.invalidate()  # the line is gone, and the transaction with it

    def begin_edit(self, edit: Edit) -> bool:
        """Record *edit* as the first statement; `False` means it was already done.

        The answer is asked for with RETURNING: the row count of an insert that did nothing is
        not to be trusted.
        """
        self._work.begin_writing()
        statement = _insert_for(self._session.get_bind().dialect)
        values = {"id": edit.id, "kind": edit.kind, "actor": edit.actor, "at": edit.at}
        kept = self._session.scalars(
            statement.values(values).on_conflict_do_nothing().returning(EditRecord.id)
        )
        return kept.first() is not None

    def commit(self) -> None:
        """Keep everything done in this block."""
        self._work.commit()


def _insert_for(dialect: Dialect) -> Any:
    if dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_on_server

        return insert_on_server(EditRecord)
    from sqlalchemy.dialects.sqlite import insert as insert_in_file

    return insert_in_file(EditRecord)
