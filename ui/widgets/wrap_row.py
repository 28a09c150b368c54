"""A row of widgets that goes on in the next line where the width ends."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.theme import scaled


class WrapRow(QWidget):
    """Places its children one after the other, as a line of text does its words.

    With *even*, children that can fit into one line share its whole width.
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
        widths = [_size(item).width() for item in self._shown()]
        whole = sum(widths) + self._gap * max(0, len(widths) - 1)
        return QSize(whole, self.heightForWidth(max(whole, 1)))

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((_size(item).width() for item in self._shown()), default=0)
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
        top = 0
        lines = self._lines(width)
        for line in lines:
            sizes = [_size(item) for item in line]
            height = max(size.height() for size in sizes)
            widths = [min(size.width(), width) for size in sizes]
            if self._even and len(lines) == 1:
                least = [item.minimumSizeHint().width() for item in line]
                widths = _spread(least, width - self._gap * (len(line) - 1))
            left = 0
            for item, size, wide in zip(line, sizes, widths, strict=True):
                middle = top + (height - size.height()) // 2
                yield item, QRect(left, middle, wide, size.height())
                left += wide + self._gap
            top += height + self._gap

    def _lines(self, width: int) -> list[list[QWidget]]:
        items = self._shown()
        if self._even and items and self._least(items) <= width:
            return [items]
        lines: list[list[QWidget]] = []
        used = 0
        for item in items:
            wide = _size(item).width()
            if not lines or used + self._gap + wide > width:
                lines.append([item])
                used = wide
            else:
                lines[-1].append(item)
                used += self._gap + wide
        return lines

    def _least(self, items: list[QWidget]) -> int:
        widths = [item.minimumSizeHint().width() for item in items]
        return sum(widths) + self._gap * (len(widths) - 1)


def _size(item: QWidget) -> QSize:
    """Return how large *item* wants to be and may be."""
    return item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())


def _spread(widths: list[int], room: int) -> list[int]:
    """Return *widths* grown to fill *room*: all the same if that fits, else each by as much."""
    count = len(widths)
    same = room // count
    if same >= max(widths):
        grown = [same] * count
    else:
        grown = [wide + (room - sum(widths)) // count for wide in widths]
    for place in range(room - sum(grown)):
        grown[place] += 1
    return grown
