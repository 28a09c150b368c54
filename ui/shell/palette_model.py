"""The rows of the command palette: three groups in one list, and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.theme import font, scaled, tokens

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A heading (without *kind*) or something that can be opened."""

    title: str
    kind: str = ""
    key: str = ""
    hint: str = ""
    icon: Icon = Icon.ARROW_RIGHT
    caps: tuple[str, ...] = ()


class Role(IntEnum):
    """What the delegate asks for."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1


class PaletteModel(QAbstractListModel):
    """Holds the rows that are shown; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show other rows."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """Return what is shown."""
        return self._rows

    def row_at(self, index: Index) -> PaletteRow | None:
        """Return the row at *index*, unless it is a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if row and row.kind else None

    def next_choice(self, start: int, step: int) -> int:
        """Return the nearest place after *start* in direction *step* that can be chosen."""
        place = start + step
        while 0 <= place < len(self._rows):
            if self._rows[place].kind:
                return place
            place += step
        return start

    def next_group(self, start: int) -> int:
        """Return the first choice of the next group, or of the first one after the last."""
        heads = [i for i, row in enumerate(self._rows) if not row.kind]
        after = [head for head in heads if head > start] or heads[:1]
        return self.next_choice(after[0], 1) if after else start

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.hint, " ".join(row.caps)) if part)
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Paints a row: sign, title, what it is about, and its keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Role.ROW)
        is_heading = isinstance(row, PaletteRow) and not row.kind
        return QSize(100, scaled(28 if is_heading else 48))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, PaletteRow):
            return
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind:
            state: QStyle.StateFlag = option.state
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            _paint_choice(painter, area, row, chosen=chosen)
        else:
            painter.setFont(font(12, 600))
            painter.setPen(tokens().text_3)
            place = area.adjusted(20, 4, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, row.title)
        painter.restore()


def _paint_choice(painter: QPainter, area: QRect, row: PaletteRow, *, chosen: bool) -> None:
    colors = tokens()
    top = area.top()
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.soft)
        painter.drawRoundedRect(QRectF(area.adjusted(8, 1, -8, -1)), 9, 9)
        painter.setBrush(colors.primary)
        middle = area.center().y()
        painter.drawRoundedRect(QRectF(area.left() + 8, middle - 12, 3, 26), 1.5, 1.5)
    icon = QRect(area.left() + 22, area.center().y() - 9, 20, 20)
    paint_icon(painter, row.icon, icon, colors.primary if chosen else colors.text_2)
    right = _paint_caps(painter, area, row.caps)
    room = QRect(area.left() + 56, top, right - area.left() - 68, area.height())
    if not row.hint:
        _paint_line(painter, row.title, room, weight=600 if chosen else 500)
        return
    upper = QRect(room.left(), top + scaled(5), room.width(), scaled(20))
    _paint_line(painter, row.title, upper, weight=600 if chosen else 500)
    _paint_line(painter, row.hint, upper.translated(0, scaled(18)))


def _paint_line(painter: QPainter, text: str, place: QRect, *, weight: int = 0) -> None:
    painter.setFont(font(14, weight) if weight else font(12, tabular=True))
    painter.setPen(tokens().text if weight else tokens().text_2)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_caps(painter: QPainter, area: QRect, caps: Sequence[str]) -> int:
    right = area.right() - 22
    for cap in reversed(caps):
        size = key_cap_size(cap)
        right -= size.width()
        place = QRect(right, area.center().y() - size.height() // 2, size.width(), size.height())
        paint_key_cap(painter, place, cap)
        right -= 4
    return right
