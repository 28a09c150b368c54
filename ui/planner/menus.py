"""The right-click menus of the week; each entry mirrors a key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from studio.planning.week_plan import DAYS
from ui.planner.deeds import Deeds
from ui.planner.exercise_row import ExerciseRow
from ui.planner.habit_chip import HabitChip
from ui.planner.selection import Selection
from ui.planner.session_card import SessionCard
from ui.planner.week_grid import DropPlace, WeekGrid
from ui.planner.week_keys import WeekKeys
from ui.planner.wording import PlannerWords


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu: what it says, its keys, and what it does."""

    text: str
    run: Callable[[], object]
    keys: str = ""


class WeekMenus(QObject):
    """Opens menus; an open menu goes away by itself once something is chosen."""

    def __init__(
        self,
        grid: WeekGrid,
        deeds: Deeds,
        selection: Selection,
        keys: WeekKeys,
        wording: PlannerWords,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._grid = grid
        self._deeds = deeds
        self._selection = selection
        self._keys = keys
        self._wording = wording
        self._runs: dict[QAction, Callable[[], object]] = {}

    def on_row(self, row: ExerciseRow, at: QPoint) -> None:
        """Open the menu of an exercise."""
        if not self._deeds.may_edit:
            return
        chosen = self._selection.acting_for(row.item_id)
        place = self._grid.place_after(row)
        self._open(
            (
                Entry(self.tr("Open"), lambda: self._keys.open_wanted.emit(row.item_id),
                      self.tr("Enter")),
                Entry(self.tr("Other options"),
                      lambda: self._keys.options_wanted.emit(row.item_id), "R"),
                Entry(self.tr("Move up"), lambda: self._deeds.shift(row.item_id, gaps=-1),
                      "Ctrl+Up"),
                Entry(self.tr("Move down"), lambda: self._deeds.shift(row.item_id, gaps=1),
                      "Ctrl+Down"),
                Entry(self.tr("Copy"), lambda: self._deeds.copy_items(chosen), "Ctrl+C"),
                Entry(self.tr("Cut"), lambda: self._deeds.cut_items(chosen), "Ctrl+X"),
                Entry(self.tr("Paste below"), lambda: self._deeds.paste(place), "Ctrl+V"),
                Entry(self.tr("Remove"), lambda: self._deeds.remove(chosen), "Del"),
            ),
            at,
            days=lambda day: self._deeds.move_to(chosen, self._grid.place_on(day)),
        )  # fmt: skip

    def on_session(self, card: SessionCard, at: QPoint) -> None:
        """Open the menu of a session."""
        if not self._deeds.may_edit:
            return
        session_id = card.session_id
        place = DropPlace(self._grid.day_of(card), session_id, len(card.rows))
        self._open(
            (
                Entry(self.tr("Edit"), lambda: self._keys.edit_wanted.emit(session_id),
                      self.tr("Enter")),
                Entry(self.tr("Add by typing"), lambda: self._keys.add_wanted.emit(session_id),
                      "A"),
                Entry(self.tr("Copy session"), lambda: self._deeds.copy_session(session_id),
                      "Ctrl+C"),
                Entry(self.tr("Paste here"), lambda: self._deeds.paste(place), "Ctrl+V"),
                Entry(self.tr("Remove session"), lambda: self._deeds.remove_session(session_id),
                      "Del"),
            ),
            at,
            days=lambda day: self._deeds.move_session(session_id, day),
        )  # fmt: skip

    def on_day(self, day: int, at: QPoint) -> None:
        """Open the menu of a day."""
        if not self._deeds.may_edit or self._deeds.editor is None:
            return
        rests = day in self._deeds.editor.plan.rest_days
        rest_text = self.tr("Train on this day") if rests else self.tr("Rest on this day")
        entries = [
            Entry(self.tr("Add a session"), lambda: self._deeds.add_session(day),
                  self.tr("Enter")),
            Entry(self.tr("Paste here"), lambda: self._deeds.paste(DropPlace(day, None, 0)),
                  "Ctrl+V"),
        ]  # fmt: skip
        if not self._deeds.editor.plan.habits:
            entries.append(Entry(self.tr("Add daily walks"), self._deeds.add_walks))
        if not self._grid.columns[day].cards:
            entries.append(Entry(rest_text, lambda: self._deeds.set_rest(day, rest=not rests)))
            self._open(entries, at)
        else:
            self._open(
                entries,
                at,
                days=lambda target: self._deeds.copy_day(day, target),
                days_title=self.tr("Copy this day to"),
            )

    def on_habit(self, chip: HabitChip, at: QPoint) -> None:
        """Open the menu of a daily habit."""
        if not self._deeds.may_edit:
            return
        entries = [
            Entry(text, _bound(partial(self._deeds.set_times_a_day, chip.exercise), times))
            for times, text in (
                (1, self.tr("Once a day")),
                (2, self.tr("Twice a day")),
                (3, self.tr("Three times a day")),
            )
        ]
        entries.append(
            Entry(self.tr("Remove from every day"), lambda: self._deeds.remove_habit(chip.exercise))
        )
        self._open(entries, at)

    def _open(
        self,
        entries: Sequence[Entry],
        at: QPoint,
        *,
        days: Callable[[int], object] | None = None,
        days_title: str = "",
    ) -> None:
        menu = QMenu(self._window)
        menu.setObjectName("week.menu")
        runs: dict[QAction, Callable[[], object]] = {}
        for entry in entries:
            keys = f"\t{entry.keys}" if entry.keys else ""
            runs[menu.addAction(entry.text + keys)] = entry.run
        if days is not None:
            menu.addSeparator()
            to = menu.addMenu(days_title or self.tr("Move to"))
            for day in range(DAYS):
                action = to.addAction(self._wording.day_name(day))
                runs[action] = _bound(days, day)
        self._runs = runs
        menu.triggered.connect(self._on_triggered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _on_triggered(self, action: QAction) -> None:
        run = self._runs.get(action)
        if run is not None:
            run()


def _bound(act: Callable[[int], object], day: int) -> Callable[[], object]:
    def run() -> object:
        return act(day)

    return run
