"""Building the pages of a sign-up and joining each to what it wishes for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose
from studio.screening.outcome import Outcome
from studio.screening.pages import CHECK, Page, PageKind
from studio.screening.screening import Answers, Screening
from ui.screening.about_page import AboutPage
from ui.screening.ask_areas_page import AskAreasPage
from ui.screening.body_page import BodyPage
from ui.screening.changed_page import ChangedPage
from ui.screening.check_page import CheckPage
from ui.screening.outcome_page import OutcomePage
from ui.screening.page_view import NO_ANSWERS, Ground, PageView
from ui.screening.question_page import page_for_question
from ui.screening.rows_page import RowsPage
from ui.screening.sign_up import SignUp
from ui.screening.sitting import Backing, Sitting
from ui.screening.tasks_page import TasksPage
from ui.screening.tick_page import TickPage
from ui.screening.trainer_picker import TrainerPicker
from ui.screening.urgent_page import UrgentPage


class FlowPages:
    """Makes pages; which one is shown, and what follows from it, is the view's to say."""

    def __init__(self, backing: Backing, sign_up: SignUp, parent: QWidget) -> None:
        self._backing = backing
        self._sign_up = sign_up
        self._parent = parent
        self.last_time: Answers = NO_ANSWERS
        self.consents: Mapping[Purpose, Consent] = MappingProxyType({})

    def page(self, page: Page, sitting: Sitting) -> PageView:
        """Return the page for a step of the conversation."""
        ground = self.ground(sitting)
        if page.kind is PageKind.ABOUT:
            return self._about(page, ground)
        if page is CHECK:
            return self._check(ground, sitting)
        if page.kind is PageKind.BODY:
            body = BodyPage(ground, page, self._parent)
            body.spot_toggled.connect(sitting.answering.on_spot)
            body.area_removed.connect(sitting.answering.on_area_removed)
            body.near_wanted.connect(sitting.answering.on_near_area)
            body.near_left.connect(sitting.answering.on_nothing_near)
            body.together_wanted.connect(sitting.answering.on_together)
            body.apart_wanted.connect(sitting.answering.on_apart)
            return body
        if page.kind is PageKind.CHANGED:
            changed = ChangedPage(ground, self._backing.content.rescreen, page, self._parent)
            changed.changed.connect(sitting.answering.on_changed)
            return changed
        if page.kind is PageKind.ASK_AREAS:
            asking = AskAreasPage(ground, page, self._parent)
            asking.areas_wanted.connect(sitting.answering.on_areas_wanted)
            return asking
        return _PLAIN[page.kind](ground, page, self._parent)

    def outcome(self, screening: Screening, sitting: Sitting) -> OutcomePage:
        """Return the page of a proposed outcome."""
        view = OutcomePage(
            self.ground(sitting),
            screening,
            self._parent,
            client=self._client,
            profile=self._backing.profile,
            picker=self._picker("outcome.trainer"),
            trainers=self._backing.trainers,
            on_paper=sitting.steps.signs_on_paper,
        )
        view.change_wanted.connect(sitting.answering.go_to)
        view.note_written.connect(sitting.steps.note)
        return view

    def urgent(self, outcome: Outcome, sitting: Sitting, *, hidden: bool) -> UrgentPage:
        """Return the page of an urgent outcome."""
        view = UrgentPage(
            self.ground(sitting),
            outcome,
            self._parent,
            profile=self._backing.profile,
            picker=self._picker("urgent.trainer"),
            hidden=hidden,
        )
        view.letter_wanted.connect(sitting.steps.letter)
        return view

    def ground(self, sitting: Sitting) -> Ground:
        """Return what every page stands on."""
        return Ground(
            flow=sitting.flow,
            content=self._backing.content,
            clock=self._backing.clock,
            timing=self._backing.timing,
            name=self._client.first_name if self._client is not None else "",
            last_time=self.last_time,
        )

    @property
    def _client(self) -> Client | None:
        return self._sign_up.client

    def _about(self, page: Page, ground: Ground) -> AboutPage:
        view = AboutPage(ground, page, self._parent, client=self._client)
        view.submitted.connect(self._sign_up.submit)
        view.saved_for_later.connect(self._sign_up.save_for_later)
        view.different_person.connect(self._sign_up.insist)
        return view

    def _check(self, ground: Ground, sitting: Sitting) -> CheckPage:
        view = CheckPage(
            ground,
            self._parent,
            client=self._client,
            picker=self._picker("check.trainer"),
            proposed=sitting.keeper.proposed,
            version=sitting.keeper.version,
            consents=self.consents if self._backing.consents is not None else None,
        )
        view.change_wanted.connect(sitting.answering.go_to)
        view.kept.connect(sitting.answering.on_kept)
        view.phone_wanted.connect(sitting.answering.on_phone)
        view.confirm_wanted.connect(sitting.steps.propose)
        return view

    def _picker(self, name: str) -> TrainerPicker:
        backing = self._backing
        words = backing.content.words
        return TrainerPicker(backing.trainers, backing.actor, words, self._parent, name=name)


_PLAIN: dict[PageKind, Callable[[Ground, Page, QWidget], PageView]] = {
    PageKind.QUESTION: page_for_question,
    PageKind.TICKS: TickPage,
    PageKind.ROWS: RowsPage,
    PageKind.STAFF: RowsPage,
    PageKind.AREA: RowsPage,
    PageKind.TASKS: TasksPage,
}
