"""The beginning of a drag: a press that travels far enough, or rests long enough by touch."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtWidgets import QApplication

LONG_PRESS_MS = 350


class LiftGesture(QObject):
    """Turns presses and moves of its widget into `lifted`, once per press.

    The widget hands its mouse events in and keeps its own behaviour for everything else.
    """

    lifted = Signal(QPoint)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._start: QPoint | None = None
        self._long_press = QTimer(self)
        self._long_press.setSingleShot(True)
        self._long_press.setInterval(LONG_PRESS_MS)
        self._long_press.timeout.connect(self._on_long_press)

    def press(self, event: QMouseEvent) -> None:
        """Remember where a press began."""
        self._start = event.globalPosition().toPoint()
        if event.device().type() == QInputDevice.DeviceType.TouchScreen:
            self._long_press.start()

    def move(self, event: QMouseEvent) -> bool:
        """Tell whether the press has become a lift; `True` also for moves after it."""
        if self._start is None:
            return False
        place = event.globalPosition().toPoint()
        if (place - self._start).manhattanLength() < QApplication.startDragDistance():
            return False
        self._lift(place)
        return True

    def release(self) -> bool:
        """End the press; `True` if it never became a lift."""
        pressed = self._start is not None
        self._end()
        return pressed

    def _on_long_press(self) -> None:
        if self._start is not None:
            self._lift(self._start)

    def _lift(self, place: QPoint) -> None:
        self._end()
        self.lifted.emit(place)

    def _end(self) -> None:
        self._start = None
        self._long_press.stop()
