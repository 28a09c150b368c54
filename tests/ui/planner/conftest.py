import gc
from collections.abc import Callable, Iterator

import pytest

from tests.qt_leaks import _nothing_left_behind  # noqa: F401
from tests.ui.planner import stage
from tests.ui.planner.desk import PlannerDesk
from tests.ui.planner.stage import MemoryPlanning
from ui.widgets.theme import apply_theme


@pytest.fixture(scope="session", autouse=True)
def _library() -> None:
    stage.content()
    gc.freeze()  # the library is the larger part of the heap; looking through it takes time


@pytest.fixture
def make_desk(qtbot, qapp) -> Iterator[Callable[..., PlannerDesk]]:
    apply_theme(qapp, "light")
    made: list[PlannerDesk] = []

    def make(
        service: MemoryPlanning | None = None, size: tuple[int, int] = (1440, 900)
    ) -> PlannerDesk:
        made.append(PlannerDesk(qtbot, service or stage.a_stage(), size))
        return made[-1]

    yield make
    for desk in made:
        desk.page.save()
        desk.tasks.close()


@pytest.fixture
def desk(make_desk: Callable[..., PlannerDesk]) -> PlannerDesk:
    """Return a planner with Maya's week open."""
    made = make_desk()
    made.open()
    return made
