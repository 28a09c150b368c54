"""How an exercise of the library looks in the list: figure, name, and what it becomes."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.planner.library_model import Role
from ui.planner.painting import dashed_pen
from ui.widgets.figure import FigureTiles
from ui.widgets.focus_ring import paint_ring
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import Tokens, font, scaled, tokens
from ui.widgets.tier import paint_tier

Index = QModelIndex | QPersistentModelIndex
TILE = 46
_TEXT_LEFT = 64
PLUS_WIDTH = 34


class LibraryDelegate(QStyledItemDelegate):
    """Paints rows from the roles of the model, and from nothing else."""

    def __init__(self, tiles: FigureTiles, parent: QObject) -> None:
        super().__init__(parent)
        self._tiles = tiles
        self.may_add = True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_library_row(
            painter,
            option.rect,
            index,
            self._tiles,
            state=option.state,
            may_add=self.may_add,
        )
        painter.restore()


def paint_library_row(
    painter: QPainter,
    area: QRect,
    index: Index,
    tiles: FigureTiles,
    *,
    state: QStyle.StateFlag,
    may_add: bool,
) -> None:
    """Paint one row into *area*."""
    colors = tokens()
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
    box = QRectF(area).adjusted(1, 2, -1, -2)
    lifted = bool(index.data(Role.IS_LIFTED))
    if lifted:
        painter.setPen(dashed_pen(colors.border_strong))
        painter.setBrush(colors.sunken)
        painter.drawRoundedRect(box, 10, 10)
        painter.setOpacity(0.45)
    elif selected or hovered:
        painter.setPen(QPen(colors.primary, 1.5) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(colors.soft if selected else colors.hover)
        painter.drawRoundedRect(box, 10, 10)
    paint_library_face(painter, area, index, tiles, colors)
    _paint_handle(
        painter, area, colors, wants_plus=may_add and not lifted and (hovered or selected)
    )
    if focused and not lifted:
        paint_ring(painter, area.adjusted(0, 1, 0, -1), 11)


def paint_library_face(
    painter: QPainter, area: QRect, index: Index, tiles: FigureTiles, colors: Tokens
) -> None:
    """Paint figure, name and second line into *area*."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    pattern = str(index.data(Role.PATTERN))
    tile = tiles.pixmap(str(index.data(Role.SLUG)), TILE, ratio, pattern=pattern)
    painter.drawPixmap(QPointF(area.x() + 8, area.y() + (area.height() - TILE) / 2), tile)
    left = area.x() + _TEXT_LEFT
    top = area.y() + (area.height() - scaled(44)) // 2
    width = area.width() - _TEXT_LEFT - 22
    painter.setFont(font(14, 500))
    painter.setPen(colors.text)
    name = painter.fontMetrics().elidedText(
        str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, width - 8
    )
    align = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRect(left, top, width, scaled(22)), align, name)
    _paint_second_line(painter, QRect(left, top + scaled(22), width + 14, scaled(20)), index)


def _paint_second_line(painter: QPainter, room: QRect, index: Index) -> None:
    colors = tokens()
    painter.setFont(font(12, 450, tabular=True))
    painter.setPen(colors.text_2)
    if index.data(Role.IS_SWAP):
        size = scaled(14)
        mark = QRectF(room.x(), room.y() + (room.height() - size) / 2, size, size)
        if index.data(Role.IS_KIT):
            paint_icon(painter, Icon.WRENCH, mark, colors.adapt, "bold")
        else:
            paint_tier(painter, "gym_adapted", mark)
        room = room.adjusted(size + 6, 0, 0, 0)
        painter.setPen(colors.adapt)
    text = painter.fontMetrics().elidedText(
        str(index.data(Role.SECOND_LINE)), Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_handle(painter: QPainter, area: QRect, colors: Tokens, *, wants_plus: bool) -> None:
    size = scaled(18)
    place = QRect(area.right() - 6 - size, area.y() + 11, size, size)
    if wants_plus:
        paint_icon(painter, Icon.PLUS, place, colors.primary, "bold")
    else:
        paint_icon(painter, Icon.GRIP, place, colors.text_3)
