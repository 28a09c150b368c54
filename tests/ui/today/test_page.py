from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.clients.client import Client
from studio.errors import StorageUnavailable
from studio.ids import ScreeningId, TrainerId
from studio.planning.week_plan import Place, Substitution
from studio.screening.outcome import Tier
from studio.screening.screening import Status
from studio.settings import OpeningHours
from tests.builders import (
    THIS_MONDAY,
    THURSDAY,
    a_client,
    a_dose,
    a_session,
    a_trainer,
    a_week,
    an_item,
)
from tests.ui.memory import MemoryStudio, a_screening
from tests.ui.today.looking import find
from tests.ui.watch import nameless, rich_labels, texts, too_small
from ui.shell.place import Surroundings
from ui.today.page import TodayPage
from ui.today.session_card import SessionCard
from ui.widgets.buttons import Button
from ui.widgets.focus_ring import FocusRing

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
LUIS = a_trainer("Luis Moreno", id=TrainerId("luis"))
MAYA = a_client()
AISHA = a_client(first_name="Aisha", last_name="Khan", number=8)
SWAP = Substitution("squat_back", a_dose(), ("squat",), ("comp",), ("no_heavy_axial",), ("R1",),
                    THURSDAY)  # fmt: skip


@pytest.fixture
def filled(studio: MemoryStudio) -> MemoryStudio:
    """Maya trains with Dana on Thursday at 10:00, Aisha with Luis at 18:00 and once at home."""
    studio.put(DANA, LUIS, MAYA, AISHA)
    studio.screened(MAYA, Tier.GYM_READY)
    studio.screened(AISHA, Tier.GYM_ADAPTED)
    home = a_session(3, "Walk at home", place=Place.HOME, start_minute=None)
    evening = a_session(3, "Strength B", start_minute=18 * 60, trainer_id=LUIS.id,
                        items=(an_item("squat_bodyweight", substitution=SWAP),))  # fmt: skip
    morning = a_session(3, "Strength A", start_minute=10 * 60, trainer_id=DANA.id)
    studio.put(
        a_week(MAYA, monday=THIS_MONDAY, sessions=(morning,)),
        a_week(AISHA, monday=THIS_MONDAY, sessions=(evening, home)),
    )
    return studio


def sessions(page: TodayPage) -> list[str]:
    return [made.accessibleName() for made in page._card.diary.buttons if not made.isHidden()]


def test_the_diary_shows_who_trains_when_and_with_whom(filled: MemoryStudio, open_page):
    page = open_page()
    assert sessions(page) == [
        "Maya O., 10:00–11:00, Strength A, Dana, Gym-ready",
        "Aisha K., 18:00–19:00, Strength B, Luis, Gym with adaptations",
    ]


def test_work_at_home_is_not_in_the_diary(filled: MemoryStudio, open_page):
    assert "Walk at home" not in texts(open_page())


def test_a_swap_whose_review_is_due_wants_attention(filled: MemoryStudio, open_page, qtbot):
    page = open_page()
    card = page.findChild(object, "today.attention")
    assert "Swap review due today: squat bodyweight" in texts(card)
    with qtbot.waitSignal(page.plan_requested) as asked:
        find(page, f"today.swap_review.{AISHA.id}").click()
    assert asked.args == [AISHA.id]


def test_an_outcome_that_nobody_confirmed_wants_attention(
    around: Surroundings, studio: MemoryStudio, open_page, qtbot
):
    studio.put(DANA, MAYA)
    proposed = a_screening(MAYA, around.clock, Tier.GYM_ADAPTED, status=Status.PROPOSED)
    studio.put(proposed)
    page = open_page()
    with qtbot.waitSignal(page.resume_requested) as asked:
        find(page, f"today.to_confirm.{proposed.id}").click()
    assert asked.args == [proposed.id]


