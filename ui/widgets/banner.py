"""Banners: one line under the top bar for a state that lasts, with one way on."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.buttons import button
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import tokens

_PLATES = {
    "info": ("adapt_plate", "adapt"),
    "attention": ("clear_plate", "clear"),
    "read_only": ("hover", "text_2"),
    "practice": ("soft", "primary"),
}


class Banner(QWidget):
    """Says what is so and offers one action; *tone* is info, attention, read_only or practice.

    A banner never takes the focus and never goes away by a clock.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: Icon = Icon.INFO,
        tone: str = "info",
        action: str = "",
        closable: bool = False,
        name: str = "banner",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._plate, self._ink = _PLATES[tone]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(_BannerIcon(icon, self._ink, self))
        self._label = label(text, self, px=14, weight=500, wrap=True, name=f"{name}.text")
        row.addWidget(self._label, 1)
        self._action = button(action, self, size="small", name=f"{name}.action")
        self._action.setVisible(bool(action))
        self._action.clicked.connect(self.acted)
        row.addWidget(self._action)
        close = button(
            "",
            self,
            kind="ghost",
            size="small",
            icon=Icon.X,
            name=f"{name}.close",
            accessible=self.tr("Close"),
        )
        close.setVisible(closable)
        close.clicked.connect(self.closed)
        row.addWidget(close)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """Return the sentence shown."""
        return self._label.text()

    def show_text(self, text: str, action: str = "") -> None:
        """Show another sentence and another action."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().color(self._plate))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)


class _BannerIcon(QWidget):
    """The sign at the start of a banner."""

    def __init__(self, icon: Icon, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._color = color
        self.setFixedSize(20, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, self.rect(), tokens().color(self._color), "bold")
