"""Hiding names: app-wide, by one key, and kept while moving between places."""

from PySide6.QtCore import QObject, Signal

from studio.clients.client import Client


class Privacy(QObject):
    """Whether names and health words may be read across the room.

    Places show a first name and an initial; only the profile and the planner ask for the full
    name.  With names hidden everybody gets initials and nobody a tier.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, hidden: bool = False) -> None:
        super().__init__(parent)
        self._hidden = hidden

    @property
    def is_hidden(self) -> bool:
        """Tell whether names are hidden."""
        return self._hidden

    def hide_names(self, *, hidden: bool) -> None:
        """Hide names, or show them again, in every place at once."""
        if hidden != self._hidden:
            self._hidden = hidden
            self.changed.emit()

    def toggle(self) -> None:
        """Hide names if they are shown, and the other way round."""
        self.hide_names(hidden=not self._hidden)

    def shown_name(self, client: Client, *, full: bool = False) -> str:
        """Return the name of *client* as it may be read just now."""
        if self._hidden:
            letters = (client.first_name[:1], client.last_name[:1])
            return " ".join(f"{letter.upper()}." for letter in letters if letter)
        return client.full_name if full else client.short_name
