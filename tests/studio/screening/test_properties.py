"""What holds for all answers, whatever the rules say."""

import random
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studio.screening.contradictions import area_of
from studio.screening.facts import shown_questions
from studio.screening.outcome import Outcome, Tier
from studio.screening.questionnaire import NOT_SURE, PREFER_NOT, Kind, Question
from tests.studio.screening.protocol import (
    QUESTIONNAIRE,
    RULES,
    TODAY,
    a_quiet_area,
    all_well,
    answers_to,
    checked,
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
    wide = {found.code: set(found.regions) for found in worse.restrictions}
    for found in better.restrictions:
        # No regions means the whole person, which takes every region in.
        wider = wide[found.code]
        assert not wider or (found.regions and wider >= set(found.regions)), (what, found)


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
    place = data.draw(st.integers(0, 2))
    if question.kind is Kind.MULTI:
        worse: object = data.draw(answers_to(question))
        better: object = worse[:-1]  # type: ignore[index]
    else:
        steps = ladder(question)
        low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(steps) - 1)] * 2)))
        better, worse = steps[low], steps[high]
    assume(pressures_fit({**person, question.id: better}))
    assume(pressures_fit({**person, question.id: worse}))
    assert_no_less_careful(
        judged(with_answer(person, question, better, place)),
        judged(with_answer(person, question, worse, place)),
        (question.id, better, worse),
    )


def pressures_fit(answers: Mapping[str, object]) -> bool:
    top, bottom = answers.get("g.sys"), answers.get("g.dia")
    return not (isinstance(top, int) and isinstance(bottom, int) and bottom >= top)


def a_worse_answer(question: Question, answer: object, data: st.DataObject) -> object:
    if question.kind is Kind.MULTI:
        return [*answer, data.draw(st.sampled_from(question.options)).key]  # type: ignore[misc]
    steps = ladder(question)
    return steps[data.draw(st.integers(steps.index(answer), len(steps) - 1))]


@QUICK
@given(people(), st.data())
def test_many_answers_made_worse_together_never_ask_for_less_care(
    person: dict[str, object], data: st.DataObject
):
    worse = dict(person)
    for question in ORDERED:
        if question.id in person:
            worse[question.id] = a_worse_answer(question, person[question.id], data)
    blocks = [dict(block) for block in person["i.regions"]]  # type: ignore[attr-defined]
    for block in blocks:
        for question in ORDERED:
            if question.id in block:
                block[question.id] = a_worse_answer(question, block[question.id], data)
    worse["i.regions"] = blocks
    assume(pressures_fit(worse))
    assert_no_less_careful(judged(person), judged(worse), (person, worse))


@QUICK
@given(people(), st.sampled_from(ORDERED), st.data())
def test_an_answer_more_never_asks_for_less_care_than_its_best(
    person: dict[str, object], question: Question, data: st.DataObject
):
    assume(not question.per_region or person["i.regions"])
    place = data.draw(st.integers(0, 2))
    given_one = with_answer(person, question, data.draw(answers_to(question)), place)
    assume(pressures_fit(given_one))
    without = with_answer(person, question, None, place)
    if question.id in ("g.sys", "g.dia"):
        # A reading below the line is the one answer that takes a doubt away.
        assume(not fired(judged(without)) & {"M10"})
    assert_no_less_careful(judged(without), judged(given_one), question.id)


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
    closed = data.draw(st.sets(st.sampled_from(sorted(fired(before))), min_size=1))
    after = judged(person, closed=closed)
    urgent = any(finding.tier is Tier.URGENT_CARE for finding in before.findings)
    if urgent:
        # An urgent finding that hid a doubt may give it back as advice to ring.
        assert fired(after) == fired(before) - closed
    else:
        assert after.findings == tuple(f for f in before.findings if f.rule not in closed)
    assert set(after.restriction_codes) <= set(before.restriction_codes)
    kept = {code for finding in after.findings for code in finding.restrictions}
    assert set(after.restriction_codes) == kept


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


def complete(person: Mapping[str, object]) -> dict[str, object]:
    """Return answers in which nothing is missing: what *person* left out is at its best."""
    blocks = [
        {**a_quiet_area(block["region"], block["side"]), **block}
        for block in person["i.regions"]  # type: ignore[attr-defined]
    ]
    answers = {**all_well(), **person, "i.regions": blocks, "a.guardian": "yes"}
    del answers["a.dob"]
    return answers


@QUICK
@given(people(), st.data())
def test_leaving_out_any_answer_never_gives_an_outcome_with_less_care(
    person: dict[str, object], data: st.DataObject
):
    answers = complete(person)
    whole = judged_strictly(answers)
    assume(not whole.missing)
    shown = shown_questions(checked(answers), QUESTIONNAIRE, TODAY)
    open_to = [a for a in shown if not a.question.optional and a.key not in ("a.dob", "i.regions")]
    left_out = data.draw(st.sampled_from(open_to))
    less = dict(answers)
    if left_out.area:
        less["i.regions"] = [
            {k: v for k, v in block.items() if k != left_out.question.id}
            if area_of(block) == left_out.area
            else block
            for block in answers["i.regions"]  # type: ignore[attr-defined]
        ]
    else:
        del less[left_out.question.id]
    outcome = judged_strictly(less)
    assert left_out.key in outcome.missing
    assert outcome.tier in (None, Tier.URGENT_CARE)
    assert outcome.tier is None or whole.tier is Tier.URGENT_CARE


@QUICK
@given(people(), st.sampled_from(ORDERED), st.integers(0, 2))
def test_keeping_an_answer_to_oneself_counts_as_a_doubt_where_it_matters_most(
    person: dict[str, object], question: Question, place: int
):
    assume(question.allows_not_sure and question.prefer_not_counts)
    silent = judged(with_answer(person, question, PREFER_NOT, place))
    unsure = judged(with_answer(person, question, NOT_SURE, place))
    assert replace(silent, contradictions=()) == replace(unsure, contradictions=())


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
