from datetime import date

import pytest

from studio.screening.evaluate import evaluate
from studio.screening.outcome import Planning, Stream, Tier, Urgency
from studio.screening.restrictions import expires_on, months_later
from tests.studio.screening.protocol import (
    MAYA_BACK,
    QUESTIONNAIRE,
    RULES,
    TODAY,
    a_quiet_area,
    all_well,
    an_area,
    fired,
    judged,
    judged_strictly,
)


def test_a_well_person_is_ready():
    outcome = judged_strictly(all_well())
    assert outcome.tier is Tier.GYM_READY
    assert (outcome.stream, outcome.planning) == (Stream.GYM, Planning.OPEN)
    assert outcome.urgency is Urgency.NONE
    assert outcome.findings == outcome.restrictions == outcome.missing == ()
    assert (outcome.gate, outcome.contradictions, outcome.session_gates) == ("", (), ())


def test_mayas_sore_back_means_rehab_first():
    outcome = judged({"a.age": 41, "i.regions": [MAYA_BACK]})
    assert outcome.tier is Tier.REHAB_FIRST
    assert [finding.rule for finding in outcome.findings] == [
        "R01",
        "R03",
        "A01",
        "A02",
        "A03",
        "A13",
    ]
    assert outcome.planning is Planning.REHAB_ONLY
    light = next(found for found in outcome.restrictions if found.code == "low_load_only")
    assert light.rules == ("R01", "R03")
    assert light.reason == RULES.get("R01").reason
    assert light.regions == ("low_back",)
    assert (light.since, light.review_on) == (TODAY, date(2026, 6, 11))
    bending = next(finding for finding in outcome.findings if finding.rule == "A03")
    assert ("p.moves", "low_back") in bending.because


def test_numbness_between_the_legs_means_hospital_today():
    outcome = judged({"i.regions": [an_area("low_back", p_now=2)], "j.saddle": "yes"})
    assert outcome.tier is Tier.URGENT_CARE
    assert outcome.urgency is Urgency.EMERGENCY_DEPARTMENT
    assert outcome.planning is Planning.STOPPED
    assert outcome.findings[0].rule == "E06"
    assert outcome.findings[0].because == (("j.saddle", ""),)


def test_an_urgent_answer_does_not_wait_for_the_others():
    known = {"a.dob": "1985-02-03", "a.consent": "yes", "c.stroke": "yes"}
    outcome = judged_strictly(known)
    assert outcome.tier is Tier.URGENT_CARE
    assert outcome.urgency is Urgency.EMERGENCY_CALL
    assert outcome.gate == ""
    assert "c.chest" in outcome.missing


def test_open_questions_leave_the_planner_locked_and_tell_what_stands():
    outcome = judged_strictly({"a.dob": "1985-02-03", "a.consent": "yes", "c.chest": "past"})
    assert (outcome.tier, outcome.stream, outcome.gate) == (None, None, "P04")
    assert outcome.planning is Planning.LOCKED
    assert fired(outcome) == {"M01"}
    assert outcome.urgency is Urgency.SOON
    assert outcome.missing[:3] == ("a.filled_by", "a.contact", "b.days")


def test_what_is_missing_in_an_area_is_named_with_the_area():
    outcome = judged_strictly(all_well(an_area("knee", "left", p_now=2)))
    assert outcome.missing[:2] == ("p.worst7@knee:left", "p.weeks@knee:left")
    assert "p.after@knee:left" not in outcome.missing
    middle = judged_strictly(all_well(an_area("low_back")))
    assert "p.now@low_back" in middle.missing


@pytest.mark.parametrize(
    ("answers", "gate"),
    [
        ({"a.dob": "2012-05-15"}, "P01"),
        ({"a.dob": "2012-05-14"}, "P02"),
        ({"a.dob": "2008-05-15", "a.guardian": "no"}, "P02"),
        ({"a.dob": "2026-05-15"}, "P06"),
        ({"a.dob": "1900-01-01"}, "P06"),
        ({"a.consent": "no"}, "P03"),
        ({"a.consent": None}, "P03"),
    ],
)
def test_an_eligibility_gate_leaves_no_tier(answers: dict[str, object], gate: str):
    person = all_well() | {"a.guardian": None} | answers
    outcome = judged_strictly({key: value for key, value in person.items() if value is not None})
    assert (outcome.tier, outcome.gate, outcome.planning) == (None, gate, Planning.LOCKED)


def test_at_eighteen_nobody_else_signs():
    person = all_well() | {"a.dob": "2008-05-14"}
    del person["a.guardian"]
    assert judged_strictly(person).tier is Tier.GYM_READY


