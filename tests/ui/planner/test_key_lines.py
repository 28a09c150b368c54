from PySide6.QtGui import QShortcut

from tests.ui.planner.desk import PlannerDesk
from ui.planner.key_lines import planner_keys
from ui.shell.key_sheet import KeySheet
from ui.shell.main_window import SMALLEST
from ui.widgets.card import Card
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import apply_theme

ALSO_REDO = "Ctrl+Shift+Z"


def test_every_shortcut_of_the_planner_is_told(desk: PlannerDesk) -> None:
    told = {key for keys, _ in planner_keys() for key in keys.split()}
    assert desk.page.keys() == planner_keys()
    shortcuts = {made.key().toString() for made in desk.page.findChildren(QShortcut)}
    assert shortcuts - {ALSO_REDO} <= told


def test_the_sheet_fits_the_smallest_window_with_large_texts(desk: PlannerDesk, qapp) -> None:
    apply_theme(qapp, "light", 125)
    desk.page.resize(*SMALLEST)
    sheet = KeySheet(OverlayHost(desk.page), [("Planner", planner_keys())])
    sheet.show()
    wanted = sheet.findChild(Card).sizeHint()
    assert wanted.height() <= SMALLEST[1]
