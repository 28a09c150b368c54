"""The real questions, rules and words, read once, and a Clients place over them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.store import open_store
from resources import read_folder
from studio.services.content import Content
from tests.ui.clients.evidence_desk import EvidenceDesk
from tests.ui.clients.profile_desk import ProfileDesk, services_of
from tests.ui.memory import MemoryStudio
from ui.composition import ContentShelf
from ui.shell.place import Surroundings


@pytest.fixture(scope="session")
def shelf() -> ContentShelf:
    return ContentShelf(read_folder)


@pytest.fixture(scope="session")
def content(shelf: ContentShelf) -> Content:
    return shelf.get()


@pytest.fixture
def studio(around: Surroundings, content: Content) -> MemoryStudio:
    return MemoryStudio(around.clock, around.broadcast.publish, content)


@pytest.fixture
def open_desk(
    around: Surroundings, studio: MemoryStudio, content: Content, qtbot
) -> Callable[[], ProfileDesk]:
    """Open the place once the studio is filled."""

    def make() -> ProfileDesk:
        return ProfileDesk(around, studio, services_of(studio, content), qtbot)

    return make


@pytest.fixture
def evidence_desk(
    around: Surroundings, shelf: ContentShelf, tmp_path: Path
) -> Iterator[EvidenceDesk]:
    """Open a real studio on a file of its own."""
    store = open_store(tmp_path / "studio.db", clock=around.clock)
    yield EvidenceDesk(around, store, shelf)
    around.runner.settle()
    store.close()
