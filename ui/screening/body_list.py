"""The body map as a list: the same areas from head to foot, to search and to tick."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from studio.screening.questionnaire import BodyArea
from studio.text import folded
from ui.screening.tick_row import Mark, TickRow
from ui.widgets.search_field import SearchField
from ui.widgets.theme import scaled

_HEAD_TO_FOOT = (
    "neck",
    "shoulder",
    "upper_back",
    "chest_wall",
    "elbow",
    "wrist",
    "low_back",
    "pelvis",
    "hip",
    "knee",
    "ankle",
)


class BodyList(QWidget):
    """Tells which area was ticked; typing letters narrows the list down."""

    area_chosen = Signal(str)

    def __init__(self, areas: Sequence[BodyArea], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body.list")
        self.setAccessibleName(self.tr("Areas of the body, head to foot"))
        self._rows: dict[str, TickRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.search = SearchField(
            self.tr("Find an area, such as knee"), self, name="body.search", pause_ms=0
        )
        self.search.textChanged.connect(self._narrow)
        self.search.stepped.connect(self.step)
        column.addWidget(self.search)
        column.addWidget(self._build_rows(areas), 1)

    def show_marks(self, marked: Collection[str]) -> None:
        """Tick the areas in *marked*."""
        for key, row in self._rows.items():
            row.show_mark(Mark.YES if key in marked else Mark.OPEN)

    def step(self, by: int) -> None:
        """Move the keyboard to the next or the previous area that is shown."""
        shown = [row for row in self._rows.values() if not row.isHidden()]
        at = next((i for i, row in enumerate(shown) if row.hasFocus()), -1 if by > 0 else 0)
        if shown:
            shown[(at + by) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(300), 300)  # it scrolls, and the picture beside it decides

    def _build_rows(self, areas: Sequence[BodyArea]) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("scrollBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(0)
        ordered = sorted(areas, key=lambda area: _HEAD_TO_FOOT.index(area.region))
        for area in ordered:
            row = TickRow(area.name, inside, name=f"body.area.{area.key}", digit="")
            row.setProperty("area", area.key)
            row.ticked.connect(self._on_ticked)
            self._rows[area.key] = row
            column.addWidget(row)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._scroll = scroll
        return scroll

    def _narrow(self, text: str) -> None:
        wanted = folded(text).split()
        for row in self._rows.values():
            words = folded(row.accessibleName()).split()
            row.setVisible(all(any(w.startswith(part) for w in words) for part in wanted))
        self._scroll.verticalScrollBar().setValue(0)

    def _on_ticked(self) -> None:
        self.area_chosen.emit(self.sender().property("area"))
