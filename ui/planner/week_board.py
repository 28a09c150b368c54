"""The large card with the week: its header, its grid, and what stands there while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.planning.templates import WeekTemplate
from studio.wording import Words
from ui.planner.faces import Faces
from ui.planner.template_card import TemplateCard
from ui.planner.week_grid import DropPlace, WeekGrid
from ui.planner.week_header import WeekHeader
from ui.planner.wording import PlannerWords
from ui.widgets.card import Card, Rule
from ui.widgets.figure import FigureTiles
from ui.widgets.labels import label
from ui.widgets.theme import scaled

_OFFERED = 3
_INVITATION_WIDTH = 460
_BELOW_DAYS = 170


class Invitation(QWidget):
    """What an empty week says: drag something, or start from one of three templates."""

    template_chosen = Signal(object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("week.invitation")
        self._words = words
        self._cards: list[TemplateCard] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(8)
        text = label(
            self.tr("Drag any exercise to a day, or start from a template"),
            self, px=15, weight=500, name="week.invitation.text",
        )  # fmt: skip
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._body.addWidget(text)
        self.hide()

    def show_templates(self, templates: Sequence[WeekTemplate]) -> None:
        """Offer the first three of these."""
        offered = list(templates)[:_OFFERED]
        if [card.template for card in self._cards] == offered:
            return
        for card in self._cards:
            self._body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [TemplateCard(template, self._words, self) for template in offered]
        for card in self._cards:
            card.clicked.connect(self._on_clicked)
            card.stepped.connect(self._on_stepped)
            self._body.addWidget(card)
            card.show()
        self._body.activate()

    def _on_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, TemplateCard):
            self.template_chosen.emit(card.template)

    def _on_stepped(self, card: TemplateCard, step: int) -> None:
        at = (self._cards.index(card) + step) % len(self._cards)
        self._cards[at].setFocus(Qt.FocusReason.TabFocusReason)


class WeekBoard(Card):
    """Holds header and grid and answers for both of them while something is dragged."""

    def __init__(
        self,
        faces: Faces,
        wording: PlannerWords,
        tiles: FigureTiles,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, margins=0, spacing=0)
        self.setObjectName("week")
        self.header = WeekHeader(self)
        self.grid = WeekGrid(faces, wording, tiles, self)
        self.body.addWidget(self.header)
        self.body.addWidget(Rule(self))
        self.body.addWidget(self.grid, 1)
        self.invitation = Invitation(wording.words, self)

    def invite(self, templates: Sequence[WeekTemplate]) -> None:
        """Show the invitation of an empty week, or hide it for no templates."""
        self.invitation.show_templates(templates)
        self.invitation.setVisible(bool(templates))
        self._place_invitation()

    def _place_invitation(self) -> None:
        if self.invitation.isHidden():
            return
        width = min(scaled(_INVITATION_WIDTH), self.width() - 48)
        size = self.invitation.sizeHint()
        top = self.grid.y() + scaled(_BELOW_DAYS)
        self.invitation.setGeometry((self.width() - width) // 2, top, width, size.height())
        self.invitation.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_invitation()

    # What dragging asks.

    def place_at(self, at: QPoint) -> DropPlace | None:
        """Return the place under a global point."""
        return self.grid.place_at(at)

    def place_on(self, day: int) -> DropPlace:
        """Return the end of a day."""
        return self.grid.place_on(day)

    def step(self, place: DropPlace, *, days: int = 0, gaps: int = 0) -> DropPlace:
        """Return the place beside another one."""
        return self.grid.step(place, days=days, gaps=gaps)

    def line_of(self, place: DropPlace) -> QRect | None:
        """Return the insertion line of a place."""
        return self.grid.line_of(place)

    def area_of(self, place: DropPlace) -> QRect:
        """Return where a place is."""
        return self.grid.area_of(place)

    def frame(self, place: DropPlace | None) -> None:
        """Frame the place where a drop would land."""
        self.grid.frame(place)

    def words_of(self, place: DropPlace) -> str:
        """Return a place in words."""
        return self.grid.words_of(place)

    def scroll_by(self, pixels: int) -> None:
        """Scroll the columns."""
        self.grid.scroll_by(pixels)

    def scroll_area(self) -> QRect:
        """Return what scrolls."""
        return self.grid.scroll_area()

    def turn_at(self, at: QPoint) -> int:
        """Return -1 or 1 over the arrows of the weeks, 0 elsewhere."""
        for arrow, turn in ((self.header.earlier, -1), (self.header.later, 1)):
            if arrow.rect().contains(arrow.mapFromGlobal(at)):
                return turn
        return 0
