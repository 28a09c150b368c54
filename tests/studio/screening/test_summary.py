from studio.screening.summary import groups_of, open_questions
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
