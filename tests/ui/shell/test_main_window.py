from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ids import TrainerId
from tests.builders import a_trainer
from tests.ui.watch import nameless, rich_labels, texts, too_small
from ui.shell.announce import announced
from ui.shell.appearance import Appearance
from ui.shell.at_desk import AtDesk
from ui.shell.desk_settings import DeskSettings, SettingsFile
from ui.shell.key_sheet import KeySheet
from ui.shell.main_window import SMALLEST, MainWindow
from ui.shell.palette import Palette
from ui.shell.place import Place
from ui.shell.privacy import Privacy
from ui.shell.rail import RailButton
from ui.shell.tasks import TaskRunner
from ui.shell.top_bar import TopBar
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, button
from ui.widgets.skeleton import Skeleton
from ui.widgets.theme import apply_theme

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PLACES = ("today", "clients", "planner", "library", "settings")


class APlace(Place):
    """A place with one button and one field, which notes what is opened in it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.shown: list[object] = []
        self.main = button(f"Main of {name}", self, name=f"{name}.main")
        self.search = QLineEdit(self)
        self.search.setAccessibleName("Search")

    def show_detail(self, detail: object) -> None:
        self.shown.append(detail)

    def focus_main(self) -> None:
        self.main.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+E", "What APlace does")]

    def focus_search(self) -> None:
        self.search.setFocus()


@pytest.fixture
def built() -> list[str]:
    return []


@pytest.fixture
def window(qtbot, qapp, tmp_path: Path, built: list[str]) -> Iterator[MainWindow]:
    runner = TaskRunner()
    file = SettingsFile(tmp_path / "settings.json")
    settings = DeskSettings(theme="light", window_width=1240, window_height=760)
    made = MainWindow(
        runner=runner,
        privacy=Privacy(runner),
        at_desk=AtDesk(runner),
        appearance=Appearance(qapp, settings, file, runner, runner),
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    apply_theme(qapp, "light")


@pytest.fixture
def filled(window: MainWindow, built: list[str], qtbot) -> MainWindow:
    def maker(name: str):
        def make(parent: QWidget) -> QWidget:
            built.append(name)
            return APlace(name, parent)

        return make

    window.open_places({name: maker(name) for name in PLACES})
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(window.focusWidget() or window, key, keys)


def test_the_first_paint_shows_an_outline_and_needs_nothing(window: MainWindow, qtbot):
    assert window.findChild(Skeleton).isVisible()
    assert window.place == ""
    qtbot.waitUntil(lambda: window._was_painted)


def test_the_first_paint_is_told_once(qtbot, window: MainWindow):
    told: list[bool] = []
    window.first_painted.connect(lambda: told.append(True))
    window.repaint()
    window.repaint()
    qtbot.waitUntil(lambda: window._was_painted)
    assert len(told) <= 1


def test_places_are_built_when_they_are_visited(filled: MainWindow, built: list[str]):
    assert built == ["today"]
    filled.go("clients")
    filled.go("today")
    assert built == ["today", "clients"]


def test_the_rail_shows_only_places_that_exist(window: MainWindow):
    window.open_places({"today": QWidget, "settings": QWidget})
    shown = [b.objectName() for b in window.findChildren(RailButton) if not b.isHidden()]
    assert shown == ["rail.today", "rail.settings"]
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.place == "today"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "clients"),
        (Qt.Key.Key_3, "planner"),
        (Qt.Key.Key_4, "library"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_every_place_has_a_key_and_a_button(filled: MainWindow, key: Qt.Key, place: str):
    filled.go("clients" if place != "clients" else "today")
    press(filled, key)
    assert filled.place == place
    filled.go("clients" if place != "clients" else "today")
    QTest.mouseClick(filled.findChild(RailButton, f"rail.{place}"), Qt.MouseButton.LeftButton)
    assert filled.place == place
    assert filled.findChild(TopBar).title == place.capitalize()
    assert filled.focusWidget() is filled.page(place).main


def test_back_and_forward_return_to_places_and_what_was_open(filled: MainWindow):
    filled.go("clients")
    filled.page("clients").detail_changed.emit("maya")
    filled.go("planner", "week")
    press(filled, Qt.Key.Key_Left, ALT)
    assert (filled.place, filled.page("clients").shown) == ("clients", ["maya"])
    press(filled, Qt.Key.Key_Left, ALT)
    press(filled, Qt.Key.Key_Left, ALT)
    press(filled, Qt.Key.Key_Left, ALT)
    assert filled.place == "today"
    press(filled, Qt.Key.Key_Right, ALT)
    press(filled, Qt.Key.Key_Right, ALT)
    press(filled, Qt.Key.Key_Right, ALT)
    assert (filled.place, filled.page("planner").shown) == ("planner", ["week", "week"])


def test_the_side_button_of_a_mouse_goes_back(filled: MainWindow):
    filled.go("clients")
    QTest.mouseClick(filled, Qt.MouseButton.BackButton, pos=QPoint(400, 740))
    assert filled.place == "today"


def test_each_place_has_its_own_line_under_the_title(filled: MainWindow):
    filled.page("clients").state_changed.emit("24 active")
    bar = filled.findChild(TopBar)
    assert bar.state == ""
    filled.go("clients")
    assert bar.state == "24 active"
    filled.show_state("planner", "saved 10:44")
    filled.go("planner")
    assert bar.state == "saved 10:44"


def test_the_flow_has_the_window_to_itself(filled: MainWindow, qtbot):
    flow = QWidget()
    filled.enter_flow(flow)
    assert filled.flow is flow
    assert not filled.findChild(RailButton, "rail.today").isVisible()
    assert not filled.findChild(QWidget, "top.search").isVisible()
    press(filled, Qt.Key.Key_2)
    press(filled, Qt.Key.Key_K)
    assert filled.place == "today"
    assert not [palette for palette in filled.findChildren(Palette) if palette.isVisible()]
    filled.leave_flow()
    assert filled.flow is None
    assert filled.findChild(RailButton, "rail.today").isVisible()
    assert filled.focusWidget() is filled.page("today").main


def test_problems_stay_readable_in_the_flow(filled: MainWindow):
    filled.enter_flow(QWidget())
    filled.banners.show_problem("The plan could not be saved to disk.")
    assert filled.findChild(Banner, "banner").isVisible()
    filled.leave_flow()
    assert filled.findChild(Banner, "banner").isVisible()


def test_a_problem_is_said_and_can_be_put_away(filled: MainWindow):
    filled.banners.show_problem("One")
    filled.banners.show_problem("Two")
    banner = filled.findChild(Banner, "banner")
    assert (banner.text, announced[-1]) == ("Two", "Two")
    banner.findChild(Button, "banner.close").click()
    assert filled.banners.isHidden()


def test_the_practice_studio_says_so_as_long_as_it_is_open(filled: MainWindow):
    banner = filled.show_practice()
    filled.enter_flow(QWidget())
    assert banner.isVisible()
    filled.leave_flow()
    filled.go("clients")
    assert banner.isVisible()
    assert banner.findChild(Button, "banner.practice.close").isHidden()


def test_names_are_hidden_by_key_and_by_button(filled: MainWindow):
    press(filled, Qt.Key.Key_H, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hide = filled.findChild(Button, "top.hideNames")
    assert (hide.label, announced[-1]) == ("Names hidden", "Names hidden")
    hide.click()
    assert (hide.label, announced[-1]) == ("Hide names", "Names shown")


def test_wishes_go_up_by_key(filled: MainWindow, qtbot):
    with qtbot.waitSignal(filled.new_client_requested):
        press(filled, Qt.Key.Key_N)
    with qtbot.waitSignal(filled.resume_requested):
        press(filled, Qt.Key.Key_J)
    press(filled, Qt.Key.Key_F)
    assert filled.focusWidget() is filled.page("today").search


def test_f6_walks_through_the_parts_of_the_window(filled: MainWindow):
    seen = []
    for _ in range(3):
        QTest.keyClick(filled.focusWidget(), Qt.Key.Key_F6)
        seen.append(filled.focusWidget().objectName())
    assert seen[0].startswith("rail.")
    assert seen[1].startswith("top.")
    assert seen[2] == "today.main"
    QTest.keyClick(filled.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert filled.focusWidget().objectName().startswith("top.")


def test_escape_closes_a_layer_and_never_leaves_a_place(filled: MainWindow):
    toast = filled.overlay.show_toast("Session removed")
    assert announced[-1] == "Session removed"
    QTest.keyClick(filled, Qt.Key.Key_Escape)
    assert not toast.isVisible()
    QTest.keyClick(filled, Qt.Key.Key_Escape)
    assert filled.place == "today"


def test_f1_shows_the_keys_of_window_and_place(filled: MainWindow):
    QTest.keyClick(filled.focusWidget(), Qt.Key.Key_F1)
    sheet = filled.overlay.findChild(KeySheet)
    assert "Search in this place" in texts(sheet)
    assert "What APlace does" in texts(sheet)
    assert nameless(sheet) == []
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert filled.focusWidget() is filled.page("today").main


def test_somebody_else_takes_over_the_desk(filled: MainWindow):
    dana = a_trainer("Dana Kerr", id=TrainerId("dana"))
    luis = a_trainer("Luis & Co", id=TrainerId("luis"))
    desk = filled._at_desk
    desk.show_team([dana, luis])
    chip = filled.findChild(QWidget, "top.trainer")
    assert chip.accessibleName() == "Who is here?"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    actions = chip._menu.actions()
    assert [action.text() for action in actions] == ["Dana Kerr", "Luis && Co"]
    actions[1].trigger()
    chip._menu.close()
    assert desk.trainer == luis
    assert chip.accessibleName() == "At the desk: Luis"


def test_the_title_names_the_studio_and_nobody_else(filled: MainWindow):
    assert filled.windowTitle() == "Studio Planner"
    filled.show_studio("Riverside [*] Studio")
    assert "Riverside" in filled.windowTitle()
    assert "[*]" not in filled.windowTitle()


def test_the_size_is_remembered(window: MainWindow, tmp_path: Path):
    window.resize(1300, 800)
    window.close()

    stored = SettingsFile(tmp_path / "settings.json").load(datetime(2026, 5, 14, tzinfo=UTC))
    assert (stored.window_width, stored.window_height) == (1300, 800)


def test_nothing_is_cut_off_at_the_smallest_size(filled: MainWindow, qapp):
    for scale in (100, 125):
        apply_theme(qapp, "light", scale)
        filled.resize(*SMALLEST)
        bar = filled.findChild(TopBar)
        search = bar.findChild(QWidget, "top.search")
        chip = bar.findChild(QWidget, "top.trainer")
        assert search.width() >= 230
        assert chip.geometry().right() <= bar.width()
        assert filled.minimumSizeHint().width() <= SMALLEST[0]


def test_everything_has_a_name_and_a_size(filled: MainWindow, qtbot):
    filled.banners.show_problem("The plan could not be saved to disk.")
    assert nameless(filled) == []
    assert rich_labels(filled) == []
    qtbot.waitUntil(lambda: too_small(filled) == [])
    assert "Find a client, exercise or action" in texts(filled)
