from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.changes import Changes, Kind
from studio.errors import DiskFull, StaleWrite
from studio.ids import ClientId
from studio.screening.outcome import Tier
from studio.screening.screening import NOT_SCREENED
from tests.ui.planner.desk import BACK_SQUAT, PlannerDesk
from tests.ui.planner.stage import (
    BEN,
    MAYA,
    NEXT_MONDAY,
    MemoryPlanning,
    a_full_week,
    a_stage,
    a_standing,
    item,
)
from tests.ui.watch import nameless, texts, too_small
from ui.planner.week_grid import DropPlace
from ui.widgets.theme import apply_theme

WEEK = timedelta(days=7)


def test_a_week_shows_whose_it_is_and_what_it_takes_into_account(desk: PlannerDesk) -> None:
    assert desk.find("plan.client").accessibleName() == "Maya Okafor, choose another client"
    assert "ight load through the back" in desk.text("plan.account")
    assert desk.text("plan.account").endswith("review Thu 28 May")
    assert desk.text("plan.tier") == "Gym with adaptations"
    assert desk.text("week.span") == "18–24 May"
    assert desk.text("lib.count").endswith("suit Maya")
    assert desk.states[-1] == "Week of 18 May"


def test_everything_has_a_name_and_says_where_it_is(desk: PlannerDesk) -> None:
    assert nameless(desk.page) == []
    assert too_small(desk.page) == []
    desk.page.acts.place(BACK_SQUAT, DropPlace(2, "wedB", 1))  # type: ignore[arg-type]
    desk.settle()
    row = desk.plan.session("wedB").items[1]  # type: ignore[arg-type]
    assert desk.find(f"week.row.{row.id}").accessibleName() == (
        "Bodyweight squat, 3 sets of 10, effort 4 of 10, in place of barbell back squat, "
        "review 28 May, Wednesday, Strength B, 2 of 6"
    )
    assert desk.find("week.session.wedB").accessibleName() == (
        "Strength B, Wednesday, 18:00 · Dana, 6 exercises"
    )
    assert desk.find("week.grid").accessibleName() == "Week from 18 to 24, 5 sessions"
    for card in ("swap.card", "item.card", "session.form", "templates"):
        assert nameless(desk.find(card)) == []


def test_the_library_is_sorted_by_how_it_suits_and_says_what_becomes_what(
    desk: PlannerDesk,
) -> None:
    model = desk.page.library.model
    fitting = desk.page.acts.editor.fitting  # type: ignore[union-attr]
    shown = [model.exercise_at(row) for row in range(model.rowCount())]
    suits = [fitting.suits(exercise.slug) for exercise in shown if exercise]
    assert suits == sorted(suits, reverse=True)

    desk.look_for("back squat")
    index = model.index_of(BACK_SQUAT)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Barbell back squat"
    assert "becomes bodyweight squat" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_chips_narrow_the_library(desk: PlannerDesk) -> None:
    everything = desk.page.library.model.rowCount()
    desk.click("lib.group.pull")
    pulls = desk.page.library.model.rowCount()
    assert 0 < pulls < everything
    desk.click("lib.onHand")
    assert desk.page.library.model.rowCount() > pulls
    desk.click("lib.group.all")
    assert desk.page.library.model.rowCount() > everything


def test_a_search_forgives_and_waits_for_a_pause(desk: PlannerDesk, qtbot) -> None:
    desk.page.focus_search()
    with qtbot.waitSignal(desk.page.library.search.searched):
        desk.press("bakc squat")
    assert desk.page.library.model.index_of(BACK_SQUAT).isValid()
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.library.model.rowCount() > 100


def test_changes_save_themselves_once_after_a_pause(desk: PlannerDesk, qtbot) -> None:
    for _ in range(3):
        desk.page.acts.place("squat_bodyweight", DropPlace(0, None, 0))  # type: ignore[arg-type]
    assert desk.service.saves == []
    qtbot.waitUntil(lambda: bool(desk.service.saves), timeout=3000)
    desk.settle()

    assert len(desk.service.saves) == 1
    assert len(desk.service.saves[0].on_day(0)[0].items) == 9
    assert desk.states[-1] == "Week of 18 May · saved 10:40"


