import pytest

from tests.ui.memory import MemoryStudio
from ui.shell.place import Surroundings
from ui.today.page import TodayPage
from ui.today.reading import TodayServices


def exercise_name(slug: str) -> str:
    return slug.replace("_", " ").capitalize()


@pytest.fixture
def open_page(around: Surroundings, studio: MemoryStudio, qtbot):
    def make() -> TodayPage:
        services = TodayServices(studio.planning, studio.screenings, studio.studio)
        page = TodayPage(around, services, exercise_name, around.overlay.parentWidget())
        page.resize(1356, 836)
        page.show()
        around.overlay.raise_()
        with qtbot.waitExposed(page.parentWidget()):
            page.parentWidget().show()
        around.runner.settle()
        return page

    return make
