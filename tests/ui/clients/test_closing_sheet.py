from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from studio.screening.closing import kinds_for
from studio.screening.evidence import EvidenceKind
from studio.screening.outcome import Tier
from tests.ui.clients.evidence_desk import (
    CHEST,
    HIGH_PRESSURE,
    SORE_BACK,
    EvidenceDesk,
)
from tests.ui.watch import clipped, nameless, rich_labels, texts, too_small
from ui.clients.account import Account
from ui.clients.closing_sheet import ClosingSheet
from ui.widgets.toast import Toast


def test_a_letter_settles_one_finding_and_no_neighbour(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST, SORE_BACK)
    assert desk.tier is Tier.CLEARANCE_FIRST
    desk.write_letter("M01")
    assert desk.says("closing.title") == "Chest discomfort: yes, but not in the last day"
    desk.press(Qt.Key.Key_Return, control=True)
    assert desk.closed == ["M01"]
    assert desk.tier is Tier.REHAB_FIRST
    assert not desk.is_shown("closing")
    (letter,) = desk.studio.evidence.evidence(desk.maya.id)
    assert (letter.author, letter.role) == ("Dr Ann Lee", "GP")
    assert letter.recorded_by == desk.dana.id


def test_what_follows_is_said_before_anything_is_confirmed(evidence_desk: EvidenceDesk):
    evidence_desk.screened(CHEST, SORE_BACK)
    evidence_desk.sheets.open_closing("M01")
    said = evidence_desk.says("closing.follows")
    assert said.startswith("Then: Rehab first. Still open: Lower back: now 4 of 10")
    assert evidence_desk.closed == []


def test_nothing_else_open_is_said_too(evidence_desk: EvidenceDesk):
    evidence_desk.screened(CHEST)
    evidence_desk.sheets.open_closing("M01")
    assert evidence_desk.says("closing.follows") == "Then: Gym-ready. Nothing else is open."


def test_limits_read_out_of_a_letter_count_at_once(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.choose("evidence.limit", "no_deep_knee_load")
    desk.choose("evidence.limit.area", "knee:left")
    desk.write("evidence.limit.until", "1 9 2026")
    desk.click("evidence.limit.add")
    assert "Added: squats to a comfortable height." in desk.says("closing.follows")
    desk.choose("evidence.limit", "no_impact")  # chosen and not added: it counts as well
    desk.click("closing.confirm")
    standing = desk.studio.screenings.standing(desk.maya.id)
    assert {r.code for r in standing.restrictions} == {"no_deep_knee_load", "no_impact"}


def test_a_limit_on_the_list_can_be_taken_away(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.sheets.open_closing("M01")
    desk.choose("evidence.limit", "no_impact")
    desk.click("evidence.limit.add")
    desk.click("evidence.limit.remove.0")
    assert desk.says("closing.follows") == "Then: Gym-ready. Nothing else is open."


def test_what_is_missing_is_said_at_its_field_and_the_keyboard_goes_there(
    evidence_desk: EvidenceDesk,
):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.sheets.open_closing("M01")
    desk.write("evidence.author", "Dr Ann Lee")
    desk.write("evidence.dated", "31 2 2026")
    desk.click("closing.confirm")
    assert desk.says("evidence.role.error") == "Please fill this in: role."
    assert desk.says("evidence.dated.error").startswith("Write the day as")
    assert desk.keyboard == "evidence.role"
    assert desk.closed == []


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("evidence.dated", "15 5 2026", "This day is still to come"),
        ("evidence.until", "1 1 2026", "This day is over"),
    ],
)
def test_days_that_cannot_be_are_refused(evidence_desk: EvidenceDesk, field, text, said):
    evidence_desk.screened(CHEST)
    evidence_desk.write_letter("M01")
    evidence_desk.write(field, text)
    evidence_desk.click("closing.confirm")
    assert said in evidence_desk.says(f"{field}.error")
    assert evidence_desk.closed == []


