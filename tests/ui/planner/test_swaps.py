from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from studio.ids import ClientId
from studio.screening.outcome import Tier
from tests.ui.planner.desk import BACK_SQUAT, LEFT, PLAIN, PlannerDesk
from tests.ui.planner.stage import MAYA, MemoryPlanning, a_full_week, a_standing, item
from ui.planner.week_grid import DropPlace


def swap_in(desk: PlannerDesk) -> str:
    """Place a back squat and return the id of what landed."""
    desk.page.acts.place(BACK_SQUAT, DropPlace(2, "wedB", 1))  # type: ignore[arg-type]
    desk.settle()
    return desk.plan.session("wedB").items[1].id  # type: ignore[arg-type]


def test_another_option_by_keys_and_one_undo_brings_the_first_back(desk: PlannerDesk) -> None:
    swap_in(desk)
    first = desk.plan

    desk.press(Qt.Key.Key_O)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)

    chosen = desk.plan.session("wedB").items[1]  # type: ignore[arg-type]
    assert chosen.exercise != "squat_bodyweight"
    assert chosen.substitution is not None
    assert chosen.substitution.original == BACK_SQUAT
    assert desk.sees("swap.card")
    desk.press(Qt.Key.Key_Escape)
    desk.page.acts.undo()
    assert desk.plan == first


def test_options_are_at_most_five_and_lead_back(desk: PlannerDesk) -> None:
    swap_in(desk)
    desk.click("swap.options")
    options = [w for w in desk.find("swap.card").findChildren(object) if _is_option(w)]
    assert 1 <= len(options) <= 5
    desk.click("swap.options.back")
    assert desk.sees("swap.keep")


def test_search_all_opens_the_library_at_the_same_kind(desk: PlannerDesk) -> None:
    swap_in(desk)
    desk.click("swap.options")
    desk.click("swap.options.search")
    assert not desk.sees("swap.card")
    assert desk.find("lib.group.legs").isChecked()  # type: ignore[attr-defined]
    assert desk.window.focusWidget() is desk.page.library.list


def test_enter_keeps_and_control_z_takes_both_back(desk: PlannerDesk) -> None:
    before = desk.plan
    swap_in(desk)
    desk.press(Qt.Key.Key_Return)
    assert not desk.sees("swap.card")
    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.plan == before


def test_undo_on_the_card_does_the_same(desk: PlannerDesk) -> None:
    before = desk.plan
    swap_in(desk)
    desk.click("swap.undo")
    assert desk.plan == before
    assert not desk.sees("swap.card")


def test_the_original_stays_once_a_reason_a_sentence_and_a_name_are_there(
    desk: PlannerDesk,
) -> None:
    item_id = swap_in(desk)
    desk.click("swap.override")
    desk.click("swap.note.keep")
    assert "Still needed: a reason, one sentence" in desk.text("swap.note.missing")

    desk.click("swap.reason.tested")
    desk.find("swap.note", QLineEdit).setText("Five light sets felt fine.")
    desk.click("swap.note.keep")

    kept = desk.page.acts.editor.item(item_id).kept  # type: ignore[union-attr,arg-type]
    assert kept is not None
    assert (kept.reason, kept.note, kept.trainer_id) == (
        "tested",
        "Five light sets felt fine.",
        "dana",
    )
    assert desk.names("wedB")[1] == BACK_SQUAT
    assert not desk.sees("swap.card")
    assert "stays in. The note is saved, review 28 May" in desk.text("toast.text")
    spoken = desk.find(f"week.row.{item_id}").accessibleName()
    assert "kept with a note" in spoken


def test_a_medical_answer_offers_no_note(make_desk) -> None:
    service = MemoryPlanning()
    standing = a_standing(codes=("no_heavy_axial", "low_load_only"), closes=("clin",))
    service.add(MAYA, "Maya Okafor", standing, a_full_week())
    desk = make_desk(service)
    desk.open()

    swap_in(desk)

    assert not desk.sees("swap.override")
    assert "available after the letter" in desk.text("swap.blocked")
    desk.press(Qt.Key.Key_N)
    assert not desk.sees("swap.note")


def test_a_kit_swap_says_kit_and_nothing_else(make_desk) -> None:
    service = MemoryPlanning(kit=frozenset({"dumbbell", "bench", "box"}))
    service.add(ClientId("ben"), "Ben Adeyemi", a_standing(Tier.GYM_READY, ()))
    desk = make_desk(service)
    desk.open("ben")

    desk.page.acts.place("lat_pulldown", DropPlace(0, None, 0))  # type: ignore[arg-type]
    desk.settle()

    assert desk.text("swap.title") == "Swapped for the kit at hand"
    assert not desk.sees("swap.lowers")
    assert not desk.sees("swap.review")
    assert not desk.sees("swap.override")


def test_the_answer_behind_a_swap_leads_to_the_screening(desk: PlannerDesk) -> None:
    swap_in(desk)
    desk.click("swap.because")
    assert desk.screenings == [MAYA]


def test_old_exercises_are_offered_a_swap_and_looked_at_one_by_one(make_desk) -> None:
    service = MemoryPlanning()
    week = a_full_week()
    old = (item(BACK_SQUAT, "3x5 80kg", 900), item("deadlift_barbell", "3x5 90kg", 901))
    service.add(MAYA, "Maya Okafor", a_standing(), _with_first(week, old))
    desk = make_desk(service)
    desk.open()
    assert desk.text("banner.unsuited.text") == "2 exercises no longer suit Maya"

    desk.click("banner.unsuited.action")

    assert not desk.sees("banner.unsuited")
    assert desk.text("banner.filled.text") == "2 exercises were swapped to suit Maya."
    desk.click("banner.filled.action")
    first = desk.text("swap.title")
    desk.press(Qt.Key.Key_Right)
    assert desk.sees("swap.card")
    assert first
    desk.press(Qt.Key.Key_Escape)
    desk.click("banner.filled.second")
    assert desk.names("monA")[:2] == [BACK_SQUAT, "deadlift_barbell"]


def test_the_card_stands_inside_the_window_and_leaves_its_row_free(make_desk) -> None:
    for size in ((1180, 700), (1440, 900)):
        desk = make_desk(size=size)
        desk.open()
        for day in (0, 3, 6):
            desk.page.acts.place(BACK_SQUAT, DropPlace(day, None, 0))  # type: ignore[arg-type]
            desk.settle()
            card = desk.find("swap.card")
            row = desk.find(f"week.row.{desk.page.acts.editor.plan.on_day(day)[-1].items[-1].id}")  # type: ignore[union-attr]
            place = row.mapTo(desk.window, QPoint(0, 0))
            assert desk.window.rect().contains(card.geometry())
            assert not card.geometry().intersects(row.rect().translated(place))
            desk.press(Qt.Key.Key_Escape)


def test_a_click_elsewhere_closes_it_and_still_counts(desk: PlannerDesk) -> None:
    swap_in(desk)
    chip = desk.find("week.habit.1.walk_10")
    QTest.mouseClick(chip, LEFT, PLAIN, QPoint(20, 10))
    desk.settle()
    assert not desk.sees("swap.card")
    assert 0 not in desk.plan.habits[0].days


def _is_option(widget: object) -> bool:
    name = getattr(widget, "objectName", str)()
    return name.startswith("swap.option.")


def _with_first(week, items):
    first = week.sessions[0]
    return week.with_session(replace(first, items=(*items, *first.items)))
