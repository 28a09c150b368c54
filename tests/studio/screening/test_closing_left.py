"""What is left of an outcome when findings are closed, and what clinicians add to it."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest

from studio.screening.closing import open_outcome
from studio.screening.evidence import Evidence, EvidenceKind, WrittenRestriction
from studio.screening.outcome import Outcome, Planning, Restriction, Tier, Urgency
from studio.screening.restrictions import expires_on, printed_until
from tests.studio.screening.evidence_values import a_piece
from tests.studio.screening.protocol import (
    RULES,
    TODAY,
    all_well,
    an_area,
    fired,
    judged,
    judged_strictly,
)

SCIATICA = {
    "i.regions": [
        an_area("low_back", p_now=1, p_worst7=2, p_weeks=20, p_radiate="below", p_numb="new")
    ]
}


def left(
    outcome: Outcome,
    closed: Collection[str] = (),
    *written: Evidence,
    day: date = TODAY,
    **values: Any,
) -> Outcome:
    values.setdefault("pain_rules", RULES.pain_rules)
    return open_outcome(
        outcome,
        frozenset(closed),
        written=written,
        vocabulary=RULES.restrictions,
        day=day,
        **values,
    )


def restriction(outcome: Outcome, code: str) -> Restriction:
    return next(item for item in outcome.restrictions if item.code == code)


def test_a_cleared_sciatica_goes_on_with_rehab():
    outcome = judged(SCIATICA)
    assert (outcome.tier, outcome.urgency) == (Tier.CLEARANCE_FIRST, Urgency.SOON)
    cleared = left(outcome, {"M34"})
    assert (cleared.tier, cleared.urgency) == (Tier.REHAB_FIRST, Urgency.NONE)
    assert cleared.planning is Planning.REHAB_ONLY
    assert fired(cleared) == fired(outcome) - {"M34"}
    everything = left(outcome, fired(outcome))
    assert (everything.tier, everything.planning) == (Tier.GYM_READY, Planning.OPEN)
    assert everything.findings == everything.restrictions == ()


def test_a_restriction_stays_while_one_finding_behind_it_is_open():
    outcome = judged(SCIATICA)
    assert restriction(outcome, "no_heavy_axial").rules == ("M34", "R04", "R05", "A02", "A12")
    cleared = restriction(left(outcome, {"M34", "R05"}), "no_heavy_axial")
    assert cleared.rules == ("R04", "A02", "A12")
    assert cleared.reason == RULES.get("R04").reason
    assert (
        "no_heavy_axial" not in left(outcome, {"M34", "R04", "R05", "A02", "A12"}).restriction_codes
    )


def test_the_review_is_that_of_the_findings_left_and_counts_from_the_day_of_the_result():
    outcome = judged(SCIATICA)
    later = TODAY + timedelta(weeks=10)
    code = "no_heavy_axial"
    rehab = left(outcome, {"M34"}, day=later, judged_on=TODAY)
    assert restriction(rehab, code).review_on == TODAY + timedelta(weeks=4)
    adapted = left(outcome, {"M34", "R04", "R05"}, day=later, judged_on=TODAY)
    assert restriction(adapted, code).review_on == TODAY + timedelta(weeks=12)
    assert restriction(adapted, code).since == TODAY
    assert restriction(left(outcome, {"M34"}, day=later), code) == restriction(rehab, code)


def test_a_restriction_is_tied_to_areas_once_the_person_as_a_whole_is_cleared():
    outcome = judged({"h.fracture": "recent", "i.regions": [an_area("knee", p_moves=["impact"])]})
    assert restriction(outcome, "no_impact").regions == ()
    assert restriction(left(outcome, {"M30"}), "no_impact").regions == ("knee",)
    unknown = left(outcome, {"M30"}, pain_rules=None)
    assert restriction(unknown, "no_impact").regions == ()


def test_without_anything_closed_or_written_an_outcome_is_what_it_was():
    outcome = judged(SCIATICA)
    assert left(outcome, {"M01"}, day=TODAY + timedelta(days=90)) is outcome


def test_session_gates_and_contradictions_stay():
    outcome = judged({"c.unwell": "yes", "m.thinner": "yes", "dx.kidney": "yes"})
    cleared = left(outcome, {"M14"})
    assert outcome.session_gates
    assert (cleared.session_gates, cleared.contradictions) == (
        outcome.session_gates, outcome.contradictions,
    )  # fmt: skip


def test_after_a_discharge_nothing_is_planned_on_answers_that_are_still_open():
    answers = all_well() | {"c.leg_clot": "yes"}
    del answers["dx.heart"]
    outcome = judged_strictly(answers)
    assert (outcome.tier, outcome.missing) == (Tier.URGENT_CARE, ("dx.heart",))
    discharged = left(outcome, {"E05"})
    assert discharged.planning is Planning.LOCKED


# What a clinician wrote


def wrote(*asked: WrittenRestriction, **values: Any) -> Evidence:
    return a_piece(dated=TODAY, restrictions=asked, **values)


def test_what_a_clinician_wrote_is_added_with_its_evidence_and_its_end():
    until = date(2026, 8, 1)
    letter = wrote(WrittenRestriction("no_overhead", "shoulder:left", until))
    outcome = left(judged({"dx.kidney": "yes"}), (), letter)
    assert outcome.restriction_codes == ("no_overhead", "no_valsalva", "hr_cap_moderate")
    assert restriction(outcome, "no_overhead") == Restriction(
        code="no_overhead",
        rules=(),
        reason="Your clinician asked us to plan it this way for now.",
        since=TODAY,
        review_on=until,
        regions=("shoulder:left",),
        evidence_id=letter.id,
    )
    assert outcome.tier is Tier.CLEARANCE_FIRST


@pytest.mark.parametrize(
    ("until", "valid_until", "last"),
    [
        (None, None, date(2027, 5, 14)),
        (date(2026, 8, 1), None, date(2026, 8, 1)),
        (None, date(2026, 7, 1), date(2026, 7, 1)),
        (date(2026, 8, 1), date(2026, 7, 1), date(2026, 7, 1)),
    ],
)
def test_it_counts_from_its_day_up_to_its_last(
    until: date | None, valid_until: date | None, last: date
):
    letter = wrote(WrittenRestriction("no_overhead", until=until), valid_until=valid_until)

    def codes(day: date) -> tuple[str, ...]:
        return left(judged({}), (), letter, day=day).restriction_codes

    assert codes(TODAY - timedelta(days=1)) == ()
    assert codes(TODAY) == codes(last) == ("no_overhead",)
    assert codes(last + timedelta(days=1)) == ()
    assert left(judged({}), (), letter, day=last).restrictions[0].review_on == last


def test_of_two_letters_that_ask_the_same_the_longer_counts():
    short = wrote(WrittenRestriction("no_overhead"), valid_until=date(2026, 7, 1))
    long = wrote(WrittenRestriction("no_overhead"), valid_until=date(2026, 9, 1))
    for letters in ((short, long), (long, short)):
        (kept,) = left(judged({}), (), *letters).restrictions
        assert kept.evidence_id == long.id


def test_it_stands_beside_what_a_finding_asks_for():
    outcome = judged({"h.fracture": "recent"})
    both = left(outcome, (), wrote(WrittenRestriction("no_impact", "ankle")))
    impact = [r for r in both.restrictions if r.code == "no_impact"]
    assert [(r.rules, r.regions) for r in impact] == [(("M30",), ()), ((), ("ankle",))]


def test_a_trainers_note_lasts_and_is_looked_at_after_half_a_year():
    note = a_piece(EvidenceKind.NOTE, dated=TODAY, restrictions=(WrittenRestriction("pacing"),))
    (kept,) = left(judged({}), (), note, day=TODAY + timedelta(days=900)).restrictions
    assert kept.review_on == date(2026, 11, 14)


# How long a result counts


def test_what_is_left_counts_from_the_day_it_was_confirmed():
    letter_after = TODAY + timedelta(weeks=5)
    ends = expires_on(Tier.REHAB_FIRST, TODAY)
    assert ends is not None
    assert ends < letter_after


@pytest.mark.parametrize(
    ("tier", "stands"),
    [
        (Tier.GYM_READY, True),
        (Tier.GYM_ADAPTED, True),
        (Tier.REHAB_FIRST, False),
        (Tier.CLEARANCE_FIRST, False),
        (None, False),
    ],
)
def test_a_printed_week_stands_for_seven_days_after_the_end(tier: Tier | None, stands: bool):
    until = TODAY + timedelta(days=7) if stands else None
    assert printed_until(tier, TODAY) == until
    assert printed_until(tier, None) is None


def test_a_gate_keeps_the_tier_open_whatever_is_closed():
    outcome = judged({"dx.kidney": "yes", "a.age": 16, "a.guardian": "no"})
    assert (outcome.tier, outcome.gate) == (None, "P02")
    cleared = left(outcome, {"M14"})
    assert (cleared.tier, cleared.planning, cleared.gate) == (None, Planning.LOCKED, "P02")


def test_a_restriction_asked_for_in_other_words_is_kept_without_a_reason():
    letter = wrote(WrittenRestriction("not_in_this_vocabulary"))
    outcome = left(judged({"dx.kidney": "yes"}), (), letter)
    assert outcome.restriction_codes[-1] == "not_in_this_vocabulary"
