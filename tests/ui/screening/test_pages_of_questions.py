import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.screening.questionnaire import NOT_SURE, PREFER_NOT
from tests.ui.screening.desk import ENTER, FlowDesk
from ui.screening.page_view import Timing
from ui.screening.tick_row import Mark, TickRow

BACKSPACE = Qt.Key.Key_Backspace
DOWN = Qt.Key.Key_Down


def at(desk: FlowDesk, page_id: str, **answers: object) -> FlowDesk:
    desk.open()
    desk.sign_up()
    desk.jump(page_id, **answers)
    return desk


def value(desk: FlowDesk, key: str) -> object:
    return desk.view.flow.book.value(key)


# One question on a page


def test_no_answer_is_chosen_beforehand(desk: FlowDesk) -> None:
    at(desk, "c.leg_clot")
    assert not desk.find("flow.yes").isChecked()
    assert not desk.find("flow.no").isChecked()
    assert not desk.shows("flow.continue")
    desk.press(ENTER)
    assert desk.page_id == "c.leg_clot"


def test_the_heading_has_the_keyboard_and_tells_the_place(desk: FlowDesk) -> None:
    at(desk, "c.leg_clot")
    heading = desk.find("flow.heading")
    assert desk.view.focusWidget() is heading
    assert heading.accessibleName().startswith("How you are now, 4 of 6")
    assert heading.accessibleDescription() == "Step 3 of 12"
    assert desk.text("flow.progress") == "3 of 12"


def test_the_keyboard_given_to_the_flow_goes_to_the_page(desk: FlowDesk) -> None:
    at(desk, "c.leg_clot")
    desk.view.setFocus()
    assert desk.view.focusWidget() is desk.find("flow.heading")


@pytest.mark.parametrize(("key", "answer"), [("y", "yes"), ("N", "no"), ("?", NOT_SURE)])
def test_keys_answer_yes_no_and_not_sure(desk: FlowDesk, key: str, answer: str) -> None:
    at(desk, "f.pelvic")
    desk.press(key)
    assert value(desk, "f.pelvic") == answer
    assert desk.page_id == "g.staff"


def test_somebody_may_prefer_not_to_say(desk: FlowDesk) -> None:
    at(desk, "c.faint")
    desk.click("flow.preferNot")
    assert value(desk, "c.faint") == PREFER_NOT
    assert desk.page_id == "c.breath"


