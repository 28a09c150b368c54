from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.ids import ScreeningId, TrainerId
from studio.screening.outcome import Restriction, Tier
from studio.screening.screening import Status
from tests.builders import THIS_MONDAY, THURSDAY, a_client, a_session, a_trainer, a_week
from tests.ui.memory import MemoryStudio, a_screening
from tests.ui.watch import clipped, nameless, rich_labels, texts, too_small
from ui.clients.list_view import ClientListCard
from ui.clients.page import ClientsPage
from ui.clients.profile import Profile, Tab
from ui.clients.reading import ClientServices
from ui.shell.announce import announced
from ui.shell.place import Surroundings
from ui.widgets.buttons import Button, Chip
from ui.widgets.field import Field
from ui.widgets.toast import Toast

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
MAYA = a_client(goals=("stronger legs",), trainer_id=DANA.id, email="maya@example.org")
AISHA = a_client(first_name="Aisha", last_name="Khan", number=8, phone="07700 900555")
KNEE = Restriction(
    "no_deep_knee_load", ("A08",), "We squat to a comfortable height.", THURSDAY,
    date(2026, 8, 6), ("knee:right",),
)  # fmt: skip
IMPACT = replace(KNEE, code="no_impact")


@pytest.fixture
def filled(studio: MemoryStudio) -> MemoryStudio:
    """Aisha was never screened; Maya is adapted and trains on Thursday evening."""
    studio.put(DANA, MAYA, AISHA)
    studio.screened(MAYA, Tier.GYM_ADAPTED, KNEE, IMPACT, confirmed_by=DANA.id)
    evening = a_session(3, start_minute=18 * 60, trainer_id=DANA.id)
    studio.put(a_week(MAYA, monday=THIS_MONDAY, sessions=(evening,)))
    return studio


@pytest.fixture
def open_page(around: Surroundings, studio: MemoryStudio, qtbot):
    def make() -> ClientsPage:
        services = ClientServices(studio.clients, studio.screenings, studio.planning, studio.studio)
        page = ClientsPage(around, services, around.overlay.parentWidget())
        page.resize(1356, 836)
        page.show()
        around.overlay.raise_()
        with qtbot.waitExposed(page.parentWidget()):
            page.parentWidget().show()
        around.runner.settle()
        return page

    return make


