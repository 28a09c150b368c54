"""Findings of earlier screenings that a later one takes along until something closes them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from studio.screening.carrying import carry_over
from studio.screening.evaluate import evaluate
from studio.screening.outcome import Finding, Outcome, Planning, Tier, Urgency
from studio.screening.questionnaire import NOT_SURE
from tests.studio.screening.evidence_values import found
from tests.studio.screening.protocol import (
    QUESTIONNAIRE,
    RULES,
    TODAY,
    an_area,
    checked,
    fired,
    judged,
)

NEXT = TODAY + timedelta(weeks=4)


def again(
    answers: Mapping[str, object],
    earlier: Outcome | Collection[Finding],
    *,
    closed: Collection[str] = (),
    day: date = NEXT,
) -> Outcome:
    outcome = evaluate(checked(answers), QUESTIONNAIRE, RULES, today=day, unanswered_best=True)
    findings = earlier.findings if isinstance(earlier, Outcome) else tuple(earlier)
    return carry_over(outcome, findings, closed=closed, rules=RULES, day=day)


def test_another_answer_does_not_close_what_only_evidence_closes():
    outcome = again({}, judged({"c.chest": "past"}))
    (carried,) = outcome.findings
    assert (carried.rule, carried.carried, carried.since) == ("M01", True, TODAY)
    assert (outcome.tier, outcome.urgency) == (Tier.CLEARANCE_FIRST, Urgency.SOON)
    assert outcome.planning is Planning.ON_HOLD


def test_a_closed_finding_is_left_behind():
    outcome = again({}, judged({"c.chest": "past"}), closed={"M01"})
    assert (outcome.tier, outcome.findings) == (Tier.GYM_READY, ())


def test_what_is_found_again_keeps_its_first_day():
    outcome = again({"c.chest": "past"}, judged({"c.chest": "past"}))
    finding = found(outcome, "M01")
    assert (finding.since, finding.carried) == (TODAY, False)
    third = again({"c.chest": "past"}, outcome, day=NEXT + timedelta(weeks=4))
    assert found(third, "M01").since == TODAY


def test_what_is_new_begins_today():
    outcome = again({"dx.kidney": "yes", "c.chest": "past"}, judged({"c.chest": "past"}))
    assert found(outcome, "M14").since == NEXT


def test_a_carried_finding_stays_carried_until_it_is_found_again():
    first = judged({"c.chest": "past"})
    third = again({}, again({}, first), day=NEXT + timedelta(weeks=4))
    assert (found(third, "M01").carried, found(third, "M01").since) == (True, TODAY)
    assert not found(again({"c.chest": "past"}, third), "M01").carried


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"dx.inflam": "flare"}, "R12"),
        ({"m.beta": "yes"}, "A15"),
        ({"f.status": "pregnant"}, "A32"),
        ({"c.family": "yes", "b.want": "vigorous"}, "M40"),
    ],
)
def test_what_ends_with_another_answer_closes_itself(answers: dict[str, object], rule: str):
    first = judged(answers)
    assert rule in fired(first)
    assert rule not in fired(again({}, first))
    assert rule in fired(again(answers, first))


def test_a_light_effort_closes_what_hard_training_asked_about_and_nothing_else():
    first = judged({"c.family": "yes", "b.want": "vigorous"})
    assert fired(again({"c.family": "yes", "b.want": "light"}, first)) == {"A36"}


@pytest.mark.parametrize(("answers", "rule", "days"), [
    ({"i.regions": [an_area("knee", p_weeks=2)]}, "A13", 42),
    ({"dx.head": "recent"}, "M24", 28),
    ({"f.status": "postnatal_6_12w"}, "A33", 42),
])  # fmt: skip
def test_time_closes_what_is_not_found_any_more(answers: dict[str, object], rule: str, days: int):
    first = judged(answers)
    assert rule in fired(again({}, first, day=TODAY + timedelta(days=days - 1)))
    assert rule not in fired(again({}, first, day=TODAY + timedelta(days=days)))


def test_the_time_of_what_is_found_afresh_begins_again():
    fresh = {"i.regions": [an_area("knee", p_weeks=2)]}
    assert found(again(fresh, judged(fresh)), "A13").since == NEXT
    baby = {"f.status": "postnatal_6_12w"}
    assert found(again(baby, judged(baby)), "A33").since == TODAY


def test_whoever_comes_of_age_is_young_no_more():
    assert "A40" not in fired(again({"a.age": 18}, judged({"a.age": 17})))


def test_better_answers_open_nothing_after_urgent_care():
    first = judged({"c.leg_clot": "yes"})
    outcome = again({}, first, day=TODAY + timedelta(days=4000))
    assert (outcome.tier, outcome.planning) == (Tier.URGENT_CARE, Planning.STOPPED)
    assert fired(again({}, first, closed={"E05"})) == set()


def test_a_doubt_does_not_take_back_what_was_said_plainly():
    plain = judged({"c.leg_clot": "yes"})
    finding = found(again({"c.leg_clot": NOT_SURE}, plain), "E05")
    assert (finding.tier, finding.urgency) == (Tier.URGENT_CARE, Urgency.SAME_DAY)
    assert (finding.reason, finding.carried) == (RULES.get("E05").reason, True)
    doubtful = judged({"c.leg_clot": NOT_SURE})
    worse = found(again({"c.leg_clot": "yes"}, doubtful), "E05")
    assert (worse.tier, worse.carried, worse.since) == (Tier.URGENT_CARE, False, TODAY)


def test_a_doubt_about_what_cannot_wait_is_carried_like_any_other():
    outcome = again({}, judged({"c.leg_clot": NOT_SURE}))
    assert (outcome.tier, outcome.urgency) == (Tier.CLEARANCE_FIRST, Urgency.SAME_DAY)


def test_an_old_closing_does_not_close_what_was_open_meanwhile():
    first = judged({"c.breath": "new"})
    outcome = again({"c.breath": "new"}, first, closed={"M04"})
    assert (found(outcome, "M04").carried, found(outcome, "M04").since) == (True, TODAY)


def test_an_old_note_does_not_close_what_begins_anew():
    knock = {"dx.head": "recent"}
    finding = found(again(knock, judged(knock), closed={"M24"}), "M24")
    assert (finding.carried, finding.since) == (True, NEXT)


def test_restrictions_are_there_since_the_first_finding_behind_them():
    first = judged({"h.fracture": "recent"})
    sore = {"i.regions": [an_area("knee", p_moves=["impact"], p_weeks=20)]}
    outcome = again(sore, first)
    impact = next(r for r in outcome.restrictions if r.code == "no_impact")
    assert (impact.rules, impact.since) == (("M30", "A09"), TODAY)
    assert impact.review_on == NEXT + timedelta(weeks=12)


def test_the_order_is_that_of_urgency_and_of_the_rules():
    first = judged({"c.chest": "past", "dx.kidney": "yes", "c.leg_clot": "yes", "dx.heart": "old"})
    outcome = again({"c.palps": "new", "m.beta": "yes"}, first)
    assert [finding.rule for finding in outcome.findings] == [
        "E05", "M01", "M05", "M14", "A15", "A21", "A35",
    ]  # fmt: skip


def test_a_finding_of_a_rule_that_is_gone_is_kept_until_it_is_closed():
    gone = replace(judged({"c.chest": "past"}).findings[0], rule="M99")
    assert fired(again({}, [gone])) == {"M99"}
    assert fired(again({}, [gone], closed={"M99"})) == set()
    assert fired(again({}, [replace(gone, closes=("rescreen",))])) == set()


def test_an_open_gate_stays():
    gated = again({"a.age": 16, "a.guardian": "no"}, judged({"c.chest": "past"}))
    assert (gated.tier, gated.planning, gated.gate) == (None, Planning.LOCKED, "P02")
    assert gated.urgency is Urgency.SOON
