"""The sheet that Esc brings: pause this sign-up, or keep going."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.screening.keys import is_enter
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.theme import scaled


class PauseSheet(QWidget):
    """Covers the flow while it asks; Esc goes away again, Enter pauses."""

    pause_wanted = Signal()

    def __init__(self, flow: QWidget) -> None:
        super().__init__(flow)
        self._flow = flow
        self._before: QWidget | None = None
        self.setObjectName("flow.pauseSheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = Card(self, margins=(28, 24, 28, 24), spacing=8, shadow=True)
        self._card.setFixedWidth(scaled(440))
        self._title = label("", self._card, px=20, weight=600, wrap=True)
        self._text = label("", self._card, px=15, color="text_2", wrap=True)
        self._card.body.addWidget(self._title)
        self._card.body.addWidget(self._text)
        self._card.body.addSpacing(12)
        row = QHBoxLayout()
        self._pause = button(
            "", self._card, kind="primary", key_hint=self.tr("Enter"), name="flow.pause.confirm"
        )
        self._pause.clicked.connect(self._on_pause)
        stay = button(
            self.tr("Keep going"), self._card, key_hint=self.tr("Esc"), name="flow.pause.cancel"
        )
        stay.clicked.connect(self._on_stay)
        row.addWidget(self._pause)
        row.addWidget(stay)
        row.addStretch(1)
        self._card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        flow.installEventFilter(self)
        self.hide()

    def ask(self, *, name: str, saved: bool) -> None:
        """Ask whether to pause; without anything saved, whether to leave."""
        if saved:
            self._title.setText(self.tr("Pause this sign-up?"))
            text = self.tr("Everything is saved. {name} can continue any time.")
            self._text.setText(text.format(name=name))
            self._pause.setText(self.tr("Pause"))
        else:
            self._title.setText(self.tr("Leave this sign-up?"))
            self._text.setText(self.tr("Nothing has been saved yet."))
            self._pause.setText(self.tr("Leave"))
        self._pause.setAccessibleName(self._pause.label)
        self.setAccessibleName(f"{self._title.text()} {self._text.text()}")
        self._before = self._flow.focusWidget()
        self.setGeometry(self._flow.rect())
        self.show()
        self.raise_()
        self._pause.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._flow.rect())
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key: what lies below is not asked anything meanwhile."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._on_stay()
        elif is_enter(event):
            self._on_pause()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 90))

    def _on_stay(self) -> None:
        """Go away and give the keyboard back to what had it."""
        self.hide()
        (self._before or self._flow).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pause(self) -> None:
        self.hide()
        self.pause_wanted.emit()
