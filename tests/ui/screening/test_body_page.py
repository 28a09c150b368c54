import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.screening.regions import REGIONS
from tests.ui.screening.desk import ENTER, FlowDesk
from ui.screening.body_map import REACH, BodyMap
from ui.screening.body_shapes import HALF_WIDTH, HEIGHT, outline
from ui.screening.nearby_line import NearbyLine
from ui.screening.tick_row import Mark
from ui.shell.announce import announced

SPACE = Qt.Key.Key_Space


@pytest.fixture
def body(desk: FlowDesk) -> FlowDesk:
    """Return a desk on the body map page."""
    desk.open()
    desk.sign_up()
    desk.jump("areas")
    desk.press("y")
    assert desk.page_id == "body"
    return desk


def the_map(desk: FlowDesk) -> BodyMap:
    found = desk.find("body.map")
    assert isinstance(found, BodyMap)
    return found


def areas(desk: FlowDesk) -> tuple[str, ...]:
    return desk.view.flow.book.areas


# The picture


def test_there_are_twenty_five_parts_on_each_side_and_each_has_an_outline(content) -> None:
    spots = content.questionnaire.areas
    assert [sum(spot.view == view for spot in spots) for view in ("front", "back")] == [25, 25]
    for spot in spots:
        box = outline(spot.view, spot.shape).boundingRect()
        assert 0 <= box.top() < box.bottom() <= HEIGHT
        assert -HALF_WIDTH <= box.left() < box.right() <= HALF_WIDTH


def test_parts_do_not_cover_each_other(content) -> None:
    for view in ("front", "back"):
        shapes = [outline(view, s.shape) for s in content.questionnaire.areas if s.view == view]
        for place, shape in enumerate(shapes):
            for other in shapes[place + 1 :]:
                assert shape.intersected(other).boundingRect().width() < 1


def test_left_is_on_the_viewers_right_from_the_front_only() -> None:
    assert outline("front", "left knee").boundingRect().center().x() > 0
    assert outline("back", "left knee (back)").boundingRect().center().x() < 0


def test_every_region_can_be_pointed_at(content) -> None:
    assert {spot.region for spot in content.questionnaire.areas} == set(REGIONS)


def test_the_middle_of_every_part_is_that_part(body: FlowDesk) -> None:
    picture = the_map(body)
    for spot in body.content.questionnaire.areas:
        assert picture.area_at(QPointF(picture.point_of(spot.key))) == spot.key


def test_a_click_just_beside_a_part_still_counts(body: FlowDesk) -> None:
    picture = the_map(body)
    hand = QPointF(picture.point_of("front_left_hand"))
    edge = QPointF(hand)
    while picture.area_at(edge) == "front_left_hand":
        edge += QPointF(1, 0)
    reached = edge.x() - hand.x()
    inside = outline("front", "left hand").boundingRect().width() / 2 * picture._scale()
    assert reached > inside + REACH / 2
    assert picture.area_at(edge + QPointF(40, 0)) == ""


