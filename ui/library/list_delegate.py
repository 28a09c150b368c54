"""How an exercise looks in the list: figure, name, and what it is done with."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from ui.library.list_model import ExerciseLine, Index, Role
from ui.widgets.figure import FigureTiles
from ui.widgets.row_plate import paint_row_plate
from ui.widgets.theme import font, scaled, tokens

ROW_HEIGHT = 62
TILE = 46
_TEXT_LEFT = 66
_TEXT_RIGHT = 10


class ExerciseDelegate(QStyledItemDelegate):
    """Paints one row; what is cut short there stands in its tip."""

    def __init__(self, tiles: FigureTiles, parent: QObject) -> None:
        super().__init__(parent)
        self._tiles = tiles

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, scaled(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Role.LINE)
        if not isinstance(line, ExerciseLine):
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_plate(painter, option)
        area = option.rect
        exercise = line.exercise
        ratio = option.widget.devicePixelRatioF()
        tile = self._tiles.pixmap(exercise.slug, TILE, ratio, pattern=exercise.pattern)
        painter.drawPixmap(area.left() + 10, area.center().y() - TILE // 2, tile)
        upper, lower = _text_rooms(area)
        painter.setPen(tokens().text)
        _draw(painter, upper, exercise.name, weight=600 if selected else 500)
        painter.setPen(tokens().text_2)
        _draw(painter, lower, line.line)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        line = index.data(Role.LINE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(line, ExerciseLine):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), _tip(line, option.rect), view)
        return True


def _text_rooms(area: QRect) -> tuple[QRect, QRect]:
    left = area.left() + _TEXT_LEFT
    width = area.width() - _TEXT_LEFT - _TEXT_RIGHT
    top = area.center().y() - scaled(20)
    upper = QRect(left, top, width, scaled(21))
    return upper, QRect(left, upper.bottom() + 1, width, scaled(19))


def _tip(line: ExerciseLine, area: QRect) -> str:
    upper, lower = _text_rooms(area)
    texts = (
        (line.exercise.name, font(14, 600), upper),
        (line.line, font(12, 450, tabular=True), lower),
    )
    cut = [
        escape(text)
        for text, face, room in texts
        if QFontMetrics(face).horizontalAdvance(text) > room.width()
    ]
    return f"<qt>{'<br>'.join(cut)}</qt>" if cut else ""


def _draw(painter: QPainter, room: QRect, text: str, *, weight: int = 0) -> None:
    painter.setFont(font(14, weight) if weight else font(12, 450, tabular=True))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
