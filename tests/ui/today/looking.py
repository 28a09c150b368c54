"""Finding things on Today."""

from ui.today.page import TodayPage
from ui.widgets.buttons import Button


def find(page: TodayPage, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found
