"""What is said to people who use a screen reader."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

KEPT = 100

announced: list[str] = []
"""The last texts, oldest first; tests read what a person would have heard."""


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Let a screen reader say *text*; *assertive* interrupts what it is saying."""
    announced.append(text)
    del announced[:-KEPT]
    event = QAccessibleAnnouncementEvent(widget, text)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
