"""A week is saved as a whole, touches only the rows that differ and counts its version once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from db.store import Store
from studio.errors import NotFound, StaleWrite
from studio.ids import ClientId, ItemId, PlanId, SessionId, TrainerId, new_id
from studio.planning.week_plan import WeekPlan
from tests.builders import NEXT_MONDAY, a_session, a_week, an_item
from tests.db import values
from tests.db.desk import add_client, writing


def save(store: Store, plan: WeekPlan) -> WeekPlan:
    with writing(store) as unit:
        return unit.plans.save(plan)


def stored(store: Store, plan: WeekPlan) -> WeekPlan | None:
    with store.unit() as unit:
        return unit.plans.find(plan.client_id, plan.monday)


@contextmanager
def counted_changes(store: Store) -> Iterator[list[str]]:
    """Collect the statements that change tables of plans."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        kind, _, rest = statement.partition(" ")
        if kind in {"INSERT", "UPDATE", "DELETE"} and "INTO edit" not in rest:
            seen.append(kind)

    event.listen(store.engine, "before_cursor_execute", note)
    yield seen
    event.remove(store.engine, "before_cursor_execute", note)


def test_a_changed_dose_is_one_changed_row_beside_the_version(store: Store):
    week = save(store, a_week(add_client(store)))
    session = week.sessions[0]
    item = replace(session.items[0], note="slower")
    with counted_changes(store) as changes:
        saved = save(store, week.with_session(replace(session, items=(item,))))
    assert changes == ["UPDATE", "UPDATE"]
    assert saved.version == week.version + 1
    assert stored(store, week) == saved


def test_a_move_to_another_session_keeps_the_row(store: Store):
    moved = an_item()
    first, second = a_session(0, items=(moved, an_item())), a_session(2, items=(an_item(),))
    week = save(store, a_week(add_client(store), sessions=(first, second)))
    with counted_changes(store) as changes:
        saved = save(
            store,
            replace(
                week,
                sessions=(
                    replace(first, items=first.items[1:]),
                    replace(second, items=(*second.items, moved)),
                ),
            ),
        )
    assert set(changes) == {"UPDATE"}
    assert stored(store, week) == saved


def test_what_moved_out_of_a_removed_session_stays(store: Store):
    moved = an_item()
    first, second = a_session(0, items=(moved, an_item())), a_session(2)
    week = save(store, a_week(add_client(store), sessions=(first, second)))
    saved = save(store, replace(week, sessions=(replace(second, items=(moved, *second.items)),)))
    assert stored(store, week) == saved


def test_undo_may_bring_back_rows_under_their_old_ids(store: Store):
    week = save(store, a_week(add_client(store)))
    emptied = save(store, replace(week, sessions=()))
    back = save(store, replace(week, version=emptied.version))
    assert stored(store, week) == back
    assert back.sessions == week.sessions


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_change_of_a_week_is_stored_as_it_is(store: Store, data: st.DataObject):
    client = add_client(store)
    week = save(store, data.draw(values.weeks(client.id, [TrainerId(new_id())]).map(_alone)))
    for _ in range(3):
        week = save(store, data.draw(_changed(week)))
        assert stored(store, week) == week


def _alone(week: WeekPlan) -> WeekPlan:
    """Leave out the trainers, who are not in the store."""
    return replace(week, sessions=tuple(replace(s, trainer_id=None) for s in week.sessions))


def _changed(week: WeekPlan) -> st.SearchStrategy[WeekPlan]:
    """Deal the week's exercises anew over its sessions and a new one, leaving some out."""
    items = [item for session in week.sessions for item in session.items] + [an_item()]
    places = [*week.sessions, a_session(items=())]

    def deal(order: list[int], hands: list[int]) -> WeekPlan:
        chosen = [places[index] for index in order]
        dealt = tuple(
            replace(
                session,
                items=tuple(i for i, hand in zip(items, hands, strict=True) if hand == place),
            )
            for place, session in enumerate(chosen)
        )
        return replace(week, sessions=dealt)

    orders = st.permutations(range(len(places))).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda n: list(order[:n]))
    )
    hands = st.lists(st.integers(0, len(places)), min_size=len(items), max_size=len(items))
    return st.builds(deal, orders, hands)


def test_the_version_rises_by_one_and_an_older_one_is_refused(store: Store):
    first = save(store, a_week(add_client(store)))
    second = save(store, replace(first, note="second"))
    assert (first.version, second.version) == (1, 2)
    with pytest.raises(StaleWrite):
        save(store, replace(first, note="late"))
    assert stored(store, first) == second


def test_a_client_has_one_plan_a_week(store: Store):
    client = add_client(store)
    save(store, a_week(client))
    with pytest.raises(StaleWrite):
        save(store, a_week(client))


def test_a_plan_needs_its_client_and_trainers(store: Store):
    client = add_client(store)
    strangers = a_session(trainer_id=TrainerId(new_id()))
    with pytest.raises(NotFound):
        save(store, replace(a_week(client), client_id=ClientId(new_id())))
    with pytest.raises(NotFound):
        save(store, a_week(client, sessions=(strangers,)))
    with pytest.raises(NotFound):
        save(store, replace(a_week(client), version=3))


def test_sessions_of_another_plan_cannot_be_taken(store: Store):
    first = save(store, a_week(add_client(store)))
    other = a_week(add_client(store), sessions=first.sessions)
    with pytest.raises(StaleWrite):
        save(store, other)
    assert stored(store, first) == first


def test_weeks_are_found_by_client_and_by_monday(store: Store):
    maya, sam = add_client(store), add_client(store)
    later = NEXT_MONDAY + timedelta(days=7)
    plans = {
        (client.id, monday): save(store, a_week(client, id=PlanId(new_id()), monday=monday))
        for client in (maya, sam)
        for monday in (later, NEXT_MONDAY)
    }
    with store.unit() as unit:
        assert unit.plans.of_client(maya.id) == (
            plans[maya.id, NEXT_MONDAY],
            plans[maya.id, later],
        )
        assert set(unit.plans.of_week(later)) == {plans[maya.id, later], plans[sam.id, later]}
        assert unit.plans.find(maya.id, later + timedelta(days=7)) is None


def test_a_week_is_read_in_three_statements_however_full_it_is(store: Store):
    for _ in range(5):
        sessions = tuple(
            a_session(
                day,
                id=SessionId(new_id()),
                items=tuple(an_item(id=ItemId(new_id())) for _ in "abc"),
            )
            for day in range(5)
        )
        save(store, a_week(add_client(store), sessions=sessions))
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    with store.unit() as unit:
        assert len(unit.plans.of_week(NEXT_MONDAY)) == 5
    event.remove(store.engine, "before_cursor_execute", note)
    assert len(statements) == 3
