"""Any history of wishes, taken back to the start and done again to the end."""

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from studio.exercises.prescription import Prescription, Span
from studio.ids import ExerciseSlug, ItemId, SessionId, TrainerId
from studio.planning.editor import Placed
from studio.planning.week_plan import DailyHabit, WeekPlan
from tests.studio.planning import maya

SLUGS = tuple(
    map(
        ExerciseSlug,
        (
            *("squat_barbell_back", "squat_goblet", "squat_bodyweight", "deadlift_barbell"),
            *("row_barbell_bent_over", "dead_bug", "burpee", "cat_cow", "overhead_press_barbell"),
        ),
    )
)
days = st.integers(0, 6)
gaps = st.integers(-1, 9)
slugs = st.sampled_from(SLUGS)
loads = st.one_of(st.none(), st.integers(0, 40).map(lambda kg: kg * 2_500))
doses = st.builds(
    lambda sets, reps, load: Prescription(Span(sets, sets), reps=Span(reps, reps), load_g=load),
    st.integers(1, 5),
    st.integers(1, 15),
    loads,
)


class AnyHistory(RuleBasedStateMachine):
    """Drives the editor as three trainers with a mouse and a keyboard would."""

    items = Bundle("items")

    def __init__(self) -> None:
        super().__init__()
        self.editor = maya.an_editor()
        self.start = self.editor.plan
        self.heard: list[WeekPlan] = []
        self.editor.listen(self.heard.append)

    @rule(target=items, slug=slugs, day=days, gap=gaps, dose=st.one_of(st.none(), doses))
    def place(self, slug: ExerciseSlug, day: int, gap: int, dose: Prescription | None) -> ItemId:
        result = self.editor.place(slug, day, None, gap, dose, title="Session")
        assert isinstance(result, Placed)
        return result.item_id

    @rule(item=items, day=days, gap=gaps)
    def move(self, item: ItemId, day: int, gap: int) -> None:
        if self._has(item):
            self.editor.move([item], day, None, gap)

    @rule(item=items, day=days)
    def copy(self, item: ItemId, day: int) -> None:
        if self._has(item):
            self.editor.copy([item], day, None, 0)

    @rule(item=consumes(items))
    def remove(self, item: ItemId) -> None:
        if self._has(item):
            self.editor.remove([item])

    @rule(item=items, dose=doses)
    def set_dose(self, item: ItemId, dose: Prescription) -> None:
        if self._has(item):
            self.editor.set_dose(item, dose)

    @rule(item=items, number=st.integers(0, 4))
    def substitute(self, item: ItemId, number: int) -> None:
        if self._has(item):
            options = self.editor.other_options(item)
            if options:
                self.editor.substitute(item, options[number % len(options)].exercise.slug)

    @rule(item=items)
    def use_original(self, item: ItemId) -> None:
        if self._has(item) and self.editor.may_use_original(item):
            self.editor.use_original(
                item, reason="tested", note="Fine today.", trainer_id=TrainerId("dana")
            )

    @rule(day=days, number=st.integers(0, 9))
    def move_session(self, day: int, number: int) -> None:
        sessions = self.editor.plan.sessions
        if sessions:
            self.editor.move_session(sessions[number % len(sessions)].id, day)

    @rule(number=st.integers(0, 9))
    def remove_session(self, number: int) -> None:
        sessions = self.editor.plan.sessions
        if sessions:
            self.editor.remove_session(sessions[number % len(sessions)].id)

    @rule(day=days, title=st.sampled_from(["A", "B"]))
    def add_and_rename_session(self, day: int, title: str) -> None:
        added: SessionId = self.editor.add_session(day, "New")
        self.editor.change_session(replace(self.editor.plan.session(added), title=title))

    @rule(source=days, onto=days)
    def copy_day(self, source: int, onto: int) -> None:
        if len(self.editor.plan.sessions) < 12:
            self.editor.copy_day(source, onto)

    @rule(day=days, rest=st.booleans())
    def rest(self, day: int, rest: bool) -> None:
        self.editor.set_rest(day, rest=rest)

    @rule(minutes=st.integers(5, 30))
    def habit(self, minutes: int) -> None:
        dose = Prescription(minutes=Span(minutes, minutes), times_a_day=2)
        self.editor.set_habit(DailyHabit(ExerciseSlug("walk_10"), dose))

    @rule()
    def copy_itself(self) -> None:
        self.editor.copy_week_from(self.editor.plan)

    @rule()
    def undo(self) -> None:
        self.editor.undo()

    @rule()
    def redo(self) -> None:
        self.editor.redo()

    @rule()
    def back_to_the_start_and_forth(self) -> None:
        here, steps = self.editor.plan, self.editor.steps
        while self.editor.undo():
            pass
        assert self.editor.plan == self.start
        for _ in range(steps):
            self.editor.redo()
        assert self.editor.plan == here

    @invariant()
    def nothing_unsuited_without_a_note(self) -> None:
        assert self.editor.unsuited() == ()

    @invariant()
    def every_id_stands_once(self) -> None:
        plan = self.editor.plan
        assert len({item.id for item in plan.items}) == len(plan.items)
        assert len({session.id for session in plan.sessions}) == len(plan.sessions)

    @invariant()
    def the_listener_saw_it(self) -> None:
        assert not self.heard or self.heard[-1] == self.editor.plan

    def _has(self, item: ItemId) -> bool:
        return any(planned.id == item for planned in self.editor.plan.items)


AnyHistory.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyHistory = AnyHistory.TestCase
