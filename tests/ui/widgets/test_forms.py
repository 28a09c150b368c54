import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field
from ui.widgets.search_field import SearchField
from ui.widgets.select import Select
from ui.widgets.switch import Switch
from ui.widgets.tabs import Tabs


@pytest.fixture
def field(qtbot) -> Field:
    made = Field("Phone", None, "clients.phone")
    qtbot.addWidget(made)
    made.show()
    made.show_text("01632 960123")
    return made


def test_a_field_tells_only_what_a_person_left_in_it(field: Field):
    told: list[str] = []
    field.committed.connect(told.append)
    field.show_text("07700 900900")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClicks(field.edit, "9")
    assert told == []
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told == ["07700 9009009"]


def test_escape_gives_up_what_was_typed(field: Field):
    QTest.keyClicks(field.edit, "9")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text == "01632 960123"


def test_what_is_wrong_is_said_above_the_field_and_keeps_the_text(field: Field):
    QTest.keyClicks(field.edit, "x")
    field.show_error("Please fill this in: phone.")
    shown = field.findChild(QWidget, "clients.phone.error")
    assert not shown.isHidden()
    assert field.edit.accessibleDescription() == "Please fill this in: phone."
    assert field.text == "01632 960123x"
    field.reset()
    assert shown.isHidden()


def test_a_search_waits_for_a_pause_and_enter_does_not(qtbot):
    made = SearchField("Name", None, key_hint="Ctrl K", name="search")
    qtbot.addWidget(made)
    told: list[str] = []
    made.searched.connect(told.append)
    QTest.keyClicks(made, "maya")
    assert told == []
    qtbot.waitUntil(lambda: told == ["maya"])
    QTest.keyClicks(made, "o")
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert told == ["maya", "mayao"]
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert told == ["maya", "mayao", ""]


def test_arrows_in_a_search_step_through_the_list(qtbot):
    made = SearchField("Name", None)
    qtbot.addWidget(made)
    steps: list[int] = []
    made.stepped.connect(steps.append)
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Up)
    assert steps == [1, -1]


def test_a_choice_tells_its_key_when_a_person_makes_it(qtbot):
    made = Select([(None, "Nobody"), ("d", "Dana")], None, name="who", accessible="Trainer")
    qtbot.addWidget(made)
    told: list[object] = []
    made.chosen.connect(told.append)
    made.choose("d")
    made.offer([("l", "Luis"), ("d", "Dana")])
    assert (made.currentData(), told) == ("d", [])
    made.show()
    QTest.keyClick(made, Qt.Key.Key_Up)
    assert told == ["l"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_switch_tells_its_key_and_its_side(qtbot, key: Qt.Key):
    made = Switch("rack", "Rack", None, name="kit.rack")
    qtbot.addWidget(made)
    told: list[tuple[str, bool]] = []
    made.switched.connect(lambda name, on: told.append((name, on)))
    made.setChecked(True)
    assert told == []
    made.show()
    QTest.keyClick(made, key)
    assert told == [("rack", False)]


def test_tabs_step_around(qtbot):
    made = Tabs(["Overview", "Plans"], None, "tabs")
    qtbot.addWidget(made)
    made.step(1)
    assert made.currentIndex() == 1
    made.step(1)
    assert made.currentIndex() == 0
    assert made.tabRect(0).height() >= 24
