from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import UnknownKey, ValueOutOfRange, WrongInput
from studio.screening.flow import ScreeningFlow, still_fresh
from studio.screening.outcome import Tier
from studio.screening.pages import CHECK, URGENT, PageKind
from studio.screening.questionnaire import NOT_SURE
from tests.studio.screening.conversation import (
    DANA,
    NOW,
    SPOT,
    a_draft,
    a_flow,
    answer_page,
    as_calm,
    as_well,
    by_seed,
    give,
    parked,
    walk,
)
from tests.studio.screening.protocol import QUESTIONNAIRE

SPOTS = st.lists(st.sampled_from(sorted(SPOT)), max_size=3, unique=True).map(tuple)


def a_flow_at(page_id: str) -> ScreeningFlow:
    """Walk as a well person up to the page with this id."""
    flow = a_flow()
    while flow.current.id != page_id:
        assert flow.current is not CHECK
        answer_page(flow, as_well)
        flow.next()
    return flow


def a_checked_flow() -> ScreeningFlow:
    return walk(a_flow(), as_well)[0]


# Order


def test_a_well_person_sees_every_section_in_order() -> None:
    flow, pages = walk(a_flow(), as_well)
    sections = list(dict.fromkeys(page.section for page in pages))
    assert sections == [*"abcdefghi", "k"]
    assert flow.outcome.tier is Tier.GYM_READY
    assert flow.may_finish


def test_a_well_person_never_sees_the_body_or_the_back_pages() -> None:
    _, pages = walk(a_flow(), as_well)
    kinds = {page.kind for page in pages}
    assert PageKind.BODY not in kinds
    assert PageKind.AREA not in kinds
    assert not any(page.section == "j" for page in pages)


def test_no_health_question_is_on_the_way_before_consent() -> None:
    flow = a_flow()
    give(flow, a_dob="1990-02-03", a_consent="no", a_contact="Ann")
    assert {page.section for page in flow.path()} <= {"a", ""}
    assert not flow.next()
    assert flow.current.kind is PageKind.ABOUT


def test_the_emergency_contact_may_wait_until_the_check_page() -> None:
    flow = a_flow()
    give(flow, a_dob="1990-02-03", a_consent="yes")
    assert flow.next()
    flow, _ = walk(flow, as_well)
    assert "a.contact" in flow.outcome.missing
    assert not flow.may_finish


def test_a_yes_opens_the_follow_up_on_the_same_list() -> None:
    flow = a_flow_at("d.ticks.1")
    assert "dx.diab_trouble" not in flow.shown_keys(flow.current)
    flow.answer("dx.diabetes", "hypo_risk", DANA, NOW)
    assert "dx.diab_trouble" in flow.open_keys(flow.current)
    flow.answer("dx.diabetes", "no", DANA, NOW)
    assert "dx.diab_trouble" not in flow.shown_keys(flow.current)


def test_pregnancy_opens_its_pages_and_nothing_else_does() -> None:
    flow = a_flow_at("f.status")
    flow.answer("f.status", "pregnant", DANA, NOW)
    flow.next()
    assert flow.current.id == "f.told_team"


def test_nobody_goes_on_before_a_page_is_answered() -> None:
    flow = a_flow_at("c.chest")
    assert not flow.next()
    assert flow.current.id == "c.chest"
    assert flow.open_keys(flow.current) == ("c.chest",)


def test_a_marked_area_opens_its_blocks_and_the_back_opens_the_closer_look() -> None:
    spots = ("back_lower_back", "front_left_knee")
    _, pages = walk(
        a_flow(), lambda q, key: list(spots) if q.id == "i.regions" else as_calm(q, key)
    )
    ids = [page.id for page in pages]
    blocks = [one for one in ids if one.startswith("block")]
    assert blocks == [
        "block.1@low_back",
        "block.2@low_back",
        "block.1@knee:left",
        "block.2@knee:left",
    ]
    assert ids.index("j.saddle") > ids.index("block.2@knee:left")


# Back, change, progress


def test_back_loses_no_answer_and_ends_on_the_first_page() -> None:
    flow = a_flow_at("c.faint")
    before = dict(flow.answers)
    while flow.back():
        pass
    assert flow.current.kind is PageKind.ABOUT
    assert dict(flow.answers) == before


def test_progress_never_goes_back() -> None:
    flow = a_flow_at("e.ticks.1")
    reached = flow.progress
    flow.back()
    flow.back()
    assert flow.progress == reached
    assert reached[1] == 12


def test_progress_follows_the_steps_up_to_the_check_page() -> None:
    steps = []
    flow = a_flow()
    walk(flow, as_well, between=lambda f: steps.append(f.progress[0]) or f)
    assert steps == sorted(steps)
    assert steps[-1] == 11


