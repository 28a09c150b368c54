from dataclasses import replace
from datetime import timedelta

import pytest

from resources import read_folder
from studio.errors import NeedsEvidence, OutsideHours, PlanLocked
from studio.exercises.prescription import Prescription, Span
from studio.ids import ClientId, ExerciseSlug, ItemId, SessionId, TrainerId
from studio.planning.editor import NeedsDecision, Placed, PlanEditor
from studio.planning.fitting import Fate
from studio.planning.intake import Filled
from studio.planning.rules import Access
from studio.planning.templates_file import parse_templates
from studio.planning.week_plan import KeptOriginal, Place, WeekPlan
from studio.screening.outcome import Tier
from tests.builders import NEXT_MONDAY, THURSDAY, a_dose, a_session, an_item
from tests.studio.planning import maya

BACK_SQUAT = ExerciseSlug("squat_barbell_back")
BODYWEIGHT_SQUAT = ExerciseSlug("squat_bodyweight")
GOBLET = ExerciseSlug("squat_goblet")
WALK = ExerciseSlug("walk_10")
DANA = TrainerId("dana")
HEAVY = Prescription(Span(3, 3), reps=Span(5, 5), load_g=80_000)
HANDLES = frozenset({"barbell", "rack", "dumbbell", "kettlebell", "box", "bench", "cable"})


def placed(result: object) -> Placed:
    assert isinstance(result, Placed)
    return result


def last_item(editor: PlanEditor) -> ItemId:
    return editor.plan.items[-1].id


def test_an_exercise_that_suits_lands_as_it_is() -> None:
    editor = maya.an_editor()

    result = placed(editor.place(BODYWEIGHT_SQUAT, 2, None, 0, title="Strength"))

    (session,) = result.plan.on_day(2)
    assert session.title == "Strength"
    assert [item.exercise for item in session.items] == [BODYWEIGHT_SQUAT]
    assert result.swap is None
    assert editor.last_step is not None
    assert editor.last_step.code == "place"


def test_an_exercise_that_does_not_suit_lands_as_the_one_that_does_in_one_step() -> None:
    editor = maya.an_editor(maya.a_fitting(maya.a_standing("low_load_only"), kit=HANDLES))

    result = placed(editor.place(BACK_SQUAT, 2, None, 0, HEAVY))

    item = editor.item(result.item_id)
    assert item.exercise != BACK_SQUAT
    assert result.swap is item.substitution
    assert result.swap is not None
    assert (result.swap.original, result.swap.original_dose) == (BACK_SQUAT, HEAVY)
    assert "squat" in result.swap.keeps
    assert result.swap.lowers
    assert result.swap.review_on == maya.REVIEW
    assert result.swap.rules == ("A02",)
    assert editor.steps == 1
    editor.undo()
    assert editor.plan.sessions == ()


def test_kilograms_are_never_carried_over_to_a_stand_in() -> None:
    editor = maya.an_editor()
    for load in (20_000, 60_000, 137_000):
        result = placed(editor.place(BACK_SQUAT, 0, None, 0, replace(HEAVY, load_g=load)))
        assert editor.item(result.item_id).dose.load_g != load


def test_a_place_is_a_gap_of_the_named_session() -> None:
    editor = maya.an_editor()
    editor.place(ExerciseSlug("bird_dog"), 2, None, 0)
    session = editor.plan.on_day(2)[0].id
    editor.place(ExerciseSlug("glute_bridge"), 2, session, 1)
    editor.place(BODYWEIGHT_SQUAT, 2, session, 1)

    names = [item.exercise for item in editor.plan.session(session).items]
    assert names == ["bird_dog", BODYWEIGHT_SQUAT, "glute_bridge"]


def test_a_drop_on_a_day_goes_to_its_last_session() -> None:
    morning = a_session(1, "Morning", start_minute=9 * 60)
    evening = a_session(1, "Evening", start_minute=18 * 60)
    editor = maya.an_editor(plan=replace(maya.an_empty_week(), sessions=(evening, morning)))

    editor.place(BODYWEIGHT_SQUAT, 1, None, 99)

    assert len(editor.plan.session(evening.id).items) == 2


