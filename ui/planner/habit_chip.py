"""A small thing for every day, such as a walk, at the bottom of each day."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from studio.ids import ExerciseSlug
from ui.planner.painting import dashed_pen
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import set_tip
from ui.widgets.theme import font, scaled, tokens


class HabitChip(QAbstractButton):
    """One habit on one day; a click leaves it out on that day or takes it in again."""

    skipped = Signal(str, int, bool)
    menu_wanted = Signal(object, object)

    def __init__(self, exercise: ExerciseSlug, day: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self.day = day
        self._text = ""
        self._is_on = True
        self.setObjectName(f"week.habit.{day + 1}.{exercise}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @property
    def radius(self) -> int:
        """Return the radius of the corners, for the focus ring."""
        return 9

    def show_habit(self, text: str, spoken: str, *, is_on: bool) -> None:
        """Show the habit's dose; *is_on* is false where the day leaves it out."""
        self._text = text
        self._is_on = is_on
        self.setAccessibleName(spoken)
        set_tip(self, spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(34))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(34))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self, event.globalPos())

    def _on_clicked(self) -> None:
        self.skipped.emit(self.exercise, self.day, self._is_on)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colors.text_2 if self._is_on else colors.text_3
        painter.setPen(QPen(colors.border, 1) if self._is_on else dashed_pen(colors.border_strong))
        painter.setBrush(colors.hover if self.underMouse() else colors.sunken)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self.radius, self.radius)
        painter.setFont(font(12, 500, tabular=True))
        painter.setPen(ink)
        size = scaled(18)
        text, left = self._text, 11 + size
        if painter.fontMetrics().horizontalAdvance(text) > self.width() - left - 5:
            text = text.replace(" × ", "×")
        if painter.fontMetrics().horizontalAdvance(text) > self.width() - left - 5:
            left = 8  # the words matter more than the sign
        else:
            top = (self.height() - size) // 2
            paint_icon(painter, Icon.WALK, QRect(7, top, size, size), ink)
        room = self.rect().adjusted(left, 0, -5, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
