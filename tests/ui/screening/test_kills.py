"""The window may go away on any page: opened again, the sign-up stands on the same page."""

from tests.ui.screening.desk import ENTER, WELL_KEYS, FlowDesk
from tests.ui.screening.earlier import a_known_client, a_re_screen


def opened_again(desk: FlowDesk) -> None:
    """Leave the window as a power cut would, and open the sign-up again."""
    page_id, progress = desk.page_id, desk.text("flow.progress")
    answers = dict(desk.view.flow.answers)
    desk.open(desk.view.client)
    assert desk.page_id == page_id
    assert desk.text("flow.progress") == progress
    assert dict(desk.view.flow.answers) == answers


def test_a_sign_up_goes_on_from_every_page(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up()
    pages = []
    while desk.page_id != "check":
        opened_again(desk)
        pages.append(desk.page_id)
        assert len(pages) < 60
        desk.press(*WELL_KEYS.get(desk.page_id, ("n",)))
    opened_again(desk)
    assert len(pages) == len(set(pages))
    assert desk.view.flow.outcome.tier is not None


def test_a_sore_back_goes_on_from_every_click(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up()
    desk.jump("areas")
    desk.press("y")
    opened_again(desk)
    desk.point_at("back_lower_back")
    opened_again(desk)
    desk.click("body.near.hip")
    opened_again(desk)
    desk.press("4")
    opened_again(desk)
    desk.press("3", "2", "1", ENTER)
    opened_again(desk)
    assert desk.page_id == "block.1@low_back"
    desk.press("5", "3")
    opened_again(desk)
    assert desk.view.flow.book.value("p.weeks@low_back") == 6


def test_a_re_screen_goes_on_from_every_page(desk: FlowDesk) -> None:
    client = a_known_client(desk)
    a_re_screen(desk, client)
    desk.open(client)
    desk.press("5")
    opened_again(desk)
    assert desk.find("flow.changed.activity").isChecked()
    desk.press(ENTER)
    while desk.page_id != "check":
        opened_again(desk)
        desk.press(*WELL_KEYS.get(desk.page_id, ("n",)))
    opened_again(desk)
    assert desk.view.flow.may_finish
