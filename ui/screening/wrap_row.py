"""A row of widgets that goes on in the next line where the width ends."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.theme import scaled


class WrapRow(QWidget):
    """Places its children one after the other, as a line of text does its words.

    With *even*, children that fit into one line share its whole width equally.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, even: bool = False) -> None:
        super().__init__(parent)
        self._gap = gap
        self._even = even
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Append *widget*."""
        widget.setParent(self)
        self._items.append(widget)
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = [place for _, place in self._places(width)]
        return max((place.bottom() + 1 for place in places), default=scaled(36))

    @override
    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._shown()]
        whole = sum(widths) + self._gap * max(0, len(widths) - 1)
        return QSize(whole, self.heightForWidth(max(whole, 1)))

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._shown()), default=0)
        return QSize(min(widest, scaled(200)), scaled(36))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for item, place in self._places(self.width()):
            item.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [item for item in self._items if not item.isHidden()]

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        items = self._shown()
        if self._even and items:
            share = (width - self._gap * (len(items) - 1)) / len(items)
            if share >= max(item.sizeHint().width() for item in items):
                yield from self._shares(items, share)
                return
        left = top = height = 0
        for item in items:
            size = item.sizeHint()
            wide = min(size.width(), width)
            if left and left + wide > width:
                left, top = 0, top + height + self._gap
                height = 0
            yield item, QRect(QPoint(left, top), QSize(wide, size.height()))
            left += wide + self._gap
            height = max(height, size.height())

    def _shares(self, items: list[QWidget], share: float) -> Iterator[tuple[QWidget, QRect]]:
        for place, item in enumerate(items):
            left = round(place * (share + self._gap))
            right = round(place * (share + self._gap) + share)
            yield item, QRect(left, 0, right - left, item.sizeHint().height())