def test_an_undo_after_a_save_is_saved_with_the_new_version(desk: PlannerDesk) -> None:
    start = desk.plan
    desk.page.acts.place("squat_bodyweight", DropPlace(0, None, 0))  # type: ignore[arg-type]
    desk.page.save()
    desk.settle()
    desk.page.acts.undo()
    desk.page.save()
    desk.settle()
    assert [plan.version for plan in desk.service.saves] == [1, 2]
    assert replace(desk.service.saves[-1], version=0) == start


def test_a_full_disk_keeps_everything_and_offers_another_try(desk: PlannerDesk) -> None:
    desk.service.error = DiskFull(path="/data", free_bytes=0)
    desk.page.acts.place("squat_bodyweight", DropPlace(0, None, 0))  # type: ignore[arg-type]
    desk.page.save()
    desk.settle()
    assert "Your changes are kept in this window" in desk.text("banner.save.text")
    assert desk.states[-1] == "Week of 18 May · not saved yet"
    assert desk.names("monA")[0] == "squat_bodyweight"

    desk.service.error = None
    desk.click("banner.save.action")
    assert not desk.sees("banner.save")
    assert len(desk.service.saves) == 1


def test_somebody_elses_change_is_shown_when_asked_for(desk: PlannerDesk) -> None:
    desk.service.error = StaleWrite(kind="plan", key="plan")
    desk.page.acts.place("squat_bodyweight", DropPlace(0, None, 0))  # type: ignore[arg-type]
    desk.page.save()
    desk.settle()
    assert "another desk" in desk.text("banner.save.text")

    desk.service.error = None
    theirs = a_full_week()
    desk.service.plans[MAYA, NEXT_MONDAY] = replace(theirs, sessions=theirs.sessions[:2], version=5)
    desk.click("banner.save.action")
    assert len(desk.plan.sessions) == 2
    assert not desk.sees("banner.save")


def test_switching_clients_keeps_history_and_saves(desk: PlannerDesk) -> None:
    desk.page.acts.place("squat_bodyweight", DropPlace(0, None, 0))  # type: ignore[arg-type]
    placed = desk.plan
    desk.open(BEN)
    assert desk.plan.client_id == BEN
    assert not desk.find("plan.undo").isEnabled()
    desk.page.save()
    desk.settle()

    desk.open(MAYA)
    assert desk.plan.sessions == placed.sessions
    assert desk.find("plan.undo").isEnabled()
    desk.page.acts.undo()
    assert desk.plan.sessions == a_full_week().sessions


def test_weeks_are_turned_by_key_button_and_wheel(desk: PlannerDesk) -> None:
    QTest.keySequence(desk.page, QKeySequence("]"))
    desk.settle()
    assert desk.plan.monday == NEXT_MONDAY + WEEK
    QTest.keySequence(desk.page, QKeySequence("["))
    desk.settle()
    desk.click("week.previous")
    assert desk.plan.monday == NEXT_MONDAY - WEEK
    desk.click("week.next")
    desk.click("week.this")
    assert desk.plan.monday == NEXT_MONDAY - WEEK


def test_copy_last_week_checks_every_exercise_and_undoes_in_one_step(make_desk) -> None:
    service = a_stage()
    last = a_full_week(monday=NEXT_MONDAY - WEEK)
    first = last.sessions[0]
    heavy = replace(first, items=(item(BACK_SQUAT, "3x5 80kg", 900), *first.items))
    early = replace(last.sessions[1], id="sun", day=6, place=first.place, start_minute=6 * 60 + 30)
    service.plans[MAYA, NEXT_MONDAY - WEEK] = replace(
        last, sessions=(heavy, early), rest_days=frozenset()
    )
    del service.plans[MAYA, NEXT_MONDAY]
    desk = make_desk(service)
    desk.open()

    QTest.keySequence(desk.page, QKeySequence("Ctrl+D"))
    desk.settle()
    assert [session.day for session in desk.plan.sessions] == [0, 6]
    assert desk.plan.on_day(6)[0].start_minute == 7 * 60
    assert desk.text("banner.filled.text") == (
        "1 exercise was swapped to suit Maya. 1 session moved into the opening hours."
    )
    desk.click("banner.filled.second")
    assert desk.plan.sessions == ()


