import pytest
from PySide6.QtGui import QFontMetrics

from studio.exercises.vocabulary import NOTE_PATTERN, PATTERNS
from studio.services.content import Content
from ui.library.demand_row import NAME_WIDTH, SAID_WIDTH
from ui.library.groups import Group, groups_of
from ui.library.words import LibraryWords
from ui.widgets.theme import apply_theme, font, scaled


@pytest.fixture
def said(content: Content, qapp) -> LibraryWords:
    return LibraryWords(content.words, content.catalog.literature)


def test_every_exercise_can_be_said_in_words(said: LibraryWords, content: Content):
    for exercise in content.catalog:
        assert said.line(exercise).line
        assert said.dose(exercise)
        assert said.facts(exercise)
        assert said.graded(exercise)
        assert exercise.name in said.said(exercise)
        assert len(said.demands(exercise)) == sum(value > 0 for value in exercise.full)


def test_a_line_tells_movement_and_equipment(said: LibraryWords, content: Content):
    line = said.line(content.catalog.get("squat_goblet"))
    assert line.line == "Squat · dumbbells or kettlebell"
    assert line.groups == {Group.ALL, Group.LEGS}


def test_equipment_tells_what_is_needed_together(said: LibraryWords, content: Content):
    words = {said.equipment(exercise) for exercise in content.catalog}
    assert "dumbbells or kettlebell, and box" in words
    assert any(text.count(", ") == 1 and text.endswith(" and mat") for text in words)


def test_demands_come_with_the_most_first_and_in_words(said: LibraryWords, content: Content):
    asked = said.demands(content.catalog.get("squat_goblet"))
    assert [row.full for row in asked] == sorted((row.full for row in asked), reverse=True)
    strengths = {row.name: row.strength for row in asked}
    assert strengths["Load through the back"] == "low to high"
    assert strengths["Hip end range"] == "medium"


def test_a_demand_that_only_weight_brings_says_up_to(said: LibraryWords, content: Content):
    exercise = next(
        e for e in content.catalog
        if any(light == 0 < full for light, full in zip(e.light, e.full, strict=True))
    )  # fmt: skip
    assert any(row.strength.startswith("up to ") for row in said.demands(exercise))


def test_full_load_is_told_only_where_load_changes_something(said: LibraryWords, content: Content):
    assert said.full_load(content.catalog.get("squat_goblet")) == "full load, 40% of body weight"
    for exercise in content.catalog:
        assert bool(said.full_load(exercise)) == (exercise.light != exercise.full)


def test_sources_are_named_in_full(said: LibraryWords, content: Content):
    assert "Russell and Phillips 1989" in said.graded(content.catalog.get("squat_goblet"))


def test_every_movement_is_under_one_filter(content: Content):
    for pattern in PATTERNS:
        named = groups_of(pattern) - {Group.ALL}
        assert len(named) == (0 if pattern == NOTE_PATTERN else 1), pattern


@pytest.mark.parametrize("scale", [100, 112, 125])
def test_names_and_words_of_demands_have_room(
    said: LibraryWords, content: Content, qapp, scale: int
):
    apply_theme(qapp, "light", scale)
    names, strengths = set(), set()
    for exercise in content.catalog:
        for row in said.demands(exercise):
            names.add(row.name)
            strengths.add(row.strength)
    name_metrics, strength_metrics = QFontMetrics(font(13)), QFontMetrics(font(12))
    widest_name = max(name_metrics.horizontalAdvance(text) for text in names)
    widest_word = max(strength_metrics.horizontalAdvance(text) for text in strengths)
    assert widest_name < scaled(NAME_WIDTH)
    assert widest_word <= scaled(SAID_WIDTH)
    apply_theme(qapp, "light")
