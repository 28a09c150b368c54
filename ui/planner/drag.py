"""Dragging inside the window: lift, move, drop and cancel, for mouse, two clicks and keys alike.

There is no drag of the platform's in it: a layer above the window carries the ghost, and the
mouse handlers of rows only call what is public here.  The same controller serves the pick with
a click or with Enter, where no button is held down.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug, ItemId, SessionId
from studio.planning.week_plan import DAYS
from ui.planner.drag_layer import DragLayer
from ui.planner.week_grid import DropPlace

EDGE = 40
EDGE_STEP = 12
EDGE_MS = 16
SPRING_MS = 600


@dataclass(frozen=True, slots=True)
class Cargo:
    """What is carried: an exercise of the library, exercises of the week, or a whole session."""

    name: str
    verdict: str = ""
    is_swap: bool = False
    slug: ExerciseSlug | None = None
    dose: Prescription | None = None
    item_ids: tuple[ItemId, ...] = ()
    session_id: SessionId | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the cargo comes from outside the week."""
        return self.slug is not None


class Landscape(Protocol):
    """What the controller asks of the week that lies under the pointer."""

    def place_at(self, at: QPoint) -> DropPlace | None: ...  # noqa: D102
    def line_of(self, place: DropPlace) -> QRect | None: ...  # noqa: D102
    def area_of(self, place: DropPlace) -> QRect: ...  # noqa: D102
    def frame(self, place: DropPlace | None) -> None: ...  # noqa: D102
    def words_of(self, place: DropPlace) -> str: ...  # noqa: D102
    def scroll_by(self, pixels: int) -> None: ...  # noqa: D102
    def scroll_area(self) -> QRect: ...  # noqa: D102
    def turn_at(self, at: QPoint) -> int: ...  # noqa: D102
    def place_on(self, day: int) -> DropPlace: ...  # noqa: D102
    def step(self, place: DropPlace, *, days: int = 0, gaps: int = 0) -> DropPlace: ...  # noqa: D102


