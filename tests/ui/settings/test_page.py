from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from resources import read_folder
from studio.changes import Changes, Kind
from studio.exercises.kit import Kit
from studio.ids import ScreeningId, TrainerId
from studio.screening.outcome import Tier
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.services.content import load_protocol
from studio.services.due import TierChange
from studio.settings import OpeningHours
from studio.team import Qualification
from tests.builders import a_client, a_trainer
from tests.ui.memory import MemoryStudio
from tests.ui.watch import nameless, rich_labels, texts, too_small
from ui.settings.page import Library, SettingsPage
from ui.shell.appearance import Appearance
from ui.shell.desk_settings import DeskSettings, SettingsFile
from ui.shell.place import Surroundings
from ui.widgets.buttons import Button, Segmented
from ui.widgets.select import Select
from ui.widgets.switch import Switch
from ui.widgets.theme import apply_theme, theme
from ui.widgets.toast import Toast

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
KIT = {key: Kit(key, size) for key, size in (("mat", 1), ("band", 1), ("rack", 3), ("pool", 4))}
SECTIONS = ("studio", "hours", "team", "kit", "screening", "look")


@pytest.fixture
def appearance(around: Surroundings, qapp, tmp_path: Path) -> Iterator[Appearance]:
    file = SettingsFile(tmp_path / "settings.json")
    settings = DeskSettings(theme="light")
    yield Appearance(qapp, settings, file, around.runner, around.overlay)
    apply_theme(qapp, "light")


@pytest.fixture(scope="module")
def protocol() -> tuple[Questionnaire, RuleBook]:
    return load_protocol(read_folder)


@pytest.fixture
def changes() -> list[TierChange]:
    """Return what the rules of today would change; a test may add to it."""
    return []


@pytest.fixture
def page(
    around: Surroundings, studio: MemoryStudio, appearance, protocol, changes, qtbot
) -> SettingsPage:
    studio.put(DANA)
    library = Library(lambda: KIT, lambda: protocol, lambda: tuple(changes))
    made = SettingsPage(around, studio.studio, appearance, library, around.overlay.parentWidget())
    made.resize(1356, 836)
    made.show()
    around.overlay.raise_()
    with qtbot.waitExposed(made.parentWidget()):
        made.parentWidget().show()
    around.runner.settle()
    return made


def undo(around: Surroundings) -> str:
    toast = next(t for t in around.overlay.findChildren(Toast) if not t.isHidden())
    toast.act()
    around.runner.settle()
    return toast.text


def choose(page: QWidget, name: str, key: object) -> None:
    box = page.findChild(Select, name)
    box.choose(key)
    box.activated.emit(box.currentIndex())


def test_the_name_counts_when_its_field_is_left(around, page: SettingsPage, studio: MemoryStudio):
    line = page.findChild(QWidget, "settings.name")
    QTest.keyClicks(line, "Riverside  Studio")
    QTest.keyClick(line, Qt.Key.Key_Return)
    around.runner.settle()
    assert studio.studio.profile().name == "Riverside Studio"
    assert undo(around) == "Studio saved"
    assert studio.studio.profile().name == ""


def test_hours_follow_their_boxes(around, page: SettingsPage, studio: MemoryStudio):
    page.open_section("hours")
    choose(page, "settings.opens.6", 9 * 60)
    around.runner.settle()
    assert studio.studio.profile().hours[5] == OpeningHours(9 * 60, 22 * 60)
    assert undo(around) == "Saturday opens 09:00, closes 22:00"
    assert studio.studio.profile().hours[5] == OpeningHours(8 * 60, 22 * 60)


def test_an_end_before_the_start_moves_along(around, page: SettingsPage, studio: MemoryStudio):
    choose(page, "settings.closes.1", 5 * 60)
    around.runner.settle()
    assert studio.studio.profile().hours[0] == OpeningHours(4 * 60 + 30, 5 * 60)
    choose(page, "settings.opens.1", 23 * 60 + 30)
    around.runner.settle()
    assert studio.studio.profile().hours[0] == OpeningHours(23 * 60 + 30, 24 * 60)


def test_a_day_can_be_closed_and_opened_again(around, page: SettingsPage, studio: MemoryStudio):
    sunday = page.findChild(Switch, "settings.open.7")
    sunday.click()
    around.runner.settle()
    assert studio.studio.profile().hours[6] is None
    assert page.findChild(Select, "settings.opens.7").isHidden()
    sunday.click()
    around.runner.settle()
    assert studio.studio.profile().hours[6] is not None


def test_monday_is_copied_to_the_weekdays(around, page: SettingsPage, studio: MemoryStudio):
    choose(page, "settings.opens.1", 7 * 60)
    page.findChild(Button, "settings.copyHours").click()
    around.runner.settle()
    hours = studio.studio.profile().hours
    assert {h.opens for h in hours[:5]} == {7 * 60}
    assert hours[5].opens == 8 * 60