def test_parked_work_has_one_button_that_goes_on(
    around: Surroundings, studio: MemoryStudio, open_page, qtbot
):
    studio.put(DANA, MAYA)
    draft = a_screening(
        MAYA, around.clock, Tier.GYM_READY, id=ScreeningId("draft"), status=Status.DRAFT,
        progress=(6, 12), started_by=DANA.id,
        saved_at=datetime(2026, 5, 14, 9, 31, tzinfo=UTC),
    )  # fmt: skip
    studio.put(draft)
    page = open_page()
    card = page.findChild(object, "today.parked")
    assert "Sign-up · page 6 of 12" in texts(card)
    assert "Saved at 09:31 by Dana" in texts(card)
    with qtbot.waitSignal(page.resume_requested) as asked:
        find(page, "today.resume.draft").click()
    assert asked.args == ["draft"]
    with qtbot.waitSignal(page.resume_requested):
        page.resume_last()


def test_without_parked_work_the_card_is_absent(filled: MemoryStudio, open_page):
    assert open_page().findChild(object, "today.parked").isHidden()


def test_hidden_names_leave_no_surname_tier_or_health_word(
    around: Surroundings, filled: MemoryStudio, open_page
):
    page = open_page()
    around.privacy.toggle()
    read = texts(page)
    for word in ("Maya", "Okafor", "Khan", "Gym", "adapt", "Strength", "squat", "Swap"):
        assert word not in read
    assert "M. O., 10:00–11:00, Session, Dana" in read
    around.privacy.toggle()
    assert "Maya O." in texts(page)


def test_an_empty_day_says_so(studio: MemoryStudio, open_page):
    page = open_page()
    assert "No one is booked" in texts(page)
    assert "All caught up" in texts(page)
    assert not rich_labels(page)


def test_a_closed_day_says_so_and_leads_to_the_hours(studio: MemoryStudio, open_page, qtbot):
    hours = list(studio.unit.profile.value.hours)
    hours[3] = None
    studio.unit.profile.value = replace(studio.unit.profile.value, hours=tuple(hours))
    page = open_page()
    assert "Closed on this day." in texts(page)
    with qtbot.waitSignal(page.hours_requested):
        find(page, "today.hours").click()


def test_the_state_line_tells_the_day_and_the_hours(
    around: Surroundings, studio: MemoryStudio, open_page
):
    hours = (OpeningHours(7 * 60, 20 * 60 + 30),) * 7
    studio.unit.profile.value = replace(studio.unit.profile.value, hours=hours)
    lines: list[str] = []
    page = open_page()
    page.state_changed.connect(lines.append)
    page.reload()
    around.runner.settle()
    assert lines == ["Thursday 14 May · open 07:00–20:30"]


def test_moving_by_day_reads_that_day(around: Surroundings, filled: MemoryStudio, open_page):
    page = open_page()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    around.runner.settle()
    assert sessions(page) == []
    assert "Friday 15 May" in texts(page)
    find(page, "today.today").click()
    around.runner.settle()
    assert "Thursday 14 May" in texts(page)
    find(page, "today.before").click()
    around.runner.settle()
    assert "Wednesday 13 May" in texts(page)


def test_a_bar_of_the_week_opens_its_day(around: Surroundings, filled: MemoryStudio, open_page):
    page = open_page()
    bars = page.findChild(object, "today.week")
    assert "Thursday 14 May, 2 sessions" in texts(bars)
    assert "Friday 15 May, 0 sessions" in texts(bars)
    page.findChild(object, "today.week.1").click()
    around.runner.settle()
    assert "Monday 11 May" in texts(page)


def test_a_commit_elsewhere_shows_at_once(around: Surroundings, filled: MemoryStudio, open_page):
    page = open_page()
    filled.clients.save(replace(MAYA, first_name="May"))
    around.runner.settle()
    assert "May O., 10:00–11:00, Strength A, Dana, Gym-ready" in sessions(page)


def test_a_commit_while_away_shows_on_the_way_back(
    around: Surroundings, filled: MemoryStudio, open_page, monkeypatch: pytest.MonkeyPatch
):
    page = open_page()
    told: list[object] = []
    around.runner.problem.connect(told.append)
    page.hide()
    with monkeypatch.context() as away:
        away.setattr(filled.screenings, "due", _refuse)
        filled.clients.save(replace(MAYA, first_name="May"))
        around.runner.settle()
    assert told == []
    page.show()
    around.runner.settle()
    assert "May O., 10:00–11:00, Strength A, Dana, Gym-ready" in sessions(page)


