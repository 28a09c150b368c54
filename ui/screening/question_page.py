"""A page with one question: Yes and No, a choice, several choices, or a number from 0 to 10."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.screening.pages import Page
from studio.screening.questionnaire import NOT_SURE, NOTE_SUFFIX, PREFER_NOT, Kind, Question
from ui.screening.answer_buttons import AnswerButton, BigAnswer, CompactAnswer, NotSureButton
from ui.screening.keys import digit_of, letter_of
from ui.screening.note_field import NoteField
from ui.screening.page_view import Ground, PageView
from ui.screening.wording import scale_ends
from ui.widgets.labels import label
from ui.widgets.theme import scaled

_YES_NO_WIDTH = 280
_LIST_WIDTH = 640
_COLUMN_WIDTH = 400
_TEN = 10


@dataclass(frozen=True, slots=True)
class _Choice:
    """An answer on the page: its value, its button, and the key that gives it."""

    value: object
    button: AnswerButton
    key: str


def page_for_question(ground: Ground, page: Page, parent: QWidget | None = None) -> PageView:
    """Return the page that suits the kind of the question."""
    question = ground.flow.question(page.questions[0])
    if question.kind is Kind.MULTI:
        return SeveralPage(ground, page, parent)
    if question.kind in (Kind.SCALE, Kind.NUMBER):
        return ScalePage(ground, page, parent)
    return ChoicePage(ground, page, parent)


class QuestionPage(PageView):
    """What all pages with one question share."""

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(ground, page, parent)
        self.key = page.questions[0]
        self.asked: Question = ground.flow.question(self.key)
        self.choices: list[_Choice] = []
        self.add_title(self.asked.text, above=self.spoken_place(), below=self.asked.hint)
        self.add_last_time(ground.last_said(self.key))
        self.build_answers()
        self.add_why(self.asked.why)
        self.body.addStretch(1)
        self.build_foot()
        self.refresh()

    def build_answers(self) -> None:
        """Put the answers below the question."""
        raise NotImplementedError

    def build_foot(self) -> None:
        """Put what stands in the footer."""
        raise NotImplementedError

    def spoken_place(self) -> str:
        """Return the section and which page of it this is."""
        section = next(
            section
            for section in self.ground.content.questionnaire.sections
            if section.key == self.page.section
        )
        number, count = self.flow.place_in_section(self.page)
        if count == 1:
            return section.title
        return self.tr("{section}, {number} of {count}").format(
            section=section.title, number=number, count=count
        )

    def add_choice(self, value: object, button: AnswerButton, key: str) -> None:
        """Remember an answer; clicking its button gives it."""
        self.choices.append(_Choice(value, button, key))
        button.clicked.connect(self._on_clicked)

    def give(self, choice: _Choice) -> None:
        """Give an answer."""
        self.committed.emit(self.key, choice.value)

    def choice_of_key(self, event: QKeyEvent) -> _Choice | None:
        """Return the answer that a key stands for."""
        pressed = digit_of(event) or letter_of(event)
        return next((choice for choice in self.choices if pressed and choice.key == pressed), None)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Give the answer that the key stands for."""
        choice = self.choice_of_key(event)
        if choice is not None:
            self.give(choice)
        return choice is not None

    def _on_clicked(self) -> None:
        sender = self.sender()
        for choice in self.choices:
            if choice.button is sender:
                self.give(choice)