def test_pointing_marks_a_numbered_area_and_says_so(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.point_at("front_right_knee")
    assert areas(body) == ("low_back", "knee:right")
    assert the_map(body)._marks == {"back_lower_back": 1, "front_right_knee": 2}
    assert "Lower back, Right knee" in the_map(body).accessibleName()
    assert announced[-2:] == ["Lower back added, area 1", "Right knee added, area 2"]
    assert body.text("flow.note").startswith("2 areas chosen.")


def test_pointing_again_takes_the_mark_away(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.point_at("back_lower_back")
    assert areas(body) == ()
    assert not body.shows("area.low_back")
    assert announced[-1] == "Lower back removed"


def test_the_arrow_keys_lead_over_the_body_and_space_marks(body: FlowDesk) -> None:
    picture = the_map(body)
    picture.setFocus()
    for _ in range(4):
        QTest.keyClick(picture, Qt.Key.Key_Down)
    body.press(SPACE)
    assert len(areas(body)) == 1


# The list


def test_the_list_is_the_same_choice_by_keyboard(body: FlowDesk) -> None:
    body.click("body.switch")
    assert body.view.focusWidget().objectName() == "body.search"
    QTest.keyClicks(body.view.focusWidget(), "kn le")
    shown = [r for r in body.find("body.list")._rows.values() if r.isVisible()]
    assert [r.accessibleName() for r in shown] == ["Left knee", "Back of left knee"]
    body.press(Qt.Key.Key_Down, SPACE)
    assert areas(body) == ("knee:left",)
    assert shown[0].mark is Mark.YES
    body.click("body.switch")
    assert the_map(body)._marks == {"front_left_knee": 1}


def test_the_list_comes_before_the_picture_in_the_tab_order(body: FlowDesk) -> None:
    body.find("body.switch").setFocus()
    QTest.keyClick(body.view.focusWidget(), Qt.Key.Key_Tab)
    assert body.view.focusWidget() is the_map(body)


# The cards


def test_score_and_morning_are_answered_on_the_card(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.click("area.low_back.score.4")
    body.click("area.low_back.morning.worse")
    book = body.view.flow.book
    assert book.value("p.now@low_back") == 4
    assert book.value("p.morning@low_back") == "worse"
    assert body.drafts[0].answers["i.regions"][0]["p.now"] == 4


def test_the_picture_tells_what_is_marked_and_how_strong_it_is(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.point_at("front_right_knee")
    body.press("4", "1", "2")
    assert the_map(body).accessibleName().endswith("Lower back 4, Right knee 2")


def test_digits_go_to_the_card_that_was_just_added(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.press("4", "3")
    body.point_at("front_right_knee")
    body.press("1", "0", "1", ENTER)
    book = body.view.flow.book
    assert (book.value("p.now@low_back"), book.value("p.morning@low_back")) == (4, "worse")
    assert (book.value("p.now@knee:right"), book.value("p.morning@knee:right")) == (10, "fine")
    assert body.page_id == "block.1@low_back"


def test_a_card_can_be_removed(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.click("area.remove")
    assert areas(body) == ()
    assert the_map(body)._marks == {}


def test_without_an_area_the_page_does_not_go_on(body: FlowDesk) -> None:
    body.press(ENTER)
    assert body.page_id == "body"
    assert "at least one area" in body.text("flow.note")


def test_an_area_without_a_number_is_asked_for_by_name(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.press(ENTER)
    assert body.page_id == "body"
    assert body.text("flow.note") == "Lower back needs an answer."
    body.press("4", ENTER)
    assert body.page_id == "body"


def test_back_and_no_takes_all_marks_away(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.click("flow.back")
    assert body.find("flow.yes").isChecked()
    body.press("n")
    assert areas(body) == ()
    assert body.view.flow.answers["i.regions"] == []


def test_a_fall_with_a_sore_back_is_urgent_at_the_click(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up()
    desk.jump("areas", h_trauma="unassessed")
    desk.press("y")
    desk.point_at("back_lower_back")
    assert desk.page_id == "urgent"
    assert desk.text("urgent.number") == "111"


def test_the_marks_come_back_with_a_parked_sign_up(body: FlowDesk) -> None:
    body.point_at("back_left_calf")
    body.press("3")
    body.click("flow.pause")
    body.open(body.view.client)
    assert body.page_id == "body"
    assert the_map(body)._marks == {"back_left_calf": 1}
    assert body.find("area.ankle_left.score.3").isChecked()


# What lies near by


def nearby(desk: FlowDesk) -> str:
    line = desk.find("body.nearby")
    assert isinstance(line, NearbyLine)
    return line.text


def test_neighbours_are_asked_about_in_one_line(body: FlowDesk) -> None:
    body.point_at("front_left_knee")
    assert nearby(body) == "Anything at the hip or ankle?"
    assert body.text("body.near.hip_left") == "Left hip"
    body.click("body.near.ankle_left")
    assert areas(body) == ("knee:left", "ankle:left")
    assert announced[-1] == "Left foot or ankle added, area 2"
    assert nearby(body) == "Anything at the hip?"
    assert body.drafts[0].answers["i.regions"][1]["region"] == "ankle"


def test_no_is_an_answer_and_the_question_does_not_come_back(body: FlowDesk) -> None:
    body.point_at("front_left_knee")
    body.click("body.near.none")
    assert nearby(body) == body.content.words["flow.hint.body"]
    assert body.view.focusWidget() is the_map(body)
    body.point_at("front_left_knee")
    body.point_at("front_left_knee")
    assert not body.shows("body.near.none")


def test_neighbours_need_no_answer_to_go_on(body: FlowDesk) -> None:
    body.point_at("front_left_knee")
    keys = body.keys
    body.press("2", "1", ENTER)
    assert body.keys - keys == 3
    assert body.page_id == "block.1@knee:left"
    body.click("flow.back")
    assert not body.shows("body.near.none")


def test_a_neighbour_can_be_marked_by_keyboard(body: FlowDesk) -> None:
    body.point_at("back_lower_back")
    body.find("body.near.hip").setFocus()
    body.press(SPACE)
    assert areas(body) == ("low_back", "hip")
    body.press("3")
    assert body.view.flow.book.value("p.now@low_back") == 3


# All over


MANY = (
    *("back_lower_back", "front_left_knee", "front_right_knee", "front_left_shoulder"),
    *("front_right_shoulder", "front_left_elbow", "front_right_elbow"),
)


def test_with_more_than_six_areas_one_answer_for_all_is_offered(body: FlowDesk) -> None:
    for spot in MANY[:6]:
        body.point_at(spot)
    assert not body.shows("body.allOver")
    body.point_at(MANY[6])
    body.click("body.allOver")
    assert nearby(body) == "One answer stands for all 7 areas."
    assert body.shows("area.all")
    assert not body.shows("area.low_back")
    body.press("4", "3", ENTER)
    assert body.page_id == "block.1@*"
    assert {block["p.now"] for block in body.view.flow.book.blocks} == {4}
    assert "All over" in body.words()


def test_all_over_can_be_taken_back(body: FlowDesk) -> None:
    for spot in MANY:
        body.point_at(spot)
    body.click("body.allOver")
    body.press("4", "3")
    body.click("body.apart")
    assert body.shows("area.low_back")
    assert body.find("area.low_back.score.4").isChecked()
    assert body.shows("body.allOver")


def test_all_over_goes_on_the_same_after_a_pause(body: FlowDesk) -> None:
    for spot in MANY:
        body.point_at(spot)
    body.click("body.allOver")
    body.press("4")
    body.click("flow.pause")
    body.open(body.view.client)
    assert body.page_id == "body"
    assert body.find("area.all.score.4").isChecked()


def test_a_block_for_all_is_answered_like_any_other(body: FlowDesk) -> None:
    for spot in MANY:
        body.point_at(spot)
    body.click("body.allOver")
    body.press("1", ENTER, "1", ENTER)
    body.press("2", "2", "1", "2", "1", "1", "1", "1", ENTER)
    assert body.page_id == "block.2@*"
    assert body.view.flow.book.value("p.trend@elbow:right") == "better"
