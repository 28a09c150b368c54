"""Labels and tool tips that show text as it is: nothing a person typed becomes markup."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.theme import font, tokens

_ONE_LINE = 60
"""Tips of up to this many characters stay on one line; Qt would break them after some words."""


class Label(QLabel):
    """A plain-text label in a token's colour; it follows theme and text size by itself."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        px: int = 14,
        weight: int = 400,
        color: str = "text",
        tabular: bool = False,
    ) -> None:
        super().__init__(parent)
        self._px = px
        self._weight = weight
        self._color = color
        self._tabular = tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._dress()

    def set_color(self, color: str) -> None:
        """Show the text in another token's colour."""
        self._color = color
        self._dress()

    def _dress(self) -> None:
        wanted = font(self._px, self._weight, tabular=self._tabular)
        if self.font() != wanted:
            self.setFont(wanted)
        shade = tokens().color(self._color)
        if self.palette().color(QPalette.ColorRole.WindowText) != shade:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, shade)
            self.setPalette(palette)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.ApplicationPaletteChange):
            self._dress()


class ElidedLabel(Label):
    """A one-line label that ends in an ellipsis where space is short, with the rest as its tip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        px: int = 14,
        weight: int = 400,
        color: str = "text",
        tabular: bool = False,
    ) -> None:
        self._full = text
        super().__init__(text, parent, px=px, weight=weight, color=color, tabular=tabular)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)

    @override
    def setText(self, text: str) -> None:
        self._full = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.fontMetrics().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._full, Qt.TextElideMode.ElideRight, max(self.width(), 24)
        )
        if shown != self.text():
            super().setText(shown)
            set_tip(self, self._full if shown != self._full else "")


def label(
    text: str = "",
    parent: QWidget | None = None,
    *,
    px: int = 14,
    weight: int = 400,
    color: str = "text",
    wrap: bool = False,
    tabular: bool = False,
    name: str = "",
    elide: bool = False,
) -> Label:
    """Return a label that shows *text* plainly, whatever characters it holds."""
    kind = ElidedLabel if elide else Label
    made = kind(text, parent, px=px, weight=weight, color=color, tabular=tabular)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made


def set_tip(widget: QWidget, text: str) -> None:
    """Give *widget* a tool tip that shows *text* plainly."""
    # The tag keeps Qt from guessing; escaping keeps typed text from being read as markup.
    kept = " style='white-space:pre'" if len(text) <= _ONE_LINE else ""
    widget.setToolTip(f"<qt{kept}>{escape(text)}</qt>" if text else "")
