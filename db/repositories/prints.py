"""Frozen printed weeks in the store."""

from sqlalchemy import select

from db.column_types import is_id
from db.mapping.printed import printed_from, printed_record
from db.records import PrintedRecord
from db.transaction import Transaction
from studio.ids import PlanId
from studio.storage import PrintedWeek


class SqlPrints:
    """Implements `studio.storage.Prints`; nothing here is ever changed."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def add(self, printed: PrintedWeek) -> None:
        """Keep a printed version; a number that another desk took first raises `StaleWrite`."""
        self._work.add(printed_record(printed), kind="print", key=printed.id)

    def of_plan(self, plan_id: PlanId) -> tuple[PrintedWeek, ...]:
        """Return the printed versions of a week in the order of their numbers."""
        if not is_id(plan_id):
            return ()
        query = select(PrintedRecord).where(PrintedRecord.plan_id == plan_id)
        rows = self._work.session.scalars(query.order_by(PrintedRecord.number))
        return tuple(map(printed_from, rows))
