"""The first page: who signs up, how to reach them, and whether health answers may be kept."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client, age_on
from studio.clients.consent import Purpose
from studio.errors import StudioError, WrongInput
from studio.screening.pages import Page
from ui.screening.about_form import (
    AboutForm,
    Trouble,
    is_minor,
    read_birth_date,
    read_contact,
    read_form,
)
from ui.screening.form_parts import FormField, Summary, TickBox, line_edit
from ui.screening.page_view import Ground, PageView
from ui.shell.errors import sentence
from ui.widgets.buttons import button
from ui.widgets.card import Card, Rule
from ui.widgets.dates import plain_date
from ui.widgets.labels import label


class AboutPage(PageView):
    """Fields with the first name first; nothing is checked while somebody types.

    `submitted` carries the checked fields; `saved_for_later` name and contact, where the
    screening waits for another day.  Clients who may be the same person come back through
    `show_same_people`, and the desk decides: `existing_chosen` or `different_person`.
    """

    submitted = Signal(object)
    saved_for_later = Signal(object)
    existing_chosen = Signal(str)
    different_person = Signal()

    def __init__(
        self,
        ground: Ground,
        page: Page,
        parent: QWidget | None = None,
        *,
        client: Client | None = None,
        numbers_hint: str = "",
    ) -> None:
        super().__init__(ground, page, parent)
        self._fields: dict[str, FormField] = {}
        self._edits: dict[str, QLineEdit] = {}
        self.add_title(
            self.tr("About you"),
            below=self.tr("Only this sign-up is on screen, so it can be turned round."),
        )
        self._summary = Summary(self)
        self._summary.field_wanted.connect(self._on_field_wanted)
        self.body.addWidget(self._summary)
        self.body.addSpacing(12)
        self._same = _SamePeople(self)
        self._same.existing_chosen.connect(self.existing_chosen)
        self._same.different_person.connect(self.different_person)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 16)
        below.addWidget(self._same)
        self.body.addLayout(below)
        self._build_fields()
        self._build_consent()
        self._build_later()
        self.body.addStretch(1)
        self.add_continue(self.tr("Saved when you continue, and after every answer."))
        if client is None:
            later = button(self.tr("Save, screen later"), self, kind="ghost", name="flow.later")
            later.clicked.connect(self._save_for_later)
            self.foot.addWidget(later)
        self._fill(client)
        self._show_age()

    @override
    def first_focus(self) -> QWidget:
        empty = [edit for edit in self._edits.values() if not edit.text()]
        return (empty or list(self._edits.values()))[0]

    @override
    def try_continue(self) -> None:
        about, troubles = read_form(self.form(), self.ground.clock.today())
        self._show_troubles(troubles)
        if about is not None:
            self.submitted.emit(about)

    def _save_for_later(self) -> None:
        client, troubles = read_contact(self.form(), self.ground.clock.today())
        self._show_troubles(troubles)
        if client is not None:
            self.saved_for_later.emit(client)

    def _show_troubles(self, troubles: Sequence[Trouble]) -> None:
        self._same.hide()
        told = [(trouble.field, self._sentence(trouble.error)) for trouble in troubles]
        texts = dict(told)
        for name, field in self._fields.items():
            field.show_trouble(texts.get(name, ""))
        self._summary.show_fields(told)

    def form(self) -> AboutForm:
        """Return the fields as they are typed."""
        texts = {name: edit.text() for name, edit in self._edits.items()}
        return AboutForm(
            first_name=texts["firstName"],
            last_name=texts["lastName"],
            day=texts["birthDay"],
            month=texts["birthMonth"],
            year=texts["birthYear"],
            phone=texts["phone"],
            email=texts["email"],
            contact=texts["emergency"],
            practice=texts["gp"],
            consent=self._consent.isChecked(),
            guardian=self._guardian.isChecked(),
        )

    def show_refusal(self, error: StudioError) -> None:
        """Show why the fields could not be saved."""
        self._summary.show_fields([("firstName", sentence(error, self.ground.content.words))])

    def show_same_people(self, clients: Sequence[Client]) -> None:
        """Ask whether one of *clients* is the person signing up."""
        about, _ = read_form(self.form(), self.ground.clock.today())
        self._same.show_clients(clients, typed=about.birth_date if about else None)

    def _build_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._add(grid, 0, 0, self.tr("First name"), "firstName")
        self._add(grid, 0, 1, self.tr("Last name"), "lastName")
        self._add_birth_date(grid)
        self._add(grid, 1, 1, self.tr("Phone"), "phone")
        contact = self.question("a.contact")
        self._add(grid, 2, 0, contact.label, "emergency", hint=self.tr("name and number"))
        self.body.addLayout(grid)

    def _add(
        self, grid: QGridLayout, row: int, column: int, title: str, name: str, *, hint: str = ""
    ) -> None:
        field = FormField(title, self, hint=hint)
        edit = line_edit(f"flow.{name}", title, field)
        field.add(edit)
        self._fields[name] = field
        self._edits[name] = edit
        grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignBottom)

    def _add_birth_date(self, grid: QGridLayout) -> None:
        field = FormField(self.tr("Birth date"), self, hint=self.tr("day, month, year"))
        parts = (
            ("birthDay", self.tr("Day of birth"), self.tr("3"), 72),
            ("birthMonth", self.tr("Month of birth"), self.tr("2"), 72),
            ("birthYear", self.tr("Year of birth"), self.tr("1985"), 104),
        )
        for name, accessible, example, width in parts:
            edit = line_edit(f"flow.{name}", accessible, field, width=width)
            edit.setPlaceholderText(example)
            edit.editingFinished.connect(self._show_age)
            field.add(edit)
            self._edits[name] = edit
        self._age = label("", field, px=14, weight=500, color="text_2", name="flow.age")
        field.row.addSpacing(6)
        field.row.addWidget(self._age)
        field.row.addStretch(1)
        self._fields["birthDay"] = field
        grid.addWidget(field, 1, 0, Qt.AlignmentFlag.AlignBottom)

    def _build_consent(self) -> None:
        card = Card(self, margins=(18, 10, 18, 10), spacing=4)
        consent = self.ground.content.consents.purposes[Purpose.HEALTH]
        guardian = self.question("a.guardian")
        self._consent = TickBox(consent.text, card, name="flow.consent")
        self._guardian = TickBox(guardian.text, card, name="flow.guardian")
        for name, box in (("consent", self._consent), ("guardian", self._guardian)):
            field = FormField(self.question(f"a.{name}").label, card)
            field.add(box)
            self._fields[name] = field
            card.body.addWidget(field)
        self._guardian_field = self._fields["guardian"]
        self._guardian_field.hide()
        self.body.addSpacing(18)
        self.body.addWidget(card)

    def _build_later(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        later = self.tr("can wait")
        self._add(grid, 0, 0, self.tr("Email"), "email", hint=later)
        self._add(grid, 0, 1, self.question("a.gp").label, "gp", hint=later)
        self.body.addSpacing(18)
        self.body.addWidget(Rule(self))
        self.body.addSpacing(14)
        self.body.addLayout(grid)

    def _fill(self, client: Client | None) -> None:
        answers = self.flow.answers
        texts: dict[str, str] = {}
        born: date | None = None
        if client is not None:
            texts = {
                "firstName": client.first_name,
                "lastName": client.last_name,
                "phone": client.phone,
                "email": client.email,
                "emergency": client.emergency_contact,
                "gp": client.practice,
            }
            born = client.birth_date
        if isinstance(answers.get("a.dob"), str):
            born = date.fromisoformat(str(answers["a.dob"]))
        for key, name in (("a.contact", "emergency"), ("a.gp", "gp")):
            texts[name] = str(answers.get(key) or texts.get(name, ""))
        if born is not None:
            texts |= {
                "birthDay": str(born.day),
                "birthMonth": str(born.month),
                "birthYear": str(born.year),
            }
        for name, text in texts.items():
            self._edits[name].setText(text)
        self._consent.setChecked(answers.get("a.consent") == "yes")
        self._guardian.setChecked(answers.get("a.guardian") == "yes")

    def _show_age(self) -> None:
        try:
            born = read_birth_date(self.form(), self.ground.clock.today())
        except WrongInput:
            self._age.setText("")
            self._guardian_field.hide()
            return
        age = age_on(born, self.ground.clock.today())
        text = self.tr("{date}, {age} years old").format(date=plain_date(born), age=age)
        self._age.setText(text)
        self._guardian_field.setVisible(is_minor(born, self.ground.clock.today()))

    def _sentence(self, error: WrongInput) -> str:
        return sentence(error, self.ground.content.words)

    def _on_field_wanted(self, name: str) -> None:
        self._fields[name].focus()


class _SamePeople(Card):
    """Clients who may be the person signing up."""

    existing_chosen = Signal(str)
    different_person = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margins=(18, 14, 18, 14), spacing=8, border="adapt")
        self.setObjectName("flow.samePerson")
        self._title = label(
            self.tr("Somebody like this is already a client. Is it the same person?"),
            self,
            px=16,
            weight=600,
            wrap=True,
        )
        self.body.addWidget(self._title)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        other = button(self.tr("Different person"), self, name="flow.differentPerson")
        other.clicked.connect(self.different_person)
        self.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_clients(self, clients: Sequence[Client], *, typed: date | None) -> None:
        """Show *clients* with a way to open each of them.

        The person signing up may be looking: of anybody else the screen tells no surname, and
        a birth date only where it is the one just *typed*.
        """
        while self._list.count():
            item = self._list.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for client in clients:
            text = self.tr("Open the existing profile: {name}").format(name=client.short_name)
            if typed is not None and client.birth_date == typed:
                text += f", {plain_date(typed)}"
            link = button(text, self, kind="link", name=f"flow.existing.{client.id}")
            link.setProperty("client", client.id)
            link.clicked.connect(self._on_existing)
            self._list.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_existing(self) -> None:
        self.existing_chosen.emit(self.sender().property("client"))