def test_no_stand_in_needs_a_decision_and_changes_nothing() -> None:
    fitting = maya.a_fitting(maya.a_standing(tier=Tier.GYM_READY), kit=frozenset())
    nowhere = next(
        exercise.slug
        for exercise in maya.catalog()
        if fitting.landing(exercise.slug).fate is Fate.NOTHING
    )
    editor = maya.an_editor(fitting)

    result = editor.place(nowhere, 0, None, 0)

    assert isinstance(result, NeedsDecision)
    assert result.offers.none_because is not None
    assert editor.steps == 0
    assert editor.plan.sessions == ()


def nothing_suits() -> tuple[PlanEditor, ExerciseSlug]:
    """Return an editor, and an exercise that has neither kit nor stand-in there."""
    fitting = maya.a_fitting(maya.a_standing(tier=Tier.GYM_READY), kit=frozenset())
    slugs = (exercise.slug for exercise in maya.catalog())
    return maya.an_editor(fitting), next(
        slug for slug in slugs if fitting.landing(slug).fate is Fate.NOTHING
    )


def test_what_finds_no_stand_in_is_left_out_and_named() -> None:
    editor, nowhere = nothing_suits()
    source = replace(maya.an_empty_week(), sessions=(a_session(items=(an_item(nowhere),)),))

    result = editor.copy_week_from(source)

    assert result.left_out == (nowhere,)
    assert editor.plan.items == ()


def test_an_old_exercise_without_a_stand_in_stays_and_is_named() -> None:
    lender, nowhere = nothing_suits()
    week = replace(maya.an_empty_week(), sessions=(a_session(items=(an_item(nowhere),)),))
    editor = maya.an_editor(lender.fitting, week)

    assert editor.recheck().left_out == (nowhere,)
    assert editor.plan == week
    item = editor.plan.items[0].id
    assert isinstance(editor.set_dose(item, a_dose(2, 5)), NeedsDecision)
    assert editor.steps == 0


def test_hovering_asks_and_changes_nothing() -> None:
    editor = maya.an_editor()
    assert editor.preview(BACK_SQUAT).fate is Fate.BECOMES
    assert editor.steps == 0


def test_equipment_swaps_say_so_and_have_no_review() -> None:
    standing = maya.a_standing(tier=Tier.GYM_READY)
    editor = maya.an_editor(maya.a_fitting(standing, kit=HANDLES - {"rack"}))

    swap = placed(editor.place(BACK_SQUAT, 0, None, 0)).swap

    assert swap is not None
    assert (swap.cause, swap.review_on, swap.lowers) == ("kit", None, ())
    assert not editor.may_use_original(last_item(editor))


def test_the_nearest_review_date_counts() -> None:
    standing = maya.a_standing("no_heavy_axial", "low_load_only")
    near, far = standing.restrictions
    standing = replace(standing, restrictions=(replace(near, review_on=maya.LATER), far))

    swap = placed(maya.an_editor(maya.a_fitting(standing)).place(BACK_SQUAT, 0, None, 0)).swap

    assert swap is not None
    assert swap.review_on == maya.REVIEW


def test_another_option_keeps_the_original_and_is_one_step() -> None:
    editor = maya.an_editor()
    item = placed(editor.place(BACK_SQUAT, 0, None, 0)).item_id
    options = editor.other_options(item)
    assert 1 <= len(options) <= 5
    assert editor.item(item).exercise not in [option.exercise.slug for option in options]

    swap = placed(editor.substitute(item, options[1].exercise.slug)).swap

    assert editor.item(item).exercise == options[1].exercise.slug
    assert swap is not None
    assert swap.original == BACK_SQUAT
    assert editor.steps == 2
    with pytest.raises(KeyError):
        editor.substitute(item, BACK_SQUAT)


def test_an_exercise_that_suits_has_options_too_and_taking_one_is_no_swap() -> None:
    editor = maya.an_editor()
    item = placed(editor.place(BODYWEIGHT_SQUAT, 0, None, 0)).item_id

    result = placed(editor.substitute(item, editor.other_options(item)[0].exercise.slug))

    assert result.swap is None


