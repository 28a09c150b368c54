from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import UnknownKey, WrongInput
from studio.screening.outcome import PLANNING_BY_TIER, Restriction, Tier
from studio.screening.questionnaire import NOT_SURE, PREFER_NOT, Kind
from studio.screening.screening import NOT_SCREENED, Standing
from studio.screening.session_gates import (
    Effect,
    SessionQuestion,
    SessionVerdict,
    checked_answers,
    judge_session,
    questions_for,
)
from tests.studio.screening.protocol import SESSION, TODAY, judged

EVERYBODY_IS_ASKED = ["c.unwell", "s.new", "s.sedated", "g.sys", "g.dia"]
QUICK = settings(max_examples=200, deadline=None)


def standing(
    *codes: str, tier: Tier = Tier.GYM_READY, answers: Mapping[str, object] | None = None
) -> Standing:
    return Standing(
        planning=PLANNING_BY_TIER[tier],
        tier=tier,
        restrictions=tuple(
            Restriction(code, ("A17",), "", TODAY, date(2026, 8, 6)) for code in codes
        ),
        answers=answers or {},
    )


WELL = standing()
SUGAR = standing("glucose_check", tier=Tier.GYM_ADAPTED)
ASTHMA = standing("inhaler_at_hand", tier=Tier.GYM_ADAPTED)
REBUILDING = standing(tier=Tier.REHAB_FIRST)
PREGNANT = standing(tier=Tier.GYM_ADAPTED, answers={"f.status": "pregnant"})
EVERYTHING = standing(
    "glucose_check", "inhaler_at_hand", tier=Tier.REHAB_FIRST, answers={"f.status": "pregnant"}
)


def best(asked: SessionQuestion) -> object:
    return 7 if asked.id == "s.glucose" else asked.question.best


def all_fine(client: Standing, **changes: object) -> dict[str, object]:
    """Answer everything a client is asked at its best; `s_new="yes"` changes one answer."""
    fine = {asked.id: best(asked) for asked in questions_for(SESSION, client)}
    fine.update({name.replace("_", ".", 1): value for name, value in changes.items()})
    return {name: value for name, value in fine.items() if value is not None}


def judge(client: Standing, **changes: object) -> SessionVerdict:
    return judge_session(SESSION, checked_answers(SESSION, all_fine(client, **changes)), client)


def ids(client: Standing) -> list[str]:
    return [asked.id for asked in questions_for(SESSION, client)]


def test_everybody_is_asked_the_same_few_questions():
    assert ids(WELL) == EVERYBODY_IS_ASKED
    assert ids(NOT_SCREENED) == EVERYBODY_IS_ASKED


@pytest.mark.parametrize(
    ("client", "more"),
    [
        (SUGAR, {"s.glucose", "s.ketones", "s.low_helped"}),
        (ASTHMA, {"s.reliever", "s.wheezy"}),
        (REBUILDING, {"s.log"}),
        (PREGNANT, {"f.warning"}),
        (standing(answers={"f.status": NOT_SURE}), {"f.warning"}),
        (standing(answers={"f.status": "no"}), set()),
        (standing(answers={"f.status": "postnatal_3_12m"}), set()),
    ],
)
def test_some_are_asked_more(client: Standing, more: set[str]):
    assert set(ids(client)) == {*EVERYBODY_IS_ASKED, *more}


@pytest.mark.parametrize("client", [WELL, SUGAR, ASTHMA, REBUILDING, PREGNANT, EVERYTHING])
def test_with_everything_fine_the_session_begins(client: Standing):
    assert judge(client) == SessionVerdict((), Effect.NONE, (), ())


