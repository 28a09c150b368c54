from dataclasses import replace
from datetime import timedelta

import pytest

from studio.clients.consent import Purpose, Way
from studio.errors import NoConsent, NotFound, PlanLocked
from studio.ids import ConsentId, new_id
from studio.planning.week_plan import monday_of
from studio.screening.outcome import Planning
from studio.screening.screening import AnswerStamp, Scope
from studio.services.consents import ConsentService
from studio.services.screening import ScreeningService
from tests.builders import THURSDAY


@pytest.fixture
def consents(desk, content) -> ConsentService:
    return ConsentService(desk, lambda: content.consents)


def test_a_consent_keeps_the_words_the_time_and_the_witness(consents, content, clock, maya, dana):
    given = consents.give(maya.id, Purpose.PHOTOS, dana.id, given_by="Maya Okafor", way=Way.PAPER)
    text = content.consents.purposes[Purpose.PHOTOS]
    assert (given.text_version, given.text_hash) == (text.version, text.hash)
    assert (given.given_at, given.witness, given.way) == (clock.now(), dana.id, Way.PAPER)
    assert consents.current(maya.id)[Purpose.PHOTOS].is_given
    assert Purpose.SHARING not in consents.current(maya.id)


def test_consent_to_health_answers_is_kept_with_the_first_answer(
    consents, screenings, clock, maya, dana
):
    draft = screenings.start(maya.id, dana.id)
    screenings.save_draft(replace(draft, answers={"a.consent": "yes"}), dana.id)
    given = consents.current(maya.id)[Purpose.HEALTH]
    assert (given.given_by, given.witness) == ("Maya Okafor", dana.id)


def test_without_consent_nothing_about_health_is_kept(consents, screenings, maya, dana):
    draft = screenings.start(maya.id, dana.id)
    told = {"a.consent": "yes", "c.chest": "no"}
    kept = screenings.save_draft(replace(draft, answers=told), dana.id)
    refused = {"a.consent": "no", "c.chest": "no"}
    kept = screenings.save_draft(replace(kept, answers=refused), dana.id)
    assert kept.answers == {"a.consent": "no"}


def test_of_a_child_nothing_about_health_is_kept(screenings, maya, dana):
    draft = screenings.start(maya.id, dana.id)
    told = {"a.dob": "2015-01-01", "a.consent": "yes", "c.chest": "no"}
    kept = screenings.save_draft(replace(draft, answers=told), dana.id)
    assert set(kept.answers) == {"a.dob", "a.consent"}


def test_a_withdrawal_locks_the_planner_and_giving_again_opens_it(
    confirmed, consents, screenings, planning, maya, dana
):
    confirmed({})
    consent = consents.current(maya.id)[Purpose.HEALTH]
    consents.withdraw(consent.id, maya.id, dana.id)
    standing = screenings.standing(maya.id)
    assert (standing.planning, standing.locked_because) == (Planning.LOCKED, "consent_withdrawn")
    week = planning.open_week(maya.id, monday_of(THURSDAY))
    assert not week.is_editable
    with pytest.raises(PlanLocked) as refused:
        planning.save(week.plan)
    assert refused.value.values["reason"] == "consent_withdrawn"
    consents.give(maya.id, Purpose.HEALTH, dana.id, given_by=maya.full_name)
    assert screenings.standing(maya.id).planning is Planning.OPEN
    assert len(consents.history(maya.id)) == 2


def test_an_old_yes_does_not_bring_a_withdrawn_consent_back(
    consents, screenings, clock, maya, dana
):
    stamps = {"a.consent": AnswerStamp(dana.id, clock.now() - timedelta(hours=1))}
    draft = screenings.start(maya.id, dana.id)
    told = replace(draft, answers={"a.consent": "yes"}, stamps=stamps)
    kept = screenings.save_draft(told, dana.id)
    consents.withdraw(consents.current(maya.id)[Purpose.HEALTH].id, maya.id, dana.id)
    with pytest.raises(NoConsent):
        screenings.save_draft(replace(kept, answers={**kept.answers, "c.chest": "no"}), dana.id)
    assert not consents.current(maya.id)[Purpose.HEALTH].is_given


def test_withdrawing_what_is_not_there_is_refused(consents, maya, dana):
    with pytest.raises(NotFound):
        consents.withdraw(ConsentId(new_id()), maya.id, dana.id)


@pytest.mark.parametrize("scope", [Scope.SHORT, Scope.MINI])
def test_a_check_after_a_withdrawal_asks_for_consent_again(
    confirmed, consents, screenings, maya, dana, scope
):
    confirmed({})
    consents.withdraw(consents.current(maya.id)[Purpose.HEALTH].id, maya.id, dana.id)
    draft = screenings.start(maya.id, dana.id, scope=scope)
    assert "a.consent" not in draft.answers
    screenings.save_draft(replace(draft, page="c.chest"), dana.id)
    assert not consents.current(maya.id)[Purpose.HEALTH].is_given


def test_a_carried_yes_is_no_new_consent(consents, confirmed, screenings, maya, dana):
    confirmed({})
    draft = screenings.start(maya.id, dana.id, scope=Scope.SHORT)
    assert draft.answers["a.consent"] == "yes"
    consents.withdraw(consents.current(maya.id)[Purpose.HEALTH].id, maya.id, dana.id)
    with pytest.raises(NoConsent):
        screenings.save_draft(replace(draft, page="c.chest"), dana.id)
    again = screenings.start(maya.id, dana.id)
    assert (again.id, "a.consent" in again.answers) == (draft.id, False)


def test_giving_it_again_in_a_parked_check_counts(
    confirmed, consents, screenings, clock, maya, dana
):
    confirmed({})
    consents.withdraw(consents.current(maya.id)[Purpose.HEALTH].id, maya.id, dana.id)
    draft = screenings.start(maya.id, dana.id, scope=Scope.SHORT)
    later = {"a.consent": AnswerStamp(dana.id, clock.now() + timedelta(minutes=1))}
    told = replace(draft, answers={**draft.answers, "a.consent": "yes"}, stamps=later)
    screenings.save_draft(told, dana.id)
    assert consents.current(maya.id)[Purpose.HEALTH].is_given


def test_new_words_are_agreed_to_anew_and_the_earlier_consent_stays(
    desk, protocol, content, consents, screenings, clock, maya, dana
):
    draft = screenings.start(maya.id, dana.id)
    earlier = {"a.consent": AnswerStamp(dana.id, clock.now() - timedelta(days=400))}
    kept = screenings.save_draft(
        replace(draft, answers={"a.consent": "yes"}, stamps=earlier), dana.id
    )
    health = content.consents.purposes[Purpose.HEALTH]
    words = {**content.consents.purposes, Purpose.HEALTH: replace(health, version="2")}
    newer = replace(content.consents, purposes=words)
    later = ScreeningService(desk, protocol, lambda: newer)
    later.save_draft(replace(kept, page="c.chest"), dana.id)
    assert len(consents.history(maya.id)) == 1
    again = {"a.consent": AnswerStamp(dana.id, clock.now())}
    later.save_draft(replace(later.get(kept.id), stamps=again), dana.id)
    assert [c.text_version for c in consents.history(maya.id)] == ["2", "1"]
