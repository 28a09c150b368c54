"""The line above the week: which week it is, how it is kept, and how many swaps are in it."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.buttons import Button, button
from ui.widgets.dates import span_of_days
from ui.widgets.icons import Icon
from ui.widgets.labels import label, set_tip
from ui.widgets.theme import font, scaled, tokens
from ui.widgets.tier import paint_tier


class SwapCount(QAbstractButton):
    """The diamond and how many swaps there are; a click steps through them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("week.swaps")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, text: str) -> None:
        """Show how many swaps there are; no text hides the line."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(13, 500)).horizontalAdvance(self.text())
        return QSize(width + scaled(26), scaled(28))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = scaled(15)
        paint_tier(painter, "gym_adapted", QRectF(2, (self.height() - size) / 2, size, size))
        painter.setFont(font(13, 500))
        painter.setPen(tokens().adapt)
        room = self.rect().adjusted(scaled(23), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


class WeekHeader(QWidget):
    """Turns the weeks and says what is so; it knows no plan."""

    week_turned = Signal(int)
    this_week_wanted = Signal()
    swaps_wanted = Signal()
    library_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        self.earlier = self._arrow(Icon.CARET_LEFT, self.tr("Previous week"), "week.previous", "[")
        self.earlier.clicked.connect(self._on_earlier)
        self._this = button(self.tr("This week"), self, size="small", name="week.this")
        self._this.clicked.connect(self.this_week_wanted)
        self.later = self._arrow(Icon.CARET_RIGHT, self.tr("Next week"), "week.next", "]")
        self.later.clicked.connect(self._on_later)
        self._library = button(
            self.tr("Exercises"), self, icon=Icon.BARBELL, size="small", name="week.library"
        )
        set_tip(self._library, self.tr("Search exercises   /"))
        self._library.clicked.connect(self.library_wanted)
        self._library.hide()
        self._span = label("", self, px=15, weight=600, tabular=True, name="week.span")
        self._state = label(
            "", self, px=13, weight=450, color="text_2", name="week.state", elide=True
        )
        self.swaps = SwapCount(self)
        self.swaps.clicked.connect(self.swaps_wanted)
        for part in (self._library, self.earlier, self._this, self.later):
            row.addWidget(part)
        row.addSpacing(6)
        row.addWidget(self._span)
        row.addSpacing(10)
        row.addWidget(self._state, 1)
        row.addWidget(self.swaps)

    def show_week(self, monday: date, state: str) -> None:
        """Show which week it is and how it is kept."""
        self._span.setText(span_of_days(monday, monday + timedelta(days=6)))
        self._state.setText(state)

    def show_library_button(self, *, shown: bool) -> None:
        """Offer the library where it is a drawer."""
        self._library.setVisible(shown)

    def _arrow(self, icon: Icon, text: str, name: str, key: str) -> Button:
        arrow = button("", self, kind="ghost", icon=icon, size="small", name=name, accessible=text)
        set_tip(arrow, f"{text}   {key}")
        return arrow

    def _on_earlier(self) -> None:
        self.week_turned.emit(-1)

    def _on_later(self) -> None:
        self.week_turned.emit(1)
