"""The plan on the desk: every wish goes through here, is held against the client, and is a step.

Whatever a trainer does, with the mouse, with two clicks or with keys, ends in one call of
`PlanEditor`.  An exercise that does not suit lands as the one that does; the swap belongs to the
same step, so that one undo takes both back.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from studio.clock import Clock
from studio.errors import NeedsEvidence
from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug, ItemId, SessionId, TrainerId
from studio.planning import edits
from studio.planning.desk import PlanDesk
from studio.planning.fitting import Fate, Fitting, Landing
from studio.planning.history import Label
from studio.planning.intake import Filled, Intake, wish_of
from studio.planning.offers import Offer, Offers
from studio.planning.rules import Access, Hours
from studio.planning.templates import WeekTemplate
from studio.planning.week_plan import (
    DailyHabit,
    KeptOriginal,
    PlannedExercise,
    Substitution,
    TrainingSession,
    WeekPlan,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An exercise is in the plan; `swap` says what it stands in for, if it does."""

    plan: WeekPlan
    item_id: ItemId
    swap: Substitution | None = None


@dataclass(frozen=True, slots=True)
class NeedsDecision:
    """Nothing was changed: there is no stand-in, and `offers` says why and what would help."""

    exercise: ExerciseSlug
    offers: Offers


