"""The details of a client as fields; each change is stored when its field is left."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.errors import StudioError, WrongInput
from studio.exercises.exercise import Level
from studio.wording import Words
from ui.clients.reading import ClientFile
from ui.shell.errors import sentence
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.select import Select
from ui.widgets.theme import font

_DATE = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")


class UnreadableDate(WrongInput):
    """A birth date that is not a day, a month and a year."""

    code = "unreadable_date"


class UnreadableWeight(WrongInput):
    """A body weight that is not a number of kilograms."""

    code = "unreadable_weight"


class DetailsForm(Card):
    """Shows a client as fields; `changed` carries the client before and after, and the field.

    A value that cannot be right is said at its field and goes no further.
    """

    changed = Signal(object, object, str)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, margins=(20, 18, 20, 20), spacing=14)
        self.setObjectName("clients.details")
        self._words = words
        self._client: Client | None = None
        self._fields: dict[str, Field] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add_fields()
        self._add_choices()
        QWidget.setTabOrder(self._fields["practice"].edit, self._level)
        QWidget.setTabOrder(self._level, self._trainer)
        QWidget.setTabOrder(self._trainer, self._fields["goals"].edit)
        self.body.addLayout(self._build_notes())

    def show_client(self, file: ClientFile) -> None:
        """Show the details of a client as they are stored."""
        self._client = file.client
        for key, field in self._fields.items():
            field.show_text(_shown(file.client, key))
        team = [(t.id, t.name) for t in file.trainers if t.is_active]
        self._trainer.offer([(None, self.tr("No trainer yet")), *team])
        self._trainer.choose(file.client.trainer_id)
        self._level.choose(file.client.level)
        if self._notes.toPlainText() != file.client.notes:
            self._notes.setPlainText(file.client.notes)

    def show_error(self, key: str, error: StudioError) -> None:
        """Say at a field what is wrong with it."""
        if key in self._fields:
            self._fields[key].show_error(sentence(error, self._words))

    def first_field(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._fields["first_name"].edit

    def _add_fields(self) -> None:
        for place, (key, title, hint) in enumerate(
            (
                ("first_name", self.tr("First name"), ""),
                ("last_name", self.tr("Last name"), ""),
                ("phone", self.tr("Phone"), ""),
                ("email", self.tr("Email"), ""),
                ("birth_date", self.tr("Birth date"), self.tr("day month year, like 3 2 1985")),
                ("body_mass_kg", self.tr("Weight, kg"), ""),
                ("emergency_contact", self.tr("Emergency contact"), self.tr("name and phone")),
                ("practice", self.tr("Doctor's practice"), ""),
                ("goals", self.tr("Goals, separated by commas"), ""),
            )
        ):
            field = _KeyField(key, title, self, hint)
            field.left.connect(self._on_left)
            self._fields[key] = field
            if key == "goals":
                self._grid.addWidget(field, 5, 0, 1, 2)
            else:
                self._grid.addWidget(field, place // 2, place % 2)

    def _add_choices(self) -> None:
        levels = [(level.value, self._words[f"level.{level.value}"]) for level in Level]
        title = self.tr("Training experience")
        self._level = Select(levels, self, name="clients.level", accessible=title)
        self._level.chosen.connect(self._on_level)
        self._grid.addLayout(_titled(title, self._level, self), 4, 0)
        title = self.tr("Trains with")
        self._trainer = Select([], self, name="clients.trainer", accessible=title)
        self._trainer.chosen.connect(self._on_trainer)
        self._grid.addLayout(_titled(title, self._trainer, self), 4, 1)

    def _build_notes(self) -> QVBoxLayout:
        self._notes = _Notes(self)
        self._notes.setObjectName("clients.notes")
        self._notes.setAccessibleName(self.tr("Notes"))
        self._notes.setFont(font(14))
        self._notes.setFixedHeight(110)
        self._notes.setTabChangesFocus(True)
        self._notes.left.connect(self._on_notes)
        return _titled(self.tr("Notes (nothing about health; that belongs to the screening)"),
                       self._notes, self)  # fmt: skip

    def _on_left(self, key: str, text: str) -> None:
        self._try(key, lambda client: _with(client, key, text))

    def _on_level(self, level: str) -> None:
        self._try("level", lambda client: replace(client, level=level))

    def _on_trainer(self, trainer_id: Any) -> None:
        self._try("trainer_id", lambda client: replace(client, trainer_id=trainer_id))

    def _on_notes(self, text: str) -> None:
        self._try("notes", lambda client: replace(client, notes=text))

    def _try(self, key: str, change: Callable[[Client], Client]) -> None:
        if self._client is None:
            return
        try:
            changed = change(self._client)
        except StudioError as error:
            self.show_error(key, error)
            return
        before = self._client
        if changed != before:
            self._client = changed
            self.changed.emit(before, changed, key)
        elif key in self._fields:
            self._fields[key].show_text(_shown(changed, key))


class _KeyField(Field):
    """A field that tells which one it is."""

    left = Signal(str, str)

    def __init__(self, key: str, title: str, parent: QWidget, hint: str) -> None:
        super().__init__(title, parent, f"clients.{key}", hint=hint)
        self._key = key
        self.committed.connect(self._tell)

    def _tell(self, text: str) -> None:
        self.left.emit(self._key, text)


class _Notes(QPlainTextEdit):
    """Notes that are told when the keyboard leaves them."""

    left = Signal(str)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit(self.toPlainText())


def _titled(title: str, control: QWidget, parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    name = label(title, parent, px=13, weight=500, color="text_2")
    name.setBuddy(control)
    column.addWidget(name)
    column.addWidget(control)
    return column


def _shown(client: Client, key: str) -> str:
    if key == "birth_date":
        born = client.birth_date
        return f"{born.day} {born.month} {born.year}" if born else ""
    if key == "goals":
        return ", ".join(client.goals)
    value = getattr(client, key)
    return "" if value is None else str(value)


def _with(client: Client, key: str, text: str) -> Client:
    changes: dict[str, Any] = {key: _read(key, text)}
    return replace(client, **changes)


def _read(key: str, text: str) -> object:
    if key == "birth_date":
        return _read_date(text)
    if key == "body_mass_kg":
        return _read_weight(text)
    if key == "goals":
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


def _read_date(text: str) -> date | None:
    if not text.strip():
        return None
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise UnreadableDate(field="client.birth_date")
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate(field="client.birth_date") from None


def _read_weight(text: str) -> int | None:
    bare = text.strip().removesuffix("kg").strip()
    if not bare:
        return None
    if not (bare.isascii() and bare.isdigit()):
        raise UnreadableWeight(field="client.body_mass_kg")
    return int(bare)
