"""The ring around whatever the keyboard is on: 2 px, 2 px outside, above everything."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from ui.widgets.theme import tokens

GAP = 2
WIDTH = 2
_OUTSET = GAP + WIDTH
_OWN_FOCUS = "paintsOwnFocus"
_BY_KEYBOARD = "ledByKeyboard"
_DEFAULT_RADIUS = 8


def paints_own_focus(widget: QWidget) -> None:
    """Leave the ring to *widget*, which shows by itself where the keyboard is."""
    widget.setProperty(_OWN_FOCUS, True)  # noqa: FBT003


def led_by_keyboard(widget: QWidget) -> bool:
    """Tell whether the window of *widget* was used by keyboard last."""
    return bool(widget.window().property(_BY_KEYBOARD))


def paint_ring(painter: QPainter, rect: QRect | QRectF, radius: float) -> None:
    """Paint the ring just inside *rect*, for things that are no widgets of their own."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens().focus, WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


class FocusRing(QWidget):
    """Follows the focus of one window; it shows where the keyboard led, not where a click did.

    What was used last counts: after a key the ring is shown, after a click it is not.  Fields
    show it always, because a click is how most people reach them.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed: list[QWidget] = []
        self._target: QWidget | None = None
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._note_use(by_keyboard=False)
        if now is not None and now.window() is self.window():
            self._target = now
            self._follow(now)
            self._place()

    def _note_use(self, *, by_keyboard: bool) -> None:
        if by_keyboard != led_by_keyboard(self):
            self.window().setProperty(_BY_KEYBOARD, by_keyboard)
            self._place()

    def _follow(self, target: QWidget) -> None:
        widget: QWidget | None = target
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._followed.append(widget)
            widget = widget.parentWidget()

    def _leave(self) -> None:
        for widget in self._followed:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or not self._is_wanted(target):
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        area = QRect(corner, target.size()).adjusted(-_OUTSET, -_OUTSET, _OUTSET, _OUTSET)
        self.setGeometry(area)
        self._clip(target, area)
        self.show()
        self.raise_()
        self.update()

    def _is_wanted(self, target: QWidget) -> bool:
        if target.property(_OWN_FOCUS) or isinstance(target, QAbstractItemView):
            return False
        if isinstance(target, QLineEdit | QPlainTextEdit):
            return bool(target.property("kind") != "bare")
        return led_by_keyboard(target) and target.focusPolicy() != Qt.FocusPolicy.NoFocus

    def _clip(self, target: QWidget, area: QRect) -> None:
        """Keep the ring inside the scroll areas that hold its target."""
        seen = area
        widget = target.parentWidget()
        while widget is not None and widget is not self.window():
            around = widget.parentWidget()
            if isinstance(around, QAbstractScrollArea) and around.viewport() is widget:
                seen = seen.intersected(QRect(widget.mapTo(self.window(), QPoint()), widget.size()))
            widget = around
        self.clearMask()
        if seen != area:
            self.setMask(seen.translated(-area.topLeft()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif kind in _KEYS or kind == QEvent.Type.MouseButtonPress:
            self._note_use(by_keyboard=kind in _KEYS)
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        radius = getattr(self._target, "radius", _DEFAULT_RADIUS)
        paint_ring(QPainter(self), self.rect(), (radius if radius else 1) + GAP + 1)


_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
