import pytest
from PySide6.QtCore import Qt

from studio.screening.outcome import Tier
from studio.screening.questionnaire import NOT_SURE
from studio.screening.screening import Status
from tests.ui.screening.desk import ENTER, FlowDesk
from ui.shell.announce import announced
from ui.widgets.figure import FigureTile


def at_check(desk: FlowDesk, **answers: object) -> FlowDesk:
    desk.open()
    desk.sign_up()
    desk.jump("check", **answers)
    return desk


def at_outcome(desk: FlowDesk, **answers: object) -> FlowDesk:
    at_check(desk, **answers)
    desk.click("check.confirm")
    return desk


# Check


def test_the_signature_is_shown_before_it_is_given(desk: FlowDesk) -> None:
    at_check(desk)
    assert desk.text("flow.note") == "Signed by typing, before Dana, 14 May, 10:40"
    assert desk.drafts[0].status is Status.COMPLETE
    assert desk.signatures == ()


def test_a_section_without_a_yes_is_one_line_with_show_and_change(desk: FlowDesk) -> None:
    at_check(desk, dx_oa="yes")
    assert "No to all 10" in desk.words()
    assert "Osteoarthritis: Yes; no to the other 23" in desk.words()
    desk.click("check.show.dx.heart")
    assert desk.find("check.change.dx.lung").accessibleName() == "Change Another lung condition"


def test_somebody_elses_pen_asks_to_read_the_answers_back(desk: FlowDesk) -> None:
    at_check(desk, a_filled_by="staff_read_aloud")
    assert "Somebody else held the pen." in desk.words()
    desk.press(ENTER)
    assert desk.page_id == "check"
    assert not desk.shows("outcome.title")
    assert desk.text("check.keep.read_back") == "Read back and confirmed"
    desk.click("check.keep.read_back")
    assert not desk.shows("check.settle")
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"


def test_change_goes_there_and_comes_back(desk: FlowDesk) -> None:
    at_check(desk)
    desk.click("check.change.k.sure")
    assert desk.page_id == "k.sure"
    desk.press("3")
    assert desk.page_id == "check"
    assert "3 of 10" in desk.words()


def test_changing_the_birth_date_changes_client_and_answer(desk: FlowDesk) -> None:
    at_check(desk)
    desk.click("check.change.a.dob")
    desk.type("flow.birthYear", "1986")
    desk.press(ENTER)
    assert desk.page_id == "check"
    (client,) = desk.unit.clients.all()
    assert client.birth_date.year == 1986
    assert desk.view.flow.answers["a.dob"] == "1986-02-03"


def test_a_not_sure_has_to_be_settled_first(desk: FlowDesk) -> None:
    at_check(desk, c_dizzy=NOT_SURE)
    desk.press(ENTER)
    assert desk.page_id == "check"
    assert not desk.shows("outcome.title")
    desk.click("check.keep.c.dizzy")
    assert not desk.shows("check.settle")
    assert desk.view.focusWidget() is desk.find("flow.heading")
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Clearance first"


def test_a_not_sure_can_be_answered_instead(desk: FlowDesk) -> None:
    at_check(desk, f_pelvic=NOT_SURE)
    desk.click("check.answer.f.pelvic")
    desk.press("n")
    assert desk.page_id == "check"
    assert not desk.shows("check.settle")


def test_answers_that_do_not_go_together_are_said(desk: FlowDesk) -> None:
    at_check(desk, b_goals=["less_pain"])
    assert "nothing marked on the picture" in desk.words()
    desk.click("check.keep.b.goals")
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"


def test_without_anybody_at_the_desk_somebody_is_chosen_to_sign(desk: FlowDesk) -> None:
    desk.open(actor="")
    desk.sign_up()
    desk.jump("check")
    desk.press(ENTER)
    assert "Choose who confirms" in desk.text("flow.note")
    picker = desk.find("check.trainer")
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    assert "Signed by typing, before Sam, 14 May" in desk.text("flow.note")


# Outcome


