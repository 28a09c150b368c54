from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import StatementError

from db.store import Store
from studio.errors import AlreadyConfirmed, NotFound, StaleWrite
from studio.ids import ClientId, ScreeningId, new_id
from studio.screening.outcome import Outcome, Planning, Tier, Urgency
from studio.screening.screening import AnswerStamp, Scope, Screening, Status
from tests.builders import a_trainer
from tests.db.desk import add_client, add_trainer, writing

NOW = datetime(2026, 5, 14, 9, 40, tzinfo=UTC)
READY = Outcome(Tier.GYM_READY, Urgency.NONE, Planning.OPEN, (), ())


def a_screening(client, **values: object) -> Screening:
    given = {
        "id": ScreeningId(new_id()),
        "client_id": client.id,
        "started_at": NOW,
        "saved_at": NOW,
        "questions_version": "1",
        "rules_version": "1",
        "answers": {"c.chest": "no", "i.regions": [{"region": "low_back", "p.now": 4}]},
    }
    return Screening(**{**given, **values})


def add(store: Store, screening: Screening) -> Screening:
    with writing(store) as unit:
        return unit.screenings.add(screening)


def save(store: Store, screening: Screening) -> Screening:
    with writing(store) as unit:
        return unit.screenings.save(screening)


def confirmed(client, at: datetime = NOW, **values: object) -> Screening:
    return a_screening(
        client, status=Status.CONFIRMED, outcome=READY, chosen_tier=Tier.GYM_READY,
        confirmed_at=at, expires_on=date(2026, 11, 14), **values,
    )  # fmt: skip


def test_a_draft_grows_answer_by_answer(store: Store):
    draft = add(store, a_screening(add_client(store), answers={}))
    for number in range(3):
        draft = save(store, replace(draft, answers={**draft.answers, f"q{number}": "no"}))
    with store.unit() as unit:
        assert unit.screenings.drafts() == (draft,)
    assert draft.version == 4


def proposed(client, **values: object) -> Screening:
    return a_screening(
        client, status=Status.PROPOSED, outcome=READY, chosen_tier=Tier.GYM_READY, **values
    )


def test_what_is_parked_or_waits_is_listed_as_open(store: Store):
    client = add_client(store)
    parked = add(store, a_screening(client))
    complete = add(store, a_screening(client, status=Status.COMPLETE))
    waiting = add(store, proposed(client))
    add(store, confirmed(client))
    add(store, a_screening(client, status=Status.SUPERSEDED))
    with store.unit() as unit:
        assert unit.screenings.drafts() == (parked, complete, waiting)


def test_a_complete_draft_may_still_be_changed(store: Store):
    complete = add(store, a_screening(add_client(store), status=Status.COMPLETE))
    again = save(store, replace(complete, status=Status.DRAFT, answers={}))
    with store.unit() as unit:
        assert unit.screenings.get(again.id) == again


def test_a_proposal_is_never_changed(store: Store):
    screening = add(store, proposed(add_client(store)))
    urgent = replace(READY, tier=Tier.URGENT_CARE)
    for change in (
        {},
        {"answers": {"c.chest": "yes"}},
        {"stamps": {"c.chest": AnswerStamp(None, NOW)}},
        {"status": Status.DRAFT},
        {"status": Status.DRAFT, "answers": {"c.chest": "yes"}},
        {"note": "later"},
        {"outcome": urgent},
        {"status": Status.CONFIRMED, "answers": {"c.chest": "yes"}},
        {"status": Status.CONFIRMED, "outcome": urgent},
        {"status": Status.CONFIRMED, "rules_version": "2"},
        {"status": Status.SUPERSEDED, "outcome": None},
        {"ended_on": date(2026, 5, 20)},
    ):
        with pytest.raises(AlreadyConfirmed):
            save(store, replace(screening, **change))
    with store.unit() as unit:
        assert unit.screenings.get(screening.id) == screening


