"""What is stored comes back equal, whatever people type, on both engines."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.store import Store
from studio.clients.client import Client
from studio.errors import TextTooLong, WrongInput
from studio.exercises.own import OwnExercise, ReviewState
from studio.ids import PrintId, TrainerId, new_id
from studio.storage import PrintedWeek
from tests.builders import a_clock, a_session, a_trainer, a_week, an_item
from tests.db import evidence_values, exercise_values, values
from tests.db.desk import add_client, add_trainer, writing

many = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

TRAINERS = [TrainerId(new_id()), TrainerId(new_id())]
OTHER = dict(zip(ReviewState, reversed(ReviewState), strict=True))


@pytest.fixture
def team(store: Store) -> Store:
    """Return a store with the trainers that values refer to."""
    for trainer_id in TRAINERS:
        add_trainer(store, a_trainer(id=trainer_id))
    return store


@many
@given(trainer=values.trainers)
def test_trainers_come_back(store: Store, trainer):
    stored = add_trainer(store, trainer)
    assert stored == replace(trainer, version=1)
    with store.unit() as unit:
        assert unit.trainers.get(trainer.id) == stored
        assert stored in unit.trainers.all()


@many
@given(profile=values.profiles)
def test_the_profile_comes_back(store: Store, profile):
    with writing(store) as unit:
        held = unit.profile.get()
        stored = unit.profile.save(replace(profile, version=held.version))
    assert stored == replace(profile, version=held.version + 1)
    with store.unit() as unit:
        assert unit.profile.get() == stored


@many
@given(client=values.clients(TRAINERS))
def test_clients_come_back(team: Store, client: Client):
    with writing(team) as unit:
        added = unit.clients.add(replace(client, number=unit.clients.next_number()))
    with team.unit() as unit:
        assert unit.clients.get(client.id) == added
        assert added in unit.clients.all(archived=client.is_archived)
    with writing(team) as unit:
        changed = unit.clients.save(replace(added, first_name="Zoë", notes="a\nb"))
    with team.unit() as unit:
        assert unit.clients.get(client.id) == changed
    assert (added.version, changed.version) == (1, 2)


@many
@given(data=st.data())
def test_screenings_come_back(team: Store, data: st.DataObject):
    client = add_client(team)
    screening = data.draw(values.screenings(client.id, TRAINERS))
    with writing(team) as unit:
        added = unit.screenings.add(screening)
    with team.unit() as unit:
        assert unit.screenings.get(screening.id) == added
        assert unit.screenings.of_client(client.id) == (added,)
        assert (added in unit.screenings.drafts()) == screening.is_open


@many
@given(data=st.data())
def test_a_screening_names_the_one_before_it(team: Store, data: st.DataObject):
    client = add_client(team)
    before = data.draw(values.screenings(client.id, TRAINERS))
    after = replace(data.draw(values.screenings(client.id, TRAINERS)), earlier_id=before.id)
    with writing(team) as unit:
        unit.screenings.add(before)
        added = unit.screenings.add(after)
    with team.unit() as unit:
        assert unit.screenings.get(after.id) == added


@many
@given(data=st.data())
def test_evidence_comes_back_with_the_closings_it_made(team: Store, data: st.DataObject):
    client = add_client(team)
    screening = data.draw(values.screenings(client.id, TRAINERS))
    evidence = data.draw(evidence_values.pieces_of_evidence(client.id, TRAINERS))
    closing = data.draw(evidence_values.closings(screening, evidence, TRAINERS))
    with writing(team) as unit:
        unit.screenings.add(screening)
        assert unit.evidence.add(evidence) == evidence
        closed = unit.evidence.add_closing(closing)
    assert closed == replace(closing, version=1)
    with team.unit() as unit:
        assert unit.evidence.of_client(client.id) == (evidence,)
        assert unit.evidence.closings([client.id]) == {client.id: (closed,)}
        restricting = unit.evidence.restricting([client.id])
    assert restricting == ({client.id: (evidence,)} if evidence.restrictions else {})


@many
@given(data=st.data())
def test_consents_come_back(team: Store, data: st.DataObject):
    client = add_client(team)
    consent = data.draw(evidence_values.consents(client.id, TRAINERS))
    with writing(team) as unit:
        added = unit.consents.add(consent)
    assert added == replace(consent, version=1)
    with team.unit() as unit:
        assert unit.consents.of_client(client.id) == (added,)
        assert unit.consents.latest(consent.purpose, [client.id]) == {client.id: added}


@many
@given(data=st.data())
def test_signatures_come_back_with_every_line_and_byte(team: Store, data: st.DataObject):
    client = add_client(team)
    screening = data.draw(values.screenings(client.id, TRAINERS))
    signature = data.draw(evidence_values.signatures(screening, TRAINERS))
    with writing(team) as unit:
        unit.screenings.add(screening)
        assert unit.signatures.add(signature) == signature
    with team.unit() as unit:
        assert unit.signatures.of_client(client.id) == (signature,)


@many
@given(data=st.data())
def test_session_checks_come_back(team: Store, data: st.DataObject):
    client = add_client(team)
    check = data.draw(evidence_values.session_checks(client.id, TRAINERS))
    with writing(team) as unit:
        assert unit.session_checks.add(check) == check
    with team.unit() as unit:
        assert unit.session_checks.of_client(client.id) == (check,)


@many
@given(own=exercise_values.own_exercises(TRAINERS))
def test_own_exercises_come_back(team: Store, own: OwnExercise):
    with writing(team) as unit:
        added = unit.own_exercises.add(own)
    assert added == replace(own, version=1)
    with team.unit() as unit:
        assert unit.own_exercises.get(own.id) == added
        assert added in unit.own_exercises.all()
    changed = replace(added, exercise=replace(own.exercise, name="Zoë's"), review=OTHER[own.review])
    with writing(team) as unit:
        saved = unit.own_exercises.save(changed)
    with team.unit() as unit:
        assert unit.own_exercises.get(own.id) == saved == replace(changed, version=2)


@many
@given(data=st.data())
def test_weeks_come_back(team: Store, data: st.DataObject):
    client = add_client(team)
    week = data.draw(values.weeks(client.id, TRAINERS))
    with writing(team) as unit:
        added = unit.plans.save(week)
    with team.unit() as unit:
        assert unit.plans.find(client.id, week.monday) == added
        assert added in unit.plans.of_week(week.monday)
        assert unit.plans.of_client(client.id) == (added,)


def test_printed_weeks_come_back_with_the_same_bytes(store: Store):
    client = add_client(store)
    week = a_week(client)
    with writing(store) as unit:
        unit.plans.save(week)
        for number, content in enumerate((b"%PDF-1.7\x00\xff", b""), start=1):
            unit.prints.add(
                PrintedWeek(
                    id=PrintId(new_id()),
                    plan_id=week.id,
                    client_id=client.id,
                    monday=week.monday,
                    number=number,
                    layout="P",
                    paper="A4",
                    printed_at=a_clock().now(),
                    trainer_id=None,
                    pdf=content,
                )
            )
    with store.unit() as unit:
        prints = unit.prints.of_plan(week.id)
    assert [(p.number, p.pdf) for p in prints] == [(1, b"%PDF-1.7\x00\xff"), (2, b"")]
    assert {type(p.pdf) for p in prints} == {bytes}


@pytest.mark.parametrize("broken", ["a\0b", "\ud800", "x\udfff"])
def test_what_one_engine_cannot_keep_is_refused_by_both(store: Store, broken: str):
    client = add_client(store)
    named = a_week(client, sessions=(a_session(title=broken),))
    noted = a_week(client, sessions=(a_session(items=(an_item(note=broken),)),))
    swapped = a_week(client, sessions=(a_session(items=(an_item(dose=_dose(broken)),)),))
    for week in (named, noted, swapped):
        with pytest.raises(WrongInput), writing(store) as unit:
            unit.plans.save(week)
    with store.unit() as unit:
        assert unit.plans.of_client(client.id) == ()


def test_more_than_a_field_holds_is_refused(store: Store):
    client = add_client(store)
    with pytest.raises(TextTooLong) as caught, writing(store) as unit:
        unit.plans.save(a_week(client, sessions=(a_session(title="x" * 201),)))
    assert caught.value.values["limit"] == 200


def _dose(extra: str):
    return replace(an_item().dose, extra=extra)
