"""Rows of compact answers: one question each, its words on the left, its answers on the right."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.screening.pages import key_of
from studio.screening.questionnaire import NOT_SURE, Kind, Question
from studio.wording import Words
from ui.screening.answer_buttons import CompactAnswer
from ui.screening.keys import digit_of, letter_of
from ui.widgets.labels import Label, label
from ui.widgets.theme import font, scaled, tokens
from ui.widgets.wrap_row import WrapRow

QUICK_NUMBERS = {
    "b.mod_mins": (0, 30, 60, 90, 150, 300),
    "b.vig_mins": (0, 20, 45, 75, 120, 180),
    "p.weeks": (1, 3, 6, 12, 26, 52),
}
"""Numbers offered to press, for questions where a rough guess is enough."""

_NUMBER = re.compile(r"\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*", re.ASCII)
_TITLE_WIDTH = 330
_TEN = 10


class AnswerRow(QWidget):
    """One question in a row.  `given` carries the answer, `taken_back` that there is none now.

    `settled` says that the keyboard may move on to the next row.
    """

    given = Signal(str, object)
    taken_back = Signal(str)
    settled = Signal()
    entered = Signal()
    hinted = Signal(str)  # what the keyboard waits for

    def __init__(
        self, key: str, question: Question, parent: QWidget, *, stacked: bool = False
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.question = question
        self._is_current = False
        self.title = label(question.text, self, px=15, weight=500, wrap=True)
        self.trouble = label("", self, px=14, weight=500, color="clear", wrap=True)
        self.trouble.setObjectName(f"trouble.{key}")
        self.trouble.hide()
        self.controls = QWidget(self)
        self.column = QVBoxLayout()
        self.column.setSpacing(1)
        self.column.addWidget(self.title)
        self._lay_out(stacked=stacked)

    def show_answer(self, value: object) -> None:
        """Show the answer that the flow has."""
        raise NotImplementedError

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key while the row is the current one."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard on the first control."""
        raise NotImplementedError

    def show_current(self, *, current: bool) -> None:
        """Show that the answer keys belong to this row."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    def show_trouble(self, text: str) -> None:
        """Show what is wrong with what was typed, or nothing."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def show_hint(self, text: str) -> None:
        """Show how the question is meant, below its words."""
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            hint = label(text, self, px=14, color="text_2", wrap=True)
            grid.addWidget(hint, grid.rowCount(), 0, 1, 2)

    def show_last_time(self, text: str) -> None:
        """Show what was answered last time, below the words of the question."""
        if text:
            line = self.tr("Last time: {answer}").format(answer=text)
            made = label(line, self, px=13, color="text_3", wrap=True, name=f"last.{self.key}")
            self.column.addWidget(made)

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Become the current row when the keyboard reaches one of *widgets*."""
        for widget in widgets:
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().primary)
        painter.drawRoundedRect(QRectF(0, 8, 3, self.height() - 16), 1.5, 1.5)

    def _lay_out(self, *, stacked: bool) -> None:
        grid = QGridLayout(self)
        side = scaled(10 if stacked else 16)
        grid.setContentsMargins(side, 5, 0 if stacked else scaled(12), 5)
        grid.setHorizontalSpacing(scaled(16))
        grid.setVerticalSpacing(4)
        if stacked:
            grid.addLayout(self.column, 0, 0)
            grid.addWidget(self.controls, 1, 0)
            grid.addWidget(self.trouble, 2, 0)
            return
        self.title.setFixedWidth(scaled(_TITLE_WIDTH))
        grid.addLayout(self.column, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.controls, 0, 1)
        grid.addWidget(self.trouble, 1, 1)
        grid.setColumnStretch(1, 1)


class ButtonRow(AnswerRow):
    """A row whose answers are buttons."""

    def __init__(
        self,
        key: str,
        question: Question,
        parent: QWidget,
        *,
        name: str = "",
        stacked: bool = False,
    ) -> None:
        super().__init__(key, question, parent, stacked=stacked)
        self.buttons: list[CompactAnswer] = []
        self.name = name or f"row.{key}"
        self.controls.setObjectName(self.name)
        self.controls.setAccessibleName(question.text)
        column = QVBoxLayout(self.controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._line = WrapRow(self.controls, gap=6, even=stacked)
        column.addWidget(self._line)

    def add_button(self, value: object, text: str, digit: str, *, strong: bool = False) -> None:
        """Append an answer."""
        name = f"{self.name}.{value}"
        button = CompactAnswer(text, self.controls, name=name, digit=digit, strong=strong)
        button.setAccessibleName(f"{self.question.label}: {text}")
        button.setProperty("answer", value)
        button.clicked.connect(self._on_clicked)
        self._line.add(button)
        self.buttons.append(button)
        self.watch([button])

    @override
    def show_answer(self, value: object) -> None:
        for button in self.buttons:
            button.setChecked(value is not None and button.property("answer") == value)

    @override
    def show_current(self, *, current: bool) -> None:
        super().show_current(current=current)
        for button in self.buttons:
            button.show_digit(shown=current)

    @override
    def focus_first(self) -> None:
        chosen = [button for button in self.buttons if button.isChecked()]
        (chosen or self.buttons)[0].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def take_key(self, event: QKeyEvent) -> bool:
        pressed = digit_of(event) or letter_of(event)
        for button in self.buttons:
            if pressed and button.property("digit") == pressed:
                self.give(button.property("answer"))
                return True
        return False

    def give(self, value: object) -> None:
        """Give an answer and let the keyboard move on."""
        self.given.emit(self.key, value)
        self.settled.emit()

    def _on_clicked(self) -> None:
        self.entered.emit()
        self.give(self.sender().property("answer"))


class ChoiceRow(ButtonRow):
    """One of a few answers."""

    def __init__(
        self,
        key: str,
        question: Question,
        parent: QWidget,
        *,
        name: str = "",
        stacked: bool = False,
    ) -> None:
        super().__init__(key, question, parent, name=name, stacked=stacked)
        for value, text, digit in self._answers():
            self.add_button(value, text, digit)
            self.buttons[-1].setProperty("digit", digit)

    def _answers(self) -> list[tuple[str, str, str]]:
        if self.question.kind is Kind.YES_NO:
            found = [("yes", self.tr("Yes"), "Y"), ("no", self.tr("No"), "N")]
        else:
            options = enumerate(self.question.options, start=1)
            found = [(option.key, option.text, str(place)) for place, option in options]
        if self.question.allows_not_sure:
            found.append((NOT_SURE, self.tr("Not sure"), "?"))
        return found


class ScaleRow(ButtonRow):
    """A number from 0 to 10; after a 1 the row waits whether a 0 makes it a ten."""

    def __init__(
        self,
        key: str,
        question: Question,
        parent: QWidget,
        *,
        words: Words,
        name: str = "",
        stacked: bool = False,
    ) -> None:
        super().__init__(key, question, parent, name=name, stacked=stacked)
        self._value: object = None
        for number in range(question.low, question.high + 1):
            self.add_button(number, str(number), "", strong=True)
        if stacked:
            self._add_ends(words)

    @override
    def show_answer(self, value: object) -> None:
        super().show_answer(value)
        self._value = value

    @override
    def take_key(self, event: QKeyEvent) -> bool:
        digit = digit_of(event)
        if not digit:
            return False
        if digit == "0" and self._value == 1:
            self.give(_TEN)
        elif digit == "1":
            self.given.emit(self.key, 1)
            self.hinted.emit(self.tr("Enter for 1, or 0 for 10"))
        else:
            self.give(int(digit))
        return True

    def _add_ends(self, words: Words) -> None:
        ends = QHBoxLayout()
        ends.setContentsMargins(2, 0, 2, 0)
        ends.addWidget(label(words["ends.p.low"], self, px=12, weight=450, color="text_2"))
        ends.addStretch(1)
        ends.addWidget(label(words["ends.p.high"], self, px=12, weight=450, color="text_2"))
        layout = self.controls.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(ends)


class SeveralRow(ButtonRow):
    """Any number of answers, or none of them; Enter or the next row goes on."""

    def __init__(self, key: str, question: Question, parent: QWidget) -> None:
        super().__init__(key, question, parent)
        self._chosen: list[str] | None = None
        for place, option in enumerate(question.options, start=1):
            self.add_button(option.key, option.text, str(place))
            self.buttons[-1].setProperty("digit", str(place))
        self.add_button("", self.tr("None of these"), "0")
        self.buttons[-1].setProperty("digit", "0")
        self.buttons[-1].setObjectName(f"{self.name}.none")

    @override
    def show_answer(self, value: object) -> None:
        self._chosen = [str(key) for key in value] if isinstance(value, list | tuple) else None
        for button in self.buttons:
            answer = button.property("answer")
            chosen = self._chosen or []
            button.setChecked(answer in chosen if answer else self._chosen == [])

    @override
    def give(self, value: object) -> None:
        if not value:
            self.given.emit(self.key, [])
            self.settled.emit()
            return
        wanted = set(self._chosen or ()) ^ {str(value)}
        if wanted:
            kept = [option.key for option in self.question.options if option.key in wanted]
            self.given.emit(self.key, kept)
        else:
            self.taken_back.emit(self.key)


class NumberRow(AnswerRow):
    """A typed number, with a few numbers to press beside it where a guess is enough."""

    def __init__(self, key: str, question: Question, parent: QWidget) -> None:
        super().__init__(key, question, parent)
        self.buttons: list[CompactAnswer] = []
        self.field = QLineEdit(self.controls)
        self.field.setObjectName(f"row.{key}.field")
        self.field.setAccessibleName(question.label)
        self.field.setFont(font(15, tabular=True))
        self.field.setFixedWidth(scaled(92))
        self.field.setMaxLength(8)
        self.field.editingFinished.connect(self._on_typed)
        self._build()
        self.watch([self.field, *self.buttons])

    @override
    def show_answer(self, value: object) -> None:
        self.show_trouble("")
        quick = [button.property("answer") for button in self.buttons]
        for button in self.buttons:
            button.setChecked(value is not None and button.property("answer") == value)
        if not self.field.hasFocus() or value in quick:
            self.field.setText("" if value is None or value in quick else str(value))

    @override
    def show_current(self, *, current: bool) -> None:
        super().show_current(current=current)
        for button in self.buttons:
            button.show_digit(shown=current)

    @override
    def focus_first(self) -> None:
        (self.buttons[0] if self.buttons else self.field).setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def take_key(self, event: QKeyEvent) -> bool:
        digit = digit_of(event)
        if digit and 1 <= int(digit) <= len(self.buttons):
            self._give(self.buttons[int(digit) - 1].property("answer"))
            return True
        return False

    def _build(self) -> None:
        column = QVBoxLayout(self.controls)
        column.setContentsMargins(0, 0, 0, 0)
        line = WrapRow(self.controls, gap=6)
        column.addWidget(line)
        for place, number in enumerate(QUICK_NUMBERS.get(self.question.id, ()), start=1):
            name = f"row.{self.key}.{number}"
            button = CompactAnswer(str(number), line, name=name, digit=str(place))
            button.setAccessibleName(f"{self.question.label}: {number}")
            button.setProperty("answer", number)
            button.clicked.connect(self._on_clicked)
            line.add(button)
            self.buttons.append(button)
        if self.buttons:
            line.add(_beside(label(self.tr("or"), line, px=14, color="text_3")))
        line.add(self.field)
        line.add(_beside(label(self.question.unit, line, px=14, color="text_2")))

    def _on_clicked(self) -> None:
        self.entered.emit()
        self._give(self.sender().property("answer"))

    def _on_typed(self) -> None:
        text = self.field.text().strip()
        typed = _NUMBER.fullmatch(text)
        if not text:
            if not any(button.isChecked() for button in self.buttons):
                self.taken_back.emit(self.key)
        elif typed is None:
            self.show_trouble(self.tr("Write a number, such as 60."))
        else:
            whole, part = typed.groups()
            self.given.emit(self.key, float(f"{whole}.{part}") if part else int(whole))

    def _give(self, value: object) -> None:
        self.field.setText("")
        self.given.emit(self.key, value)
        self.settled.emit()


def _beside(words: Label) -> Label:
    """Return *words* as tall as the field they stand beside."""
    words.setFixedHeight(scaled(38))
    return words


def row_for(question: Question, area: str, words: Words, parent: QWidget) -> AnswerRow:
    """Return the row that suits the kind of *question*."""
    key = key_of(question.id, area)
    if question.kind is Kind.SCALE:
        return ScaleRow(key, question, parent, words=words)
    if question.kind is Kind.MULTI:
        return SeveralRow(key, question, parent)
    if question.kind is Kind.NUMBER:
        return NumberRow(key, question, parent)
    return ChoiceRow(key, question, parent)
