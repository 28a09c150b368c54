"""What a place of the rail is to the window."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.clock import Clock
from studio.wording import Words
from ui.shell.at_desk import AtDesk
from ui.shell.broadcast import Broadcast
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner
from ui.widgets.overlay import OverlayHost


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window offers to every place."""

    runner: TaskRunner
    broadcast: Broadcast
    privacy: Privacy
    at_desk: AtDesk
    overlay: OverlayHost
    clock: Clock
    words: Words


class Place(QWidget):
    """A destination of the rail: Today, Clients, Library, Settings.

    `state_changed` carries the line under the place's title; `detail_changed` what is open in
    it, so that Back can return there.
    """

    state_changed = Signal(str)
    detail_changed = Signal(object)

    def show_detail(self, detail: object) -> None:
        """Open what `detail_changed` told earlier; a place without details has nothing to do."""

    def focus_main(self) -> None:
        """Put the keyboard on the main list of the place."""
        self.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard into the place's own search, if it has one."""
        self.focus_main()

    def keys(self) -> list[tuple[str, str]]:
        """Return the place's own keys with what they do, for the sheet of all keys."""
        return []

    def panes(self) -> list[QWidget]:
        """Return the parts between which F6 moves."""
        return [self]
