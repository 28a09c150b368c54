"""A marked area beside the body map: how strong, and how it is the morning after."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.screening.all_over import ALL_OVER
from studio.screening.pages import on_map
from ui.screening.answer_rows import AnswerRow, ChoiceRow, ScaleRow
from ui.screening.page_view import Ground
from ui.screening.wording import area_name
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import font, scaled, tokens


class AreaNumber(QWidget):
    """The number that ties a card to its place on the picture."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(scaled(26), scaled(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().primary)
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(tokens().on_primary)
        painter.setFont(font(13, 700, tabular=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class AreaCard(Card):
    """One marked area with its two first questions, or all of them with one answer."""

    removed = Signal(str)

    def __init__(self, ground: Ground, area: str, number: int, parent: QWidget) -> None:
        super().__init__(parent, margins=(8, 12, 18, 12), spacing=2)
        self.area = area
        self._flow = flow = ground.flow
        words = ground.content.words
        name = "all" if area == ALL_OVER else area.replace(":", "_")
        self.setObjectName(f"area.{name}")
        self._head(number)
        score, morning = (flow.question(key) for key in on_map(area))
        score_key, morning_key = on_map(area)
        self.rows: tuple[AnswerRow, ...] = (
            ScaleRow(score_key, score, self, words=words, name=f"area.{name}.score", stacked=True),
            ChoiceRow(morning_key, morning, self, name=f"area.{name}.morning", stacked=True),
        )
        for row in self.rows:
            row.show_last_time(ground.last_said(row.key))
            self.body.addWidget(row)

    @property
    def title(self) -> str:
        """Return what the area is called."""
        if self.area == ALL_OVER:
            return self.tr("All over")
        return area_name(self._flow.book, self.area)

    def refresh(self) -> None:
        """Show the answers that the flow has."""
        self._title.setText(self.title)
        self._remove.setAccessibleName(self.tr("Remove {area}").format(area=self._title.text()))
        for row in self.rows:
            row.show_answer(self._flow.book.value(row.key))

    def _head(self, number: int) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(10)
        if self.area != ALL_OVER:
            row.addWidget(AreaNumber(number, self))
        self._title = label("", self, px=17, weight=600, wrap=True)
        row.addWidget(self._title, 1)
        self._remove = button(
            self.tr("Remove"), self, kind="ghost", size="small", icon=Icon.X, name="area.remove"
        )
        self._remove.clicked.connect(self._on_remove)
        self._remove.setVisible(self.area != ALL_OVER)
        row.addWidget(self._remove)
        self.body.addLayout(row)

    def _on_remove(self) -> None:
        self.removed.emit(self.area)