def test_a_young_person_with_a_guardian_lifts_with_a_coach():
    outcome = judged_strictly(all_well() | {"a.dob": "2010-01-01", "a.guardian": "yes"})
    assert outcome.tier is Tier.GYM_ADAPTED
    assert outcome.restriction_codes == ("no_heavy_axial", "no_max_test", "supervise_1to1")


@pytest.mark.parametrize("answers", [{"a.consent": "no"}, {"a.age": 13}])
def test_without_consent_or_age_no_health_answer_is_looked_at(answers: dict[str, object]):
    outcome = judged({"c.chest": "recent", "i.regions": [MAYA_BACK], **answers})
    assert outcome.tier is None
    assert outcome.findings == outcome.restrictions == outcome.session_gates == ()
    assert outcome.urgency is Urgency.NONE


def test_consent_not_asked_yet_gives_no_tier_but_tells_what_cannot_wait():
    outcome = judged_strictly({"c.stroke": "yes"})
    assert (outcome.tier, outcome.gate) == (None, "P03")
    assert fired(outcome) == {"E03"}
    assert outcome.urgency is Urgency.EMERGENCY_CALL


def test_leap_day_birthdays_come_on_the_twenty_eighth():
    person = all_well() | {"a.dob": "2008-02-29"}
    assert judged_strictly(person).tier is Tier.GYM_READY


@pytest.mark.parametrize("answer", ["not_sure", "prefer_not_to_say"])
def test_a_doubt_about_an_urgent_answer_means_ringing_today(answer: str):
    outcome = judged({"c.stroke": answer})
    assert outcome.tier is Tier.CLEARANCE_FIRST
    assert outcome.urgency is Urgency.SAME_DAY
    assert outcome.findings[0].rule == "E03"
    assert outcome.findings[0].reason == RULES.doubt_reason


def test_a_doubt_counts_as_the_worst_answer_where_that_is_not_urgent():
    assert fired(judged({"dx.bone": "not_sure"})) == fired(judged({"dx.bone": "recent_fracture"}))
    hernia = judged({"dx.hernia": "not_sure"})
    assert hernia.tier is Tier.CLEARANCE_FIRST
    assert "no_valsalva" in hernia.restriction_codes


def test_a_doubt_beside_a_certain_urgency_stays_urgent():
    outcome = judged({"c.stroke": "not_sure", "h.noweight": "yes"})
    assert outcome.tier is Tier.URGENT_CARE
    assert outcome.urgency is Urgency.EMERGENCY_CALL


def test_not_sure_about_pregnancy_counts_as_pregnant_with_nobody_told():
    outcome = judged({"f.status": "not_sure", "f.told_team": "yes"})
    assert outcome.tier is Tier.CLEARANCE_FIRST
    assert fired(outcome) == {"M27", "A32"}


def test_prefer_not_to_say_elsewhere_is_no_answer():
    outcome = judged_strictly(all_well() | {"dx.oa": "prefer_not_to_say"})
    assert (outcome.tier, outcome.missing) == (None, ("dx.oa",))


@pytest.mark.parametrize(
    ("answers", "gates"),
    [
        ({"c.unwell": "yes"}, ("D01",)),
        ({"c.unwell": "not_sure"}, ("D01",)),
        ({"g.sys": 180, "g.dia": 90}, ("D05",)),
        ({"g.sys": 150, "g.dia": 100}, ("D05",)),
        ({"g.sys": 150, "g.dia": 95}, ()),
    ],
)
def test_a_session_gate_closes_the_day(answers: dict[str, object], gates: tuple[str, ...]):
    assert judged(answers).session_gates == gates
    if "c.unwell" in answers:
        assert judged(answers).tier is Tier.GYM_READY


def test_one_finding_closed_leaves_the_next_tier():
    sciatica = {"i.regions": [an_area("low_back", p_radiate="below", p_numb="new")]}
    assert judged(sciatica).tier is Tier.CLEARANCE_FIRST
    cleared = judged(sciatica, closed=["M34"])
    assert cleared.tier is Tier.REHAB_FIRST
    assert {"R04", "R05", "A12"} <= fired(cleared)


@pytest.mark.parametrize(
    ("tier", "day"),
    [
        (Tier.GYM_READY, date(2027, 5, 14)),
        (Tier.GYM_ADAPTED, date(2026, 11, 14)),
        (Tier.REHAB_FIRST, date(2026, 6, 11)),
        (Tier.CLEARANCE_FIRST, date(2026, 11, 14)),
        (Tier.URGENT_CARE, None),
    ],
)
def test_a_result_expires_by_its_tier(tier: Tier, day: date | None):
    assert expires_on(tier, TODAY) == day


