"""Each answer is on disk before the next page shows."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from studio.clock import FixedClock
from studio.errors import DiskFull
from studio.screening.outcome import Tier
from studio.screening.screening import Status
from tests.ui.screening.desk import ENTER, FlowDesk, HeldTasks
from ui.screening.page_view import Timing
from ui.shell.announce import announced


def at_red_flags(desk: FlowDesk) -> FlowDesk:
    desk.open()
    desk.sign_up()
    desk.well_until("c.chest")
    return desk


def hold(desk: FlowDesk) -> HeldTasks:
    """Let every save of this sign-up wait."""
    held = HeldTasks(desk.view)
    desk.view._keeper._tasks = held
    return held


def test_the_next_page_waits_for_the_disk(desk: FlowDesk) -> None:
    at_red_flags(desk)
    held = hold(desk)
    desk.press("n")
    assert desk.page_id == "c.chest"
    held.let_go()
    assert desk.page_id == "c.faint"
    (draft,) = desk.drafts
    assert draft.answers["c.chest"] == "no"
    assert draft.page == "c.faint"


def test_while_an_answer_is_on_its_way_nothing_else_is_answered(desk: FlowDesk) -> None:
    at_red_flags(desk)
    held = hold(desk)
    desk.press("n", "n", "1")
    desk.click("flow.option.recent")
    held.let_go()
    assert desk.page_id == "c.faint"
    assert desk.view.flow.book.value("c.chest") == "no"
    assert desk.view.flow.book.value("c.faint") is None


def test_an_urgent_page_does_not_wait(desk: FlowDesk) -> None:
    at_red_flags(desk)
    held = hold(desk)
    desk.press("2")
    assert desk.page_id == "urgent"
    held.let_go()
    (proposal,) = desk.drafts
    assert proposal.answers["c.chest"] == "recent"
    assert proposal.outcome.tier is Tier.URGENT_CARE


def test_an_urgent_outcome_is_stored_before_anybody_does_anything(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.press("2")
    (proposal,) = desk.drafts
    assert proposal.status is Status.PROPOSED
    desk.click("flow.pause")
    assert desk.drafts[0].status is Status.PROPOSED
    desk.open(desk.view.client)
    desk.click("flow.back")
    desk.press("n")
    assert desk.drafts[0].status is Status.DRAFT
    assert desk.page_id == "c.faint"


def test_an_urgent_note_to_take_along_has_its_outcome(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.press("2")
    desk.click("urgent.letter")
    (proposal,) = desk.wishes.of("letter")
    assert proposal.outcome.tier is Tier.URGENT_CARE


def test_pausing_on_the_outcome_leaves_the_proposal(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up()
    desk.jump("check")
    desk.press(ENTER)
    desk.click("flow.pause")
    assert desk.wishes.of("parked")
    assert desk.drafts[0].status is Status.PROPOSED
    desk.open(desk.view.client)
    assert desk.text("outcome.title") == "Gym-ready"


def test_a_failed_save_keeps_the_answer_says_so_and_tries_again(
    desk: FlowDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_red_flags(desk)

    def full(*_: object) -> None:
        raise DiskFull(path="/studio", free_bytes=0)

    with monkeypatch.context() as broken:
        broken.setattr(desk.unit.screenings, "save", full)
        desk.press("n")
        assert desk.page_id == "c.chest"
        assert "kept in this window" in desk.text("flow.banner.text")
        assert any("kept in this window" in text for text in announced)
    desk.click("flow.banner.action")
    assert desk.page_id == "c.faint"
    assert not desk.shows("flow.banner")
    assert desk.drafts[0].answers["c.chest"] == "no"


def test_another_desk_that_was_faster_is_told_and_nothing_is_overwritten(desk: FlowDesk) -> None:
    at_red_flags(desk)
    (draft,) = desk.drafts
    desk.unit.screenings.save(draft)
    desk.press("n")
    assert desk.page_id == "c.chest"
    assert "another desk" in desk.text("flow.banner.text")


def test_pausing_saves_and_says_so(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.press(Qt.Key.Key_Escape)
    assert desk.shows("flow.pauseSheet")
    desk.press(ENTER)
    assert desk.wishes.of("parked") == [None]
    assert "Saved. Maya can continue any time." in announced
    (draft,) = desk.drafts
    assert (draft.page, draft.progress) == ("c.chest", (3, 12))


def test_keep_going_goes_on_where_it_was(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert not desk.shows("flow.pauseSheet")
    desk.press("n")
    assert desk.page_id == "c.faint"


def test_the_pause_sheet_takes_every_key(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.press(Qt.Key.Key_Escape, "n", "2")
    assert desk.page_id == "c.chest"
    assert desk.view.flow.book.value("c.chest") is None


def test_leaving_before_anything_is_stored_leaves_nothing(desk: FlowDesk) -> None:
    desk.open()
    desk.about()
    desk.press(Qt.Key.Key_Escape)
    assert "Nothing has been saved yet" in desk.words()
    desk.click("flow.pause.confirm")
    assert desk.wishes.of("parked") == [None]
    assert desk.unit.clients.all() == ()


def test_a_parked_sign_up_resumes_on_its_page_with_another_trainer(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.press("n")
    desk.click("flow.pause")
    client = desk.view.client
    desk.open(client, actor=desk.sam.id)
    assert desk.page_id == "c.faint"
    assert desk.view.focusWidget() is desk.find("flow.heading")
    desk.press("n")
    (draft,) = desk.drafts
    assert draft.stamps["c.chest"].trainer_id == desk.dana.id
    assert draft.stamps["c.faint"].trainer_id == desk.sam.id


def test_a_parked_sign_up_of_yesterday_asks_again_how_they_feel(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.press("n")
    desk.click("flow.pause")
    client = desk.view.client
    desk.clock = FixedClock(desk.clock.now() + timedelta(hours=30), desk.clock.zone)
    desk.open(client)
    assert desk.page_id == "c.chest"
    assert "Last time: No" in desk.words()
    assert not desk.find("flow.no").isChecked()


def test_a_new_screening_shows_the_last_answers_and_fills_in_none(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up()
    desk.well_until("check")
    desk.press(ENTER, ENTER)
    client = desk.view.client
    desk.open(client)
    assert desk.page_id == "about"
    desk.click("flow.consent")
    desk.press(ENTER)
    assert "Last time: The client" in desk.words()
    desk.press("1")
    assert "Last time: 4 days" in desk.words()
    assert desk.view.flow.book.value("b.days") is None


# Keys that are held down, and clicks that end on the next page


def test_a_key_that_is_held_down_answers_one_question(desk: FlowDesk) -> None:
    at_red_flags(desk)
    for _ in range(3):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n", True
        )
        QApplication.sendEvent(desk.view, held)
    desk.settle()
    assert desk.page_id == "c.chest"


def test_answer_keys_wait_until_a_page_has_been_seen(desk: FlowDesk) -> None:
    desk.open(timing=Timing(guard_ms=60_000, word_ms=0))
    desk.about()
    desk.click("flow.consent")
    desk.click("flow.continue")
    desk.press("1")
    assert desk.page_id == "a.filled_by"


def test_answer_keys_count_again_after_a_moment(desk: FlowDesk, qtbot) -> None:
    desk.open(timing=Timing(guard_ms=30, word_ms=0))
    desk.about()
    desk.click("flow.consent")
    desk.click("flow.continue")
    page = desk.view.page
    qtbot.waitUntil(lambda: page.shown_for.elapsed() > 30)
    desk.press("1")
    assert desk.page_id == "b.days"


def test_the_end_of_a_double_click_answers_nothing_on_the_next_page(desk: FlowDesk) -> None:
    at_red_flags(desk)
    desk.click("flow.no")
    assert desk.page_id == "c.faint"
    button = desk.find("flow.no")
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(
            kind,
            QPointF(10, 10),
            button.mapToGlobal(QPointF(10, 10)),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(button, event)
    desk.settle()
    assert desk.page_id == "c.faint"