def rows(page: ClientsPage) -> list[str]:
    model = page.findChild(ClientListCard).view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def find(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def open_client(around: Surroundings, page: ClientsPage, client_id: str) -> Profile:
    page.open_client(client_id)
    around.runner.settle()
    return page.findChild(Profile)


def edit(page: ClientsPage, name: str, text: str) -> Field:
    line = page.findChild(QWidget, name)
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return line.parent()


def test_the_list_says_why_one_would_open_somebody_now(filled: MemoryStudio, open_page):
    assert rows(open_page()) == [
        "Aisha Khan, Not screened yet",
        "Maya Okafor, Gym with adaptations, Next: today 18:00",
    ]


def test_filters_carry_counts_and_hide_without_any(filled: MemoryStudio, open_page):
    page = open_page()
    waiting = page.findChild(Chip, "clients.waiting")
    assert waiting.label == "Waiting 1"
    assert page.findChild(Chip, "clients.reviews").isHidden()
    assert page.findChild(Chip, "clients.archived").isHidden()
    waiting.click()
    assert rows(page) == ["Aisha Khan, Not screened yet"]


def test_the_first_client_is_open_at_once(filled: MemoryStudio, open_page, around):
    page = open_page()
    around.runner.settle()
    assert "Aisha Khan" in texts(page.findChild(Profile))


def test_the_one_primary_action_follows_the_standing(
    around: Surroundings, filled: MemoryStudio, open_page, qtbot
):
    page = open_page()
    profile = open_client(around, page, AISHA.id)
    primary = find(profile, "clients.primary")
    assert primary.label == "Start screening"
    with qtbot.waitSignal(page.screening_requested) as asked:
        primary.click()
    assert asked.args == [AISHA.id]
    open_client(around, page, MAYA.id)
    assert primary.label == "Plan week"
    with qtbot.waitSignal(page.plan_requested) as asked:
        primary.click()
    assert asked.args == [MAYA.id]


@pytest.mark.parametrize(
    ("tier", "text"),
    [
        (Tier.GYM_READY, "Plan week"),
        (Tier.REHAB_FIRST, "Plan gentle week"),
        (Tier.CLEARANCE_FIRST, "Screen again"),
        (Tier.URGENT_CARE, "Screen again"),
    ],
)
def test_each_tier_has_its_next_step(
    around: Surroundings, studio: MemoryStudio, open_page, tier: Tier, text: str
):
    studio.put(MAYA)
    studio.screened(MAYA, tier)
    profile = open_client(around, open_page(), MAYA.id)
    assert find(profile, "clients.primary").label == text


def test_an_open_sign_up_is_resumed_first(
    around: Surroundings, filled: MemoryStudio, open_page, qtbot
):
    draft = a_screening(AISHA, around.clock, Tier.GYM_READY, id=ScreeningId("d"),
                        status=Status.DRAFT, confirmed_at=None, progress=(6, 12))  # fmt: skip
    filled.put(draft)
    page = open_page()
    profile = open_client(around, page, AISHA.id)
    primary = find(profile, "clients.primary")
    assert primary.label == "Resume sign-up"
    with qtbot.waitSignal(page.resume_requested) as asked:
        primary.click()
    assert asked.args == ["d"]
    assert "Parked on page 6 of 12" in texts(page.findChild(QWidget, "clients.screenings"))


def test_what_has_one_reason_is_one_entry_with_its_review(
    around: Surroundings, filled: MemoryStudio, open_page
):
    profile = open_client(around, open_page(), MAYA.id)
    read = texts(profile.findChild(QWidget, "clients.account"))
    assert "Squats go to a comfortable height for now" in read
    assert "A foot stays on the floor for now" in read
    assert read.count("We squat to a comfortable height.") == 1
    assert "Right knee · since Thu 14 May · review Thu 6 Aug" in read


def test_screenings_tell_who_confirmed_and_until_when(
    around: Surroundings, filled: MemoryStudio, open_page
):
    profile = open_client(around, open_page(), MAYA.id)
    profile.open_tab(Tab.SCREENING)
    read = texts(profile.findChild(QWidget, "clients.screenings"))
    assert "Confirmed by Dana, Thu 14 May · counts until 14 May 2027" in read


def test_a_week_leads_to_the_planner(around: Surroundings, filled, open_page, qtbot):
    page = open_page()
    profile = open_client(around, page, MAYA.id)
    with qtbot.waitSignal(page.week_requested) as asked:
        find(profile, "clients.week.2026-05-11").click()
    assert asked.args == [MAYA.id, THIS_MONDAY]


def test_a_changed_detail_is_stored_and_can_be_taken_back(
    around: Surroundings, filled: MemoryStudio, open_page
):
    page = open_page()
    open_client(around, page, MAYA.id)
    edit(page, "clients.phone", "01632 960999")
    around.runner.settle()
    assert filled.clients.get(MAYA.id).phone == "01632 960999"
    toast = next(t for t in around.overlay.findChildren(Toast) if not t.isHidden())
    toast.act()
    around.runner.settle()
    assert filled.clients.get(MAYA.id).phone == MAYA.phone


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
    around: Surroundings, filled: MemoryStudio, open_page, name: str, typed: str, said: str
):
    page = open_page()
    open_client(around, page, MAYA.id)
    field = edit(page, name, typed)
    around.runner.settle()
    assert said in field.findChild(QWidget, f"{name}.error").text()
    assert field.text == typed
    assert filled.clients.get(MAYA.id) == MAYA


def test_birth_date_weight_and_goals_are_read_as_people_write_them(
    around: Surroundings, filled: MemoryStudio, open_page
):
    page = open_page()
    open_client(around, page, AISHA.id)
    for name, typed in (
        ("clients.birth_date", "21/7/1991"),
        ("clients.body_mass_kg", "63 kg"),
        ("clients.goals", "run 5 km, sleep better"),
    ):
        edit(page, name, typed)
        around.runner.settle()
    stored = filled.clients.get(AISHA.id)
    assert stored.birth_date == date(1991, 7, 21)
    assert stored.body_mass_kg == 63
    assert stored.goals == ("run 5 km", "sleep better")


def test_a_change_at_another_desk_is_told_and_read_again(
    around: Surroundings, filled: MemoryStudio, open_page
):
    page = open_page()
    told: list[object] = []
    around.runner.problem.connect(told.append)
    open_client(around, page, MAYA.id)
    around.broadcast.blockSignals(True)
    filled.clients.save(replace(MAYA, phone="elsewhere"))
    around.broadcast.blockSignals(False)
    edit(page, "clients.phone", "here")
    around.runner.settle()
    assert [error.code for error in told] == ["stale_write"]
    assert page.findChild(QWidget, "clients.phone").text() == "elsewhere"


