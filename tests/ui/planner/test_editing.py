from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from studio.exercises.dose_text import parse_dose
from tests.ui.planner.desk import BACK_SQUAT, CONTROL, LEFT, PLAIN, PlannerDesk
from tests.ui.planner.stage import BEN


def focus(desk: PlannerDesk, name: str) -> None:
    desk.find(name).setFocus(Qt.FocusReason.TabFocusReason)


def test_a_session_is_built_by_typing(desk: PlannerDesk) -> None:
    focus(desk, "week.session.thuH.header")
    desk.press("a")
    desk.press("bird dog 3x6")
    desk.press(Qt.Key.Key_Return)
    desk.press("dead bu")
    desk.press(Qt.Key.Key_Return)
    assert desk.sees("session.add")
    desk.press(Qt.Key.Key_Escape)

    added = desk.plan.session("thuH").items[-2:]  # type: ignore[arg-type]
    assert [item.exercise for item in added] == ["bird_dog", "dead_bug"]
    assert (added[0].dose.sets, added[0].dose.reps) == ((3, 3), (6, 6))
    assert not desk.sees("session.add")


def test_typing_shows_what_it_becomes_and_opens_no_card(desk: PlannerDesk) -> None:
    focus(desk, "week.session.wedB.header")
    desk.press("a")
    desk.press("back squat")
    assert desk.sees("session.add.results")
    desk.press(Qt.Key.Key_Return)
    assert desk.names("wedB")[-1] == "squat_bodyweight"
    assert not desk.sees("swap.card")
    assert isinstance(desk.window.focusWidget(), QLineEdit)


def test_a_dose_is_edited_where_it_stands(desk: PlannerDesk) -> None:
    row = desk.page.board.grid.row("dead_bug1")
    assert row is not None
    QTest.mouseDClick(row, LEFT, PLAIN, row.dose_rect.center())
    field = desk.find("week.row.dead_bug1.dose", QLineEdit)
    assert field.text() == "3 × 8 each"

    field.setText("")
    desk.press("4x6 each")
    desk.press(Qt.Key.Key_Return)

    typed = desk.plan.session("monA").items[1].dose  # type: ignore[arg-type]
    assert typed == parse_dose("4x6 each effort 4")
    assert row.face.dose == "4 × 6 each"


def test_leaving_a_dose_as_it_is_changes_nothing(desk: PlannerDesk) -> None:
    desk.page.acts.place("plank", desk.page.board.place_on(5))  # type: ignore[arg-type]
    desk.settle()
    before = desk.plan
    item = before.on_day(5)[0].items[0]
    assert item.dose.effort == 4
    desk.page._parts.cards.open_details(item.id)
    desk.find("item.note", QLineEdit).setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.plan == before

    desk.page._parts.cards.open_details(item.id)
    desk.find("item.dose", QLineEdit).setText("2x15 s")
    desk.press(Qt.Key.Key_Return)
    assert desk.plan.on_day(5)[0].items[0].dose == parse_dose("2x15 s effort 4")


def test_what_is_no_dose_stays_in_the_field_and_says_so(desk: PlannerDesk) -> None:
    before = desk.plan
    focus(desk, "week.row.dead_bug1")
    desk.press(Qt.Key.Key_Return)
    field = desk.find("item.dose", QLineEdit)
    field.setText("many")
    desk.press(Qt.Key.Key_Return)
    assert field.text() == "many"
    assert "3x8" in field.accessibleDescription()
    desk.press(Qt.Key.Key_Escape)
    assert desk.plan == before


def test_a_note_and_another_option_on_the_card_of_an_exercise(desk: PlannerDesk) -> None:
    focus(desk, "week.row.dead_bug1")
    desk.press(Qt.Key.Key_Return)
    note = desk.find("item.note", QLineEdit)
    note.setFocus()
    desk.press("Slowly.")
    desk.press(Qt.Key.Key_Return)
    assert desk.plan.session("monA").items[1].note == "Slowly."  # type: ignore[arg-type]
    desk.press(Qt.Key.Key_Escape)

    focus(desk, "week.row.dead_bug1")
    desk.press("r")
    desk.press(Qt.Key.Key_Return)
    changed = desk.plan.session("monA").items[1]  # type: ignore[arg-type]
    assert changed.exercise != "dead_bug"
    assert changed.substitution is None


def test_keys_move_reorder_copy_and_remove_rows(desk: PlannerDesk) -> None:
    focus(desk, "week.row.dead_bug1")
    desk.press(Qt.Key.Key_Down, CONTROL)
    assert desk.names("monA")[1:3] == ["squat_bodyweight", "dead_bug"]
    desk.press(Qt.Key.Key_Up, CONTROL)
    assert desk.names("monA")[1:3] == ["dead_bug", "squat_bodyweight"]
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert desk.names("tueH")[-1] == "dead_bug"
    assert desk.window.focusWidget() is desk.find("week.row.dead_bug1")
    desk.press(Qt.Key.Key_C, CONTROL)
    desk.press(Qt.Key.Key_V, CONTROL)
    assert desk.names("tueH")[-2:] == ["dead_bug", "dead_bug"]
    desk.press(Qt.Key.Key_Delete)
    assert desk.names("tueH").count("dead_bug") == 1
    assert desk.text("toast.text") == "Exercise removed from Tue 19"
    desk.click("toast.action")
    assert desk.names("tueH").count("dead_bug") == 2


