from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.store import Store
from studio.errors import NotFound, StaleWrite
from studio.ids import ClientId, ScreeningId, SessionCheckId, SignatureId, new_id
from studio.screening.screening import Screening, Status
from studio.screening.session_check import SessionCheck
from studio.screening.signature import Signature, SignedHow, Signer, answers_hash
from tests.db.desk import add_client, writing
from tests.db.test_screenings import READY, a_screening
from tests.db.test_screenings import add as add_screening

NOW = datetime(2026, 5, 14, 9, 40, tzinfo=UTC)


def a_signature(screening: Screening, **changes: object) -> Signature:
    given = {
        "id": SignatureId(new_id()),
        "screening_id": screening.id,
        "client_id": screening.client_id,
        "signer": Signer.CLIENT,
        "name": "Maya Okafor",
        "how": SignedHow.TYPED,
        "signed_at": NOW,
        "witness": None,
        "text_version": "2026-05",
        "text_hash": "a" * 64,
        "answers_hash": answers_hash(screening.answers),
        "questions_version": "1",
        "rules_version": "1",
    }
    return Signature(**{**given, **changes})


def sign(store: Store, signature: Signature) -> Signature:
    with writing(store) as unit:
        return unit.signatures.add(signature)


def test_signatures_are_listed_oldest_first_each_with_its_own_scan(store: Store):
    screening = add_screening(store, a_screening(add_client(store)))
    scanned = a_signature(
        screening, how=SignedHow.SCANNED, scan=b"\xff\xd8" * 4_000, signed_at=NOW + timedelta(1)
    )
    sign(store, scanned)
    typed = sign(store, a_signature(screening))
    with store.unit() as unit:
        assert unit.signatures.of_client(screening.client_id) == (typed, scanned)
        assert unit.signatures.of_client(ClientId("nobody")) == ()


def test_answers_keep_the_fingerprint_they_were_signed_under(store: Store):
    screening = add_screening(store, a_screening(add_client(store)))
    signature = sign(store, a_signature(screening))
    with store.unit() as unit:
        stored = unit.screenings.get(screening.id)
    assert answers_hash(stored.answers) == signature.answers_hash


def test_what_is_to_be_signed_in_ink_waits_for_its_scan(store: Store):
    counts = {"status": Status.PROPOSED, "outcome": READY}
    waiting = add_screening(store, a_screening(add_client(store), **counts))
    done = add_screening(store, a_screening(add_client(store), **counts))
    parked = add_screening(store, a_screening(add_client(store)))
    missing = sign(store, a_signature(waiting, how=SignedHow.PAPER))
    sign(store, a_signature(waiting, how=SignedHow.SCANNED, signer=Signer.GUARDIAN, scan=b"page"))
    sign(store, a_signature(done, how=SignedHow.PAPER))
    sign(store, a_signature(done, how=SignedHow.SCANNED, scan=b"page"))
    sign(store, a_signature(parked, how=SignedHow.PAPER))
    with store.unit() as unit:
        assert unit.signatures.unscanned() == (missing,)


def test_a_signature_is_added_once_and_only_under_a_screening(store: Store):
    screening = add_screening(store, a_screening(add_client(store)))
    signature = sign(store, a_signature(screening))
    with pytest.raises(StaleWrite):
        sign(store, replace(signature, name="Somebody Else"))
    with pytest.raises(NotFound):
        sign(store, a_signature(replace(screening, id=ScreeningId(new_id()))))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.COMPLETE, Status.PROPOSED])
def test_what_was_signed_cannot_be_thrown_away(store: Store, status: Status):
    screening = add_screening(store, a_screening(add_client(store), status=status, outcome=READY))
    sign(store, a_signature(screening))
    with pytest.raises(NotFound), writing(store) as unit:
        unit.screenings.discard(screening.id)
    with store.unit() as unit:
        assert unit.screenings.get(screening.id) == screening
        assert len(unit.signatures.of_client(screening.client_id)) == 1


def test_checks_before_sessions_are_listed_oldest_first(store: Store):
    client = add_client(store)
    first, second = (
        SessionCheck(
            id=SessionCheckId(new_id()),
            client_id=client.id,
            day=date(2026, 5, 14),
            checked_at=NOW + timedelta(hours=hours),
            checked_by=None,
            answers={"today.unwell": "no"},
            gates=("D01",) if hours else (),
        )
        for hours in (0, 2)
    )
    with writing(store) as unit:
        unit.session_checks.add(second)
        unit.session_checks.add(first)
    with store.unit() as unit:
        assert unit.session_checks.of_client(client.id) == (first, second)
        assert unit.session_checks.of_client(ClientId("nobody")) == ()
