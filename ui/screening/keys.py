"""What answer keys mean, whatever the keyboard's layout."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_QUIET = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def is_plain(event: QKeyEvent) -> bool:
    """Tell whether no chord is pressed: Ctrl, Alt and Meta belong to the window."""
    return not event.modifiers() & ~_QUIET


def digit_of(event: QKeyEvent) -> str:
    """Return the digit that was typed, on either part of the keyboard, or an empty text."""
    text = event.text()
    return text if is_plain(event) and len(text) == 1 and text in "0123456789" else ""


def letter_of(event: QKeyEvent) -> str:
    """Return the letter or sign that was typed, as a capital, or an empty text."""
    text = event.text().upper()
    return text if is_plain(event) and len(text) == 1 and text.isprintable() else ""


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether the key is Enter on either part of the keyboard."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
