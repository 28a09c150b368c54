"""Which exercises are chosen together."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from studio.ids import ItemId


class Selection(QObject):
    """Several exercises chosen with Ctrl or Shift; without any, each acts for itself."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ids: list[ItemId] = []

    @property
    def ids(self) -> tuple[ItemId, ...]:
        """Return what is chosen, in the order of choosing."""
        return tuple(self._ids)

    def toggle(self, item_id: ItemId) -> None:
        """Choose one more, or one less."""
        if item_id in self._ids:
            self._ids.remove(item_id)
        else:
            self._ids.append(item_id)
        self.changed.emit()

    def extend(self, item_id: ItemId, order: Sequence[ItemId]) -> None:
        """Choose everything between the last chosen one and *item_id*."""
        start = self._ids[-1] if self._ids and self._ids[-1] in order else item_id
        first, last = sorted((order.index(start), order.index(item_id)))
        between = [known for known in order[first : last + 1] if known not in self._ids]
        self._ids += between if order.index(start) == first else reversed(between)
        self.changed.emit()

    def clear(self) -> None:
        """Choose nothing."""
        if self._ids:
            self._ids = []
            self.changed.emit()

    def keep_only(self, known: Sequence[ItemId]) -> None:
        """Forget what is no longer there."""
        left = [item_id for item_id in self._ids if item_id in known]
        if left != self._ids:
            self._ids = left
            self.changed.emit()

    def acting_for(self, item_id: ItemId) -> tuple[ItemId, ...]:
        """Return what an action on *item_id* is meant for: all chosen ones, or it alone."""
        return self.ids if item_id in self._ids else (item_id,)
