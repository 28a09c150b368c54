"""What holds for closing and carrying over, whatever somebody answered."""

import random
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studio.errors import CannotClose, NotQualified
from studio.screening.carrying import carry_over
from studio.screening.closing import check_closing, closed_rules, kinds_for, open_outcome
from studio.screening.contradictions import area_of
from studio.screening.evaluate import evaluate
from studio.screening.evidence import Closing, EvidenceKind
from studio.screening.outcome import Finding, Outcome, Tier, Urgency
from studio.screening.questionnaire import Kind, Question
from studio.team import Trainer
from tests.studio.screening.evidence_values import (
    NOVICE,
    PROFILE,
    SENIOR,
    TRAINER,
    a_closing,
    a_piece,
)
from tests.studio.screening.protocol import (
    QUESTIONNAIRE,
    RULES,
    TODAY,
    checked,
    judged,
    ladder,
    people,
)

QUICK = settings(max_examples=60, deadline=None)
Person = Mapping[str, object]
WRITTEN = {EvidenceKind.LETTER, EvidenceKind.DISCHARGE, EvidenceKind.RECORD}
URGENT: list[Person] = [
    {"c.leg_clot": "yes"},
    {"c.chest": "recent"},
    {"c.faint": "exertional"},
    {"h.noweight": "yes"},
    {"g.sys": 185, "g.dia": 90, "c.dizzy": "yes"},
    {"g.hr": 130, "c.palps": "new"},
    {"dx.head": "worrying"},
    {"dx.hernia": "painful_hard"},
]


def judged_on(answers: Person, day: date) -> Outcome:
    return evaluate(checked(answers), QUESTIONNAIRE, RULES, today=day, unanswered_best=True)


def left_of(outcome: Outcome, closed: frozenset[str], day: date = TODAY) -> Outcome:
    return open_outcome(
        outcome,
        closed,
        written=(),
        vocabulary=RULES.restrictions,
        day=day,
        pain_rules=RULES.pain_rules,
        judged_on=TODAY,
    )


def closed_on(
    outcome: Outcome, answers: Person, closings: list[Closing], day: date
) -> frozenset[str]:
    return closed_rules(outcome, answers, closings, RULES, QUESTIONNAIRE, day)


@st.composite
def findings(draw: st.DrawFn) -> tuple[Person, Outcome, frozenset[str]]:
    """Return somebody with findings, and some of them."""
    person = draw(people())
    outcome = judged(person)
    assume(outcome.findings)
    rules = [finding.rule for finding in outcome.findings]
    return person, outcome, frozenset(draw(st.lists(st.sampled_from(rules), max_size=4)))


# Closing


@QUICK
@given(findings())
def test_closing_leaves_all_other_findings_with_their_restrictions(
    case: tuple[Person, Outcome, frozenset[str]],
):
    _, outcome, closed = case
    after = left_of(outcome, closed)
    kept = tuple(finding for finding in outcome.findings if finding.rule not in closed)
    assert after.findings == kept
    for finding in kept:
        for code in finding.restrictions:
            (restriction,) = [r for r in after.restrictions if r.code == code]
            assert finding.rule in restriction.rules
    for restriction in after.restrictions:
        assert not closed & set(restriction.rules)
        assert restriction.reason
        assert restriction.review_on > TODAY


@QUICK
@given(findings())
def test_the_tier_is_that_of_what_is_left_and_closing_adds_nothing(
    case: tuple[Person, Outcome, frozenset[str]],
):
    _, outcome, closed = case
    after = left_of(outcome, closed)
    assert outcome.tier is not None
    assert after.tier is not None
    assert after.tier == max((finding.tier for finding in after.findings), default=Tier.GYM_READY)
    assert after.urgency == max(
        (finding.urgency for finding in after.findings), default=Urgency.NONE
    )
    assert after.tier <= outcome.tier
    assert after.urgency <= outcome.urgency
    assert set(after.restriction_codes) <= set(outcome.restriction_codes)
    assert set(after.findings) <= set(outcome.findings)


@QUICK
@given(findings(), st.randoms(use_true_random=False))
def test_the_order_of_closings_does_not_matter(
    case: tuple[Person, Outcome, frozenset[str]], chance: random.Random
):
    person, outcome, rules = case
    closings = [a_closing(found, person) for found in outcome.findings if found.rule in rules]
    mixed = [*closings, *closings[:1]]
    chance.shuffle(mixed)
    closed = closed_on(outcome, person, closings, TODAY)
    assert closed == closed_on(outcome, person, mixed, TODAY)
    at_once = left_of(outcome, closed)
    one_by_one = outcome
    for rule in mixed:
        one_by_one = left_of(one_by_one, frozenset({rule.rule}))
    assert one_by_one == left_of(at_once, frozenset())


