"""The places of the window and the ways between them.

Places tell their wishes by signal; which place fulfils a wish is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from resources import resource
from studio.ids import ClientId, ExerciseSlug, ScreeningId, TrainerId
from studio.planning.week_plan import monday_of
from ui.shell.appearance import Appearance
from ui.shell.main_window import MainWindow
from ui.shell.palette import Finders
from ui.shell.place import Surroundings

if TYPE_CHECKING:
    from studio.clients.client import Client
    from studio.exercises.exercise import Exercise
    from studio.exercises.kit import Kit
    from studio.printing.sheet import PlanSheet
    from studio.screening.screening import Scope, Screening
    from studio.services.content import Content
    from studio.settings import StudioProfile
    from studio.team import Trainer
    from ui.clients.reading import ClientFile
    from ui.clients.session_sheet import SessionSheet
    from ui.composition import Studio
    from ui.screening.flow_view import ScreeningFlowView
    from ui.screening.page_view import Timing

MOST_FOUND = 8


class Places(QObject):
    """Builds each place when it is first visited and joins it to the others."""

    def __init__(
        self,
        window: MainWindow,
        studio: Studio,
        surroundings: Surroundings,
        appearance: Appearance,
        parent: QObject,
        *,
        timing: Timing | None = None,
    ) -> None:
        super().__init__(parent)
        self._timing = timing
        self._window = window
        self._studio = studio
        self._around = surroundings
        self._appearance = appearance
        self._flow: ScreeningFlowView | None = None
        self._session_sheet: SessionSheet | None = None
        surroundings.privacy.changed.connect(self._tell_privacy)

    def open(self) -> None:
        """Hand the places to the window and open Today."""
        window = self._window
        window.new_client_requested.connect(self.sign_up)
        window.resume_requested.connect(self.resume_last)
        window.client_opened.connect(self.show_client)
        window.exercise_opened.connect(self.show_exercise)
        window.offer((), self._finders())
        window.open_places(
            {
                "today": self._make_today,
                "clients": self._make_clients,
                "planner": self._make_planner,
                "library": self._make_library,
                "settings": self._make_settings,
                "print": self._make_print,
                "paper": self._make_paper,
            }
        )

    # Ways

    def show_client(self, client_id: str) -> None:
        """Open a client's profile."""
        self._window.go("clients", client_id)

    def show_exercise(self, slug: str) -> None:
        """Open an exercise in the library."""
        self._window.go("library", slug)

    def show_week(self, client_id: str, monday: date | None = None) -> None:
        """Open a client's week in the planner, this week unless another is named."""
        week = monday or monday_of(self._around.clock.today())
        self._window.go("planner", (client_id, week))

    def show_print(self, client_id: str, monday: date) -> None:
        """Open the preview of a client's week."""
        self._window.go("print", (client_id, monday))

    def show_paper(self, kind: str, screening_id: str) -> None:
        """Open the preview of a screening's letter or summary."""
        self._window.go("paper", (kind, screening_id))

    def show_settings(self) -> None:
        """Open the settings."""
        self._window.go("settings")

    # Sign-up and screening

    def sign_up(self) -> None:
        """Start with somebody new."""
        self._enter_flow(None)

    def screen(self, client_id: str, scope: Scope | None = None) -> None:
        """Screen a client, going on where an earlier screening stopped.

        Without a *scope* it asks what is due.
        """
        self._around.runner.ask(
            partial(self._started, ClientId(client_id), scope), self._enter_flow
        )

    def _started(self, client_id: ClientId, scope: Scope | None) -> Client:
        """Return the client, once there is a draft that asks what is wanted."""
        self._studio.screenings.start(client_id, self._around.at_desk.trainer_id, scope=scope)
        return self._studio.clients.get(client_id)

    def resume(self, screening_id: str) -> None:
        """Go on with a parked screening."""
        self._around.runner.ask(
            partial(self._client_of, ScreeningId(screening_id)), self._enter_flow
        )

    def resume_last(self) -> None:
        """Go on with what was parked last, if anything was."""
        self._around.runner.ask(self._studio.screenings.drafts, self._on_drafts)

    def _on_drafts(self, drafts: Sequence[tuple[Screening, Client]]) -> None:
        if drafts:
            self._enter_flow(drafts[0][1])

    def _client_of(self, screening_id: ScreeningId) -> Client:
        return self._studio.clients.get(self._studio.screenings.get(screening_id).client_id)

    def _enter_flow(self, client: Client | None) -> None:
        self._around.runner.ask(partial(_flow_needs, self._studio, client), self._on_flow_needs)

    def _on_flow_needs(self, needs: FlowNeeds) -> None:
        from ui.screening.flow_view import ScreeningFlowView

        flow = ScreeningFlowView(
            self._around.runner,
            self._studio.screenings,
            self._studio.clients,
            needs.content,
            self._around.clock,
            needs.trainers,
            self._around.at_desk.trainer_id,
            needs.client,
            self._window,
            profile=needs.profile,
            timing=self._timing,
            consent_service=self._studio.consents,
        )
        flow.parked.connect(self._window.leave_flow)
        flow.finished.connect(self._on_screened)
        flow.plan_requested.connect(self.show_week)
        flow.client_requested.connect(self._on_known_client)
        flow.registered.connect(self._on_registered)
        flow.letter_requested.connect(self._on_letter)
        flow.summary_requested.connect(self._on_summary)
        flow.declaration_requested.connect(self._on_declaration)
        self._flow = flow
        self._tell_privacy()
        self._window.enter_flow(flow)

    def _tell_privacy(self) -> None:
        if self._flow is not None and self._window.flow is self._flow:
            self._flow.hide_names(hidden=self._around.privacy.is_hidden)

    def _on_screened(self, screening: Screening) -> None:
        self._window.leave_flow()
        self.show_client(screening.client_id)

    def _on_letter(self, screening: Screening) -> None:
        self._window.leave_flow()
        self._window.go("paper", ("letter", screening.id))

    def _on_summary(self, screening: Screening) -> None:
        self._window.leave_flow()
        self._window.go("paper", ("summary", screening.id))

    def _on_declaration(self, screening: Screening) -> None:
        self._window.leave_flow()
        self._window.go("paper", ("declaration", screening.id))

    def _on_known_client(self, client_id: str) -> None:
        self._window.leave_flow()
        self.show_client(client_id)

    def _on_registered(self, client: Client) -> None:
        from ui.clients.page import ClientsPage

        self._window.leave_flow()
        page = self._window.go("clients", client.id)
        if isinstance(page, ClientsPage):
            page.welcome(client.id)

    # Before a session

    def ask_before_session(self, client_id: str) -> None:
        """Ask a client what is asked on the day."""
        self._around.runner.ask(
            partial(_client_and_profile, self._studio, ClientId(client_id)), self._on_session
        )

    def _on_session(self, found: tuple[Client, StudioProfile]) -> None:
        from ui.clients.session_sheet import SessionSheet

        # What was typed stays while the sheet is only put away, until somebody else is asked.
        kept, client = self._session_sheet, found[0]
        if kept is None or kept.client_id != client.id:
            self._drop_session()
            kept = SessionSheet(self._around, self._studio.sessions, *found)
            kept.rescreen_requested.connect(self.screen)
            kept.done.connect(self._drop_session)
            self._session_sheet = kept
        kept.ask()

    def _drop_session(self) -> None:
        if self._session_sheet is not None:
            self._session_sheet.deleteLater()
            self._session_sheet = None

    # Building

    def _make_today(self, parent: QWidget) -> QWidget:
        from ui.today.page import TodayPage
        from ui.today.reading import TodayServices

        services = TodayServices(
            self._studio.planning, self._studio.screenings, self._studio.studio
        )
        page = TodayPage(self._around, services, self._exercise_name, parent)
        page.new_client_requested.connect(self.sign_up)
        page.resume_requested.connect(self.resume)
        page.screening_requested.connect(self.screen)
        page.client_opened.connect(self.show_client)
        page.plan_requested.connect(self.show_week)
        page.session_check_requested.connect(self.ask_before_session)
        page.hours_requested.connect(self.show_settings)
        return page

    def _make_clients(self, parent: QWidget) -> QWidget:
        from ui.clients.page import ClientsPage
        from ui.clients.reading import ClientServices

        services = ClientServices(
            self._studio.clients,
            self._studio.screenings,
            self._studio.planning,
            self._studio.studio,
            self._studio.evidence,
            self._studio.consents,
            self._studio.sessions,
            self._studio.shelf.get,
        )
        page = ClientsPage(self._around, services, partial(past_screening, self._around), parent)
        page.paper_requested.connect(self.show_paper)
        page.new_client_requested.connect(self.sign_up)
        page.screening_requested.connect(self.screen)
        page.resume_requested.connect(self.resume)
        page.plan_requested.connect(self.show_week)
        page.week_requested.connect(self.show_week)
        return page

    def _make_planner(self, parent: QWidget) -> QWidget:
        from ui.planner.page import PlannerPage

        around = self._around
        page = PlannerPage(
            around.runner,
            self._studio.planning,
            self._studio.shelf.get(),
            around.clock,
            self._trainer_at_desk,
            around.privacy,
            parent,
        )
        around.broadcast.committed.connect(page.on_committed)
        page.print_requested.connect(self.show_print)
        page.screening_requested.connect(self.screen)
        page.profile_requested.connect(self.show_client)
        page.client_change_requested.connect(self._window.open_palette)
        page.exercise_requested.connect(self.show_exercise)
        self._window.closing.connect(page.save)
        return page

    def _make_library(self, parent: QWidget) -> QWidget:
        from ui.library.page import LibraryPage

        return LibraryPage(self._around, self._studio.shelf.get, parent)

    def _make_settings(self, parent: QWidget) -> QWidget:
        from ui.settings.page import Library, SettingsPage

        library = Library(
            self._kit, self._studio.shelf.protocol, self._studio.screenings.rule_changes
        )
        page = SettingsPage(self._around, self._studio.studio, self._appearance, library, parent)
        page.studio_named.connect(self._window.show_studio)
        page.client_requested.connect(self.show_client)
        return page

    def _make_print(self, parent: QWidget) -> QWidget:
        from ui.printing.place import PrintPlace

        place = PrintPlace(
            self._around, self._studio.printing, self._studio.clients, _unprintable, parent
        )
        place.back_requested.connect(self._window.go_back)
        return place

    def _make_paper(self, parent: QWidget) -> QWidget:
        from ui.printing.paper_place import PaperPlace

        place = PaperPlace(self._around, self._studio.papers, parent)
        place.back_requested.connect(self._window.go_back)
        return place

    def _trainer_at_desk(self) -> TrainerId | None:
        return self._around.at_desk.trainer_id

    # What the places ask of the library

    def _kit(self) -> Mapping[str, Kit]:
        return self._studio.shelf.get().catalog.kit

    def _exercise_name(self, slug: str) -> str:
        found = self._studio.shelf.get().catalog.find(ExerciseSlug(slug))
        return found.name if found else slug

    def _finders(self) -> Finders:
        return Finders(
            clients=self._studio.clients.search,
            exercises=self._find_exercises,
            exercise_hint=self._exercise_hint,
        )

    def _find_exercises(self, text: str) -> Sequence[Exercise]:
        return self._studio.shelf.get().catalog.search(text)[:MOST_FOUND]

    def _exercise_hint(self, exercise: Exercise) -> str:
        return self._around.words.get(f"pattern.{exercise.pattern}", exercise.pattern)


