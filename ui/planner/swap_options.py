"""Up to five other exercises for a place, best first."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.exercises.figure import FigureBook
from studio.planning.offers import Offer
from ui.planner.swap_facts import SwapTeller
from ui.widgets.buttons import button
from ui.widgets.figure import FigureTiles
from ui.widgets.icons import Icon
from ui.widgets.labels import set_tip
from ui.widgets.theme import font, scaled, tokens

_TILE = 46


class OptionRow(QAbstractButton):
    """One option: figure, name, what it needs and keeps."""

    stepped = Signal(object, int)

    def __init__(
        self, offer: Offer, line: str, tiles: FigureTiles, parent: QWidget, prefix: str
    ) -> None:
        super().__init__(parent)
        self.slug = offer.exercise.slug
        self._pattern = offer.exercise.pattern
        self._name = offer.exercise.name
        self._line = line
        self._tiles = tiles
        self.setObjectName(f"{prefix}.option.{self.slug}")
        self.setAccessibleName(f"{self._name}, {line}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_tip(self, f"{self._name}, {line}")

    @property
    def radius(self) -> int:
        """Return the radius of the corners, for the focus ring."""
        return 10

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(300), scaled(58))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.soft if self.hasFocus() else colors.hover)
            painter.drawRoundedRect(self.rect(), self.radius, self.radius)
        ratio = self.devicePixelRatioF()
        tile = self._tiles.pixmap(self.slug, _TILE, ratio, pattern=self._pattern)
        painter.drawPixmap(QPointF(6, (self.height() - _TILE) / 2), tile)
        width = self.width() - 70
        top = (self.height() - scaled(40)) // 2
        self._paint_line(painter, QRect(62, top, width, scaled(21)), self._name, strong=True)
        lower = QRect(62, top + scaled(21), width, scaled(19))
        self._paint_line(painter, lower, self._line, strong=False)

    def _paint_line(self, painter: QPainter, room: QRect, text: str, *, strong: bool) -> None:
        colors = tokens()
        painter.setFont(font(14, 500) if strong else font(12, 450))
        painter.setPen(colors.text if strong else colors.text_2)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class SwapOptions(QWidget):
    """The list the card turns into."""

    chosen = Signal(str)
    back_wanted = Signal()
    search_wanted = Signal()

    def __init__(
        self, teller: SwapTeller, figures: FigureBook, parent: QWidget, prefix: str
    ) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._teller = teller
        self._tiles = FigureTiles(figures)
        self._rows: list[OptionRow] = []
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        body.addLayout(self._list)
        body.addSpacing(6)
        body.addLayout(self._build_foot())

    def show_options(self, offers: Sequence[Offer]) -> None:
        """Show these options."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for offer in offers:
            row = OptionRow(offer, self._teller.option_line(offer), self._tiles, self, self._prefix)
            row.clicked.connect(self._on_clicked)
            row.stepped.connect(self._on_stepped)
            self._list.addWidget(row)
            self._rows.append(row)

    def focus_first(self) -> None:
        """Put the keyboard on the best option."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = button(
            self.tr("Back"), self, kind="ghost", icon=Icon.ARROW_LEFT, size="small",
            name=f"{self._prefix}.options.back",
        )  # fmt: skip
        back.clicked.connect(self.back_wanted)
        search = button(
            self.tr("Search all"), self, kind="link", icon=Icon.SEARCH, size="small",
            name=f"{self._prefix}.options.search",
        )  # fmt: skip
        search.clicked.connect(self.search_wanted)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(search)
        return foot

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, OptionRow):
            self.chosen.emit(row.slug)

    def _on_stepped(self, row: OptionRow, step: int) -> None:
        at = (self._rows.index(row) + step) % len(self._rows)
        self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)