def test_a_copied_week_is_brought_to_somebody_else_once_its_difference_was_seen(
    desk: PlannerDesk,
) -> None:
    desk.page.acts.set_note(desk.plan.items[0].id, "Only for Maya.")
    QTest.keySequence(desk.page, QKeySequence("Ctrl+Shift+C"))
    desk.settle()
    desk.open(BEN)
    assert desk.text("banner.bring.text") == "The copied week here: 22 unchanged"
    assert desk.plan.sessions == ()

    desk.click("banner.bring.action")

    assert len(desk.plan.items) == 22
    assert not any(item.note for item in desk.plan.items)
    assert not desk.sees("banner.bring")
    desk.page.acts.undo()
    assert desk.plan.sessions == ()


def test_locking_saves_and_ends_the_history_and_work_goes_on_after_it(desk: PlannerDesk) -> None:
    desk.page.acts.place("squat_bodyweight", DropPlace(0, "monA", 0))  # type: ignore[arg-type]
    desk.page.lock()
    desk.settle()
    assert len(desk.service.saves) == 1
    assert desk.names("monA")[0] == "squat_bodyweight"
    assert not desk.find("plan.undo").isEnabled()

    desk.page.acts.place("dead_bug", DropPlace(0, "monA", 0))  # type: ignore[arg-type]
    desk.page.save()
    desk.settle()
    assert desk.service.saves[-1].on_day(0)[0].items[0].exercise == "dead_bug"


def test_the_sheet_of_an_exercise_is_one_key_away(desk: PlannerDesk, qtbot) -> None:
    desk.page.library.focus_row("squat_bodyweight")
    with qtbot.waitSignal(desk.page.exercise_requested) as asked:
        desk.press("i")
    assert asked.args == ["squat_bodyweight"]


def test_nothing_last_week_is_said(desk: PlannerDesk) -> None:
    desk.click("plan.copy")
    assert desk.text("toast.text") == "Nothing was planned last week"
    assert len(desk.plan.sessions) == 5


def test_printing_saves_first(desk: PlannerDesk) -> None:
    desk.page.acts.place("squat_bodyweight", DropPlace(0, None, 0))  # type: ignore[arg-type]
    QTest.keySequence(desk.page, QKeySequence("Ctrl+P"))
    desk.settle()
    assert desk.prints == [(MAYA, NEXT_MONDAY)]
    assert len(desk.service.saves) == 1


def test_an_empty_week_invites_and_a_template_fills_it(make_desk) -> None:
    desk = make_desk()
    desk.open(BEN)
    assert desk.sees("week.invitation")
    desk.click("template.gym_first_week")
    assert not desk.sees("week.invitation")
    assert len(desk.plan.sessions) == 4
    desk.page.acts.undo()
    assert desk.sees("week.invitation")


def test_a_gentle_week_offers_what_is_gentle_and_says_why(make_desk) -> None:
    service = MemoryPlanning()
    service.add(MAYA, "Maya Okafor", a_standing(Tier.REHAB_FIRST), a_full_week())
    desk = make_desk(service)
    desk.open()
    assert "Alongside physiotherapy, until 28 May" in desk.text("banner.access.text")
    assert desk.find("plan.templates").isVisible()
    assert not desk.page.library.model.index_of(BACK_SQUAT).isValid()
    desk.look_for("back squat")
    assert desk.page.library.model.index_of(BACK_SQUAT).isValid()


