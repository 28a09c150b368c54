"""The rules of the screening as a list: id, what it leads to, and what the client reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.widgets.row_plate import paint_row_plate
from ui.widgets.theme import font, scaled, tokens
from ui.widgets.tier import paint_tier

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 54
_MARK = 18
_LEFT = 40


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as the list shows it; `found_by` is what a search looks through."""

    id: str
    tier: str
    title: str
    reason: str
    found_by: str


class Role(IntEnum):
    """What the delegate and the list ask for."""

    LINE = int(Qt.ItemDataRole.UserRole) + 1


class RuleListModel(QAbstractListModel):
    """Holds lines in the order they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RuleLine, ...] = ()

    def show_lines(self, lines: Sequence[RuleLine]) -> None:
        """Show other lines; the same ones again change nothing."""
        if tuple(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}, {line.reason}"
        return None


class RuleList(QListView):
    """Shows rules; `picked` carries the id of the one that is selected."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings.rules.list")
        self.setAccessibleName(self.tr("Rules"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._lines = RuleListModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(_RuleDelegate(self))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[RuleLine]) -> None:
        """Show other rules and select the first of them."""
        self._lines.show_lines(lines)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self._lines.index(0, 0))
            self.scrollToTop()

    def step(self, by: int) -> None:
        """Select the rule after (1) or before (-1)."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(row, 0))

    def _on_current(self, current: QModelIndex) -> None:
        line = current.data(Role.LINE)
        if isinstance(line, RuleLine):
            self.picked.emit(line.id)


class _RuleDelegate(QStyledItemDelegate):
    """Paints one row: mark, id with outcome, and the reason below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, scaled(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Role.LINE)
        if not isinstance(line, RuleLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_plate(painter, option, radius=8, marked=False)
        area = option.rect
        mark = QRect(area.left() + 12, area.top() + scaled(10), _MARK, _MARK)
        paint_tier(painter, line.tier, mark)
        room = area.adjusted(_LEFT, scaled(7), -10, 0)
        room.setHeight(scaled(20))
        painter.setPen(tokens().text)
        _draw(painter, room, line.title, weight=600)
        painter.setPen(tokens().text_2)
        _draw(painter, room.translated(0, scaled(20)), line.reason)
        painter.restore()


def _draw(painter: QPainter, room: QRect, text: str, *, weight: int = 450) -> None:
    painter.setFont(font(13, weight))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
