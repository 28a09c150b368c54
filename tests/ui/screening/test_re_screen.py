"""A re-screen at the desk: what is new, what was said last time, and what is not asked."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from studio.clock import FixedClock
from studio.screening.screening import Scope
from tests.ui.screening.desk import ENTER, FlowDesk
from tests.ui.screening.earlier import a_known_client, a_re_screen, last_answers
from ui.screening.tick_row import TickRow

BACKSPACE = Qt.Key.Key_Backspace
SORE = {
    "i_regions": ["back_lower_back", "front_left_knee"],
    "p_radiate__low_back": "above",
    "k_task1": [{"task": "Climbing stairs", "rating": 4}],
}


def again(desk: FlowDesk, because: str = "new_area", **answers: object) -> FlowDesk:
    """Open a re-screen of somebody who said *answers* last time."""
    client = a_known_client(desk, **answers)
    a_re_screen(desk, client, because)
    return desk.open(client)


def value(desk: FlowDesk, key: str) -> object:
    return desk.view.flow.book.value(key)


# What is new


def test_a_re_screen_begins_with_what_is_new(desk: FlowDesk) -> None:
    again(desk)
    assert desk.page_id == "changed"
    assert desk.heading == desk.content.rescreen.text
    assert desk.view.focusWidget() is desk.find("flow.heading")
    assert not desk.shows("flow.back")
    desk.press(ENTER)
    assert desk.page_id == "changed"


def test_nothing_new_moves_on_with_one_key(desk: FlowDesk) -> None:
    again(desk)
    desk.press("n")
    assert desk.page_id == "c.chest"
    (draft,) = desk.drafts
    assert draft.scope is Scope.SHORT
    assert draft.changed == ()
    desk.press(BACKSPACE)
    assert desk.find("flow.no").isChecked()
    desk.press(ENTER)
    assert desk.page_id == "c.chest"


def test_what_is_new_is_chosen_by_digits_and_asks_its_section(desk: FlowDesk) -> None:
    again(desk)
    desk.press("1", "2")
    assert desk.find("flow.changed.condition").isChecked()
    desk.press("2", ENTER)
    assert desk.page_id == "c.chest"
    assert desk.drafts[0].changed == ("d",)
    desk.jump("check")
    assert desk.view.flow.is_carried("m.beta")
    assert not desk.view.flow.is_carried("dx.heart")


def test_a_choice_taken_back_leaves_the_question_open(desk: FlowDesk) -> None:
    again(desk)
    desk.press("1", "1")
    assert desk.drafts[0].changed is None
    assert not desk.shows("flow.continue")


def test_something_new_takes_nothing_new_away(desk: FlowDesk) -> None:
    again(desk)
    desk.press("n", BACKSPACE, "3")
    assert not desk.find("flow.no").isChecked()
    assert desk.find("flow.changed.pregnancy").isChecked()


def test_by_mouse_it_is_two_clicks_at_most(desk: FlowDesk) -> None:
    again(desk)
    desk.click("flow.changed.activity")
    desk.click("flow.continue")
    assert desk.page_id == "b.days"


def test_a_parked_re_screen_stays_one_and_goes_on_at_its_page(desk: FlowDesk) -> None:
    client = a_known_client(desk)
    desk.screenings.start(client.id, desk.dana.id, scope=Scope.SHORT)
    desk.open(client)
    desk.press("1", ENTER, "n")
    desk.click("flow.pause")
    desk.open(client)
    assert desk.page_id == "c.faint"
    assert desk.drafts[0].scope is Scope.SHORT
    assert desk.drafts[0].changed == ("d",)


def test_a_well_client_needs_few_keys_for_a_short_one(desk: FlowDesk) -> None:
    again(desk)
    desk.keys = 0
    desk.press("n")
    desk.well_until("check")
    assert desk.keys <= 15


def test_the_day_after_a_re_screen_asks_how_somebody_is_again(desk: FlowDesk) -> None:
    again(desk)
    desk.press("n", "n")
    client = desk.view.client
    desk.click("flow.pause")
    desk.clock = FixedClock(desk.clock.now() + timedelta(hours=25), desk.clock.zone)
    desk.open(client)
    assert desk.page_id == "c.chest"
    assert desk.text("flow.lastTime") == "Last time: No"
    assert value(desk, "c.chest") is None


# The last time


@pytest.mark.parametrize(
    ("page_id", "name", "said"),
    [
        ("c.chest", "flow.lastTime", "Last time: Yes, but not in the last day"),
        ("areas", "flow.lastTime", "Last time: Lower back and left knee"),
    ],
)
def test_the_last_answer_stands_beside_a_question_on_its_own(
    desk: FlowDesk, page_id: str, name: str, said: str
) -> None:
    again(desk, c_chest="past", **SORE)
    desk.press("n")
    desk.jump(page_id)
    assert desk.text(name) == said
    assert not desk.find("flow.no").isChecked()


def test_the_last_answer_stands_on_the_lines_of_a_list(desk: FlowDesk) -> None:
    again(desk, dx_oa="yes", dx_bp="controlled", c_dizzy="no")
    desk.press("1", ENTER)
    desk.jump("d.ticks.1")
    line = desk.find("tick.dx.bp")
    assert isinstance(line, TickRow)
    assert line.accessibleName().endswith("Last time: yes")
    assert line.accessibleDescription() == ""
    desk.press("2")
    assert desk.text("last.dx.bp") == "Last time: Yes, under control"
    assert not desk.shows("last.dx.heart")


def test_the_last_answers_stand_beside_the_picture_and_in_its_blocks(desk: FlowDesk) -> None:
    again(desk, **SORE)
    desk.press("n")
    desk.jump("areas")
    desk.press("y")
    assert "Last time: Lower back and left knee" in desk.words()
    assert value(desk, "i.regions") is None
    desk.point_at("back_lower_back")
    assert desk.text("last.p.now@low_back") == "Last time: 1 of 10"
    desk.press("2", "1", ENTER)
    assert desk.text("last.p.radiate@low_back") == "Last time: Yes, not past the knee or elbow"
    assert value(desk, "p.radiate@low_back") is None


def test_everyday_tasks_of_the_last_time_are_read_not_filled_in(desk: FlowDesk) -> None:
    client = a_known_client(desk, **SORE)
    a_re_screen(desk, client, "health")
    desk.open(client)
    desk.sign_up()
    desk.jump("k.task1", i_regions=["back_lower_back"])
    assert desk.text("flow.lastTime") == "Last time: Climbing stairs, 4 of 10"
    assert desk.text("flow.task.1") == ""


def test_what_was_not_asked_again_has_no_last_time_beside_it_but_its_answer(
    desk: FlowDesk,
) -> None:
    again(desk, b_days=4)
    desk.press("n")
    desk.well_until("check")
    assert "as last time" in desk.words()


@pytest.mark.parametrize(
    "page_id", ["changed", "c.ticks.1", "d.ticks.1", "d.ticks.2", "d.ticks.3", "body", "block.1"]
)
def test_nothing_scrolls_in_the_smallest_window_with_the_last_time_beside(
    desk: FlowDesk, page_id: str
) -> None:
    client = a_known_client(desk, **SORE)
    a_re_screen(desk, client)
    desk.open(client, size=(1180, 700))
    if page_id != "changed":
        desk.press("1", ENTER)
        desk.jump("areas" if page_id in ("body", "block.1") else page_id)
    if page_id in ("body", "block.1"):
        desk.press("y")
        desk.point_at("back_lower_back")
        desk.press("2", "1")
    if page_id == "block.1":
        desk.press(ENTER)
    assert desk.page_id.startswith(page_id)
    scroll = desk.find("flow.scroll")
    assert isinstance(scroll, QScrollArea)
    assert scroll.verticalScrollBar().maximum() == 0


def test_the_answers_of_the_last_time_are_a_real_conversation() -> None:
    assert last_answers(**SORE)["k.task1"] == SORE["k_task1"]
