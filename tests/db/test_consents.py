from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from db.store import Store
from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose, Way
from studio.errors import NotFound, StaleWrite, WrongInput
from studio.ids import ClientId, ConsentId, new_id
from tests.builders import a_trainer
from tests.db.desk import add_client, add_trainer, writing

NOW = datetime(2026, 5, 14, 9, 40, tzinfo=UTC)


def a_consent(client: Client, **changes: object) -> Consent:
    given = {
        "id": ConsentId(new_id()),
        "client_id": client.id,
        "purpose": Purpose.HEALTH,
        "text_version": "2026-05",
        "text_hash": "a" * 64,
        "given_at": NOW,
        "given_by": "Maya Okafor",
    }
    return Consent(**{**given, **changes})


def add(store: Store, consent: Consent) -> Consent:
    with writing(store) as unit:
        return unit.consents.add(consent)


def save(store: Store, consent: Consent) -> Consent:
    with writing(store) as unit:
        return unit.consents.save(consent)


def withdrawn(consent: Consent) -> Consent:
    return replace(consent, withdrawn_at=NOW + timedelta(days=30))


def test_each_purpose_has_a_newest_consent_withdrawn_or_not(store: Store):
    maya, sam = add_client(store), add_client(store)
    newest = add(store, a_consent(maya, given_at=NOW + timedelta(days=1)))
    first = save(store, withdrawn(add(store, a_consent(maya))))
    photos = add(store, a_consent(maya, purpose=Purpose.PHOTOS))
    of_sam = save(store, withdrawn(add(store, a_consent(sam))))
    with store.unit() as unit:
        assert unit.consents.latest(Purpose.HEALTH) == {maya.id: newest, sam.id: of_sam}
        assert unit.consents.latest(Purpose.HEALTH, [maya.id]) == {maya.id: newest}
        assert unit.consents.latest(Purpose.PHOTOS) == {maya.id: photos}
        assert unit.consents.latest(Purpose.SHARING) == {}
        assert unit.consents.latest(Purpose.HEALTH, []) == {}
        assert unit.consents.of_client(maya.id) == (first, photos, newest)
        assert unit.consents.of_client(ClientId("nobody")) == ()


def test_of_a_consent_only_its_withdrawal_is_added(store: Store):
    trainer = add_trainer(store, a_trainer())
    consent = add(store, a_consent(add_client(store)))
    taken_back = replace(withdrawn(consent), withdrawn_by=trainer.id)
    for changed in (
        consent,
        replace(consent, given_by="Somebody Else"),
        replace(taken_back, text_version="2027-01"),
        replace(taken_back, way=Way.PAPER),
    ):
        with pytest.raises(WrongInput):
            save(store, changed)
    stored = save(store, taken_back)
    assert stored == replace(taken_back, version=2)
    for changed in (replace(stored, withdrawn_at=None), withdrawn(stored)):
        with pytest.raises(WrongInput):
            save(store, changed)
    with store.unit() as unit:
        assert unit.consents.of_client(consent.client_id) == (stored,)


def test_a_consent_withdrawn_at_two_desks_is_told_to_the_slower(store: Store):
    consent = add(store, a_consent(add_client(store)))
    save(store, withdrawn(consent))
    with pytest.raises(StaleWrite):
        save(store, withdrawn(consent))


def test_a_consent_is_somebodys(store: Store):
    stranger = replace(add_client(store), id=ClientId(new_id()))
    with pytest.raises(NotFound):
        add(store, a_consent(stranger))
    with pytest.raises(NotFound):
        save(store, withdrawn(a_consent(stranger)))
