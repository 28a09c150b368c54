"""Which evidence closes a finding, and why other evidence does not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from resources import read_folder
from studio.errors import CannotClose, NotQualified
from studio.screening.closing import kinds_for, valid_until
from studio.screening.evidence import EvidenceKind, LogTally, Reading
from studio.screening.outcome import Finding, Outcome, Tier, Urgency
from studio.screening.questionnaire import NOT_SURE
from studio.screening.rules import Rule
from studio.team import Trainer
from studio.wording import load_words
from tests.studio.screening.evidence_values import (
    GOOD_LOG,
    NOVICE,
    SENIOR,
    TRAINER,
    a_piece,
    check,
    found,
    kinds_of,
)
from tests.studio.screening.protocol import RULES, TODAY, an_area, judged

LETTER, DISCHARGE, RECORD, ACCOUNT, NOTE, READINGS, LOG = EvidenceKind
WRITTEN = (LETTER, DISCHARGE, RECORD)
WORDS = load_words(read_folder)
LATER = TODAY + timedelta(days=1)
SORE_BACK = {"i.regions": [an_area("low_back", p_now=4, p_worst7=5, p_weeks=20)]}


def refused(outcome: Outcome, rule: str, *args: Any, **values: Any) -> Mapping[str, object]:
    """Return the values of the refusal, which has a sentence that needs no other values."""
    with pytest.raises(CannotClose) as caught:
        check(outcome, rule, *args, **values)
    values = caught.value.values
    assert values["rule"] == rule
    assert WORDS.fill(f"error_because.cannot_close.{values['because']}", **values)
    return values


def because(outcome: Outcome, rule: str, *args: Any, **values: Any) -> object:
    return refused(outcome, rule, *args, **values)["because"]


@pytest.mark.parametrize(
    ("answers", "rule", "kinds"),
    [
        ({"c.leg_clot": "yes"}, "E05", WRITTEN),
        ({"c.chest": "past"}, "M01", WRITTEN),
        ({"dx.kidney": "yes"}, "M14", (*WRITTEN, ACCOUNT)),
        ({"g.sys": 165, "g.dia": 80}, "M09", (*WRITTEN, READINGS)),
        ({"dx.bp": "uncontrolled"}, "M10", (*WRITTEN, ACCOUNT, READINGS)),
        ({"dx.head": "recent"}, "M24", (*WRITTEN, NOTE)),
        ({"f.status": "pregnant", "f.told_team": "no"}, "M27", (NOTE,)),
        ({"dx.other": "worried"}, "M41", (*WRITTEN, ACCOUNT, NOTE)),
        ({"c.family": "yes", "b.want": "vigorous"}, "M40", (*WRITTEN, ACCOUNT)),
        (SORE_BACK, "R01", (LOG,)),
        ({"i.regions": [an_area(p_radiate="below")]}, "R04", (*WRITTEN, ACCOUNT, LOG)),
        ({"dx.inflam": "flare"}, "R12", ()),
        (SORE_BACK, "A01", (LOG,)),
        ({"dx.heart": "old"}, "A21", (*WRITTEN, ACCOUNT)),
        ({"i.regions": [an_area(p_weeks=2)]}, "A13", ()),
        ({"a.age": 16}, "A40", ()),
        ({"dx.other": "listed"}, "A43", (NOTE,)),
    ],
)
def test_what_could_close_a_finding_comes_strongest_first(
    answers: Mapping[str, object], rule: str, kinds: tuple[EvidenceKind, ...]
):
    assert kinds_of(judged(answers), rule) == kinds


def as_found(rule: Rule) -> Finding:
    return Finding(
        rule.id, rule.tier, rule.urgency, rule.reason, "", rule.restrictions, rule.closes,
        since=TODAY,
    )  # fmt: skip


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_way_a_rule_names_is_open_and_no_other(rule: Rule):
    kinds = set(kinds_for(as_found(rule), rule))
    assert (LETTER in kinds) is ("clin" in rule.closes)
    assert (READINGS in kinds) is ("measured" in rule.closes)
    assert (LOG in kinds) is ("log" in rule.closes)
    assert (ACCOUNT in kinds) is ("clin" in rule.closes and rule.urgency <= Urgency.ROUTINE)
    if rule.tier is Tier.URGENT_CARE:
        assert kinds == set(WRITTEN)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_evidence_of_another_kind_closes_nothing(rule: Rule):
    finding = as_found(rule)
    outcome = replace(judged({}), findings=(finding,), tier=rule.tier)
    for kind in set(EvidenceKind) - set(kinds_for(finding, rule)):
        said = because(outcome, rule.id, a_piece(kind))
        assert str(said).startswith("needs_")


@pytest.mark.parametrize("rule", [r for r in RULES.rules if "clin" in r.closes], ids=lambda r: r.id)
def test_what_a_clinician_wrote_closes_what_is_medical(rule: Rule):
    outcome = replace(judged({}), findings=(as_found(rule),), tier=rule.tier)
    for kind in WRITTEN:
        check(outcome, rule.id, a_piece(kind, dated=TODAY), trainer=NOVICE)


def test_an_account_closes_routine_findings_with_a_senior_trainers_note():
    routine = judged({"dx.kidney": "yes"})
    account = a_piece(ACCOUNT)
    check(routine, "M14", account)
    assert because(routine, "M14", replace(account, note="")) == "no_note"
    with pytest.raises(NotQualified):
        check(routine, "M14", account, trainer=TRAINER)
    assert because(judged({"c.chest": "past"}), "M01", account) == "needs_letter"


def test_a_doubt_about_what_cannot_wait_asks_for_a_letter():
    doubtful = judged({"c.leg_clot": NOT_SURE})
    assert found(doubtful, "E05").tier is Tier.CLEARANCE_FIRST
    assert kinds_of(doubtful, "E05") == WRITTEN


def test_a_note_is_a_senior_trainers_and_says_something():
    outcome = judged({"dx.other": "listed"})
    check(outcome, "A43", a_piece(NOTE))
    assert because(outcome, "A43", a_piece(NOTE, note=" ")) == "no_note"
    for trainer in (TRAINER, NOVICE):
        with pytest.raises(NotQualified) as caught:
            check(outcome, "A43", a_piece(NOTE), trainer=trainer)
        assert caught.value.values["trainer"] == trainer.name


@pytest.mark.parametrize(
    ("trainer", "may"), [(SENIOR, True), (TRAINER, False), (NOVICE, False)], ids=lambda t: str(t)
)
def test_whoever_closes_may_confirm_what_is_left(trainer: Trainer, may: bool):
    outcome = judged(SORE_BACK | {"dx.kidney": "yes"})
    if may:
        check(outcome, "M14", a_piece(), trainer=trainer)
    else:
        with pytest.raises(NotQualified) as caught:
            check(outcome, "M14", a_piece(), trainer=trainer)
        assert caught.value.values["tier"] == "rehab_first"


def test_anybody_may_close_the_last_finding_by_a_letter():
    check(judged({"dx.kidney": "yes"}), "M14", a_piece(), trainer=NOVICE)


# Readings


HIGH = judged({"g.sys": 165, "g.dia": 102})
UNKNOWN = judged({"dx.bp": "uncontrolled"})
FAST = judged({"g.hr": 104})


def readings(*found: Reading) -> Any:
    return a_piece(READINGS, readings=found)


def test_two_readings_below_the_line_on_another_day_close_high_pressure():
    low = Reading(LATER, 159, 99)
    check(HIGH, "M09", readings(low, low))
    check(HIGH, "M09", readings(low, replace(low, on=LATER + timedelta(days=3))))
    assert refused(HIGH, "M09", readings(low)) == {
        "rule": "M09", "because": "readings_few", "needed": 2, "found": 1,
    }  # fmt: skip
    assert because(HIGH, "M09", readings()) == "no_readings"
    same_day = replace(low, on=TODAY)
    assert because(HIGH, "M09", readings(same_day, same_day)) == "same_day"
    assert because(HIGH, "M09", readings(same_day, low)) == "readings_few"
    pulse_only = Reading(LATER, pulse=60)
    assert because(HIGH, "M09", readings(pulse_only, pulse_only)) == "not_measured_pressure"
    assert because(HIGH, "M09", readings(low, pulse_only)) == "readings_few"


@pytest.mark.parametrize(
    "high", [Reading(LATER, 160, 80), Reading(LATER, 120, 100), Reading(LATER, 170, None)]
)
def test_one_reading_at_the_line_keeps_the_finding_open(high: Reading):
    low = Reading(LATER, 120, 70)
    values = refused(HIGH, "M09", readings(low, low, high))
    assert (values["because"], values["systolic"], values["diastolic"]) == (
        "pressure_high", 160, 100,
    )  # fmt: skip


def test_one_reading_here_settles_an_unknown_pressure_the_same_day():
    check(UNKNOWN, "M10", readings(Reading(TODAY, 139, 89)))
    assert because(UNKNOWN, "M10", readings(Reading(TODAY, 140, 80))) == "pressure_high"
    assert because(UNKNOWN, "M10", readings(Reading(TODAY, 120, 90))) == "pressure_high"
    earlier = Reading(TODAY - timedelta(days=1), 120, 80)
    assert because(UNKNOWN, "M10", readings(earlier)) == "before_finding"


def test_a_pulse_settles_on_another_day_when_it_is_slow_and_even():
    check(FAST, "M11", readings(Reading(LATER, pulse=99)))
    assert because(FAST, "M11", readings(Reading(TODAY, pulse=80))) == "same_day"
    assert because(FAST, "M11", readings(Reading(LATER, pulse=100))) == "pulse_high"
    assert because(FAST, "M11", readings(Reading(LATER, 120, 80))) == "not_measured_pulse"
    uneven = Reading(LATER, pulse=70, is_irregular=True)
    assert because(FAST, "M11", readings(uneven)) == "pulse_uneven"


# Clean sessions


def log(**values: Any) -> Any:
    return a_piece(LOG, log=replace(GOOD_LOG, **values))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"clean_sessions": 6}, ""),
        ({"clean_sessions": 5}, "sessions_few"),
        ({"weeks": 3}, ""),
        ({"weeks": 2}, "weeks_few"),
        ({"highest_during": 5}, ""),
        ({"highest_during": 6}, "during_high"),
        ({"now": 3}, ""),
        ({"now": 4}, "now_high"),
        ({"now": None}, "now_open"),
        ({"worst": 5}, ""),
        ({"worst": 6}, "worst_high"),
        ({"worst": None}, "worst_open"),
        ({"limit": 5}, ""),
        ({"limit": 6}, "limit_high"),
        ({"limit": None}, "limit_open"),
        ({"fear": None}, ""),
    ],
)
def test_rehab_ends_with_six_clean_sessions_over_three_weeks(values: dict[str, Any], code: str):
    outcome = judged(SORE_BACK)
    if code:
        assert because(outcome, "R01", log(**values)) == code
    else:
        check(outcome, "R01", log(**values))


@pytest.mark.parametrize(
    ("rule", "answers", "values", "code"),
    [
        ("A02", SORE_BACK, {"clean_sessions": 10, "weeks": 6, "highest_during": 2}, ""),
        ("A02", SORE_BACK, {"clean_sessions": 9}, "sessions_few"),
        ("A02", SORE_BACK, {"weeks": 5}, "weeks_few"),
        ("A02", SORE_BACK, {"highest_during": 3}, "during_high"),
        ("A01", SORE_BACK, {"clean_sessions": 6, "highest_during": 5}, ""),
        ("A01", SORE_BACK, {"weeks": 5}, "weeks_few"),
        ("A41", {"h.fracture": "healed"}, {"clean_sessions": 6}, ""),
        ("A38", {"b.want": "vigorous", "b.days": 0}, {"weeks": 5}, "weeks_few"),
        ("A38", {"b.want": "vigorous", "b.days": 0}, {"clean_sessions": 6, "weeks": 6}, ""),
        ("A30", {"dx.longcovid": "yes"}, {"clean_sessions": 9}, "sessions_few"),
    ],
)
def test_adaptations_end_with_clean_sessions_over_six_weeks(
    rule: str, answers: Mapping[str, object], values: dict[str, Any], code: str
):
    outcome = judged(answers)
    if code:
        assert because(outcome, rule, log(**values)) == code
    else:
        check(outcome, rule, log(**values))


def test_worry_ends_with_worry_at_four_or_less():
    outcome = judged({"k.fear": 8, "i.regions": [an_area("hip", p_worst7=4, p_weeks=20)]})
    check(outcome, "R17", a_piece(LOG, log=LogTally(0, 0, fear=4)))
    assert because(outcome, "R17", a_piece(LOG, log=LogTally(20, 20, fear=5))) == "fear_high"
    assert because(outcome, "R17", a_piece(LOG, log=LogTally(20, 20))) == "fear_open"


def test_a_log_without_sheets_closes_nothing():
    assert because(judged(SORE_BACK), "R01", a_piece(LOG, log=None)) == "no_log"


def test_rehab_does_not_end_while_a_clinicians_word_is_awaited():
    numb = {"i.regions": [an_area("low_back", p_now=4, p_worst7=5, p_weeks=20, p_numb="new")]}
    outcome = judged(numb)
    values = refused(outcome, "R01", log())
    assert (values["because"], values["found"]) == ("clinical_open", 2)
    check(judged(numb, closed=["M34", "R05"]), "R01", log())


def test_a_lasting_adaptation_does_not_hold_anybody_in_rehab():
    check(judged(SORE_BACK | {"dx.heart": "old"}), "R01", log())


# Days


def test_what_is_dated_in_the_future_closes_nothing():
    outcome = judged({"dx.kidney": "yes"})
    assert because(outcome, "M14", a_piece(dated=LATER), day=TODAY) == "in_future"
    check(outcome, "M14", a_piece(dated=LATER), day=LATER)
    ahead = readings(Reading(date(2027, 1, 1), 120, 70))
    assert because(UNKNOWN, "M10", ahead) == "in_future"


def test_information_that_has_ended_closes_nothing():
    outcome = judged({"dx.kidney": "yes"})
    letter = a_piece(dated=TODAY, valid_until=TODAY)
    check(outcome, "M14", letter, day=TODAY)
    assert refused(outcome, "M14", letter, day=LATER) == {
        "rule": "M14", "because": "ended", "ended_on": TODAY,
    }  # fmt: skip


def test_an_earlier_letter_speaks_of_a_lasting_condition_and_not_of_what_is_acute():
    earlier = a_piece(dated=TODAY - timedelta(days=60))
    check(judged({"dx.kidney": "yes"}), "M14", earlier)
    assert because(judged({"c.leg_clot": "yes"}), "E05", earlier) == "before_finding"
    assert because(judged({"c.leg_clot": NOT_SURE}), "E05", earlier) == "before_finding"


@pytest.mark.parametrize(
    ("kind", "rule", "answers"),
    [(NOTE, "A43", {"dx.other": "listed"}), (LOG, "R01", SORE_BACK)],
)
def test_notes_and_sheets_are_not_older_than_the_finding(
    kind: EvidenceKind, rule: str, answers: Mapping[str, object]
):
    earlier = a_piece(kind, dated=TODAY - timedelta(days=1))
    assert because(judged(answers), rule, earlier) == "before_finding"


def test_a_note_after_28_days_says_that_a_knock_has_healed():
    outcome = judged({"dx.head": "recent"})
    day = TODAY + timedelta(days=28)
    check(outcome, "M24", a_piece(NOTE, dated=day))
    values = refused(outcome, "M24", a_piece(NOTE, dated=day - timedelta(days=1)))
    assert values == {"rule": "M24", "because": "too_early", "earliest": day}
    check(outcome, "M24", a_piece(LETTER, dated=TODAY))


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_clinical_information_counts_for_a_year_or_until_its_day(kind: EvidenceKind):
    day = date(2024, 2, 29)
    ends = [
        valid_until(a_piece(kind, dated=day)),
        valid_until(a_piece(kind, dated=day, valid_until=date(2024, 6, 1))),
        valid_until(a_piece(kind, dated=day, valid_until=date(2030, 6, 1))),
    ]
    if kind.is_clinical:
        assert ends == [date(2025, 2, 28), date(2024, 6, 1), date(2025, 2, 28)]
    else:
        assert ends == [None, None, None]
