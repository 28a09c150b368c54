"""Reads the fields of a sheet and says at each of them what cannot be right."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from studio.errors import MissingValue, StudioError, WrongInput
from studio.wording import Words
from ui.clients.sheet_parts import DayLine, Line, Note, NumberLine, Part, focus
from ui.shell.errors import sentence

T = TypeVar("T")


class DayToCome(WrongInput):
    """A day on which something was said, written or measured, and which is still to come."""

    code = "day_to_come"


class DayGone(WrongInput):
    """A last day that is already over."""

    code = "day_gone"


class FieldReader:
    """Goes through fields once; `settle` tells whether all could be read."""

    def __init__(self, words: Words, today: date) -> None:
        self.today = today
        self._words = words
        self._wrong: list[Part] = []

    def take(self, part: Part, read: Callable[[], T]) -> T | None:
        """Return what *read* returns; an error is said at *part*."""
        try:
            return read()
        except StudioError as error:
            self.say(part, error)
            return None

    def say(self, part: Part, error: StudioError) -> None:
        """Say at a field what is wrong with it."""
        part.show_trouble(sentence(error, self._words))
        self._wrong.append(part)

    def text(self, part: Line | Note, field: str) -> str:
        """Return the text of a field that has to be filled in."""
        if not part.text:
            self.say(part, MissingValue(field=field))
        return part.text

    def past_day(self, part: DayLine, field: str) -> date:
        """Return a day up to today; it has to be filled in."""
        day = self.take(part, part.read)
        if part.trouble:
            return self.today
        if day is None:
            self.say(part, MissingValue(field=field))
        elif day > self.today:
            self.say(part, DayToCome(field=field))
        return day or self.today

    def last_day(self, part: DayLine, field: str) -> date | None:
        """Return a day from today on, or `None` where nothing is written."""
        day = self.take(part, part.read)
        if day is not None and day < self.today:
            self.say(part, DayGone(field=field))
        return day

    def number(self, part: NumberLine, field: str, *, needed: bool = False) -> int | None:
        """Return a whole number, or `None` where nothing is written."""
        number = self.take(part, part.read)
        if number is None and needed and not part.trouble:
            self.say(part, MissingValue(field=field))
        return number

    def settle(self) -> bool:
        """Tell whether everything could be read; else the keyboard goes to the first trouble."""
        if self._wrong:
            focus(self._wrong[0])
        return not self._wrong
