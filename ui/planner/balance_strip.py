"""The balance of the week in one line: sets per movement, and the load through the back."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from studio.planning.balance import BACK_CELLS, Balance, Group, Share
from ui.widgets.theme import font, mix, scaled, tokens

_TITLE_WIDTH = 118
_BACK_WIDTH = 196
_WIDEST_BAR = 88
_HIGHEST = 10


class BalanceStrip(QWidget):
    """Paints the balance; read aloud it is one sentence.  *folded* shows one line of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan.balance")
        self._balance: Balance | None = None
        self._folded = False
        self._spots: list[tuple[QRect, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_balance(self, balance: Balance) -> None:
        """Show the balance of a week."""
        if balance == self._balance:
            return
        self._balance = balance
        self.setAccessibleName(self.spoken())
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Show only one line, where the window is low."""
        if folded != self._folded:
            self._folded = folded
            self.updateGeometry()
            self.update()

    def spoken(self) -> str:
        """Return the balance as it is read aloud."""
        balance = self._balance
        if balance is None:
            return ""
        parts = [self._share_text(share) for share in balance.shares]
        parts.append(
            self.tr("load through the back {cells} of {most}").format(
                cells=balance.back_cells, most=BACK_CELLS
            )
        )
        parts.append(self.tr("{minutes} minutes").format(minutes=balance.minutes))
        return self.tr("Week balance: {parts}").format(parts=", ".join(parts))

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(600), scaled(30 if self._folded else 54))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(300), self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = next((t for area, t in self._spots if area.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return bool(super().event(event))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._balance is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._spots = []
        left = self._paint_title(painter)
        room = self.width() - left - scaled(_BACK_WIDTH)
        width = min(scaled(_WIDEST_BAR), room // len(Group))
        for share in self._balance.shares:
            area = QRect(left, 0, width, self.height())
            self._paint_share(painter, share, area)
            self._spots.append((area, self._share_text(share)))
            left += width
        self._paint_back(painter, QRect(left + 6, 0, scaled(_BACK_WIDTH), self.height()))

    def _paint_title(self, painter: QPainter) -> int:
        colors = tokens()
        painter.setFont(font(13, 600))
        painter.setPen(colors.text)
        align = Qt.AlignmentFlag.AlignVCenter
        title = QRect(14, 0, scaled(_TITLE_WIDTH), self.height() if self._folded else scaled(34))
        painter.drawText(title, align, self.tr("Week balance"))
        if not self._folded:
            painter.setFont(font(12, 400))
            painter.setPen(colors.text_3)
            room = QRect(14, scaled(27), scaled(_TITLE_WIDTH), scaled(18))
            painter.drawText(room, align, self.tr("sets per pattern"))
        return 14 + scaled(_TITLE_WIDTH)

    def _paint_share(self, painter: QPainter, share: Share, area: QRect) -> None:
        colors = tokens()
        room = area.adjusted(0, 0, -16, 0)
        line = QRect(room.x(), 0, room.width(), self.height() if self._folded else scaled(34))
        painter.setFont(font(12, 500))
        painter.setPen(colors.text_2)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.names()[share.group])
        painter.setFont(font(12, 600, tabular=True))
        painter.setPen(colors.text)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, str(share.amount))
        if self._folded:
            return
        most = max(_HIGHEST, share.target)
        track = QRectF(room.x(), scaled(32), room.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.border if colors.is_dark else colors.hover)
        painter.drawRoundedRect(track, 3, 3)
        full = QRectF(track)
        full.setWidth(track.width() * min(1.0, share.amount / most))
        painter.setBrush(
            colors.primary if share.is_met else mix(colors.primary, colors.surface, 0.4)
        )
        if share.amount:
            painter.drawRoundedRect(full, 3, 3)
        tick = track.x() + track.width() * share.target / most
        painter.setPen(QPen(colors.text, 1.5))
        painter.drawLine(QPointF(tick, track.top() - 3), QPointF(tick, track.bottom() + 3))

    def _paint_back(self, painter: QPainter, area: QRect) -> None:
        colors = tokens()
        cells = self._balance.back_cells if self._balance else 0
        amount = self.tr("{cells} of {most}").format(cells=cells, most=BACK_CELLS)
        if not self._folded:
            painter.setPen(QPen(colors.border, 1))
            painter.drawLine(area.left() - 4, 10, area.left() - 4, self.height() - 10)
        painter.setFont(font(12, 500))
        painter.setPen(colors.text_2)
        line = QRect(area.x() + 8, 0, area.width(), self.height() if self._folded else scaled(34))
        title = self.tr("Load through the back")
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font(12, 600, tabular=True))
        painter.setPen(colors.text)
        if self._folded:
            after = painter.fontMetrics().horizontalAdvance(title) + 8
            painter.drawText(line.adjusted(after, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, amount)
            return
        for cell in range(BACK_CELLS):
            painter.setPen(QPen(colors.border_strong, 1))
            painter.setBrush(colors.adapt if cell < cells else QColor(0, 0, 0, 0))
            box = QRectF(area.x() + 8.5 + cell * 18, scaled(31) + 0.5, 15, 9)
            painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setPen(colors.text)
        beside = QRect(area.x() + 12 + BACK_CELLS * 18, scaled(27), 60, scaled(18))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, amount)

    def names(self) -> dict[Group, str]:
        """Return what the kinds of movement are called."""
        return {
            Group.SQUAT: self.tr("Squat"),
            Group.HINGE: self.tr("Hinge"),
            Group.PUSH: self.tr("Push"),
            Group.PULL: self.tr("Pull"),
            Group.CORE: self.tr("Core"),
            Group.MOBILITY: self.tr("Mobility"),
            Group.WALK: self.tr("Walk"),
        }

    def _share_text(self, share: Share) -> str:
        name = self.names()[share.group]
        if share.group is Group.WALK:
            return self.tr("{name} on {amount} of {target} days").format(
                name=name, amount=share.amount, target=share.target
            )
        return self.tr("{name} {amount} of {target} sets").format(
            name=name, amount=share.amount, target=share.target
        )
