import pytest

from studio.errors import NotFound, ScreeningIncomplete, UnknownKey
from studio.ids import ClientId
from studio.screening.session_gates import Effect
from studio.services.sessions import SessionService
from tests.builders import THURSDAY

FINE = {"c.unwell": "no", "s.new": "no", "s.sedated": "no"}
SORE_BACK = {"i.regions": [{"region": "low_back", "side": "both", "p.now": 4, "p.worst7": 6}]}


@pytest.fixture
def sessions(desk, content) -> SessionService:
    return SessionService(desk, lambda: content)


def asked(sessions: SessionService, client_id: ClientId) -> set[str]:
    return {question.id for question in sessions.questions(client_id)}


def test_what_is_asked_follows_the_confirmed_screening(sessions, maya, confirmed):
    assert asked(sessions, maya.id) == {*FINE, "g.sys", "g.dia"}
    confirmed({"dx.diabetes": "hypo_risk", "dx.asthma": "controlled"})
    assert {"s.glucose", "s.reliever"} <= asked(sessions, maya.id)
    confirmed(SORE_BACK)
    assert asked(sessions, maya.id) == {*FINE, "g.sys", "g.dia", "s.log"}


def test_a_check_is_kept_with_its_gates(sessions, maya, dana, confirmed, broadcast):
    confirmed(SORE_BACK)
    check = sessions.check(maya.id, {**FINE, "s.log": "missing"}, dana.id)
    assert (check.gates, check.day, check.checked_by) == (("D07",), THURSDAY, dana.id)
    assert check.answers["s.log"] == "missing"
    assert sessions.of_client(maya.id) == (check,)
    assert broadcast.changes[-1].client_ids == {maya.id}
    assert sessions.protocol().sentences(check.gates)[0].startswith("The log tells us")


def test_the_newest_check_comes_first(sessions, maya, dana):
    first = sessions.check(maya.id, {**FINE, "c.unwell": "yes"}, dana.id)
    second = sessions.check(maya.id, FINE, dana.id)
    assert sessions.of_client(maya.id) == (second, first)


def test_open_questions_are_named_and_nothing_is_kept(sessions, maya, dana):
    with pytest.raises(ScreeningIncomplete) as caught:
        sessions.check(maya.id, {"c.unwell": "no"}, dana.id)
    assert caught.value.values == {"missing": ("s.new", "s.sedated"), "reason": "session"}
    assert sessions.of_client(maya.id) == ()


def test_a_closed_day_needs_no_further_answers(sessions, maya, dana):
    assert sessions.check(maya.id, {"c.unwell": "yes"}, dana.id).gates == ("D01",)


def test_the_tier_stays_as_it_is(sessions, screenings, maya, dana, confirmed):
    confirmed({})
    before = screenings.standing(maya.id)
    sessions.check(maya.id, {**FINE, "c.unwell": "yes"}, dana.id)
    assert screenings.standing(maya.id) == before


def test_judging_stores_nothing(sessions, maya):
    verdict = sessions.judge(maya.id, {"s.new": "yes"})
    assert (verdict.gates, verdict.effect) == (("D04",), Effect.SHORT_RESCREEN)
    assert verdict.missing == ("c.unwell", "s.sedated")
    assert sessions.of_client(maya.id) == ()


def test_an_answer_to_another_question_is_refused(sessions, maya, dana):
    with pytest.raises(UnknownKey):
        sessions.check(maya.id, {**FINE, "c.chest": "no"}, dana.id)


def test_a_client_nobody_knows_is_not_checked(sessions, dana):
    with pytest.raises(NotFound):
        sessions.check(ClientId("nobody"), FINE, dana.id)