@QUICK
@given(findings(), st.integers(0, 400))
def test_evidence_that_ends_opens_its_finding_on_the_day_after(
    case: tuple[Person, Outcome, frozenset[str]], days: int
):
    person, outcome, rules = case
    until = TODAY + timedelta(days=days)
    letter = a_piece(dated=TODAY, valid_until=until)
    closings = [
        a_closing(found, person, letter) for found in outcome.findings if found.rule in rules
    ]
    by_itself = closed_on(outcome, person, [], until)
    last = min(until, date(2027, 5, 14))
    assert closed_on(outcome, person, closings, last) == rules | closed_on(
        outcome, person, [], last
    )
    after = last + timedelta(days=1)
    assert closed_on(outcome, person, closings, after) == closed_on(outcome, person, [], after)
    assert by_itself <= closed_on(outcome, person, closings, until)


ORDERED = tuple(
    question
    for question in QUESTIONNAIRE.questions
    if question.is_ordered
    and question.section not in ("a", "g")
    and question.kind is not Kind.MULTI
)


@QUICK
@given(people(), st.sampled_from(ORDERED), st.data())
def test_a_worse_answer_opens_every_finding_that_rests_on_it(
    person: dict[str, object], question: Question, data: st.DataObject
):
    assume(not question.per_region or person["i.regions"])
    steps = ladder(question)
    low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(steps) - 1)] * 2)))
    assume(low < high)
    before, after = (with_answer(person, question.id, steps[place]) for place in (low, high))
    first, second = judged(before), judged_on(after, TODAY + timedelta(days=1))
    closings = [a_closing(found, before) for found in first.findings]
    still = closed_on(second, after, closings, TODAY + timedelta(days=1))
    area = area_of(after["i.regions"][0]) if question.per_region else ""  # type: ignore[index]
    for found in second.findings:
        if (question.id, area) in found.because:
            assert found.rule not in still


def with_answer(person: Person, question: str, value: object) -> dict[str, object]:
    if not question.startswith("p."):
        return {**person, question: value}
    first, *others = person["i.regions"]  # type: ignore[misc]
    return {**person, "i.regions": [{**first, question: value}, *others]}


# Carrying over


@QUICK
@given(people(), people(), st.integers(0, 400))
def test_carrying_over_never_asks_for_less_care(first: Person, second: Person, days: int):
    day = TODAY + timedelta(days=days)
    alone = judged_on(second, day)
    outcome = carry_over(alone, judged(first).findings, closed=(), rules=RULES, day=day)
    assert alone.tier is not None
    assert outcome.tier is not None
    assert outcome.tier >= alone.tier
    assert outcome.urgency >= alone.urgency
    assert set(outcome.restriction_codes) >= set(alone.restriction_codes)
    assert {finding.rule for finding in outcome.findings} >= {f.rule for f in alone.findings}
    tiers = [finding.tier for finding in outcome.findings]
    assert tiers == sorted(tiers, reverse=True)


@QUICK
@given(people(), people(), st.integers(0, 400))
def test_what_only_evidence_closes_is_never_lost(first: Person, second: Person, days: int):
    day = TODAY + timedelta(days=days)
    earlier = judged(first)
    outcome = carry_over(judged_on(second, day), earlier.findings, closed=(), rules=RULES, day=day)
    kept = {finding.rule: finding for finding in outcome.findings}
    for finding in earlier.findings:
        if not {"rescreen", "choice", "time"} & set(finding.closes):
            assert kept[finding.rule].since == TODAY
            assert kept[finding.rule].tier >= finding.tier


# The whole life


