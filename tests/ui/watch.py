"""What is true of every screen, asked of whatever widget a test has made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.widgets.labels import ElidedLabel

SMALLEST_TARGET = 24


def shown(root: QWidget) -> list[QWidget]:
    return [root, *(w for w in root.findChildren(QWidget) if w.isVisibleTo(root))]


def texts(root: QWidget) -> str:
    """Return every text a person can read or hear below *root*."""
    found = []
    for widget in shown(root):
        found.append(widget.accessibleName())
        found.append(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
    return " | ".join(text for text in found if text)


def nameless(root: QWidget) -> list[str]:
    """Return what takes the keyboard and has no name that a screen reader could say."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in shown(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and _is_ours(widget)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


def too_small(root: QWidget) -> list[str]:
    """Return buttons that are smaller than a finger or a shaking hand needs."""
    return [
        f"{type(button).__name__} {button.objectName()} {button.width()}x{button.height()}"
        for button in root.findChildren(QAbstractButton)
        if button.isVisible() and _is_ours(button)
        if min(button.width(), button.height()) < SMALLEST_TARGET
    ]


def clipped(root: QWidget) -> list[str]:
    """Return labels and buttons that are smaller than their text."""
    return [
        f"{widget.text()!r} {widget.width()}x{widget.height()} of {widget.sizeHint().toTuple()}"
        for widget in shown(root)
        if isinstance(widget, QLabel | QAbstractButton) and _is_ours(widget)
        if not isinstance(widget, ElidedLabel) and widget.text()
        if widget.height() < _height_of(widget)
        or (not _wraps(widget) and widget.width() < widget.sizeHint().width())
    ]


def _wraps(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and widget.wordWrap()


def _height_of(widget: QWidget) -> int:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width())
    return widget.sizeHint().height()


def rich_labels(root: QWidget) -> list[str]:
    """Return labels that would read typed text as markup."""
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
    ]


def _is_ours(widget: QWidget) -> bool:
    # Qt's own inner parts (scroll bars, the editor of a box) are called qt_something.
    return not widget.objectName().startswith("qt_")
