"""The rules that ship: how many there are, that each can fire, and where their lines lie."""

from collections import Counter

import pytest

from studio.screening.outcome import Tier, Urgency
from studio.screening.reachability import example_answers
from studio.screening.rules import Rule
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES, an_area, fired, judged


def test_there_are_129_rules_in_four_tiers():
    assert Counter(rule.tier for rule in RULES.rules) == {
        Tier.URGENT_CARE: 20,
        Tier.CLEARANCE_FIRST: 42,
        Tier.REHAB_FIRST: 21,
        Tier.GYM_ADAPTED: 46,
    }
    letters = {
        "E": Tier.URGENT_CARE,
        "M": Tier.CLEARANCE_FIRST,
        "R": Tier.REHAB_FIRST,
        "A": Tier.GYM_ADAPTED,
    }
    for letter, tier in letters.items():
        ids = [rule.id for rule in RULES.rules if rule.tier is tier]
        assert ids == [f"{letter}{number:02}" for number in range(1, len(ids) + 1)]


def test_there_are_33_restrictions_and_each_is_used():
    assert len(RULES.restrictions) == 33
    assert {code for rule in RULES.rules for code in rule.restrictions} == set(RULES.restrictions)


def test_every_source_is_named_and_used():
    assert {source for rule in RULES.rules for source in rule.sources} == set(RULES.sources)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_rule_fires_for_somebody(rule: Rule):
    example = example_answers(rule.condition, QUESTIONNAIRE.by_id)
    assert example is not None
    outcome = judged(example)
    found = {finding.rule: finding for finding in outcome.findings}[rule.id]
    assert (found.tier, found.urgency, found.reason) == (rule.tier, rule.urgency, rule.reason)
    assert outcome.tier is not None
    assert outcome.tier >= rule.tier
    assert set(rule.restrictions) <= set(outcome.restriction_codes)
    assert rule.id not in fired(judged(example, closed=[rule.id]))


