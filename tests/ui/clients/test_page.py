from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.ids import ScreeningId, TrainerId
from studio.screening.outcome import Restriction, Tier
from studio.screening.screening import Status
from tests.builders import THIS_MONDAY, THURSDAY, a_client, a_session, a_trainer, a_week
from tests.ui.clients.profile_desk import ProfileDesk
from tests.ui.memory import MemoryStudio, a_screening
from tests.ui.watch import clipped, nameless, rich_labels, texts, too_small
from ui.clients.profile import Tab
from ui.shell.announce import announced
from ui.shell.place import Surroundings
from ui.widgets.buttons import Button, Chip

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
MAYA = a_client(goals=("stronger legs",), trainer_id=DANA.id, email="maya@example.org")
AISHA = a_client(first_name="Aisha", last_name="Khan", number=8, phone="07700 900555")
KNEE = Restriction(
    "no_deep_knee_load", ("A08",), "We squat to a comfortable height.", THURSDAY,
    date(2026, 8, 6), ("knee:right",),
)  # fmt: skip
IMPACT = replace(KNEE, code="no_impact")

Open = Callable[[], ProfileDesk]


@pytest.fixture
def filled(studio: MemoryStudio) -> MemoryStudio:
    """Aisha was never screened; Maya is adapted and trains on Thursday evening."""
    studio.put(DANA, MAYA, AISHA)
    studio.screened(MAYA, Tier.GYM_ADAPTED, KNEE, IMPACT, confirmed_by=DANA.id)
    evening = a_session(3, start_minute=18 * 60, trainer_id=DANA.id)
    studio.put(a_week(MAYA, monday=THIS_MONDAY, sessions=(evening,)))
    return studio


def test_the_list_says_why_one_would_open_somebody_now(filled: MemoryStudio, open_desk: Open):
    assert open_desk().rows() == [
        "Aisha Khan, Not screened yet",
        "Maya Okafor, Gym with adaptations, Next: today 18:00",
    ]


