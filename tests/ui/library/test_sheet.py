from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from studio.exercises.exercise import Exercise
from studio.services.content import Content
from tests.ui.watch import clipped, nameless, rich_labels, texts
from ui.library.demand_row import DemandKey, DemandRow
from ui.library.filter_chips import FilterChips
from ui.library.ladder_link import LadderLink
from ui.library.page import LibraryPage
from ui.library.sheet import ExerciseSheet
from ui.shell.announce import announced
from ui.widgets.buttons import Chip
from ui.widgets.theme import apply_theme


def sheet(page: LibraryPage) -> ExerciseSheet:
    return page.findChild(ExerciseSheet)


def link(page: LibraryPage, name: str) -> LadderLink:
    return page.findChild(LadderLink, f"library.{name}")


def title(page: LibraryPage) -> str:
    return page.findChild(QLabel, "library.title").text()


def test_the_sheet_says_what_how_much_and_with_what(page: LibraryPage):
    page.open_exercise("squat_goblet")
    read = texts(sheet(page))
    for text in (
        "Goblet squat",
        "Also called goblet, kettlebell squat",
        "3 sets of 8–12",
        "Hold the weight at your chest",
        "Knees follow the toes.",
        "Movement: Squat",
        "Muscles: Front of the thigh, glutes",
        "Equipment: Dumbbells or kettlebell",
        "Level: Beginner",
        "Position: Standing",
        "Russell and Phillips 1989",
    ):
        assert text in read


def test_start_and_end_stand_side_by_side(page: LibraryPage, content: Content):
    page.open_exercise("squat_goblet")
    start = page.findChild(QWidget, "library.figure.start")
    end = page.findChild(QWidget, "library.figure.end")
    assert start.accessibleName() == "Goblet squat, Start"
    assert end.accessibleName() == "Goblet squat, End"
    assert start.shapes == content.figures.shapes("squat_goblet", "start")
    assert end.shapes == content.figures.shapes("squat_goblet", "end")


def test_a_hold_stands_alone(page: LibraryPage, content: Content):
    hold = next(f for f in content.figures if f.is_hold and f.slug in content.catalog)
    page.open_exercise(hold.slug)
    assert not page.findChild(QWidget, "library.figure.end").isVisible()
    start = page.findChild(QWidget, "library.figure.start")
    assert start.accessibleName().endswith(", Hold")


def test_without_a_picture_the_sign_of_the_movement_stands(page: LibraryPage, content: Content):
    bare = next(e for e in content.catalog if not content.figures.has(e.slug))
    page.open_exercise(bare.slug)
    start = page.findChild(QWidget, "library.figure.start")
    assert start.shapes == content.figures.shapes_or_sign(bare.slug, bare.pattern)
    assert start.accessibleName() == bare.name


def test_demands_are_said_with_their_numbers(page: LibraryPage):
    page.open_exercise("squat_goblet")
    said = [row.accessibleName() for row in page.findChildren(DemandRow) if row.isVisible()]
    assert "Load through the back: low to high, 1 of 4 at light load, 3 of 4 at full load" in said
    assert "Hip end range: medium, 2 of 4" in said
    assert page.findChild(DemandKey).isVisible()


def test_demands_of_an_exercise_before_are_gone(page: LibraryPage, content: Content):
    most = max(content.catalog, key=lambda e: sum(value > 0 for value in e.full))
    quiet = next(e for e in content.catalog if not any(e.full))
    page.open_exercise(most.slug)
    page.open_exercise(quiet.slug)
    assert not any(row.isVisible() for row in page.findChildren(DemandRow))
    assert not page.findChild(DemandKey).isVisible()
    assert "Next to nothing." in texts(sheet(page))


def test_the_next_step_and_the_easier_version_open_their_sheets(
    page: LibraryPage, content: Content, qtbot
):
    page.open_exercise("squat_goblet")
    catalog = content.catalog
    harder = catalog.next_rung(catalog.get("squat_goblet"))
    with qtbot.waitSignal(page.detail_changed) as told:
        link(page, "harder").click()
    assert told.args == [harder.slug]
    assert title(page) == harder.name
    easier = catalog.previous_rung(harder)
    QTest.keyClick(link(page, "easier"), Qt.Key.Key_Return)
    assert title(page) == easier.name
    assert announced[-1].startswith(f"{easier.name}, ")


def test_the_keyboard_can_climb_to_the_end_of_a_ladder(page: LibraryPage, content: Content):
    page.open_exercise("squat_goblet")
    link(page, "harder").setFocus()
    for _ in content.catalog.ladder("squat"):
        if not link(page, "harder").isVisible():
            break
        assert page.window().focusWidget() is link(page, "harder")
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert content.catalog.next_rung(by_name(content, title(page))) is None
    assert sheet(page).has_focus_inside
    assert "The last step of this ladder." in texts(sheet(page))


def by_name(content: Content, name: str) -> Exercise:
    return next(e for e in content.catalog if e.name == name)


def test_what_stands_on_no_ladder_shows_no_links(page: LibraryPage):
    page.open_exercise("prep_manual_therapy")
    assert not link(page, "easier").isVisible()
    assert not link(page, "harder").isVisible()


def test_another_exercise_starts_at_the_top(page: LibraryPage):
    page.resize(1096, 500)
    bar = sheet(page).verticalScrollBar()
    bar.setValue(bar.maximum())
    page.open_exercise("squat_goblet")
    assert bar.value() == 0


def longest(content: Content) -> set[str]:
    """Return the exercises with the longest of everything."""
    measures = (
        lambda e: len(e.name),
        lambda e: len(", ".join(e.synonyms)),
        lambda e: len(e.cue),
        lambda e: len(" ".join(e.coaching)),
        lambda e: sum(value > 0 for value in e.full),
        lambda e: len(e.equipment),
        lambda e: len(" ".join(e.muscles)),
        lambda e: len(e.sources),
    )
    return {max(content.catalog, key=measure).slug for measure in measures}


@pytest.fixture(params=[(1096, 100), (1096, 125), (1356, 125)], ids=str)
def held(request, page: LibraryPage, qapp) -> Iterator[LibraryPage]:
    """Show the page at the smallest window and at the largest text."""
    width, scale = request.param
    apply_theme(qapp, "dark", scale)
    page.resize(width, 636 if width < 1200 else 836)
    yield page
    apply_theme(qapp, "light")


def test_long_texts_are_not_cut_off(held: LibraryPage, content: Content, qtbot):
    for slug in longest(content):
        held.open_exercise(slug)
        qtbot.waitUntil(lambda: clipped(held) == [])
        assert sheet(held).content.width() <= sheet(held).viewport().width()
        assert nameless(held) == []
        assert rich_labels(held) == []


def test_links_have_room_for_the_longest_name(held: LibraryPage, content: Content, qtbot):
    held.open_exercise("squat_goblet")
    step = link(held, "harder")
    step.show_exercise(max(content.catalog, key=lambda exercise: len(exercise.name)))
    assert step.heightForWidth(200) > step.sizeHint().height()
    qtbot.waitUntil(lambda: step.height() >= step.heightForWidth(step.width()))


def test_filters_stay_inside_their_card(held: LibraryPage, qtbot):
    chips = held.findChild(FilterChips)
    qtbot.waitUntil(
        lambda: all(chips.rect().contains(chip.geometry()) for chip in chips.findChildren(Chip))
    )
