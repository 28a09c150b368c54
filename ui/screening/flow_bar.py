"""The bar above every page: back, how far along, pause."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.buttons import button
from ui.widgets.card import Rule
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import scaled, tokens


class Steps(QWidget):
    """As many segments as there are steps, filled as far as the conversation has come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flow.steps")
        self._done = 0
        self._count = 12
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, count: int) -> None:
        """Fill *done* of *count* segments."""
        self._done = done
        self._count = count
        self.setAccessibleName(self.tr("Step {n} of {count}").format(n=done, count=count))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(360), 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (self._count - 1) * 4) / self._count
        for number in range(self._count):
            painter.setBrush(colors.primary if number < self._done else colors.border)
            painter.drawRoundedRect(QRectF(number * (width + 4), 0, width, 8), 3, 3)


class FlowBar(QWidget):
    """Back on the left, whose sign-up and which step in the middle, pause on the right."""

    back_wanted = Signal()
    pause_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = button(
            self.tr("Back"), self, kind="ghost", icon=Icon.ARROW_LEFT, name="flow.back"
        )
        self._back.clicked.connect(self.back_wanted)
        self._pause = button(self.tr("Pause and save"), self, icon=Icon.PAUSE, name="flow.pause")
        self._pause.clicked.connect(self.pause_wanted)
        self._title = label("", self, px=14, weight=600, name="flow.title")
        self._count = label("", self, px=14, weight=450, color="text_2", tabular=True)
        self._count.setObjectName("flow.progress")
        self._steps = Steps(self)
        self._build()

    def show_progress(self, name: str, done: int, count: int, *, again: bool = False) -> None:
        """Show whose sign-up this is, or whose next check, and which step has been reached."""
        title = (
            self.tr("Checking in again, {name}") if again else self.tr("Getting started, {name}")
        )
        self._title.setText(title.format(name=name) if name else self.tr("Getting started"))
        self._count.setText(self.tr("{n} of {count}").format(n=done, count=count))
        self._steps.show_progress(done, count)

    def show_back(self, text: str, *, shown: bool) -> None:
        """Name the way back, or hide it on the first page."""
        self._back.setText(text)
        self._back.setAccessibleName(text)
        self._back.setVisible(shown)

    def show_pause(self, *, shown: bool) -> None:
        """Offer to pause, or not where nothing is left to pause."""
        self._pause.setVisible(shown)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 28, 0)
        row.addWidget(self._side(self._back, Qt.AlignmentFlag.AlignLeft), 1)
        row.addLayout(self._middle())
        row.addWidget(self._side(self._pause, Qt.AlignmentFlag.AlignRight), 1)
        column.addLayout(row, 1)
        column.addWidget(Rule(self))
        self.setFixedHeight(scaled(69))

    def _side(self, inner: QWidget, align: Qt.AlignmentFlag) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 0, align | Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addStretch(1)
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._count)
        words.addStretch(1)
        middle.addLayout(words)
        middle.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        return middle