def test_the_original_stays_with_a_note_where_only_a_precaution_stands_behind() -> None:
    editor = maya.an_editor()
    item = placed(editor.place(BACK_SQUAT, 0, None, 0)).item_id
    assert editor.may_use_original(item)

    editor.use_original(item, reason="tested", note="Comfortable today.", trainer_id=DANA)

    changed = editor.item(item)
    assert changed.exercise == BACK_SQUAT
    assert changed.substitution is None
    assert changed.kept is not None
    assert changed.kept == KeptOriginal("tested", "Comfortable today.", DANA, maya.REVIEW)
    assert editor.unsuited() == ()


def test_a_medical_answer_leaves_no_room_for_a_note() -> None:
    standing = maya.a_standing("no_heavy_axial", closes=("clin or log",))
    editor = maya.an_editor(maya.a_fitting(standing))
    item = placed(editor.place(BACK_SQUAT, 0, None, 0)).item_id
    before = editor.plan

    assert not editor.may_use_original(item)
    with pytest.raises(NeedsEvidence) as raised:
        editor.use_original(item, reason="tested", note="", trainer_id=DANA)
    assert raised.value.values["closes"] == ("clin or log",)
    assert editor.plan == before


def test_what_the_tier_itself_asks_for_is_no_precaution_either() -> None:
    standing = maya.a_standing(tier=Tier.REHAB_FIRST)
    editor = maya.an_editor(maya.a_fitting(standing))
    item = placed(editor.place(BACK_SQUAT, 0, None, 0)).item_id
    assert not editor.may_use_original(item)


def test_moving_between_sessions_and_to_an_empty_day() -> None:
    editor = maya.an_editor()
    editor.place(ExerciseSlug("bird_dog"), 0, None, 0)
    editor.place(BODYWEIGHT_SQUAT, 0, None, 1)
    editor.place(ExerciseSlug("glute_bridge"), 2, None, 0)
    bird, squat = (item.id for item in editor.plan.on_day(0)[0].items)

    editor.move([squat], 2, editor.plan.on_day(2)[0].id, 0)
    editor.move([bird], 4, None, 0, title="Friday")

    assert [i.exercise for i in editor.plan.on_day(2)[0].items] == [
        BODYWEIGHT_SQUAT,
        "glute_bridge",
    ]
    assert editor.plan.on_day(4)[0].title == "Friday"
    assert editor.plan.on_day(0)[0].items == ()


def test_copies_are_checked_again() -> None:
    heavy = an_item(BACK_SQUAT, dose=HEAVY)
    editor = maya.an_editor()

    result = editor.paste([heavy, an_item()], 1, None, 0)

    assert [item.exercise == BACK_SQUAT for item in editor.plan.items] == [False, False]
    assert len(result.swapped) == 1


def test_a_copy_has_an_id_of_its_own_and_leaves_the_original() -> None:
    editor = maya.an_editor()
    item = placed(editor.place(BODYWEIGHT_SQUAT, 0, None, 0)).item_id
    editor.copy([item], 2, None, 0)
    original, copied = editor.plan.items
    assert (original.id, original.exercise) == (item, copied.exercise)
    assert copied.id != item


def test_typing_a_dose_is_one_step() -> None:
    editor = maya.an_editor()
    item = placed(editor.place(BODYWEIGHT_SQUAT, 0, None, 0)).item_id
    for reps in (1, 12):
        editor.set_dose(item, a_dose(3, reps))

    assert editor.item(item).dose == a_dose(3, 12, effort=4)  # as hard as the limits allow
    assert editor.steps == 2


def test_a_dose_that_is_too_much_becomes_lighter() -> None:
    editor = maya.an_editor(maya.a_fitting(maya.a_standing("no_heavy_axial")))
    item = placed(editor.place(GOBLET, 0, None, 0, a_dose(load_g=8_000))).item_id
    assert editor.item(item).substitution is None

    swap = placed(editor.set_dose(item, a_dose(load_g=24_000))).swap

    load = editor.item(item).dose.load_g
    assert load is not None
    assert load < 24_000
    assert swap is not None
    assert swap.original == GOBLET
    assert swap.load_limit_g == load

    placed(editor.set_dose(item, a_dose(load_g=8_000)))
    assert editor.item(item).substitution is None