@pytest.mark.parametrize(
    ("client", "changes", "gates", "effect"),
    [
        (WELL, {"c_unwell": "yes"}, ("D01",), Effect.NO_SESSION_24H),
        (WELL, {"c_unwell": PREFER_NOT}, ("D01",), Effect.NO_SESSION_24H),
        (WELL, {"s_new": "yes"}, ("D04",), Effect.SHORT_RESCREEN),
        (WELL, {"s_new": NOT_SURE}, ("D04",), Effect.SHORT_RESCREEN),
        (WELL, {"g_sys": 180}, ("D05",), Effect.NO_SESSION),
        (WELL, {"g_sys": 179, "g_dia": 99}, (), Effect.NONE),
        (WELL, {"g_sys": 150, "g_dia": 100}, ("D05",), Effect.NO_SESSION),
        (WELL, {"s_sedated": "yes"}, ("D06",), Effect.NO_SESSION),
        (SUGAR, {"s_glucose": 4}, (), Effect.NONE),
        (SUGAR, {"s_glucose": 3.9}, ("D02",), Effect.NO_SESSION),
        (SUGAR, {"s_glucose": 15, "s_ketones": "yes"}, (), Effect.NONE),
        (SUGAR, {"s_glucose": 15.1}, (), Effect.NONE),
        (SUGAR, {"s_glucose": 15.1, "s_ketones": "yes"}, ("D02",), Effect.NO_SESSION),
        (SUGAR, {"s_glucose": 15.1, "s_ketones": NOT_SURE}, ("D02",), Effect.NO_SESSION),
        (SUGAR, {"s_low_helped": "yes"}, ("D02",), Effect.NO_SESSION),
        (SUGAR, {"c_unwell": "yes"}, ("D01", "D02"), Effect.NO_SESSION_24H),
        (ASTHMA, {"s_reliever": "no"}, ("D03",), Effect.NO_SESSION),
        (ASTHMA, {"s_wheezy": "yes"}, ("D03",), Effect.NO_SESSION),
        (REBUILDING, {"s_log": "missing"}, ("D07",), Effect.WARM_UP_ONLY),
        (REBUILDING, {"s_log": "first"}, (), Effect.NONE),
        (REBUILDING, {"s_log": "missing", "s_new": "yes"}, ("D04", "D07"), Effect.SHORT_RESCREEN),
        (PREGNANT, {"f_warning": "yes"}, ("D08",), Effect.URGENT),
        (PREGNANT, {"f_warning": "yes", "c_unwell": "yes"}, ("D08", "D01"), Effect.URGENT),
    ],
)
def test_an_answer_closes_its_gate(client, changes, gates, effect):
    verdict = judge(client, **changes)
    assert (verdict.gates, verdict.effect) == (gates, effect)
    assert len(verdict.sentences) == len(gates)
    assert verdict.sentences == SESSION.sentences(gates)


def test_what_is_told_without_being_asked_counts():
    assert judge(WELL, f_warning="yes").effect is Effect.URGENT
    assert judge(WELL, s_wheezy="yes").gates == ("D03",)
    # A missing log concerns only those who keep one.
    assert judge(WELL, s_log="missing").gates == ()


@pytest.mark.parametrize("client", [WELL, SUGAR, ASTHMA, REBUILDING, PREGNANT, EVERYTHING])
def test_an_open_question_is_never_a_no(client: Standing):
    fine = all_fine(client)
    for name in fine:
        rest = {key: value for key, value in fine.items() if key != name}
        verdict = judge_session(SESSION, rest, client)
        assert verdict.missing == (name,)
        assert verdict.effect is Effect.UNANSWERED
        assert not verdict.is_settled
    nothing = judge_session(SESSION, {}, client)
    assert nothing.missing == tuple(fine)
    assert nothing.gates == ()


def test_a_preference_not_to_say_is_open_where_it_is_no_doubt():
    raw = all_fine(WELL) | {"s.new": PREFER_NOT}
    assert judge_session(SESSION, raw, WELL).missing == ("s.new",)


def test_a_closed_day_needs_no_more_answers():
    verdict = judge_session(SESSION, {"c.unwell": "yes"}, REBUILDING)
    assert verdict.missing == ("s.new", "s.log", "s.sedated")
    assert verdict.is_settled
    mild = judge_session(SESSION, {"s.log": "missing"}, REBUILDING)
    assert mild.effect is Effect.WARM_UP_ONLY
    assert not mild.is_settled