def test_a_proposal_is_confirmed_with_its_tier_reason_and_note(store: Store):
    client, trainer = add_client(store), add_trainer(store, a_trainer())
    screening = add(store, proposed(client))
    result = save(
        store,
        replace(
            screening,
            status=Status.CONFIRMED,
            chosen_tier=Tier.REHAB_FIRST,
            choice_reason="Tired today",
            note="Start slowly",
            confirmed_by=trainer.id,
            confirmed_at=NOW,
            expires_on=date(2026, 8, 14),
        ),
    )
    with store.unit() as unit:
        assert unit.screenings.get(screening.id) == result
        assert unit.screenings.latest_confirmed() == {client.id: result}


def test_a_later_answer_takes_the_place_of_a_proposal(store: Store):
    client = add_client(store)
    screening = add(store, proposed(client))
    with writing(store) as unit:
        superseded = unit.screenings.save(replace(screening, status=Status.SUPERSEDED))
        later = unit.screenings.add(a_screening(client, earlier_id=screening.id))
    with store.unit() as unit:
        assert unit.screenings.of_client(client.id) == (superseded, later)
        assert unit.screenings.drafts() == (later,)
    with pytest.raises(NotFound), writing(store) as unit:
        unit.screenings.discard(superseded.id)
    for change in ({"status": Status.PROPOSED}, {"note": "later"}, {}):
        with pytest.raises(AlreadyConfirmed):
            save(store, replace(superseded, **change))


def test_a_screening_follows_one_that_is_stored(store: Store):
    client = add_client(store)
    with pytest.raises(NotFound):
        add(store, a_screening(client, earlier_id=ScreeningId(new_id())))


def test_a_result_may_end_before_its_time(store: Store):
    client, trainer = add_client(store), add_trainer(store, a_trainer())
    screening = add(store, confirmed(client))
    end = {
        "ended_on": date(2026, 6, 2),
        "ended_because": "operation",
        "ended_note": "Knee, left",
        "ended_by": trainer.id,
    }
    ended = save(store, replace(screening, **end))
    with store.unit() as unit:
        assert unit.screenings.latest_confirmed() == {client.id: ended}
    for change in (
        {"ended_on": None, "ended_because": "", "ended_note": "", "ended_by": None},
        {"ended_because": "health", "note": "later"},
        {"expires_on": date(2027, 1, 1)},
    ):
        with pytest.raises(AlreadyConfirmed):
            save(store, replace(ended, **change))
    superseded = save(store, replace(ended, status=Status.SUPERSEDED))
    assert superseded.ended_because == "operation"


def test_a_confirmed_screening_is_never_changed(store: Store):
    screening = add(store, confirmed(add_client(store)))
    for change in (
        {"answers": {"c.chest": "yes"}},
        {"note": "later"},
        {"chosen_tier": Tier.GYM_ADAPTED},
        {"status": Status.DRAFT},
        {"status": Status.SUPERSEDED, "note": "later"},
        {},
    ):
        with pytest.raises(AlreadyConfirmed):
            save(store, replace(screening, **change))
    with store.unit() as unit:
        assert unit.screenings.get(screening.id) == screening


def test_only_a_later_one_may_take_the_place_of_a_confirmed_one(store: Store):
    client = add_client(store)
    screening = add(store, confirmed(client))
    superseded = save(store, replace(screening, status=Status.SUPERSEDED))
    with store.unit() as unit:
        assert unit.screenings.get(screening.id) == superseded
        assert unit.screenings.latest_confirmed([client.id]) == {}
    with pytest.raises(AlreadyConfirmed):
        save(store, replace(superseded, status=Status.CONFIRMED))