def test_old_plans_are_looked_through_and_changed_in_one_step() -> None:
    week = replace(
        maya.an_empty_week(),
        sessions=(a_session(items=(an_item(BACK_SQUAT, dose=HEAVY), an_item())),),
    )
    editor = maya.an_editor(plan=week)
    (old,) = editor.unsuited()

    result = editor.recheck()

    assert result.swapped == (old,)
    assert editor.unsuited() == ()
    assert editor.steps == 1
    editor.undo()
    assert editor.plan == week


def test_sessions_are_added_changed_moved_copied_and_removed() -> None:
    editor = maya.an_editor()
    made = editor.add_session(0, "Strength A")
    editor.change_session(replace(editor.plan.session(made), start_minute=18 * 60))
    editor.place(BODYWEIGHT_SQUAT, 0, made, 0)
    editor.copy_session(editor.plan.session(made), 2)
    editor.copy_day(2, 4)
    editor.move_session(made, 1)

    assert [session.day for session in editor.plan.sessions] == [1, 2, 4]
    assert len({item.id for item in editor.plan.items}) == 3
    editor.remove_session(made)
    assert [session.day for session in editor.plan.sessions] == [2, 4]


def test_a_visit_outside_the_opening_hours_is_refused_with_the_nearest_times() -> None:
    editor = maya.an_editor()
    added = editor.add_session(6, "Early")
    made = editor.plan.session(added)

    with pytest.raises(OutsideHours) as raised:
        editor.change_session(replace(made, start_minute=6 * 60 + 30))
    assert raised.value.values["times"] == (7 * 60, 7 * 60 + 30, 8 * 60)

    editor.change_session(replace(made, start_minute=6 * 60 + 30, place=Place.HOME))
    assert editor.plan.session(made.id).start_minute == 6 * 60 + 30


def test_last_week_is_copied_and_checked_against_today() -> None:
    monday = NEXT_MONDAY - timedelta(days=7)
    early = a_session(6, "Sunday", start_minute=6 * 60 + 30)
    heavy = a_session(0, items=(an_item(BACK_SQUAT, dose=HEAVY), an_item()))
    source = WeekPlan(
        maya.an_empty_week().id, ClientId("maya"), monday, (heavy, early), rest_days=frozenset({5})
    )
    editor = maya.an_editor()

    result = editor.copy_week_from(source)

    assert isinstance(result, Filled)
    assert len(result.swapped) == 1
    assert [editor.plan.session(s).start_minute for s in result.moved] == [7 * 60]
    assert editor.plan.rest_days == {5}
    assert editor.steps == 1
    editor.undo()
    assert editor.plan.sessions == ()


def test_a_swap_that_still_suits_is_copied_as_it_is() -> None:
    editor = maya.an_editor()
    item = placed(editor.place(BACK_SQUAT, 0, None, 0)).item_id
    chosen = editor.other_options(item)[1].exercise.slug
    editor.substitute(item, chosen)

    later = maya.an_editor()
    later.copy_week_from(editor.plan)

    (copied,) = later.plan.items
    assert copied.exercise == chosen
    assert copied.substitution == editor.item(item).substitution
    assert copied.id != item


def test_no_note_and_no_kept_original_goes_to_another_client() -> None:
    kept = KeptOriginal("tested", "Maya says so.", DANA, THURSDAY + timedelta(days=14))
    items = (an_item(BACK_SQUAT, dose=HEAVY, kept=kept), an_item(note="knee a bit sore"))
    mine = replace(maya.an_empty_week(), sessions=(a_session(items=items),))
    own, other = maya.an_editor(), maya.an_editor()

    own.copy_week_from(mine)
    other.copy_week_from(replace(mine, client_id=ClientId("someone else")))

    assert [bool(item.kept or item.note) for item in own.plan.items] == [True, True]
    assert [bool(item.kept or item.note) for item in other.plan.items] == [False, False]
    assert BACK_SQUAT not in [item.exercise for item in other.plan.items]


@pytest.mark.parametrize("codes", [(), ("no_heavy_axial", "low_load_only"), ("no_overhead",)])
def test_every_template_fills_a_week_that_suits(codes: tuple[str, ...]) -> None:
    titles = {"strength_a": "Strength A"}
    fitting = maya.a_fitting(maya.a_standing(*codes))
    for template in parse_templates(read_folder("data/templates"), maya.catalog()):
        editor = maya.an_editor(fitting)
        result = editor.apply_template(template, titles)
        assert result.left_out == ()
        assert editor.unsuited() == ()
        assert len(editor.plan.sessions) == sum(len(s.days) for s in template.sessions)
        assert editor.steps == 1


