from dataclasses import replace
from datetime import date

import pytest

from studio.errors import NotFound, NotQualified, ScreeningIncomplete, WrongInput
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Status
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from tests.builders import a_clock

SORE_BACK = {
    "i.regions": [{"region": "low_back", "side": "both", "p.now": 4, "p.worst7": 6, "p.weeks": 3}]
}
MILD_KNEE = {
    "i.regions": [{"region": "knee", "side": "left", "p.now": 1, "p.worst7": 3, "p.weeks": 20}]
}


def test_starting_again_finds_the_parked_screening(screenings, maya, dana):
    draft = screenings.start(maya.id, dana.id)
    kept = screenings.save_draft(replace(draft, answers={"a.consent": "yes"}, page="c.chest"))
    again = screenings.start(maya.id)
    assert (again.id, again.answers, again.page) == (draft.id, kept.answers, "c.chest")
    assert [client.id for _, client in screenings.drafts()] == [maya.id]


def test_unfinished_answers_have_no_outcome_and_say_what_is_missing(screenings, maya):
    draft = screenings.start(maya.id)
    with pytest.raises(ScreeningIncomplete) as refused:
        screenings.propose(draft)
    assert "a.consent" in refused.value.values["missing"]


def test_nothing_counts_before_a_trainer_confirms(screenings, proposed, maya, dana):
    waiting = proposed(SORE_BACK)
    assert waiting.outcome is not None
    assert waiting.outcome.tier is Tier.REHAB_FIRST
    assert screenings.standing(maya.id).planning is Planning.LOCKED
    screenings.confirm(waiting.id, dana.id)
    standing = screenings.standing(maya.id)
    assert (standing.tier, standing.planning) == (Tier.REHAB_FIRST, Planning.REHAB_ONLY)
    assert standing.confirmed_by == dana.id
    assert standing.expires_on == date(2026, 6, 11)
    assert "no_heavy_axial" in {restriction.code for restriction in standing.restrictions}


def test_an_unqualified_trainer_cannot_confirm_what_needs_qualification(
    screenings, proposed, maya, novice
):
    waiting = proposed(MILD_KNEE)
    with pytest.raises(NotQualified):
        screenings.confirm(waiting.id, novice.id)
    assert screenings.standing(maya.id).planning is Planning.LOCKED


def test_anybody_at_the_desk_may_confirm_a_well_client(screenings, proposed, maya, novice):
    screenings.confirm(proposed({}).id, novice.id)
    assert screenings.standing(maya.id).planning is Planning.OPEN


def test_more_cautious_needs_a_reason_and_less_cautious_is_refused(screenings, proposed, dana):
    waiting = proposed(MILD_KNEE)
    with pytest.raises(WrongInput):
        screenings.confirm(waiting.id, dana.id, chosen_tier=Tier.GYM_READY, reason="Looks fine")
    with pytest.raises(WrongInput):
        screenings.confirm(waiting.id, dana.id, chosen_tier=Tier.REHAB_FIRST, reason="  ")
    chosen = screenings.confirm(
        waiting.id, dana.id, chosen_tier=Tier.REHAB_FIRST, reason="Limps today"
    )
    assert (chosen.chosen_tier, chosen.choice_reason) == (Tier.REHAB_FIRST, "Limps today")


def test_a_confirmed_screening_takes_no_more_answers(screenings, proposed, dana):
    confirmed = screenings.confirm(proposed({}).id, dana.id)
    with pytest.raises(NotFound):
        screenings.save_draft(replace(confirmed, answers={}))
    with pytest.raises(NotFound):
        screenings.confirm(confirmed.id, dana.id)


def test_the_newest_confirmation_counts_and_the_old_one_stays_on_record(
    screenings, confirmed, maya
):
    first = confirmed({"dx.oa": "yes"})
    confirmed({})
    assert screenings.standing(maya.id).tier is Tier.GYM_READY
    assert screenings.get(first.id).status is Status.SUPERSEDED
    assert screenings.get(first.id).answers == first.answers


def test_better_answers_alone_do_not_close_what_evidence_closes(screenings, confirmed, maya):
    confirmed(SORE_BACK)
    again = confirmed({})
    carried = {finding.rule for finding in again.outcome.findings if finding.carried}
    assert {"R01", "A02"} <= carried
    assert screenings.standing(maya.id).tier is Tier.REHAB_FIRST


def test_the_planner_locks_on_the_day_after_the_result_expires(
    unit, broadcast, content, protocol, proposed, maya, screenings, dana
):
    screenings.confirm(proposed(SORE_BACK).id, dana.id)

    def standing_on(day: date):
        later = Desk(unit, a_clock(day), broadcast.publish)
        service = ScreeningService(later, protocol, lambda: content.consents)
        return service.standing(maya.id)

    assert standing_on(date(2026, 6, 11)).planning is Planning.REHAB_ONLY
    expired = standing_on(date(2026, 6, 12))
    assert (expired.planning, expired.locked_because) == (Planning.LOCKED, "expired")


def test_a_discarded_draft_is_gone(screenings, maya):
    draft = screenings.start(maya.id)
    screenings.discard(draft.id)
    assert screenings.drafts() == ()


def test_what_is_more_careful_counts_before_it_is_confirmed(
    screenings, confirmed, proposed, maya, dana
):
    confirmed({})
    waiting = proposed(SORE_BACK)
    standing = screenings.standing(maya.id)
    assert (standing.tier, standing.planning) == (Tier.REHAB_FIRST, Planning.REHAB_ONLY)
    assert "no_heavy_axial" in {restriction.code for restriction in standing.restrictions}
    screenings.save_draft(replace(waiting, answers={**waiting.answers, "i.regions": []}), dana.id)
    assert screenings.standing(maya.id).planning is Planning.OPEN


def test_what_is_less_careful_waits_for_a_trainer(screenings, confirmed, proposed, maya, dana):
    confirmed({"dx.kidney": "yes"})
    proposed({})
    assert screenings.standing(maya.id).planning is Planning.ON_HOLD


def test_an_urgent_answer_of_somebody_new_stops_planning_at_once(screenings, proposed, maya, dana):
    proposed({"c.chest": "recent"})
    standing = screenings.standing(maya.id)
    assert (standing.tier, standing.planning) == (Tier.URGENT_CARE, Planning.STOPPED)


def test_an_outcome_that_was_seen_is_not_thrown_away(screenings, proposed, maya):
    urgent = proposed({"c.chest": "recent"})
    with pytest.raises(NotFound):
        screenings.discard(urgent.id)
    assert screenings.standing(maya.id).planning is Planning.STOPPED
