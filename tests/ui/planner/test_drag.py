import time
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.planner.desk import BACK_SQUAT, CONTROL, LEFT, PLAIN, PlannerDesk
from tests.ui.planner.stage import NEXT_MONDAY


def test_a_drop_lands_as_what_suits_with_the_card_beside_it(desk: PlannerDesk) -> None:
    before = desk.plan
    desk.look_for("back squat")

    desk.drag_exercise(BACK_SQUAT, "wedB", 1)

    assert desk.names("wedB")[:3] == ["bird_dog", "squat_bodyweight", "hip_thrust_bw"]
    swap = desk.plan.session("wedB").items[1].substitution  # type: ignore[arg-type]
    assert swap is not None
    assert swap.original == BACK_SQUAT
    assert desk.sees("swap.card")
    assert "the squat pattern" in desk.text("swap.keeps")
    assert "load through the back" in desk.text("swap.lowers")
    assert "Thu 28 May" in desk.text("swap.review")
    assert "6 of 10" in desk.text("swap.because")
    assert (
        "Undo: Add barbell back squat as bodyweight squat"
        in desk.find("plan.undo").accessibleName()
    )
    assert "Added as bodyweight squat to Wednesday" in desk.said
    assert QApplication.activeModalWidget() is None
    assert not desk.window.findChildren(QDialog)

    desk.press(Qt.Key.Key_U)
    assert desk.plan == before
    assert not desk.sees("swap.card")


def test_nothing_needs_to_be_done_to_keep_a_swap(desk: PlannerDesk) -> None:
    desk.drag_exercise("squat_bodyweight", "monA", 0)
    assert not desk.sees("swap.card")
    desk.look_for("back squat")
    desk.drag_exercise(BACK_SQUAT, "wedB", 1)
    placed = desk.plan

    desk.click("week.day.6")

    assert not desk.sees("swap.card")
    assert desk.plan == placed


def test_the_ghost_says_what_will_land_and_where(desk: PlannerDesk) -> None:
    desk.look_for("back squat")
    source, start = desk.library_row(BACK_SQUAT)
    end = desk.gap("wedB", 1)

    desk.drag_from(source, start, end)

    carrying = desk.page.carrying.controller
    assert carrying.cargo is not None
    assert carrying.cargo.verdict == "becomes bodyweight squat"
    assert carrying.place is not None
    assert desk.page.board.words_of(carrying.place) == "Wed, Strength B, after Bird dog"
    assert desk.find("drag.hint").accessibleName() == "Release to add · Esc puts it back"
    assert "Barbell back squat picked up. It becomes bodyweight squat" in desk.said
    desk.press(Qt.Key.Key_Escape)


def test_escape_puts_it_back_and_the_release_after_it_does_nothing(desk: PlannerDesk) -> None:
    before = desk.plan
    source, start = desk.library_row("squat_bodyweight")
    end = desk.gap("friA", 2)
    desk.drag_from(source, start, end)

    QTest.keyClick(source, Qt.Key.Key_Escape)
    desk.let_go(source, end)

    assert desk.plan == before
    assert not desk.find("plan.undo").isEnabled()
    assert desk.window.focusWidget() is desk.page.library.list
    assert desk.page.library.current == "squat_bodyweight"
    assert "Put back" in desk.said
    assert desk.service.saves == []


def test_right_button_leaving_and_losing_the_window_put_it_back_too(desk: PlannerDesk) -> None:
    before = desk.plan
    source, start = desk.library_row("squat_bodyweight")
    end = desk.gap("friA", 2)

    desk.drag_from(source, start, end)
    QTest.mousePress(source, Qt.MouseButton.RightButton, PLAIN, source.mapFromGlobal(end))
    assert desk.page.carrying.controller.cargo is None
    desk.let_go(source, end)

    desk.drag_from(source, start, end)
    outside = desk.window.mapToGlobal(QPoint(-30, 200))
    QTest.mouseMove(source, source.mapFromGlobal(outside))
    assert desk.page.carrying.controller.cargo is None
    desk.let_go(source, end)

    desk.drag_from(source, start, end)
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.WindowDeactivate))
    assert desk.page.carrying.controller.cargo is None
    desk.let_go(source, end)
    assert desk.plan == before