def test_a_back_friendly_week_needs_no_swap_for_a_sore_back() -> None:
    templates = parse_templates(read_folder("data/templates"), maya.catalog())
    week = next(t for t in templates if t.key == "back_friendly_first_week")
    editor = maya.an_editor()

    assert editor.apply_template(week, {}).swapped == ()
    assert editor.plan.habits == week.habits


@pytest.mark.parametrize(
    "access",
    [
        Access.READ_ONLY_PAST,
        Access.READ_ONLY_ON_HOLD,
        Access.CLOSED_STOPPED,
        Access.CLOSED_LOCKED,
    ],
)
def test_a_week_that_is_not_open_refuses_every_edit(access: Access) -> None:
    editor = maya.an_editor(access=access)
    with pytest.raises(PlanLocked):
        editor.place(BODYWEIGHT_SQUAT, 0, None, 0)
    with pytest.raises(PlanLocked):
        editor.add_session(0, "Strength")
    with pytest.raises(PlanLocked):
        editor.copy_week_from(maya.an_empty_week())
    assert editor.steps == 0


def test_the_one_listener_hears_every_change_and_nothing_else() -> None:
    heard: list[WeekPlan] = []
    editor = maya.an_editor()
    editor.listen(heard.append)

    editor.add_session(0, "Strength")
    editor.set_rest(6, rest=False)
    editor.undo()
    editor.undo()
    editor.redo()
    editor.saved(4)

    assert [len(plan.sessions) for plan in heard] == [1, 0, 1]


def test_a_save_changes_the_version_and_is_no_step() -> None:
    editor = maya.an_editor()
    editor.add_session(0, "Strength")
    editor.saved(1)
    assert editor.plan.version == 1
    editor.undo()
    assert editor.plan.version == 1
    assert editor.next_step is not None


def test_other_limits_leave_the_history_as_it_is() -> None:
    editor = maya.an_editor()
    editor.place(GOBLET, 0, None, 0)
    editor.refit(maya.a_fitting(maya.a_standing(), kit=frozenset()), Access.FULL)
    assert len(editor.unsuited()) == 1
    editor.undo()
    assert editor.plan == maya.an_empty_week()
    editor.refit(editor.fitting, Access.READ_ONLY_ON_HOLD)
    with pytest.raises(PlanLocked):
        editor.add_session(0, "Strength")


def test_notes_rest_days_habits_and_an_empty_week() -> None:
    editor = maya.an_editor()
    item = placed(editor.place(BODYWEIGHT_SQUAT, 0, None, 0)).item_id
    editor.set_note(item, "Slow on the way down.")
    walk = maya.catalog().get(WALK)
    habit_days = (0, 1, 2, 3, 4, 5, 6)
    template = parse_templates(read_folder("data/templates"), maya.catalog())[0]
    editor.set_habit(template.habits[0])
    editor.skip_habit(WALK, 6, skip=True)
    editor.set_rest(6, rest=True)

    assert editor.item(item).note == "Slow on the way down."
    assert editor.plan.habits[0].days == habit_days[:6]
    assert walk.slug == editor.plan.habits[0].exercise
    assert editor.plan.rest_days == {6}
    editor.remove_habit(WALK)
    editor.clear()
    assert editor.plan == maya.an_empty_week()


def test_a_day_that_is_not_in_the_week_is_an_error() -> None:
    editor = maya.an_editor()
    with pytest.raises(ValueError, match="no day"):
        editor.place(BODYWEIGHT_SQUAT, 7, None, 0)
    with pytest.raises(KeyError):
        editor.place(BODYWEIGHT_SQUAT, 0, SessionId("nobody's"), 0)
    assert editor.plan.sessions == ()


def test_the_next_step_of_a_client_is_known() -> None:
    fitting = maya.a_fitting(maya.a_standing("no_heavy_axial"))
    steps = {e.slug: fitting.next_on(e.slug) for e in maya.catalog()}
    assert any(steps.values())
    assert set(steps.values()) <= {None, maya.REVIEW}
    assert steps[BODYWEIGHT_SQUAT] is None
