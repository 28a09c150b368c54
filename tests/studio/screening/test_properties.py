"""What holds for all answers, whatever the rules say."""

import random
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studio.screening.outcome import Outcome, Tier
from studio.screening.questionnaire import Kind, Question
from tests.studio.screening.protocol import (
    QUESTIONNAIRE,
    RULES,
    a_quiet_area,
    all_well,
    answers_to,
    fired,
    judged,
    judged_strictly,
    ladder,
    people,
)

QUICK = settings(max_examples=80, deadline=None)
ORDERED = tuple(
    question
    for question in QUESTIONNAIRE.questions
    if question.is_ordered and question.section != "a"
)


def assert_no_less_careful(better: Outcome, worse: Outcome, what: object) -> None:
    assert better.tier is not None, what
    assert worse.tier is not None, what
    assert worse.tier >= better.tier, what
    assert worse.urgency >= better.urgency, what
    assert set(worse.restriction_codes) >= set(better.restriction_codes), what


def with_answer(
    answers: Mapping[str, object], question: Question, value: object, place: int
) -> dict[str, object]:
    if not question.per_region:
        return {**answers, question.id: value}
    blocks = [dict(block) for block in answers["i.regions"]]  # type: ignore[attr-defined]
    blocks[place % len(blocks)][question.id] = value
    return {**answers, "i.regions": blocks}


@QUICK
@given(people(), st.sampled_from(ORDERED), st.data())
def test_a_worse_answer_never_asks_for_less_care(
    person: dict[str, object], question: Question, data: st.DataObject
):
    assume(not question.per_region or person["i.regions"])
    assume(question.section != "g" or question.kind is Kind.YES_NO)
    place = data.draw(st.integers(0, 2))
    if question.kind is Kind.MULTI:
        worse: object = data.draw(answers_to(question))
        better: object = worse[:-1]  # type: ignore[index]
    else:
        steps = ladder(question)
        low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(steps) - 1)] * 2)))
        better, worse = steps[low], steps[high]
    assert_no_less_careful(
        judged(with_answer(person, question, better, place)),
        judged(with_answer(person, question, worse, place)),
        (question.id, better, worse),
    )


@pytest.mark.parametrize("question", ORDERED, ids=lambda question: question.id)
def test_every_step_down_a_ladder_asks_for_at_least_as_much_care(question: Question):
    pregnant = {"f.status": "pregnant"} if question.section == "f" else {}
    diabetic = {"dx.diabetes": "hypo_risk"} if question.id == "dx.diab_trouble" else {}
    person = {**all_well(a_quiet_area("neck"), a_quiet_area("knee")), **pregnant, **diabetic}
    if question.kind is Kind.MULTI:
        keys = [option.key for option in question.options]
        steps: list[object] = [keys[:count] for count in range(len(keys) + 1)]
    else:
        steps = ladder(question)
    outcomes = [judged(with_answer(person, question, step, 1)) for step in steps]
    for better, worse in pairwise(outcomes):
        assert_no_less_careful(better, worse, question.id)


@QUICK
@given(people(), answers_to(QUESTIONNAIRE.get("p.after")))
def test_the_feeling_straight_after_exercise_changes_nothing(
    person: dict[str, object], after: object
):
    blocks = [dict(block) for block in person["i.regions"]]  # type: ignore[attr-defined]
    without = [{k: v for k, v in block.items() if k != "p.after"} for block in blocks]
    given_after = [{**block, "p.after": after} for block in blocks]
    for judge in (judged, judged_strictly):
        assert judge({**person, "i.regions": without}) == judge(
            {**person, "i.regions": given_after}
        )


@QUICK
@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(person: dict[str, object], chance: random.Random):
    items = list(person.items())
    blocks = [dict(block) for block in person["i.regions"]]  # type: ignore[attr-defined]
    chance.shuffle(items)
    chance.shuffle(blocks)
    assert judged(person) == judged({**dict(items), "i.regions": blocks})


@QUICK
@given(people(), st.data())
def test_closing_one_finding_leaves_the_others(person: dict[str, object], data: st.DataObject):
    before = judged(person)
    assume(before.findings)
    closed = data.draw(st.sampled_from(sorted(fired(before))))
    after = judged(person, closed=[closed])
    urgent = any(finding.tier is Tier.URGENT_CARE for finding in before.findings)
    if urgent:
        # An urgent finding that hid a doubt may give it back as advice to ring.
        assert fired(after) == fired(before) - {closed}
    else:
        assert after.findings == tuple(f for f in before.findings if f.rule != closed)
    assert set(after.restriction_codes) <= set(before.restriction_codes)


REQUIRED = tuple(
    question
    for question in QUESTIONNAIRE.questions
    if not question.optional and question.section != "a" and question.kind is not Kind.BODY_MAP
)


@pytest.mark.parametrize("question", REQUIRED, ids=lambda question: question.id)
def test_an_open_question_is_never_a_no(question: Question):
    region = "knee" if question.per_region else "neck"
    status = "postnatal_6_12w" if question.id == "f.check6" else "pregnant"
    person = {
        **all_well(a_quiet_area(region)),
        "a.dob": "1970-02-03",
        "f.status": status,
        "dx.diabetes": "low_hypo_risk",
    }
    if question.id == "j.stiff":
        person["a.dob"] = "1990-02-03"
    if question.id in {"f.status", "dx.diabetes"}:
        person |= {"f.status": "no", "dx.diabetes": "no"}
    assert judged_strictly(person).tier is not None
    if question.per_region:
        del person["i.regions"][0][question.id]  # type: ignore[index]
    else:
        del person[question.id]
    outcome = judged_strictly(person)
    assert outcome.tier is None
    assert outcome.gate == "P04"
    assert outcome.missing == (f"{question.id}@knee" if question.per_region else question.id,)


@QUICK
@given(people())
def test_the_tier_is_that_of_the_most_urgent_finding(person: dict[str, object]):
    outcome = judged(person)
    tiers = [finding.tier for finding in outcome.findings]
    assert tiers == sorted(tiers, reverse=True)
    assert outcome.tier == (tiers[0] if tiers else Tier.GYM_READY)
    asked_for = {code for finding in outcome.findings for code in finding.restrictions}
    assert set(outcome.restriction_codes) == asked_for
    order = list(RULES.restrictions)
    assert list(outcome.restriction_codes) == sorted(outcome.restriction_codes, key=order.index)
    for restriction in outcome.restrictions:
        assert restriction.reason
        assert restriction.review_on > restriction.since


@QUICK
@given(people())
def test_every_reason_leads_back_to_a_question(person: dict[str, object]):
    for finding in judged(person).findings:
        assert finding.because
        for question_id, area in finding.because:
            question = QUESTIONNAIRE.get(question_id)
            assert bool(area) == (question.per_region or question.kind is Kind.BODY_MAP)
