"""What holds for every page: names, sizes, nothing cut off, at every size and in both themes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.screening.desk import ENTER, FlowDesk
from tests.ui.screening.earlier import a_known_client, a_re_screen
from tests.ui.watch import nameless, rich_labels, too_small
from ui.screening.answer_buttons import AnswerButton
from ui.widgets.theme import apply_theme

LOOKS = [
    ((1440, 900), "light", 100),
    ((1180, 700), "dark", 100),
    ((1180, 700), "light", 125),
]


def pages(desk: FlowDesk, size: tuple[int, int]) -> Iterator[str]:
    """Walk over one page of every kind."""
    desk.open(size=size)
    yield "about"
    desk.press(ENTER)
    yield "about with errors"
    desk.sign_up()
    yield desk.page_id
    for page_id in ("b.days", "b.rows", "b.goals", "c.chest", "c.ticks.1", "d.ticks.1"):
        desk.jump(page_id)
        yield page_id
    desk.press("1")
    yield "d.ticks.1 with options"
    desk.press("1")
    for page_id in ("d.ticks.2", "f.status", "g.staff", "h.ticks.1", "areas"):
        desk.jump(page_id)
        yield page_id
    desk.press("y")
    yield "body"
    for spot in ("back_lower_back", "front_right_knee", "front_left_chest"):
        desk.point_at(spot)
    yield "body with areas"
    desk.click("body.switch")
    yield "body as a list"
    desk.press("2", "1", "2", "1", "2", "1", ENTER)
    yield "block.1"
    desk.jump("block.2@low_back")
    yield "block.2"
    desk.jump("j.saddle")
    yield "j.saddle"
    desk.jump("k.sure")
    yield "k.sure"
    desk.jump("check", j_weightloss="not_sure")
    yield "check"
    desk.click("check.keep.j.weightloss") if desk.shows("check.keep.j.weightloss") else None
    desk.press(ENTER)
    yield "outcome"
    desk.click("outcome.changeOutcome")
    desk.click("outcome.note")
    yield "outcome with all cards"
    yield from pages_of_much(desk, size)
    yield from pages_again(desk, size)
    desk.open(size=size)
    desk.sign_up(phone="07700 900999", firstName="Ada")
    desk.jump("c.stroke")
    desk.press("y")
    yield "urgent"


def pages_of_much(desk: FlowDesk, size: tuple[int, int]) -> Iterator[str]:
    """Walk over what shows with much that is sore."""
    desk.open(size=size)
    desk.sign_up(phone="07700 900777", firstName="Ben")
    desk.jump("areas")
    desk.press("y")
    desk.point_at("back_lower_back")
    yield "body with neighbours"
    joints = ("shoulder", "elbow", "knee")
    for spot in (f"front_{side}_{joint}" for joint in joints for side in ("left", "right")):
        desk.point_at(spot)
    yield "body with much"
    desk.click("body.allOver")
    yield "body all over"
    desk.press("4", "1", ENTER)
    yield "block all over"


def pages_again(desk: FlowDesk, size: tuple[int, int]) -> Iterator[str]:
    """Walk over a re-screen, where the last time stands beside every question."""
    client = a_known_client(
        desk,
        dx_bp="controlled",
        i_regions=["back_lower_back"],
        p_radiate__low_back="above",
        k_task1=[{"task": "Climbing stairs", "rating": 4}],
    )
    a_re_screen(desk, client, "medicine")
    desk.open(client, size=size)
    yield "changed"
    desk.press("1", "5", ENTER)
    for page_id in ("b.goals", "c.chest", "c.ticks.1", "d.ticks.1"):
        desk.jump(page_id)
        yield f"again {page_id}"
    desk.press("2")
    yield "again d.ticks.1 with options"
    desk.press("1")
    desk.jump("areas")
    yield "again areas"
    desk.press("y")
    desk.point_at("back_lower_back")
    yield "again body"
    desk.press("2", "1", ENTER)
    yield "again block.1"
    desk.jump("block.2@low_back")
    yield "again block.2"
    desk.jump("check")
    yield "again check"


def cut_off(root: QWidget) -> list[str]:
    """Return texts that do not fit where they stand."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            cut = label.heightForWidth(label.width()) > label.height() + 1
        else:
            cut = label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 1
        if cut:
            found.append(f"{label.objectName()}: {label.text()} ({label.width()}x{label.height()})")
    for button in root.findChildren(QAbstractButton):
        if not button.isVisible() or (
            isinstance(button, AnswerButton) and button.hasHeightForWidth()
        ):
            continue
        if button.width() < button.minimumSizeHint().width():
            found.append(f"{button.objectName()}: {button.text()}")
    return found


def unlabelled(root: QWidget) -> list[str]:
    """Return controls that tests from outside could not find by name."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [one for kind in kinds for one in root.findChildren(kind) if one.isVisible()]
    return [type(one).__name__ for one in found if not one.objectName()]


def too_wide(root: QWidget) -> list[str]:
    """Return scroll areas that would have to move sideways."""
    return [
        area.objectName() or type(area.parentWidget()).__name__
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.widget().width() > area.viewport().width()
    ]


@pytest.mark.parametrize(("size", "theme", "scale"), LOOKS)
def test_every_page_can_be_read_and_reached(
    desk: FlowDesk, qapp, size: tuple[int, int], theme: str, scale: int
) -> None:
    apply_theme(qapp, theme, scale)
    troubles: dict[str, list[str]] = {}
    for name in pages(desk, size):
        found = [
            *(f"no name: {one}" for one in nameless(desk.view)),
            *(f"too small: {one}" for one in too_small(desk.view)),
            *(f"no object name: {one}" for one in unlabelled(desk.view)),
            *(f"markup: {one}" for one in rich_labels(desk.view)),
            *(f"cut off: {one}" for one in cut_off(desk.view)),
            *(f"too wide: {one}" for one in too_wide(desk.view)),
        ]
        if found:
            troubles[name] = found
    apply_theme(qapp, "light")
    assert troubles == {}


@pytest.mark.parametrize("page_id", ["d.ticks.1", "d.ticks.2", "d.ticks.3", "e.ticks.1", "body"])
def test_a_full_list_needs_no_scrolling_in_the_smallest_window(
    desk: FlowDesk, page_id: str
) -> None:
    desk.open(size=(1180, 700))
    desk.sign_up()
    if page_id == "body":
        desk.jump("areas")
        desk.press("y")
    else:
        desk.jump(page_id)
    scroll = desk.find("flow.scroll")
    assert isinstance(scroll, QScrollArea)
    assert scroll.verticalScrollBar().maximum() == 0


def test_the_picture_is_whole_with_larger_text_too(desk: FlowDesk, qapp) -> None:
    apply_theme(qapp, "light", 125)
    desk.open(size=(1180, 700))
    desk.sign_up()
    desk.jump("areas")
    desk.press("y")
    desk.point_at("back_lower_back")
    scroll = desk.find("flow.scroll")
    assert isinstance(scroll, QScrollArea)
    most = scroll.verticalScrollBar().maximum()
    apply_theme(qapp, "light")
    assert most == 0


def test_exactly_one_primary_action_is_on_every_page(desk: FlowDesk) -> None:
    for name in pages(desk, (1440, 900)):
        primary = [
            button.objectName()
            for button in desk.view.findChildren(QAbstractButton)
            if button.isVisible() and getattr(button, "_kind", "") == "primary"
        ]
        assert len(primary) <= 1, (name, primary)