def test_arrows_lead_through_the_week(desk: PlannerDesk) -> None:
    focus(desk, "week.session.monA.header")
    desk.press(Qt.Key.Key_Down)
    assert desk.window.focusWidget() is desk.find("week.row.cat_cow0")
    desk.press(Qt.Key.Key_Right)
    assert desk.window.focusWidget() is desk.find("week.row.hamstring_stretch_strap10")
    for _ in range(4):
        desk.press(Qt.Key.Key_Right)
    assert desk.window.focusWidget() is desk.find("week.day.6.add")


def test_shift_and_arrows_choose_several(desk: PlannerDesk) -> None:
    focus(desk, "week.row.cat_cow0")
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Delete)
    assert desk.names("monA") == ["row_suspension_high", "push_up_incline", "glute_bridge"]
    assert desk.find("plan.undo").accessibleName() == "Undo: Remove 3 exercises"


def test_the_header_of_a_session_is_edited(desk: PlannerDesk) -> None:
    focus(desk, "week.session.monA.header")
    desk.press(Qt.Key.Key_Return)
    desk.find("session.title", QLineEdit).setText("Legs and back")
    desk.find("session.start", QLineEdit).setText("17.30")
    desk.find("session.minutes", QLineEdit).setText("45")
    desk.click("session.done")

    session = desk.plan.session("monA")  # type: ignore[arg-type]
    assert (session.title, session.start_minute, session.duration_minutes) == (
        "Legs and back",
        17 * 60 + 30,
        45,
    )
    assert not desk.sees("session.form")


def test_a_visit_outside_the_opening_hours_is_refused_with_times_to_choose(
    desk: PlannerDesk,
) -> None:
    desk.page.acts.move_session("monA", 6)  # type: ignore[arg-type]
    focus(desk, "week.session.monA.header")
    desk.press(Qt.Key.Key_Return)
    desk.find("session.start", QLineEdit).setText("06:30")
    desk.click("session.done")
    assert desk.sees("session.problem")
    assert desk.plan.session("monA").start_minute == 18 * 60  # type: ignore[arg-type]

    desk.click(f"session.time.{7 * 60}")
    assert desk.plan.session("monA").start_minute == 7 * 60  # type: ignore[arg-type]


def test_wrong_times_are_told_in_words(desk: PlannerDesk) -> None:
    desk.page.board.grid.card("monA").header.click()  # type: ignore[union-attr]
    desk.settle()
    desk.find("session.start", QLineEdit).setText("half six")
    desk.click("session.done")
    assert desk.text("session.problem") == "Write the time as 18:00, or leave it empty"
    desk.find("session.start", QLineEdit).setText("")
    desk.find("session.minutes", QLineEdit).setText("long")
    desk.click("session.done")
    assert desk.text("session.problem") == "Write the minutes as a number up to 300"


def test_sessions_are_added_copied_and_removed(desk: PlannerDesk) -> None:
    desk.click("week.day.6.add")
    assert desk.sees("session.add")
    desk.press(Qt.Key.Key_Escape)
    (added,) = desk.plan.on_day(5)

    focus(desk, "week.session.tueH.header")
    desk.press(Qt.Key.Key_C, CONTROL)
    focus(desk, f"week.session.{added.id}.header")
    desk.press(Qt.Key.Key_V, CONTROL)
    assert [session.title for session in desk.plan.on_day(5)] == ["Session", "At home"]

    focus(desk, f"week.session.{added.id}.header")
    desk.press(Qt.Key.Key_Delete)
    assert desk.text("toast.text") == "Session removed from Sat 23"
    assert len(desk.plan.on_day(5)) == 1


def test_a_habit_is_left_out_on_a_day_and_taken_in_again(desk: PlannerDesk) -> None:
    desk.click("week.habit.7.walk_10")
    assert desk.plan.habits[0].days == (0, 1, 2, 3, 4, 5)
    assert "left out on Sunday" in desk.find("week.habit.7.walk_10").accessibleName()
    desk.click("week.habit.7.walk_10")
    assert len(desk.plan.habits[0].days) == 7


def test_daily_walks_are_added_changed_and_removed(make_desk) -> None:
    desk = make_desk()
    desk.open(BEN)
    choose(desk, desk.find("week.day.2"), "Add daily walks")
    assert desk.plan.habits[0].dose.times_a_day == 3
    choose(desk, desk.find("week.habit.3.walk_10"), "Twice a day")
    assert desk.plan.habits[0].dose.times_a_day == 2
    choose(desk, desk.find("week.habit.3.walk_10"), "Remove from every day")
    assert desk.plan.habits == ()


