"""A tick list: at most eight lines, follow-ups under the line they belong to, none at the end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.screening.pages import Page
from studio.screening.questionnaire import NOT_SURE, NOTE_SUFFIX, PREFER_NOT, Kind, Question
from ui.screening.answer_buttons import CompactAnswer
from ui.screening.keys import digit_of, letter_of
from ui.screening.note_field import NoteField
from ui.screening.page_view import Ground, PageView
from ui.screening.tick_row import Mark, TickRow
from ui.screening.wording import lower_first, section_title
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label, label
from ui.widgets.theme import scaled
from ui.widgets.wrap_row import WrapRow

_NO = "no"
_ASIDES = {"?": NOT_SURE, "P": PREFER_NOT}
_MARKS = {_NO: Mark.NO, NOT_SURE: Mark.NOT_SURE, PREFER_NOT: Mark.UNSAID}
_INDENT = 52


class TickPage(PageView):
    """Several health questions at once, each answered for itself.

    Continue writes an explicit no for every line that is not ticked, and "None of these" for all
    of them; the latter counts once there was time to read the list.
    """

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(ground, page, parent)
        self._lines: list[_Line] = []
        self._wish = ""
        self._ready = QTimer(self)
        self._ready.setSingleShot(True)
        self._ready.timeout.connect(self._on_ready)
        self._had_answers = any(not ground.flow.book.is_blank(key) for key in page.keys)
        words = ground.content.words
        section = page.section
        self.add_title(
            words[f"flow.heading.{section}"],
            above=self.spoken_place(),
            below=words[f"flow.hint.{section}"],
        )
        self._build_list()
        self.body.addStretch(1)
        self.add_continue()
        self.refresh()

    @override
    def spoken_place(self) -> str:
        title = section_title(self.ground.content.questionnaire, self.page.section)
        number, count = self.flow.place_in_section(self.page)
        if count == 1:
            return title
        return self.tr("{section}, {number} of {count}").format(
            section=title, number=number, count=count
        )

    @override
    def refresh(self) -> None:
        for line in self._lines:
            line.refresh()
        none = all(line.mark is Mark.NO for line in self._lines)
        waiting = self._ready.isActive()
        self._none.show_mark(Mark.YES if none or waiting else Mark.OPEN)
        if not waiting:
            self.say(self._key_line())

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if letter_of(event) in _ASIDES:
            self._set_aside(_ASIDES[letter_of(event)])
            return True
        digit = digit_of(event)
        if digit == "0":
            self._on_none()
            return True
        return bool(digit) and self._press(int(digit))

    @override
    def try_continue(self) -> None:
        if self._ready.isActive():
            self._wish = "continue"
            return
        pending = next((line for line in self._lines if line.is_pending), None)
        if pending is not None:
            self.say(self.tr("Choose what fits for “{line}”.").format(line=pending.title))
            pending.focus_options()
            return
        if self._is_untouched():
            self.say(self.tr("Tick what fits, or press 0 for none of these."))
            return
        for line in self._lines:
            if line.mark is Mark.OPEN:
                self.answered.emit(line.key, _NO)
        self.continue_wanted.emit()

    def touch(self) -> None:
        """Forget a "none of these" that was waiting: a line is answered instead."""
        self._ready.stop()
        self._wish = ""

    # What is wished

    def _on_none(self) -> None:
        left = 0 if self._had_answers else self._reading_ms() - self.shown_for.elapsed()
        if left > 0:
            self._ready.start(left)
            seconds = -(-left // 1000)
            text = self.tr("Read the list first. This counts in {n} s.").format(n=seconds)
            self.say(text)
            self._none.show_mark(Mark.YES)
        else:
            self._write_none()

    def _on_ready(self) -> None:
        self._write_none()
        wish, self._wish = self._wish, ""
        if wish:
            self.try_continue()

    def _write_none(self) -> None:
        for line in self._lines:
            line.drop_pending()
            if line.mark is not Mark.NO:
                self.answered.emit(line.key, _NO)
        self.refresh()

    def _press(self, digit: int) -> bool:
        inside = next((line for line in self._lines if line.has_focused_option), None)
        if inside is not None:
            return inside.choose(digit)
        if digit <= len(self._lines):
            self._lines[digit - 1].toggle()
            return True
        return False

    def _set_aside(self, value: str) -> None:
        line = next((line for line in self._lines if line.row.hasFocus()), None)
        if line is None:
            self.say(self.tr("Choose a line with the arrow keys first, then press the key."))
        else:
            line.set_aside(value)

    def _key_line(self) -> str:
        if any(line.may_decline for line in self._lines):
            return self.tr("On a line: ? if you are not sure, P if you prefer not to say.")
        return self.tr("Press ? on a line if you are not sure about it.")

    def _step(self, by: int) -> None:
        rows: list[QWidget] = [*(line.row for line in self._lines), self._none]
        at = next((i for i, row in enumerate(rows) if row.hasFocus()), -1 if by > 0 else 0)
        rows[(at + by) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _is_untouched(self) -> bool:
        return all(line.mark is Mark.OPEN for line in self._lines)

    def _reading_ms(self) -> int:
        text = " ".join(line.title for line in self._lines)
        return len(text.split()) * self.ground.timing.word_ms

    # Building

    def _build_list(self) -> None:
        card = Card(self, margins=(6, 4, 6, 4), spacing=0)
        rows, follow_ups = _sorted_out(self.page, [self.question(k) for k in self.page.keys])
        for number, question in enumerate(rows, start=1):
            line = _Line(self, question, str(number), follow_ups.get(question.id, ()))
            self._lines.append(line)
            card.body.addWidget(line)
        card.body.addSpacing(2)
        card.body.addWidget(Rule(card))
        card.body.addSpacing(2)
        self._none = TickRow(self.tr("None of these"), card, name="tick.none", digit="0")
        self._none.ticked.connect(self._on_none)
        card.body.addWidget(self._none)
        self.body.addWidget(card)


class _Line(QWidget):
    """A line with what a yes to it opens."""

    def __init__(
        self, page: TickPage, question: Question, digit: str, follow_ups: Sequence[Question]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._question = question
        self._is_pending = False
        self.key = question.id
        self.row = TickRow(
            question.text,
            self,
            name=f"tick.{question.id}",
            digit=digit,
            hint=question.hint,
            may_doubt=question.allows_not_sure,
            may_decline=self.may_decline,
            last=self._last_in_short(),
        )
        self.row.ticked.connect(self.toggle)
        self.row.doubted.connect(self._on_doubted)
        self.row.declined.connect(self._on_declined)
        self._options = self._build_options()
        self._follow_ups = [_FollowUp(page, follow_up, self) for follow_up in follow_ups]
        self._note = self._build_note()
        self._lay_out()

    @property
    def title(self) -> str:
        """Return the words of the line."""
        return self._question.text

    @property
    def mark(self) -> Mark:
        """Return what stands in the box."""
        if self._is_pending:
            return Mark.YES
        value = self._page.flow.book.value(self.key)
        if value is None:
            return Mark.OPEN
        return _MARKS.get(str(value), Mark.YES)

    @property
    def may_decline(self) -> bool:
        """Tell whether somebody may prefer not to say."""
        return self._question.allows_not_sure and self._question.prefer_not_counts

    @property
    def is_pending(self) -> bool:
        """Tell whether the line is ticked and still needs to be told more exactly."""
        if self._is_pending:
            return True
        return any(
            follow_up.key in self._page.flow.open_keys(self._page.page)
            for follow_up in self._follow_ups
        )

    @property
    def has_focused_option(self) -> bool:
        """Tell whether the keyboard is on one of the options under the line."""
        return any(option.hasFocus() for option in self._options)

    def toggle(self) -> None:
        """Tick the line, or take the tick away."""
        self._page.touch()
        self.row.setFocus(Qt.FocusReason.TabFocusReason)
        if self.mark is Mark.YES:
            self._is_pending = False
            self._page.cleared.emit(self.key)
        elif self._options:
            self._is_pending = True
            self._page.refresh()
            self.focus_options()
        else:
            self._page.answered.emit(self.key, "yes")

    def set_aside(self, value: str) -> None:
        """Leave the line to be settled later, or unsaid, where that is offered."""
        if self._question.allows_not_sure if value == NOT_SURE else self.may_decline:
            self._page.touch()
            self._is_pending = False
            self._page.answered.emit(self.key, value)

    def choose(self, digit: int) -> bool:
        """Give the option with this digit."""
        if 1 <= digit <= len(self._options):
            self._options[digit - 1].click()
            return True
        return False

    def drop_pending(self) -> None:
        """Forget a tick that was not told more exactly."""
        self._is_pending = False

    def focus_options(self) -> None:
        """Put the keyboard on what the line still needs."""
        if self._is_pending and self._options:
            self._options[0].setFocus(Qt.FocusReason.TabFocusReason)
        for follow_up in self._follow_ups:
            if not self._is_pending:
                follow_up.focus_first()

    def refresh(self) -> None:
        """Show the answers that the flow has."""
        value = self._page.flow.book.value(self.key)
        if value not in (None, _NO):
            self._is_pending = False
        mark = self.mark
        self.row.show_mark(mark)
        self._options_row.setVisible(bool(self._options) and mark is Mark.YES)
        self._last_option.setVisible(bool(self._last_option.text()) and mark is Mark.YES)
        for option in self._options:
            option.setChecked(option.property("answer") == value)
            option.show_digit(shown=True)
        for follow_up in self._follow_ups:
            follow_up.refresh()
        if self._note is not None:
            self._note.setVisible(mark is Mark.YES)
            self._note.show_text(self._page.flow.book.value(self.key + NOTE_SUFFIX))

    def _on_doubted(self) -> None:
        self.set_aside(NOT_SURE)

    def _on_declined(self) -> None:
        self.set_aside(PREFER_NOT)

    def _last_in_short(self) -> str:
        """Return whether the last answer was a yes or a no; which yes stands with the options."""
        given = self._page.ground.last_value(self.key)
        if given is None:
            return ""
        words = self._page.ground.content.words
        key = str(given) if str(given) in _MARKS else "yes"
        return self.tr("Last time: {answer}").format(answer=lower_first(words[f"answer.{key}"]))

    def _build_options(self) -> list[CompactAnswer]:
        self._options_row = WrapRow(self)
        made: list[CompactAnswer] = []
        if self._question.kind is Kind.YES_NO:
            return made
        for option in self._question.options:
            if option.key != _NO:
                name = f"tick.{self.key}.{option.key}"
                digit = str(len(made) + 1)
                button = CompactAnswer(option.text, self._options_row, name=name, digit=digit)
                button.setProperty("answer", option.key)
                button.clicked.connect(self._on_option)
                self._options_row.add(button)
                made.append(button)
        return made

    def _on_option(self) -> None:
        self._page.answered.emit(self.key, self.sender().property("answer"))
        self.row.setFocus(Qt.FocusReason.TabFocusReason)

    def _build_note(self) -> NoteField | None:
        if not self._question.note:
            return None
        note = NoteField(self.key, self.tr("In your own words"), self)
        note.written.connect(self._page.noted)
        return note

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        below = QVBoxLayout()
        below.setContentsMargins(scaled(_INDENT), 0, scaled(14), 0)
        below.setSpacing(8)
        below.addWidget(self._options_row)
        self._last_option = self._build_last_option()
        below.addWidget(self._last_option)
        for follow_up in self._follow_ups:
            below.addWidget(follow_up)
        if self._note is not None:
            below.addWidget(self._note)
        column.addLayout(below)
        self._options_row.setContentsMargins(0, 0, 0, 8)

    def _build_last_option(self) -> Label:
        """Return the line under the options that tells which of them it was last time."""
        is_option = self._page.ground.last_value(self.key) in [
            option.property("answer") for option in self._options
        ]
        said = self._page.ground.last_said(self.key) if is_option else ""
        text = self.tr("Last time: {answer}").format(answer=said) if said else ""
        made = label(text, self, px=13, color="text_3", wrap=True, name=f"last.{self.key}")
        made.setContentsMargins(0, 0, 0, 8)
        return made


class _FollowUp(QWidget):
    """A question that a yes opens, with Yes and No at its side."""

    def __init__(self, page: TickPage, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self.key = question.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        column.addWidget(label(question.text, self, px=15, weight=500, wrap=True))
        row = WrapRow(self)
        self._buttons: list[CompactAnswer] = []
        answers = [("yes", self.tr("Yes")), ("no", self.tr("No"))]
        if question.allows_not_sure:
            answers.append((NOT_SURE, self.tr("Not sure")))
        if question.allows_not_sure and question.prefer_not_counts:
            answers.append((PREFER_NOT, self.tr("Prefer not to say")))
        for value, text in answers:
            button = CompactAnswer(text, row, name=f"tick.{question.id}.{value}")
            button.setAccessibleName(f"{question.label}: {text}")
            button.setProperty("answer", value)
            button.clicked.connect(self._on_clicked)
            row.add(button)
            self._buttons.append(button)
        column.addWidget(row)
        said = page.ground.last_said(question.id)
        if said:
            text = self.tr("Last time: {answer}").format(answer=said)
            column.addWidget(label(text, self, px=13, color="text_3", name=f"last.{self.key}"))

    def refresh(self) -> None:
        """Show the question while it is asked, and its answer."""
        self.setVisible(self.key in self._page.flow.shown_keys(self._page.page))
        value = self._page.flow.book.value(self.key)
        for button in self._buttons:
            button.setChecked(button.property("answer") == value)

    def focus_first(self) -> None:
        """Put the keyboard on the first answer."""
        if not self.isHidden():
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        self._page.answered.emit(self.key, self.sender().property("answer"))


def _sorted_out(
    page: Page, questions: Sequence[Question]
) -> tuple[list[Question], dict[str, list[Question]]]:
    """Return the lines of a list, and the questions that stand under each of them."""
    rows: list[Question] = []
    below: dict[str, list[Question]] = {}
    for question in questions:
        if question.shown_if is None or not rows:
            rows.append(question)
        else:
            below.setdefault(rows[-1].id, []).append(question)
    return rows, below