@pytest.mark.parametrize("name", ["plan.undo", "plan.redo", "plan.copy", "plan.templates"])
def test_a_week_on_hold_is_read_and_printed_and_not_changed(make_desk, name: str) -> None:
    service = MemoryPlanning()
    service.add(MAYA, "Maya Okafor", a_standing(Tier.CLEARANCE_FIRST), a_full_week())
    desk = make_desk(service)
    desk.open()
    assert "The plan is on hold" in desk.text("banner.access.text")
    assert not desk.sees(name)
    assert desk.sees("plan.print")
    before = desk.plan
    source, start = desk.library_row("squat_bodyweight")
    end = desk.gap("wedB", 1)
    desk.drag_from(source, start, end)
    desk.let_go(source, end)
    desk.find("week.row.dead_bug1").setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert desk.plan == before
    assert desk.service.saves == []


def test_a_past_week_is_copied_to_the_present_one(make_desk) -> None:
    service = MemoryPlanning()
    past = NEXT_MONDAY - 2 * WEEK
    service.add(MAYA, "Maya Okafor", a_standing(), a_full_week(monday=past))
    desk = make_desk(service)
    desk.open(monday=past)
    assert desk.text("banner.access.text").startswith("Week of 4 May is past.")
    assert not desk.sees("plan.copy")

    desk.click("banner.access.action")

    assert desk.plan.monday == NEXT_MONDAY - WEEK
    assert len(desk.plan.sessions) == 5
    assert not desk.sees("banner.access")


@pytest.mark.parametrize(
    ("standing", "title"),
    [
        (NOT_SCREENED, "A screening comes first"),
        (replace(NOT_SCREENED, locked_because="expired"), "A short check first"),
        (replace(NOT_SCREENED, locked_because="not_confirmed"), "Waiting for a trainer"),
        (a_standing(Tier.URGENT_CARE), "Training rests for now"),
    ],
)
def test_a_closed_planner_shows_no_plan_and_one_way_on(make_desk, standing, title: str) -> None:
    service = MemoryPlanning()
    service.add(MAYA, "Maya Okafor", standing, a_full_week())
    desk = make_desk(service)
    desk.open()
    assert desk.text("plan.closed.title") == title
    assert not desk.sees("week")
    assert not desk.sees("plan.print")
    desk.click("plan.closed.action")
    assert desk.screenings == [MAYA]


def test_without_a_client_one_is_asked_for(make_desk, qtbot) -> None:
    desk = make_desk()
    assert desk.text("plan.closed.title") == "Whose week?"
    with qtbot.waitSignal(desk.page.client_change_requested):
        desk.click("plan.closed.action")


def test_hidden_names_leave_no_name_tier_or_reason(desk: PlannerDesk) -> None:
    desk.page.acts.place(BACK_SQUAT, DropPlace(2, "wedB", 1))  # type: ignore[arg-type]
    desk.settle()
    desk.privacy.toggle()
    desk.settle()
    desk.page._tour_all()
    desk.settle()

    seen = texts(desk.window)
    for word in ("Okafor", "Maya", "Gym with adaptations", "lower back", "Strength"):
        assert word not in _visible(desk.window), word
    assert "M. O." in seen
    desk.privacy.toggle()
    assert "Maya Okafor" in texts(desk.page)


@pytest.mark.parametrize("tier", [Tier.URGENT_CARE, Tier.CLEARANCE_FIRST, Tier.REHAB_FIRST])
def test_hidden_names_tell_nothing_of_a_standing(make_desk, tier: Tier) -> None:
    service = MemoryPlanning()
    service.add(MAYA, "Maya Okafor", a_standing(tier), a_full_week())
    desk = make_desk(service)
    desk.privacy.toggle()
    desk.open()
    seen = _visible(desk.window)
    for word in ("Maya", "letter", "physiotherapy", "medical", "hold", "adaptations"):
        assert word not in seen, word
    if tier is Tier.URGENT_CARE:
        assert desk.text("plan.closed.title") == "Please ask a member of staff"