def test_a_day_rests_and_is_copied(desk: PlannerDesk) -> None:
    choose(desk, desk.find("week.day.6"), "Rest on this day")
    assert 5 in desk.plan.rest_days
    choose(desk, desk.find("week.day.2"), "Saturday")
    assert [session.title for session in desk.plan.on_day(5)] == ["At home"]
    assert 5 not in desk.plan.rest_days


def test_tab_goes_down_each_day(desk: PlannerDesk) -> None:
    desk.page.acts.move_to(
        [desk.plan.items[-1].id],
        desk.page.board.place_on(0),
    )
    desk.settle()
    moved = desk.plan.on_day(0)[0].items[-1].id
    focus(desk, "week.row.glute_bridge5")
    desk.press(Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is desk.find(f"week.row.{moved}")
    desk.press(Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is desk.find("week.session.tueH.header")


def choose(desk: PlannerDesk, widget: QWidget, text: str) -> None:
    """Open the menu of a widget and choose an entry, also from the menu within."""
    at = QPoint(20, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    menu = desk.window.findChild(QMenu, "week.menu")
    assert menu is not None
    actions = [*menu.actions()]
    for action in menu.actions():
        within = action.menu()
        if isinstance(within, QMenu):
            actions += within.actions()
    next(action for action in actions if action.text().split("\t")[0] == text).trigger()
    menu.close()
    desk.settle()


def test_menus_mirror_the_keys(desk: PlannerDesk) -> None:
    row = desk.page.board.grid.row("dead_bug1")
    assert row is not None
    row.menu_wanted.emit(row, row.mapToGlobal(QPoint(10, 10)))
    menu = desk.window.findChild(QMenu, "week.menu")
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert "Remove\tDel" in texts
    next(action for action in menu.actions() if action.text() == "Remove\tDel").trigger()
    menu.close()
    desk.settle()
    assert "dead_bug" not in desk.names("monA")


def test_undo_and_redo_by_every_key_are_exact_and_named(desk: PlannerDesk) -> None:
    start = desk.plan
    desk.page.acts.remove([desk.plan.items[0].id])
    removed = desk.plan
    undo, redo = desk.find("plan.undo"), desk.find("plan.redo")
    assert undo.accessibleName() == "Undo: Remove cat-cow"
    for keys, expected in (
        ("Ctrl+Z", start),
        ("Ctrl+Shift+Z", removed),
        ("Ctrl+Z", start),
        ("Ctrl+Y", removed),
    ):
        QTest.keySequence(desk.page, QKeySequence(keys))
        desk.settle()
        assert desk.plan == expected
    desk.click("plan.undo")
    assert desk.plan == start
    assert redo.accessibleName() == "Redo: Remove cat-cow"
    desk.click("plan.redo")
    assert desk.plan == removed


def test_the_keyboard_stays_on_the_day_when_what_it_is_on_goes(desk: PlannerDesk) -> None:
    desk.click("week.day.6.add")
    desk.press(Qt.Key.Key_Escape)
    (added,) = desk.plan.on_day(5)
    focus(desk, f"week.session.{added.id}.header")
    desk.page.acts.undo()
    desk.settle()
    assert desk.window.focusWidget() is desk.find("week.day.6.add")


def test_what_is_typed_about_something_that_has_gone_does_nothing(desk: PlannerDesk) -> None:
    desk.page.acts.place("plank", desk.page.board.place_on(5))  # type: ignore[arg-type]
    desk.settle()
    item_id = desk.plan.on_day(5)[0].items[0].id
    desk.page._parts.cards.open_details(item_id)
    desk.find("item.note", QLineEdit).setFocus()
    desk.press("Breathe.")
    desk.page.acts.undo()
    desk.settle()
    assert desk.plan.on_day(5) == ()
    assert not desk.sees("item.card")


def test_templates_fill_the_week_and_one_undo_brings_it_back(desk: PlannerDesk) -> None:
    before = desk.plan
    QTest.keySequence(desk.page, QKeySequence("T"))
    assert desk.sees("templates")
    desk.click("template.back_friendly_first_week")

    assert [len(desk.plan.on_day(day)) for day in range(7)] == [1, 1, 1, 1, 1, 0, 0]
    assert desk.page.acts.editor.unsuited() == ()  # type: ignore[union-attr]
    desk.page.acts.undo()
    assert desk.plan == before


def test_balance_totals_are_the_sets_on_screen(desk: PlannerDesk) -> None:
    assert "Squat 6 of 6 sets" in desk.find("plan.balance").accessibleName()
    desk.look_for("back squat")
    desk.drag_exercise(BACK_SQUAT, "wedB", 1)
    assert "Squat 9 of 6 sets" in desk.find("plan.balance").accessibleName()
