from dataclasses import replace
from datetime import date, timedelta

import pytest

from studio.errors import UnknownKey
from studio.exercises.prescription import Prescription, Span
from studio.ids import ClientId, ExerciseSlug, ItemId, PlanId, SessionId
from studio.planning.week_plan import (
    KeptOriginal,
    Place,
    PlannedExercise,
    TrainingSession,
    WeekPlan,
)
from studio.printing.sheet import SheetOptions
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Standing
from studio.settings import OpeningHours
from tests.studio.printing.sheets import (
    ADAPTED,
    DANA,
    MAYA,
    MONDAY,
    PROFILE,
    REVIEW,
    SWAP,
    WALK,
    a_sheet,
    a_week,
    words,
)

DOSE = Prescription(Span(3, 3), reps=Span(10, 10))
READY = Standing(planning=Planning.OPEN, tier=Tier.GYM_READY)


def an_item(slug: str, dose: Prescription = DOSE, **values: object) -> PlannedExercise:
    return PlannedExercise(ItemId(f"{slug}-{dose}"), ExerciseSlug(slug), dose, **values)  # type: ignore[arg-type]


def a_plan(*days: tuple[int, tuple[PlannedExercise, ...]], **values: object) -> WeekPlan:
    sessions = tuple(
        TrainingSession(SessionId(f"s{index}"), day, "Strength", items, 18 * 60)
        for index, (day, items) in enumerate(days)
    )
    return WeekPlan(PlanId("p"), ClientId("client-maya"), MONDAY, sessions, **values)  # type: ignore[arg-type]


def test_an_exercise_on_several_days_is_one_line_with_its_days():
    squat = an_item("squat_bodyweight")
    (line,) = a_sheet(a_plan((0, (squat,)), (2, (squat,)), (4, (squat,)))).lines
    assert (line.number, line.name, line.dose) == (1, "Bodyweight squat", "3 × 10")
    assert line.days == (True, False, True, False, True, False, False)


def test_other_doses_are_other_lines():
    light = an_item("squat_bodyweight", replace(DOSE, reps=Span(5, 5)))
    lines = a_sheet(a_plan((0, (an_item("squat_bodyweight"),)), (2, (light,)))).lines
    assert [(line.dose, line.days.index(True)) for line in lines] == [("3 × 10", 0), ("3 × 5", 2)]


def test_lines_follow_the_place_in_the_session_then_the_week_then_habits():
    plan = a_plan(
        (0, (an_item("cat_cow"), an_item("squat_bodyweight"))),
        (2, (an_item("bird_dog"), an_item("squat_bodyweight"), an_item("dead_bug"))),
        habits=(WALK,),
    )
    names = [line.name for line in a_sheet(plan).lines]
    assert names == ["Cat-cow", "Bird dog", "Bodyweight squat", "Dead bug", "Walking"]


def test_a_daily_habit_has_a_box_every_day():
    walk = a_sheet(a_plan(habits=(WALK,))).lines[-1]
    assert walk.days == (True,) * 7
    assert (walk.dose, walk.dose_details) == ("3 × 10 min", ("a day",))


def test_the_same_exercise_twice_on_a_day_says_so():
    squat = an_item("squat_bodyweight")
    (line,) = a_sheet(a_plan((0, (squat, squat)))).lines
    assert line.dose_details == ("twice on Mon",)


@pytest.mark.parametrize(
    ("dose", "amount", "details"),
    [
        (Prescription(Span(3, 3), reps=Span(8, 12)), "3 × 8–12", ()),
        (Prescription(reps=Span(5, 5), extra="slow"), "5", ("slow",)),
        (
            Prescription(Span(3, 3), reps=Span(8, 8), per_side=True, load_g=17_500, effort=6),
            "3 × 8",
            ("each side, 17.5 kg", "effort 6 of 10"),
        ),
        (Prescription(Span(2, 2), reps=Span(8, 8), seconds=Span(5, 5)), "2 × 8", ("hold 5 s",)),
        (Prescription(Span(3, 3), seconds=Span(20, 30)), "3 × 20–30 s", ()),
        (Prescription(Span(3, 3), meters=Span(20, 20)), "3 × 20 m", ()),
        (Prescription(extra="as booked"), "as booked", ()),
    ],
)
def test_a_dose_is_an_amount_and_details(dose, amount, details):
    (line,) = a_sheet(a_plan((0, (an_item("squat_bodyweight", dose),)))).lines
    assert (line.dose, line.dose_details) == (amount, details)


def test_a_swap_says_instead_of_what_until_when_and_what_comes_next():
    (line,) = a_sheet(a_plan((0, (an_item("squat_bodyweight", substitution=SWAP),)))).lines
    assert line.swap == (
        "In place of barbell back squat. Look again Thu 28 May; next step goblet squat."
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"next_step": None, "load_limit_g": 15_000},
            "In place of barbell back squat, up to 15 kg for now. Look again Thu 28 May.",
        ),
        (
            {"original": ExerciseSlug("squat_bodyweight"), "next_step": None},
            "Same exercise, easier for now. Look again Thu 28 May.",
        ),
        (
            {"cause": "kit", "review_on": None, "next_step": None},
            "In place of barbell back squat, with the equipment at hand.",
        ),
        ({"review_on": None}, "In place of barbell back squat. Next step goblet squat."),
    ],
)
def test_each_kind_of_swap_has_its_sentence(changes, text):
    swap = replace(SWAP, **changes)
    (line,) = a_sheet(a_plan((0, (an_item("squat_bodyweight", substitution=swap),)))).lines
    assert line.swap == text


