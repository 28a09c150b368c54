"""How the window opens: for the first time, again, and when the data cannot be opened."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from studio.clock import FixedClock
from tests.builders import a_clock
from ui.front_desk import FrontDesk
from ui.opening import Opening
from ui.shell.desk_settings import SettingsFile
from ui.tour.driver import Driver


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def open_desk(qtbot, tmp_path: Path) -> Iterator[object]:
    desks: list[FrontDesk] = []

    def open_it(target: Path, *, practice: bool = False, clock: FixedClock | None = None):
        settings = SettingsFile(tmp_path / "settings.json")
        desk = FrontDesk(
            QApplication.instance(),
            Opening(str(target), practice=practice),
            clock or a_clock(),
            settings,
        )
        qtbot.addWidget(desk.window)
        desks.append(desk)
        desk.start()
        return desk, Driver(desk.window)

    yield open_it
    for desk in desks:
        desk.window.close()
        desk.close()


def said(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_a_first_start_asks_two_names_and_then_works(open_desk, tmp_path):
    desk, hands = open_desk(tmp_path / "studio.db")
    first = hands.find("firstRun.studio")
    hands.wait_for(lambda: desk.window.focusWidget() is first, "typing begins in the first field")
    hands.click("firstRun.start")
    hands.wait_for(lambda: hands.has("firstRun.missing"), "the missing name is asked for")
    hands.type_into("firstRun.studio", "Riverside & Sons [*]")
    hands.type_into("firstRun.trainer", "Dana Kerr")
    hands.click("firstRun.start")
    hands.wait_for(lambda: hands.has("rail.today"), "the places are there")
    assert desk.at_desk.trainer is not None
    assert desk.at_desk.trainer.name == "Dana Kerr"
    hands.wait_for(lambda: "Riverside & Sons" in desk.window.windowTitle(), "the title names it")


def test_the_second_start_goes_straight_to_today(open_desk, tmp_path):
    first, hands = open_desk(tmp_path / "studio.db")
    hands.type_into("firstRun.studio", "Riverside Studio")
    hands.type_into("firstRun.trainer", "Dana Kerr")
    hands.click("firstRun.start")
    hands.wait_for(lambda: hands.has("today.attention"), "Today is filled")
    first.window.close()
    first.close()
    _, again = open_desk(tmp_path / "studio.db")
    again.wait_for(lambda: again.has("today.attention"), "Today is filled")
    assert not again.has("firstRun")


def test_a_file_of_a_newer_program_is_told_and_left_alone(open_desk, tmp_path):
    path = tmp_path / "studio.db"
    desk, hands = open_desk(path)
    hands.find("firstRun.studio")
    desk.window.close()
    desk.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA user_version=999")
    before = path.read_bytes()
    desk, hands = open_desk(path)
    hands.wait_for(lambda: "newer" in said(desk.window), "the reason is told")
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all, but some text\n" * 40])
def test_a_file_that_is_no_studio_is_told_and_left_alone(open_desk, tmp_path, content):
    path = tmp_path / "studio.db"
    path.write_bytes(content)
    desk, hands = open_desk(path)
    hands.wait_for(lambda: hands.has("banner"), "the reason is told")
    assert path.read_bytes() == content
    assert desk.window.isVisible()


def test_a_folder_that_cannot_be_used_is_told(open_desk, tmp_path):
    (tmp_path / "file").write_text("in the way")
    desk, hands = open_desk(tmp_path / "file" / "studio.db")
    hands.wait_for(lambda: hands.has("banner"), "the reason is told")
    assert desk.window.isVisible()


def test_a_second_copy_on_the_same_file_is_told_so(open_desk, tmp_path):
    path = tmp_path / "studio.db"
    _, first = open_desk(path)
    first.find("firstRun.studio")
    desk, second = open_desk(path)
    second.wait_for(lambda: second.has("banner"), "the reason is told")
    assert "open" in said(desk.window)


@pytest.mark.parametrize("name", ["Bob <b", "Żółć Ивáн", "O'Neil & Sons", "<img src=x>"])
def test_hostile_names_stand_on_screen_as_they_are(open_desk, tmp_path, name):
    desk, hands = open_desk(tmp_path / "practice.db", practice=True)
    hands.wait_for(lambda: hands.has("today.attention"), "Today is filled")
    hands.window.new_client_requested.emit()
    hands.find(
        "flow.firstName",
    ).setFocus()
    field = hands.find_a(QLineEdit, "flow.firstName")
    field.setText(name)
    for part, text in (("Day", "3"), ("Month", "2"), ("Year", "1985")):
        hands.type_into(f"flow.birth{part}", text)
    hands.type_into("flow.phone", "07700 900777")
    hands.click("flow.consent")
    hands.click("flow.continue")
    hands.wait_for(
        lambda: hands.has("flow.pause") and not hands.has("flow.firstName"), "it goes on"
    )
    hands.click("flow.pause")
    hands.wait_for(lambda: hands.has("today.parked"), "Today has the parked sign-up")
    hands.wait_for(lambda: name in said(desk.window), f"{name} stands there literally")
