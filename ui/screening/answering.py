"""From what is pressed on a page to the flow, to the disk, and on to the next page."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from studio.clock import Clock
from studio.errors import WrongInput
from studio.ids import TrainerId
from studio.screening.flow import ScreeningFlow, Unsettled
from studio.screening.pages import URGENT
from studio.screening.questionnaire import Questionnaire
from ui.screening.draft_keeper import DraftKeeper
from ui.screening.page_view import PageView


class Answering(QObject):
    """Gives answers to the flow and moves it.

    `page_due` asks for the page the flow is on, once all answers before it are on disk; an
    urgent answer asks for it at once.  `answers_changed` asks the page to show them again.
    """

    page_due = Signal()
    answers_changed = Signal()
    not_taken = Signal(str, object)  # key and error
    area_changed = Signal(str, int)  # name of the part, and its number; 0 when it was removed

    def __init__(
        self,
        flow: ScreeningFlow,
        keeper: DraftKeeper,
        questionnaire: Questionnaire,
        clock: Clock,
        actor: TrainerId | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._keeper = keeper
        self._questionnaire = questionnaire
        self._clock = clock
        self._actor = actor

    def attach(self, view: PageView) -> None:
        """Listen to a page."""
        view.answered.connect(self.on_answered)
        view.committed.connect(self.on_committed)
        view.cleared.connect(self.on_cleared)
        view.noted.connect(self.on_noted)
        view.continue_wanted.connect(self.go_on)

    # Answers

    def on_answered(self, key: str, value: object) -> None:
        """Take an answer; the page stays."""
        if self._take(key, value):
            self._keeper.save()

    def on_committed(self, key: str, value: object) -> None:
        """Take an answer and go on."""
        if self._take(key, value):
            self.go_on()

    def on_cleared(self, key: str) -> None:
        """Take an answer back."""
        self._flow.clear(key, self._actor, self._clock.now())
        self._saved_soon()

    def on_noted(self, question: str, text: str) -> None:
        """Keep the words beside an answer."""
        if text != self._flow.book.note_of(question):
            self._flow.book.note(question, text)
            self._keeper.save()

    def on_spot(self, key: str) -> None:
        """Mark a part of the picture, or take its mark away."""
        spot = next(area for area in self._questionnaire.areas if area.key == key)
        area = self._flow.toggle_spot(spot, self._actor, self._clock.now())
        areas = self._flow.book.areas
        self.area_changed.emit(spot.name, areas.index(area) + 1 if area in areas else 0)
        if not self._stopped():
            self._saved_soon()

    def on_area_removed(self, area: str) -> None:
        """Take a marked area away."""
        name = ", ".join(spot.name for spot in self._flow.book.spots_of(area))
        self._flow.remove_area(area, self._actor, self._clock.now())
        self.area_changed.emit(name, 0)
        self._saved_soon()

    def on_near_area(self, area: str) -> None:
        """Mark an area beside another one."""
        if self._keeper.is_waiting:
            return
        self._flow.mark_area(area, self._actor, self._clock.now())
        spots = self._flow.book.spots_of(area)
        name = ", ".join(spot.name for spot in spots)
        self.area_changed.emit(name, len(self._flow.book.areas))
        if not self._stopped():
            self._saved_soon()

    def on_nothing_near(self) -> None:
        """Record that nothing beside what is marked is sore."""
        self._flow.leave_neighbors(self._actor, self._clock.now())
        self._saved_soon()

    def on_together(self) -> None:
        """Let one answer stand for all marked areas."""
        self._flow.answer_together(self._actor, self._clock.now())
        self._saved_soon()

    def on_apart(self) -> None:
        """Give every marked area its own answers again."""
        self._flow.answer_apart()
        self._saved_soon()

    def on_changed(self, choices: Sequence[str], sections: Sequence[str]) -> None:
        """Take what is new since the last time; nothing chosen leaves it open."""
        if choices:
            self._flow.say_changed(choices, sections, self._actor, self._clock.now())
        else:
            self._flow.unsay_changed()
        self._saved_soon()

    def on_kept(self, item: Unsettled) -> None:
        """Record that the careful reading stands."""
        self._flow.keep(item, self._actor, self._clock.now())
        self._saved_soon()

    def on_phone(self, on: bool) -> None:  # noqa: FBT001 - what the switch says
        """Record that this is asked on the telephone, or in person after all."""
        if on:
            self._flow.ask_by_phone(self._actor, self._clock.now())
        else:
            self._flow.ask_in_person()
        self._saved_soon()

    # Moving

    def go_on(self) -> None:
        """Move to the next page and show it as soon as everything is on disk."""
        if self._keeper.is_waiting:
            return
        if self._flow.next():
            self._keeper.save(self.page_due.emit)
        elif not self._stopped():
            self.answers_changed.emit()

    def on_areas_wanted(self) -> None:
        """Go to the picture."""
        if not self._keeper.is_waiting:
            self._flow.mark_areas()
            self._keeper.save(self.page_due.emit)

    def go_to(self, key: str) -> None:
        """Go to the page of a question, to come back afterwards."""
        if not self._keeper.is_waiting:
            self._flow.go_to(key)
            self._keeper.save(self.page_due.emit)

    def _take(self, key: str, value: object) -> bool:
        """Give an answer to the flow; `False` if it was not taken or means to stop at once."""
        if self._keeper.is_waiting:
            return False
        try:
            self._flow.answer(key, value, self._actor, self._clock.now())
        except WrongInput as error:
            self.not_taken.emit(key, error)
            return False
        if self._stopped():
            return False
        self.answers_changed.emit()
        return True

    def _stopped(self) -> bool:
        if self._flow.current is not URGENT:
            return False
        self.page_due.emit()
        return True

    def _saved_soon(self) -> None:
        self.answers_changed.emit()
        self._keeper.save()
