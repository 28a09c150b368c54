"""One signal for everything that was committed."""

from PySide6.QtCore import QObject, Signal

from studio.changes import Changes


class Broadcast(QObject):
    """Tells every view what a commit touched; each decides whether to look again.

    Services call `publish` from the worker; the views hear of it in the GUI thread.
    """

    committed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell all views of *changes*."""
        self.committed.emit(changes)
