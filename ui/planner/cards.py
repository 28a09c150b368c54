"""The cards that float above the week, and when each of them opens."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.errors import OutsideHours
from studio.ids import ExerciseSlug, ItemId, SessionId, TrainerId
from studio.planning.templates import WeekTemplate
from studio.planning.week_plan import PlannedExercise, TrainingSession
from studio.services.content import Content
from ui.planner.deeds import Deeds
from ui.planner.item_card import ItemCard, ItemFacts
from ui.planner.open_plans import OpenPlan
from ui.planner.session_form import SessionForm
from ui.planner.swap_card import SwapCard
from ui.planner.swap_facts import SwapFacts, SwapTeller
from ui.planner.template_card import TemplatesPopover
from ui.planner.week_board import WeekBoard
from ui.planner.wording import PlannerWords
from ui.widgets.dates import month_day
from ui.widgets.overlay import OverlayHost

_CLOSED_WORDS = "error.outside_hours"


class Cards(QObject):
    """Opens at most one card at a time, beside what it is about."""

    search_wanted = Signal(str)
    answer_wanted = Signal()

    def __init__(
        self,
        host: OverlayHost,
        board: WeekBoard,
        deeds: Deeds,
        content: Content,
        wording: PlannerWords,
        actor: Callable[[], TrainerId | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._deeds = deeds
        self._content = content
        self._wording = wording
        self._actor = actor
        self._teller = SwapTeller(wording, self)
        self._plan: OpenPlan | None = None
        self._name = ""
        self._is_hidden = False
        self._tour: tuple[ItemId, ...] = ()
        self.swap = SwapCard(host, self._teller, content.catalog, content.figures)
        self.item = ItemCard(host, self._teller, content.figures)
        self.session = SessionForm(host)
        self.templates = TemplatesPopover(host, content.words)
        self._connect()

    def show(self, plan: OpenPlan | None, name: str, *, hidden: bool) -> None:
        """Take over another plan; *name* is the client's as it may be read now."""
        if plan is not self._plan:
            self.dismiss()
        self._plan = plan
        self._name = name
        self._is_hidden = hidden

    def refresh(self) -> None:
        """Close what is about something that is no longer so."""
        for card in (self.swap, self.item):
            facts = card.facts
            item = self._item(facts.item_id) if facts is not None else None
            if facts is not None and (item is None or item.exercise != _exercise_of(facts)):
                card.dismiss()

    def dismiss(self) -> None:
        """Close whatever is open."""
        for card in (self.swap, self.item, self.session, self.templates):
            card.dismiss()

    def open_item(self, item_id: str) -> None:
        """Open the card of an exercise: the swap where there is one, else dose and note."""
        item = self._item(item_id)
        if item is not None and item.substitution is not None:
            self.open_swap(item_id)
        elif item is not None:
            self.open_details(item_id)

    def open_swap(self, item_id: str) -> None:
        """Open the card of a swap beside its row."""
        item, row = self._item(item_id), self._board.grid.row(item_id)
        if self._plan is None or item is None or row is None or item.substitution is None:
            return
        facts = self._teller.facts(item, self._plan.editor, self._name, hidden=self._is_hidden)
        self._board.grid.show_row(row)
        self.swap.show_swap(row, facts, self._plan.week.trainers, self._actor() or "")

    def open_details(self, item_id: str) -> None:
        """Open dose and note of an exercise."""
        item, row = self._item(item_id), self._board.grid.row(item_id)
        if item is not None and row is not None and self._deeds.may_edit:
            self._board.grid.show_row(row)
            self.item.show_item(row, self._item_facts(item))

    def open_options(self, item_id: str) -> None:
        """Open the other options of an exercise."""
        item = self._item(item_id)
        if item is None or not self._deeds.may_edit:
            return
        self.open_item(item_id)
        (self.swap if item.substitution else self.item).show_options()

    def open_session(self, session_id: str) -> None:
        """Open the header of a session for editing."""
        card = self._board.grid.card(session_id)
        if self._plan is None or card is None or not self._deeds.may_edit:
            return
        session = self._plan.editor.plan.session(SessionId(session_id))
        self.session.show_session(session, self._plan.week.trainers, card.header)

    def open_templates(self, templates: Sequence[WeekTemplate], target: QWidget) -> None:
        """Open the templates below the button that asks for them."""
        if self._deeds.may_edit:
            self.templates.show_templates(templates, target)

    def tour(self, item_ids: Sequence[ItemId]) -> None:
        """Open the first of these swaps; Left and Right lead on to the others."""
        self._tour = tuple(item_ids)
        if self._tour:
            self.open_swap(self._tour[0])

    # Inside.

    def _connect(self) -> None:
        self.swap.undo_wanted.connect(self._deeds.undo)
        self.swap.option_chosen.connect(self._on_option)
        self.swap.original_wanted.connect(self._on_original)
        self.swap.details_wanted.connect(self.open_details)
        self.swap.search_wanted.connect(self.search_wanted)
        self.swap.answer_wanted.connect(self.answer_wanted)
        self.swap.stepped.connect(self._on_stepped)
        self.item.dose_typed.connect(self._on_dose)
        self.item.note_typed.connect(self._on_note)
        self.item.option_chosen.connect(self._on_option)
        self.item.remove_wanted.connect(self._on_remove)
        self.item.search_wanted.connect(self.search_wanted)
        self.session.changed.connect(self._on_session)
        self.templates.chosen.connect(self._deeds.apply_template)

    def _on_option(self, item_id: str, slug: str) -> None:
        self.dismiss()
        self._deeds.substitute(ItemId(item_id), ExerciseSlug(slug))
        self.open_swap(item_id)

    def _on_original(self, item_id: str, reason: str, note: str, trainer_id: str) -> None:
        self.dismiss()
        self._deeds.use_original(ItemId(item_id), reason, note, TrainerId(trainer_id))

    def _on_dose(self, item_id: str, dose: object) -> None:
        self._deeds.type_dose(item_id, dose)

    def _on_note(self, item_id: str, note: str) -> None:
        self._deeds.set_note(ItemId(item_id), note)

    def _on_remove(self, item_id: str) -> None:
        self._deeds.remove([ItemId(item_id)])

    def _on_session(self, session: TrainingSession) -> None:
        problem = self._deeds.change_session(session)
        if problem is None:
            self.session.dismiss()
            return
        self.session.show_problem(self._content.words[_CLOSED_WORDS], _times(problem))

    def _on_stepped(self, step: int) -> None:
        facts = self.swap.facts
        if facts is not None and facts.item_id in self._tour:
            at = (self._tour.index(facts.item_id) + step) % len(self._tour)
            self.open_swap(self._tour[at])

    def _item(self, item_id: str) -> PlannedExercise | None:
        if self._plan is None:
            return None
        found = (item for item in self._plan.editor.plan.items if item.id == item_id)
        return next(found, None)

    def _item_facts(self, item: PlannedExercise) -> ItemFacts:
        exercise = self._content.catalog.get(item.exercise)
        editor = self._deeds.editor
        return ItemFacts(
            item_id=item.id,
            slug=item.exercise,
            pattern=exercise.pattern,
            name=exercise.name,
            cue=exercise.cue,
            dose=self._wording.dose(item.dose),
            note=item.note,
            kept=self._kept(item),
            options=editor.other_options(item.id) if editor else (),
        )

    def _kept(self, item: PlannedExercise) -> str:
        kept = item.kept
        if kept is None or self._plan is None:
            return ""
        names = {trainer.id: trainer.name for trainer in self._plan.week.trainers}
        return self.tr("{reason}: {note} ({name}, review {date})").format(
            reason=self._content.words.get(f"kept_because.{kept.reason}", kept.reason),
            note=kept.note,
            name=names.get(kept.trainer_id, self.tr("a trainer")),
            date=month_day(kept.review_on),
        )


def _exercise_of(facts: SwapFacts | ItemFacts) -> str:
    return facts.exercise if isinstance(facts, SwapFacts) else facts.slug


def _times(problem: OutsideHours) -> tuple[int, ...]:
    times = problem.values.get("times", ())
    return times if isinstance(times, tuple) else ()
