"""The header of a session: title, time and trainer, and its tools while the pointer is there."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.planner.gesture import LiftGesture
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import set_tip
from ui.widgets.theme import font, scaled, tokens


class SessionHeader(QAbstractButton):
    """Title, time and trainer; a click opens them for editing, a drag lifts the session."""

    lifted = Signal(QPoint)
    key_pressed = Signal(object)
    menu_wanted = Signal(QPoint)
    add_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._when = ""
        self._may_edit = True
        self._gesture = LiftGesture(self)
        self._gesture.lifted.connect(self._on_lifted)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def radius(self) -> int:
        """Return the radius of the corners, for the focus ring."""
        return 8

    @property
    def title(self) -> str:
        """Return the title shown."""
        return self._title

    def show_texts(self, title: str, when: str, *, may_edit: bool) -> None:
        """Show title and second line."""
        self._title = title
        self._when = when
        self._may_edit = may_edit
        set_tip(self, f"{title}, {when}" if when else title)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(38))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(38))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @property
    def _menu_rect(self) -> QRect:
        return QRect(self.width() - 26, 0, 26, 24)

    @property
    def _add_rect(self) -> QRect:
        return QRect(self.width() - 52, 0, 26, 24)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture.press(event)
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._gesture.move(event):
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._gesture.release()
        place = event.position().toPoint()
        if pressed and self._may_edit and self._menu_rect.contains(place):
            self.setDown(False)
            self.menu_wanted.emit(self.mapToGlobal(self._menu_rect.bottomLeft()))
        elif pressed and self._may_edit and self._add_rect.contains(place):
            self.setDown(False)
            self.add_wanted.emit()
        else:
            super().mouseReleaseEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _on_lifted(self, place: QPoint) -> None:
        self.setDown(False)
        self.lifted.emit(place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        wants_tools = self._may_edit and (self.underMouse() or self.hasFocus())
        right = 52 if wants_tools else 24
        title_font = font(13, 600)
        metrics = QFontMetrics(title_font)
        width = self.width() - 7 - right
        painter.setFont(title_font)
        painter.setPen(colors.text)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(7, 0, width, scaled(18)), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font(12, 450, tabular=True))
        painter.setPen(colors.text_2)
        room = QRect(7, scaled(18), self.width() - 11, scaled(17))
        when = painter.fontMetrics().elidedText(
            self._when, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, when)
        if self._may_edit:
            dots = QRect(self.width() - 21, 1, 16, 16)
            paint_icon(painter, Icon.DOTS_VERTICAL, dots, colors.text_3)
        if wants_tools:
            plus = QRect(self.width() - 46, 2, 15, 15)
            paint_icon(painter, Icon.PLUS, plus, colors.primary, "bold")
