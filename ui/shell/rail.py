"""The rail: five places as words under icons, at the left of the window."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import font, scaled, tokens

WIDTH = 84


class Rail(QWidget):
    """Shows which place is open; `chosen` carries the key of the place that was asked for."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Places"))
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 76, 8, 20)
        self._column.setSpacing(10)
        self._buttons: dict[str, RailButton] = {}
        for key, icon, text in (
            ("today", Icon.CALENDAR_CHECK, self.tr("Today")),
            ("clients", Icon.USERS, self.tr("Clients")),
            ("planner", Icon.CALENDAR, self.tr("Planner")),
            ("library", Icon.BARBELL, self.tr("Library")),
        ):
            self._add(key, icon, text)
        self._column.addStretch(1)
        self._add("settings", Icon.GEAR, self.tr("Settings"))

    def show_place(self, key: str) -> None:
        """Mark the open place."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        self.update()

    def offer(self, keys: Collection[str]) -> None:
        """Show only the places that exist."""
        for key, place in self._buttons.items():
            place.setVisible(key in keys)

    def _add(self, key: str, icon: Icon, text: str) -> None:
        made = RailButton(key, icon, text, self)
        self._buttons[key] = made
        self._group.addButton(made)
        self._column.addWidget(made)

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        self.update()
        if isinstance(clicked, RailButton):
            self.chosen.emit(clicked.key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colors.sunken if colors.is_dark else colors.surface)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), colors.border)
        _paint_sign(painter, QRectF(24, 14, 36, 36))
        checked = self._group.checkedButton()
        if checked is not None and checked.isVisible():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.primary)
            middle = checked.geometry().center().y()
            painter.drawRoundedRect(QRectF(0, middle - 15, 4, 32), 2, 2)


class RailButton(QAbstractButton):
    """One place; the open one has a filled icon, a heavier word, a plate and a marker."""

    radius = 12

    def __init__(self, key: str, icon: Icon, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self.setText(text)
        self.setObjectName(f"rail.{key}")
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(68, 44 + scaled(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_open = self.isChecked()
        if is_open or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.soft if is_open else colors.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
        ink = colors.primary if is_open else colors.text_2
        style = "fill" if is_open else "regular"
        paint_icon(painter, self._icon, QRect(22, 9, 24, 24), ink, style)
        painter.setPen(ink)
        painter.setFont(font(12, 600 if is_open else 500))
        place = self.rect().adjusted(-8, 35, 8, -5)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text()
        )


def _paint_sign(painter: QPainter, box: QRectF) -> None:
    """Paint the program's sign: a rising line on a rounded square."""
    colors = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.primary)
    painter.drawRoundedRect(box, 10, 10)
    x, y = box.left(), box.top()
    line = QPainterPath(QPointF(x + 8, y + 24))
    line.cubicTo(x + 11, y + 24, x + 12, y + 13, x + 16.5, y + 13)
    line.cubicTo(x + 21, y + 13, x + 21.5, y + 22, x + 28, y + 12)
    pen = QPen(colors.on_primary, 3.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line)
