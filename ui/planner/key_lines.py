"""The keys of the planner in words, for the sheet of all keys."""

from PySide6.QtCore import QCoreApplication

KeyLine = tuple[str, str]


def planner_keys() -> list[KeyLine]:
    """Return the keys of the planner with what they do; buttons of a card say theirs there."""
    return [*_of_the_page(), *_of_the_list(), *_of_the_week()]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlannerKeys", text)


def _of_the_page() -> list[KeyLine]:
    return [
        ("/", _tr("Search exercises")),
        ("T", _tr("Start from a template")),
        ("[ ]", _tr("Week before, week after")),
        ("Ctrl+Z Ctrl+Y", _tr("Undo, redo")),
        ("Ctrl+D", _tr("Copy last week here")),
        ("Ctrl+Shift+C", _tr("Carry this week to another client")),
        ("Ctrl+P", _tr("Print preview")),
    ]


def _of_the_list() -> list[KeyLine]:
    return [
        ("Enter 1–7", _tr("In the list: pick up, then put on that day")),
        ("I", _tr("In the list: open the exercise")),
    ]


def _of_the_week() -> list[KeyLine]:
    return [
        ("Enter", _tr("In the week: open the exercise or the session")),
        ("A", _tr("Add an exercise by typing")),
        ("R", _tr("Other options")),
        ("Ctrl+Up Ctrl+Down", _tr("Move up, move down")),
        ("Ctrl+Left Ctrl+Right", _tr("Move to the day beside")),
        ("Ctrl+C Ctrl+X Ctrl+V", _tr("Copy, cut, paste")),
        ("Delete", _tr("Remove, with a way back")),
    ]
