"""Cards and rules: the surfaces on which everything lies."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.theme import theme, tokens

Margins = int | tuple[int, int, int, int]


class Card(QFrame):
    """A rounded surface with one line around it; put things into `body`.

    An empty *fill* or *border* leaves that part out.  *shadow* is for layers that float only.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: Margins = 16,
        spacing: int = 8,
        fill: str = "surface",
        border: str = "border",
        radius: int = 12,
        dashed: bool = False,
        shadow: bool = False,
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._border = border
        self._radius = radius
        self._dashed = dashed
        self.body = QVBoxLayout(self)
        sides = (margins,) * 4 if isinstance(margins, int) else margins
        self.body.setContentsMargins(*sides)
        self.body.setSpacing(spacing)
        if shadow:
            self._cast_shadow()
            theme().changed.connect(self._cast_shadow)

    @property
    def radius(self) -> int:
        """Return the radius of the corners."""
        return self._radius

    def set_look(self, *, fill: str | None = None, border: str | None = None) -> None:
        """Change the token of the surface or of the line."""
        self._fill = self._fill if fill is None else fill
        self._border = self._border if border is None else border
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colors.color(self._border), 1) if self._border else QPen(Qt.PenStyle.NoPen)
        if self._dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(colors.color(self._fill) if self._fill else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._radius, self._radius)

    def _cast_shadow(self) -> None:
        effect = QGraphicsDropShadowEffect(self)
        effect.setBlurRadius(36)
        effect.setOffset(0, 10)
        effect.setColor(QColor(0, 0, 0, 153 if tokens().is_dark else 61))
        self.setGraphicsEffect(effect)


class Rule(QWidget):
    """A line of one pixel, across the card or, if *upright*, down it."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        across = QSizePolicy.Policy.Expanding
        fixed = QSizePolicy.Policy.Fixed
        if upright:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, across)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(across, fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tokens().border)
