from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.store import Store
from studio.clients.client import Client
from studio.errors import NotFound, StaleWrite, WrongInput
from studio.ids import ClientId, ClosingId, EvidenceId, new_id
from studio.screening.evidence import Closing, Evidence, EvidenceKind, WrittenRestriction
from studio.team import Trainer
from tests.builders import a_trainer
from tests.db.desk import add_client, add_trainer, writing
from tests.db.test_screenings import add as add_screening
from tests.db.test_screenings import confirmed

NOW = datetime(2026, 5, 14, 9, 40, tzinfo=UTC)


def a_letter(client: Client, trainer: Trainer, **changes: object) -> Evidence:
    given = {
        "id": EvidenceId(new_id()),
        "client_id": client.id,
        "kind": EvidenceKind.LETTER,
        "dated": date(2026, 5, 12),
        "recorded_at": NOW,
        "recorded_by": trainer.id,
    }
    return Evidence(**{**given, **changes})


def a_closing(store: Store, evidence: Evidence, client: Client, **changes: object) -> Closing:
    screening = add_screening(store, confirmed(client))
    given = {
        "id": ClosingId(new_id()),
        "client_id": client.id,
        "screening_id": screening.id,
        "rule": "M07",
        "evidence_id": evidence.id,
        "closed_at": NOW,
        "closed_by": evidence.recorded_by,
    }
    return Closing(**{**given, **changes})


def add(store: Store, evidence: Evidence) -> Evidence:
    with writing(store) as unit:
        return unit.evidence.add(evidence)


def close(store: Store, closing: Closing) -> Closing:
    with writing(store) as unit:
        return unit.evidence.add_closing(closing)


def save(store: Store, closing: Closing) -> Closing:
    with writing(store) as unit:
        return unit.evidence.save_closing(closing)


@pytest.fixture
def trainer(store: Store) -> Trainer:
    return add_trainer(store, a_trainer())


def reopened(closing: Closing) -> Closing:
    return replace(
        closing,
        reopened_at=NOW + timedelta(days=3),
        reopened_by=closing.closed_by,
        reopened_because="It hurts again",
    )


def test_evidence_is_listed_in_the_order_it_was_recorded(store: Store, trainer: Trainer):
    client = add_client(store)
    second = add(store, a_letter(client, trainer, recorded_at=NOW + timedelta(hours=1)))
    first = add(store, a_letter(client, trainer, dated=date(2026, 5, 13)))
    with store.unit() as unit:
        assert unit.evidence.of_client(client.id) == (first, second)
        assert unit.evidence.of_client(ClientId("nobody")) == ()


def test_only_what_restricts_is_listed_as_restricting_oldest_first(store: Store, trainer: Trainer):
    maya, sam = add_client(store), add_client(store)
    asked = (WrittenRestriction("no_overhead", "shoulder:left", date(2026, 8, 1)),)
    add(store, a_letter(maya, trainer))
    newer = add(store, a_letter(maya, trainer, restrictions=asked, dated=date(2026, 5, 13)))
    older = add(store, a_letter(maya, trainer, restrictions=asked))
    other = add(store, a_letter(sam, trainer, restrictions=asked))
    with store.unit() as unit:
        assert unit.evidence.restricting() == {maya.id: (older, newer), sam.id: (other,)}
        assert unit.evidence.restricting([sam.id, ClientId("x")]) == {sam.id: (other,)}
        assert unit.evidence.restricting([]) == {}


def test_closings_are_listed_by_client_oldest_first(store: Store, trainer: Trainer):
    maya, sam = add_client(store), add_client(store)
    of_maya, of_sam = (add(store, a_letter(client, trainer)) for client in (maya, sam))
    later = close(store, a_closing(store, of_maya, maya, closed_at=NOW + timedelta(days=1)))
    first = close(store, a_closing(store, of_maya, maya, rule="M09"))
    other = close(store, a_closing(store, of_sam, sam))
    opened = save(store, reopened(first))
    with store.unit() as unit:
        assert unit.evidence.closings() == {maya.id: (opened, later), sam.id: (other,)}
        assert unit.evidence.closings([sam.id]) == {sam.id: (other,)}
        assert unit.evidence.closings([]) == {}


def test_of_a_closing_only_its_reopening_is_added(store: Store, trainer: Trainer):
    client = add_client(store)
    closing = close(store, a_closing(store, add(store, a_letter(client, trainer)), client))
    opened = reopened(closing)
    for changed in (
        closing,
        replace(closing, valid_until=date(2030, 1, 1)),
        replace(opened, rule="M09"),
        replace(opened, answers=(("c.chest", "", "no"),)),
        replace(opened, closed_at=NOW + timedelta(days=9)),
    ):
        with pytest.raises(WrongInput):
            save(store, changed)
    stored = save(store, opened)
    assert stored == replace(opened, version=2)
    with pytest.raises(WrongInput):
        save(store, replace(stored, reopened_because="Something else"))
    with store.unit() as unit:
        assert unit.evidence.closings()[client.id] == (stored,)


def test_a_closing_reopened_at_two_desks_is_told_to_the_slower(store: Store, trainer: Trainer):
    client = add_client(store)
    closing = close(store, a_closing(store, add(store, a_letter(client, trainer)), client))
    save(store, reopened(closing))
    with pytest.raises(StaleWrite):
        save(store, reopened(closing))


def test_a_closing_needs_evidence_that_is_on_record(store: Store, trainer: Trainer):
    client = add_client(store)
    with pytest.raises(NotFound):
        close(store, a_closing(store, a_letter(client, trainer), client))
    with pytest.raises(NotFound):
        save(store, reopened(a_closing(store, a_letter(client, trainer), client)))


def test_evidence_and_the_closing_it_makes_are_kept_together_or_not_at_all(
    store: Store, trainer: Trainer
):
    client = add_client(store)
    letter = a_letter(client, trainer)
    closing = a_closing(store, letter, client, closed_by=a_trainer().id)
    with pytest.raises(NotFound):
        _record_and_close(store, letter, closing)
    with store.unit() as unit:
        assert unit.evidence.of_client(client.id) == ()


def _record_and_close(store: Store, letter: Evidence, closing: Closing) -> None:
    with writing(store) as unit:
        unit.evidence.add(letter)
        unit.evidence.add_closing(closing)
