import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.clients.list_model import ClientFilter, ClientLine, ClientListModel, Group, Role

ALL = frozenset({Group.ALL})


def a_line(name: str, client_id: str = "", **values: object) -> ClientLine:
    given: dict[str, object] = {
        "client_id": client_id or name,
        "name": name,
        "initials": name[:1],
        "line": "Ready to plan",
        "groups": ALL,
        "found_by": tuple(name.lower().split()),
    }
    return ClientLine(**{**given, **values})


MAYA = a_line("Maya Okafor", "maya", phone="07700900123", tier_text="Gym-ready")
AISHA = a_line("Aisha Khan", "aisha", groups=ALL | {Group.REVIEWS})
OLD = a_line("Old Client", "old", groups=frozenset({Group.ARCHIVED}))


@pytest.fixture
def model(qapp) -> ClientListModel:
    made = ClientListModel()
    made.tester = QAbstractItemModelTester(made)
    made.show_lines([AISHA, MAYA, OLD])
    return made


@pytest.fixture
def left(model: ClientListModel) -> ClientFilter:
    made = ClientFilter()
    made.setSourceModel(model)
    made.tester = QAbstractItemModelTester(made)
    return made


def names(left: ClientFilter) -> list[str]:
    return [left.index(row, 0).data() for row in range(left.rowCount())]


def test_the_model_keeps_qts_rules_through_every_change(model: ClientListModel):
    model.show_lines([MAYA])
    model.show_lines([a_line("Maya Okafor", "maya", line="Next: today 18:00")])
    model.show_lines([])
    assert model.rowCount() == 0


def test_only_texts_that_changed_are_told(model: ClientListModel, qtbot):
    changed = a_line("Maya Okafor", "maya", line="Next: today 18:00")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show_lines([AISHA, changed, OLD])
    assert [told.args[0].row(), told.args[1].row()] == [1, 1]


def test_a_row_reads_as_a_sentence(model: ClientListModel):
    index = model.index_of("maya")
    assert index.data(Role.LINE) == MAYA
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Maya Okafor, Gym-ready, Ready to plan"


def test_filters_leave_their_group(left: ClientFilter):
    assert names(left) == ["Aisha Khan", "Maya Okafor"]
    left.choose(Group.REVIEWS)
    assert names(left) == ["Aisha Khan"]
    left.choose(Group.ARCHIVED)
    assert names(left) == ["Old Client"]


@pytest.mark.parametrize("typed", ["may", "OKA", "oka ma", "900 123", "0123"])
def test_a_search_finds_starts_of_names_and_digits_of_phones(left: ClientFilter, typed: str):
    left.search(typed)
    assert names(left) == ["Maya Okafor"]


def test_what_fits_nobody_leaves_nobody(left: ClientFilter):
    left.search("zz")
    assert names(left) == []
    left.search("")
    assert len(names(left)) == 2
