"""A reason on screen: the answer in bold, then what follows, and a link to change the answer."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.wording import Words
from ui.screening.reasons import Reason, StillOpen
from ui.widgets.buttons import button
from ui.widgets.dates import month_day
from ui.widgets.labels import label
from ui.widgets.theme import scaled, tokens
from ui.widgets.tier import tier_color

_SIDE_ROOM = 190


class _Dot(QWidget):
    """A dot in the colour of the tier behind a reason."""

    def __init__(self, tier_key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tier_key = tier_key
        self.setFixedSize(scaled(14), scaled(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tier_color(self._tier_key, tokens()))
        side = scaled(7)
        painter.drawEllipse(QRectF(0, (self.height() - side) / 2, side, side))


class ReasonRow(QWidget):
    """Stands in one line where there is room, else in two."""

    change_wanted = Signal(str)

    def __init__(
        self, reason: Reason, words: Words, parent: QWidget, *, changeable: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("outcome.reason")
        self._reason = reason
        self._changeable = changeable and bool(reason.key)
        self._words = words
        self._answer = label("", self, px=15, weight=600, wrap=True)
        self._so = label("", self, px=15, color="text_2", wrap=True)
        self._rule = label(reason.rule, self, px=13, weight=450, color="text_3")
        self._change = button(
            self.tr("Change"),
            self,
            kind="link",
            name=f"outcome.change.{reason.key}",
            accessible=self.tr("Change: {answer}").format(answer=reason.answer),
        )
        self._change.clicked.connect(self._on_change)
        self._text = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._text.setSpacing(0)
        self._build()
        self.show_for(client=False)

    def show_for(self, *, client: bool) -> None:
        """Show the reason for the client or for trainers."""
        reason = self._reason
        if client and reason.rule:
            self._answer.setText("")
            self._so.setText(reason.client_text)
        else:
            self._answer.setText(f"{reason.answer}.")
            self._so.setText(self._words.fill("reason.so", what=reason.consequence))
        self._answer.setVisible(bool(self._answer.text()))
        self._rule.setVisible(not client)
        self._change.setVisible(self._changeable and not client)
        self.setAccessibleName(f"{self._answer.text()} {self._so.text()}".strip())
        self._arrange(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Dot(self._reason.tier.key, self), 0, Qt.AlignmentFlag.AlignTop)
        self._text.addWidget(self._answer)
        self._text.addWidget(self._so)
        row.addLayout(self._text, 1)
        row.addWidget(self._rule, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)

    def _arrange(self, width: int) -> None:
        metrics = self._answer.fontMetrics()
        wide = metrics.horizontalAdvance(self._answer.text())
        wide += self._so.fontMetrics().horizontalAdvance(self._so.text())
        fits = wide + scaled(_SIDE_ROOM) <= width
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._text.setDirection(direction)
        self._text.setSpacing(8 if fits else 1)
        across = QSizePolicy.Policy.Maximum if fits else QSizePolicy.Policy.Preferred
        self._answer.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        self._answer.setWordWrap(not fits)
        self._so.setWordWrap(not fits)

    def _on_change(self) -> None:
        self.change_wanted.emit(self._reason.key)


class OpenRow(QWidget):
    """A finding of an earlier screening that is open still, and below it what would close it."""

    def __init__(self, left: StillOpen, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outcome.stillOpen")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Dot(left.tier.key, self), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(1)
        since = self.tr("Still open from {day}: {reason}")
        if left.since is None:
            since = self.tr("Still open: {reason}")
        day = month_day(left.since) if left.since is not None else ""
        told = since.format(day=day, reason=left.reason)
        text.addWidget(label(told, self, px=15, weight=600, wrap=True))
        so = words.fill("reason.so", what=left.consequence)
        closes = self.tr("Settles with {what}.").format(what=left.closes)
        below = label(f"{so} {closes}", self, px=15, color="text_2", wrap=True)
        text.addWidget(below)
        row.addLayout(text, 1)
        self._rule = label(left.rule, self, px=13, weight=450, color="text_3")
        row.addWidget(self._rule, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{told} {below.text()}")

    def show_for(self, *, client: bool) -> None:
        """Show it for the client, or for trainers with its rule."""
        self._rule.setVisible(not client)
