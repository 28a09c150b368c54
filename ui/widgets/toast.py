"""Toasts: a past event and, often, the way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from ui.widgets.labels import label
from ui.widgets.theme import font, inverse_tokens, scaled

SHOWN_MS = 8000


class Toast(QWidget):
    """A pill over everything; it stays while the pointer rests on it and closes after 8 seconds.

    With *undo_key*, Ctrl+Z does its action while it is shown; pages with an undo of their own
    leave that out.
    """

    def __init__(
        self,
        parent: QWidget,
        text: str,
        *,
        action: str = "",
        then: Callable[[], object] | None = None,
        undo_key: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(text)
        self._then = then
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 10 if action else 18, 0)
        row.setSpacing(6)
        self._text = label(text, self, px=14, weight=500, name="toast.text")
        row.addWidget(self._text)
        if action:
            separator = label("·", self, weight=600)
            acting = _ToastButton(action, self)
            acting.clicked.connect(self.act)
            row.addWidget(separator)
            row.addWidget(acting)
        self._paint_texts()
        if undo_key:
            QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.act)
        self.setFixedHeight(scaled(44))
        self._timer.start()

    @property
    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()

    def act(self) -> None:
        """Do the action once and go away."""
        then, self._then = self._then, None
        self.dismiss()
        if then:
            then()

    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _paint_texts(self) -> None:
        ink = inverse_tokens().text.name()
        for part in self.findChildren(type(self._text)):
            part.set_color(ink)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._paint_texts()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inverse_tokens().surface)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)


class _ToastButton(QPushButton):
    """The action of a toast, in the colours of the pill."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setObjectName("toast.action")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        width = QFontMetrics(font(14, 600)).horizontalAdvance(text) + 16
        self.setFixedSize(width, scaled(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = inverse_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.hover if self.underMouse() else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        painter.setPen(colors.primary)
        painter.setFont(font(14, 600))
        painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, self._label)
