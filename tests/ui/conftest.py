"""A window's surroundings over a studio in memory, for the tests of places."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from resources import read_folder
from studio.wording import Words, load_words
from tests.builders import a_clock
from tests.qt_leaks import _nothing_left_behind  # noqa: F401
from tests.ui.memory import MemoryStudio
from ui.shell.at_desk import AtDesk
from ui.shell.broadcast import Broadcast
from ui.shell.place import Surroundings
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import apply_theme


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words(read_folder)


@pytest.fixture
def light(qapp) -> None:
    apply_theme(qapp, "light")


@pytest.fixture
def around(qtbot, qapp, light, words: Words) -> Iterator[Surroundings]:
    """Surroundings of a window of 1440 by 900 that shows nothing yet."""
    window = QWidget()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    runner = TaskRunner(window)
    yield Surroundings(
        runner=runner,
        broadcast=Broadcast(window),
        privacy=Privacy(window),
        at_desk=AtDesk(window),
        overlay=OverlayHost(window),
        clock=a_clock(),
        words=words,
    )
    runner.close()


@pytest.fixture
def studio(around: Surroundings) -> MemoryStudio:
    return MemoryStudio(around.clock, around.broadcast.publish)