def test_a_role_that_is_not_on_the_list_is_written(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.choose("evidence.role", "other")
    desk.click("closing.confirm")
    assert desk.keyboard == "evidence.role.other"
    desk.write("evidence.role.other", "Cardiac nurse")
    desk.click("closing.confirm")
    assert desk.studio.evidence.evidence(desk.maya.id)[0].role == "Cardiac nurse"


def test_readings_that_are_too_high_are_refused_and_stay_written(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(HIGH_PRESSURE)
    desk.wait(days=6)
    desk.sheets.open_closing("M09")
    desk.choose("evidence.kind", EvidenceKind.READINGS)
    for number, upper in ((1, "150"), (2, "162")):
        desk.write(f"evidence.reading.{number}.day", f"{16 + number} 5 2026")
        desk.write(f"evidence.reading.{number}.upper", upper)
        desk.write(f"evidence.reading.{number}.lower", "90")
    desk.click("closing.confirm")
    assert "160/100" in desk.says("closing.trouble")
    assert desk.find("evidence.reading.2.upper").text() == "162"
    desk.write("evidence.reading.2.upper", "152")
    desk.click("closing.confirm")
    assert desk.closed == ["M09"]
    assert desk.tier < Tier.CLEARANCE_FIRST


def test_a_pressure_the_wrong_way_round_is_asked_about(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(HIGH_PRESSURE)
    desk.sheets.open_closing("M09")
    desk.choose("evidence.kind", EvidenceKind.READINGS)
    desk.write("evidence.reading.1.day", "14 5 2026")
    desk.write("evidence.reading.1.upper", "80")
    desk.write("evidence.reading.1.lower", "120")
    desk.click("closing.confirm")
    assert "lower number stays below" in desk.says("evidence.reading.1.lower.error")


def test_numbers_nobody_has_are_said_at_their_field(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(HIGH_PRESSURE)
    desk.sheets.open_closing("M09")
    desk.choose("evidence.kind", EvidenceKind.READINGS)
    desk.write("evidence.reading.1.day", "14 5 2026")
    desk.write("evidence.reading.1.upper", "1500")
    desk.write("evidence.reading.1.lower", "90")
    desk.click("closing.confirm")
    assert "1500" in desk.says("evidence.reading.1.upper.error")


def test_clean_sessions_need_their_highest_discomfort(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(SORE_BACK)
    desk.sheets.open_closing("R01")
    assert "6 clean sessions over 3 weeks" in desk.says("closing.settles")
    desk.write("evidence.log.clean_sessions", "8")
    desk.write("evidence.log.weeks", "4")
    desk.click("closing.confirm")
    assert desk.keyboard == "evidence.log.highest_during"
    for key, value in (("highest_during", "3"), ("now", "2"), ("worst", "4"), ("limit", "3")):
        desk.write(f"evidence.log.{key}", value)
    desk.click("closing.confirm")
    assert desk.closed == ["R01"]


def test_too_few_sessions_are_said_in_numbers(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(SORE_BACK)
    desk.sheets.open_closing("R01")
    for key in ("clean_sessions", "weeks", "highest_during", "now", "worst", "limit"):
        desk.write(f"evidence.log.{key}", "2")
    desk.click("closing.confirm")
    assert "6 clean sessions are needed; there are 2" in desk.says("closing.trouble")
    assert desk.closed == []


def test_a_trainer_who_may_not_confirm_what_is_left_is_refused(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST, SORE_BACK)
    desk.write_letter("M01")
    desk.trainer(desk.luis.id)
    desk.click("closing.confirm")
    assert "Luis Mora" in desk.says("closing.trouble")
    assert desk.closed == []
    assert desk.find("evidence.author").text() == "Dr Ann Lee"


def test_somebody_has_to_stand_for_it(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.around.at_desk.choose(None)
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.click("closing.confirm")
    assert desk.says("closing.trainer.error") == "Please fill this in: trainer."
    assert desk.closed == []
    desk.trainer(desk.dana.id)
    desk.click("closing.confirm")
    assert desk.closed == ["M01"]


def test_evidence_on_record_settles_a_second_finding(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST, {"c.faint": "unexplained"})
    desk.write_letter("M01")
    desk.click("closing.confirm")
    desk.reload()
    desk.sheets.open_closing("M02")
    (letter,) = desk.studio.evidence.evidence(desk.maya.id)
    desk.choose("closing.stored", letter.id)
    assert "Walking and light weights" in desk.says("closing.summary")
    assert not desk.is_shown("evidence.author")
    desk.click("closing.confirm")
    assert sorted(desk.closed) == ["M01", "M02"]
    assert len(desk.studio.evidence.evidence(desk.maya.id)) == 1


def test_information_can_be_kept_without_settling_anything(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.click("closing.keep")
    assert desk.closed == []
    assert len(desk.studio.evidence.evidence(desk.maya.id)) == 1
    assert "Kept on record" in desk.around.overlay.findChild(Toast).accessibleName()


def test_esc_puts_the_sheet_away_and_nothing_is_lost(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.find("evidence.avoid").setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.is_shown("closing")
    desk.reload()
    desk.sheets.open_closing("M01")
    assert desk.find("evidence.author").text() == "Dr Ann Lee"
    assert desk.find("evidence.fine").toPlainText() == "Walking and light weights"


def test_another_profile_ends_what_was_typed(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.press(Qt.Key.Key_Escape)
    desk.sheets.show_file(None)
    desk.reload()
    desk.sheets.open_closing("M01")
    assert desk.find("evidence.author").text() == ""


def test_tab_goes_through_everything_and_stays_on_the_sheet(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.sheets.open_closing("M01")
    first = desk.keyboard
    assert first == "evidence.kind"
    seen = [first]
    for _ in range(40):
        desk.press(Qt.Key.Key_Tab)
        if desk.keyboard == first:
            break
        seen.append(desk.keyboard)
    assert seen == [
        "evidence.kind", "evidence.author", "evidence.role", "evidence.dated", "evidence.until",
        "evidence.fine", "evidence.avoid", "evidence.limit", "evidence.limit.area",
        "evidence.limit.until", "evidence.limit.add", "evidence.note", "closing.trainer",
        "closing.confirm", "closing.keep", "closing.later", "closing.close",
    ]  # fmt: skip


def test_focus_returns_to_where_it_was(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    link = next(
        w for w in desk.cards.findChildren(type(desk.find("account.review")))
        if w.objectName().endswith("close.M01")
    )  # fmt: skip
    link.setFocus()
    desk.click(link.objectName())
    assert desk.is_shown("closing")
    desk.press(Qt.Key.Key_Escape)
    assert desk.keyboard == link.objectName()


def test_hidden_names_hide_the_sheet_and_keep_what_was_typed(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.around.privacy.hide_names(hidden=True)
    shown = texts(desk.around.overlay)
    for word in ("Maya", "Okafor", "Chest", "Ann Lee"):
        assert word not in shown
    desk.press(Qt.Key.Key_Return, control=True)
    assert desk.closed == []
    desk.click("closing.showNames")
    assert desk.find("evidence.author").text() == "Dr Ann Lee"


def test_a_finding_that_closed_meanwhile_opens_no_sheet(evidence_desk: EvidenceDesk):
    evidence_desk.screened()
    evidence_desk.sheets.open_closing("M01")
    assert not evidence_desk.is_shown("closing")


def test_what_cannot_wait_takes_no_account_of_a_talk(evidence_desk: EvidenceDesk):
    evidence_desk.screened(CHEST)
    evidence_desk.sheets.open_closing("M01")
    box = evidence_desk.find("evidence.kind")
    assert isinstance(box, QComboBox)
    offered = [box.itemData(place) for place in range(box.count())]
    assert EvidenceKind.ACCOUNT not in offered
    assert offered[0] == EvidenceKind.LETTER


def test_a_settled_finding_is_opened_again_with_a_reason(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.click("closing.confirm")
    desk.reload()
    desk.click("account.settled")
    desk.click(f"account.reopen.{desk.closing_id()}")
    desk.click("closing.reopen.confirm")
    assert desk.closed == ["M01"]
    desk.write("closing.because", "It came back on the stairs")
    desk.press(Qt.Key.Key_Return, control=True)
    assert desk.closed == []
    assert desk.tier is Tier.CLEARANCE_FIRST
    (closing,) = desk.studio.evidence.closings(desk.maya.id)
    assert closing.reopened_because == "It came back on the stairs"


@pytest.mark.parametrize("scale", [100, 125])
def test_the_sheet_shows_everything_whole(evidence_desk: EvidenceDesk, qapp, scale):
    from ui.widgets.theme import apply_theme

    apply_theme(qapp, "light", scale)
    desk = evidence_desk
    desk.around.overlay.window().resize(1180, 700)
    desk.screened(CHEST, SORE_BACK)
    desk.write_letter("M01")
    sheet = desk.around.overlay.findChild(ClosingSheet)
    desk.settle()
    assert nameless(sheet) == []
    assert too_small(sheet) == []
    assert rich_labels(sheet) == []
    assert clipped(sheet) == []
    apply_theme(qapp, "light")


def test_an_account_of_a_talk_needs_the_trainers_note(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened({"dx.epilepsy": "recent"})
    desk.write_letter("M17")
    desk.choose("evidence.kind", EvidenceKind.ACCOUNT)
    assert desk.find("evidence.author").text() == "Dr Ann Lee"
    desk.write("evidence.dated", "14 5 2026")
    desk.click("closing.confirm")
    assert desk.says("evidence.note.error") == "Please fill this in: note."
    desk.write("evidence.note", "The nurse said on the phone that steady work is fine")
    desk.click("closing.confirm")
    assert desk.closed == ["M17"]


def test_a_senior_trainers_note_settles_what_it_may(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened({"dx.other": "worried"})
    desk.sheets.open_closing("M41")
    desk.choose("evidence.kind", EvidenceKind.NOTE)
    desk.write("evidence.note", "Talked it through; a worry about an old scan")
    desk.trainer(desk.luis.id)
    desk.click("closing.confirm")
    assert "Luis Mora" in desk.says("closing.trouble")
    desk.trainer(desk.dana.id)
    desk.click("closing.confirm")
    assert desk.closed == ["M41"]


def test_worry_is_settled_by_one_number(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(SORE_BACK, {"k.fear": 8})
    desk.sheets.open_closing("R17")
    desk.click("closing.confirm")
    assert desk.keyboard == "evidence.log.fear"
    desk.write("evidence.log.fear", "6")
    desk.click("closing.confirm")
    assert desk.closed == []
    desk.write("evidence.log.fear", "4")
    desk.click("closing.confirm")
    assert desk.closed == ["R17"]


def test_after_a_discharge_the_whole_screening_comes_first(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened({"c.chest": "recent"})
    assert desk.tier is Tier.URGENT_CARE
    desk.write_letter("E01", dated="14 5 2026")
    desk.choose("evidence.kind", EvidenceKind.DISCHARGE)
    said = desk.says("closing.follows")
    assert said.startswith("Then: Clearance first. Still open: Chest discomfort")
    assert said.endswith("The whole screening is asked again before anything is planned.")
    desk.click("closing.confirm")
    assert desk.tier is Tier.CLEARANCE_FIRST
    desk.reload()
    desk.sheets.open_closing("M01")
    (letter,) = desk.studio.evidence.evidence(desk.maya.id)
    desk.choose("closing.stored", letter.id)
    desk.click("closing.confirm")
    standing = desk.studio.screenings.standing(desk.maya.id)
    assert standing.locked_because == "rescreen"


def test_every_card_offers_what_its_rule_takes(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(SORE_BACK)
    file = desk.file()
    account = Account(file, desk.words, desk.around.words, desk.around.clock)
    outcome = file.standing.outcome
    assert outcome is not None
    for rule in desk.shelf.get().rules.rules:
        finding = replace(outcome.findings[0], rule=rule.id, tier=rule.tier,
                          urgency=rule.urgency, closes=rule.closes)  # fmt: skip
        kinds = kinds_for(finding, rule)
        assert (account.behind(finding).action == "ask") == (not kinds), rule.id
        assert account.settles(finding).endswith("."), rule.id
