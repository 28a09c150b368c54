"""A search field: a line edit with a magnifying glass and, if wanted, the key that leads to it."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.theme import font, scaled, tokens

PAUSE_MS = 150


class SearchField(QLineEdit):
    """Tells by `searched` what is looked for, once typing pauses; Esc empties it first.

    `stepped` passes Up (-1) and Down (+1) on to the list below the field.
    """

    searched = Signal(str)
    stepped = Signal(int)

    def __init__(
        self,
        placeholder: str,
        parent: QWidget | None = None,
        *,
        key_hint: str = "",
        name: str = "",
        pause_ms: int = PAUSE_MS,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFont(font(14))
        self._keys = key_hint.split()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._wait)
        self._indent()

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())

    def _indent(self) -> None:
        right = sum(key_cap_size(key).width() + 4 for key in self._keys) if self._keys else 0
        self.setTextMargins(scaled(18) + 8, 0, right, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(font(14))
            self._indent()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = scaled(18)
        top = (self.height() - size) // 2
        paint_icon(painter, Icon.SEARCH, QRect(12, top, size, size), tokens().text_2)
        if self.text():
            return
        right = self.width() - 10
        for key in reversed(self._keys):
            cap = key_cap_size(key)
            right -= cap.width()
            place = QRect(QPoint(right, (self.height() - cap.height()) // 2), cap)
            paint_key_cap(painter, place, key)
            right -= 4
