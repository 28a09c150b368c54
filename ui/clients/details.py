"""The details of a client as fields; each change is stored when its field is left."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studio.clients.client import Client
from studio.errors import StudioError, WrongInput
from studio.exercises.exercise import Level
from studio.wording import Words
from ui.clients.known_people import KnownPeople
from ui.clients.reading import ClientFile
from ui.shell.errors import sentence
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.select import Select

_DATE = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")


class UnreadableDate(WrongInput):
    """A birth date that is not a day, a month and a year."""

    code = "unreadable_date"


class UnreadableWeight(WrongInput):
    """A body weight that is not a number of kilograms."""

    code = "unreadable_weight"


class DetailsForm(Card):
    """Shows a client as fields; `changed` carries the client before and after, and the field.

    A value that cannot be right is said at its field and goes no further.  While somebody like
    the client is known, `existing_chosen` opens them, and `insisted` carries the change again.
    """

    changed = Signal(object, object, str)
    insisted = Signal(object, object, str)
    existing_chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, margins=(20, 18, 20, 20), spacing=14)
        self.setObjectName("clients.details")
        self._words = words
        self._client: Client | None = None
        self._asking: tuple[Client, Client, str] | None = None
        self._fields: dict[str, Field] = {}
        self._known = KnownPeople(
            self,
            "clients.known",
            insist=self.tr("Different person: keep the change"),
            back=self.tr("Take the change back"),
        )
        self._known.existing_chosen.connect(self._on_existing)
        self._known.insisted.connect(self._insist)
        self._known.given_up.connect(self._give_up)
        self.body.addWidget(self._known)
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

    def show_client(self, file: ClientFile) -> None:
        """Show the details of a client as they are stored; an open question stays open."""
        if self._asking is not None and self._asking[0].id != file.client.id:
            self._forget_question()
        is_same = self._client is not None and self._client.id == file.client.id
        self._client = file.client
        for key, field in self._fields.items():
            if not (is_same and self._is_being_written(key)):
                field.show_text(_shown(file.client, key))
            field.edit.setReadOnly(file.client.is_archived)
        team = [(t.id, t.name) for t in file.trainers if t.is_active]
        self._trainer.offer([(None, self.tr("No trainer yet")), *team])
        self._trainer.choose(file.client.trainer_id)
        self._level.choose(file.client.level)
        for select in (self._level, self._trainer):
            select.setEnabled(not file.client.is_archived)

    def show_error(self, key: str, error: StudioError) -> None:
        """Say at a field what is wrong with it."""
        if key in self._fields:
            self._fields[key].show_error(sentence(error, self._words))

    def knows(self, key: str) -> bool:
        """Tell whether there is a field of this key."""
        return key in self._fields

    def show_known(self, before: Client, after: Client, key: str, others: Sequence[Client]) -> None:
        """Ask, before the change of a field is stored, whether one of *others* is the same."""
        self._asking = (before, after, key)
        self._known.show_people(others)

    def field(self, key: str) -> QWidget:
        """Return where the keyboard starts for a field; an unknown key is the first one."""
        return self._fields.get(key, self._fields["first_name"]).edit

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
            )
        ):
            field = _KeyField(key, title, self, hint)
            field.left.connect(self._on_left)
            self._fields[key] = field
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

    def _on_left(self, key: str, text: str) -> None:
        self._try(key, lambda client: _with(client, key, text))

    def _on_level(self, level: str) -> None:
        self._try("level", lambda client: replace(client, level=level))

    def _on_trainer(self, trainer_id: Any) -> None:
        self._try("trainer_id", lambda client: replace(client, trainer_id=trainer_id))

    def _on_existing(self, client_id: str) -> None:
        self._give_up()
        self.existing_chosen.emit(client_id)

    def _insist(self) -> None:
        asking = self._asking
        self._forget_question()
        if asking is not None:
            self.insisted.emit(*asking)

    def _give_up(self) -> None:
        asking = self._asking
        self._forget_question()
        if asking is None or self._client is None:
            return
        before, _, key = asking
        kept: dict[str, Any] = {key: getattr(before, key)}
        self._client = replace(self._client, **kept)
        self._fields[key].show_text(_shown(self._client, key))
        self._fields[key].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_being_written(self, key: str) -> bool:
        """Tell whether a field holds what is typed or asked about, and not stored yet."""
        edit = self._fields[key].edit
        is_typed = edit.isModified() and edit.hasFocus()
        is_wrong = edit.property("wrong") == "true"
        return is_typed or is_wrong or (self._asking is not None and self._asking[2] == key)

    def _forget_question(self) -> None:
        self._asking = None
        self._known.hide()

    def _try(self, key: str, change: Callable[[Client], Client]) -> None:
        if self._client is None:
            return
        try:
            changed = change(self._client)
        except StudioError as error:
            self.show_error(key, error)
            return
        before = self._client
        if key in self._fields:
            self._fields[key].edit.setModified(False)
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
