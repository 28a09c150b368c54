"""The keys of the week: moving between its parts, and what each does to what it is on."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.planner.deeds import Deeds
from ui.planner.exercise_row import ExerciseRow
from ui.planner.selection import Selection
from ui.planner.session_card import SessionCard
from ui.planner.week_grid import DropPlace, WeekGrid

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WeekKeys(QObject):
    """Gives keys their meaning; an event it accepts is done with."""

    open_wanted = Signal(str)
    options_wanted = Signal(str)
    edit_wanted = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, grid: WeekGrid, deeds: Deeds, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid
        self._deeds = deeds
        self._selection = selection

    def on_row(self, row: ExerciseRow, event: QKeyEvent) -> None:
        """Act on a key pressed on an exercise."""
        key, control = event.key(), bool(event.modifiers() & _CONTROL)
        if key in _ARROWS:
            event.accept()
            self._on_arrow(row, event)
        elif not self._deeds.may_edit:
            return
        elif control:
            event.setAccepted(self._on_control(row, key))
        else:
            event.setAccepted(self._on_plain(row, key))

    def on_session(self, card: SessionCard, event: QKeyEvent) -> None:
        """Act on a key pressed on the header of a session."""
        key, control = event.key(), bool(event.modifiers() & _CONTROL)
        if key in _ARROWS:
            event.accept()
            if control and self._deeds.may_edit:
                session = self._grid.day_of(card)
                self._deeds.move_session(card.session_id, session + _ARROWS[key][0])
            else:
                self._go(card.header, *_ARROWS[key])
        elif self._deeds.may_edit:
            event.setAccepted(self._on_header(card, key, control=control))

    def on_empty(self, day: int, event: QKeyEvent) -> None:
        """Act on a key pressed on an empty day."""
        key = event.key()
        if key in _ARROWS:
            event.accept()
            self._go(self._grid.columns[day].empty, *_ARROWS[key])
        elif key == Qt.Key.Key_V and event.modifiers() & _CONTROL:
            event.accept()
            self._deeds.paste(DropPlace(day, None, 0))

    # Rows.

    def _on_arrow(self, row: ExerciseRow, event: QKeyEvent) -> None:
        days, gaps = _ARROWS[event.key()]
        if event.modifiers() & _CONTROL and self._deeds.may_edit:
            self._deeds.shift(row.item_id, days=days, gaps=gaps)
            self._keep_focus(row)
            return
        if event.modifiers() & _SHIFT and gaps:
            order = [known.item_id for known in self._grid.rows_in_order()]
            at = order.index(row.item_id) + gaps
            if 0 <= at < len(order):
                self._selection.extend(row.item_id, order)
                self._selection.extend(order[at], order)
        self._go(row, days, gaps)

    def _on_control(self, row: ExerciseRow, key: int) -> bool:
        chosen = self._selection.acting_for(row.item_id)
        if key == Qt.Key.Key_C:
            self._deeds.copy_items(chosen)
        elif key == Qt.Key.Key_X:
            self._leave(row)
            self._deeds.cut_items(chosen)
        elif key == Qt.Key.Key_V:
            self._deeds.paste(self._grid.place_after(row))
        elif key == Qt.Key.Key_Space:
            self._selection.toggle(row.item_id)
        else:
            return False
        return True

    def _on_plain(self, row: ExerciseRow, key: int) -> bool:
        if key in _ENTER:
            self.open_wanted.emit(row.item_id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            chosen = self._selection.acting_for(row.item_id)
            self._leave(row)
            self._deeds.remove(chosen)
        elif key == Qt.Key.Key_R:
            self.options_wanted.emit(row.item_id)
        elif key == Qt.Key.Key_A:
            card = self._grid.card_of(row)
            if card is not None:
                self.add_wanted.emit(card.session_id)
        elif key == Qt.Key.Key_Escape and self._selection.ids:
            self._selection.clear()
        else:
            return False
        return True

    def _on_header(self, card: SessionCard, key: int, *, control: bool) -> bool:
        if control and key == Qt.Key.Key_C:
            self._deeds.copy_session(card.session_id)
        elif control and key == Qt.Key.Key_V:
            self._deeds.paste(DropPlace(self._grid.day_of(card), card.session_id, len(card.rows)))
        elif control:
            return False
        elif key in _ENTER:
            self.edit_wanted.emit(card.session_id)
        elif key == Qt.Key.Key_A:
            self.add_wanted.emit(card.session_id)
        elif key == Qt.Key.Key_Delete:
            self._go(card.header, 0, -1)
            self._deeds.remove_session(card.session_id)
        else:
            return False
        return True

    # Moving.

    def _go(self, start: QWidget, days: int, steps: int) -> None:
        """Put the keyboard on the part beside *start*."""
        columns = [self._parts(day) for day in range(len(self._grid.columns))]
        day = next((d for d, parts in enumerate(columns) if start in parts), None)
        if day is None:
            return  # it has just gone
        if days:
            target = columns[(day + days) % len(columns)]
            at = min(columns[day].index(start), len(target) - 1)
        else:
            target = columns[day]
            at = columns[day].index(start) + steps
        if 0 <= at < len(target):
            target[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._grid.show_row(target[at])

    def _parts(self, day: int) -> list[QWidget]:
        column = self._grid.columns[day]
        parts: list[QWidget] = []
        for card in column.cards:
            parts += [card.header, *card.rows]
        return parts or [column.empty]

    def _leave(self, row: ExerciseRow) -> None:
        """Put the keyboard on a neighbour before *row* goes away."""
        card = self._grid.card_of(row)
        if card is None:
            return
        chosen = set(self._selection.acting_for(row.item_id))
        staying = [known for known in card.rows if known.item_id not in chosen]
        after = [known for known in staying if card.rows.index(known) > card.rows.index(row)]
        beside: list[QWidget] = [*after, *staying[-1:], card.header]
        beside[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_focus(self, row: ExerciseRow) -> None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._grid.show_row(row)
