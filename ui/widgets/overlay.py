"""The layer above everything of a window: drag ghosts, popovers, palette and toasts live here."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget
from typing_extensions import override

from ui.widgets.toast import Toast

_SHADOW_MARGIN = 48
_NOWHERE = QRegion(-2, -2, 1, 1)
_TOAST_BOTTOM = 28


@runtime_checkable
class Layer(Protocol):
    """A widget of the overlay that Esc closes."""

    def dismiss(self) -> None:
        """Go away."""
        ...


class OverlayHost(QWidget):
    """Covers its window and is there only where its children are.

    Everywhere else clicks reach what lies beneath.  Children are placed by whoever makes them;
    `place_beside` helps popovers to stay inside the window.
    """

    toast_shown = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("overlay")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMask(_NOWHERE)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def show_toast(
        self,
        text: str,
        *,
        action: str = "",
        then: Callable[[], object] | None = None,
        undo_key: bool = False,
    ) -> Toast:
        """Show a toast at the bottom, in place of the one before."""
        for old in self.findChildren(Toast):
            old.dismiss()
        toast = Toast(self, text, action=action, then=then, undo_key=undo_key)
        toast.adjustSize()
        self._place_toast(toast)
        toast.show()
        self.raise_()
        self.toast_shown.emit(text)
        return toast

    def dismiss_top(self) -> bool:
        """Close the topmost visible layer; `False` if there is none."""
        for child in reversed(self.children()):
            if isinstance(child, QWidget) and not child.isHidden() and isinstance(child, Layer):
                child.dismiss()
                return True
        return False

    def dismiss_all(self) -> None:
        """Close every layer, because something takes the whole window."""
        for child in self.children():
            if isinstance(child, QWidget) and isinstance(child, Layer) and not child.isHidden():
                child.dismiss()

    def place_beside(self, layer: QWidget, target: QWidget, *, gap: int = 8) -> None:
        """Move *layer* below *target*, or above it where there is no room, inside the window."""
        area = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        left = min(max(12, area.left()), self.width() - layer.width() - 12)
        top = area.bottom() + gap
        if top + layer.height() > self.height() - 12:
            top = max(12, area.top() - gap - layer.height())
        layer.move(left, top)

    @override
    def childEvent(self, event: QChildEvent) -> None:
        child = event.child()
        if event.added() and isinstance(child, QObject):
            child.installEventFilter(self)
        if event.removed():
            self._follow_children()
        super().childEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.parent():
            if kind == QEvent.Type.Resize:
                self._cover_window()
        elif kind in _LAYER_EVENTS:
            self._follow_children()
        return False

    def _cover_window(self) -> None:
        self.setGeometry(self.window().rect())
        for toast in self.findChildren(Toast):
            self._place_toast(toast)
        self._follow_children()

    def _place_toast(self, toast: Toast) -> None:
        left = (self.width() - toast.width()) // 2
        toast.move(max(12, left), self.height() - toast.height() - _TOAST_BOTTOM)

    def _follow_children(self) -> None:
        region = QRegion()
        for child in self.children():
            if isinstance(child, QWidget) and not child.isHidden():
                margin = _SHADOW_MARGIN if _casts_shadow(child) else 0
                area = child.geometry().adjusted(-margin, -margin, margin, margin)
                region = region.united(area)
        self.setMask(region if not region.isEmpty() else _NOWHERE)


def _casts_shadow(widget: QWidget) -> bool:
    return isinstance(widget.graphicsEffect(), QGraphicsDropShadowEffect)


_LAYER_EVENTS = frozenset(
    {
        QEvent.Type.Show,
        QEvent.Type.ShowToParent,
        QEvent.Type.Hide,
        QEvent.Type.HideToParent,
        QEvent.Type.Move,
        QEvent.Type.Resize,
    }
)
