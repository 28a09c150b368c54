"""Fields of a sheet: each under its name, with what is wrong between the two."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.errors import WrongInput
from studio.ids import TrainerId
from studio.team import Trainer
from studio.wording import Words
from ui.widgets.labels import label
from ui.widgets.select import Select
from ui.widgets.theme import font, scaled

_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
_NOTE_HEIGHT = 76


class UnreadableDay(WrongInput):
    """A day that is not a day, a month and a year."""

    code = "unreadable_day"


class UnreadableNumber(WrongInput):
    """Something other than a whole number."""

    code = "unreadable_number"


class Part(QWidget):
    """A control under its name; what is wrong with it stands between the two."""

    def __init__(self, title: str, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.control = control
        control.setParent(self)
        if not control.accessibleName():
            control.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title = label(title, self, px=13, weight=500, color="text_2", wrap=True)
        self._title.setBuddy(control)
        self._trouble = label("", self, px=13, weight=500, color="clear", wrap=True)
        self._trouble.setObjectName(f"{control.objectName()}.error")
        self._trouble.hide()
        column.addWidget(self._title)
        column.addWidget(self._trouble)
        column.addWidget(control)

    @property
    def trouble(self) -> str:
        """Return what is wrong, or an empty text."""
        return self._trouble.text()

    def show_trouble(self, text: str) -> None:
        """Say what is wrong and keep what was typed; an empty text takes it back."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        control = self.control
        control.setProperty("wrong", "true" if text else "")
        control.setAccessibleDescription(text)
        control.style().unpolish(control)
        control.style().polish(control)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.control.font() != font(14):
            self.control.setFont(font(14))


class Line(Part):
    """One line of text."""

    def __init__(
        self, title: str, parent: QWidget, name: str, *, hint: str = "", width: int = 0
    ) -> None:
        self.edit = QLineEdit(parent)
        self.edit.setObjectName(name)
        self.edit.setFont(font(14))
        self.edit.setPlaceholderText(hint)
        super().__init__(title, self.edit, parent)
        if width:
            self.setFixedWidth(scaled(width))

    @property
    def text(self) -> str:
        """Return what is written, without spaces around it."""
        return self.edit.text().strip()


class DayLine(Line):
    """A day as it is typed: day, month and year."""

    def read(self) -> date | None:
        """Return the day, or `None` where nothing is written; raises `UnreadableDay`."""
        text = self.text
        if not text:
            return None
        found = _DAY.fullmatch(text)
        if found is None:
            raise UnreadableDay(field=self.edit.objectName())
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            raise UnreadableDay(field=self.edit.objectName()) from None

    def show_day(self, day: date) -> None:
        """Write a day into the field."""
        self.edit.setText(f"{day.day} {day.month} {day.year}")


class NumberLine(Line):
    """A whole number."""

    def read(self) -> int | None:
        """Return the number, or `None` where nothing is written; raises `UnreadableNumber`."""
        text = self.text
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER):
            raise UnreadableNumber(field=self.edit.objectName())
        return int(text)


_LONGEST_NUMBER = 6


class Note(Part):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, title: str, parent: QWidget, name: str, *, hint: str = "") -> None:
        self.edit = QPlainTextEdit(parent)
        self.edit.setObjectName(name)
        self.edit.setFont(font(14))
        self.edit.setPlaceholderText(hint)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(scaled(_NOTE_HEIGHT))
        super().__init__(title, self.edit, parent)

    @property
    def text(self) -> str:
        """Return what is written, without spaces around it."""
        return self.edit.toPlainText().strip()


class Choice(Part):
    """One of a few, in a box that opens."""

    def __init__(
        self, title: str, options: Sequence[tuple[object, str]], parent: QWidget, name: str
    ) -> None:
        self.select = Select(options, parent, name=name, accessible=title)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.select.setSizeAdjustPolicy(policy)
        self.select.setMinimumContentsLength(10)
        super().__init__(title, self.select, parent)

    @property
    def key(self) -> object:
        """Return the key of what is chosen."""
        return self.select.currentData()


class TrainerChoice(Choice):
    """In whose name it is done: whoever is at the desk, else somebody has to be chosen."""

    def __init__(self, title: str, words: Words, parent: QWidget, name: str) -> None:
        super().__init__(title, [], parent, name)
        self._words = words

    def show_team(self, trainers: Sequence[Trainer], at_desk: TrainerId | None) -> None:
        """Offer the active trainers; a choice that was made stays."""
        kept = self.select.currentData() or at_desk
        offered: list[tuple[object, str]] = [(None, self.tr("Choose a trainer"))]
        for trainer in trainers:
            if trainer.is_active:
                held = self._words.get(f"qualification.{trainer.qualification.value}")
                offered.append((trainer.id, f"{trainer.name} · {held}" if held else trainer.name))
        self.select.offer(offered)
        self.select.choose(kept)

    @property
    def trainer_id(self) -> TrainerId | None:
        """Return who is chosen."""
        return TrainerId(str(self.key)) if self.key else None


def focus(part: Part) -> None:
    """Put the keyboard into a field."""
    part.control.setFocus(Qt.FocusReason.OtherFocusReason)