def test_letting_go_beside_the_week_puts_it_back(desk: PlannerDesk) -> None:
    before = desk.plan
    source, start = desk.library_row("squat_bodyweight")
    beside = desk.find("plan.balance").mapToGlobal(QPoint(40, 20))

    desk.drag_from(source, start, beside)
    assert desk.find("drag.hint").accessibleName() == "Let go to put it back"
    desk.let_go(source, beside)

    assert desk.plan == before


def test_a_drop_on_an_empty_day_makes_a_session(desk: PlannerDesk) -> None:
    source, start = desk.library_row("squat_bodyweight")
    day = desk.find("week.day.6")
    end = day.mapToGlobal(QPoint(60, 60))

    desk.drag_from(source, start, end)
    assert "Sat, new session" in desk.page.board.words_of(desk.page.carrying.controller.place)  # type: ignore[arg-type]
    desk.let_go(source, end)

    (session,) = desk.plan.on_day(5)
    assert [item.exercise for item in session.items] == ["squat_bodyweight"]
    assert session.title == "Session"


def test_a_press_that_does_not_travel_is_a_click(desk: PlannerDesk) -> None:
    row = desk.find("week.row.dead_bug1")
    QTest.mousePress(row, LEFT, PLAIN, QPoint(20, 20))
    QTest.mouseMove(row, QPoint(23, 22))
    QTest.mouseRelease(row, LEFT, PLAIN, QPoint(23, 22))
    assert desk.page.carrying.controller.cargo is None
    assert desk.sees("item.card")


def test_rows_move_within_and_across_sessions_and_copy_with_control(desk: PlannerDesk) -> None:
    row = desk.find("week.row.dead_bug1")
    end = desk.gap("wedB", 0)
    desk.drag_from(row, QPoint(60, 20), end)
    desk.let_go(row, end)
    assert desk.names("wedB")[0] == "dead_bug"
    assert "dead_bug" not in desk.names("monA")

    again = desk.find("week.row.dead_bug1")
    end = desk.gap("friA", 0)
    desk.drag_from(again, QPoint(60, 20), end)
    desk.let_go(again, end, CONTROL)
    assert desk.names("friA")[0] == "dead_bug"
    assert desk.names("wedB")[0] == "dead_bug"


def test_several_chosen_rows_move_together(desk: PlannerDesk) -> None:
    for name in ("cat_cow0", "glute_bridge5"):
        QTest.mouseClick(desk.find(f"week.row.{name}"), LEFT, CONTROL)
    row = desk.find("week.row.glute_bridge5")
    end = desk.gap("thuH", 1)

    desk.drag_from(row, QPoint(60, 20), end)
    desk.let_go(row, end)

    assert desk.names("thuH") == ["cat_cow", "cat_cow", "glute_bridge", "piriformis_stretch",
                                  "glute_bridge"]  # fmt: skip
    assert "Move 2 exercises" in desk.find("plan.undo").accessibleName()


def test_a_whole_session_moves_to_another_day(desk: PlannerDesk) -> None:
    header = desk.find("week.session.tueH.header")
    end = desk.find("week.day.6").mapToGlobal(QPoint(60, 60))
    desk.drag_from(header, QPoint(30, 15), end)
    desk.let_go(header, end)
    assert desk.plan.session("tueH").day == 5  # type: ignore[arg-type]


def test_two_clicks_and_keys_give_the_same_stored_plan_as_a_drag(make_desk) -> None:
    stored = []
    for way in (_by_drag, _by_two_clicks, _by_keys):
        desk = make_desk()
        desk.open()
        desk.look_for("deadl")
        way(desk)
        desk.save()
        stored.append(
            [
                [(item.exercise, item.dose, item.substitution) for item in session.items]
                for session in desk.service.saves[-1].sessions
            ]
        )
        assert len(desk.service.saves) == 1
    assert stored[0] == stored[1] == stored[2]
    assert len(stored[0][4]) == 6


def _by_drag(desk: PlannerDesk) -> None:
    desk.drag_exercise("deadlift_barbell", "friA", 5)


