"""How a client looks in the list: initials, name, why one would open them now, tier."""

from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from ui.clients.list_model import ClientLine, Index, Role
from ui.widgets.avatar import paint_avatar
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.row_plate import paint_row_plate
from ui.widgets.theme import font, scaled, tokens
from ui.widgets.tier import TOKEN_BY_TIER, paint_tier

ROW_HEIGHT = 58
_LEFT = 58
_RIGHT = 41


class ClientDelegate(QStyledItemDelegate):
    """Paints one row."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, scaled(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Role.LINE)
        if not isinstance(line, ClientLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_plate(painter, option)
        _paint_line(painter, option.rect, line)
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
        if event.type() != QEvent.Type.ToolTip or not isinstance(line, ClientLine):
            return super().helpEvent(event, view, option, index)
        said = (_cut(line.name, option.rect, 600), _cut(line.line, option.rect, 0))
        text = escape("\n".join(part for part in said if part))
        tip = f"<qt style='white-space:pre'>{text}</qt>" if text else ""
        QToolTip.showText(event.globalPos(), tip, view)
        return True


def _paint_line(painter: QPainter, area: QRect, line: ClientLine) -> None:
    colors = tokens()
    middle = area.center().y()
    tone = "text_3" if line.is_hidden else TOKEN_BY_TIER.get(line.tier_key, "text_3")
    paint_avatar(painter, QRect(area.left() + 10, middle - 18, 38, 38), line.initials, tone)
    mark = QRect(area.right() - 32, middle - 9, 18, 18)
    if line.is_hidden or line.tier_key:
        paint_tier(painter, line.tier_key, mark, muted=line.is_hidden)
    else:
        paint_icon(painter, Icon.PAUSE_CIRCLE, mark.adjusted(-1, -1, 1, 1), colors.text_2)
    width = _room(area)
    upper = QRect(area.left() + _LEFT, middle - scaled(20), width, scaled(20))
    lower = QRect(area.left() + _LEFT, middle + 1, width, scaled(18))
    _draw(painter, upper, line.name, weight=600)
    _draw(painter, lower, line.line)


def _face(weight: int) -> QFont:
    return font(14, weight) if weight else font(12, tabular=True)


def _cut(text: str, area: QRect, weight: int) -> str:
    """Return *text* if the row has no room for all of it."""
    is_cut = QFontMetrics(_face(weight)).horizontalAdvance(text) > _room(area)
    return text if is_cut else ""


def _room(area: QRect) -> int:
    return area.width() - _LEFT - _RIGHT


def _draw(painter: QPainter, place: QRect, text: str, *, weight: int = 0) -> None:
    face = _face(weight)
    painter.setFont(face)
    painter.setPen(tokens().text if weight else tokens().text_2)
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
