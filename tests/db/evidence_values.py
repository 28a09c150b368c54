"""Values for property tests of evidence, consents, signatures and session checks."""

from hypothesis import strategies as st

from studio.clients.consent import Consent, Purpose, Way
from studio.ids import (
    ClientId,
    ClosingId,
    ConsentId,
    EvidenceId,
    SessionCheckId,
    SignatureId,
    TrainerId,
    new_id,
)
from studio.screening.evidence import (
    Closing,
    Evidence,
    EvidenceKind,
    LogTally,
    Reading,
    WrittenRestriction,
)
from studio.screening.screening import Screening
from studio.screening.session_check import SessionCheck
from studio.screening.signature import Signature, SignedHow, Signer
from tests.db import values


def consents(client_id: ClientId, trainer_ids: list[TrainerId]) -> st.SearchStrategy[Consent]:
    trainer = st.none() | st.sampled_from(trainer_ids)
    return st.builds(
        Consent,
        id=st.builds(lambda: ConsentId(new_id())),
        client_id=st.just(client_id),
        purpose=st.sampled_from(Purpose),
        text_version=values.keys,
        text_hash=values.hashes,
        given_at=values.instants,
        given_by=values.names,
        way=st.sampled_from(Way),
        witness=trainer,
        relation=values.texts,
        withdrawn_at=st.none() | values.instants,
        withdrawn_by=trainer,
        version=st.just(0),
    )


readings = st.builds(
    Reading,
    on=values.days,
    systolic=st.none() | st.integers(50, 260),
    diastolic=st.none() | st.integers(30, 160),
    pulse=st.none() | st.integers(25, 250),
    is_irregular=st.booleans(),
)
degrees = st.none() | st.integers(0, 10)
tallies = st.builds(
    LogTally,
    clean_sessions=st.integers(0, 500),
    weeks=st.integers(0, 520),
    highest_during=st.integers(0, 10),
    now=degrees,
    worst=degrees,
    limit=degrees,
    fear=degrees,
)
written = st.builds(
    WrittenRestriction, code=values.keys, region=values.keys, until=st.none() | values.days
)


def pieces_of_evidence(
    client_id: ClientId, trainer_ids: list[TrainerId]
) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        id=st.builds(lambda: EvidenceId(new_id())),
        client_id=st.just(client_id),
        kind=st.sampled_from(EvidenceKind),
        dated=values.days,
        recorded_at=values.instants,
        recorded_by=st.sampled_from(trainer_ids),
        author=values.texts,
        role=values.texts,
        fine=values.texts,
        avoid=values.texts,
        note=values.texts,
        valid_until=st.none() | values.days,
        restrictions=st.lists(written, max_size=2).map(tuple),
        readings=st.lists(readings, max_size=2).map(tuple),
        log=st.none() | tallies,
    )


def closings(
    screening: Screening, evidence: Evidence, trainer_ids: list[TrainerId]
) -> st.SearchStrategy[Closing]:
    answer = values.texts | st.integers() | st.lists(values.texts, max_size=2)
    return st.builds(
        Closing,
        id=st.builds(lambda: ClosingId(new_id())),
        client_id=st.just(screening.client_id),
        screening_id=st.just(screening.id),
        rule=values.keys,
        evidence_id=st.just(evidence.id),
        closed_at=values.instants,
        closed_by=st.sampled_from(trainer_ids),
        valid_until=st.none() | values.days,
        answers=st.lists(st.tuples(values.keys, values.keys, answer), max_size=2).map(tuple),
        reopened_at=st.none() | values.instants,
        reopened_by=st.none() | st.sampled_from(trainer_ids),
        reopened_because=values.texts,
        version=st.just(0),
    )


points = st.tuples(st.integers(0, 1000), st.integers(0, 1000))


def signatures(screening: Screening, trainer_ids: list[TrainerId]) -> st.SearchStrategy[Signature]:
    return st.builds(
        Signature,
        id=st.builds(lambda: SignatureId(new_id())),
        screening_id=st.just(screening.id),
        client_id=st.just(screening.client_id),
        signer=st.sampled_from(Signer),
        name=values.names,
        how=st.sampled_from(SignedHow),
        signed_at=values.instants,
        witness=st.none() | st.sampled_from(trainer_ids),
        text_version=values.keys,
        text_hash=values.hashes,
        answers_hash=values.hashes,
        questions_version=values.keys,
        rules_version=values.keys,
        relation=values.texts,
        strokes=st.lists(st.lists(points, max_size=4).map(tuple), max_size=3).map(tuple),
        scan=st.none() | st.binary(max_size=50),
    )


def session_checks(
    client_id: ClientId, trainer_ids: list[TrainerId]
) -> st.SearchStrategy[SessionCheck]:
    return st.builds(
        SessionCheck,
        id=st.builds(lambda: SessionCheckId(new_id())),
        client_id=st.just(client_id),
        day=values.days,
        checked_at=values.instants,
        checked_by=st.none() | st.sampled_from(trainer_ids),
        answers=values.answers,
        gates=values.tuples_of_keys,
    )