def test_a_trainer_is_added_by_name(around, page: SettingsPage, studio: MemoryStudio):
    page.open_section("team")
    line = page.findChild(QWidget, "settings.newTrainer")
    choose(page, "settings.newQualification", Qualification.LEVEL_4)
    QTest.keyClicks(line, "Luis Moreno")
    QTest.keyClick(line, Qt.Key.Key_Return)
    around.runner.settle()
    added = next(t for t in studio.studio.trainers() if t.name == "Luis Moreno")
    assert added.qualification is Qualification.LEVEL_4
    assert line.text() == ""
    assert "Luis Moreno" in texts(page)
    assert len(around.at_desk.team) == 2


def test_a_trainer_without_a_name_is_not_added(around, page: SettingsPage, studio: MemoryStudio):
    page.findChild(Button, "settings.addTrainer").click()
    around.runner.settle()
    assert len(studio.studio.trainers()) == 1
    assert "name of the trainer" in page.findChild(QWidget, "settings.newTrainer.error").text()


def test_whoever_leaves_the_team_stays_known(around, page: SettingsPage, studio: MemoryStudio):
    page.findChild(Switch, "settings.active.dana").click()
    around.runner.settle()
    assert not studio.studio.trainers()[0].is_active
    assert around.at_desk.team == ()
    undo(around)
    assert studio.studio.trainers()[0].is_active


def test_a_qualification_is_changed(around, page: SettingsPage, studio: MemoryStudio):
    choose(page, "settings.level.dana", Qualification.LEVEL_4)
    around.runner.settle()
    assert studio.studio.trainers()[0].qualification is Qualification.LEVEL_4


def test_kit_is_on_hand_or_not(around, page: SettingsPage, studio: MemoryStudio):
    page.open_section("kit")
    assert page.findChild(Switch, "settings.kit.mat") is None
    for name in ("band", "rack"):
        page.findChild(Switch, f"settings.kit.{name}").click()
    around.runner.settle()
    assert studio.studio.profile().equipment == {"band", "rack"}
    assert undo(around) == "Rack is on hand"
    assert studio.studio.profile().equipment == {"band"}
    assert not page.findChild(Switch, "settings.kit.rack").isChecked()


def test_who_may_confirm_is_stored(around, page: SettingsPage, studio: MemoryStudio):
    choose(page, "settings.confirmRehab", Qualification.EXERCISE_REFERRAL)
    around.runner.settle()
    assert studio.studio.profile().confirm_rehab is Qualification.EXERCISE_REFERRAL


def test_a_new_screening_reads_again_what_the_rules_would_change(
    around, page: SettingsPage, changes: list[TierChange], qtbot
):
    client = a_client()
    changes.append(TierChange(client, ScreeningId("s"), Tier.GYM_READY, Tier.REHAB_FIRST, (), ()))
    around.broadcast.publish(Changes(frozenset({Kind.SCREENING}), frozenset({client.id})))
    around.runner.settle()
    name = page.findChild(Button, f"settings.rules.change.{client.id}")
    with qtbot.waitSignal(page.client_requested) as asked:
        name.click()
    assert asked.args == [client.id]


def test_the_look_changes_at_once_and_is_remembered(
    around, page: SettingsPage, appearance: Appearance, tmp_path: Path
):
    page.open_section("look")
    page.findChild(Segmented, "settings.theme").chosen.emit(2)
    page.findChild(Segmented, "settings.textScale").chosen.emit(2)
    page.findChild(Switch, "settings.hideAtStart").click()
    around.runner.settle()
    assert (theme().name, theme().text_scale) == ("dark", 125)
    stored = SettingsFile(tmp_path / "settings.json").load(around.clock.now())
    assert (stored.theme, stored.text_scale, stored.hide_names_at_start) == ("dark", 125, True)


def test_arrows_move_between_sections(page: SettingsPage):
    page.focus_main()
    first = page.window().focusWidget()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert page.window().focusWidget().objectName() == "settings.section.hours"
    assert page._stack.currentIndex() == 1


def test_the_wheel_changes_no_choice(page: SettingsPage):
    box = page.findChild(Select, "settings.paper")
    assert box.currentText() == "A4"
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    box.wheelEvent(event)
    assert box.currentText() == "A4"


@pytest.mark.parametrize("section", SECTIONS)
def test_everything_has_a_name_and_a_size(page: SettingsPage, qtbot, section: str):
    page.open_section(section)
    assert nameless(page) == []
    assert rich_labels(page) == []
    qtbot.waitUntil(lambda: too_small(page) == [])
