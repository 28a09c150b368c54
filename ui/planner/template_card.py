"""Templates as cards with a small picture of their week, alone or in a popover."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from studio.planning.templates import WeekTemplate
from studio.planning.week_plan import DAYS, Place
from studio.wording import Words
from ui.planner.popover import Popover
from ui.widgets.labels import label, set_tip
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import font, scaled, tokens

WIDTH = 480
_CELL = 14
_GAP = 4


class TemplateCard(QAbstractButton):
    """Name, what is in it, whom it suits, and seven small columns; a click takes it."""

    stepped = Signal(object, int)

    def __init__(self, template: WeekTemplate, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.template = template
        self._name = words[f"template.{template.key}.name"]
        self._summary = words[f"template.{template.key}.summary"]
        tiers = ", ".join(words[f"tier.{tier}"].lower() for tier in template.tiers)
        self._suits = self.tr("Suits {tiers}").format(tiers=tiers)
        self.setObjectName(f"template.{template.key}")
        self.setAccessibleName(f"{self._name}. {self._summary} {self._suits}")
        set_tip(self, self._summary)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def radius(self) -> int:
        """Return the radius of the corners, for the focus ring."""
        return 10

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(250), scaled(100))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.border, 1))
        painter.setBrush(colors.hover if self.underMouse() else colors.surface)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self.radius, self.radius)
        week_width = DAYS * (_CELL + _GAP)
        self._paint_week(painter, self.width() - week_width - 10)
        width = self.width() - week_width - 36
        self._text(painter, QRect(14, scaled(10), width, scaled(20)), self._name, 14, 600, "text")
        room = QRect(14, scaled(32), width, scaled(36))
        painter.setFont(font(12, 450))
        painter.setPen(colors.text_2)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, flags, self._summary)
        foot = QRect(14, scaled(72), width, scaled(18))
        self._text(painter, foot, self._suits, 12, 450, "text_3")

    def _text(
        self, painter: QPainter, room: QRect, text: str, px: int, weight: int, color: str
    ) -> None:
        painter.setFont(font(px, weight))
        painter.setPen(tokens().color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_week(self, painter: QPainter, left: int) -> None:
        colors = tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        bottom = self.height() - scaled(14)
        for day in range(DAYS):
            x = left + day * (_CELL + _GAP)
            painter.setBrush(colors.hover if not self.underMouse() else colors.border)
            painter.drawRoundedRect(QRectF(x, scaled(14), _CELL, bottom - scaled(14)), 3, 3)
            for session in self.template.sessions:
                if day in session.days:
                    height = min(bottom - scaled(16), 6 + 8 * len(session.slots))
                    at_home = session.place is Place.HOME
                    painter.setBrush(colors.border_strong if at_home else colors.primary)
                    painter.drawRoundedRect(QRectF(x, bottom - height, _CELL, height), 3, 3)


class TemplatesPopover(Popover):
    """The templates that suit a client, the best match first."""

    chosen = Signal(object)

    def __init__(self, host: OverlayHost, words: Words) -> None:
        super().__init__(host, WIDTH, spacing=8)
        self.setObjectName("templates")
        self._words = words
        self._cards: list[TemplateCard] = []
        self.body.addWidget(
            label(self.tr("Start from a template"), self, px=16, weight=600, name="templates.title")
        )
        self._note = label(
            self.tr("Every exercise is fitted to the client. Undo brings back what was there."),
            self, px=13, weight=450, color="text_2", wrap=True,
        )  # fmt: skip
        self.body.addWidget(self._note)
        self.setAccessibleName(self.tr("Start from a template"))

    def show_templates(self, templates: Sequence[WeekTemplate], target: QWidget) -> None:
        """Show these templates beside *target*."""
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [TemplateCard(template, self._words, self) for template in templates]
        for card in self._cards:
            card.clicked.connect(self._on_clicked)
            card.stepped.connect(self._on_stepped)
            self.body.addWidget(card)
            card.show()
        self.open_beside(target, below=True)
        if self._cards:
            self._cards[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, TemplateCard):
            self.dismiss()
            self.chosen.emit(card.template)

    def _on_stepped(self, card: TemplateCard, step: int) -> None:
        at = (self._cards.index(card) + step) % len(self._cards)
        self._cards[at].setFocus(Qt.FocusReason.TabFocusReason)
