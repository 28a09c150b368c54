"""A check box with a second line that says what it means."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import font, scaled, tokens

_BOX = 22
_GAP = 11
_TEXT_PX = 15
_DETAIL_PX = 13


class CheckRow(QCheckBox):
    """Paints itself from the tokens; the whole row can be clicked."""

    def __init__(
        self, text: str, parent: QWidget | None = None, *, detail: str = "", name: str = ""
    ) -> None:
        super().__init__(parent)
        self._label = text
        self._detail = detail
        self.setText(text.replace("&", "&&"))
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = (
            QFontMetrics(font(_TEXT_PX, 500)).horizontalAdvance(self._label),
            QFontMetrics(font(_DETAIL_PX)).horizontalAdvance(self._detail),
        )
        height = scaled(44 if self._detail else 30)
        return QSize(scaled(_BOX) + _GAP + max(words) + 4, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_BOX) + _GAP + 60, self.sizeHint().height())

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first_line = QRect(0, 0, self.width(), scaled(22 if self._detail else 30))
        self._paint_box(painter, first_line)
        left = scaled(_BOX) + _GAP
        upright = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tokens().text)
        painter.setFont(font(_TEXT_PX, 500))
        painter.drawText(first_line.adjusted(left, 0, 0, 0), upright, self._label)
        if self._detail:
            painter.setPen(tokens().text_2)
            painter.setFont(font(_DETAIL_PX))
            below = QRect(left, first_line.bottom() + 1, self.width() - left, scaled(18))
            painter.drawText(below, upright, self._detail)

    def _paint_box(self, painter: QPainter, line: QRect) -> None:
        colors = tokens()
        side = scaled(_BOX)
        box = QRectF(0.5, line.center().y() - side / 2 + 1, side - 1, side - 1)
        checked = self.isChecked()
        fill = colors.primary if checked else colors.surface
        if self.underMouse():
            fill = colors.primary_hover if checked else colors.hover
        painter.setPen(QPen(fill if checked else colors.border_strong, 1.4))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 6, 6)
        if checked:
            inner = box.adjusted(4, 4, -4, -4)
            paint_icon(painter, Icon.CHECK, inner, colors.on_primary, "bold")
