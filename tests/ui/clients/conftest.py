"""The real questions, rules and words, read once, and a Clients place over them."""

from collections.abc import Callable

import pytest

from resources import read_folder
from studio.services.content import Content, load_content
from tests.ui.clients.profile_desk import ProfileDesk
from tests.ui.memory import MemoryStudio
from ui.shell.place import Surroundings


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(read_folder)


@pytest.fixture
def studio(around: Surroundings, content: Content) -> MemoryStudio:
    return MemoryStudio(around.clock, around.broadcast.publish, content)


@pytest.fixture
def open_desk(
    around: Surroundings, studio: MemoryStudio, content: Content, qtbot
) -> Callable[[], ProfileDesk]:
    """Open the place once the studio is filled."""

    def make() -> ProfileDesk:
        return ProfileDesk(around, studio, content, qtbot)

    return make
