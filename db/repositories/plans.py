"""Week plans in the store."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import selectinload

from db.column_types import is_id
from db.mapping.plan import plan_from, write_plan
from db.records import PlanRecord, SessionRecord
from db.repositories.lookup import fetch, require_version
from db.transaction import Transaction
from studio.ids import ClientId
from studio.planning.week_plan import WeekPlan

WHAT = "week"

_WHOLE = (selectinload(PlanRecord.sessions).selectinload(SessionRecord.items),)


class SqlWeekPlans:
    """Implements `studio.storage.WeekPlans`; a plan is always read and written as a whole."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def find(self, client_id: ClientId, monday: date) -> WeekPlan | None:
        """Return a client's week, or `None` where nothing was planned yet."""
        if not is_id(client_id):
            return None
        plans = self._where(PlanRecord.client_id == client_id, PlanRecord.monday == monday)
        return plans[0] if plans else None

    def save(self, plan: WeekPlan) -> WeekPlan:
        """Store a new or changed week and return it with its new version."""
        if plan.version == 0:
            record = PlanRecord(version=1, sessions=[])
            write_plan(plan, record)
            self._work.add(record, kind=WHAT, key=plan.id)
        else:
            record = fetch(self._work, PlanRecord, plan.id, what=WHAT, options=_WHOLE)
            record.version = require_version(record.version, plan.version, what=WHAT, key=plan.id)
            write_plan(plan, record)
            self._work.flush(kind=WHAT, key=plan.id)
        return replace(plan, version=record.version)

    def of_client(self, client_id: ClientId) -> tuple[WeekPlan, ...]:
        """Return all weeks of a client, earliest first."""
        return self._where(PlanRecord.client_id == client_id) if is_id(client_id) else ()

    def of_week(self, monday: date) -> tuple[WeekPlan, ...]:
        """Return the plans of all clients for one week."""
        return self._where(PlanRecord.monday == monday)

    def _where(self, *conditions: ColumnElement[Any]) -> tuple[WeekPlan, ...]:
        query = select(PlanRecord).where(*conditions).options(*_WHOLE)
        rows = self._work.session.scalars(query.order_by(PlanRecord.monday, PlanRecord.id))
        return tuple(map(plan_from, rows))
