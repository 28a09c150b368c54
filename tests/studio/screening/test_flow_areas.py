from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.screening.answers import SPOTS
from studio.screening.flow import ScreeningFlow
from studio.screening.neighbors import NEIGHBORS, neighbors_of
from studio.screening.outcome import Tier
from studio.screening.pages import CHECK, URGENT, PageKind, on_map
from studio.screening.questionnaire import Question
from studio.screening.regions import REGIONS, region_of
from studio.screening.summary import groups_of
from tests.studio.screening.conversation import (
    DANA,
    NOW,
    SPOT,
    a_flow,
    answer_page,
    as_calm,
    by_seed,
    give,
    parked,
    walk,
)
from tests.studio.screening.protocol import QUESTIONNAIRE

MANY = (
    *("back_lower_back", "front_left_knee", "front_right_knee", "front_left_shoulder"),
    *("front_right_shoulder", "front_left_hip", "back_neck", "front_left_elbow"),
)


def a_flow_on_the_map(*spots: str) -> ScreeningFlow:
    """Walk as a calm person to the picture, and mark *spots* there."""
    flow = a_flow()
    while flow.current.kind is not PageKind.ASK_AREAS:
        answer_page(flow, as_calm)
        flow.next()
    flow.mark_areas()
    for spot in spots:
        flow.toggle_spot(SPOT[spot], DANA, NOW)
    return flow


def rate(flow: ScreeningFlow) -> None:
    for area in flow.book.areas:
        for key, value in zip(on_map(area), (2, "fine"), strict=True):
            flow.answer(key, value, DANA, NOW)


# Neighbours


def test_beside_one_knee_lie_the_hip_and_the_ankle_of_that_side() -> None:
    assert a_flow_on_the_map("front_left_knee").neighbors == ("hip:left", "ankle:left")


def test_beside_the_low_back_lie_the_pelvis_both_hips_and_the_upper_back() -> None:
    assert a_flow_on_the_map("back_lower_back").neighbors == ("pelvis", "hip", "upper_back")


def test_what_is_marked_already_is_not_offered() -> None:
    flow = a_flow_on_the_map("back_lower_back", "front_left_hip")
    assert flow.neighbors == ("pelvis", "upper_back", "knee:left")


def test_a_neighbor_can_be_marked_and_is_an_area_like_any_other() -> None:
    flow = a_flow_on_the_map("front_left_knee")
    flow.mark_area("ankle:left", DANA, NOW)
    assert flow.book.areas == ("knee:left", "ankle:left")
    assert flow.book.spots_of("ankle:left")
    assert flow.neighbors == ("hip:left",)
    assert set(on_map("ankle:left")) <= set(flow.open_keys(flow.current))


def test_neighbors_are_asked_about_once() -> None:
    flow = a_flow_on_the_map("front_left_knee")
    flow.leave_neighbors(DANA, NOW)
    assert flow.neighbors == ()
    flow.toggle_spot(SPOT["front_left_shoulder"], DANA, NOW)
    assert flow.neighbors == ("neck", "upper_back")
    assert a_flow(parked(flow)).neighbors == ("neck", "upper_back")


def test_nobody_has_to_say_anything_about_neighbors() -> None:
    flow = a_flow_on_the_map("front_left_knee")
    rate(flow)
    assert flow.next()
    flow.back()
    assert flow.current.kind is PageKind.BODY
    assert flow.neighbors == ()


def test_a_neighbor_near_a_bad_fall_stops_at_once() -> None:
    flow = a_flow()
    while flow.current.kind is not PageKind.ASK_AREAS:
        answer_page(flow, lambda q, key: "unassessed" if q.id == "h.trauma" else as_calm(q, key))
        flow.next()
    flow.mark_areas()
    flow.toggle_spot(SPOT["front_left_shoulder"], DANA, NOW)
    flow.mark_area("neck", DANA, NOW)
    assert flow.current is URGENT


@given(st.lists(st.sampled_from(REGIONS), unique=True), st.sets(st.sampled_from(REGIONS)))
def test_only_unmarked_regions_that_were_not_asked_about_are_offered(
    marked: list[str], asked: set[str]
) -> None:
    offered = [region_of(area) for area in neighbors_of(marked, asked)]
    assert not set(offered) & (set(marked) | asked)
    assert len(offered) == len(set(offered))
    assert all(any(region in NEIGHBORS.get(m, ()) for m in marked) for region in offered)


def test_both_sides_of_an_area_can_be_narrowed_to_one() -> None:
    flow = a_flow_on_the_map("back_lower_back")
    flow.mark_area("hip", DANA, NOW)
    flow.answer("p.now@hip", 3, DANA, NOW)
    left, right = flow.book.spots_of("hip")
    flow.toggle_spot(right, DANA, NOW)
    assert flow.book.areas == ("low_back", "hip:left")
    assert flow.book.spots_of("hip:left") == (left,)
    assert flow.book.value("p.now@hip:left") == 3
    assert "p.now@hip:left" in flow.book.stamps
    assert "p.now@hip" not in flow.book.stamps


# All over


def an_all_over_flow(spots: Sequence[str] = MANY) -> ScreeningFlow:
    flow = a_flow_on_the_map(*spots)
    flow.answer_together(DANA, NOW)
    return flow


def test_one_answer_for_all_is_offered_above_six_areas() -> None:
    assert not a_flow_on_the_map(*MANY[:6]).may_be_all_over
    flow = a_flow_on_the_map(*MANY[:7])
    assert flow.may_be_all_over
    assert not flow.is_all_over


