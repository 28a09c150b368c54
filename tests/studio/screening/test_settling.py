from dataclasses import replace
from datetime import timedelta

import pytest

from studio.screening.flow import ScreeningFlow, Unsettled, still_fresh
from studio.screening.pages import CHECK
from studio.screening.questionnaire import NOT_SURE
from studio.screening.screening import Status
from tests.studio.screening.conversation import (
    DANA,
    NOW,
    SPOT,
    a_flow,
    answer_page,
    as_calm,
    as_well,
    give,
    parked,
    walk,
)
from tests.studio.screening.protocol import QUESTIONNAIRE

LATER = NOW + timedelta(minutes=5)


def a_checked_flow(**answers: object) -> ScreeningFlow:
    """Walk to the check page as a well person, except for *answers*."""
    given = {name.replace("_", ".", 1): value for name, value in answers.items()}
    flow, _ = walk(a_flow(), lambda q, key: given.get(key, as_well(q, key)))
    assert flow.current is CHECK
    return flow


def to_settle(flow: ScreeningFlow, key: str) -> list[Unsettled]:
    return [item for item in flow.to_settle if item.key == key]


def settle(flow: ScreeningFlow) -> None:
    for item in flow.to_settle:
        flow.keep(item, DANA, LATER)


# Changed after it was seen what follows


def test_a_grave_answer_taken_back_is_confirmed_aloud() -> None:
    flow = a_checked_flow(c_chest="past")
    assert flow.may_finish
    flow.answer("c.chest", "no", DANA, LATER)
    (item,) = flow.to_settle
    assert (item.key, item.questions) == ("spoken", ("c.chest",))
    assert not item.is_contradiction
    assert not flow.may_finish
    flow.keep(item, DANA, LATER)
    assert flow.may_finish
    assert flow.book.stamps[item.stamp].trainer_id == DANA


def test_a_corrected_urgent_answer_is_confirmed_aloud() -> None:
    flow = a_flow()
    while flow.current.id != "c.stroke":
        answer_page(flow, as_well)
        flow.next()
    give(flow, c_stroke="yes")
    flow.back()
    give(flow, c_stroke="no")
    flow.next()
    flow, _ = walk(flow, as_well)
    assert [item.questions for item in to_settle(flow, "spoken")] == [("c.stroke",)]


def test_the_same_answer_given_again_needs_no_confirmation() -> None:
    flow = a_checked_flow(c_chest="past")
    give(flow, c_chest="no")
    give(flow, c_chest="past")
    assert flow.to_settle == ()


def test_a_light_answer_is_changed_freely() -> None:
    flow = a_checked_flow(dx_oa="yes")
    give(flow, dx_oa="no")
    assert flow.to_settle == ()


def test_an_answer_changed_before_anything_was_seen_is_changed_freely() -> None:
    flow = a_flow()
    while flow.current.id != "c.chest":
        answer_page(flow, as_well)
        flow.next()
    give(flow, c_chest="past")
    give(flow, c_chest="no")
    flow, _ = walk(flow, as_well)
    assert flow.to_settle == ()


def test_settling_a_doubt_is_no_change_of_mind_but_giving_up_a_kept_one_is() -> None:
    flow = a_checked_flow(c_stroke=NOT_SURE)
    give(flow, c_stroke="no")
    assert flow.to_settle == ()
    give(flow, c_stroke=NOT_SURE)
    settle(flow)
    give(flow, c_stroke="no")
    assert [item.key for item in flow.to_settle] == ["spoken"]


def test_changing_a_confirmed_answer_once_more_asks_again() -> None:
    flow = a_checked_flow(c_chest="past")
    give(flow, c_chest="no")
    settle(flow)
    give(flow, c_chest="past")
    give(flow, c_chest="no")
    assert [item.key for item in flow.to_settle] == ["spoken"]


def test_taking_an_answer_back_and_giving_another_is_a_change_too() -> None:
    flow = a_checked_flow(dx_supervised="yes", dx_heart="old")
    settle(flow)
    flow.clear("dx.supervised", DANA, LATER)
    give(flow, dx_supervised="no")
    assert [item.questions for item in to_settle(flow, "spoken")] == [("dx.supervised",)]
    assert flow.book.stamps["dx.supervised=yes"].at == NOW


def a_flow_with_a_weak_leg() -> ScreeningFlow:
    def answer(question: object, key: str) -> object:
        given = {"i.regions": ["back_lower_back"], "p.weak@low_back": "new"}
        return given.get(key, as_calm(question, key))  # type: ignore[arg-type]

    return walk(a_flow(), answer)[0]


def test_removing_the_area_behind_a_grave_finding_is_confirmed_aloud() -> None:
    flow = a_flow_with_a_weak_leg()
    flow.remove_area("low_back", DANA, LATER)
    give(flow, i_regions=[])
    assert [item.questions for item in to_settle(flow, "spoken")] == [("i.regions",)]
    assert flow.page_of("i.regions") is not None


