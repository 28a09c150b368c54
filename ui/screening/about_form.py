"""What the first page asks, checked as a whole when somebody wants to go on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from studio.clients.client import age_on, checked_birth_date
from studio.errors import MissingValue, ValueOutOfRange, WrongInput
from studio.screening.facts import ADULT_AGE, YOUNGEST_AGE
from studio.services.clients import NewClient
from studio.text import clean_line, required_line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AboutForm:
    """The fields as they were typed."""

    first_name: str = ""
    last_name: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    phone: str = ""
    email: str = ""
    contact: str = ""
    practice: str = ""
    consent: bool = False
    guardian: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """The fields as they are kept."""

    first_name: str
    last_name: str
    birth_date: date
    phone: str
    email: str
    contact: str
    practice: str
    guardian: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """A field that cannot be kept as it is, and why."""

    field: str
    error: WrongInput


def read_form(form: AboutForm, today: date) -> tuple[About | None, tuple[Trouble, ...]]:
    """Return what can be kept, or everything that has to be completed first."""
    reader = _Reader()
    first_name = reader.read(
        "firstName", lambda: required_line(form.first_name, field="client.first_name")
    )
    last_name = reader.read(
        "lastName", lambda: clean_line(form.last_name, field="client.last_name")
    )
    birth_date = reader.read("birthDay", lambda: read_birth_date(form, today))
    phone = reader.read("phone", lambda: _phone(form))
    email = reader.read("email", lambda: clean_line(form.email, field="client.email"))
    contact = reader.read(
        "emergency", lambda: clean_line(form.contact, field="client.emergency_contact")
    )
    practice = reader.read("gp", lambda: clean_line(form.practice, field="client.practice"))
    if birth_date is not None and is_minor(birth_date, today):
        reader.read("guardian", lambda: _ticked(form.guardian, "guardian"))
    reader.read("consent", lambda: _ticked(form.consent, "consent"))
    if reader.troubles or birth_date is None:
        return None, tuple(reader.troubles)
    about = About(
        first_name=first_name or "",
        last_name=last_name or "",
        birth_date=birth_date,
        phone=phone or "",
        email=email or "",
        contact=contact or "",
        practice=practice or "",
        guardian=form.guardian and is_minor(birth_date, today),
    )
    return about, ()


def read_contact(form: AboutForm, today: date) -> tuple[NewClient | None, tuple[Trouble, ...]]:
    """Return who it is and how to reach them, which is all that a later screening needs."""
    reader = _Reader()
    first_name = reader.read(
        "firstName", lambda: required_line(form.first_name, field="client.first_name")
    )
    has_date = any(part.strip() for part in (form.day, form.month, form.year))
    born = reader.read("birthDay", lambda: read_birth_date(form, today)) if has_date else None
    phone = reader.read("phone", lambda: _phone(form))
    if reader.troubles:
        return None, tuple(reader.troubles)
    client = NewClient(
        first_name=first_name or "",
        last_name=form.last_name,
        phone=phone or "",
        email=form.email,
        birth_date=born,
        emergency_contact=form.contact,
    )
    return client, ()


def read_birth_date(form: AboutForm, today: date) -> date:
    """Return the birth date; one nobody can have raises `WrongInput`."""
    parts = [part.strip() for part in (form.day, form.month, form.year)]
    if not any(parts):
        raise MissingValue(field="client.birth_date")
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise WrongInput(field="client.birth_date", reason="birth_date")
    if len(parts[2]) != 4:
        raise WrongInput(field="client.birth_date", reason="birth_year")
    day, month, year = map(int, parts)
    try:
        born = date(year, month, day)
    except ValueError as error:
        raise WrongInput(field="client.birth_date", reason="no_such_day") from error
    checked_birth_date(born, today)
    if age_on(born, today) < YOUNGEST_AGE:
        raise ValueOutOfRange(
            field="client.birth_date", value=born, low=None, high=None, reason="too_young"
        )
    return born


def is_minor(birth_date: date, today: date) -> bool:
    """Tell whether a guardian has to answer along."""
    return age_on(birth_date, today) < ADULT_AGE


class _Reader:
    """Reads one field after the other and collects what is wrong."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []

    def read(self, field: str, take: Callable[[], T]) -> T | None:
        """Return the field, or note its trouble."""
        try:
            return take()
        except WrongInput as error:
            self.troubles.append(Trouble(field, error))
            return None


def _phone(form: AboutForm) -> str:
    phone = clean_line(form.phone, field="client.phone")
    if not phone and not form.email.strip():
        raise MissingValue(field="client.phone", reason="phone_or_email")
    return phone


def _ticked(ticked: bool, reason: str) -> bool:  # noqa: FBT001 - the value itself
    if not ticked:
        raise MissingValue(field=f"screening.{reason}", reason=reason)
    return ticked
