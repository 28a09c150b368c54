"""The body map page: mark areas on the picture or in the list, rate each at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from studio.screening.all_over import ALL_OVER
from studio.screening.answer_book import REGIONS_ID
from studio.screening.pages import Page, on_map
from ui.screening.answer_rows import AnswerRow
from ui.screening.area_card import AreaCard
from ui.screening.body_list import BodyList
from ui.screening.body_map import BodyMap
from ui.screening.nearby_line import NearbyLine
from ui.screening.page_view import Ground, PageView
from ui.screening.wording import section_title
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label


class BodyPage(PageView):
    """Front and back on the left, a card for every marked area on the right."""

    spot_toggled = Signal(str)
    area_removed = Signal(str)
    near_wanted = Signal(str)
    near_left = Signal()
    together_wanted = Signal()
    apart_wanted = Signal()

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(ground, page, parent)
        words = ground.content.words
        self._areas = {area.key: area for area in ground.content.questionnaire.areas}
        self._cards: list[AreaCard] = []
        self._current: AnswerRow | None = None
        hint = words["flow.hint.body"]
        self._nearby = self._build_nearby(hint)
        self.add_title(words["flow.heading.body"], below=hint, instead=self._nearby)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self._build_picture(), 6)
        middle.addWidget(self._build_cards(), 5)
        self.body.addLayout(middle, 1)
        self.add_continue()
        self._add_right_note()
        self.refresh()

    @override
    def spoken_place(self) -> str:
        return section_title(self.ground.content.questionnaire, self.page.section)

    @override
    def refresh(self) -> None:
        book = self.flow.book
        marks = {
            spot.key: number
            for number, area in enumerate(book.areas, start=1)
            for spot in book.spots_of(area)
        }
        scores = {number: book.value(on_map(area)[0]) for number, area in enumerate(book.areas, 1)}
        self._map.show_marks(marks, scores)
        self._list.show_marks(marks.keys())
        self._refresh_nearby()
        if [card.area for card in self._cards] != self._card_areas():
            self._rebuild_cards()
        for card in self._cards:
            card.refresh()
        self._say_count()

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.isVisible():
            self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return self._current is not None and self._current.take_key(event)

    @override
    def try_continue(self) -> None:
        still_open = self.flow.open_keys(self.page)
        if not self.flow.book.blocks:
            self.say(self.tr("Choose at least one area, or go back and answer No."))
            return
        row = next((row for row in self._all_rows() if row.key in still_open), None)
        if row is not None:
            card = next(card for card in self._cards if row in card.rows)
            area = card.title
            self.say(self.tr("{area} needs an answer.").format(area=area))
            self._make_current(row)
            row.focus_first()
            self._cards_scroll.ensureWidgetVisible(row)
            return
        self.continue_wanted.emit()

    def _card_areas(self) -> list[str]:
        return [ALL_OVER] if self.flow.is_all_over else list(self.flow.book.areas)

    def _all_rows(self) -> list[AnswerRow]:
        return [row for card in self._cards for row in card.rows]

    # Above

    def _build_nearby(self, hint: str) -> NearbyLine:
        line = NearbyLine(hint, self.ground.content.words, self)
        line.area_wanted.connect(self.near_wanted)
        line.none_wanted.connect(self.near_left)
        line.together_wanted.connect(self.together_wanted)
        line.apart_wanted.connect(self.apart_wanted)
        return line

    def _refresh_nearby(self) -> None:
        """Show the line above; the keyboard does not vanish with a button of it."""
        had_focus = self._nearby.isAncestorOf(self.window().focusWidget() or self)
        self._nearby.refresh(self.flow)
        if had_focus and not self._nearby.isAncestorOf(self.window().focusWidget() or self):
            self._map.setFocus(Qt.FocusReason.OtherFocusReason)

    # The left side

    def _build_picture(self) -> Card:
        card = Card(self, margins=(20, 14, 20, 12), spacing=4)
        self._switch = button(
            self.tr("Show as a list"), card, kind="link", icon=Icon.LIST, name="body.switch"
        )
        self._switch.clicked.connect(self._on_switch)
        self._map = BodyMap(self.ground.content.questionnaire.areas, card)
        self._list = BodyList(self.ground.content.questionnaire.areas, card)
        for view in (self._map, self._list):
            view.area_chosen.connect(self.spot_toggled)
        self._map.area_hovered.connect(self._on_hovered)
        self._views = QStackedWidget(card)
        self._views.addWidget(self._map)
        self._views.addWidget(self._list)
        card.body.addWidget(self._views, 1)
        line = QHBoxLayout()
        self._hovered = label("", card, px=13, weight=600, color="primary")
        self._pointer = label("", card, px=13, weight=450, color="text_3")
        line.addWidget(self._hovered)
        line.addWidget(self._pointer)
        line.addStretch(1)
        line.addWidget(self._switch)
        card.body.addLayout(line)
        # The list is the way of the keyboard, so its switch comes before the picture.
        QWidget.setTabOrder(self._switch, self._map)
        return card

    def _on_hovered(self, key: str) -> None:
        self._hovered.setText(self._areas[key].name if key else "")
        self._pointer.setText(self.tr("under the pointer") if key else "")

    def _on_switch(self) -> None:
        to_list = self._views.currentWidget() is self._map
        self._views.setCurrentWidget(self._list if to_list else self._map)
        text = self.tr("Show the picture") if to_list else self.tr("Show as a list")
        self._switch.setText(text)
        self._switch.setAccessibleName(text)
        (self._list.search if to_list else self._map).setFocus(Qt.FocusReason.OtherFocusReason)

    # The right side

    def _build_cards(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scrollBody")
        self._holder = inside
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._build_invitation(inside))
        self._column.addStretch(1)
        self._cards_scroll = QScrollArea(self)
        self._cards_scroll.setWidgetResizable(True)
        self._cards_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._cards_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards_scroll.setWidget(inside)
        return self._cards_scroll

    def _build_invitation(self, parent: QWidget) -> Card:
        card = Card(parent, margins=(14, 14, 14, 14), fill="", border="border_strong", dashed=True)
        self._invite = label("", card, px=14, weight=450, color="text_2", wrap=True)
        self._invite.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.body.addWidget(self._invite)
        return card

    def _rebuild_cards(self) -> None:
        if self._holder.isAncestorOf(self.window().focusWidget() or self):
            self._map.setFocus(Qt.FocusReason.OtherFocusReason)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        self._current = None
        for number, area in enumerate(self._card_areas(), start=1):
            card = AreaCard(self.ground, area, number, self._holder)
            card.removed.connect(self.area_removed)
            for row in card.rows:
                row.given.connect(self.answered)
                row.settled.connect(self._on_settled)
                row.entered.connect(self._on_entered)
                row.hinted.connect(self.say)
            self._column.insertWidget(number - 1, card)
            self._cards.append(card)
        blank = [row for row in self._all_rows() if self.flow.book.is_blank(row.key)]
        self._make_current(blank[0] if blank else None)

    def _on_settled(self) -> None:
        rows = self._all_rows()
        blank = [row for row in rows if self.flow.book.is_blank(row.key)]
        self._make_current(blank[0] if blank else None)
        if blank:
            self._cards_scroll.ensureWidgetVisible(blank[0])

    def _on_entered(self) -> None:
        row = self.sender()
        if isinstance(row, AnswerRow):
            self._make_current(row)

    def _make_current(self, row: AnswerRow | None) -> None:
        self._current = row
        for other in self._all_rows():
            other.show_current(current=other is row)

    def _say_count(self) -> None:
        count = len(self.flow.book.areas)
        if count == 0:
            self._invite_with(self.tr("Choose an area on the picture, or show it as a list."))
            self.say("")
            return
        self._invite_with(self.tr("Another area? Choose it on the picture or in the list."))
        chosen = self.tr("1 area chosen.") if count == 1 else self.tr("{n} areas chosen.")
        self.say(chosen.format(n=count) + " " + self.tr("Answers are saved as you go."))

    def _invite_with(self, text: str) -> None:
        last_time = self.ground.last_said(REGIONS_ID)
        if last_time:
            text += "\n" + self.tr("Last time: {answer}").format(answer=last_time)
        self._invite.setText(text)

    def _add_right_note(self) -> None:
        note = self.tr("Only this sign-up is on screen, so you can turn it towards {name}.")
        if self.ground.name:
            text = note.format(name=self.ground.name)
            self.foot.addWidget(label(text, self, px=13, weight=450, color="text_3"))
