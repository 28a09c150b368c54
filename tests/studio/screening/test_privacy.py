from hypothesis import given, settings
from hypothesis import strategies as st

from studio.screening.flow import ScreeningFlow
from studio.screening.privacy import allowed_answers, may_keep_health, without_health
from tests.studio.screening.conversation import (
    DANA,
    NOW,
    a_flow,
    as_well,
    by_seed,
    give,
    parked,
    walk,
)
from tests.studio.screening.protocol import TODAY

HEALTH = {"a.dob": "1990-02-03", "a.contact": "Ann", "c.chest": "past", "dx.other.note": "gout"}


def test_without_consent_only_what_is_about_the_person_is_kept() -> None:
    answers = {**HEALTH, "a.consent": "no"}
    kept = {"a.dob": "1990-02-03", "a.contact": "Ann", "a.consent": "no"}
    assert allowed_answers(answers, TODAY) == kept == without_health(answers)


def test_of_a_child_nothing_about_health_is_kept() -> None:
    answers = {**HEALTH, "a.dob": "2014-01-01", "a.consent": "yes"}
    assert set(allowed_answers(answers, TODAY)) == {"a.dob", "a.contact", "a.consent"}


def test_with_consent_everything_is_kept_as_it_is() -> None:
    answers = {**HEALTH, "a.consent": "yes"}
    assert allowed_answers(answers, TODAY) is answers


def test_a_birth_date_that_cannot_be_is_no_child() -> None:
    assert may_keep_health({"a.dob": "2090-01-01", "a.consent": "yes"}, TODAY)


def a_flow_with_a_story() -> ScreeningFlow:
    """Answer everything, with a grave answer taken back after it was seen."""
    flow, _ = walk(a_flow(), lambda q, key: "past" if q.id == "c.chest" else as_well(q, key))
    give(flow, c_chest="no")
    return flow


def test_a_draft_without_consent_tells_nothing_about_health_not_even_in_its_stamps() -> None:
    flow = a_flow_with_a_story()
    assert any(name.startswith("gone:") for name in flow.book.stamps)
    give(flow, a_consent="no")
    draft = parked(flow)
    assert all(key.startswith("a.") for key in (*draft.answers, *draft.stamps))
    assert not flow.may_finish


def test_consent_given_again_on_the_same_desk_loses_nothing() -> None:
    flow = a_flow_with_a_story()
    before = dict(flow.answers)
    give(flow, a_consent="no")
    flow.answer("a.consent", "yes", DANA, NOW)
    assert dict(parked(flow).answers) == before


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000), birth_date=st.sampled_from(["1990-02-03", "2013-05-15"]))
def test_whatever_was_answered_a_refusal_keeps_none_of_it(seed: int, birth_date: str) -> None:
    flow, _ = walk(a_flow(), by_seed(seed, spots=("back_lower_back",)))
    give(flow, a_dob=birth_date, a_consent="no" if birth_date < "2000" else "yes")
    assert {key.partition(".")[0] for key in parked(flow).answers} == {"a"}
