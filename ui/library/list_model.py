"""The exercises of the library as a Qt model, and how one looks in the list."""

from collections.abc import Sequence
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
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.exercises.exercise import Exercise
from ui.widgets.figure import FigureTiles
from ui.widgets.focus_ring import led_by_keyboard, paint_ring
from ui.widgets.theme import font, scaled, tokens

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 62
TILE = 46


class Role(IntEnum):
    """What the delegate asks for."""

    EXERCISE = int(Qt.ItemDataRole.UserRole) + 1
    LINE = EXERCISE + 1


class ExerciseListModel(QAbstractListModel):
    """Holds exercises in the order they are shown, each with the line under its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[Exercise, str], ...] = ()

    def show_exercises(self, rows: Sequence[tuple[Exercise, str]]) -> None:
        """Show other exercises."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def index_of(self, slug: str) -> QModelIndex:
        """Return where an exercise stands; an invalid index if it is not in the list."""
        for place, (exercise, _) in enumerate(self._rows):
            if exercise.slug == slug:
                return self.index(place, 0)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        exercise, line = self._rows[index.row()]
        if role == Role.EXERCISE:
            return exercise
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return exercise.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{exercise.name}, {line}"
        return None


class ExerciseDelegate(QStyledItemDelegate):
    """Paints a row: figure, name, and what it is."""

    def __init__(self, tiles: FigureTiles, parent: QObject) -> None:
        super().__init__(parent)
        self._tiles = tiles

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, scaled(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        exercise = index.data(Role.EXERCISE)
        if not isinstance(exercise, Exercise):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_plate(painter, option)
        area = option.rect
        middle = area.center().y()
        ratio = option.widget.devicePixelRatioF()
        tile = self._tiles.pixmap(exercise.slug, TILE, ratio, pattern=exercise.pattern)
        painter.drawPixmap(area.left() + 8, middle - TILE // 2, tile)
        left = area.left() + TILE + 20
        width = area.width() - TILE - 30
        upper = QRect(left, middle - scaled(20), width, scaled(20))
        _draw(painter, upper, exercise.name, weight=500)
        _draw(painter, upper.translated(0, scaled(21)), str(index.data(Role.LINE)))
        painter.restore()


def _paint_plate(painter: QPainter, option: QStyleOptionViewItem) -> None:
    colors = tokens()
    plate = option.rect.adjusted(0, 1, 0, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(colors.soft)
        painter.drawRoundedRect(QRectF(plate), 10, 10)
        painter.setBrush(colors.primary)
        middle = plate.center().y()
        painter.drawRoundedRect(QRectF(plate.left(), middle - 14, 3, 28), 1.5, 1.5)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(colors.hover)
        painter.drawRoundedRect(QRectF(plate), 10, 10)
    if option.state & QStyle.StateFlag.State_HasFocus and led_by_keyboard(option.widget):
        paint_ring(painter, plate, 10)


def _draw(painter: QPainter, place: QRect, text: str, *, weight: int = 0) -> None:
    face = font(14, weight) if weight else font(12, tabular=True)
    painter.setFont(face)
    painter.setPen(tokens().text if weight else tokens().text_2)
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
