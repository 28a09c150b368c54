"""Parts of a form: a field with its words above it, a box to tick, a summary of what is open."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import font, scaled, tokens

_BOX = 24
_WRAP = Qt.TextFlag.TextWordWrap


def line_edit(name: str, accessible: str, parent: QWidget, *, width: int = 0) -> QLineEdit:
    """Return a field of the sign-up; it is not checked while somebody types."""
    made = QLineEdit(parent)
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setFont(font(16))
    made.setMinimumHeight(scaled(44))
    if width:
        made.setFixedWidth(scaled(width))
    return made


class FormField(QWidget):
    """Fields under one title, with room above them for what is wrong."""

    def __init__(self, title: str, parent: QWidget, *, hint: str = "") -> None:
        super().__init__(parent)
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, self, px=14, weight=600))
        if hint:
            head.addWidget(label(hint, self, px=14, color="text_3"))
        head.addStretch(1)
        column.addLayout(head)
        self.trouble = label("", self, px=14, weight=500, color="clear", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        column.addLayout(self.row)
        self.fields: list[QWidget] = []

    def add(self, field: QWidget) -> None:
        """Append a field to the row."""
        self.row.addWidget(field)
        self.fields.append(field)

    def show_trouble(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        for field in self.fields:
            field.setProperty("wrong", bool(text))
            field.style().unpolish(field)
            field.style().polish(field)
            field.setAccessibleDescription(text)

    def focus(self) -> None:
        """Put the keyboard into the first field."""
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)


class TickBox(QCheckBox):
    """A box with a sentence beside it that may need several lines."""

    radius = 8

    def __init__(self, text: str, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self._label = text
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle()
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(420), scaled(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(36))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        area = QRect(0, 0, max(scaled(100), width - scaled(_BOX + 14)), 1000)
        text = QFontMetrics(font(15, 500)).boundingRect(area, int(_WRAP), self._label)
        return max(scaled(36), text.height() + scaled(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(_BOX)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        checked = self.isChecked()
        edge = colors.primary if checked or self.underMouse() else colors.border_strong
        wrong = bool(self.property("wrong"))
        painter.setPen(QPen(colors.clear if wrong and not checked else edge, 1.5))
        painter.setBrush(colors.primary if checked else colors.surface)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        if checked:
            inset = box.adjusted(4, 4, -4, -4)
            paint_icon(painter, Icon.CHECK, inset, colors.on_primary, "bold")
        painter.setPen(colors.text)
        painter.setFont(font(15, 500))
        place = self.rect().adjusted(side + scaled(14), 0, 0, 0)
        painter.drawText(place, int(_WRAP | Qt.AlignmentFlag.AlignVCenter), self._label)


class Summary(Card):
    """What has to be completed, one link a field; it takes the keyboard when it appears."""

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margins=(18, 14, 18, 14), spacing=4, border="clear")
        self.setObjectName("flow.summary")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = label("", self, px=16, weight=600)
        self.body.addWidget(self._title)
        self._links: list[QWidget] = []
        self.hide()

    @property
    def text(self) -> str:
        """Return all words of the summary."""
        parts = [self._title.text(), *(link.accessibleName() for link in self._links)]
        return "\n".join(parts)

    def show_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Show *fields* (name and sentence) to complete; none hides the summary."""
        for link in self._links:
            self.body.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        self._title.setText(self._titled(len(fields)))
        for name, text in fields:
            link = button(text, self, kind="link", name=f"flow.summary.{name}")
            link.setProperty("field", name)
            link.clicked.connect(self._on_link)
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._links.append(link)
        self.setAccessibleName(self.text)
        self.setVisible(bool(fields))
        if fields:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _titled(self, count: int) -> str:
        numbers = {
            1: self.tr("One thing to complete"),
            2: self.tr("Two things to complete"),
            3: self.tr("Three things to complete"),
            4: self.tr("Four things to complete"),
        }
        return numbers.get(count, self.tr("{n} things to complete").format(n=count))

    def _on_link(self) -> None:
        self.field_wanted.emit(self.sender().property("field"))
