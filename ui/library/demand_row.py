"""What an exercise asks for, as cells with words beside them."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.exercises.demand import HIGHEST_DEMAND
from ui.widgets.theme import font, mix, scaled, tokens

HEIGHT = 26
NAME_WIDTH = 176
SAID_WIDTH = 122
_CELL = 22
_WIDEST_CELL = 56
_CELL_HEIGHT = 9
_GAP = 3
_SPACE = 14


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand: its name, its values at light and at full load, and both in words."""

    name: str
    light: int
    full: int
    strength: str


def least_width() -> int:
    """Return the width at which a row shows everything."""
    cells = HIGHEST_DEMAND * (_CELL + _GAP) - _GAP
    return scaled(NAME_WIDTH) + cells + _SPACE + scaled(SAID_WIDTH)


class DemandRow(QWidget):
    """A name, four cells and a word: full cells at light load, pale ones more at full load."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = Asked("", 0, 0, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_asked(self, asked: Asked) -> None:
        """Show another demand."""
        self._asked = asked
        self.setObjectName("library.demand")
        said = self.tr("{name}: {strength}, {light} of {highest} at light load, "
                       "{full} of {highest} at full load")  # fmt: skip
        if asked.light == asked.full:
            said = self.tr("{name}: {strength}, {full} of {highest}")
        self.setAccessibleName(
            said.format(
                name=asked.name,
                strength=asked.strength,
                light=asked.light,
                full=asked.full,
                highest=HIGHEST_DEMAND,
            )
        )
        self.update()

    @property
    def asked(self) -> Asked:
        """Return what is shown."""
        return self._asked

    @override
    def sizeHint(self) -> QSize:
        return QSize(least_width(), scaled(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        self._paint_text(painter, room, self._asked.name, 13, "text")
        left = scaled(NAME_WIDTH)
        cell = self._cell_width()
        top = (self.height() - _CELL_HEIGHT) / 2
        for number in range(HIGHEST_DEMAND):
            box = QRectF(left + number * (cell + _GAP), top, cell, _CELL_HEIGHT)
            paint_cell(painter, box, self._look_of(number))
        left += HIGHEST_DEMAND * (cell + _GAP) - _GAP + _SPACE
        painter.setPen(colors.text_2)
        room.setLeft(left)
        self._paint_text(painter, room, self._asked.strength, 12, "text_2")

    def _look_of(self, number: int) -> str:
        if number < self._asked.light:
            return "light"
        return "full" if number < self._asked.full else "none"

    def _cell_width(self) -> int:
        fixed = scaled(NAME_WIDTH) + _SPACE + scaled(SAID_WIDTH)
        room = (self.width() - fixed + _GAP) // HIGHEST_DEMAND - _GAP
        return max(_CELL, min(room, _WIDEST_CELL))

    def _paint_text(self, painter: QPainter, room: QRectF, text: str, px: int, color: str) -> None:
        painter.setFont(font(px))
        painter.setPen(tokens().color(color))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class DemandKey(QWidget):
    """Says what the two looks of a cell mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = (self.tr("light load"), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_full_load(self, text: str) -> None:
        """Say what full load is."""
        self._texts = (self._texts[0], text)
        self.setAccessibleName(", ".join(self._texts))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(12))
        width = sum(metrics.horizontalAdvance(text) + _CELL + 8 for text in self._texts) + 16
        return QSize(width, scaled(18))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(12))
        left = 0
        for look, text in zip(("light", "full"), self._texts, strict=True):
            top = (self.height() - _CELL_HEIGHT) / 2
            paint_cell(painter, QRectF(left, top, _CELL, _CELL_HEIGHT), look)
            left += _CELL + 8
            painter.setPen(tokens().text_2)
            room = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            left += painter.fontMetrics().horizontalAdvance(text) + 16


def paint_cell(painter: QPainter, box: QRectF, look: str) -> None:
    """Paint one cell: *look* is light, full or none."""
    colors = tokens()
    pale = mix(colors.primary, colors.surface, 0.68)
    fills = {"light": colors.primary, "full": pale, "none": colors.hover}
    painter.setPen(QPen(colors.primary, 1) if look == "full" else Qt.PenStyle.NoPen)
    painter.setBrush(fills[look])
    inset = 0.5 if look == "full" else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 3, 3)
