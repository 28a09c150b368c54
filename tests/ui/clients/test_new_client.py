"""A walk-in becomes a client with a name and a phone, and nobody is entered twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.builders import a_client
from tests.ui.clients.profile_desk import ProfileDesk, children
from tests.ui.memory import MemoryStudio
from tests.ui.watch import clipped, nameless, texts
from ui.clients.known_people import KnownPeople
from ui.clients.new_client_sheet import NewClientSheet
from ui.clients.profile import Tab

MAYA = a_client()
AISHA = a_client(
    first_name="Aisha", last_name="Khan", number=8, phone="07700 900555",
    birth_date=date(1991, 7, 21),
)  # fmt: skip

Open = Callable[[], ProfileDesk]


@pytest.fixture
def desk(studio: MemoryStudio, open_desk: Open) -> ProfileDesk:
    studio.put(MAYA, AISHA)
    return open_desk()


def write(desk: ProfileDesk, name: str, phone: str) -> None:
    """Write a name and a phone by keyboard alone, from where the sheet begins."""
    for place, text in enumerate((name, phone)):
        if place:
            desk.press(Qt.Key.Key_Tab)
        QTest.keyClicks(desk.window.focusWidget(), text)
    desk.press(Qt.Key.Key_Return)


def test_name_phone_enter_and_the_screening_has_the_focus(desk: ProfileDesk, qtbot):
    desk.click("clients.new")
    write(desk, "Owen Hart", "07700 900777")
    (owen,) = desk.studio.clients.search("Owen")
    assert (owen.full_name, owen.phone) == ("Owen Hart", "07700 900777")
    assert "Owen Hart, Not screened yet" in desk.rows()
    assert desk.profile.client_id == owen.id
    assert desk.window.focusWidget() is desk.primary
    assert desk.primary.label == "Start screening"
    with qtbot.waitSignal(desk.page.screening_requested) as asked:
        desk.press(Qt.Key.Key_Return)
    assert asked.args == [owen.id]


@pytest.mark.parametrize("phone", ["07700900123", "07700 900 123"])
def test_somebody_who_is_known_is_offered_before_saving(desk: ProfileDesk, phone: str):
    desk.click("clients.new")
    write(desk, "Maja Okafor", phone)
    assert len(desk.studio.clients.overview()) == 2
    assert desk.find(f"newClient.known.existing.{MAYA.id}").label == "Open Maya Okafor, 3 Feb 1985"
    desk.click(f"newClient.known.existing.{MAYA.id}")
    assert desk.profile.client_id == MAYA.id
    assert desk.page.parentWidget().findChild(NewClientSheet).isHidden()
    assert len(desk.studio.clients.overview()) == 2


def test_the_desk_may_insist_on_a_different_person(desk: ProfileDesk):
    desk.click("clients.new")
    write(desk, "Ken Okafor", MAYA.phone)
    desk.click("newClient.known.insist")
    assert len(desk.studio.clients.overview()) == 3
    assert "Ken Okafor" in texts(desk.profile)


def test_an_archived_client_is_offered_as_such(desk: ProfileDesk):
    desk.studio.clients.archive(AISHA.id)
    desk.around.runner.settle()
    desk.click("clients.new")
    write(desk, "Aisha", AISHA.phone)
    offered = desk.find(f"newClient.known.existing.{AISHA.id}")
    assert offered.label == "Open Aisha Khan, 21 Jul 1991, archived"
    offered.click()
    desk.around.runner.settle()
    assert desk.profile.client_id == AISHA.id
    assert desk.find("clients.archived.action").isVisible()


@pytest.mark.parametrize(
    ("name", "phone", "field"),
    [("", "07700 900777", "newClient.name"), ("Owen", "", "newClient.phone")],
)
def test_what_is_missing_is_said_at_its_field(desk: ProfileDesk, name: str, phone: str, field: str):
    desk.click("clients.new")
    write(desk, name, phone)
    assert desk.part(f"{field}.error").text().startswith("Write the")
    assert desk.window.focusWidget().objectName() == field
    assert len(desk.studio.clients.overview()) == 2


@pytest.mark.parametrize(
    ("typed", "name", "phone"), [("mya", "Mya", ""), ("0161 49", "", "0161 49")]
)
def test_who_was_looked_for_is_not_typed_again(
    desk: ProfileDesk, typed: str, name: str, phone: str
):
    QTest.keyClicks(desk.card.search_field, typed)
    QTest.keyClick(desk.card.search_field, Qt.Key.Key_Return)
    desk.click("clients.add")
    assert desk.part("newClient.name").text() == name
    assert desk.part("newClient.phone").text() == phone


def test_a_second_time_the_sheet_begins_empty(desk: ProfileDesk):
    desk.click("clients.new")
    write(desk, "Owen Hart", MAYA.phone)
    desk.press(Qt.Key.Key_Escape)
    desk.click("clients.new")
    assert desk.part("newClient.name").text() == ""
    assert desk.part("newClient.known").isHidden()


def test_the_sheet_holds(desk: ProfileDesk, qtbot):
    desk.click("clients.new")
    write(desk, "Owen Hart", MAYA.phone)
    qtbot.waitUntil(lambda: clipped(desk.around.overlay) == [])
    assert nameless(desk.around.overlay) == []


# When details are edited


@pytest.fixture
def editing(desk: ProfileDesk) -> ProfileDesk:
    desk.open(AISHA.id).open_tab(Tab.DETAILS)
    desk.edit("clients.phone", MAYA.phone)
    return desk


def test_a_phone_of_somebody_else_is_asked_about_before_saving(editing: ProfileDesk):
    desk = editing
    assert desk.studio.clients.get(AISHA.id) == AISHA
    assert desk.find(f"clients.known.existing.{MAYA.id}").hasFocus()
    desk.click("clients.known.insist")
    assert desk.studio.clients.get(AISHA.id).phone == MAYA.phone
    assert desk.part("clients.known").isHidden()


def test_the_change_can_be_taken_back(editing: ProfileDesk):
    desk = editing
    desk.click("clients.known.back")
    assert desk.part("clients.phone").text() == AISHA.phone
    assert desk.studio.clients.get(AISHA.id) == AISHA


def test_the_existing_profile_is_opened_and_nothing_was_changed(editing: ProfileDesk):
    desk = editing
    desk.click(f"clients.known.existing.{MAYA.id}")
    assert desk.profile.client_id == MAYA.id
    assert desk.studio.clients.get(AISHA.id) == AISHA
    assert desk.part("clients.known").isHidden()


def test_what_was_typed_stays_while_it_is_asked_about(editing: ProfileDesk):
    desk = editing
    desk.edit("clients.email", "aisha@example.org")
    assert desk.studio.clients.get(AISHA.id).email == "aisha@example.org"
    assert desk.part("clients.phone").text() == MAYA.phone
    assert desk.part("clients.known").isVisible()


def test_a_name_and_birth_date_of_somebody_else_are_noticed(desk: ProfileDesk):
    twin = replace(MAYA, id=type(MAYA.id)("twin"), number=9, phone="", birth_date=None)
    desk.studio.put(twin)
    desk.page.reload()
    desk.open(twin.id).open_tab(Tab.DETAILS)
    desk.edit("clients.birth_date", "3 2 1985")
    assert children(desk.profile, "clients.known.existing") == [f"clients.known.existing.{MAYA.id}"]
    assert desk.studio.clients.get(twin.id).birth_date is None


def test_other_fields_ask_nothing(desk: ProfileDesk):
    desk.open(AISHA.id).open_tab(Tab.DETAILS)
    desk.edit("clients.practice", "Oak Lane Surgery")
    assert desk.page.findChild(KnownPeople).isHidden()
    assert desk.studio.clients.get(AISHA.id).practice == "Oak Lane Surgery"
