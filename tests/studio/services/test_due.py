from dataclasses import replace
from datetime import date, timedelta

import pytest

from studio.screening.outcome import Tier
from studio.screening.screening import Scope, Status
from studio.services.clients import ClientService, NewClient
from studio.services.practice import answers_of
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from tests.builders import THURSDAY, a_clock

SORE_KNEE = {
    "i.regions": [{"region": "knee", "side": "left", "p.now": 1, "p.worst7": 3, "p.weeks": 20}]
}


@pytest.fixture
def on(unit, broadcast, protocol, content):
    def service(day: date) -> ScreeningService:
        return ScreeningService(
            Desk(unit, a_clock(day), broadcast.publish), protocol, lambda: content.consents
        )

    return service


def codes(service: ScreeningService) -> list[tuple[str, date, Scope | None]]:
    return [(item.code, item.due_on, item.scope) for item in service.due()]


def test_a_result_is_due_a_fortnight_before_it_runs_out(confirmed, on):
    confirmed(SORE_KNEE)
    ends = date(2026, 11, 14)
    assert codes(on(ends - timedelta(days=15))) == []
    assert codes(on(ends - timedelta(days=14))) == [("expiring", ends, Scope.MINI)]
    assert codes(on(ends + timedelta(days=1))) == [("expired", ends, Scope.MINI)]


def test_a_hold_is_remembered_after_two_and_six_weeks_and_restarts_after_half_a_year(confirmed, on):
    confirmed({"dx.kidney": "yes"})
    assert codes(on(THURSDAY + timedelta(days=13))) == []
    assert [c for c, *_ in codes(on(THURSDAY + timedelta(weeks=2)))] == ["reminder_2w"]
    assert [c for c, *_ in codes(on(THURSDAY + timedelta(weeks=6)))] == ["reminder_6w"]
    assert codes(on(date(2026, 11, 15))) == [("restart", date(2026, 11, 14), Scope.FULL)]


def test_what_changed_ends_a_result_and_asks_for_a_check(confirmed, screenings, on, maya, dana):
    confirmed({})
    screenings.end_early(maya.id, "medicine", dana.id, "A new tablet")
    standing = screenings.standing(maya.id)
    assert (standing.locked_because, standing.rescreen) == ("changed", Scope.MINI)
    assert codes(on(THURSDAY)) == [("changed", THURSDAY, Scope.MINI)]
    draft = screenings.start(maya.id, dana.id)
    assert (draft.scope, draft.earlier_id) == (Scope.MINI, standing.screening_id)
    assert draft.answers["dx.heart"] == "no"
    assert not {"c.chest", "m.beta", "f.status", "h.surgery", "i.regions"} & draft.answers.keys()
    assert codes(on(THURSDAY)) == []


def test_a_forgotten_sign_up_is_named_before_it_goes(screenings, on, maya, dana):
    draft = screenings.start(maya.id, dana.id)
    gone = THURSDAY + timedelta(days=30)
    assert codes(on(gone - timedelta(days=8))) == []
    assert codes(on(gone - timedelta(days=7))) == [("draft_ends", gone, None)]
    assert on(gone).purge_drafts() == 0
    assert on(gone + timedelta(days=1)).purge_drafts() == 1
    assert [s.id for s in screenings.history(maya.id)] != [draft.id]


def test_a_proposal_waits_for_somebody_and_is_never_removed(proposed, screenings, on):
    waiting = proposed({})
    later = on(THURSDAY + timedelta(days=60))
    assert later.purge_drafts() == 0
    assert [(c, d) for c, d, _ in codes(later)] == [("to_confirm", THURSDAY)]
    assert screenings.get(waiting.id).status is Status.PROPOSED


def test_new_rules_name_whose_tier_would_change_and_change_nothing(
    confirmed, desk, content, screenings, maya
):
    screening = confirmed(SORE_KNEE)
    stricter = tuple(
        replace(rule, tier=Tier.REHAB_FIRST) if rule.id == "A01" else rule
        for rule in content.rules.rules
    )
    newer = replace(content.rules, version="2", rules=stricter)
    service = ScreeningService(
        desk, lambda: (content.questionnaire, newer), lambda: content.consents
    )
    (change,) = service.rule_changes()
    assert (change.client.id, change.before, change.after) == (
        maya.id, Tier.GYM_ADAPTED, Tier.REHAB_FIRST,
    )  # fmt: skip
    assert screenings.get(screening.id) == screening
    assert screenings.rule_changes() == ()


def test_whoever_needs_help_today_comes_first_before_anybody_has_confirmed_it(
    proposed, screenings, desk, protocol, content, maya, dana
):
    ana = ClientService(desk, protocol).register(NewClient("Ana", "Abel"))
    draft = screenings.start(ana.id, dana.id)
    answers = answers_of({}, ana, content.questionnaire, THURSDAY)
    screenings.propose(replace(draft, answers=answers), dana.id)
    proposed({"c.chest": "recent"})
    assert [item.client.id for item in screenings.due()] == [maya.id, ana.id]