def test_a_changed_answer_asks_only_what_it_opened_and_returns() -> None:
    flow = a_checked_flow()
    flow.go_to("dx.diabetes")
    assert flow.current.id == "d.ticks.1"
    flow.answer("dx.diabetes", "low_hypo_risk", DANA, NOW)
    assert flow.open_keys(flow.current) == ("dx.diab_trouble",)
    flow.answer("dx.diab_trouble", "no", DANA, NOW)
    assert flow.next()
    assert flow.current is CHECK


def test_a_change_that_opens_other_pages_walks_through_exactly_those() -> None:
    flow = a_checked_flow()
    flow.go_to("f.status")
    flow.answer("f.status", "postnatal_6_12w", DANA, NOW)
    seen = []
    while flow.next() and flow.current is not CHECK:
        seen.append(flow.current.id)
        answer_page(flow, lambda q, key: "yes" if q.id == "f.check6" else as_well(q, key))
    assert seen == ["f.warning", "f.check6"]


def test_back_from_a_change_returns_to_the_check_page() -> None:
    flow = a_checked_flow()
    flow.go_to("c.dizzy")
    flow.back()
    assert flow.current is CHECK


def test_marking_an_area_from_the_check_page_asks_its_questions_only() -> None:
    flow = a_checked_flow()
    flow.go_to("i.regions")
    assert flow.current.kind is PageKind.ASK_AREAS
    flow.mark_areas()
    flow.toggle_spot(SPOT["front_left_knee"], DANA, NOW)
    for key, value in (("p.now@knee:left", 1), ("p.morning@knee:left", "fine")):
        flow.answer(key, value, DANA, NOW)
    seen = []
    while flow.next() and flow.current is not CHECK:
        seen.append(flow.current.id)
        answer_page(flow, as_calm)
    assert seen == ["block.1@knee:left", "block.2@knee:left", "k.fear", "k.task1"]


def test_what_was_left_out_knowingly_is_not_asked_twice() -> None:
    flow = a_checked_flow()
    flow.go_to("g.sys")
    assert flow.current.kind is PageKind.STAFF
    assert flow.next()
    assert flow.current is CHECK


def test_an_unknown_question_cannot_be_gone_to() -> None:
    with pytest.raises(UnknownKey):
        a_checked_flow().go_to("j.saddle")


# Urgent


def test_an_urgent_answer_stops_at_once() -> None:
    flow = a_flow_at("c.chest")
    flow.answer("c.chest", "recent", DANA, NOW)
    assert flow.current is URGENT
    assert flow.interrupt is not None
    assert flow.interrupt.tier is Tier.URGENT_CARE


def test_nobody_presses_past_an_urgent_page() -> None:
    flow = a_flow_at("c.chest")
    flow.answer("c.chest", "recent", DANA, NOW)
    assert not flow.next()
    assert flow.current is URGENT
    flow.back()
    assert flow.current.id == "c.chest"
    assert not flow.next()
    assert flow.current is URGENT


def test_a_corrected_urgent_answer_goes_on_and_both_stay_in_the_record() -> None:
    flow = a_flow_at("c.chest")
    flow.answer("c.chest", "recent", DANA, NOW)
    flow.back()
    later = NOW + timedelta(minutes=1)
    flow.answer("c.chest", "no", DANA, later)
    assert flow.next()
    assert flow.current.id == "c.faint"
    assert flow.book.stamps["c.chest=recent"].at == NOW
    assert flow.book.stamps["c.chest"].at == later


def test_an_urgent_draft_resumes_on_the_urgent_page() -> None:
    flow = a_flow_at("c.stroke")
    flow.answer("c.stroke", "yes", DANA, NOW)
    again = a_flow(parked(flow))
    assert again.current is URGENT
    again.back()
    assert again.current.id == "c.stroke"


def test_answers_together_can_be_urgent() -> None:
    flow = a_flow_at("h.trauma")
    flow.answer("h.trauma", "unassessed", DANA, NOW)
    assert flow.interrupt is None
    flow.answer("h.noweight", "no", DANA, NOW)
    for key in ("h.surgery", "h.fracture"):
        flow.answer(key, "no", DANA, NOW)
    flow.mark_areas()
    flow.toggle_spot(SPOT["back_lower_back"], DANA, NOW)
    assert flow.current is URGENT


def test_a_doubt_is_no_emergency() -> None:
    flow = a_flow_at("c.stroke")
    flow.answer("c.stroke", NOT_SURE, DANA, NOW)
    assert flow.interrupt is None


