"""Every place holds at the smallest window, at every text size and in both themes."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from resources import read_folder
from studio.ids import TrainerId
from studio.screening.outcome import Restriction, Tier
from studio.services.content import Content, load_content
from tests.builders import THIS_MONDAY, THURSDAY, a_client, a_clock, a_session, a_trainer, a_week
from tests.ui.clients.profile_desk import services_of
from tests.ui.memory import MemoryStudio
from tests.ui.watch import clipped
from ui.clients.page import ClientsPage
from ui.clients.profile import Profile, Tab
from ui.library.page import LibraryPage
from ui.places import past_screening
from ui.settings.page import Library, SettingsPage
from ui.shell.appearance import Appearance
from ui.shell.at_desk import AtDesk
from ui.shell.broadcast import Broadcast
from ui.shell.desk_settings import DeskSettings, SettingsFile
from ui.shell.main_window import SMALLEST, MainWindow
from ui.shell.place import Surroundings
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner
from ui.today.page import TodayPage
from ui.today.reading import TodayServices
from ui.widgets.theme import apply_theme

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
MAYA = a_client(
    goals=("stronger legs", "an easy back"), trainer_id=DANA.id, email="maya@example.org"
)
BACK = Restriction(
    "no_heavy_axial", ("A02",),
    "We swap heavy bar-on-back work for options that build you up, for now.",
    THURSDAY, THURSDAY.replace(month=6), ("low_back",),
)  # fmt: skip


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(read_folder)


@pytest.fixture(params=[("light", 100), ("light", 125), ("dark", 112)], ids=str)
def window(request, qtbot, qapp, tmp_path: Path, content: Content) -> Iterator[MainWindow]:
    """Show the whole window over a studio in memory, at its smallest."""
    theme, scale = request.param
    runner = TaskRunner()
    settings = DeskSettings(theme=theme, text_scale=scale)
    appearance = Appearance(
        qapp, settings, SettingsFile(tmp_path / "settings.json"), runner, runner
    )
    around_privacy, desk, broadcast = Privacy(runner), AtDesk(runner), Broadcast(runner)
    made = MainWindow(runner=runner, privacy=around_privacy, at_desk=desk, appearance=appearance)
    clock = a_clock()
    around = Surroundings(
        runner, broadcast, around_privacy, desk, made.overlay, clock, content.words
    )
    studio = MemoryStudio(clock, broadcast.publish, content)
    fill(studio)
    desk.show_team([DANA])
    made.resize(*SMALLEST)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_places(makers(around, studio, content, appearance))
    runner.settle()
    yield made
    made.close()
    apply_theme(qapp, "light")


def fill(studio: MemoryStudio) -> None:
    studio.put(DANA, MAYA, a_client(first_name="Aisha", last_name="Khan", number=8))
    studio.screened(MAYA, Tier.GYM_ADAPTED, BACK, confirmed_by=DANA.id)
    sessions = [a_session(3, start_minute=m, trainer_id=DANA.id) for m in (600, 620, 900)]
    studio.put(a_week(MAYA, monday=THIS_MONDAY, sessions=tuple(sessions)))


def makers(around: Surroundings, studio: MemoryStudio, content: Content, appearance: Appearance):
    today = TodayServices(studio.planning, studio.screenings, studio.studio)
    clients, past = services_of(studio, content), partial(past_screening, around)
    library = Library(
        kit=lambda: content.catalog.kit,
        protocol=lambda: (content.questionnaire, content.rules),
        rule_changes=tuple,
    )
    return {
        "today": lambda parent: TodayPage(around, today, str, parent),
        "clients": lambda parent: ClientsPage(around, clients, past, parent),
        "library": lambda parent: LibraryPage(around, lambda: content, parent),
        "settings": lambda parent: SettingsPage(around, studio.studio, appearance, library, parent),
    }


def settled(window: MainWindow, qtbot) -> QWidget:
    window._runner.settle()
    qtbot.waitUntil(lambda: clipped(window) == [])
    return window


def test_today_holds(window: MainWindow, qtbot):
    window.banners.show_problem("The studio's data cannot be reached just now. Try again.")
    settled(window, qtbot)


def test_clients_hold(window: MainWindow, qtbot):
    page = window.go("clients")
    window._runner.settle()
    page.open_client(MAYA.id)
    window._runner.settle()
    for tab in Tab:
        page.findChild(Profile).open_tab(tab)
        settled(window, qtbot)


def test_the_library_holds(window: MainWindow, qtbot):
    page = window.go("library")
    window._runner.settle()
    for slug in ("squat_goblet", "glute_bridge", "ankle_pump"):
        page.open_exercise(slug)
        settled(window, qtbot)


@pytest.mark.parametrize("section", ["studio", "hours", "team", "kit", "screening", "look"])
def test_settings_hold(window: MainWindow, qtbot, section: str):
    page = window.go("settings")
    page.open_section(section)
    settled(window, qtbot)