def test_the_outcome_is_a_proposal_until_it_is_confirmed(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    assert desk.drafts[0].status is Status.PROPOSED
    assert desk.text("outcome.title") == "Gym with adaptations"
    assert any(text.startswith("Outcome: Gym with adaptations.") for text in announced)
    assert desk.text("flow.progress") == "12 of 12"
    desk.click("outcome.confirm")
    assert [name for name, _ in desk.wishes.heard] == ["finished"]
    (screening,) = desk.wishes.of("finished")
    assert screening.status is Status.CONFIRMED


def test_every_reason_is_an_answer_and_what_follows(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    assert "Asthma: yes, well controlled." in desk.words()
    assert "So the inhaler stays near by and the warm-up is longer." in desk.words()
    assert "Nothing that needs a doctor's note first." in desk.words()


def test_a_reason_leads_to_its_question_and_back_to_the_check(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    desk.click("outcome.change.dx.asthma")
    assert desk.page_id == "d.ticks.1"
    desk.press(ENTER)
    assert desk.page_id == "check"


def test_back_from_the_outcome_is_the_check_page_and_the_proposal_stays(desk: FlowDesk) -> None:
    at_outcome(desk)
    desk.click("flow.back")
    assert desk.page_id == "check"
    assert [draft.status for draft in desk.drafts] == [Status.PROPOSED]
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"
    assert len(desk.signatures) == 1


def test_somebody_without_the_qualification_is_told_who_can(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    picker = desk.find("outcome.trainer")
    picker.setCurrentIndex(1)
    desk.press(ENTER)
    assert "Sam Reed cannot confirm" in desk.text("outcome.trouble")
    assert desk.wishes.heard == []
    picker.setCurrentIndex(0)
    desk.click("outcome.primary")
    assert desk.wishes.of("plan")


def test_only_more_careful_outcomes_are_offered_and_with_a_reason(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    desk.click("outcome.changeOutcome")
    assert not desk.shows("outcome.other.gym_ready")
    assert not desk.shows("outcome.other.gym_adapted")
    assert "another answer at the next check" in desk.text("outcome.closing")
    desk.click("outcome.other.rehab_first")
    desk.click("outcome.other.use")
    assert desk.text("outcome.title") == "Gym with adaptations"
    desk.type("outcome.other.reason", "Asked to go slowly")
    desk.click("outcome.other.use")
    assert desk.text("outcome.title") == "Rehab first"
    assert desk.text("outcome.primary") == "Plan a gentle week"
    desk.click("outcome.primary")
    (screening,) = desk.wishes.of("finished")
    assert screening.chosen_tier is Tier.REHAB_FIRST
    assert screening.outcome.tier is Tier.GYM_ADAPTED
    assert screening.choice_reason == "Asked to go slowly"


def test_choosing_to_get_help_today_shows_what_to_do_first(desk: FlowDesk) -> None:
    at_outcome(desk)
    desk.click("outcome.changeOutcome")
    desk.click("outcome.other.urgent_care")
    desk.type("outcome.other.reason", "Looks unwell")
    desk.click("outcome.other.use")
    assert desk.text("outcome.primary") == "Show what to do"
    desk.click("outcome.primary")
    assert desk.shows("urgent.number")
    desk.click("urgent.done")
    (screening,) = desk.wishes.of("finished")
    assert screening.chosen_tier is Tier.URGENT_CARE


def test_the_client_view_says_it_in_the_clients_words(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    desk.press("v")
    assert desk.text("outcome.title") == "Ready to train, with some swaps"
    assert "Keep your inhaler near and warm up slowly." in desk.words()
    assert "A19" not in desk.words()
    assert not desk.shows("outcome.change.dx.asthma")
    assert not desk.shows("outcome.changeOutcome")
    desk.press("v")
    assert desk.text("outcome.title") == "Gym with adaptations"


def test_a_note_stays_with_the_screening(desk: FlowDesk) -> None:
    at_outcome(desk)
    desk.click("outcome.note")
    desk.type("note.screening", "Prefers mornings")
    desk.press(Qt.Key.Key_Tab)
    assert desk.drafts[0].note == "Prefers mornings"
    desk.click("outcome.primary")
    (screening,) = desk.wishes.of("finished")
    assert screening.note == "Prefers mornings"


@pytest.mark.parametrize(
    ("answers", "title", "action"),
    [
        ({}, "Gym-ready", "Plan the first week"),
        ({"dx_asthma": "controlled"}, "Gym with adaptations", "Plan the first week"),
        ({"dx_slip": "not_told"}, "Rehab first", "Plan a gentle week"),
        ({"dx_kidney": "yes"}, "Clearance first", "Print the letter"),
    ],
)
def test_every_tier_has_its_title_action_and_something_ready_now(
    desk: FlowDesk, answers: dict[str, object], title: str, action: str
) -> None:
    at_outcome(desk, **answers)
    assert desk.text("outcome.title") == title
    assert desk.text("outcome.primary") == action
    assert desk.find("outcome.ready").findChildren(FigureTile)
