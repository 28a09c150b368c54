import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.buttons import Chip, Segmented, button
from ui.widgets.icons import Icon


def test_a_name_with_an_ampersand_is_no_short_cut(qtbot):
    made = button("Smith & Jones")
    qtbot.addWidget(made)
    assert made.shortcut().isEmpty()
    assert made.label == "Smith & Jones"
    assert made.accessibleName() == "Smith & Jones"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot, key: Qt.Key):
    made = button("Keep", name="swap.keep")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.clicked, timeout=500):
        QTest.keyClick(made, key)


def test_a_button_without_text_is_square_and_has_a_name(qtbot):
    made = button("", icon=Icon.DOTS, accessible="More")
    qtbot.addWidget(made)
    assert made.sizeHint().width() == made.sizeHint().height() >= 24
    assert made.accessibleName() == "More"


def test_icon_and_key_hint_get_their_own_room(qtbot):
    bare, full = button("New client"), button("New client", icon=Icon.USER_PLUS, key_hint="Ctrl N")
    qtbot.addWidget(bare)
    qtbot.addWidget(full)
    assert full.sizeHint().width() > bare.sizeHint().width() + 18 + 8 + 40


def test_a_chip_keeps_its_width_when_it_is_chosen(qtbot):
    chip = Chip("Reviews 3", None, "clients.reviews")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


def test_a_switch_tells_only_what_a_person_chose(qtbot):
    switch = Segmented(["Day", "Week"], None, "today.span")
    qtbot.addWidget(switch)
    switch.show()
    chosen: list[int] = []
    switch.chosen.connect(chosen.append)
    switch.choose(1)
    assert (switch.current, chosen) == (1, [])
    first = switch.findChild(type(switch.children()[-1]), "today.span.0")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert (switch.current, chosen) == (0, [0])
