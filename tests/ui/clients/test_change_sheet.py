import pytest
from PySide6.QtCore import Qt

from studio.screening.outcome import Planning
from studio.screening.screening import Scope
from tests.builders import THURSDAY
from tests.ui.clients.evidence_desk import (
    CHEST,
    EvidenceDesk,
)
from tests.ui.watch import clipped, nameless, rich_labels, texts, too_small
from ui.clients.change_sheet import CHANGES, ChangeSheet
from ui.clients.due_words import DueWords


def opened(desk: EvidenceDesk, *stories) -> ChangeSheet:
    desk.screened(*stories)
    desk.sheets.open_change()
    desk.settle()
    sheet = desk.find("change")
    assert isinstance(sheet, ChangeSheet)
    return sheet


def test_a_change_ends_the_result_and_starts_the_check(evidence_desk: EvidenceDesk, qtbot):
    desk = evidence_desk
    opened(desk)
    desk.click("change.new_area")
    assert desk.says("change.follows").startswith("A short check opens the plan again")
    desk.write("change.note", "Left knee since Sunday")
    with qtbot.waitSignal(desk.sheets.rescreen_requested) as asked:
        desk.press(Qt.Key.Key_Return, control=True)
    assert asked.args == [desk.maya.id, None]
    (screening, *_) = desk.studio.screenings.history(desk.maya.id)
    assert (screening.ended_on, screening.ended_because) == (THURSDAY, "new_area")
    assert screening.ended_note == "Left knee since Sunday"
    assert screening.ended_by == desk.dana.id
    assert not desk.is_shown("change")


def test_the_check_can_wait_and_the_plan_rests(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    heard = []
    desk.sheets.rescreen_requested.connect(heard.append)
    opened(desk)
    desk.click("change.medicine")
    desk.click("change.later")
    standing = desk.studio.screenings.standing(desk.maya.id)
    assert (standing.planning, standing.locked_because) == (Planning.LOCKED, "changed")
    assert standing.rescreen is Scope.MINI
    assert heard == []


@pytest.mark.parametrize("code", CHANGES)
def test_the_sheet_names_the_check_that_will_be_due(evidence_desk: EvidenceDesk, code: str):
    desk = evidence_desk
    opened(desk)
    desk.click(f"change.{code}")
    said = desk.find("change.start").accessibleName()
    desk.click("change.later")
    scope = desk.studio.screenings.standing(desk.maya.id).rescreen
    assert scope is not None
    assert said == DueWords().check(scope)


def test_without_a_choice_it_asks_what_changed(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk)
    desk.click("change.later")
    assert desk.says("change.missing") == "Please fill this in: what changed."
    assert desk.keyboard == "change.health"
    assert desk.studio.screenings.history(desk.maya.id)[0].ended_on is None
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space)
    assert desk.find("change.medicine").isChecked()
    assert not desk.is_shown("change.missing")


def test_a_plan_on_hold_stays_on_hold(evidence_desk: EvidenceDesk):
    opened(evidence_desk, CHEST)
    assert "waits as before" in evidence_desk.says("change.follows")


def test_somebody_without_a_result_has_nothing_to_change(evidence_desk: EvidenceDesk):
    evidence_desk.reload()
    evidence_desk.sheets.open_change()
    assert not evidence_desk.is_shown("change")


def test_esc_keeps_what_was_written(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk)
    desk.click("change.hospital")
    desk.write("change.note", "Two nights")
    desk.press(Qt.Key.Key_Escape)
    desk.sheets.open_change()
    assert desk.find("change.note").toPlainText() == "Two nights"
    assert desk.find("change.hospital").isChecked()


def test_the_sheet_shows_everything_whole_and_hides_with_names(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    sheet = opened(desk)
    for check in (nameless, too_small, rich_labels, clipped):
        assert check(sheet) == []
    desk.around.privacy.hide_names(hidden=True)
    assert "Okafor" not in texts(desk.around.overlay)
    assert "hospital" not in texts(desk.around.overlay)