BACK = "low_back"
CASES: list[tuple[dict[str, object], set[str], set[str]]] = [
    ({"c.chest": "past"}, {"M01"}, {"E01"}),
    ({"c.chest": "recent"}, {"M01", "E01"}, set()),
    ({"c.faint": "explained"}, {"A35"}, {"M02"}),
    ({"c.faint": "exertional"}, {"A35", "M02", "E04"}, set()),
    ({"c.unwell": "yes"}, set(), {"E13"}),
    ({"c.family": "yes"}, {"A36"}, {"M40"}),
    ({"c.family": "yes", "b.want": "vigorous"}, {"A36", "M40"}, set()),
    ({"dx.heart": "old", "b.want": "moderate"}, {"A21"}, {"M08", "M07"}),
    ({"dx.heart": "old", "b.want": "vigorous"}, {"A21", "M08"}, {"M07"}),
    ({"dx.heart": "old", "b.days": 2}, {"A21", "M08"}, set()),
    ({"g.sys": 139, "g.dia": 89}, set(), {"A14", "M09"}),
    ({"g.sys": 140, "g.dia": 80}, {"A14"}, {"M09"}),
    ({"g.sys": 130, "g.dia": 99}, {"A14"}, {"M09"}),
    ({"g.sys": 159, "g.dia": 100}, {"A14", "M09"}, {"E16"}),
    ({"g.sys": 180, "g.dia": 110}, {"M09"}, {"E16"}),
    ({"g.sys": 180, "g.dia": 110, "c.dizzy": "yes"}, {"M09", "E16", "M03"}, set()),
    ({"dx.bp": "uncontrolled"}, {"M10", "A14"}, set()),
    ({"dx.bp": "uncontrolled", "g.sys": 139, "g.dia": 89}, {"A14"}, {"M10"}),
    ({"dx.bp": "uncontrolled", "g.sys": 139}, {"M10"}, set()),
    ({"g.hr": 99}, set(), {"M11"}),
    ({"g.hr": 120, "c.palps": "new"}, {"M11", "E17", "M05"}, set()),
    ({"g.irregular": "yes"}, {"M11"}, set()),
    ({"dx.diabetes": "low_hypo_risk"}, {"A18"}, {"A17", "M13"}),
    ({"dx.diabetes": "low_hypo_risk", "b.want": "vigorous"}, {"A18"}, {"M13"}),
    ({"dx.diabetes": "low_hypo_risk", "b.want": "vigorous", "b.days": 0}, {"M13", "A38"}, set()),
    ({"dx.cancer": "past_clear"}, set(), {"M18", "M32"}),
    (
        {"dx.cancer": "past_clear", "i.regions": [an_area(BACK, p_weeks=11)]},
        {"M32"},
        {"M18"},
    ),
    ({"dx.scoliosis": "mild"}, set(), {"A27"}),
    ({"dx.clot": "past"}, set(), {"A16", "M23"}),
    ({"f.status": "pregnant"}, {"A32"}, {"M26", "M27"}),
    ({"f.status": "pregnant", "f.told_team": "no"}, {"A32", "M27"}, {"M26"}),
    ({"f.status": "pregnant", "f.warning": "yes"}, {"E15"}, set()),
    ({"f.status": "postnatal_6_12w"}, {"A33"}, {"M28"}),
    ({"f.status": "postnatal_6_12w", "f.check6": "no"}, {"A33", "M28"}, set()),
    ({"f.status": "postnatal_3_12m", "f.pelvic": "yes"}, {"A34", "A46", "R14"}, {"M28"}),
    ({"f.pelvic": "yes"}, {"A46"}, {"R14"}),
    ({"h.surgery": "w6_12_cleared"}, {"R10", "A41"}, {"M29"}),
    ({"h.trauma": "unassessed", "i.regions": [an_area("knee")]}, set(), {"E11"}),
    ({"h.trauma": "unassessed", "i.regions": [an_area("neck")]}, {"E11"}, set()),
    ({"i.regions": [an_area("knee", p_now=3, p_worst7=5)]}, {"A01", "A08"}, {"R01", "A02"}),
    ({"i.regions": [an_area("knee", p_now=4, p_worst7=5)]}, {"R01"}, set()),
    ({"i.regions": [an_area("knee", p_now=0, p_worst7=6)]}, {"R01"}, set()),
    ({"i.regions": [an_area(BACK, p_worst7=1)]}, {"A01", "A02"}, {"A07"}),
    ({"i.regions": [an_area("neck", p_worst7=1)]}, {"A07"}, {"A02"}),
    ({"i.regions": [an_area("elbow", p_worst7=3)]}, {"A11"}, {"A06", "A08"}),
    ({"i.regions": [an_area("neck", p_moves=["bend_sit"])]}, set(), {"A03"}),
    ({"i.regions": [an_area("ankle", p_weeks=5)]}, {"A09", "A13"}, {"R03"}),
    ({"i.regions": [an_area(BACK, p_weeks=5, p_limit=5)]}, {"R03"}, {"R06"}),
    ({"i.regions": [an_area(BACK, p_radiate="above")]}, {"A12"}, {"R04"}),
    ({"i.regions": [an_area(BACK, p_radiate="below")]}, {"A12", "R04"}, {"M34"}),
    ({"i.regions": [an_area(BACK, p_numb="new")]}, {"M34", "R05"}, {"E08"}),
    ({"i.regions": [an_area("wrist", p_weak="worsening")]}, {"E08", "M34", "R05"}, set()),
    ({"i.regions": [an_area(BACK, p_night="constant")]}, {"M31"}, {"A44"}),
    ({"i.regions": [an_area("hip", p_night="constant")]}, {"A44"}, {"M31"}),
    ({"i.regions": [an_area("knee", p_gives="yes")]}, {"R09"}, {"M38"}),
    (
        {"i.regions": [an_area("knee", p_gives="yes", p_swollen="mild", p_seen="no")]},
        {"R09", "M38", "A45"},
        {"M37"},
    ),
    ({"i.regions": [an_area("knee", p_swollen="hot")]}, {"M37"}, {"E13"}),
    ({"c.unwell": "yes", "i.regions": [an_area("knee", p_swollen="hot")]}, {"E13"}, set()),
    ({"i.regions": [an_area("hip", p_seen="told_not")]}, {"M25"}, {"R08"}),
    ({"i.regions": [an_area("hip", p_seen="in_treatment")]}, {"R08"}, {"M25"}),
    ({"a.age": 17, "i.regions": [an_area(BACK)]}, {"A40", "M42"}, set()),
    ({"a.age": 18, "i.regions": [an_area(BACK)]}, set(), {"A40", "M42"}),
    ({"a.age": 70, "i.regions": [an_area(BACK, p_weeks=2, p_onset="sudden")]}, {"M33"}, set()),
    ({"a.age": 69, "i.regions": [an_area(BACK, p_weeks=2, p_onset="sudden")]}, set(), {"M33"}),
    ({"a.age": 45, "b.want": "vigorous", "b.vig_mins": 0, "b.mod_mins": 200}, set(), {"A37"}),
    ({"a.age": 46, "b.want": "vigorous", "b.vig_mins": 0, "b.mod_mins": 200}, {"A37"}, {"A38"}),
    ({"a.age": 65, "b.days": 1}, {"A39"}, {"A38"}),
    ({"k.fear": 7, "i.regions": [an_area("hip", p_worst7=4)]}, {"R17"}, set()),
    ({"k.fear": 6, "i.regions": [an_area("hip", p_worst7=4)]}, set(), {"R17"}),
    ({"j.saddle": "yes", "i.regions": [an_area("knee")]}, set(), {"E06"}),
    ({"j.saddle": "yes", "i.regions": [an_area("knee", p_radiate="below")]}, {"E06"}, set()),
    ({"j.fever": "yes", "i.regions": [an_area("knee", p_radiate="below")]}, set(), {"E14"}),
    ({"j.stiff": "yes", "a.age": 30, "i.regions": [an_area(BACK, p_weeks=13)]}, {"R15"}, set()),
    ({"j.stiff": "yes", "a.age": 30, "i.regions": [an_area(BACK, p_weeks=12)]}, set(), {"R15"}),
]


@pytest.mark.parametrize(("answers", "present", "absent"), CASES, ids=range(len(CASES)))
def test_rules_fire_on_their_side_of_the_line(
    answers: dict[str, object], present: set[str], absent: set[str]
):
    found = fired(judged(answers))
    assert present <= found
    assert not absent & found


def test_only_what_cannot_wait_is_urgent_care():
    for rule in RULES.rules:
        assert (rule.urgency >= Urgency.SAME_DAY) == (rule.tier is Tier.URGENT_CARE)
