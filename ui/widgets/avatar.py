"""Avatars: initials on a tinted disc."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.widgets.theme import font, mix, tokens


def paint_avatar(
    painter: QPainter, rect: QRect | QRectF, initials: str, tone: str = "primary"
) -> None:
    """Paint *initials* on a disc tinted with the token *tone*."""
    colors = tokens()
    shade = colors.color(tone)
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(shade, colors.surface, 0.72 if colors.is_dark else 0.82))
    painter.drawEllipse(box)
    painter.setPen(mix(shade, colors.text, 0.25))
    letters = font(14, 600)
    letters.setPixelSize(max(10, round(box.height() * 0.36)))
    painter.setFont(letters)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


class Avatar(QWidget):
    """The disc with a person's initials."""

    def __init__(
        self,
        initials: str = "",
        size: int = 36,
        tone: str = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._initials = initials
        self._tone = tone
        self.setFixedSize(size, size)

    def show_person(self, initials: str, tone: str = "primary") -> None:
        """Show another person's initials."""
        self._initials = initials
        self._tone = tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._initials, self._tone)
