"""A page of rows: minutes a week, a block about a marked area, or what staff measure."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.errors import WrongInput
from studio.screening.all_over import ALL_OVER
from studio.screening.pages import Page, PageKind
from studio.screening.questionnaire import Question
from studio.screening.regions import region_of
from ui.screening.answer_rows import AnswerRow, NumberRow, row_for
from ui.screening.page_view import Ground, PageView
from ui.screening.wording import area_name, section_title
from ui.shell.errors import sentence
from ui.widgets.card import Card, Rule

_PRESSURE = frozenset({"g.sys", "g.dia"})


class RowsPage(PageView):
    """Several questions of one kind; the answer keys belong to the marked row."""

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(ground, page, parent)
        self.rows: list[AnswerRow] = []
        self._current = 0
        self._add_heading()
        self._build_rows()
        self.body.addStretch(1)
        self.add_continue(self._key_line())
        self.refresh()
        self._current = self._first_open()
        self._show_current()

    @override
    def spoken_place(self) -> str:
        if self.page.area == ALL_OVER:
            return self.tr("All over")
        if self.page.area:
            return area_name(self.flow.book, self.page.area)
        return section_title(self.ground.content.questionnaire, self.page.section)

    @override
    def refresh(self) -> None:
        shown = self.flow.shown_keys(self.page)
        for row in self.rows:
            row.setVisible(row.key in shown)
            row.show_answer(self.flow.book.value(row.key))
        if self.continue_button is not None and self.page.kind is PageKind.STAFF:
            blank = all(self.flow.book.is_blank(key) for key in self.page.keys)
            self.continue_button.setText(self.tr("Skip") if blank else self.tr("Continue"))

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._go_to((self._current + by) % len(self.rows))
            return True
        return self.rows[self._current].take_key(event)

    @override
    def try_continue(self) -> None:
        if self._step_from_field():
            return
        troubled = next((row for row in self.rows if not row.trouble.isHidden()), None)
        if troubled is not None:
            self._go_to(self.rows.index(troubled))
            return
        still_open = self.flow.open_keys(self.page)
        if not still_open:
            self.continue_wanted.emit()
            return
        self._go_to(self._first_open())
        text = self.tr("%n more to answer.", "", len(still_open))
        self.say(text)

    @override
    def show_error(self, key: str, error: WrongInput) -> None:
        """Show beside its row why a number was not taken."""
        text = sentence(error, self.ground.content.words)
        if key in _PRESSURE and error.values.get("field") == "g.dia" and key != "g.dia":
            text = ""
        if key in _PRESSURE and not self._is_out_of_its_range(key, error):
            text = self.tr("The top number is the larger one. Check both.")
        for row in self.rows:
            if row.key == key:
                row.show_trouble(text)

    def _is_out_of_its_range(self, key: str, error: WrongInput) -> bool:
        question = self.question(key)
        value = error.values.get("value")
        return isinstance(value, int | float) and not question.low <= value <= question.high

    def _add_heading(self) -> None:
        words = self.ground.content.words
        if self.page.kind is PageKind.STAFF:
            section = next(
                section
                for section in self.ground.content.questionnaire.sections
                if section.key == self.page.section
            )
            self.add_title(section.title, below=section.lead)
            return
        name = self.page.id.partition("@")[0].replace(".", "_")
        self.add_title(
            words[f"flow.heading.{name}"],
            above=self.spoken_place(),
            below=words[f"flow.hint.{name}"],
        )

    def _build_rows(self) -> None:
        card = Card(self, margins=(0, 6, 0, 6), spacing=0)
        hints: set[str] = set()
        for question_id in self.page.questions:
            question = self.question(question_id)
            if not self._may_be_asked(question):
                continue
            if self.rows:
                card.body.addWidget(Rule(card))
            row = row_for(question, self.page.area, self.ground.content.words, card)
            if question.hint and question.hint not in hints:
                row.show_hint(question.hint)
                hints.add(question.hint)
            row.show_last_time(self.ground.last_said(row.key))
            row.given.connect(self.answered)
            row.taken_back.connect(self.cleared)
            row.settled.connect(self._on_settled)
            row.entered.connect(self._on_entered)
            row.hinted.connect(self.say)
            self.rows.append(row)
            card.body.addWidget(row)
        self.body.addWidget(card)

    def _may_be_asked(self, question: Question) -> bool:
        area = self.page.area
        return not area or area == ALL_OVER or region_of(area) in question.regions

    def _key_line(self) -> str:
        if self.page.kind is PageKind.STAFF:
            return self.tr("Free to leave out. Seated for 5 minutes first.")
        return self.tr("A key answers the marked row · Up and Down change the row")

    def _on_settled(self) -> None:
        row = self.sender()
        for place in range(self.rows.index(row) + 1, len(self.rows)):  # type: ignore[arg-type]
            if self.flow.book.is_blank(self.rows[place].key):
                self._go_to(place)
                return
        if not self.flow.open_keys(self.page):
            self.say(self.tr("All answered. Enter goes on."))
            if self.continue_button is not None:
                self.continue_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_from_field(self) -> bool:
        """Let Enter in a filled field lead to the next row, as Tab does."""
        row = self.rows[self._current]
        following = self._current + 1
        if not isinstance(row, NumberRow) or not row.field.hasFocus() or not row.field.text():
            return False
        if following == len(self.rows) or not row.trouble.isHidden():
            return False
        self._go_to(following)
        return True

    def _on_entered(self) -> None:
        row = self.sender()
        if isinstance(row, AnswerRow):
            self._current = self.rows.index(row)
            self._show_current()

    def _go_to(self, place: int) -> None:
        self._current = place
        self.rows[place].focus_first()
        self._show_current()

    def _show_current(self) -> None:
        for place, row in enumerate(self.rows):
            row.show_current(current=place == self._current)
        self.reveal(self.rows[self._current])

    def _first_open(self) -> int:
        still_open = self.flow.open_keys(self.page)
        return next((i for i, row in enumerate(self.rows) if row.key in still_open), 0)
