import pytest
from PySide6.QtCore import Qt

from studio.screening.screening import Scope
from tests.builders import THURSDAY
from tests.ui.clients.evidence_desk import (
    SORE_BACK,
    EvidenceDesk,
)
from tests.ui.watch import clipped, nameless, rich_labels, texts, too_small
from ui.clients.session_sheet import SessionSheet

PREGNANT = {"a.sex": "female", "f.status": "pregnant", "f.weeks": 20}


def opened(desk: EvidenceDesk, *stories) -> SessionSheet:
    desk.screened(*stories)
    desk.sheets.open_session()
    desk.settle()
    sheet = desk.find("session")
    assert isinstance(sheet, SessionSheet)
    return sheet


def stored(desk: EvidenceDesk):
    return desk.sessions.of_client(desk.maya.id)


def test_all_well_is_one_press(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk)
    assert desk.keyboard == "session.well"
    desk.press(Qt.Key.Key_Return)
    (check,) = stored(desk)
    assert check.gates == ()
    assert (check.day, check.checked_by) == (THURSDAY, desk.dana.id)
    assert check.answers["c.unwell"] == "no"
    assert desk.says("session.heading") == "Today's session can go ahead as planned."
    assert desk.keyboard == "session.later"
    desk.press(Qt.Key.Key_Return)
    assert not desk.is_shown("session")


def test_unwell_waits_a_day(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk)
    desk.click("session.c.unwell.yes")
    assert desk.find("session.well").accessibleName() == "All else well"
    desk.click("session.well")
    assert stored(desk)[0].gates == ("D01",)
    assert desk.says("session.heading") == "Today's session waits for a well day."
    assert not desk.is_shown("session.start")


def test_something_new_asks_for_the_short_check(evidence_desk: EvidenceDesk, qtbot):
    desk = evidence_desk
    opened(desk)
    desk.click("session.s.new.yes")
    desk.press(Qt.Key.Key_Return, control=True)
    assert desk.keyboard == "session.start"
    with qtbot.waitSignal(desk.sheets.rescreen_requested) as asked:
        desk.press(Qt.Key.Key_Return)
    assert asked.args == [desk.maya.id, Scope.SHORT]
    assert not desk.is_shown("session")


def test_a_missing_log_keeps_rehab_at_warm_up(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk, SORE_BACK)
    desk.click("session.s.log.missing")
    desk.click("session.well")
    assert desk.says("session.heading") == "Today's session stays at warm-up level."
    assert stored(desk)[0].gates == ("D07",)


def test_signs_in_pregnancy_bring_whom_to_ring(evidence_desk: EvidenceDesk, qtbot):
    desk = evidence_desk
    sheet = opened(desk, PREGNANT)
    desk.click("session.f.warning.yes")
    desk.click("session.well")
    said = texts(sheet)
    assert "Please get help first." in said
    assert "999" in said
    assert "maternity unit" in said
    with qtbot.waitSignal(desk.sheets.rescreen_requested) as asked:
        desk.click("session.start")
    assert asked.args == [desk.maya.id, Scope.MINI]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Please fill this in"),
        ("much", "Write a number, like 5.6."),
        ("55", "55"),
    ],
)
def test_a_number_that_is_needed_is_never_taken_for_well(evidence_desk: EvidenceDesk, text, said):
    desk = evidence_desk
    opened(desk, {"dx.diabetes": "hypo_risk"})
    desk.write("session.s.glucose", text)
    desk.click("session.well")
    assert said in desk.says("session.s.glucose.error")
    assert desk.keyboard == "session.s.glucose"
    assert stored(desk) == ()


def test_a_decimal_may_have_a_comma(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk, {"dx.diabetes": "hypo_risk"})
    desk.write("session.s.glucose", "5,6")
    desk.click("session.well")
    assert stored(desk)[0].answers["s.glucose"] == 5.6


def test_esc_puts_it_away_and_answers_stay(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk)
    desk.click("session.s.new.yes")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.is_shown("session")
    assert stored(desk) == ()
    desk.sheets.open_session()
    desk.settle()
    assert desk.find("session.s.new.yes").isChecked()


def test_a_second_look_says_when_it_was_asked(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    opened(desk)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    desk.sheets.open_session()
    desk.settle()
    assert "asked at 10:40" in desk.says("session.line")
    desk.wait(days=1)
    desk.sheets.show_file(None)
    desk.reload()
    desk.sheets.open_session()
    desk.settle()
    assert "asked at" not in desk.says("session.line")


def test_hidden_names_show_no_question(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.around.privacy.hide_names(hidden=True)
    opened(desk)
    shown = texts(desk.around.overlay)
    assert "unwell" not in shown
    assert "Okafor" not in shown
    desk.click("session.showNames")
    assert "Okafor" in texts(desk.around.overlay)
    assert desk.keyboard == "session.well"


@pytest.mark.parametrize("stories", [(), (SORE_BACK, {"dx.diabetes": "hypo_risk"})])
def test_the_sheet_shows_everything_whole(evidence_desk: EvidenceDesk, stories):
    desk = evidence_desk
    desk.around.overlay.window().resize(1180, 700)
    sheet = opened(desk, *stories)
    for check in (nameless, too_small, rich_labels, clipped):
        assert check(sheet) == []
    desk.click("session.c.unwell.yes")
    if stories:
        desk.write("session.s.glucose", "6")
    desk.click("session.well")
    for check in (nameless, too_small, rich_labels, clipped):
        assert check(sheet) == []
