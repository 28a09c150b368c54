import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QWidget

from resources import read_folder
from studio.ids import ScreeningId
from studio.screening.outcome import Tier
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.services.content import load_protocol
from studio.services.due import TierChange
from studio.wording import load_words
from tests.builders import a_client
from tests.ui.watch import nameless, rich_labels, texts, too_small
from ui.settings.rule_list import Role, RuleLine
from ui.settings.screening_section import ScreeningSection
from ui.shell.privacy import Privacy
from ui.widgets.buttons import Button
from ui.widgets.search_field import SearchField
from ui.widgets.select import Select
from ui.widgets.tabs import Tabs

MAYA = a_client()
KIT = a_client(first_name="Kit", last_name="Long")


@pytest.fixture(scope="module")
def protocol() -> tuple[Questionnaire, RuleBook]:
    return load_protocol(read_folder)


@pytest.fixture
def privacy(qapp) -> Privacy:
    return Privacy()


@pytest.fixture
def holder(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(820, 900)
    return made


@pytest.fixture
def section(qtbot, protocol, privacy: Privacy, holder: QWidget) -> ScreeningSection:
    made = ScreeningSection(load_words(read_folder), privacy, "Screening rules", "", holder)
    made.resize(820, 900)
    made.show_protocol(protocol)
    with qtbot.waitExposed(holder):
        holder.show()
    return made


def shown(section: QWidget) -> list[RuleLine]:
    model = section.findChild(QListView, "settings.rules.list").model()
    return [model.index(row, 0).data(Role.LINE) for row in range(model.rowCount())]


def said(section: QWidget, name: str) -> str:
    return section.findChild(QLabel, f"settings.rules.{name}").text()


def search(section: QWidget, text: str) -> SearchField:
    field = section.findChild(SearchField, "settings.rules.search")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def open_tab(section: QWidget, place: int) -> None:
    section.findChild(Tabs, "settings.rules.tabs").setCurrentIndex(place)


def test_the_versions_of_everything_are_told(section, protocol):
    questionnaire, rules = protocol
    told = said(section, "versions")
    assert f"Questions version {questionnaire.version}, {len(questionnaire.questions)}" in told
    assert f"Rules version {rules.version}, {len(rules.rules)} rules" in told
    assert rules.session.version in told


def test_all_rules_are_listed_most_careful_first(section, protocol):
    _, rules = protocol
    assert [line.id for line in shown(section)] == [rule.id for rule in rules.rules]
    assert said(section, "count") == f"{len(rules.rules)} of {len(rules.rules)}"


def test_a_rule_tells_all_that_is_known_of_it(section, protocol):
    _, rules = protocol
    search(section, "A01")
    assert said(section, "title") == "A01"
    assert said(section, "condition").startswith("One marked area with (Now: 1 of 10 or more")
    assert said(section, "reason") == rules.get("A01").reason
    assert said(section, "forNow") == ", ".join(
        rules.restrictions[code].short for code in rules.get("A01").restrictions
    )
    assert "6 weeks of clean sessions" in said(section, "closes")
    assert said(section, "source") == rules.sources["PMM"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("e06", "E06"),
        ("numbness legs", "E06"),
        ("girft", "E06"),
        ("no_heavy_axial", "A02"),
        ("clinician's words", "M01"),
        ("blood pressure 160", "M09"),
        ("Rehab first", "R01"),
    ],
)
def test_any_word_of_a_rule_finds_it(section, text: str, found: str):
    search(section, text)
    lines = shown(section)
    assert found in [line.id for line in lines]
    assert len(lines) < 129


def test_rules_of_one_outcome_can_be_picked(section, protocol):
    _, rules = protocol
    box = section.findChild(Select, "settings.rules.tier")
    box.choose("rehab_first")
    box.activated.emit(box.currentIndex())
    assert {line.tier for line in shown(section)} == {"rehab_first"}
    assert len(shown(section)) == sum(rule.tier is Tier.REHAB_FIRST for rule in rules.rules)
    search(section, "R03")
    assert [line.id for line in shown(section)] == ["R03"]


def test_a_search_without_a_find_says_so_and_escape_takes_it_away(section):
    field = search(section, "unicorn")
    assert shown(section) == []
    assert not section.findChild(QLabel, "settings.rules.nothing").isHidden()
    assert section.findChild(QWidget, "settings.rules.detail").isHidden()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown(section)) == 129
    assert section.findChild(QLabel, "settings.rules.nothing").isHidden()


def test_arrows_in_the_search_walk_through_the_list(section):
    field = search(section, "")
    QTest.keyClick(field, Qt.Key.Key_Down)
    second = said(section, "title")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert [said(section, "title"), second] == [line.id for line in shown(section)][:2]


def test_restrictions_and_sources_can_be_read(section, protocol):
    _, rules = protocol
    open_tab(section, 1)
    read = texts(section.findChild(QWidget, "settings.rules.restrictions"))
    for entry in rules.restrictions.values():
        assert all(part in read for part in (entry.short, entry.code, entry.meaning))
    open_tab(section, 2)
    read = texts(section.findChild(QWidget, "settings.rules.sources"))
    assert all(key in read and title in read for key, title in rules.sources.items())


CHANGES = (
    TierChange(
        MAYA, ScreeningId("s"), Tier.GYM_ADAPTED, Tier.REHAB_FIRST, ("R01", "R03"), ("A02",)
    ),
    TierChange(KIT, ScreeningId("t"), Tier.GYM_READY, None, (), ()),
)


def test_whose_outcome_would_change_is_listed_with_a_way_there(section, qtbot):
    tabs = section.findChild(Tabs, "settings.rules.tabs")
    assert tabs.tabText(3) == "Changed outcomes"
    section.show_changes(CHANGES)
    assert tabs.tabText(3) == "Changed outcomes (2)"
    open_tab(section, 3)
    read = texts(section.findChild(QWidget, "settings.rules.changes"))
    assert "Gym with adaptations, now Rehab first" in read
    assert "Found now: R01, R03" in read
    assert "No longer found: A02" in read
    assert "Gym-ready, now no outcome until new questions are answered" in read
    assert said(section, "changesLead").startswith("2 clients would come out differently")
    with qtbot.waitSignal(section.client_requested) as asked:
        section.findChild(Button, f"settings.rules.change.{MAYA.id}").click()
    assert asked.args == [MAYA.id]
    section.show_changes(())
    assert section.findChild(Button, f"settings.rules.change.{KIT.id}") is None
    assert said(section, "changesLead").startswith("Every confirmed outcome stays")


def test_hidden_names_leave_initials_and_no_outcome(section, privacy: Privacy):
    section.show_changes(CHANGES)
    open_tab(section, 3)
    privacy.hide_names(hidden=True)
    read = texts(section.findChild(QWidget, "settings.rules.changes"))
    name = section.findChild(Button, f"settings.rules.change.{KIT.id}")
    assert name.text() == "K. L."
    assert "Rehab first" not in read
    assert "R01" not in read


@pytest.mark.parametrize("place", range(4))
def test_every_tab_has_names_and_sizes(section, qtbot, place: int):
    section.show_changes(CHANGES)
    open_tab(section, place)
    assert nameless(section) == []
    assert rich_labels(section) == []
    qtbot.waitUntil(lambda: too_small(section) == [])
