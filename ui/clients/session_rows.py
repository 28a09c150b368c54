"""The questions of a day, one row each: an answer to choose or a number to write."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import MissingValue, WrongInput
from studio.screening.questionnaire import NOT_SURE, Kind, Question
from studio.wording import Words
from ui.clients.field_reader import FieldReader
from ui.clients.sheet_parts import Line
from ui.widgets.buttons import Chip
from ui.widgets.labels import label


class UnreadableMeasure(WrongInput):
    """Something other than a number, maybe with a decimal point."""

    code = "unreadable_measure"


class MeasureLine(Line):
    """A number, with a point or a comma before its decimals."""

    def read(self) -> float | None:
        """Return the number, or `None` where nothing is written; raises `UnreadableMeasure`."""
        text = self.text.replace(",", ".")
        if not text:
            return None
        whole, _, part = text.partition(".")
        digits = whole + (part or "0")
        if not (digits.isascii() and digits.isdigit() and len(text) < _LONGEST and whole):
            raise UnreadableMeasure(field=self.edit.objectName())
        number = float(text)
        return int(number) if number == int(number) else number


_LONGEST = 8


class ChoiceRow(QWidget):
    """A question with its answers side by side, best first."""

    changed = Signal()

    def __init__(self, question: Question, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question
        self._keys = [option.key for option in question.options]
        texts = {option.key: option.text for option in question.options}
        if question.kind is Kind.YES_NO:
            texts = {key: words[f"answer.{key}"] for key in self._keys}
        if question.allows_not_sure:
            self._keys.append(NOT_SURE)
            texts[NOT_SURE] = words[f"answer.{NOT_SURE}"]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(question.text, self, px=15, weight=500, wrap=True))
        if question.staff and question.why:
            column.addWidget(label(question.why, self, px=13, color="text_3", wrap=True))
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, key in enumerate(self._keys):
            chip = Chip(texts[key], self, f"session.{question.id}.{key}")
            chip.setAccessibleName(f"{question.label or question.text}: {texts[key]}")
            self._group.addButton(chip, place)
            row.addWidget(chip)
        row.addStretch(1)
        column.addLayout(row)
        self._group.idClicked.connect(self._on_chosen)

    @property
    def answer(self) -> str | None:
        """Return the key of the answer, or `None` while there is none."""
        place = self._group.checkedId()
        return self._keys[place] if place >= 0 else None

    def answer_best(self) -> None:
        """Answer what is still open with the best answer."""
        if self.answer is None:
            self._group.buttons()[0].setChecked(True)

    def _on_chosen(self, _: int) -> None:
        self.changed.emit()


class MeasureRow(QWidget):
    """A question whose answer is measured; one that may be left out says so."""

    changed = Signal()

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        title = f"{question.text}, {question.unit}" if question.unit else question.text
        hint = self.tr("if measured") if question.optional else ""
        self.line = MeasureLine(title, self, f"session.{question.id}", hint=hint)
        self.line.edit.textEdited.connect(self._on_edited)
        row.addWidget(self.line)

    def _on_edited(self, _: str) -> None:
        self.line.show_trouble("")
        self.changed.emit()

    def read(self, reader: FieldReader) -> float | None:
        """Return the number; one that is needed and missing is said at its field."""
        found = reader.take(self.line, self.line.read)
        if found is None and not self.question.optional and not self.line.trouble:
            reader.say(self.line, MissingValue(field=f"session.{self.question.id}"))
        return found
