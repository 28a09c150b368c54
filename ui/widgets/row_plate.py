"""The plate under a row of a list: selected, under the pointer, or with the keyboard on it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.widgets.focus_ring import led_by_keyboard, paint_ring
from ui.widgets.theme import tokens


def paint_row_plate(
    painter: QPainter, option: QStyleOptionViewItem, *, radius: int = 10, marked: bool = True
) -> None:
    """Paint the plate; the selected row of a *marked* list has a bar at its left as well."""
    colors = tokens()
    plate = option.rect.adjusted(0, 1, 0, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(colors.soft)
        painter.drawRoundedRect(QRectF(plate), radius, radius)
        if marked:
            painter.setBrush(colors.primary)
            middle = plate.center().y()
            painter.drawRoundedRect(QRectF(plate.left(), middle - 14, 3, 28), 1.5, 1.5)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(colors.hover)
        painter.drawRoundedRect(QRectF(plate), radius, radius)
    if option.state & QStyle.StateFlag.State_HasFocus and led_by_keyboard(option.widget):
        paint_ring(painter, plate, radius)