def test_the_newest_confirmed_screening_of_each_client_counts(store: Store):
    maya, sam, lee = add_client(store), add_client(store), add_client(store)
    add(store, confirmed(maya, NOW - timedelta(days=200)))
    newest = add(store, confirmed(maya))
    add(store, confirmed(maya, NOW - timedelta(days=100)))
    add(store, a_screening(maya, status=Status.PROPOSED, outcome=READY))
    other = add(store, confirmed(sam, NOW - timedelta(days=1)))
    add(store, a_screening(lee))
    with store.unit() as unit:
        assert unit.screenings.latest_confirmed() == {maya.id: newest, sam.id: other}
        assert unit.screenings.latest_confirmed([sam.id, lee.id]) == {sam.id: other}
        assert unit.screenings.latest_confirmed([]) == {}


def test_it_is_known_when_somebody_was_last_asked_everything(store: Store):
    maya, sam, lee = add_client(store), add_client(store), add_client(store)
    asked_all = add(store, confirmed(maya, NOW - timedelta(days=300)))
    add(store, confirmed(maya, NOW - timedelta(days=900)))
    add(store, confirmed(maya, scope=Scope.SHORT))
    save(store, replace(asked_all, status=Status.SUPERSEDED))
    add(store, confirmed(sam, scope=Scope.MINI))
    add(store, a_screening(lee))
    with store.unit() as unit:
        assert unit.screenings.last_full() == {maya.id: NOW - timedelta(days=300)}
        assert unit.screenings.last_full([sam.id, ClientId("x")]) == {}


def test_only_what_may_be_due_is_pressing(store: Store):
    calm, ending, held, ended = (add_client(store) for _ in range(4))
    soon = date(2026, 6, 1)
    add(store, replace(confirmed(calm), expires_on=date(2026, 6, 2)))
    add(store, replace(confirmed(ending), expires_on=soon))
    add(store, replace(confirmed(held), chosen_tier=Tier.CLEARANCE_FIRST, expires_on=None))
    left = add(store, replace(confirmed(ended), expires_on=date(2027, 1, 1)))
    save(store, replace(left, ended_on=date(2026, 5, 20), ended_because="away"))
    with store.unit() as unit:
        assert unit.screenings.pressing(soon) == {ending.id, held.id, ended.id}


def test_drafts_can_be_thrown_away_and_nothing_else(store: Store):
    client = add_client(store)
    draft = add(store, a_screening(client))
    proposal = add(store, a_screening(client, status=Status.PROPOSED, outcome=READY))
    kept = add(store, confirmed(client))
    with writing(store) as unit:
        unit.screenings.discard(draft.id)
        unit.screenings.discard(proposal.id)
    for key in (kept.id, draft.id, ScreeningId(new_id())):
        with pytest.raises(NotFound), writing(store) as unit:
            unit.screenings.discard(key)
    with store.unit() as unit:
        assert unit.screenings.of_client(client.id) == (kept,)


def test_a_draft_saved_at_two_desks_is_told_to_the_slower(store: Store):
    draft = add(store, a_screening(add_client(store)))
    save(store, replace(draft, page="2"))
    with pytest.raises(StaleWrite):
        save(store, replace(draft, page="3"))


def test_who_confirmed_must_be_on_the_team(store: Store):
    client, trainer = add_client(store), add_trainer(store, a_trainer())
    add(store, confirmed(client, confirmed_by=trainer.id))
    with pytest.raises(NotFound):
        add(store, confirmed(client, confirmed_by=a_trainer().id))


def test_times_come_back_in_utc(store: Store):
    summer = datetime.fromisoformat("2026-10-25T01:30:00.123456+02:00")
    screening = add(store, a_screening(add_client(store), started_at=summer))
    with store.unit() as unit:
        started = unit.screenings.get(screening.id).started_at
    assert started == summer
    assert started.isoformat() == "2026-10-24T23:30:00.123456+00:00"


def test_a_time_without_zone_is_refused(store: Store):
    client = add_client(store)
    naive = datetime(2026, 5, 14, 9, 40)  # noqa: DTZ001
    with pytest.raises(StatementError, match="without a zone"):
        add(store, a_screening(client, started_at=naive))
    with store.unit() as unit:
        assert unit.screenings.of_client(client.id) == ()
