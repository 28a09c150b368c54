import pytest

from resources import read_folder
from studio.services.content import Content, load_content
from ui.library.page import LibraryPage
from ui.shell.place import Surroundings


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(read_folder)


@pytest.fixture
def page(around: Surroundings, content: Content, qtbot) -> LibraryPage:
    """Show the place as it stands in a window of 1440 by 900."""
    made = LibraryPage(around, lambda: content, around.overlay.parentWidget())
    made.resize(1356, 836)
    made.show()
    around.overlay.raise_()
    with qtbot.waitExposed(made.parentWidget()):
        made.parentWidget().show()
    around.runner.settle()
    return made
