from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QToolTip, QWidget

from studio.services.content import Content
from tests.ui.watch import nameless, rich_labels, texts, too_small
from ui.library.page import LibraryPage
from ui.library.sheet import ExerciseSheet
from ui.shell.announce import announced
from ui.shell.place import Surroundings
from ui.widgets.buttons import Button, Chip
from ui.widgets.search_field import SearchField


def view(page: LibraryPage) -> QListView:
    return page.findChild(QListView, "library.list")


def field(page: LibraryPage) -> SearchField:
    return page.findChild(SearchField, "library.search")


def chip(page: LibraryPage, group: str) -> Chip:
    return page.findChild(Chip, f"library.{group}")


def listed(page: LibraryPage) -> list[str]:
    model = view(page).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def search(page: LibraryPage, text: str, qtbot) -> None:
    field(page).clear()
    with qtbot.waitSignal(field(page).searched):
        QTest.keyClicks(field(page), text)


def title(page: LibraryPage) -> str:
    return page.findChild(QLabel, "library.title").text()


def test_all_exercises_are_listed_by_name_and_the_first_is_open(
    page: LibraryPage, content: Content
):
    names = listed(page)
    assert len(names) == len(content.catalog)
    assert names == sorted(names, key=str.casefold)
    assert title(page) == names[0] == view(page).currentIndex().data()


def test_the_line_under_the_title_counts_them(around: Surroundings, content: Content, qtbot):
    made = LibraryPage(around, lambda: content, around.overlay.parentWidget())
    with qtbot.waitSignal(made.state_changed) as told:
        around.runner.settle()
    assert told.args == [f"{len(content.catalog)} exercises"]


def test_a_search_forgives_a_slip_and_opens_the_best_match(page: LibraryPage, qtbot):
    search(page, "goblt squat", qtbot)
    assert listed(page)[0] == "Goblet squat"
    assert title(page) == "Goblet squat"


def test_a_search_waits_until_typing_pauses(page: LibraryPage, content: Content, qtbot):
    with qtbot.waitSignal(field(page).searched) as told:
        QTest.keyClicks(field(page), "goblet")
        assert len(listed(page)) == len(content.catalog)
    assert told.args == ["goblet"]


def test_what_is_not_there_is_said_with_what_comes_closest(page: LibraryPage, qtbot):
    search(page, "goblet sqattt hopping", qtbot)
    assert "Nothing here is called “goblet sqattt hopping”." in texts(page)
    nearest = page.findChild(Button, "library.nearest.0")
    assert nearest.isVisible()
    wanted = nearest.label
    nearest.click()
    assert title(page) == wanted
    assert view(page).currentIndex().data() == wanted
    assert not field(page).text()


def test_what_resembles_nothing_offers_nothing(page: LibraryPage, qtbot):
    search(page, "zzzz", qtbot)
    assert "Nothing here is called “zzzz”." in texts(page)
    assert "Closest" not in texts(page)


def test_filters_count_what_they_leave(page: LibraryPage, content: Content, qtbot):
    assert chip(page, "all").label == f"All {len(content.catalog)}"
    chip(page, "legs").click()
    legs = len(listed(page))
    assert chip(page, "legs").label == f"Legs {legs}"
    assert 0 < legs < len(content.catalog)
    search(page, "goblet", qtbot)
    assert chip(page, "legs").label == f"Legs {len(listed(page))}"
    assert not chip(page, "cardio").isVisible()


def test_a_filter_that_leaves_nothing_leads_to_all(page: LibraryPage, qtbot):
    chip(page, "cardio").click()
    search(page, "goblet", qtbot)
    assert "Nothing under Cardio is called “goblet”." in texts(page)
    page.findChild(Button, "library.everywhere").click()
    assert chip(page, "all").isChecked()
    assert "Goblet squat" in listed(page)


def test_choosing_in_the_list_opens_the_sheet_and_tells(page: LibraryPage, qtbot):
    with qtbot.waitSignal(page.detail_changed):
        QTest.keyClick(view(page), Qt.Key.Key_Down)
    assert title(page) == listed(page)[1]


def test_up_and_down_step_through_the_list_from_the_search(page: LibraryPage):
    QTest.keyClick(field(page), Qt.Key.Key_Down)
    QTest.keyClick(field(page), Qt.Key.Key_Down)
    QTest.keyClick(field(page), Qt.Key.Key_Up)
    assert title(page) == listed(page)[1]


def test_enter_puts_the_keyboard_on_the_sheet(page: LibraryPage):
    page.open_exercise("squat_goblet")
    QTest.keyClick(view(page), Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.findChild(ExerciseSheet)
    assert announced[-1] == "Goblet squat, squat, 3 sets of 8–12, Knee bend under load 3 of 4"


def test_slash_leads_to_the_search_from_everywhere(page: LibraryPage):
    for start in (view(page), page.findChild(ExerciseSheet), page):
        start.setFocus()
        QTest.keyClick(start, Qt.Key.Key_Slash)
        assert page.window().focusWidget() is field(page)
    assert not field(page).text()


def test_letters_in_the_list_go_to_the_search(page: LibraryPage):
    view(page).setFocus()
    QTest.keyClicks(view(page), "g")
    QTest.keyClicks(page.window().focusWidget(), "oblet squat")
    QTest.keyClick(field(page), Qt.Key.Key_Return)
    assert title(page) == "Goblet squat"


def test_an_exercise_that_a_search_leaves_out_opens_all_the_same(page: LibraryPage, qtbot):
    chip(page, "cardio").click()
    search(page, "walk", qtbot)
    page.show_detail("squat_goblet")
    assert view(page).currentIndex().data() == "Goblet squat"
    assert chip(page, "all").isChecked()


def test_an_exercise_opened_from_elsewhere_comes_into_sight(page: LibraryPage):
    page.show_detail("squat_goblet")
    row = view(page).visualRect(view(page).currentIndex())
    assert view(page).viewport().rect().contains(row)


def test_an_exercise_wanted_before_the_library_is_read_opens_then(
    around: Surroundings, content: Content
):
    made = LibraryPage(around, lambda: content, around.overlay.parentWidget())
    made.show_detail("squat_goblet")
    around.runner.settle()
    assert title(made) == "Goblet squat"


def test_a_name_that_is_cut_short_stands_in_the_tip(page: LibraryPage, content: Content):
    long = max(content.catalog, key=lambda exercise: len(exercise.name))
    tips = []
    for slug in ("squat_goblet", long.slug):
        page.open_exercise(slug)
        place = view(page).visualRect(view(page).currentIndex()).center()
        told = QHelpEvent(QEvent.Type.ToolTip, place, view(page).mapToGlobal(QPoint(0, 0)))
        QApplication.sendEvent(view(page).viewport(), told)
        tips.append(QToolTip.text())
    QToolTip.hideText()
    assert tips[0] == ""
    assert long.name.split(" (")[0] in tips[1]


def test_both_panes_can_be_reached(page: LibraryPage):
    first, second = page.panes()
    assert first.isAncestorOf(view(page))
    assert second is page.findChild(QWidget, "library.sheet")


def test_everything_has_a_name_and_a_size(page: LibraryPage, qtbot):
    page.open_exercise("squat_goblet")
    assert nameless(page) == []
    assert rich_labels(page) == []
    qtbot.waitUntil(lambda: too_small(page) == [])
