"""The one style sheet, for the few things Qt draws itself: fields, lists, bars, tips and menus.

Buttons, chips, cards and rows paint themselves; the sheet holds no font, so that labels keep
their own.
"""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QToolTip {
    background: $surface; color: $text; border: 1px solid $border; padding: 5px 8px;
}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 8px;
    selection-background-color: $primary; selection-color: $on_primary;
    placeholder-text-color: $text_3;
}
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 12px; min-height: ${control}px; }
QPlainTextEdit { padding: 8px 8px; }
QLineEdit[kind="sunken"] { background: $sunken; }
QLineEdit[kind="bare"] { background: transparent; border: none; padding: 0; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $clear; }
QLineEdit:read-only { background: $sunken; border-color: $border; }
QComboBox { padding-right: 30px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $border; outline: none; padding: 4px;
    selection-background-color: $soft; selection-color: $primary;
}
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $text_3; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }
QMenu::icon { padding-left: 8px; }
QListView, QScrollArea, QStackedWidget { background: transparent; border: none; outline: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 3px; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }
""")


def style_sheet(colors: Mapping[str, str], text_scale: int) -> str:
    """Return the sheet for these colours, with fields tall enough for the text size."""
    return _SHEET.substitute(colors, control=round(36 * text_scale / 100))
