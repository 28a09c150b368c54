"""Answers that do not go together: all are found, and until settled the careful reading stands."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from studio.ids import TrainerId
from studio.screening.contradictions import REASONS_FOR_SUPERVISION
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Outcome, Tier
from tests.studio.screening.conversation import DANA, NOW, a_draft, a_flow, parked
from tests.studio.screening.protocol import (
    QUESTIONNAIRE,
    a_quiet_area,
    all_well,
    an_area,
    fired,
    judged,
    judged_strictly,
)

KIM = TrainerId("kim")

Answers = Mapping[str, object]

LONG_SPELL = an_area("low_back", p_now=3, p_worst7=5, p_trend="worse", p_seen="no")


def spell(weeks: int) -> dict[str, object]:
    block = {**LONG_SPELL, "p.weeks": weeks, "p.onset": "sudden"}
    return {"a.age": 40, "j.stiff": "yes", "dx.cancer": "past_clear", "i.regions": [block]}


PAIRS: dict[str, tuple[Answers, tuple[Answers, ...]]] = {
    "now_above_worst": (
        {"i.regions": [an_area("knee", p_now=6, p_worst7=1)]},
        (
            {"i.regions": [an_area("knee", p_now=6, p_worst7=6)]},
            {"i.regions": [an_area("knee", p_now=1, p_worst7=1)]},
        ),
    ),
    "settled_area": (
        {"i.regions": [a_quiet_area("low_back")]},
        ({"i.regions": []}, {"i.regions": [a_quiet_area("low_back")]}),
    ),
    "goal_without_area": (
        {"b.goals": ["after_injury"], "i.regions": []},
        ({"b.goals": [], "i.regions": []},),
    ),
    "thinner_without_reason": (
        {"m.thinner": "yes", "dx.clot": "no", "dx.heart": "no"},
        ({"m.thinner": "no"}, {"m.thinner": "yes", "dx.clot": "on_thinners"}),
    ),
    "insulin_without_diabetes": (
        {"dx.diabetes": "no", "dx.other": "listed", "dx.other.note": "Insulin, twice a day"},
        (
            {"dx.diabetes": "no", "dx.other": "listed"},
            {"dx.diabetes": "low_hypo_risk", "dx.other": "listed"},
            {"dx.diabetes": "hypo_risk", "dx.other": "listed"},
        ),
    ),
    "beta_without_reason": (
        {"m.beta": "yes", "dx.heart": "no", "dx.bp": "no", "dx.other": "no"},
        ({"m.beta": "no"}, {"m.beta": "yes", "dx.other": "listed"}),
    ),
    "minutes_without_days": (
        {"a.age": 66, "b.days": 0, "b.mod_mins": 200, "b.vig_mins": 60, "b.want": "vigorous"},
        (
            {"a.age": 66, "b.days": 0, "b.mod_mins": 0, "b.vig_mins": 0, "b.want": "vigorous"},
            {"a.age": 66, "b.days": 3, "b.mod_mins": 200, "b.vig_mins": 60, "b.want": "vigorous"},
        ),
    ),
    "spell_longer_than_life": (
        spell(5000),
        tuple(spell(weeks) for weeks in (0, 5, 6, 11, 12, 13, 40, 51, 52, 400, 1500)),
    ),
    "supervised_alone": (
        dict.fromkeys(REASONS_FOR_SUPERVISION, "no") | {"dx.supervised": "yes"},
        ({"dx.supervised": "no"}, {"dx.supervised": "yes"}),
    ),
    "pregnant_at_this_age": (
        {"a.age": 61, "f.status": "pregnant"},
        ({"a.age": 61, "f.status": "no"}, {"a.age": 41, "f.status": "pregnant"}),
    ),
}


def keys(outcome: Outcome) -> list[str]:
    return [found.key for found in outcome.contradictions]


@pytest.mark.parametrize("key", PAIRS)
def test_a_contradiction_is_found_and_leads_to_its_questions(key: str):
    outcome = judged(PAIRS[key][0])
    assert key in keys(outcome)
    found = next(found for found in outcome.contradictions if found.key == key)
    assert found.questions
    for name in found.questions:
        assert QUESTIONNAIRE.find(name.partition("@")[0]) is not None


@pytest.mark.parametrize("key", PAIRS)
def test_no_way_of_settling_it_asks_for_more_care_than_the_reading_meanwhile(key: str):
    answers, settlements = PAIRS[key]
    meanwhile = judged(answers)
    assert meanwhile.tier is not None
    for settlement in settlements:
        settled = judged(settlement)
        assert settled.tier is not None
        assert meanwhile.tier >= settled.tier
        assert meanwhile.urgency >= settled.urgency
        if key != "beta_without_reason":  # what else a client adds has rules of its own
            assert fired(meanwhile) >= fired(settled), settlement
            assert set(meanwhile.restriction_codes) >= set(settled.restriction_codes)


@pytest.mark.parametrize("key", sorted(set(PAIRS) - {"goal_without_area", "settled_area"}))
def test_one_settled_way_leaves_no_contradiction(key: str):
    assert key not in keys(judged(PAIRS[key][1][0]))


def test_a_well_person_contradicts_nothing():
    assert keys(judged_strictly(all_well())) == []


def test_every_condition_can_be_the_reason_for_supervision():
    conditions = {question.id for question in QUESTIONNAIRE.in_section("d")}
    hidden = {"dx.diab_trouble", "dx.supervised"}
    named = {name for name in REASONS_FOR_SUPERVISION if name.startswith("dx.")}
    assert named == conditions - hidden
    for name in REASONS_FOR_SUPERVISION:
        question = QUESTIONNAIRE.get(name)
        told = all_well() | {"dx.supervised": "yes", name: question.options[-1].key}
        assert "supervised_alone" not in keys(judged(told))
        assert "M25" in fired(judged(told))
    treated = a_quiet_area("knee") | {"p.seen": "told_not", "p.worst7": 2}
    assert keys(judged(all_well(treated) | {"dx.supervised": "yes"})) == []


def test_insulin_is_read_in_every_note():
    answers = {"b.goals": ["other"], "b.goals.note": "train around my insulin", "dx.diabetes": "no"}
    outcome = judged(answers)
    assert "insulin_without_diabetes" in keys(outcome)
    assert {"A17", "A18"} <= fired(outcome)


@pytest.mark.parametrize("age", [60, 61])
def test_pregnancy_after_sixty_is_asked_about_and_changes_nothing(age: int):
    outcome = judged({"a.age": age, "f.status": "pregnant"})
    assert ("pregnant_at_this_age" in keys(outcome)) == (age > 60)
    assert fired(outcome) == {"A32"}
    assert outcome.tier is Tier.GYM_ADAPTED


def a_flow_with(answers: Answers) -> ScreeningFlow:
    draft = a_draft(answers=all_well() | dict(answers), progress=(12, 12), page="check")
    return a_flow(draft)


def test_what_settles_a_contradiction_is_on_record() -> None:
    flow = a_flow_with({"b.days": 0, "b.mod_mins": 200, "b.want": "vigorous"})
    flow.answer("b.days", 0, DANA, NOW)
    (clash,) = flow.to_settle
    assert clash.key == "minutes_without_days"
    assert "A38" in fired(flow.outcome)
    later = NOW + timedelta(minutes=5)
    flow.answer("b.days", 4, KIM, later)
    assert flow.to_settle == ()
    assert "A38" not in fired(flow.outcome)
    stamps = parked(flow).stamps
    assert (stamps["b.days"].trainer_id, stamps["b.days"].at) == (KIM, later)
    assert (stamps["b.days=0"].trainer_id, stamps["b.days=0"].at) == (DANA, NOW)


def test_that_the_careful_reading_was_kept_is_on_record() -> None:
    flow = a_flow_with({"m.thinner": "yes"})
    (clash,) = flow.to_settle
    flow.keep(clash, DANA, NOW)
    assert flow.may_finish
    assert "A16" in fired(flow.outcome)
    assert parked(flow).stamps["keep:thinner_without_reason:dx.heart"].trainer_id == DANA
