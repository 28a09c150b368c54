"""The filters above the list, each with what it would leave."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from ui.library.groups import Group
from ui.widgets.buttons import Chip

GAP = 5


class FilterChips(QWidget):
    """Chips in lines as wide as the card; `chosen` carries the group a person chose."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = {
            Group.ALL: self.tr("All"),
            Group.LEGS: self.tr("Legs"),
            Group.PUSH: self.tr("Push"),
            Group.PULL: self.tr("Pull"),
            Group.CORE: self.tr("Core"),
            Group.MOBILITY: self.tr("Mobility"),
            Group.CARDIO: self.tr("Cardio"),
        }
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._chips: dict[Group, Chip] = {}
        for place, (group, name) in enumerate(self._names.items()):
            chip = Chip(name, self, f"library.{group.value}")
            self._chips[group] = chip
            self._group.addButton(chip, place)
        self._chips[Group.ALL].setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> Group:
        """Return the filter that is on."""
        return list(self._names)[self._group.checkedId()]

    def choose(self, group: Group) -> None:
        """Turn a filter on, as nobody's choice."""
        self._chips[group].setChecked(True)

    def name(self, group: Group) -> str:
        """Return what a filter is called."""
        return self._names[group]

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Show how many exercises each filter would leave; one that leaves none goes away."""
        for group, chip in self._chips.items():
            count = counts.get(group, 0)
            chip.setText(f"{self._names[group]} {count}")
            chip.setAccessibleName(chip.label)
            is_kept = group is Group.ALL or group is self.current
            chip.setVisible(count > 0 or is_kept)
        self.updateGeometry()
        self._arrange()

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(list(self._names)[place])

    def _arrange(self) -> None:
        for chip, place in self._places(self.width()):
            chip.setGeometry(place)

    def _places(self, width: int) -> Iterator[tuple[Chip, QRect]]:
        left = top = 0
        for chip in self._chips.values():
            if chip.isHidden():
                continue
            size = chip.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + GAP
            yield chip, QRect(QPoint(left, top), size)
            left += size.width() + GAP

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(place.bottom() + 1 for _, place in self._places(width))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

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
