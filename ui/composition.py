"""The one place that builds everything: store, services and content, for window and terminal.

Nothing here imports Qt, and the store is imported only when it is opened, so that the first
window does not wait for it.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from studio.clock import Clock, FixedClock, SystemClock
from studio.errors import AlreadyOpen, NotFound

if TYPE_CHECKING:
    from db.store import Store
    from studio.changes import Changes
    from studio.clients.consent import ConsentTexts
    from studio.exercises.caps import CapTables
    from studio.exercises.own import OwnExercise
    from studio.printing.papers import Paper
    from studio.printing.sheet import PlanSheet
    from studio.screening.questionnaire import Questionnaire
    from studio.screening.rules import RuleBook
    from studio.services.clients import ClientService
    from studio.services.consents import ConsentService
    from studio.services.content import Content
    from studio.services.evidence import EvidenceService
    from studio.services.exercises import ExerciseService
    from studio.services.papers import PaperService
    from studio.services.planning import PlanningService
    from studio.services.printing import PrintingService
    from studio.services.screening import ScreeningService
    from studio.services.sessions import SessionService
    from studio.services.studio import StudioService
    from studio.services.unit import Desk
    from studio.wording import ReadFolder

APPLICATION = "studio-planner"
DATA_FILE = "studio.db"
PRACTICE_FILE = "practice.db"
MIDDAY = time(12, tzinfo=UTC)


class ContentShelf:
    """The content, loaded when somebody first needs it and then kept; any thread may ask.

    *own* reads the studio's own exercises, which stand in the library beside the others; they are
    read again after `own_changed`.
    """

    def __init__(
        self,
        read_folder: "ReadFolder",
        own: "Callable[[], tuple[OwnExercise, ...]]" = tuple,
    ) -> None:
        self._read_folder = read_folder
        self._own = own
        self._lock = Lock()
        self._protocol: tuple[Questionnaire, RuleBook] | None = None
        self._loaded: Content | None = None
        self._content: Content | None = None

    def get(self) -> "Content":
        """Return the content; a damaged file raises `BadFile` naming entry and field."""
        from studio.services.content import load_content

        with self._lock:
            if self._loaded is None:
                self._loaded = load_content(self._read_folder, protocol=self._protocol)
            if self._content is None:
                own = self._own()
                self._content = self._loaded.with_own(own) if own else self._loaded
            return self._content

    def own_changed(self) -> None:
        """Read the studio's own exercises again when somebody next asks."""
        with self._lock:
            self._content = None

    def protocol(self) -> "tuple[Questionnaire, RuleBook]":
        """Return questions and rules, which do not wait for the library."""
        from studio.services.content import load_protocol

        with self._lock:
            if self._loaded is not None:
                return self._loaded.questionnaire, self._loaded.rules
            if self._protocol is None:
                self._protocol = load_protocol(self._read_folder)
            return self._protocol

    def consents(self) -> "ConsentTexts":
        """Return the declaration and what each consent says."""
        return self.get().consents

    def caps(self) -> "CapTables":
        """Return the tables of caps."""
        return self.get().caps


class Studio:
    """An open studio: its services, its content and the store to close at the end.

    Each service is imported and built when it is first asked for.
    """

    def __init__(self, store: "Store", desk: "Desk", shelf: ContentShelf) -> None:
        self.store = store
        self.desk = desk
        self.shelf = shelf

    @cached_property
    def clients(self) -> "ClientService":
        """Return the service for clients."""
        from studio.services.clients import ClientService

        return ClientService(self.desk, self.shelf.protocol)

    @cached_property
    def screenings(self) -> "ScreeningService":
        """Return the service for screenings."""
        from studio.services.screening import ScreeningService

        return ScreeningService(self.desk, self.shelf.protocol, self.shelf.consents)

    @cached_property
    def evidence(self) -> "EvidenceService":
        """Return the service for what closes findings."""
        from studio.services.evidence import EvidenceService

        return EvidenceService(self.desk, self.shelf.protocol)

    @cached_property
    def sessions(self) -> "SessionService":
        """Return the service for what is asked before a session."""
        from studio.services.sessions import SessionService

        return SessionService(self.desk, self.shelf.get)

    @cached_property
    def consents(self) -> "ConsentService":
        """Return the service for consents."""
        from studio.services.consents import ConsentService

        return ConsentService(self.desk, self.shelf.consents)

    @cached_property
    def planning(self) -> "PlanningService":
        """Return the service for weeks."""
        from studio.services.planning import PlanningService

        return PlanningService(self.desk, self.shelf.caps, self.shelf.protocol)

    @cached_property
    def printing(self) -> "PrintingService":
        """Return the service for sheets."""
        from studio.services.printing import PrintingService

        return PrintingService(self.desk, self.shelf.get, _render)

    @cached_property
    def exercises(self) -> "ExerciseService":
        """Return the service for the studio's own exercises."""
        from studio.services.exercises import ExerciseService

        return ExerciseService(self.desk, self.shelf.get)

    @cached_property
    def papers(self) -> "PaperService":
        """Return the service for the papers of a screening."""
        from studio.services.papers import PaperService

        return PaperService(self.desk, self.shelf.get, _render_paper)

    @cached_property
    def studio(self) -> "StudioService":
        """Return the service for profile and team."""
        from studio.services.studio import StudioService

        return StudioService(self.desk)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.store.close()