class DragController(QObject):
    """Carries one cargo at a time; it changes no plan."""

    lifted = Signal(object)
    moved = Signal(object)
    dropped = Signal(object, object, bool)
    cancelled = Signal(object)
    week_turned = Signal(int)

    def __init__(self, landscape: Landscape, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._landscape = landscape
        self._window = window
        self._layer = DragLayer(window)
        self._cargo: Cargo | None = None
        self._place: DropPlace | None = None
        self._at = QPoint()
        self._home = QPoint()
        self._is_held = False
        self._edge = QTimer(self)
        self._edge.setInterval(EDGE_MS)
        self._edge.timeout.connect(self._scroll_at_edge)
        self._spring = QTimer(self)
        self._spring.setSingleShot(True)
        self._spring.setInterval(SPRING_MS)
        self._spring.timeout.connect(self._turn_week)

    @property
    def cargo(self) -> Cargo | None:
        """Return what is carried."""
        return self._cargo

    @property
    def place(self) -> DropPlace | None:
        """Return where a drop would land now."""
        return self._place

    @property
    def is_held(self) -> bool:
        """Tell whether a mouse button carries the cargo."""
        return self._is_held

    # What the mouse handlers and the keys call.

    def lift(self, cargo: Cargo, at: QPoint, ghost: QPixmap, *, held: bool = True) -> None:
        """Take *cargo* up at a global point; *held* while a mouse button is down."""
        self.cancel()
        self._cargo = cargo
        self._home = at
        self._is_held = held
        area = self._landscape.scroll_area()
        area.moveTopLeft(self._window.mapFromGlobal(area.topLeft()))
        self._layer.show_ghost(ghost, area)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.lifted.emit(cargo)
        self.move(at)

    def move(self, at: QPoint) -> None:
        """Carry the cargo to a global point."""
        if self._cargo is None:
            return
        self._at = at
        self._aim(self._landscape.place_at(at))
        self._layer.move_ghost(self._window.mapFromGlobal(at))
        self._watch_edges(at)

    def point_at(self, place: DropPlace) -> None:
        """Aim at a place without a pointer."""
        if self._cargo is None:
            return
        self._aim(place)
        area = self._landscape.area_of(place)
        self._layer.move_ghost(self._window.mapFromGlobal(area.bottomLeft() + QPoint(24, 4)))

    def drop(self, *, copy: bool = False) -> None:
        """Let go: onto the place aimed at, or back home where there is none."""
        cargo, place = self._cargo, self._place
        if cargo is None:
            return
        if place is None:
            self.cancel()
            return
        self._end()
        self._layer.clear()
        self.dropped.emit(cargo, place, copy)

    def cancel(self) -> None:
        """Put the cargo back; nothing has changed."""
        cargo = self._cargo
        if cargo is None:
            return
        self._end()
        self._layer.glide_home(self._window.mapFromGlobal(self._home))
        self.cancelled.emit(cargo)

    # Inside.

    def _aim(self, place: DropPlace | None) -> None:
        if place != self._place:
            self._place = place
            self._landscape.frame(place)
            words = self._landscape.words_of(place) if place else ""
            self._layer.show_landing(words)
            self.moved.emit(place)
        line = self._landscape.line_of(place) if place else None
        if line is not None:
            line.moveTopLeft(self._window.mapFromGlobal(line.topLeft()))
        self._layer.show_line(line)

    def _end(self) -> None:
        if self._cargo is None:
            return
        self._cargo = None
        self._place = None
        self._edge.stop()
        self._spring.stop()
        self._landscape.frame(None)
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _watch_edges(self, at: QPoint) -> None:
        wanted = self._edge_speed(at) != 0
        if wanted != self._edge.isActive():
            if wanted:
                self._edge.start()
            else:
                self._edge.stop()
        turn = self._landscape.turn_at(at)
        if turn and not self._spring.isActive():
            self._spring.start()
        elif not turn:
            self._spring.stop()

    def _edge_speed(self, at: QPoint) -> int:
        area = self._landscape.scroll_area()
        if not area.left() <= at.x() <= area.right():
            return 0
        if area.top() <= at.y() < area.top() + EDGE:
            return -EDGE_STEP
        return EDGE_STEP if area.bottom() - EDGE < at.y() <= area.bottom() else 0

    def _scroll_at_edge(self) -> None:
        self._landscape.scroll_by(self._edge_speed(self._at))
        if self._cargo is not None:
            self._aim(self._landscape.place_at(self._at))

    def _turn_week(self) -> None:
        turn = self._landscape.turn_at(self._at)
        if turn and self._cargo is not None and self._cargo.is_new:
            self.week_turned.emit(turn)

    # Qt: while something is carried, the window's events come here first.

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._cargo is None or not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._on_key(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        if kind == QEvent.Type.WindowDeactivate and watched is self._window:
            self.cancel()
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        at = event.globalPosition().toPoint()
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._on_move(at)
        elif event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
        elif kind in (_RELEASES if self._is_held else _PRESSES):
            self.move(at)
            self.drop(copy=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        return True

    def _on_move(self, at: QPoint) -> None:
        inside = QRect(self._window.mapToGlobal(QPoint(0, 0)), self._window.size())
        if not inside.contains(at):
            self.cancel()
        else:
            self.move(at)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif (not self._is_held and not event.isAutoRepeat()) or (
            not self._is_held and key in _STEPS
        ):
            self._pick_by_key(key)
        return True

    def _pick_by_key(self, key: int) -> None:
        if key in _DAY_KEYS:
            self.point_at(self._landscape.place_on(_DAY_KEYS.index(key)))
            self.drop()
        elif key in _STEPS:
            days, gaps = _STEPS[key]
            here = self._place or self._landscape.place_on(0)
            known = self._place is not None
            self.point_at(self._landscape.step(here, days=days, gaps=gaps) if known else here)
        elif key in _DROP_KEYS:
            self.drop()


_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})
_RELEASES = frozenset({QEvent.Type.MouseButtonRelease})
_DROP_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_DAY_KEYS = tuple(Qt.Key(Qt.Key.Key_1 + day) for day in range(DAYS))
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