@dataclass
class Life:
    """A client's result through re-screens and closings, as the studio would keep it."""

    answers: Person
    outcome: Outcome
    closings: list[Closing] = field(default_factory=list)

    def open_on(self, day: date) -> Outcome:
        closed = closed_on(self.outcome, self.answers, self.closings, day)
        return left_of(self.outcome, closed, day)

    def ask_again(self, answers: Person, day: date) -> None:
        outcome = judged_on(answers, day)
        self.outcome = carry_over(
            outcome,
            self.open_on(day).findings,
            closed=closed_on(outcome, answers, self.closings, day),
            rules=RULES,
            day=day,
        )
        self.answers = answers

    def close(self, rule: str, kind: EvidenceKind, day: date, trainer: Trainer) -> None:
        outcome = self.open_on(day)
        finding = next((f for f in outcome.findings if f.rule == rule), None)
        if finding is None:
            return
        evidence = a_piece(kind, dated=day)
        with suppress(CannotClose, NotQualified):
            check_closing(
                finding,
                RULES.get(rule),
                evidence,
                trainer=trainer,
                profile=PROFILE,
                found_on=finding.since or TODAY,
                outcome=outcome,
                day=day,
            )
            self.closings.append(a_closing(finding, self.answers, evidence))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(URGENT), people(), st.data())
def test_no_trainer_lowers_urgent_care_without_a_clinicians_discharge(
    urgent: Person, person: Person, data: st.DataObject
):
    answers = {**person, **urgent, "f.status": "no"}
    life = Life(answers, judged(answers))
    assert life.outcome.tier is Tier.URGENT_CARE
    cannot_wait = {f.rule for f in life.outcome.findings if f.tier is Tier.URGENT_CARE}
    day = TODAY
    for _ in range(data.draw(st.integers(1, 6))):
        day += timedelta(days=data.draw(st.integers(0, 200)))
        if data.draw(st.booleans()):
            life.ask_again(data.draw(people()), day)
            continue
        rule = data.draw(st.sampled_from([f.rule for f in life.outcome.findings]))
        kind = data.draw(st.sampled_from(EvidenceKind))
        if rule in cannot_wait or RULES.get(rule).tier is Tier.URGENT_CARE:
            kind = data.draw(st.sampled_from(sorted(set(EvidenceKind) - WRITTEN)))
        life.close(rule, kind, day, data.draw(st.sampled_from([SENIOR, TRAINER, NOVICE])))
    left = life.open_on(day)
    assert left.tier is Tier.URGENT_CARE
    assert cannot_wait <= {finding.rule for finding in left.findings}


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(URGENT), st.lists(st.sampled_from([*URGENT, {}]), max_size=5), st.data())
def test_an_old_discharge_does_not_answer_for_what_came_after(
    urgent: Person, later: list[Person], data: st.DataObject
):
    life = Life(urgent, judged(urgent))
    day = TODAY
    (first, *_) = life.outcome.findings
    life.close(first.rule, EvidenceKind.DISCHARGE, day, SENIOR)
    assert first.rule not in {finding.rule for finding in life.open_on(day).findings}
    came_back = False
    for answers in later:
        day += timedelta(days=data.draw(st.integers(1, 60)))
        life.ask_again(answers, day)
        came_back |= first.rule in {finding.rule for finding in judged(answers).findings}
    open_now = {finding.rule for finding in life.open_on(day).findings}
    assert (first.rule in open_now) is came_back


@QUICK
@given(people(), st.lists(people(), max_size=4), st.data())
def test_since_is_the_first_day_and_never_later_than_today(
    first: Person, later: list[Person], data: st.DataObject
):
    life, day = Life(first, judged(first)), TODAY
    for answers in later:
        before = {f.rule: f for f in life.open_on(day).findings}
        day += timedelta(days=data.draw(st.integers(0, 100)))
        life.ask_again(answers, day)
        for finding in life.outcome.findings:
            assert finding.since is not None
            assert finding.since <= day
            rule = RULES.get(finding.rule)
            if finding.rule in before and not (rule.time and rule.time.begins_anew):
                assert finding.since == before[finding.rule].since


@QUICK
@given(findings(), st.sampled_from(EvidenceKind))
def test_what_cannot_close_is_refused_and_what_can_is_not_wrong_in_kind(
    case: tuple[Person, Outcome, frozenset[str]], kind: EvidenceKind
):
    _, outcome, _ = case
    finding: Finding = outcome.findings[0]
    rule = RULES.get(finding.rule)
    code = ""
    try:
        check_closing(
            finding,
            rule,
            a_piece(kind),
            trainer=SENIOR,
            profile=PROFILE,
            found_on=TODAY,
            outcome=outcome,
        )
    except CannotClose as error:
        code = str(error.values["because"])
    assert code.startswith("needs_") is (kind not in kinds_for(finding, rule))
