from datetime import timedelta

import pytest

from studio.screening.summary import groups_of, open_questions, why_read_again
from tests.studio.screening.conversation import DANA, NOW, SPOT, a_flow, as_well, give, walk


def test_a_section_without_a_yes_is_told_in_one_go() -> None:
    flow, _ = walk(a_flow(), as_well)
    groups = {group.section: group for group in groups_of(flow)}
    assert groups["d"].telling == ()
    assert groups["d"].plain == len(groups["d"].keys) == 24


def test_a_yes_and_a_doubt_are_told_by_name() -> None:
    flow, _ = walk(a_flow(), as_well)
    give(flow, dx_bp="controlled", dx_oa="not_sure")
    group = next(group for group in groups_of(flow) if group.section == "d")
    assert group.telling == ("dx.bp", "dx.oa")


def test_every_marked_area_is_a_group_with_what_was_asked_beside_the_picture() -> None:
    flow, _ = walk(a_flow(), as_well)
    flow.go_to("i.regions")
    flow.mark_areas()
    flow.toggle_spot(SPOT["back_lower_back"], DANA, NOW)
    group = next(group for group in groups_of(flow) if group.area == "low_back")
    assert group.keys[:2] == ("p.now@low_back", "p.morning@low_back")


def test_what_is_missing_can_be_gone_to() -> None:
    flow, _ = walk(a_flow(), as_well)
    flow.book.clear("c.chest")
    assert open_questions(flow) == ("c.chest",)


def test_answers_written_by_somebody_else_are_read_back() -> None:
    flow, _ = walk(a_flow(), as_well)
    assert why_read_again(flow) == ""
    flow.answer("a.filled_by", "staff_read_aloud", DANA, NOW)
    assert why_read_again(flow) == "read_aloud"


@pytest.mark.parametrize(("seconds", "why"), [(30, "quick"), (240, "")])
def test_a_no_to_everything_within_a_minute_is_noticed(seconds: int, why: str) -> None:
    flow, _ = walk(a_flow(), as_well)
    flow.answer("h.fracture", "no", DANA, NOW + timedelta(seconds=seconds))
    assert why_read_again(flow) == why


def test_quick_answers_that_lead_somewhere_are_left_alone() -> None:
    flow, _ = walk(a_flow(), as_well)
    flow.answer("h.fracture", "healed", DANA, NOW + timedelta(seconds=30))
    assert why_read_again(flow) == ""