def _by_two_clicks(desk: PlannerDesk) -> None:
    viewport, at = desk.library_row("deadlift_barbell")
    plus = QPoint(viewport.width() - 16, at.y())
    QTest.mouseMove(viewport, plus)
    QTest.mouseClick(viewport, LEFT, PLAIN, plus)
    assert desk.page.carrying.controller.cargo is not None
    desk.click("week.day.5")


def _by_keys(desk: PlannerDesk) -> None:
    desk.page.focus_search()
    desk.press(Qt.Key.Key_Return)
    desk.page.library.focus_row("deadlift_barbell")
    desk.press(Qt.Key.Key_Return)
    assert "Barbell deadlift picked up" in desk.said
    desk.press(Qt.Key.Key_5)


def test_arrows_choose_a_place_and_say_it(desk: PlannerDesk) -> None:
    desk.page.library.focus_row("squat_bodyweight")
    desk.press(Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        desk.press(key)
    assert "Wed, Strength B, after Suspension row" in desk.said
    desk.press(Qt.Key.Key_Return)
    assert desk.names("wedB").index("squat_bodyweight") == 4


def test_a_pick_is_put_back_with_escape(desk: PlannerDesk) -> None:
    before = desk.plan
    desk.page.library.focus_row("squat_bodyweight")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)
    assert desk.plan == before
    assert desk.window.focusWidget() is desk.page.library.list


def test_resting_on_an_arrow_turns_the_week_under_the_hand(desk: PlannerDesk, qtbot) -> None:
    source, start = desk.library_row("squat_bodyweight")
    arrow = desk.find("week.next")
    over = arrow.mapToGlobal(arrow.rect().center())
    desk.drag_from(source, start, over)
    qtbot.waitUntil(lambda: desk.plan.monday > NEXT_MONDAY, timeout=3000)
    desk.settle()
    assert desk.page.carrying.controller.cargo is not None

    day = desk.find("week.day.2").mapToGlobal(QPoint(60, 60))
    QTest.mouseMove(source, source.mapFromGlobal(day))
    desk.let_go(source, day)
    assert [item.exercise for item in desk.plan.on_day(1)[0].items] == ["squat_bodyweight"]


def test_the_week_scrolls_at_its_edge(make_desk) -> None:
    desk = make_desk(size=(1440, 700))
    desk.open()
    for _ in range(6):
        desk.page.acts.copy_items([desk.plan.items[0].id])
        desk.page.acts.paste(desk.page.board.place_on(0))
    desk.settle()
    scroll = desk.page.board.grid.view
    assert scroll.verticalScrollBar().maximum() > 0
    scroll.verticalScrollBar().setValue(0)
    source, start = desk.library_row("squat_bodyweight")
    area = desk.page.board.scroll_area()
    bottom = QPoint(area.center().x(), area.bottom() - 8)

    desk.drag_from(source, start, bottom)
    deadline = time.monotonic() + 2
    while scroll.verticalScrollBar().value() == 0 and time.monotonic() < deadline:
        QTest.qWait(20)

    assert scroll.verticalScrollBar().value() > 0
    desk.press(Qt.Key.Key_Escape)


def _renamed(items, key: str):
    return [replace(item, id=f"{item.id}-{key}") for item in items]


def _with_items(session, items):
    return replace(session, items=items)


def test_a_dose_typed_after_the_search_is_what_the_stand_in_takes_the_place_of(
    desk: PlannerDesk,
) -> None:
    desk.look_for("back squat 3x5 60kg")

    desk.drag_exercise(BACK_SQUAT, "wedB", 1)

    landed = desk.plan.session("wedB").items[1]  # type: ignore[arg-type]
    assert landed.exercise == "squat_bodyweight"
    assert landed.dose.load_g in (None, 0)
    assert landed.substitution is not None
    assert landed.substitution.original_dose.load_g == 60_000
    assert landed.substitution.original_dose.reps == (5, 5)


def test_a_dose_typed_after_the_search_lands_with_what_suits(desk: PlannerDesk) -> None:
    desk.look_for("bodyweight squat 2x12")

    desk.drag_exercise("squat_bodyweight", "wedB", 1)

    landed = desk.plan.session("wedB").items[1]  # type: ignore[arg-type]
    assert (landed.dose.sets, landed.dose.reps) == ((2, 2), (12, 12))