def test_chords_belong_to_the_window(desk: FlowDesk) -> None:
    at(desk, "c.leg_clot")
    QTest.keyClick(desk.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.page_id == "c.leg_clot"


def test_why_we_ask_unfolds_in_place(desk: FlowDesk) -> None:
    at(desk, "c.leg_clot")
    assert not desk.shows("flow.why.text")
    desk.click("flow.why")
    assert "same day" in desk.text("flow.why.text")


def test_backspace_goes_back_and_the_answer_is_still_there(desk: FlowDesk) -> None:
    at(desk, "c.leg_clot")
    desk.press("n", BACKSPACE)
    assert desk.page_id == "c.leg_clot"
    assert desk.find("flow.no").isChecked()
    desk.press(ENTER)
    assert desk.page_id == "c.stroke"


def test_a_list_of_answers_has_no_first_and_digits_after(desk: FlowDesk) -> None:
    at(desk, "c.faint")
    desk.press("1")
    assert value(desk, "c.faint") == "explained"


def test_the_pregnancy_page_needs_the_right_key(desk: FlowDesk) -> None:
    at(desk, "f.status")
    desk.press("n")
    assert value(desk, "f.status") == "no"
    assert desk.page_id == "f.pelvic"


def test_goals_are_several_answers_with_room_for_words(desk: FlowDesk) -> None:
    at(desk, "b.goals")
    desk.press("1", "8", "1")
    assert value(desk, "b.goals") == ["other"]
    desk.type("note.b.goals", "Carry my grandchild")
    desk.press(ENTER)
    assert desk.page_id == "b.lifting"
    assert desk.drafts[0].answers["b.goals.note"] == "Carry my grandchild"


def test_goals_need_at_least_one_answer(desk: FlowDesk) -> None:
    at(desk, "b.goals")
    desk.press("1", "1", ENTER)
    assert desk.page_id == "b.goals"


@pytest.mark.parametrize(
    ("keys", "number"), [(("8",), 8), (("0",), 0), (("1", "0"), 10), (("1", ENTER), 1)]
)
def test_a_scale_takes_every_number_from_keys(
    desk: FlowDesk, keys: tuple[Qt.Key | str, ...], number: int
) -> None:
    at(desk, "k.sure")
    desk.press(*keys)
    assert value(desk, "k.sure") == number
    assert desk.page_id == "check"


def test_days_a_week_go_from_0_to_7(desk: FlowDesk) -> None:
    at(desk, "b.days")
    desk.press("9")
    assert value(desk, "b.days") is None
    desk.press("1")
    assert value(desk, "b.days") == 1
    assert desk.page_id == "b.months3"


# Tick lists


def row(desk: FlowDesk, name: str) -> TickRow:
    found = desk.find(name)
    assert isinstance(found, TickRow)
    return found


def test_none_of_these_is_an_explicit_no_to_each(desk: FlowDesk) -> None:
    at(desk, "e.ticks.1")
    desk.press("0", ENTER)
    answers = desk.drafts[0].answers
    assert {answers[key] for key in desk.view.flow.path()[16].keys} <= {"no"}
    for key in ("m.beta", "m.thinner", "m.steroid", "m.immune", "m.sedating"):
        assert answers[key] == "no"
    assert desk.page_id == "f.status"


def test_ticking_writes_yes_and_continuing_writes_no_to_the_rest(desk: FlowDesk) -> None:
    at(desk, "e.ticks.1")
    desk.press("2", ENTER)
    assert value(desk, "m.thinner") == "yes"
    assert value(desk, "m.beta") == "no"


def test_an_untouched_list_does_not_go_on(desk: FlowDesk) -> None:
    at(desk, "e.ticks.1")
    desk.press(ENTER)
    assert desk.page_id == "e.ticks.1"
    assert value(desk, "m.beta") is None
    assert "press 0" in desk.text("flow.note")


def test_a_tick_is_taken_away_by_the_same_digit(desk: FlowDesk) -> None:
    at(desk, "e.ticks.1")
    desk.press("2", "2")
    assert value(desk, "m.thinner") is None
    assert row(desk, "tick.m.thinner").mark is Mark.OPEN


def test_none_takes_ticks_away_and_a_tick_takes_none_away(desk: FlowDesk) -> None:
    at(desk, "e.ticks.1")
    desk.press("2", "0")
    assert value(desk, "m.thinner") == "no"
    assert row(desk, "tick.none").mark is Mark.YES
    desk.press("3")
    assert value(desk, "m.steroid") == "yes"
    assert row(desk, "tick.none").mark is Mark.OPEN


def test_a_yes_that_needs_more_asks_under_its_line(desk: FlowDesk) -> None:
    at(desk, "d.ticks.1")
    desk.press("2")
    assert value(desk, "dx.bp") is None
    assert row(desk, "tick.dx.bp").mark is Mark.YES
    desk.press(ENTER)
    assert desk.page_id == "d.ticks.1"
    assert "High blood pressure" in desk.text("flow.note")
    desk.press("1", ENTER)
    assert value(desk, "dx.bp") == "controlled"
    assert desk.page_id == "d.ticks.2"


def test_a_follow_up_has_to_be_answered_too(desk: FlowDesk) -> None:
    at(desk, "d.ticks.1")
    desk.press("3", "2", ENTER)
    assert desk.page_id == "d.ticks.1"
    desk.click("tick.dx.diab_trouble.no")
    desk.press(ENTER)
    assert desk.page_id == "d.ticks.2"


def test_a_question_mark_leaves_the_line_under_the_keyboard_to_settle(desk: FlowDesk) -> None:
    at(desk, "e.ticks.1")
    desk.press("?")
    assert "arrow keys" in desk.text("flow.note")
    desk.press(DOWN, DOWN, "?", ENTER)
    assert value(desk, "m.thinner") == NOT_SURE
    assert value(desk, "m.beta") == "no"
    assert len(desk.view.flow.to_settle) == 1


def test_not_sure_can_be_clicked_at_the_end_of_the_line(desk: FlowDesk) -> None:
    at(desk, "e.ticks.1")
    line = row(desk, "tick.m.beta")
    desk.click("tick.m.beta", line.point_of(Mark.NOT_SURE))
    assert value(desk, "m.beta") == NOT_SURE


def test_somebody_may_leave_a_line_unsaid_by_key(desk: FlowDesk) -> None:
    at(desk, "c.ticks.1")
    assert "P if you prefer not to say" in desk.text("flow.note")
    desk.press(DOWN, DOWN, "p", ENTER)
    assert value(desk, "c.dizzy") == PREFER_NOT
    assert value(desk, "c.unwell") == "no"
    assert desk.view.flow.to_settle == ()


def test_somebody_may_leave_a_line_unsaid_by_mouse(desk: FlowDesk) -> None:
    at(desk, "h.ticks.1")
    line = row(desk, "tick.h.surgery")
    desk.click("tick.h.surgery", line.point_of(Mark.UNSAID))
    assert value(desk, "h.surgery") == PREFER_NOT
    assert line.mark is Mark.UNSAID
    assert line.accessibleDescription() == "prefers not to say"
    desk.click("tick.h.surgery", line.point_of(Mark.NOT_SURE))
    assert line.mark is Mark.NOT_SURE


@pytest.mark.parametrize("page_id", ["d.ticks.1", "e.ticks.1"])
def test_leaving_a_line_unsaid_is_not_offered_where_it_would_stay_open(
    desk: FlowDesk, page_id: str
) -> None:
    at(desk, page_id)
    desk.press(DOWN, "p")
    assert all(desk.view.flow.book.is_blank(key) for key in desk.view.flow.current.keys)
    assert "P if you" not in desk.text("flow.note")


def test_something_else_comes_with_words(desk: FlowDesk) -> None:
    at(desk, "d.ticks.3")
    desk.press("8", "1")
    desk.type("note.dx.other", "A metal plate <b>in my arm</b>")
    desk.press(ENTER)
    assert desk.drafts[0].answers["dx.other.note"] == "A metal plate <b>in my arm</b>"
    assert desk.page_id == "e.ticks.1"


def test_none_counts_only_after_the_time_it_takes_to_read(desk: FlowDesk, qtbot) -> None:
    desk.open(timing=Timing(guard_ms=0, word_ms=6))
    desk.sign_up()
    desk.jump("e.ticks.1")
    desk.press("0", ENTER)
    assert desk.page_id == "e.ticks.1"
    assert value(desk, "m.beta") is None
    assert "Read the list first" in desk.text("flow.note")
    qtbot.waitUntil(lambda: value(desk, "m.beta") == "no")
    desk.settle()
    assert desk.page_id == "f.status"


def test_a_tick_while_none_is_waiting_counts(desk: FlowDesk) -> None:
    desk.open(timing=Timing(guard_ms=0, word_ms=60_000))
    desk.sign_up()
    desk.jump("e.ticks.1")
    desk.press("0", "2")
    assert value(desk, "m.thinner") == "yes"
    assert row(desk, "tick.none").mark is Mark.OPEN
    desk.press(ENTER)
    assert desk.page_id == "f.status"


def test_an_urgent_option_on_a_list_stops_at_once(desk: FlowDesk) -> None:
    at(desk, "d.ticks.2")
    desk.press("7", "3")
    assert value(desk, "dx.hernia") == "painful_hard"
    assert desk.page_id == "urgent"


# Rows


def test_minutes_are_pressed_or_typed(desk: FlowDesk) -> None:
    at(desk, "b.rows")
    desk.press("3")
    assert value(desk, "b.mod_mins") == 60
    desk.type("row.b.vig_mins.field", "37")
    desk.press(ENTER)
    assert value(desk, "b.vig_mins") == 37
    assert desk.page_id == "b.want"


@pytest.mark.parametrize("typed", ["many", "-5", "20000", "1e3", "½"])
def test_a_number_nobody_can_mean_is_said_beside_its_row(desk: FlowDesk, typed: str) -> None:
    at(desk, "b.rows")
    desk.press("3")
    desk.type("row.b.vig_mins.field", typed)
    desk.press(ENTER)
    assert desk.page_id == "b.rows"
    assert desk.text("trouble.b.vig_mins")
    assert value(desk, "b.vig_mins") is None


def test_a_comma_is_a_decimal_mark(desk: FlowDesk) -> None:
    at(desk, "b.rows")
    desk.type("row.b.mod_mins.field", "37,5")
    desk.press(ENTER)
    assert value(desk, "b.mod_mins") == 37.5


def test_a_one_waits_whether_it_becomes_a_ten(desk: FlowDesk) -> None:
    at(desk, "areas")
    desk.press("y")
    desk.point_at("back_lower_back")
    desk.press("1")
    assert desk.text("flow.note") == "Enter for 1, or 0 for 10"
    desk.press(ENTER, "1")
    assert value(desk, "p.now@low_back") == 1
    assert value(desk, "p.morning@low_back") == "fine"


def test_measuring_is_free_to_leave_out(desk: FlowDesk) -> None:
    at(desk, "g.staff")
    assert desk.text("flow.continue") == "Skip"
    desk.press(ENTER)
    assert desk.page_id == "h.trauma"


def test_a_blood_pressure_is_typed_with_enter_between_the_fields(desk: FlowDesk) -> None:
    at(desk, "g.staff")
    desk.find("row.g.sys.field").setFocus()
    desk.press("128", ENTER, "82", ENTER, "64", ENTER, "n", ENTER)
    assert [value(desk, key) for key in ("g.sys", "g.dia", "g.hr")] == [128, 82, 64]
    assert value(desk, "g.irregular") == "no"
    assert desk.page_id == "h.trauma"


def test_a_blood_pressure_typed_the_wrong_way_round_is_asked_not_turned(desk: FlowDesk) -> None:
    at(desk, "g.staff")
    desk.type("row.g.sys.field", "82")
    desk.type("row.g.dia.field", "128")
    desk.press(ENTER)
    assert desk.page_id == "g.staff"
    assert "larger" in desk.text("trouble.g.dia")
    assert value(desk, "g.sys") == 82
    assert value(desk, "g.dia") is None


def test_everyday_tasks_keep_words_and_numbers(desk: FlowDesk) -> None:
    at(desk, "areas")
    desk.view.flow.mark_areas()
    area = next(a for a in desk.content.questionnaire.areas if a.key == "front_left_knee")
    desk.view.flow.toggle_spot(area, desk.dana.id, desk.clock.now())
    desk.view._show_current()
    desk.press("1", ENTER, "1", ENTER)
    desk.press("2", "2", "1", "2", "1", "1", "1", "1", ENTER)
    desk.press("1", "1", "n", "n", "1", "1", "0", "1", ENTER)
    desk.press("2", "8")
    desk.type("flow.task.1", "Climbing stairs")
    desk.click("flow.task.1.4")
    desk.press(ENTER)
    assert desk.page_id == "check"
    assert value(desk, "k.task1") == [{"task": "Climbing stairs", "rating": 4}]
