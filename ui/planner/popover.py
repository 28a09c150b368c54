"""A card that floats beside something of the week and goes with the next click elsewhere."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.widgets.card import Card
from ui.widgets.focus_ring import paints_own_focus
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import tokens

_TIP = 12
_GAP = 5
_RISE = 92
_EDGE = 12


class Popover(Card):
    """Opens beside a widget with an arrow to it; Esc, a click or the focus elsewhere closes it.

    It never blocks anything: what lies beside it stays usable.
    """

    closed = Signal()

    def __init__(self, host: OverlayHost, width: int, *, spacing: int = 10) -> None:
        super().__init__(host, margins=(18, 16, 18, 14), spacing=spacing, radius=14, shadow=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        paints_own_focus(self)
        self.setFixedWidth(width)
        self._host = host
        self._target: QWidget | None = None
        self._is_open = False
        self._is_below = False
        self._focus_before: QWidget | None = None
        self._tip = _Tip(host)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether the card is shown."""
        return self._is_open

    def open_beside(self, target: QWidget, *, below: bool = False) -> None:
        """Show the card beside *target*, or *below* it where it is a button of a bar."""
        self.aim(target)
        self._is_below = below
        # On dark ground a floating card needs more of an edge than its shadow gives.
        self.set_look(border=_edge())
        self.show()
        self._tip.setVisible(not below)
        if not self._is_open:
            self._focus_before = self.window().focusWidget()
        self.place()
        self._host.raise_()
        self.raise_()
        if not self._is_open:
            self._is_open = True
            app = QCoreApplication.instance()
            if isinstance(app, QApplication):
                app.installEventFilter(self)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def aim(self, target: QWidget) -> None:
        """Stand beside another widget from now on."""
        self._target = target

    def dismiss(self) -> None:
        """Go away."""
        if not self._is_open:
            return
        self._is_open = False
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._return_focus()
        self._tip.hide()
        self.hide()
        self.closed.emit()

    def _return_focus(self) -> None:
        """Put the keyboard back where it was, unless it is elsewhere already."""
        focus, before = self.window().focusWidget(), self._focus_before
        self._focus_before = None
        if before is None or not shiboken6.isValid(before) or not before.isVisible():
            return
        if focus is None or self.holds(focus):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Stand beside the target, inside the window, and point at it."""
        target = self._target
        if target is None or not shiboken6.isValid(target):
            return
        self.setFixedHeight(self.layout_height())
        if self._is_below:
            self._host.place_beside(self, target)
            return
        area = QRect(self._host.mapFromGlobal(target.mapToGlobal(QPoint(0, 0))), target.size())
        right = area.right() + _GAP + _TIP
        on_right = right + self.width() <= self._host.width() - _EDGE
        left = right if on_right else max(_EDGE, area.left() - _GAP - _TIP - self.width())
        lowest = self._host.height() - self.height() - _EDGE
        top = max(_EDGE, min(area.center().y() - _RISE, lowest))
        self.move(left, top)
        self._tip.point(self.geometry(), area.center().y(), on_right=on_right)
        self._tip.raise_()

    def layout_height(self) -> int:
        """Return how high the content makes the card."""
        layout = self.body
        layout.activate()
        wrapped = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else -1
        return wrapped if wrapped > 0 else layout.sizeHint().height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._host:
            self.place()
        elif isinstance(watched, QWidget) and self._is_elsewhere(watched):
            pressed = kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent)
            if pressed or kind == QEvent.Type.FocusIn:
                self.dismiss()
        return False

    def holds(self, widget: QWidget) -> bool:
        """Tell whether *widget* belongs to the card, so that its use does not close it."""
        return widget is self or self.isAncestorOf(widget)

    def _is_elsewhere(self, widget: QWidget) -> bool:
        if widget.window() is not self.window() or widget is self.window():
            return False
        return widget is not self._host and not self.holds(widget)


def _edge() -> str:
    return "border_strong" if tokens().is_dark else "border"


class _Tip(QWidget):
    """The arrow from the card to its target."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._on_right = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point(self, card: QRect, y: int, *, on_right: bool) -> None:
        """Stand between the card and the height *y*; *on_right* of what it points at."""
        self._on_right = on_right
        middle = max(card.top() + 24, min(y, card.bottom() - 24))
        left = card.left() - _TIP + 1 if on_right else card.right()
        self.setGeometry(left, middle - 11, _TIP + 1, 22)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base, tip = (float(self.width()), 1.0) if self._on_right else (0.0, self.width() - 1.0)
        shape = QPolygonF([QPointF(base, 0.5), QPointF(tip, 11), QPointF(base, 21.5)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.surface)
        painter.drawPolygon(shape)
        painter.setPen(QPen(colors.color(_edge()), 1))
        painter.drawPolyline(shape)