def data_folder() -> Path:
    """Return the platform's folder for this user's data."""
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False)


def settings_path() -> Path:
    """Return the file of this desk's settings."""
    return data_folder() / "settings.json"


def log_folder() -> Path:
    """Return the platform's folder for logs."""
    from platformdirs import user_log_path

    return user_log_path(APPLICATION, appauthor=False)


def chosen_target(target: str, *, practice: bool = False) -> str:
    """Return the data file or URL to open: the one asked for, or the default."""
    if target:
        return target if is_url(target) else str(Path(target).expanduser().absolute())
    return str(data_folder() / (PRACTICE_FILE if practice else DATA_FILE))


def shown_target(target: str) -> str:
    """Return *target* as it may be shown: a URL without its password or other details."""
    chosen = chosen_target(target)
    if not is_url(chosen):
        return chosen
    parts = urlsplit(chosen)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()


def is_url(target: str) -> bool:
    """Tell whether *target* names a database server rather than a file."""
    return target.startswith(("postgresql:", "postgresql+psycopg:"))


def existing_target(target: str, *, practice: bool = False) -> str:
    """Return the data file or URL to open; a file that is not there raises `NotFound`."""
    chosen = chosen_target(target, practice=practice)
    if not is_url(chosen) and not Path(chosen).exists():
        raise NotFound(kind="data_file", key=chosen)
    return chosen


def clock_for(day: date | None) -> Clock:
    """Return the computer's clock, or one that stands at noon of *day*."""
    return SystemClock() if day is None else FixedClock(datetime.combine(day, MIDDAY))


def describe_store(target: str, clock: Clock) -> dict[str, str]:
    """Return what the store says of itself, without making one; a fault raises its error."""
    from db.store import open_store

    chosen = chosen_target(target)
    if not is_url(chosen) and not Path(chosen).exists():
        return {"state": "there is no data file yet; the first start makes it"}
    store = open_store(chosen, clock=clock, alone=False)
    try:
        return {name: str(fact) for name, fact in store.describe().items()}
    finally:
        store.close()


def open_studio(
    target: str,
    clock: Clock,
    publish: "Callable[[Changes], None]",
    *,
    read_folder: "ReadFolder",
    alone: bool = True,
) -> Studio:
    """Open the store and build the services; content is loaded when first needed.

    Not *alone* means beside a running window, as a command does.
    """
    from db.store import open_store
    from studio.changes import Kind
    from studio.services.unit import Desk

    store = open_store(chosen_target(target), clock=clock, alone=alone)

    def own_exercises() -> "tuple[OwnExercise, ...]":
        with store.unit() as unit:
            return unit.own_exercises.all()

    def publish_all(changes: "Changes") -> None:
        if changes.concerns(Kind.EXERCISE):
            shelf.own_changed()
        publish(changes)

    shelf = ContentShelf(read_folder, own_exercises)
    return Studio(store, Desk(store.unit, clock, publish_all), shelf)


def _render_paper(paper: "Paper") -> bytes:
    from studio.printing.pdf.papers import render_paper

    return render_paper(paper, _fonts())


def _render(sheet: "PlanSheet", content: "Content") -> bytes:
    # ReportLab is slow to import and not needed before the first sheet.
    from studio.printing.pdf.document import render_sheet

    return render_sheet(sheet, content.figures, _fonts())


def _fonts() -> dict[str, bytes]:
    from resources import resource
    from studio.printing.pdf.fonts import FONT_FILES

    return {name: resource(f"fonts/{file}").read_bytes() for name, file in FONT_FILES.items()}


def is_held(target: str) -> bool:
    """Tell whether a running copy of the program holds the data file *target*."""
    path = Path(target)
    if is_url(target) or not path.with_name(path.name + ".lock").exists():
        return False
    from db.lock import FileLock

    lock = FileLock(path)
    try:
        lock.take()
    except AlreadyOpen:
        return True
    lock.release()
    return False