def ladder(asked: SessionQuestion) -> list[object]:
    """Return the answers to a question from best to worst."""
    if asked.id == "s.glucose":
        return [5, 12, 15, 16, 25]
    if asked.kind is Kind.NUMBER:
        return [60, 99, 100, 140, 179, 180]
    keys: list[object] = [option.key for option in asked.options]
    return [*keys[:-1], NOT_SURE, keys[-1]]


LADDERS = {asked.id: ladder(asked) for asked in SESSION.questions}
DAYS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(steps) for name, steps in LADDERS.items()}
)
CLIENTS = st.sampled_from([WELL, SUGAR, ASTHMA, REBUILDING, PREGNANT, EVERYTHING])


@QUICK
@given(CLIENTS, DAYS, st.sampled_from(sorted(LADDERS)))
def test_a_worse_answer_never_opens_a_gate(client: Standing, day: dict[str, object], name: str):
    verdicts = [judge_session(SESSION, {**day, name: step}, client) for step in LADDERS[name]]
    for better, worse in pairwise(verdicts):
        assert set(better.gates) <= set(worse.gates)
        assert better.effect <= worse.effect


@QUICK
@given(CLIENTS, DAYS)
def test_the_verdict_is_that_of_the_strongest_gate(client: Standing, day: dict[str, object]):
    verdict = judge_session(SESSION, day, client)
    effects = [SESSION.gate(gate).effect for gate in verdict.gates]
    assert effects == sorted(effects, reverse=True)
    waiting = Effect.UNANSWERED if verdict.missing else Effect.NONE
    assert verdict.effect is (effects[0] if effects else waiting)
    assert judge_session(SESSION, dict(reversed(day.items())), client) == verdict


@QUICK
@given(CLIENTS, DAYS, DAYS)
def test_more_answers_never_open_a_gate(
    client: Standing, day: dict[str, object], later: dict[str, object]
):
    before = judge_session(SESSION, day, client)
    after = judge_session(SESSION, {**later, **day}, client)
    assert set(before.gates) <= set(after.gates)
    assert set(after.missing) <= set(before.missing)


def test_every_gate_closes_for_somebody():
    found = set()
    for client in (WELL, SUGAR, ASTHMA, REBUILDING, PREGNANT):
        for asked in questions_for(SESSION, client):
            found.update(judge(client, **{asked.id.replace(".", "_"): ladder(asked)[-1]}).gates)
    assert found == {gate.id for gate in SESSION.gates} == {f"D0{n}" for n in range(1, 9)}


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"c.unwel": "yes"}, "c.unwell"),
        ({"c.chest": "no"}, "c.chest"),
        ({"s.log": "mising"}, "missing"),
        ({"s.glucose": 400}, "s.glucose"),
        ({"s.glucose": "7"}, "s.glucose"),
        ({"s.glucose": float("nan")}, "s.glucose"),
        ({"g.sys": 90, "g.dia": 120}, "g.dia"),
        ({"s.new": True}, "s.new"),
        ([], "answers"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(raw: object, named: str):
    with pytest.raises(WrongInput) as caught:
        checked_answers(SESSION, raw)
    assert named in str(caught.value.values)


def test_a_gate_nobody_knows_has_no_sentence():
    with pytest.raises(UnknownKey):
        SESSION.sentences(["D99"])


@pytest.mark.parametrize(
    ("answers", "gates"),
    [
        ({"c.unwell": "yes"}, ("D01",)),
        ({"c.unwell": "yes", "dx.diabetes": "hypo_risk"}, ("D01",)),
        ({"g.sys": 180, "g.dia": 90, "c.unwell": "yes"}, ("D01", "D05")),
        ({"f.status": "pregnant", "f.warning": "yes"}, ("D08",)),
        ({"f.status": "no", "f.warning": "yes"}, ()),
    ],
)
def test_a_screening_tells_which_gates_close_its_day(answers, gates):
    assert judged(answers).session_gates == gates
