import gc
from collections.abc import Iterator

import pytest

from resources import read_folder
from studio.services.content import Content, load_content
from tests.qt_leaks import _nothing_left_behind  # noqa: F401
from tests.ui.screening.desk import FlowDesk
from ui.shell.announce import announced
from ui.shell.tasks import TaskRunner
from ui.widgets.theme import apply_theme


@pytest.fixture(scope="session")
def content() -> Content:
    loaded = load_content(read_folder)
    gc.freeze()  # the library is the larger part of the heap; looking through it takes time
    return loaded


@pytest.fixture
def desk(qtbot, qapp, content: Content) -> Iterator[FlowDesk]:
    """Return a desk without a sign-up on it yet."""
    apply_theme(qapp, "light")
    announced.clear()
    desk = FlowDesk(qtbot, content)
    yield desk
    if hasattr(desk, "tasks") and isinstance(desk.tasks, TaskRunner):
        desk.tasks.close()