def test_filters_carry_counts_and_hide_without_any(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    assert desk.find("clients.waiting").label == "Waiting 1"
    for name in ("clients.due", "clients.reviews", "clients.archived"):
        assert desk.page.findChild(Chip, name).isHidden()
    desk.click("clients.waiting")
    assert desk.rows() == ["Aisha Khan, Not screened yet"]


def test_the_first_client_is_open_at_once(filled: MemoryStudio, open_desk: Open):
    assert "Aisha Khan" in texts(open_desk().profile)


def test_the_one_primary_action_follows_the_standing(filled: MemoryStudio, open_desk: Open, qtbot):
    desk = open_desk()
    desk.open(AISHA.id)
    assert desk.primary.label == "Start screening"
    with qtbot.waitSignal(desk.page.screening_requested) as asked:
        desk.primary.click()
    assert asked.args == [AISHA.id]
    desk.open(MAYA.id)
    assert desk.primary.label == "Plan week"
    with qtbot.waitSignal(desk.page.plan_requested) as asked:
        desk.primary.click()
    assert asked.args == [MAYA.id]


def test_an_open_sign_up_is_resumed_first(filled: MemoryStudio, open_desk: Open, qtbot):
    draft = a_screening(AISHA, filled.clock, Tier.GYM_READY, id=ScreeningId("d"),
                        status=Status.DRAFT, confirmed_at=None, progress=(6, 12))  # fmt: skip
    filled.put(draft)
    desk = open_desk()
    desk.open(AISHA.id)
    assert desk.primary.label == "Resume screening"
    with qtbot.waitSignal(desk.page.resume_requested) as asked:
        desk.primary.click()
    assert asked.args == ["d"]
    desk.profile.open_tab(Tab.SCREENING)
    assert "Parked on page 6 of 12" in texts(desk.profile.history)


def test_what_is_taken_into_account_stands_with_its_review(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id)
    read = texts(desk.profile.overview.account)
    assert "Squats to a comfortable height" in read
    assert "review Thu 6 Aug" in read


def test_the_next_session_stands_over_its_week(filled: MemoryStudio, open_desk: Open, qtbot):
    desk = open_desk()
    desk.open(MAYA.id)
    assert desk.part("clients.next.when").text() == "Today 18:00 · Strength A · with Dana"
    assert desk.part("clients.miniWeek").accessibleName() == "Thu 18:00 Strength A"
    with qtbot.waitSignal(desk.page.week_requested) as asked:
        desk.click("clients.next.open")
    assert asked.args == [MAYA.id, THIS_MONDAY]


def test_without_a_plan_the_week_says_so(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(AISHA.id)
    assert desk.part("clients.next.when").text() == "No session planned yet."
    assert desk.find("clients.next.open").isHidden()


def test_a_week_leads_to_the_planner(filled: MemoryStudio, open_desk: Open, qtbot):
    desk = open_desk()
    desk.open(MAYA.id).open_tab(Tab.PLANS)
    with qtbot.waitSignal(desk.page.week_requested) as asked:
        desk.click("clients.week.2026-05-11")
    assert asked.args == [MAYA.id, THIS_MONDAY]


def test_a_missing_emergency_contact_is_added_in_one_step(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id)
    assert desk.find("clients.emergency.link").label == "Add"
    desk.click("clients.emergency.link")
    assert desk.window.focusWidget().objectName() == "clients.emergency_contact"
    QTest.keyClicks(desk.window.focusWidget(), "Ken Okafor, 07700 900444")
    desk.press(Qt.Key.Key_Return)
    desk.profile.open_tab(Tab.OVERVIEW)
    assert desk.part("clients.emergency.who").text() == "Ken Okafor, 07700 900444"
    assert desk.find("clients.emergency.link").label == "Edit"


def test_a_changed_detail_is_stored_and_can_be_taken_back(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id)
    desk.edit("clients.phone", "01632 960999")
    assert filled.clients.get(MAYA.id).phone == "01632 960999"
    desk.toast.act()
    desk.around.runner.settle()
    assert filled.clients.get(MAYA.id).phone == MAYA.phone
    assert desk.part("clients.phone").text() == MAYA.phone


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("clients.birth_date", "31 2 1985", "like 3 2 1985"),
        ("clients.birth_date", "3 2 1885", "outside"),
        ("clients.body_mass_kg", "a lot", "whole kilograms"),
        ("clients.body_mass_kg", "900", "outside"),
        ("clients.first_name", "  ", "first name"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field_and_stored_nowhere(
    filled: MemoryStudio, open_desk: Open, name: str, typed: str, said: str
):
    desk = open_desk()
    desk.open(MAYA.id)
    field = desk.edit(name, typed)
    assert said in desk.part(f"{name}.error").text()
    assert field.text == typed
    assert filled.clients.get(MAYA.id) == MAYA


def test_birth_date_and_weight_are_read_as_people_write_them(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(AISHA.id)
    desk.edit("clients.birth_date", "21/7/1991")
    desk.edit("clients.body_mass_kg", "63 kg")
    stored = filled.clients.get(AISHA.id)
    assert stored.birth_date == date(1991, 7, 21)
    assert stored.body_mass_kg == 63


def test_what_is_being_typed_survives_what_is_read_meanwhile(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id).open_tab(Tab.DETAILS)
    desk.type("clients.email", "x")
    desk.page.reload()
    desk.around.runner.settle()
    assert desk.part("clients.email").text() == "maya@example.orgx"


def test_a_change_at_another_desk_is_told_and_read_again(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    told: list[object] = []
    desk.around.runner.problem.connect(told.append)
    desk.open(MAYA.id)
    desk.around.broadcast.blockSignals(True)
    filled.clients.save(replace(MAYA, phone="elsewhere"))
    desk.around.broadcast.blockSignals(False)
    desk.edit("clients.phone", "here")
    assert [error.code for error in told] == ["stale_write"]
    assert desk.part("clients.phone").text() == "elsewhere"


def test_another_field_changed_elsewhere_is_kept(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id)
    desk.around.broadcast.blockSignals(True)
    filled.clients.save(replace(MAYA, phone="elsewhere"))
    desk.around.broadcast.blockSignals(False)
    desk.edit("clients.email", "one@example.org")
    desk.edit("clients.email", "two@example.org")
    stored = filled.clients.get(MAYA.id)
    assert (stored.phone, stored.email) == ("elsewhere", "two@example.org")


def test_archiving_leaves_a_way_back(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id)
    QTest.keyClick(desk.card.view, Qt.Key.Key_Delete)
    desk.around.runner.settle()
    assert filled.clients.get(MAYA.id).is_archived
    desk.toast.act()
    desk.around.runner.settle()
    assert not filled.clients.get(MAYA.id).is_archived


def test_an_archived_client_is_read_only_and_can_be_brought_back(
    filled: MemoryStudio, open_desk: Open
):
    filled.clients.archive(MAYA.id)
    desk = open_desk()
    desk.click("clients.archived")
    desk.open(MAYA.id)
    for name in ("clients.primary", "clients.again", "clients.goals.link", "clients.contact.link",
                 "clients.emergency.link", "consent.health.give", "account.review"):  # fmt: skip
        found = desk.profile.findChild(Button, name)
        assert found is None or found.isHidden(), name
    desk.profile.open_tab(Tab.DETAILS)
    assert desk.part("clients.phone").isReadOnly()
    assert desk.part("clients.notes").isReadOnly()
    desk.click("clients.archived.action")
    assert not filled.clients.get(MAYA.id).is_archived
    assert desk.toast.text == "Maya O. is back"


def test_typing_in_the_list_searches(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    QTest.keyClicks(desk.card.view, "m")
    QTest.keyClicks(desk.card.search_field, "ay")
    QTest.keyClick(desk.card.search_field, Qt.Key.Key_Return)
    desk.around.runner.settle()
    assert [row.split(",")[0] for row in desk.rows()] == ["Maya Okafor"]
    assert "Maya Okafor" in texts(desk.profile)
    assert desk.window.focusWidget() is desk.primary


def test_a_search_that_fits_nobody_offers_the_nearest_name(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    QTest.keyClicks(desk.card.search_field, "mya")
    QTest.keyClick(desk.card.search_field, Qt.Key.Key_Return)
    assert "No one called “mya”." in texts(desk.card)
    assert desk.find("clients.meant").label == "Did you mean Maya Okafor?"
    assert desk.find("clients.add").label == "Add mya as a new client"
    desk.click("clients.meant")
    assert "Maya Okafor" in texts(desk.profile)


def test_a_studio_without_clients_leads_to_the_first(open_desk: Open, qtbot):
    desk = open_desk()
    with qtbot.waitSignal(desk.page.new_client_requested):
        desk.find("clients.first").click()
    qtbot.waitUntil(lambda: clipped(desk.page) == [])


def test_hidden_names_leave_no_name_tier_or_health_word(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id)
    desk.around.privacy.toggle()
    shown = texts(desk.page)
    for word in ("Maya", "Okafor", "Khan", "adapt", "knee", "stronger", "07700", "Squats"):
        assert word not in shown, word
    assert desk.rows() == ["A. K., No session planned", "M. O., Next: today 18:00"]
    desk.click("clients.showNames")
    assert "Maya Okafor" in texts(desk.page)


def test_tabs_change_by_key_and_say_so(filled: MemoryStudio, open_desk: Open):
    desk = open_desk()
    desk.open(MAYA.id)
    QTest.keyClick(desk.profile, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert announced[-1] == "Screening"


def test_letters_in_the_profile_plan_edit_and_archive(filled: MemoryStudio, open_desk: Open, qtbot):
    desk = open_desk()
    desk.open(MAYA.id)
    desk.profile.focus_primary()
    with qtbot.waitSignal(desk.page.plan_requested) as asked:
        desk.press(Qt.Key.Key_W)
    assert asked.args == [MAYA.id]
    desk.press(Qt.Key.Key_E)
    assert desk.window.focusWidget().objectName() == "clients.first_name"
    desk.profile.focus_primary()
    desk.press(Qt.Key.Key_Delete)
    assert filled.clients.get(MAYA.id).is_archived


def test_everything_has_a_name_and_a_size(filled: MemoryStudio, open_desk: Open, qtbot):
    desk = open_desk()
    desk.open(MAYA.id)
    for tab in Tab:
        desk.profile.open_tab(tab)
        assert nameless(desk.page) == []
        assert rich_labels(desk.page) == []
        qtbot.waitUntil(lambda: too_small(desk.page) == [])


def test_the_line_under_the_title_counts(
    around: Surroundings, filled: MemoryStudio, open_desk: Open
):
    page = open_desk().page
    lines: list[str] = []
    page.state_changed.connect(lines.append)
    page.reload()
    around.runner.settle()
    assert lines == ["2 active"]
