"""How long a finding stays closed: until its evidence ends, or an answer is new or worse."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from studio.ids import TrainerId
from studio.screening.closing import answers_behind, closed_rules
from studio.screening.evaluate import evaluate
from studio.screening.evidence import Closing, Evidence, EvidenceKind, LogTally, Reading
from studio.screening.outcome import Outcome, Tier
from studio.screening.questionnaire import NOT_SURE
from tests.studio.screening.evidence_values import a_closing, a_piece, at, found
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES, TODAY, an_area, checked, judged

NUMB = {"i.regions": [an_area("low_back", p_weeks=20, p_numb="new")]}
NEXT = TODAY + timedelta(weeks=8)


def judged_on(answers: Mapping[str, object], day: date) -> Outcome:
    return evaluate(checked(answers), QUESTIONNAIRE, RULES, today=day, unanswered_best=True)


def closed(
    answers: Mapping[str, object], *closings: Closing, day: date = TODAY, asked_on: date = TODAY
) -> frozenset[str]:
    outcome = judged_on(answers, asked_on)
    return closed_rules(outcome, answers, closings, RULES, QUESTIONNAIRE, day)


def closing_of(
    answers: Mapping[str, object], rule: str, evidence: Evidence | None = None
) -> Closing:
    return a_closing(found(judged(answers), rule), answers, evidence)


def test_only_the_finding_it_was_recorded_for_is_closed():
    assert closed(NUMB, closing_of(NUMB, "M34")) == {"M34"}
    assert closed(NUMB) == frozenset()
    assert closed({}, closing_of(NUMB, "M34")) == frozenset()


def test_a_finding_is_open_again_on_the_day_after_its_evidence_ends():
    until = date(2026, 6, 30)
    closing = closing_of(NUMB, "M34", a_piece(dated=TODAY, valid_until=until))
    assert closed(NUMB, closing, day=until) == {"M34"}
    assert closed(NUMB, closing, day=until + timedelta(days=1)) == frozenset()


def test_a_reopened_finding_is_open():
    closing = replace(closing_of(NUMB, "M34"), reopened_at=at(TODAY), reopened_by=TrainerId("t1"))
    assert closed(NUMB, closing) == frozenset()


def test_of_two_closings_one_that_counts_is_enough():
    over = closing_of(NUMB, "M34", a_piece(dated=TODAY, valid_until=TODAY))
    assert closed(NUMB, over, closing_of(NUMB, "M34"), day=NEXT) == {"M34"}


def area(**values: object) -> dict[str, object]:
    return {"i.regions": [an_area("low_back", **values)]}


@pytest.mark.parametrize(
    ("rule", "before", "now", "stays"),
    [
        ("M34", NUMB, NUMB, True),
        ("M34", area(p_weak="new"), area(p_weak="worsening"), False),
        ("M34", area(p_weak="worsening"), area(p_weak="new"), True),
        ("M34", NUMB, area(p_weak="new"), False),
        ("M34", NUMB, area(p_numb="new", p_weak="new"), False),
        ("M34", NUMB, {"i.regions": [an_area("neck", p_numb="new")]}, False),
        ("M34", NUMB, {"i.regions": [an_area("low_back", "left", p_numb="new")]}, False),
        ("M04", {"c.breath": "new"}, {"c.breath": NOT_SURE}, False),
        ("M04", {"c.breath": NOT_SURE}, {"c.breath": "new"}, True),
        ("M04", {"c.breath": NOT_SURE}, {"c.breath": "now"}, False),
        ("M09", {"g.sys": 170, "g.dia": 80}, {"g.sys": 171, "g.dia": 80}, False),
        ("M09", {"g.sys": 170, "g.dia": 80}, {"g.sys": 165, "g.dia": 80}, True),
        ("M08", {"dx.heart": "old", "b.days": 2}, {"dx.heart": "old", "b.days": 1}, False),
        ("M08", {"dx.heart": "old", "b.days": 1}, {"dx.heart": "old", "b.days": 2}, True),
        ("R07", area(p_worst7=4, p_weeks=12, p_trend="same", p_seen="no"),
         area(p_worst7=4, p_weeks=20, p_trend="same", p_seen="no"), True),
        ("R07", area(p_worst7=4, p_weeks=40, p_trend="same", p_seen="no"),
         area(p_worst7=4, p_weeks=12, p_trend="same", p_seen="no"), False),
        ("R07", area(p_worst7=4, p_weeks=12, p_trend="same", p_seen="no"),
         area(p_worst7=4, p_weeks=20, p_trend="worse", p_seen="no"), False),
        ("R14", {"f.pelvic": "yes", "f.status": "pregnant"},
         {"f.pelvic": "yes", "f.status": "postnatal_6_12w"}, False),
        ("A03", area(p_moves=["bend_sit", "twist"]), area(p_moves=["bend_sit"]), True),
        ("A03", area(p_moves=["bend_sit"]), area(p_moves=["bend_sit", "twist"]), False),
    ],
)  # fmt: skip
def test_a_later_finding_stays_closed_while_nothing_is_new_or_worse(
    rule: str, before: dict[str, object], now: dict[str, object], stays: bool
):
    assert rule in {finding.rule for finding in judged(now).findings}
    closing = closing_of(before, rule)
    assert (rule in closed(now, closing, day=NEXT, asked_on=NEXT)) is stays


def test_other_words_beside_an_answer_are_new():
    told = {"dx.other": "listed", "dx.other.note": "Hay fever"}
    closing = closing_of(told, "A43", a_piece(EvidenceKind.NOTE, dated=TODAY))
    assert closed(told, closing, day=NEXT, asked_on=NEXT) == {"A43"}
    more = told | {"dx.other.note": "Hay fever, and a new heart tablet"}
    assert closed(more, closing, day=NEXT, asked_on=NEXT) == frozenset()


def test_what_cannot_wait_is_never_closed_ahead():
    swollen = {"c.leg_clot": "yes"}
    closing = closing_of(swollen, "E05", a_piece(EvidenceKind.DISCHARGE, dated=TODAY))
    assert closed(swollen, closing, day=NEXT) == {"E05"}
    assert closed(swollen, closing, day=NEXT, asked_on=NEXT) == frozenset()


def test_pain_that_had_settled_by_the_log_and_is_back_opens_its_finding():
    sore = area(p_now=5, p_worst7=6, p_weeks=20)
    log = LogTally(8, 4, highest_during=3, now=2, worst=5, limit=2)
    closing = closing_of(sore, "R01", a_piece(EvidenceKind.LOG, dated=TODAY, log=log))
    assert "R01" in closed(sore, closing, day=NEXT)
    assert "R01" not in closed(sore, closing, day=NEXT, asked_on=NEXT)
    less = area(p_now=4, p_worst7=5, p_weeks=28)
    assert "R01" not in closed(less, closing, day=NEXT, asked_on=NEXT)


def test_readings_count_for_what_is_not_measured_anew():
    high = {"g.sys": 170, "g.dia": 80}
    low = (Reading(TODAY, 140, 80), Reading(TODAY, 150, 85))
    closing = closing_of(high, "M09", a_piece(EvidenceKind.READINGS, dated=TODAY, readings=low))
    assert ("g.sys", "evidence", 150) in closing.answers
    assert "M09" in closed(high, closing, day=NEXT, asked_on=NEXT)
    assert "M09" not in closed({"g.sys": 162, "g.dia": 80}, closing, day=NEXT, asked_on=NEXT)


def test_what_was_open_meanwhile_needs_evidence_of_its_own():
    outcome = judged_on(NUMB, NEXT)
    carried = replace(outcome, findings=tuple(replace(f, carried=True) for f in outcome.findings))
    closing = closing_of(NUMB, "M34")

    def closed_by(*closings: Closing) -> frozenset[str]:
        return closed_rules(carried, NUMB, closings, RULES, QUESTIONNAIRE, NEXT)

    assert closed_by(closing) == frozenset()
    assert closed_by(replace(closing, closed_at=at(NEXT))) == {"M34"}


# The answers behind a finding


def behind(answers: Mapping[str, object], rule: str, **values: Any) -> tuple[object, ...]:
    finding = found(judged(answers), rule)
    return answers_behind(finding, answers, QUESTIONNAIRE, **values)


def test_the_answers_behind_a_finding_name_question_area_and_answer():
    answers = {"i.regions": [an_area("knee", "left", p_now=0), an_area("low_back", p_numb="new")]}
    assert behind(answers, "M34") == (("p.numb", "low_back", "new"),)
    assert behind({"c.chest": "past"}, "M01") == (("c.chest", "", "past"),)
    fever = {"j.fever": "yes", "i.regions": [an_area("neck")]}
    assert behind(fever, "E14") == (("j.fever", "", "yes"), ("i.regions", "neck", True))


def test_an_area_that_is_not_marked_any_more_has_no_answer():
    finding = found(judged(NUMB), "M34")
    assert answers_behind(finding, {}, QUESTIONNAIRE) == (("p.numb", "low_back", None),)


# Time


@pytest.mark.parametrize(
    ("answers", "rule", "days"),
    [
        (area(p_weeks=2, p_worst7=5), "R03", 42),
        (area(p_weeks=2), "A13", 42),
        ({"f.status": "postnatal_6_12w"}, "A33", 42),
    ],
)
def test_time_closes_by_itself_on_its_day(answers: dict[str, object], rule: str, days: int):
    assert rule not in closed(answers, day=TODAY + timedelta(days=days - 1))
    assert rule in closed(answers, day=TODAY + timedelta(days=days))


def test_time_alone_does_not_say_that_somebody_is_free_of_symptoms():
    assert closed({"dx.head": "recent"}, day=TODAY + timedelta(days=400)) == frozenset()


def test_the_18th_birthday_closes_what_is_about_youth():
    young = {"a.dob": "2008-07-01", "a.guardian": "yes"}
    assert "A40" not in closed(young, day=date(2026, 6, 30))
    assert "A40" in closed(young, day=date(2026, 7, 1))


def test_nothing_else_closes_by_waiting():
    waits = {rule.id for rule in RULES.rules if rule.time is not None}
    assert waits == {"R03", "A13", "A33", "A40", "M24"}
    assert judged(NUMB).tier is Tier.CLEARANCE_FIRST
    assert closed(NUMB, day=TODAY + timedelta(days=4000)) == frozenset()