def test_months_end_where_the_month_ends():
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 31), 12) == date(2027, 12, 31)


def test_pain_is_looked_at_after_twelve_weeks_and_other_things_after_six_months():
    outcome = judged({"m.beta": "yes", "i.regions": [an_area("knee", p_worst7=3, p_weeks=8)]})
    reviews = {found.code: found.review_on for found in outcome.restrictions}
    assert outcome.tier is Tier.GYM_ADAPTED
    assert reviews["no_deep_knee_load"] == date(2026, 8, 6)
    assert reviews["rpe_only"] == date(2026, 11, 14)


def test_a_restriction_of_the_whole_person_has_no_region():
    outcome = judged({"dx.oa": "yes", "i.regions": [an_area("knee", "left", p_worst7=3)]})
    regions = {found.code: found.regions for found in outcome.restrictions}
    assert regions["no_deep_knee_load"] == ("knee:left",)
    assert regions["pain_rule"] == ()


def test_present_above_worst_counts_for_both():
    area = a_quiet_area("knee") | {"p.now": 3, "p.worst7": 1}
    outcome = judged({"i.regions": [area]})
    assert [found.key for found in outcome.contradictions] == ["now_above_worst"]
    assert outcome.contradictions[0].questions == ("p.now@knee", "p.worst7@knee")
    assert "A08" in fired(outcome)


@pytest.mark.parametrize(
    ("answers", "key", "rules"),
    [
        ({"b.days": 0, "b.mod_mins": 300, "b.want": "vigorous"}, "minutes_without_days", {"A38"}),
        ({"b.goals": ["less_pain"], "i.regions": []}, "goal_without_area", set()),
        (
            {"dx.diabetes": "no", "dx.other": "listed", "dx.other.note": "on INSULIN"},
            "insulin_without_diabetes",
            {"A17", "A18"},
        ),
        (
            {"m.thinner": "yes", "dx.clot": "no", "dx.heart": "no"},
            "thinner_without_reason",
            {"A16"},
        ),
        (
            {"m.beta": "yes", "dx.heart": "no", "dx.bp": "no", "dx.other": "no"},
            "beta_without_reason",
            {"A15"},
        ),
        ({"f.status": "pregnant", "a.age": 61}, "pregnant_at_this_age", {"A32"}),
        ({"i.regions": [a_quiet_area("hip")]}, "settled_area", set()),
        (
            {"a.age": 20, "i.regions": [an_area("hip", p_weeks=1200, p_worst7=5, p_seen="no")]},
            "spell_longer_than_life",
            {"A13", "R03"},
        ),
    ],
)
def test_a_contradiction_is_told_and_read_with_more_care(
    answers: dict[str, object], key: str, rules: set[str]
):
    outcome = judged(answers)
    assert key in [found.key for found in outcome.contradictions]
    assert rules <= fired(outcome)


def test_supervision_without_any_reason_is_asked_about():
    outcome = judged_strictly(all_well() | {"dx.supervised": "yes"})
    assert [found.key for found in outcome.contradictions] == ["supervised_alone"]
    assert outcome.tier is Tier.CLEARANCE_FIRST


def test_a_contradiction_lists_no_question_twice_as_missing():
    answers = all_well(an_area("hip", p_weeks=3000)) | {"a.dob": "1990-01-01"}
    outcome = judged_strictly(answers)
    assert len(outcome.missing) == len(set(outcome.missing))


def test_an_answer_the_questions_no_longer_know_is_asked_again():
    stored = all_well() | {"dx.oa": "sometimes", "b.days": "3", "c.chest": 2}
    outcome = evaluate(stored, QUESTIONNAIRE, RULES, today=TODAY)
    assert (outcome.tier, outcome.missing) == (None, ("b.days", "c.chest", "dx.oa"))
    unreadable = all_well() | {"a.dob": "03/02/85"}
    assert evaluate(unreadable, QUESTIONNAIRE, RULES, today=TODAY).gate == "P06"


def test_what_also_holds_without_an_area_concerns_the_whole_person():
    area = an_area("low_back", p_night="constant")
    for answers in ({}, {"j.weightloss": "yes"}):
        outcome = judged({"i.regions": [area], **answers})
        (light,) = [found for found in outcome.restrictions if found.code == "no_heavy_axial"]
        assert light.rules == ("M31",)
        assert light.regions == ()
