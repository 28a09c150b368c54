"""The list of sections at the left of Settings."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.card import Card
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import font, scaled, tokens

WIDTH = 230


class Contents(Card):
    """One row a section; Up and Down move and open at once."""

    chosen = Signal(int)

    def __init__(self, rows: list[tuple[str, str, Icon]], parent: QWidget) -> None:
        super().__init__(parent, margins=10, spacing=2)
        self.setFixedWidth(scaled(WIDTH))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        for place, (key, text, icon) in enumerate(rows):
            row = _Row(key, text, icon, self)
            row.stepped.connect(self._step)
            self._group.addButton(row, place)
            self.body.addWidget(row)
        self.body.addStretch(1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedWidth(scaled(WIDTH))

    def show_section(self, place: int) -> None:
        """Mark the open section."""
        self._group.button(place).setChecked(True)

    def focus_open(self) -> None:
        """Put the keyboard on the open section."""
        open_row = self._group.checkedButton()
        if open_row is not None:
            open_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        place = self._group.checkedId() + by
        target = self._group.button(place)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.click()


class _Row(QAbstractButton):
    """A section's name with its sign."""

    stepped = Signal(int)
    radius = 8

    def __init__(self, key: str, text: str, icon: Icon, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setObjectName(f"settings.section.{key}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(14, 600)).horizontalAdvance(self.text())
        return QSize(42 + width + 8, scaled(40))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_open = self.isChecked()
        if is_open or self.underMouse():
            painter.setBrush(colors.soft if is_open else colors.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if is_open:
            painter.setBrush(colors.primary)
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - 10, 3, 20), 1.5, 1.5)
        ink = colors.primary if is_open else colors.text_2
        place = QRectF(14, self.height() / 2 - 9, 18, 18)
        paint_icon(painter, self._icon, place, ink, "fill" if is_open else "regular")
        painter.setPen(colors.text)
        painter.setFont(font(14, 600 if is_open else 500))
        room = self.rect().adjusted(42, 0, -8, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