def test_a_new_screening_or_new_kit_is_noticed(desk: PlannerDesk) -> None:
    desk.service.standings[MAYA] = a_standing(Tier.GYM_READY, ())
    desk.page.on_committed(Changes(frozenset({Kind.SCREENING}), frozenset({MAYA})))
    desk.settle()
    assert desk.text("plan.tier") == "Gym-ready"
    desk.service.kit = frozenset({"dumbbell"})
    desk.page.on_committed(Changes(frozenset({Kind.STUDIO})))
    desk.settle()
    assert "no longer suit" in desk.text("banner.unsuited.text")
    desk.page.on_committed(Changes(frozenset({Kind.SCREENING}), frozenset({"somebody"})))
    assert desk.tasks.is_idle


def test_other_limits_keep_what_is_unsaved_and_what_can_be_undone(desk: PlannerDesk) -> None:
    desk.page.acts.place("squat_goblet", DropPlace(0, "monA", 0))  # type: ignore[arg-type]
    desk.service.kit = frozenset()
    desk.page.on_committed(Changes(frozenset({Kind.STUDIO})))
    desk.settle()
    assert desk.names("monA")[0] == "squat_goblet"
    assert "no longer suit" in desk.text("banner.unsuited.text")
    assert desk.find("plan.undo").isEnabled()
    desk.page.acts.undo()
    assert desk.plan == a_full_week()


def test_two_hundred_drops_and_undos_leave_no_widget_behind(desk: PlannerDesk) -> None:
    _place_and_undo(desk, 3)
    before = _count(desk)
    _place_and_undo(desk, 200)
    assert _count(desk) == before


@pytest.mark.parametrize("scale", [100, 125])
@pytest.mark.parametrize("size", [(1180, 700), (1366, 768), (1920, 1080)])
def test_seven_columns_stay_equal_and_in_line(make_desk, qapp, scale: int, size) -> None:
    apply_theme(qapp, "light", scale)
    desk = make_desk(size=size)
    desk.open()
    grid = desk.page.board.grid
    widths = [column.width() for column in grid.columns]
    assert max(widths) - min(widths) <= 1
    for column, head in zip(grid.columns, grid._heads, strict=True):
        assert column.mapTo(grid, column.rect().topLeft()).x() == head.x()
    assert desk.page.board.geometry().right() <= desk.page.width()


def test_the_library_becomes_a_drawer_in_a_small_window(make_desk) -> None:
    desk = make_desk(size=(1180, 700))
    desk.open()
    assert not desk.sees("lib")
    desk.click("week.library")
    assert desk.sees("lib")
    assert desk.window.focusWidget() is desk.page.library.search
    desk.page.library.focus_row("squat_bodyweight")
    desk.press(Qt.Key.Key_Return)
    assert not desk.sees("lib")
    desk.press(Qt.Key.Key_1)
    assert desk.names("monA")[-1] == "squat_bodyweight"


def test_panes_come_in_reading_order(desk: PlannerDesk) -> None:
    assert [pane.objectName() for pane in desk.page.panes()][1:] == ["lib", "week", "plan.balance"]


def test_show_detail_opens_a_week(make_desk) -> None:
    desk = make_desk()
    desk.page.show_detail((MAYA, NEXT_MONDAY))
    desk.settle()
    assert desk.plan.client_id == ClientId(MAYA)


def _place_and_undo(desk: PlannerDesk, times: int) -> None:
    for number in range(times):
        slug = BACK_SQUAT if number % 2 else "squat_bodyweight"
        desk.page.acts.place(slug, DropPlace(number % 7, None, 0))  # type: ignore[arg-type]
        desk.page.acts.undo()
    desk.settle()
    desk.page.acts.said.emit("")
    desk.settle()


def _count(desk: PlannerDesk) -> int:
    return len(desk.window.findChildren(QWidget))


def _visible(root: QWidget) -> str:
    """Return the names and texts of what can be seen or heard just now."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            found += [widget.accessibleName(), widget.toolTip()]
            if isinstance(widget, QAbstractButton):
                found.append(widget.text())
            elif callable(getattr(widget, "text", None)):
                found.append(str(widget.text()))
    return " | ".join(found)
