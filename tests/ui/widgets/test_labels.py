from PySide6.QtCore import Qt

from ui.widgets.labels import label, set_tip

MARKUP = "<b>Ann</b><img src='/etc/motif.png'> & Co"


def test_typed_text_is_shown_as_it_is(qtbot):
    shown = label(MARKUP)
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.text() == MARKUP
    assert shown.sizeHint().height() < 40


def test_tips_escape_what_was_typed(qtbot):
    shown = label("x")
    qtbot.addWidget(shown)
    set_tip(shown, MARKUP)
    assert "<b>" not in shown.toolTip()
    assert "&lt;b&gt;Ann" in shown.toolTip()
    set_tip(shown, "")
    assert shown.toolTip() == ""


def test_short_tips_stay_on_one_line_and_long_ones_are_broken(qtbot):
    shown = label("x")
    qtbot.addWidget(shown)
    set_tip(shown, "Copy last week here   Ctrl+D")
    assert "white-space:pre" in shown.toolTip()
    set_tip(shown, "Maya Okafor and everybody else " * 3)
    assert "white-space" not in shown.toolTip()


def test_a_short_place_elides_and_the_tip_keeps_the_rest(qtbot):
    shown = label("Maya Okafor and everybody else", elide=True)
    qtbot.addWidget(shown)
    shown.resize(80, 20)
    shown.show()
    assert shown.text().endswith("…")
    assert "everybody else" in shown.toolTip()
    shown.resize(600, 20)
    assert shown.text() == "Maya Okafor and everybody else"
    assert shown.toolTip() == ""
    assert shown.accessibleName() == "Maya Okafor and everybody else"