def test_a_change_in_an_area_that_went_away_can_still_be_gone_to() -> None:
    flow = a_flow_with_a_weak_leg()
    flow.answer("p.weak@low_back", "no", DANA, LATER)
    flow.toggle_spot(SPOT["back_lower_back"], DANA, LATER)
    give(flow, i_regions=[])
    assert [item.questions for item in to_settle(flow, "spoken")] == [("i.regions",)]


def test_a_change_that_is_hidden_by_now_leads_to_what_hides_it() -> None:
    def answer(question: object, key: str) -> object:
        given = {"f.status": "pregnant", "f.complication": "yes", "f.told_team": "yes"}
        return given.get(key, as_well(question, key))  # type: ignore[arg-type]

    flow, _ = walk(a_flow(), answer)
    give(flow, f_complication="no")
    give(flow, f_status="no")
    questions = [item.questions[0] for item in to_settle(flow, "spoken")]
    assert questions
    assert all(flow.page_of(key) is not None for key in questions)


def test_what_was_to_confirm_is_still_there_after_a_pause() -> None:
    flow = a_checked_flow(c_chest="past")
    give(flow, c_chest="no")
    again = a_flow(parked(flow))
    assert again.to_settle == flow.to_settle != ()


@pytest.mark.parametrize("hours", [25, 15 * 24])
def test_a_grave_answer_asked_again_later_is_not_let_go_without_a_word(hours: int) -> None:
    flow = a_checked_flow(c_chest="past", dx_heart="recent")
    proposed = replace(parked(flow), status=Status.PROPOSED, outcome=flow.outcome)
    again = a_flow(still_fresh(proposed, QUESTIONNAIRE, NOW + timedelta(hours=hours)))
    walk(again, as_well)
    asked_again = {"c.chest"} if hours < 300 else {"c.chest", "dx.heart"}
    assert {item.questions[0] for item in to_settle(again, "spoken")} == asked_again


def test_the_same_grave_answer_given_again_later_is_no_change() -> None:
    flow = a_checked_flow(c_chest="past")
    proposed = replace(parked(flow), status=Status.PROPOSED, outcome=flow.outcome)
    again = a_flow(still_fresh(proposed, QUESTIONNAIRE, NOW + timedelta(hours=25)))
    walk(again, lambda q, key: "past" if q.id == "c.chest" else as_well(q, key))
    assert to_settle(again, "spoken") == []


# Read aloud


def test_red_flags_somebody_else_filled_in_are_read_back_once() -> None:
    flow = a_checked_flow(a_filled_by="guardian")
    (item,) = flow.to_settle
    assert item.key == "read_back"
    assert all(flow.question(key).red_flag for key in item.questions)
    assert {"c.chest", "c.stroke"} <= set(item.questions)
    flow.keep(item, DANA, LATER)
    assert flow.may_finish


def test_only_a_red_flag_that_is_new_since_is_read_back_again() -> None:
    flow = a_checked_flow(a_filled_by="staff_read_aloud")
    settle(flow)
    flow.answer("dx.oa", "yes", DANA, LATER + timedelta(minutes=1))
    assert flow.to_settle == ()
    flow.answer("c.breath", "known", DANA, LATER + timedelta(minutes=1))
    assert [item.questions for item in flow.to_settle] == [("c.breath",)]


def a_flow_answered_within(seconds: int, **answers: object) -> ScreeningFlow:
    flow = a_checked_flow(**answers)
    value = flow.book.value("h.fracture")
    flow.answer("h.fracture", value, DANA, NOW + timedelta(seconds=seconds))
    return flow


def test_a_no_to_everything_within_a_minute_is_read_aloud_once() -> None:
    flow = a_flow_answered_within(30)
    assert flow.was_quick
    (item,) = flow.to_settle
    assert item.key == "quick"
    assert {flow.question(key).section for key in item.questions} == {"c"}
    flow.keep(item, DANA, LATER)
    assert flow.may_finish


def test_taking_time_or_saying_yes_to_something_is_not_quick() -> None:
    assert not a_flow_answered_within(240).was_quick
    assert not a_flow_answered_within(30, dx_oa="yes").was_quick
    assert not a_flow_answered_within(0).was_quick


# On the telephone


def test_a_screening_by_telephone_has_no_outcome() -> None:
    flow = a_checked_flow()
    flow.ask_by_phone(DANA, LATER)
    assert flow.is_by_phone
    assert not flow.may_finish
    assert a_flow(parked(flow)).is_by_phone


def test_in_person_how_somebody_is_and_the_closer_look_are_asked_again() -> None:
    flow, _ = walk(
        a_flow(), lambda q, key: ["back_lower_back"] if q.id == "i.regions" else as_calm(q, key)
    )
    flow.ask_by_phone(DANA, NOW)
    fresh = still_fresh(parked(flow), QUESTIONNAIRE, NOW + timedelta(hours=1))
    again = a_flow(fresh)
    assert not again.is_by_phone
    assert again.current.id == "c.chest"
    _, pages = walk(again, as_calm)
    assert {page.section for page in pages} == {"c", "j"}
    assert again.may_finish


def test_a_draft_that_was_asked_here_is_left_alone() -> None:
    draft = parked(a_checked_flow())
    assert still_fresh(draft, QUESTIONNAIRE, NOW + timedelta(hours=1)) is draft
    assert replace(draft) == draft