# Resuming


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), spots=SPOTS)
def test_parking_on_every_page_gives_the_same_outcome(seed: int, spots: tuple[str, ...]) -> None:
    straight, pages = walk(a_flow(), by_seed(seed, spots=spots))
    resumed, pages_again = walk(
        a_flow(), by_seed(seed, spots=spots), between=lambda flow: a_flow(parked(flow))
    )
    assert [page.id for page in pages_again] == [page.id for page in pages]
    assert dict(resumed.answers) == dict(straight.answers)
    assert resumed.outcome == straight.outcome
    assert resumed.current == straight.current
    assert resumed.progress == straight.progress


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), spots=SPOTS)
def test_answers_and_page_alone_are_enough_to_go_on(seed: int, spots: tuple[str, ...]) -> None:
    def from_scratch(flow: ScreeningFlow) -> ScreeningFlow:
        draft = parked(flow)
        return a_flow(a_draft(answers=draft.answers, page=draft.page))

    straight, _ = walk(a_flow(), by_seed(seed, spots=spots))
    resumed, _ = walk(a_flow(), by_seed(seed, spots=spots), between=from_scratch)
    assert resumed.outcome == straight.outcome


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), spots=SPOTS, steps=st.integers(1, 12))
def test_going_back_and_on_again_changes_nothing(
    seed: int, spots: tuple[str, ...], steps: int
) -> None:
    flow, _ = walk(a_flow(), by_seed(seed, spots=spots))
    before, outcome = dict(flow.answers), flow.outcome
    if flow.current is URGENT:
        return
    for _ in range(steps):
        flow.back()
    while flow.current is not CHECK:
        assert flow.next()
    assert dict(flow.answers) == before
    assert flow.outcome == outcome


def test_a_page_that_no_longer_exists_resumes_at_the_first_open_one() -> None:
    flow = a_flow_at("c.breath")
    again = a_flow(replace(parked(flow), page="c.no_such_page"))
    assert again.current.id == "c.breath"


def test_a_draft_of_today_is_used_as_it_is() -> None:
    draft = parked(a_flow_at("e.ticks.1"))
    fresh = still_fresh(draft, QUESTIONNAIRE, NOW + timedelta(hours=23))
    assert fresh is draft


def test_after_a_day_how_somebody_feels_is_asked_again() -> None:
    draft = parked(a_flow_at("e.ticks.1"))
    fresh = still_fresh(draft, QUESTIONNAIRE, NOW + timedelta(hours=25))
    assert "c.chest" not in fresh.answers
    assert "dx.bp" in fresh.answers
    assert a_flow(fresh).current.id == "c.chest"


def test_after_two_weeks_everything_is_asked_again() -> None:
    draft = parked(a_flow_at("e.ticks.1"))
    fresh = still_fresh(draft, QUESTIONNAIRE, NOW + timedelta(days=15))
    assert set(fresh.answers) == {"a.dob", "a.contact"}
    assert a_flow(fresh).current.kind is PageKind.ABOUT


# Settling and refusing


def test_a_not_sure_is_to_settle_until_it_is_answered_or_kept() -> None:
    flow = a_flow_at("c.ticks.1")
    flow.answer("c.dizzy", NOT_SURE, DANA, NOW)
    flow, _ = walk(flow, lambda q, key: NOT_SURE if q.id == "c.dizzy" else as_well(q, key))
    (item,) = flow.to_settle
    assert item.questions == ("c.dizzy",)
    assert not flow.may_finish
    flow.keep(item, DANA, NOW)
    assert flow.to_settle == ()
    assert flow.may_finish


def test_answering_again_opens_a_kept_doubt() -> None:
    flow = a_checked_flow()
    give(flow, c_dizzy=NOT_SURE)
    flow.keep(flow.to_settle[0], DANA, NOW)
    give(flow, c_dizzy="no")
    give(flow, c_dizzy=NOT_SURE)
    assert len(flow.to_settle) == 1


def test_answers_that_do_not_go_together_are_to_settle() -> None:
    flow = a_checked_flow()
    give(flow, b_goals=["less_pain"])
    (clash,) = flow.to_settle
    assert clash.is_contradiction
    flow.keep(clash, DANA, NOW)
    assert flow.may_finish


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        ("b.days", 8, ValueOutOfRange),
        ("c.chest", "sometimes", UnknownKey),
        ("no.such", "yes", UnknownKey),
        ("g.sys", 12, ValueOutOfRange),
        ("b.goals", ["fly"], UnknownKey),
        ("a.dob", "1985-02-30", WrongInput),
        ("k.sure", True, WrongInput),
    ],
)
def test_what_cannot_be_an_answer_is_refused_and_nothing_changes(
    key: str, value: object, error: type[Exception]
) -> None:
    flow = a_checked_flow()
    before = dict(flow.answers)
    with pytest.raises(error):
        flow.answer(key, value, DANA, NOW)
    assert dict(flow.answers) == before


def test_the_two_pressures_have_to_fit_each_other() -> None:
    flow = a_checked_flow()
    give(flow, g_sys=120)
    with pytest.raises(ValueOutOfRange):
        give(flow, g_dia=130)
    give(flow, g_dia=80)


def test_every_answer_tells_who_asked_and_when() -> None:
    flow = a_checked_flow()
    assert flow.book.stamps["c.chest"].trainer_id == DANA
    assert flow.book.stamps["c.chest"].at == NOW