class ChoicePage(QuestionPage):
    """One answer of a few; giving it is the commitment, and the page moves on."""

    def build_answers(self) -> None:
        """Put Yes and No side by side, longer lists below each other, doubt underneath."""
        if self.asked.kind is Kind.YES_NO:
            self._build_yes_no()
        else:
            self._build_list()
        self._build_doubt()

    def build_foot(self) -> None:
        """Say which keys answer, and offer Continue once there is an answer."""
        if self.asked.kind is Kind.YES_NO:
            keys = self.tr("Y or N answers and moves on · Backspace previous · Esc pause and save")
        else:
            keys = self.tr("A key answers and moves on · Backspace previous · Esc pause and save")
        self.add_continue(keys)

    def refresh(self) -> None:
        """Show the answer that was given before."""
        given = self.flow.book.value(self.key)
        for choice in self.choices:
            choice.button.setChecked(given == choice.value)
        if self.continue_button is not None:
            self.continue_button.setVisible(given is not None or self.asked.optional)

    def _build_yes_no(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for value, text, key in (("yes", self.tr("Yes"), "Y"), ("no", self.tr("No"), "N")):
            made = BigAnswer(text, self, name=f"flow.{value}", key_hint=key)
            made.setFixedWidth(scaled(_YES_NO_WIDTH))
            row.addWidget(made)
            self.add_choice(value, made, key)
        row.addStretch(1)
        self.body.addLayout(row)

    def _build_list(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        number = 0
        for option in self.asked.options:
            is_no = option.key == "no"
            number += 0 if is_no else 1
            key = "N" if is_no else str(number)
            name = "flow.no" if is_no else f"flow.option.{option.key}"
            made = BigAnswer(option.text, self, name=name, key_hint=key, height=56, px=16)
            made.setMaximumWidth(scaled(_LIST_WIDTH))
            column.addWidget(made)
            self.add_choice(option.key, made, key)
        self.body.addLayout(column)

    def _build_doubt(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self.asked.allows_not_sure:
            text = self.tr("Not sure, decide later")
            self._add_quiet(row, NOT_SURE, text, "flow.notSure", "?")
        if self.asked.allows_not_sure and self.asked.prefer_not_counts:
            text = self.tr("Prefer not to say")
            self._add_quiet(row, PREFER_NOT, text, "flow.preferNot", "P")
        row.addStretch(1)
        self.body.addSpacing(10)
        self.body.addLayout(row)

    def _add_quiet(self, row: QHBoxLayout, value: str, text: str, name: str, key: str) -> None:
        made = NotSureButton(text, self, name=name, key_hint=key)
        row.addWidget(made)
        self.add_choice(value, made, key)


class SeveralPage(QuestionPage):
    """Any number of answers; Continue goes on."""

    def build_answers(self) -> None:
        """Put the options in two columns, and a field for other words below."""
        grid = QGridLayout()
        grid.setSpacing(8)
        options = self.asked.options
        half = -(-len(options) // 2)
        for place, option in enumerate(options):
            key = str(place + 1)
            name = f"flow.option.{option.key}"
            made = BigAnswer(option.text, self, name=name, key_hint=key, height=56, px=16)
            made.setFixedWidth(scaled(_COLUMN_WIDTH))
            grid.addWidget(made, place % half, place // half)
            self.add_choice(option.key, made, key)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self.note: NoteField | None = None
        if self.asked.note:
            self.note = NoteField(self.asked.id, self.tr("In your own words"), self)
            self.note.written.connect(self.noted)
            self.body.addSpacing(10)
            self.body.addWidget(self.note)

    def build_foot(self) -> None:
        """Offer Continue."""
        self.add_continue(self.tr("Choose all that fit."))

    def give(self, choice: _Choice) -> None:
        """Add an answer, or take it away."""
        chosen = set(self._chosen()) ^ {choice.value}
        if chosen:
            kept = [option.key for option in self.asked.options if option.key in chosen]
            self.answered.emit(self.key, kept)
        else:
            self.cleared.emit(self.key)

    def refresh(self) -> None:
        """Show which answers are given."""
        chosen = self._chosen()
        for choice in self.choices:
            choice.button.setChecked(choice.value in chosen)
        if self.note is not None:
            self.note.setVisible("other" in chosen)
            self.note.show_text(self.flow.book.value(self.key + NOTE_SUFFIX))

    def _chosen(self) -> Sequence[object]:
        given = self.flow.book.value(self.key)
        return given if isinstance(given, list | tuple) else ()


class ScalePage(QuestionPage):
    """A number on a short scale; a digit answers, and 1 waits whether a 0 follows."""

    def build_answers(self) -> None:
        """Put the numbers in a row, with words at both ends."""
        row = QHBoxLayout()
        row.setSpacing(6)
        width = 0
        for number in range(self.asked.low, self.asked.high + 1):
            name = f"flow.option.{number}"
            made = CompactAnswer(str(number), self, name=name, strong=True, height=56)
            made.setFixedWidth(scaled(56))
            row.addWidget(made)
            self.add_choice(number, made, str(number))
            width += scaled(56) + row.spacing()
        row.addStretch(1)
        self.body.addLayout(row)
        ends = scale_ends(self.asked, self.ground.content.words)
        if ends:
            self.body.addSpacing(6)
            self._add_ends(ends, width - row.spacing())

    def build_foot(self) -> None:
        """Say which keys answer, and offer Continue once there is an answer."""
        self.add_continue(self.tr("A number answers and moves on · Backspace previous"))

    def refresh(self) -> None:
        """Show the number that was given before."""
        given = self.flow.book.value(self.key)
        for choice in self.choices:
            choice.button.setChecked(given == choice.value)
        if self.continue_button is not None:
            self.continue_button.setVisible(given is not None)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Answer with a digit; after a 1 the next 0 makes a ten."""
        digit = digit_of(event)
        if not digit:
            return False
        given = self.flow.book.value(self.key)
        if digit == "0" and given == 1 and self.asked.high >= _TEN:
            self.committed.emit(self.key, _TEN)
        elif digit == "1" and self.asked.high >= _TEN:
            self.answered.emit(self.key, 1)
            self.say(self.tr("Enter for 1, or 0 for 10"))
        elif self.asked.low <= int(digit) <= self.asked.high:
            self.committed.emit(self.key, int(digit))
        return True

    def _add_ends(self, ends: tuple[str, str], width: int) -> None:
        line = QWidget(self)
        line.setMaximumWidth(width)
        row = QHBoxLayout(line)
        row.setContentsMargins(2, 0, 2, 0)
        row.addWidget(label(ends[0], line, px=13, color="text_2"))
        row.addStretch(1)
        row.addWidget(label(ends[1], line, px=13, color="text_2", wrap=False))
        self.body.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        line.setFixedWidth(width)