class PlanEditor(PlanDesk):
    """Owns one open week and its history; tells its one listener after every change."""

    def __init__(
        self,
        plan: WeekPlan,
        fitting: Fitting,
        access: Access,
        *,
        new_id: Callable[[], str],
        clock: Clock,
        hours: Hours | None = None,
    ) -> None:
        super().__init__(plan, access, new_id=new_id, clock=clock, hours=hours)
        self.fitting = fitting

    def refit(self, fitting: Fitting, access: Access) -> None:
        """Hold everything against other limits from now on; the history stays."""
        self.fitting = fitting
        self.access = access

    def preview(self, slug: ExerciseSlug, dose: Prescription | None = None) -> Landing:
        """Return what placing an exercise would lead to; changes nothing and asks nobody."""
        return self.fitting.landing(slug, dose)

    def unsuited(self) -> tuple[ItemId, ...]:
        """Return what is planned although it no longer suits and no note says why."""
        return tuple(
            item.id
            for item in self._present.items
            if item.kept is None and not self.fitting.suits(item.exercise, item.dose)
        )

    # Exercises.

    def place(
        self,
        slug: ExerciseSlug,
        day: int,
        session_id: SessionId | None,
        index: int,
        dose: Prescription | None = None,
        *,
        title: str = "",
    ) -> Placed | NeedsDecision:
        """Put an exercise into a gap of a session, or into a new session on an empty day.

        Kilograms of the wish are never carried over to a stand-in.
        """
        self._check_open()
        landing = self.fitting.landing(slug, dose)
        if landing.fate is Fate.NOTHING:
            return NeedsDecision(slug, self.fitting.offers(slug, landing.dose))
        plan, session = self._with_session_on(day, session_id, title)
        item = PlannedExercise(
            ItemId(self._new_id()), landing.exercise, landing.dose, landing.substitution
        )
        plan = edits.insert(plan, session, index, [item])
        self._record(plan, _placing(slug, landing, day))
        return Placed(self.plan, item.id, landing.substitution)

    def move(
        self,
        item_ids: Collection[ItemId],
        day: int,
        session_id: SessionId | None,
        index: int,
        *,
        title: str = "",
    ) -> None:
        """Move exercises into a gap of a session, or into a new session on an empty day."""
        self._check_open()
        plan, session = self._with_session_on(day, session_id, title)
        plan = edits.move(plan, item_ids, session, index)
        self._record(plan, self._about("move", item_ids, day))

    def copy(
        self,
        item_ids: Collection[ItemId],
        day: int,
        session_id: SessionId | None,
        index: int,
        *,
        title: str = "",
    ) -> Filled:
        """Put copies of exercises of this week into a gap of a session."""
        items = [self.item(item_id) for item_id in item_ids]
        return self.paste(items, day, session_id, index, title=title)

    def paste(
        self,
        items: Iterable[PlannedExercise],
        day: int,
        session_id: SessionId | None,
        index: int,
        *,
        title: str = "",
    ) -> Filled:
        """Put copies of planned exercises into a gap, each held against this client again."""
        self._check_open()
        pasted = list(items)
        plan, session = self._with_session_on(day, session_id, title)
        intake = self._intake()
        copies = [copy for item in pasted if (copy := intake.copied(item))]
        plan = edits.insert(plan, session, index, copies)
        self._record(plan, Label("copy", _named(pasted, day)))
        return intake.result(self.plan)

    def remove(self, item_ids: Collection[ItemId]) -> None:
        """Take exercises out."""
        self._check_open()
        label = self._about("remove", item_ids)
        self._record(edits.remove(self._present, item_ids), label)

    def set_dose(self, item_id: ItemId, dose: Prescription) -> Placed | NeedsDecision:
        """Give an exercise another dose; one that is too much becomes a lighter one or a swap.

        Numbers typed one after the other are one step.
        """
        self._check_open()
        item = self.item(item_id)
        label = Label("dose", {"exercise": item.exercise})
        if item.kept is not None or self.fitting.suits(item.exercise, dose):
            swap = _without_limit(item.substitution, item.exercise)
            fitted = dose if item.kept else self.fitting.verdict(item.exercise, dose).dose
            changed = replace(item, dose=fitted, substitution=swap)
        else:
            landing = self.fitting.landing(item.exercise, dose)
            if landing.fate is Fate.NOTHING:
                return NeedsDecision(item.exercise, self.fitting.offers(item.exercise, dose))
            changed = _landed(item, landing)
        plan = edits.replace_item(self._present, changed)
        self._record(plan, label, merge_key=f"dose:{item_id}")
        return Placed(self.plan, item_id, changed.substitution)

    def set_note(self, item_id: ItemId, note: str) -> None:
        """Write a note beside an exercise."""
        self._check_open()
        item = self.item(item_id)
        plan = edits.replace_item(self._present, replace(item, note=note))
        self._record(plan, Label("note", {"exercise": item.exercise}), merge_key=f"note:{item_id}")

    # Swaps.

    def other_options(self, item_id: ItemId) -> tuple[Offer, ...]:
        """Return up to five other exercises for this place, the best first."""
        item = self.item(item_id)
        original, dose = wish_of(item)
        return self.fitting.options(original, dose, without=item.exercise)

    def substitute(self, item_id: ItemId, slug: ExerciseSlug) -> Placed:
        """Take another of the options instead; raises `KeyError` for anything else."""
        self._check_open()
        item = self.item(item_id)
        original, dose = wish_of(item)
        offer = {o.exercise.slug: o for o in self.other_options(item_id)}[slug]
        swap = None
        if not self.fitting.suits(original, dose):
            swap = self.fitting.stand_in(offer, original, dose)
        changed = replace(item, exercise=slug, dose=offer.dose, substitution=swap, kept=None)
        plan = edits.replace_item(self._present, changed)
        self._record(plan, Label("substitute", {"exercise": slug, "original": original}))
        return Placed(self.plan, item_id, swap)

    def may_use_original(self, item_id: ItemId) -> bool:
        """Tell whether a note may bring the original back: never against a medical answer."""
        swap = self.item(item_id).substitution
        if swap is None or swap.cause != "comfort" or not self.access.may_edit:
            return False
        grounds = self.fitting.grounds(swap.codes)
        covered = set(swap.codes) <= set(grounds.codes)
        return bool(grounds.findings) and covered and not grounds.medical

    def use_original(
        self, item_id: ItemId, *, reason: str, note: str, trainer_id: TrainerId
    ) -> Placed:
        """Put the original back with a trainer's note; it is asked about on the review date."""
        self._check_open()
        item = self.item(item_id)
        swap = item.substitution
        if swap is None or not self.may_use_original(item_id):
            closes = self.fitting.grounds(swap.codes).closes if swap else ()
            raise NeedsEvidence(closes=closes)
        kept = KeptOriginal(reason, note, trainer_id, swap.review_on or self._clock.today())
        changed = replace(
            item, exercise=swap.original, dose=swap.original_dose, substitution=None, kept=kept
        )
        plan = edits.replace_item(self._present, changed)
        self._record(plan, Label("keep_original", {"exercise": swap.original}))
        return Placed(self.plan, item_id)

    def recheck(self) -> Filled:
        """Let everything that no longer suits become what does, as one step."""
        self._check_open()
        plan = self._present
        swapped: list[ItemId] = []
        left: list[ExerciseSlug] = []
        for item in map(self.item, self.unsuited()):
            landing = self.fitting.landing(item.exercise, item.dose)
            if landing.fate is Fate.NOTHING:
                left.append(item.exercise)
            else:
                plan = edits.replace_item(plan, _landed(item, landing))
                swapped.append(item.id)
        self._record(plan, Label("recheck", {"count": str(len(swapped))}))
        return Filled(self.plan, tuple(swapped), tuple(left))

    # Sessions and days.

    def copy_session(self, session: TrainingSession, day: int) -> Filled:
        """Put a copy of a session, of this week or another, on a day, each exercise checked."""
        self._check_open()
        intake = self._intake()
        copied = intake.session(session, day)
        self._record(
            edits.add_session(self._present, copied),
            Label("copy_session", {"session": session.title, "day": str(day)}),
        )
        return intake.result(self.plan)

    def copy_day(self, source: int, target: int) -> Filled:
        """Put copies of all sessions of a day on another one."""
        self._check_open()
        intake = self._intake()
        plan = self._present
        for session in plan.on_day(source):
            plan = edits.add_session(plan, intake.session(session, target))
        self._record(plan, Label("copy_day", {"day": str(target)}))
        return intake.result(self.plan)

    # Whole weeks.

    def apply_template(self, template: WeekTemplate, titles: Mapping[str, str]) -> Filled:
        """Fill the week from a template in place of what is there, every slot fitted."""
        self._check_open()
        intake = self._intake()
        sessions = tuple(
            intake.from_template(session, day, titles)
            for session in template.sessions
            for day in session.days
        )
        plan = self._filled(sessions, template.habits, template.rest_days)
        self._record(plan, Label("template", {"template": template.key}))
        return intake.result(self.plan)

    def copy_week_from(self, source: WeekPlan) -> Filled:
        """Fill the week from another one in place of what is there, every exercise checked.

        Sessions keep their weekdays; one that falls outside the opening hours moves to the
        nearest time.  Notes travel only between weeks of the same client.
        """
        self._check_open()
        result = self.rehearse_copy(source)
        self._record(result.plan, Label("copy_week", {"monday": source.monday.isoformat()}))
        return replace(result, plan=self.plan)

    def rehearse_copy(self, source: WeekPlan) -> Filled:
        """Return what copying a week would lead to, and change nothing."""
        intake = self._intake(with_notes=source.client_id == self._present.client_id)
        sessions = tuple(intake.session(session, session.day) for session in source.sessions)
        return intake.result(self._filled(sessions, source.habits, source.rest_days))

    # Inside.

    def _with_session_on(
        self, day: int, session_id: SessionId | None, title: str
    ) -> tuple[WeekPlan, SessionId]:
        """Return the week with the session to drop into, made on an empty day."""
        if session_id is not None:
            return self._present, self._present.session(session_id).id
        existing = self._present.on_day(day)
        if existing:
            return self._present, existing[-1].id
        made = TrainingSession(SessionId(self._new_id()), day, title)
        return edits.add_session(self._present, made), made.id

    def _filled(
        self,
        sessions: tuple[TrainingSession, ...],
        habits: Iterable[DailyHabit],
        rest_days: frozenset[int],
    ) -> WeekPlan:
        fitting = tuple(h for h in habits if self.fitting.suits(h.exercise, h.dose))
        return replace(self._present, sessions=sessions, habits=fitting, rest_days=rest_days)

    def _intake(self, *, with_notes: bool = True) -> Intake:
        return Intake(
            self.fitting,
            self._new_id,
            self._clock.today(),
            hours=self._hours,
            with_notes=with_notes,
        )

    def _about(self, code: str, item_ids: Collection[ItemId], day: int | None = None) -> Label:
        return Label(code, _named([self.item(item_id) for item_id in item_ids], day))


def _landed(item: PlannedExercise, landing: Landing) -> PlannedExercise:
    """Return *item* as it lands; a swap of a swap still remembers the first wish."""
    swap = landing.substitution
    earlier = item.substitution
    if swap is not None and earlier is not None and earlier.original != item.exercise:
        swap = replace(swap, original=earlier.original, original_dose=earlier.original_dose)
    return replace(item, exercise=landing.exercise, dose=landing.dose, substitution=swap, kept=None)


def _without_limit(swap: Substitution | None, exercise: ExerciseSlug) -> Substitution | None:
    """Return no swap for a lighter dose of the same exercise once the dose fits by itself."""
    return None if swap is not None and swap.original == exercise else swap


def _placing(slug: ExerciseSlug, landing: Landing, day: int) -> Label:
    values = {"exercise": landing.exercise, "day": str(day)}
    if landing.fate is Fate.BECOMES:
        return Label("place_as", {**values, "original": slug})
    return Label("place", values)


def _named(items: Iterable[PlannedExercise], day: int | None = None) -> dict[str, str]:
    found = list(items)
    values = {"count": str(len(found))}
    if found:
        values["exercise"] = found[0].exercise
    return values if day is None else {**values, "day": str(day)}