def test_another_field_changed_elsewhere_is_kept(around, filled: MemoryStudio, open_page):
    page = open_page()
    open_client(around, page, MAYA.id)
    around.broadcast.blockSignals(True)
    filled.clients.save(replace(MAYA, phone="elsewhere"))
    around.broadcast.blockSignals(False)
    edit(page, "clients.email", "one@example.org")
    edit(page, "clients.email", "two@example.org")
    around.runner.settle()
    stored = filled.clients.get(MAYA.id)
    assert (stored.phone, stored.email) == ("elsewhere", "two@example.org")


def test_archiving_leaves_a_way_back(around: Surroundings, filled: MemoryStudio, open_page):
    page = open_page()
    open_client(around, page, MAYA.id)
    QTest.keyClick(page.findChild(ClientListCard).view, Qt.Key.Key_Delete)
    around.runner.settle()
    assert filled.clients.get(MAYA.id).is_archived
    profile = page.findChild(Profile)
    assert "archived" in texts(profile.findChild(QWidget, "clients.archived"))
    assert find(profile, "clients.primary").isHidden()
    find(profile, "clients.archived.action").click()
    around.runner.settle()
    assert not filled.clients.get(MAYA.id).is_archived


def test_typing_in_the_list_searches(around: Surroundings, filled: MemoryStudio, open_page):
    page = open_page()
    card = page.findChild(ClientListCard)
    QTest.keyClicks(card.view, "m")
    QTest.keyClicks(card.search_field, "ay")
    QTest.keyClick(card.search_field, Qt.Key.Key_Return)
    around.runner.settle()
    assert [row.split(",")[0] for row in rows(page)] == ["Maya Okafor"]
    assert "Maya Okafor" in texts(page.findChild(Profile))


def test_a_search_that_fits_nobody_offers_the_nearest_name(
    around: Surroundings, filled: MemoryStudio, open_page, qtbot
):
    page = open_page()
    card = page.findChild(ClientListCard)
    QTest.keyClicks(card.search_field, "okafur")
    QTest.keyClick(card.search_field, Qt.Key.Key_Return)
    assert "No one is called “okafur”." in texts(card)
    meant = find(card, "clients.meant")
    assert meant.label == "Did you mean Maya Okafor?"
    with qtbot.waitSignal(page.new_client_requested):
        find(card, "clients.add").click()
    meant.click()
    around.runner.settle()
    assert "Maya Okafor" in texts(page.findChild(Profile))


def test_a_studio_without_clients_leads_to_the_first(studio: MemoryStudio, open_page, qtbot):
    page = open_page()
    with qtbot.waitSignal(page.new_client_requested):
        find(page, "clients.first").click()
    qtbot.waitUntil(lambda: clipped(page) == [])


def test_hidden_names_leave_no_name_tier_or_health_word(
    around: Surroundings, filled: MemoryStudio, open_page
):
    page = open_page()
    open_client(around, page, MAYA.id)
    around.privacy.toggle()
    shown = texts(page)
    for word in ("Maya", "Okafor", "Khan", "adapt", "knee", "stronger", "07700", "Squats"):
        assert word not in shown, word
    assert rows(page) == ["A. K., No session planned", "M. O., Next: today 18:00"]
    find(page, "clients.showNames").click()
    assert "Maya Okafor" in texts(page)


def test_tabs_change_by_key_and_say_so(around: Surroundings, filled: MemoryStudio, open_page):

    profile = open_client(around, open_page(), MAYA.id)
    QTest.keyClick(profile, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert announced[-1] == "Screening"


def test_everything_has_a_name_and_a_size(around, filled: MemoryStudio, open_page, qtbot):
    page = open_page()
    profile = open_client(around, page, MAYA.id)
    for tab in Tab:
        profile.open_tab(tab)
        assert nameless(page) == []
        assert rich_labels(page) == []
        qtbot.waitUntil(lambda: too_small(page) == [])


def test_the_line_under_the_title_counts(around, filled: MemoryStudio, open_page):
    page = open_page()
    lines: list[str] = []
    page.state_changed.connect(lines.append)
    page.reload()
    around.runner.settle()
    assert lines == ["2 active"]