def test_arrows_move_between_sessions_and_enter_opens_the_client(
    filled: MemoryStudio, open_page, qtbot
):
    page = open_page()
    page.focus_main()
    first = page.window().focusWidget()
    assert first.appointment.name == "Maya O."
    QTest.keyClick(first, Qt.Key.Key_Right)
    second = page.window().focusWidget()
    assert second.appointment.name == "Aisha K."
    with qtbot.waitSignal(page.client_opened) as opened:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert opened.args == [AISHA.id]


def test_a_click_on_a_session_offers_the_profile_and_the_week(
    around: Surroundings, filled: MemoryStudio, open_page, qtbot
):
    page = open_page()
    QTest.mouseClick(page._card.diary.buttons[0], Qt.MouseButton.LeftButton)
    week = around.overlay.findChild(Button, "today.session.week")
    with qtbot.waitSignal(page.plan_requested) as asked:
        week.click()
    assert asked.args == [MAYA.id]
    assert not around.overlay.dismiss_top()


def test_what_is_asked_before_a_session_opens_from_its_card(
    around: Surroundings, filled: MemoryStudio, open_page, qtbot
):
    page = open_page()
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.focus_main()
    session = page.window().focusWidget()
    QTest.keyClick(session, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.session_check_requested) as asked:
        find(page.window(), "today.session.before").click()
    assert asked.args[0] in {client.id for client in filled.unit.clients.all()}


def test_the_card_of_a_session_gives_the_keyboard_back(
    around: Surroundings, filled: MemoryStudio, open_page, qtbot
):
    page = open_page()
    window = page.window()
    ring = FocusRing(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.focus_main()
    session = window.focusWidget()
    QTest.keyClick(session, Qt.Key.Key_Space)
    assert window.focusWidget().objectName() == "today.session.profile"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.focusWidget() is session
    assert ring.isVisible()


def test_a_click_elsewhere_closes_the_card_of_a_session(
    around: Surroundings, filled: MemoryStudio, open_page
):
    page = open_page()
    QTest.mouseClick(page._card.diary.buttons[0], Qt.MouseButton.LeftButton)
    card = around.overlay.findChild(SessionCard)
    assert not card.isHidden()
    QTest.mouseClick(page._card, Qt.MouseButton.LeftButton, pos=page._card.rect().bottomLeft())
    assert card.isHidden()


def test_two_sessions_at_one_time_stand_side_by_side(
    around: Surroundings, studio: MemoryStudio, open_page
):
    studio.put(DANA, MAYA, AISHA)
    for client, start in ((MAYA, 12 * 60), (AISHA, 12 * 60 + 30)):
        session = a_session(3, start_minute=start, trainer_id=DANA.id)
        studio.put(a_week(client, monday=THIS_MONDAY, sessions=(session,)))
    left, right = open_page()._card.diary.buttons
    assert not left.geometry().intersects(right.geometry())


def test_everything_on_today_has_a_name_and_a_size(filled: MemoryStudio, open_page, qtbot):
    page = open_page()
    assert nameless(page) == []
    qtbot.waitUntil(lambda: too_small(page) == [])
    assert rich_labels(page) == []


def test_an_archived_client_does_not_break_the_day(filled: MemoryStudio, open_page):
    gone: Client = replace(MAYA, archived_at=datetime(2026, 5, 1, tzinfo=UTC))
    filled.put(gone)
    assert len(sessions(open_page())) == 1


def test_what_was_read_stays_when_reading_stops_working(
    around: Surroundings, filled: MemoryStudio, open_page
):
    page = open_page()
    told: list[object] = []
    around.runner.problem.connect(told.append)
    broken = date(2026, 5, 14) + timedelta(days=1)
    filled.unit.clients.shelf.values.clear()
    filled.unit.plans.shelf.values.clear()
    filled.screenings.drafts = _refuse  # type: ignore[method-assign]
    page.go_to(broken)
    around.runner.settle()
    assert len(told) == 1
    assert "Thursday 14 May" in texts(page)


def _refuse() -> object:
    raise StorageUnavailable(reason="gone", path="")
