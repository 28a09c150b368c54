"""Moving the keyboard between the parts of a window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def pane_beside(panes: Sequence[QWidget], focused: QWidget | None, step: int) -> QWidget:
    """Return the pane *step* places from the one that holds *focused*."""
    at = next((place for place, pane in enumerate(panes) if _holds(pane, focused)), 0)
    return panes[(at + step) % len(panes)]


def focus_into(pane: QWidget) -> None:
    """Put the keyboard on *pane*, or on the first thing in it that takes it."""
    target = next((part for part in _in_focus_order(pane) if _takes_keys(part)), pane)
    target.setFocus(Qt.FocusReason.TabFocusReason)


def _in_focus_order(pane: QWidget) -> list[QWidget]:
    found = [pane]
    following = pane.nextInFocusChain()
    while following is not None and following is not pane:
        if pane.isAncestorOf(following):
            found.append(following)
        following = following.nextInFocusChain()
    return found


def _takes_keys(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
