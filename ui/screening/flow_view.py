"""Sign-up and screening in the full window: the bar, one page at a time, and its keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.clock import Clock
from studio.errors import ScreeningIncomplete, StudioError, WrongInput
from studio.ids import TrainerId
from studio.screening.flow import ScreeningFlow, still_fresh
from studio.screening.pages import CHECK, URGENT
from studio.screening.screening import Screening, Status
from studio.services.clients import ClientService
from studio.services.consents import ConsentService
from studio.services.content import Content
from studio.services.screening import ScreeningService
from studio.settings import StudioProfile
from studio.team import Trainer
from ui.screening.about_form import About
from ui.screening.about_page import AboutPage
from ui.screening.check_page import CheckPage
from ui.screening.flow_bar import FlowBar
from ui.screening.flow_end import FlowEnd
from ui.screening.flow_pages import FlowPages
from ui.screening.keys import is_enter
from ui.screening.outcome_page import OutcomePage
from ui.screening.page_view import NO_ANSWERS, PageView, Timing
from ui.screening.pause_sheet import PauseSheet
from ui.screening.sign_up import Resumed, SignUp
from ui.screening.sitting import Backing, Sitting
from ui.screening.urgent_page import UrgentPage
from ui.shell.announce import announce
from ui.shell.errors import sentence
from ui.shell.tasks import TaskRunner
from ui.widgets.banner import Banner
from ui.widgets.icons import Icon

_LAST_STEP = 12


class ScreeningFlowView(QWidget):
    """Leads one person from the first field to a confirmed outcome.

    Every answer is on disk before the next page shows.  `finished` comes with the confirmed
    screening, before the wish for what follows; `parked` when the draft rests.
    """

    finished = Signal(object)
    parked = Signal()
    plan_requested = Signal(str)  # client id
    letter_requested = Signal(object)  # screening
    summary_requested = Signal(object)  # screening
    declaration_requested = Signal(object)  # screening, to be signed on paper
    registered = Signal(object)  # a client whose screening waits for another day
    client_requested = Signal(str)  # the profile of somebody who is already a client

    def __init__(
        self,
        tasks: TaskRunner,
        screening_service: ScreeningService,
        client_service: ClientService,
        content: Content,
        clock: Clock,
        trainers: Sequence[Trainer],
        actor: TrainerId | None,
        client: Client | None,
        parent: QWidget | None = None,
        *,
        profile: StudioProfile | None = None,
        timing: Timing | None = None,
        consent_service: ConsentService | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("flow")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._backing = Backing(
            tasks,
            screening_service,
            consent_service,
            content,
            clock,
            tuple(trainers),
            actor,
            profile or StudioProfile(),
            timing or Timing(),
        )
        self._view: PageView | None = None
        self._names_hidden = False
        self._is_again = False
        self._sign_up = SignUp(
            tasks,
            client_service,
            screening_service,
            actor,
            self,
            client=client,
            consents=consent_service,
        )
        self._sign_up.ready.connect(self._on_signed_up)
        self._sign_up.registered.connect(self.registered)
        self._sign_up.found_others.connect(self._on_found_others)
        self._sign_up.refused.connect(self._on_refused)
        self._pages = FlowPages(self._backing, self._sign_up, self)
        self._build()
        self._begin(None)
        if client is None:
            self._show_current()
        else:
            self._sign_up.resume(self._on_resumed)

    @property
    def flow(self) -> ScreeningFlow:
        """Return the conversation behind the pages."""
        return self._flow

    @property
    def page(self) -> PageView | None:
        """Return the page that is shown."""
        return self._view

    @property
    def client(self) -> Client | None:
        """Return who is signing up, once they are stored."""
        return self._sign_up.client

    def park(self) -> None:
        """Let the sign-up rest, once everything is on disk."""
        if self._keeper.screening is None or isinstance(self._view, OutcomePage | UrgentPage):
            self._on_parked()  # nothing is stored yet, or it is a proposal and stays one
            return
        self._leave_field()
        self._keeper.save(self._on_parked)

    def hide_names(self, *, hidden: bool) -> None:
        """Keep what is urgent from the room while names are hidden."""
        self._names_hidden = hidden
        self._end.hide_names(hidden=hidden)
        if isinstance(self._view, UrgentPage):
            self._end.show_urgent(self._view.outcome)

    # Beginning

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = FlowBar(self)
        self._bar.back_wanted.connect(self._on_back)
        self._bar.pause_wanted.connect(self.park)
        column.addWidget(self._bar)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        self._banner = Banner("", self, icon=Icon.WARNING, tone="attention", name="flow.banner")
        self._banner.hide()
        self._banner.acted.connect(self._on_retry)
        below = QVBoxLayout()
        below.setContentsMargins(28, 0, 28, 12)
        below.addWidget(self._banner)
        column.addLayout(below)
        self._sheet = PauseSheet(self)
        self._sheet.pause_wanted.connect(self.park)

    def _begin(self, draft: Screening | None) -> None:
        sitting = self._sitting = Sitting(self._backing, draft, self._pages.last_time, self)
        sitting.keeper.failed.connect(self._on_not_saved)
        sitting.keeper.recovered.connect(self._banner.hide)
        sitting.answering.page_due.connect(self._show_current)
        sitting.answering.answers_changed.connect(self._on_answers_changed)
        sitting.answering.not_taken.connect(self._on_not_taken)
        sitting.answering.area_changed.connect(self._on_area_changed)
        sitting.steps.refused.connect(self._on_refused)
        end = self._end = FlowEnd(self._pages, sitting, self)
        end.hide_names(hidden=self._names_hidden)
        end.page_made.connect(self._show_end)
        end.finished.connect(self.finished)
        end.plan_requested.connect(self.plan_requested)
        end.letter_requested.connect(self.letter_requested)
        end.summary_requested.connect(self.summary_requested)
        end.declaration_requested.connect(self.declaration_requested)
        self._flow, self._keeper = sitting.flow, sitting.keeper
        self._answering, self._steps = sitting.answering, sitting.steps

    def _on_resumed(self, found: Resumed) -> None:
        screening, content = found.screening, self._backing.content
        fresh = still_fresh(screening, content.questionnaire, self._backing.clock.now())
        is_stale = fresh.answers is not screening.answers
        self._is_again = bool(found.last_time)
        stale = screening.answers if is_stale else NO_ANSWERS
        self._pages.last_time = found.last_time or stale
        self._pages.consents = found.consents
        self._begin(fresh)
        self._keeper.begin(fresh, version=found.version, proposed=found.proposed)
        waits_for_confirmation = fresh.status is Status.PROPOSED and not is_stale
        if waits_for_confirmation and self._flow.current is CHECK:
            self._steps.show()
        else:
            self._show_current()

    # The first page

    def _on_found_others(self, clients: Sequence[Client]) -> None:
        if isinstance(self._view, AboutPage):
            self._view.show_same_people(clients)

    def _on_signed_up(self, screening: Screening, about: About) -> None:
        if self._keeper.screening is None:
            self._keeper.begin(screening)
        for key, value in _answers_of(about).items():
            if value != (self._flow.book.value(key) or ""):
                self._flow.answer(key, value, self._backing.actor, self._backing.clock.now())
        self._answering.go_on()

    # Answers

    def _on_answers_changed(self) -> None:
        if self._view is not None:
            self._view.refresh()

    def _on_not_taken(self, key: str, error: WrongInput) -> None:
        if self._view is not None:
            self._view.show_error(key, error)

    def _on_area_changed(self, name: str, number: int) -> None:
        if number:
            announce(self, self.tr("{area} added, area {n}").format(area=name, n=number))
        else:
            announce(self, self.tr("{area} removed").format(area=name))

    def _on_back(self) -> None:
        if self._keeper.is_waiting:
            return
        self._leave_field()
        if isinstance(self._view, OutcomePage) or self._flow.back():
            self._show_current()
            self._keeper.save()

    def _leave_field(self) -> None:
        """Let a field that is being written in tell what it holds."""
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.clearFocus()

    # What did not work

    def _on_refused(self, error: StudioError) -> None:
        if isinstance(self._view, AboutPage | OutcomePage | UrgentPage):
            self._view.show_refusal(error)
        elif self._view is not None:
            self._view.say(sentence(error, self._backing.content.words))

    def _on_not_saved(self, error: StudioError) -> None:
        if isinstance(error, ScreeningIncomplete):
            self._on_refused(error)
            return
        text = sentence(error, self._backing.content.words)
        kept = self.tr("The answers are kept in this window. {why}").format(why=text)
        self._banner.show_text(kept, self.tr("Try again"))
        self._banner.show()
        announce(self, kept, assertive=True)

    def _on_retry(self) -> None:
        self._keeper.retry()

    def _on_parked(self) -> None:
        if self._keeper.screening is not None:
            text = self.tr("Saved. {name} can continue any time.").format(name=self._name)
            announce(self, text)
        self.parked.emit()

    # Pages

    def _show_current(self) -> None:
        page = self._flow.current
        if page is URGENT:
            self._end.show_urgent(self._flow.outcome)
            self._steps.propose_urgent()
            return
        view = self._pages.page(page, self._sitting)
        if isinstance(view, AboutPage):
            view.existing_chosen.connect(self.client_requested)
        elif isinstance(view, CheckPage):
            view.visit_wanted.connect(self.park)
        self._put(view)
        self._bar.show_back(self.tr("Back"), shown=not self._flow.is_first)

    def _show_end(self, view: PageView) -> None:
        """Show an outcome, or what is urgent; both are said at once."""
        self._put(view)
        if isinstance(view, UrgentPage):
            self._bar.show_back(self.tr("Correct an answer"), shown=not self._names_hidden)
            announce(self, view.spoken, assertive=True)
            return
        self._bar.show_back(self.tr("Change answers"), shown=True)
        self._bar.show_progress(self._name, _LAST_STEP, _LAST_STEP, again=self._is_again)
        announce(self, view.heading.accessibleName())

    def _put(self, view: PageView) -> None:
        old, self._view = self._view, view
        self._answering.attach(view)
        self._place.addWidget(view)
        view.show()
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        done, count = self._flow.progress
        self._bar.show_progress(self._name, done, count, again=self._is_again)
        step = self.tr("Step {n} of {count}").format(n=done, count=count)
        view.heading.setAccessibleDescription(step)
        view.appear()

    @property
    def _name(self) -> str:
        return self.client.first_name if self.client is not None else ""

    # Keys

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to where the page begins."""
        if self._view is not None:
            self._view.first_focus().setFocus(event.reason())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, go on, go back or pause; keys that are held down mean nothing."""
        view = self._view
        if event.isAutoRepeat() or view is None or self._keeper.is_waiting:
            return
        if event.key() == Qt.Key.Key_Escape:
            self._sheet.ask(name=self._name, saved=self._keeper.screening is not None)
        elif view.shown_for.elapsed() < self._backing.timing.guard_ms:
            return
        elif is_enter(event):
            view.try_continue()
        elif event.key() == Qt.Key.Key_Backspace:
            if not isinstance(self.focusWidget(), QLineEdit):
                self._on_back()
        elif not view.handle_key(event):
            super().keyPressEvent(event)


def _answers_of(about: About) -> dict[str, object]:
    given: dict[str, object] = {
        "a.dob": about.birth_date.isoformat(),
        "a.consent": "yes",
        "a.contact": about.contact,
        "a.gp": about.practice,
    }
    if about.guardian:
        given["a.guardian"] = "yes"
    return given
