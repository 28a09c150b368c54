import pytest
from PySide6.QtTest import QAbstractItemModelTester

from studio.services.content import Content
from ui.library.groups import Group
from ui.library.list_model import ExerciseLine, ExerciseListModel, Role


@pytest.fixture
def model(qapp) -> ExerciseListModel:
    made = ExerciseListModel()
    made.tester = QAbstractItemModelTester(made)
    return made


def lines(content: Content) -> list[ExerciseLine]:
    return [ExerciseLine(e, "line", frozenset({Group.ALL})) for e in content.catalog]


def test_the_model_keeps_qts_rules(model: ExerciseListModel, content: Content):
    shown = lines(content)
    model.show_lines(shown)
    model.show_lines(shown[:5])
    model.show_lines([])
    assert not model.index_of("squat_goblet").isValid()


def test_rows_answer_for_delegate_and_screen_reader(model: ExerciseListModel, content: Content):
    shown = lines(content)
    model.show_lines(shown)
    index = model.index_of("squat_goblet")
    assert index.data() == "Goblet squat"
    assert index.data(Role.LINE).exercise.slug == "squat_goblet"
    said = model.data(index, 11)  # Qt.AccessibleTextRole
    assert said == "Goblet squat, line"


def test_the_same_lines_again_disturb_nobody(model: ExerciseListModel, content: Content, qtbot):
    model.show_lines(lines(content))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_lines(lines(content))
