"""One day of the week: its sessions from top to bottom, or the place for a first one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.planner.painting import dashed_pen
from ui.planner.session_card import SessionCard
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import font, scaled, tokens

_MARGIN = 5


class EmptyDay(QAbstractButton):
    """The place for a first session, or the card of a rest day; Enter or a click adds one."""

    key_pressed = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._text = ""
        self._is_rest = False
        self._is_target = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def radius(self) -> int:
        """Return the radius of the corners, for the focus ring."""
        return 10

    def show_texts(self, title: str, text: str, spoken: str, *, is_rest: bool) -> None:
        """Show the invitation, or what a rest day says."""
        self._title = title
        self._text = text
        self._is_rest = is_rest
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def set_target(self, *, target: bool) -> None:
        """Frame the place as the one a drop would land in."""
        if target != self._is_target:
            self._is_target = target
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(46) if self._is_rest else scaled(104))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_target:
            painter.setPen(QPen(colors.primary, 2))
            painter.setBrush(colors.soft)
        elif self._is_rest:
            painter.setPen(QPen(colors.border, 1))
            painter.setBrush(colors.sunken)
        else:
            painter.setPen(dashed_pen(colors.border_strong, 1.4))
            painter.setBrush(colors.hover if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, self.radius, self.radius)
        if self._is_rest:
            self._paint_rest(painter)
        else:
            self._paint_invitation(painter)

    def _paint_rest(self, painter: QPainter) -> None:
        colors = tokens()
        room = self.rect().adjusted(11, scaled(6), -6, 0)
        painter.setFont(font(13, 600))
        painter.setPen(colors.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, self._title)
        painter.setFont(font(12, 450))
        painter.setPen(colors.text_2)
        painter.drawText(room.adjusted(0, scaled(18), 0, 0), Qt.AlignmentFlag.AlignTop, self._text)

    def _paint_invitation(self, painter: QPainter) -> None:
        colors = tokens()
        ink = colors.primary if self._is_target else colors.text_3
        middle = self.height() // 2
        size = scaled(18)
        place = QRect(self.width() // 2 - size // 2, middle - scaled(26), size, size)
        paint_icon(painter, Icon.PLUS, place, ink)
        painter.setFont(font(12, 500))
        painter.setPen(colors.text_2)
        room = QRect(6, middle - 4, self.width() - 12, scaled(40))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self._text)


class DayColumn(QWidget):
    """Stacks the sessions of one day; everything below the last one belongs to the day too."""

    clicked = Signal(int)
    menu_wanted = Signal(int, QPoint)
    session_wanted = Signal(int)
    key_pressed = Signal(int, object)

    def __init__(self, day: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = day
        self.cards: list[SessionCard] = []
        self.setObjectName(f"week.day.{day + 1}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        self._body.setSpacing(7)
        self.empty = EmptyDay(self)
        self.empty.setObjectName(f"week.day.{day + 1}.add")
        self.empty.clicked.connect(self._on_empty)
        self.empty.menu_wanted.connect(self._on_menu)
        self.empty.key_pressed.connect(self._on_key)
        self._body.addWidget(self.empty)
        self._body.addStretch(1)

    def show_cards(self, cards: Sequence[SessionCard], *, may_add: bool, is_rest: bool) -> None:
        """Show these sessions in this order."""
        wanted = list(cards)
        if wanted != self.cards:
            for card in self.cards:
                self._body.removeWidget(card)
            for place, card in enumerate(wanted):
                self._body.insertWidget(place, card)
                card.show()
            self.cards = wanted
        self.empty.setVisible(not wanted and (may_add or is_rest))

    def set_target(self, *, target: bool) -> None:
        """Frame the empty day as the place a drop would land in."""
        self.empty.set_target(target=target)

    def _on_empty(self) -> None:
        self.session_wanted.emit(self.day)

    def _on_key(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(self.day, event)

    def _on_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.day, place)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.day)
        super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.day, event.globalPos())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
