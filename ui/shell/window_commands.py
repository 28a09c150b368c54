"""What the window can do from anywhere, in one table for keys, palette and key sheet."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.shell.commands import Command
from ui.shell.key_sheet import KeyLine
from ui.shell.privacy import Privacy
from ui.widgets.icons import Icon


class WindowCommands(QObject):
    """Tells by signal what was wished, whether by key or from the palette.

    The keys belong to *frame*: while a flow hides the frame, none of them acts.
    """

    today_wanted = Signal()
    clients_wanted = Signal()
    planner_wanted = Signal()
    library_wanted = Signal()
    settings_wanted = Signal()
    new_client_wanted = Signal()
    resume_wanted = Signal()
    palette_wanted = Signal()
    keys_wanted = Signal()
    search_wanted = Signal()
    back_wanted = Signal()
    forward_wanted = Signal()
    next_pane_wanted = Signal()
    last_pane_wanted = Signal()

    def __init__(self, frame: QWidget, privacy: Privacy) -> None:
        super().__init__(frame)
        self._privacy = privacy
        for command in self.all():
            QShortcut(QKeySequence(command.keys), frame).activated.connect(command.run)

    def listed(self, places: Collection[str]) -> list[Command]:
        """Return what the palette offers where these *places* exist."""
        return [
            command
            for command in self.all()
            if command.is_listed
            and (not command.key.startswith("go.") or command.key[3:] in places)
        ]

    def lines(self, places: Collection[str]) -> list[KeyLine]:
        """Return the keys with what they do."""
        hidden = [command for command in self.all() if not command.is_listed]
        commands = (*self.listed(places), *hidden)
        esc = ("Esc", self.tr("Close the topmost layer"))
        return [*((command.keys, command.title) for command in commands), esc]

    def all(self) -> list[Command]:
        """Return every command, worded for how things are now."""
        return [*self._deeds(), *self._ways(), *self._moves()]

    def _deeds(self) -> list[Command]:
        hidden = self._privacy.is_hidden
        names = self.tr("Show names again") if hidden else self.tr("Hide names")
        eye = Icon.EYE if hidden else Icon.EYE_OFF
        return [
            Command("new", self.tr("New client"), self.new_client_wanted.emit,
                    Icon.USER_PLUS, "Ctrl+N"),
            Command("resume", self.tr("Resume the last parked work"), self.resume_wanted.emit,
                    Icon.PAUSE_CIRCLE, "Ctrl+J"),
            Command("names", names, self._privacy.toggle, eye, "Ctrl+Shift+H"),
        ]  # fmt: skip

    def _ways(self) -> list[Command]:
        return [
            Command("go.today", self.tr("Go to Today"), self.today_wanted.emit,
                    Icon.CALENDAR_CHECK, "Ctrl+1"),
            Command("go.clients", self.tr("Go to Clients"), self.clients_wanted.emit,
                    Icon.USERS, "Ctrl+2"),
            Command("go.planner", self.tr("Go to Planner"), self.planner_wanted.emit,
                    Icon.CALENDAR, "Ctrl+3"),
            Command("go.library", self.tr("Go to Library"), self.library_wanted.emit,
                    Icon.BARBELL, "Ctrl+4"),
            Command("go.settings", self.tr("Go to Settings"), self.settings_wanted.emit,
                    Icon.GEAR, "Ctrl+,"),
            Command("keys", self.tr("All keys"), self.keys_wanted.emit, Icon.KEYBOARD, "F1"),
        ]  # fmt: skip

    def _moves(self) -> list[Command]:
        moves = (
            ("palette", self.tr("Find a client, exercise or action"), "Ctrl+K",
             self.palette_wanted),
            ("search", self.tr("Search in this place"), "Ctrl+F", self.search_wanted),
            ("back", self.tr("Back"), "Alt+Left", self.back_wanted),
            ("forward", self.tr("Forward"), "Alt+Right", self.forward_wanted),
            ("pane", self.tr("Next part of the window"), "F6", self.next_pane_wanted),
            ("pane.last", self.tr("Part before"), "Shift+F6", self.last_pane_wanted),
        )  # fmt: skip
        return [
            Command(key, title, wish.emit, keys=keys, is_listed=False)
            for key, title, keys, wish in moves
        ]
