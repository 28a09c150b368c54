import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QListView, QWidget

from resources import read_folder
from studio.services.content import Content, load_content
from tests.ui.watch import nameless, rich_labels, texts, too_small
from ui.library.list_model import ExerciseListModel
from ui.library.page import LibraryPage
from ui.library.sheet import DemandBar, ExerciseSheet
from ui.library.words import LibraryWords
from ui.shell.place import Surroundings
from ui.widgets.buttons import Button
from ui.widgets.search_field import SearchField
from ui.widgets.select import Select


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(read_folder)


@pytest.fixture
def page(around: Surroundings, content: Content, qtbot) -> LibraryPage:
    made = LibraryPage(around, lambda: content, around.overlay.parentWidget())
    made.resize(1356, 836)
    made.show()
    around.overlay.raise_()
    with qtbot.waitExposed(made.parentWidget()):
        made.parentWidget().show()
    around.runner.settle()
    return made


def listed(page: LibraryPage) -> list[str]:
    model = page.findChild(QListView, "library.list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def search(page: LibraryPage, text: str) -> None:
    field = page.findChild(SearchField, "library.search")
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def sheet(page: LibraryPage) -> str:
    return texts(page.findChild(ExerciseSheet))


def test_all_exercises_are_listed_by_name(page: LibraryPage, content: Content):
    names = listed(page)
    assert len(names) == len(content.catalog)
    assert names == sorted(names, key=str.casefold)


def test_a_search_opens_the_best_match(page: LibraryPage):
    search(page, "goblet squat")
    assert listed(page)[0].startswith("Goblet squat")
    assert listed(page)[0] in sheet(page)


def test_what_is_not_there_is_said(page: LibraryPage):
    search(page, "zzzz")
    assert "Nothing here is called “zzzz”." in texts(page)


def test_the_list_can_be_narrowed_to_a_movement(page: LibraryPage, content: Content):
    box = page.findChild(Select, "library.pattern")
    box.choose("squat")
    box.activated.emit(box.currentIndex())
    assert len(listed(page)) == len(content.catalog.of_pattern("squat"))


def test_the_sheet_says_how_much_with_what_and_what_for(page: LibraryPage):
    page.open_exercise("squat_goblet")
    read = sheet(page)
    for text in ("Goblet squat", "3 × 8–12", "ettlebell", "Hold the weight at your chest"):
        assert text in read


def test_demands_read_as_numbers(page: LibraryPage, content: Content):
    page.open_exercise("squat_goblet")
    said = [bar.accessibleName() for bar in page.findChildren(DemandBar)]
    assert "Load through the back: 1 of 4 at light load, 3 of 4 at full load" in said


def test_the_next_step_opens_its_own_sheet(page: LibraryPage, content: Content, qtbot):
    page.open_exercise("squat_goblet")
    harder = content.catalog.next_rung(content.catalog.get("squat_goblet"))
    with qtbot.waitSignal(page.detail_changed) as told:
        page.findChild(Button, "library.next").click()
    assert told.args == [harder.slug]
    assert harder.name in sheet(page)


def test_an_exercise_a_filter_leaves_out_opens_all_the_same(page: LibraryPage, content: Content):
    search(page, "walk")
    page.open_exercise("squat_goblet")
    assert page.findChild(QListView, "library.list").currentIndex().data() == "Goblet squat"


def test_an_exercise_wanted_before_the_library_is_read_opens_then(
    around: Surroundings, content: Content, qtbot
):
    made = LibraryPage(around, lambda: content, around.overlay.parentWidget())
    made.open_exercise("squat_goblet")
    around.runner.settle()
    assert "Goblet squat" in sheet(made)


def test_every_exercise_can_be_said_in_words(content: Content, around: Surroundings):
    words = LibraryWords(around.words)
    for exercise in content.catalog:
        assert words.line(exercise)
        assert words.about(exercise)
        assert words.facts(exercise)
        words.demands(exercise)


def test_the_model_keeps_qts_rules(content: Content, qapp):
    model = ExerciseListModel()
    model.tester = QAbstractItemModelTester(model)
    model.show_exercises([(exercise, "") for exercise in content.catalog])
    model.show_exercises([])
    assert not model.index_of("squat_goblet").isValid()


def test_slash_leads_to_the_search(page: LibraryPage):
    QTest.keyClick(page, Qt.Key.Key_Slash)
    assert page.window().focusWidget().objectName() == "library.search"


def test_everything_has_a_name_and_a_size(page: LibraryPage, qtbot):
    page.open_exercise("squat_goblet")
    assert nameless(page) == []
    assert rich_labels(page) == []
    qtbot.waitUntil(lambda: too_small(page) == [])
    assert page.findChild(QWidget, "library.figure.start").accessibleName() == "Goblet squat, Start"