@dataclass(frozen=True, slots=True)
class FlowNeeds:
    """What a sign-up needs at hand before it opens."""

    client: Client | None
    content: Content
    trainers: tuple[Trainer, ...]
    profile: StudioProfile


def past_screening(
    around: Surroundings,
    file: ClientFile,
    screening: Screening,
    content: Content,
    parent: QWidget,
    closed: Callable[[], None],
    answer: str = "",
) -> QWidget:
    """Return the page that shows a past screening as it was, at an *answer* where one is meant.

    *closed* is called on the way back.
    """
    from ui.screening.past_screening import PastScreening

    page = PastScreening(
        screening,
        next((s for s in file.history if s.id == screening.earlier_id), None),
        file.signatures,
        file.trainers,
        content,
        around.words,
        around.clock,
        parent,
        name=file.client.first_name,
        answer=answer,
    )
    page.closed.connect(closed)
    return page


def _flow_needs(studio: Studio, client: Client | None) -> FlowNeeds:
    return FlowNeeds(client, studio.shelf.get(), studio.studio.trainers(), studio.studio.profile())


def _client_and_profile(studio: Studio, client_id: ClientId) -> tuple[Client, StudioProfile]:
    return studio.clients.get(client_id), studio.studio.profile()


def _unprintable(sheet: PlanSheet) -> Sequence[str]:
    from studio.printing.pdf.fonts import FONT_FILES, missing_characters

    files = {name: resource(f"fonts/{file}").read_bytes() for name, file in FONT_FILES.items()}
    return missing_characters(sheet.texts(), files)