def test_one_answer_stands_for_every_area() -> None:
    flow = an_all_over_flow()
    assert flow.open_keys(flow.current) == ("p.now@*", "p.morning@*")
    flow.answer("p.now@*", 4, DANA, NOW)
    assert {block["p.now"] for block in flow.book.blocks} == {4}
    assert flow.book.value("p.now@*") == 4
    assert "p.now@knee:left" in flow.book.stamps


def go_over(flow: ScreeningFlow, answer: Callable[[Question, str], object]) -> list[str]:
    """Answer what is asked from the picture on; return the pages."""
    for key in flow.open_keys(flow.current):
        flow.answer(key, answer(flow.question(key), key), DANA, NOW)
    pages = []
    while flow.next() and flow.current not in (CHECK, URGENT):
        pages.append(flow.current.id)
        answer_page(flow, answer)
        if flow.current is URGENT:
            break
    return pages


def test_what_only_some_areas_have_comes_on_pages_of_their_own() -> None:
    pages = go_over(an_all_over_flow(), as_calm)
    blocks = [page for page in pages if page.startswith("block")]
    assert blocks[:2] == ["block.1@*", "block.2@*"]
    assert "block.2@knee:left" in blocks[2:]
    assert not any(page.endswith("@low_back") for page in blocks)
    assert len(blocks) == 2 + len(MANY[1:6]) + 1


def test_everything_is_read_out_area_by_area() -> None:
    flow = an_all_over_flow()
    go_over(flow, as_calm)
    areas = [group.area for group in groups_of(flow) if group.area]
    assert sorted(areas) == sorted(flow.book.areas)
    assert flow.may_finish


def test_an_answer_of_one_area_leads_to_the_page_for_all() -> None:
    flow = an_all_over_flow()
    go_over(flow, as_calm)
    for key, page_id in (("p.weeks@knee:left", "block.1@*"), ("p.gives@knee:left", "block")):
        page = flow.page_of(key)
        assert page is not None
        assert page.id.startswith(page_id)


def test_it_can_be_taken_apart_again_and_nothing_is_lost() -> None:
    flow = an_all_over_flow()
    go_over(flow, as_calm)
    before = flow.answers
    flow.answer_apart()
    assert not flow.is_all_over
    assert flow.answers == before
    assert flow.page_of("p.weeks@low_back") is not None
    flow.answer("p.weeks@low_back", 3, DANA, NOW)
    assert flow.book.value("p.weeks@knee:left") == 20


def test_areas_that_were_answered_apart_are_open_until_one_answer_stands_for_all() -> None:
    flow = a_flow_on_the_map(*MANY)
    flow.answer("p.now@low_back", 7, DANA, NOW)
    flow.answer_together(DANA, NOW)
    assert flow.book.is_blank("p.now@*")
    assert flow.book.value("p.now@low_back") == 7
    flow.clear("p.now@*", DANA, NOW)
    assert flow.book.is_blank("p.now@low_back")


def test_another_area_takes_over_what_was_said_of_all() -> None:
    flow = an_all_over_flow()
    flow.answer("p.now@*", 4, DANA, NOW)
    flow.toggle_spot(SPOT["front_right_elbow"], DANA, NOW)
    assert flow.book.value("p.now@elbow:right") == 4
    assert flow.open_keys(flow.current) == ("p.morning@*",)


def test_with_few_areas_left_each_has_its_own_page_again() -> None:
    flow = an_all_over_flow(MANY[:7])
    flow.remove_area("low_back", DANA, NOW)
    assert not flow.is_all_over


@settings(max_examples=10, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    spots=st.lists(st.sampled_from(sorted(SPOT)), min_size=12, max_size=18, unique=True),
)
def test_one_answer_for_all_ends_like_the_same_answer_given_for_each(
    seed: int, spots: list[str]
) -> None:
    def answer(question: Question, key: str) -> object:
        return by_seed(seed, spots=tuple(spots))(question, question.id)

    each, _ = walk(a_flow(), answer)
    flow, _ = walk(a_flow(), answer, between=_answer_together)
    if len(each.book.areas) > 6:
        assert flow.is_all_over or flow.current is URGENT
    assert flow.current == each.current
    if flow.current is CHECK:
        assert dict(flow.answers) == dict(each.answers)
        assert flow.outcome == each.outcome
    else:
        assert flow.outcome.tier is each.outcome.tier is Tier.URGENT_CARE


def _answer_together(flow: ScreeningFlow) -> ScreeningFlow:
    if flow.may_be_all_over and not flow.is_all_over:
        flow.answer_together(DANA, NOW)
    return flow


@pytest.mark.parametrize("area", ["neck", "ankle:left", "hip", "wrist:right"])
def test_a_named_area_is_shown_where_it_is_called_so(area: str) -> None:
    flow = a_flow_on_the_map("front_left_chest")
    flow.mark_area(area, DANA, NOW)
    block = flow.book.block(area)
    assert block is not None
    assert block[SPOTS]
    word = region_of(area)
    names = " ".join(spot.name.casefold() for spot in flow.book.spots_of(area))
    assert word in names


def test_an_area_of_the_map_opens_its_questions() -> None:
    flow = a_flow_on_the_map("front_left_knee")
    give(flow, **{"p_now@knee:left": 1, "p_morning@knee:left": "fine"})
    assert flow.next()
    assert flow.current.id == "block.1@knee:left"
    assert all(key in {q.id for q in QUESTIONNAIRE.blocks} for key in flow.current.questions)