def test_a_kept_original_says_with_whom_and_until_when_but_not_why():
    kept = KeptOriginal("tested", "sore knee last year", DANA, REVIEW)
    (line,) = a_sheet(a_plan((0, (an_item("squat_bodyweight", kept=kept),)))).lines
    assert line.swap == "Stays in, agreed with Dana. Look again Thu 28 May."


def test_without_swaps_nothing_tells_of_them():
    sheet = a_sheet(swaps=False)
    text = " ".join(sheet.texts())
    assert "In place of" not in text
    assert "Review" not in text


def test_this_week_says_where_when_what_and_what_is_adapted():
    sheet = a_sheet(a_week(3))
    assert sheet.week.lines == (
        "At the studio on Mon, Wed and Fri at 18:00. Rest on Sun.",
        "Focus: spine mobility, trunk hold and squat.",
        "One exercise comes in another version for now, the rest as usual. Review Thu 28 May.",
    )


def test_home_sessions_are_named_as_such():
    session = TrainingSession(SessionId("home"), 1, "Home", (an_item("cat_cow"),), place=Place.HOME)
    plan = a_plan((0, (an_item("cat_cow"),)))
    sheet = a_sheet(replace(plan, sessions=(*plan.sessions, session)))
    assert sheet.week.lines[0] == "At the studio on Mon at 18:00. At home on Tue."


def test_nothing_adapted_and_nothing_restricted_needs_no_review_line():
    sheet = a_sheet(a_plan((0, (an_item("cat_cow"),))), standing=READY)
    assert len(sheet.week.lines) == 2


@pytest.mark.parametrize(
    ("monday", "text"),
    [
        (date(2026, 5, 18), "18 to 24 May 2026"),
        (date(2026, 6, 29), "29 June to 5 July 2026"),
        (date(2026, 12, 28), "28 December 2026 to 3 January 2027"),
    ],
)
def test_the_week_is_named_by_its_days(monday, text):
    assert a_sheet(replace(a_week(1), monday=monday)).header.dates == text


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (PROFILE.hours, "Open Mon to Fri 06:00–22:00, Sat 08:00–22:00, Sun 07:00–22:00"),
        ((OpeningHours(420, 1260),) * 6 + (None,), "Open Mon to Sat 07:00–21:00, Sun closed"),
    ],
)
def test_opening_hours_are_told_in_runs(hours, text):
    assert text in a_sheet(profile=replace(PROFILE, hours=hours)).footer.left


def test_the_next_appointment_is_the_first_one_still_to_come():
    assert a_sheet().footer.right[0] == "Next appointment Mon 18 May, 18:00"
    tuesday = MONDAY + timedelta(days=1)
    assert a_sheet(today=tuesday).footer.right[0] == "Next appointment Wed 20 May, 18:00"
    saturday = MONDAY + timedelta(days=5)
    assert "____" in a_sheet(today=saturday).footer.right[0]


def test_header_and_footer_carry_number_version_and_dates():
    sheet = a_sheet(number=3)
    assert sheet.header.facts == ("Client 0147", "Trainer Dana Kerr")
    assert sheet.header.page(1, 2) == "Version 3, page 1 of 2"
    assert sheet.footer.right[1:] == ("2026-05-18_0147_v3", "Printed 14 May 2026")
    assert sheet.file_name == "2026-05-18_0147_v3.pdf"
    assert sheet.document_title == "Riverside Studio, week of 18 May 2026"


def test_by_default_a_sheet_names_nobody_by_surname_and_no_result():
    client = replace(MAYA, notes="asthma", practice="Hill Surgery", email="m@example.com")
    text = " ".join(a_sheet(client=client).texts()).casefold()
    tiers = [*words().section("tier").values(), *words().section("tier_client").values()]
    reasons = [restriction.reason for restriction in ADAPTED.restrictions]
    private = ["Okafor", "07700", "asthma", "Hill Surgery", "example.com", "no_heavy_axial", "R04"]
    for secret in (*private, *tiers, *reasons, "restriction", "diagnosed", "lower back"):
        assert secret.casefold() not in text, secret
    assert "maya" in text
    assert "okafor" in " ".join(a_sheet(client=client, first_name_only=False).texts()).casefold()


def test_notes_of_the_plan_stay_at_the_studio():
    plan = a_plan((0, (an_item("cat_cow", note="watch the knee"),)), note="after surgery")
    text = " ".join(a_sheet(plan).texts())
    assert "watch" not in text
    assert "surgery" not in text


def test_the_log_can_be_left_out_and_otherwise_names_the_trainer():
    assert a_sheet(log=False).log is None
    log = a_sheet().log
    assert log is not None
    assert log.rows == ("Before", "During", "Next morning")
    assert "tell Dana" in log.rules[1]


def test_only_what_can_be_drawn_can_be_asked_for():
    for wrong in ({"layout": "W"}, {"paper": "A5"}):
        with pytest.raises(UnknownKey):
            SheetOptions(**wrong)
