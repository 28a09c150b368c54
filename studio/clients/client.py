"""A client of the studio."""

from dataclasses import dataclass
from datetime import date, datetime

from studio.errors import ValueOutOfRange
from studio.ids import ClientId, TrainerId
from studio.text import clean_line, clean_note, folded, required_line

OLDEST_AGE = 110
DEFAULT_BODY_MASS_KG = 60  # cautious where nobody was weighed


@dataclass(frozen=True, slots=True)
class Client:
    """One person who trains; health answers live in their screenings, never here."""

    id: ClientId
    number: int
    first_name: str
    last_name: str
    phone: str = ""
    email: str = ""
    birth_date: date | None = None
    emergency_contact: str = ""
    practice: str = ""
    goals: tuple[str, ...] = ()
    notes: str = ""
    level: str = "beginner"
    body_mass_kg: int | None = None
    trainer_id: TrainerId | None = None
    created_at: datetime | None = None
    archived_at: datetime | None = None
    version: int = 0

    def __post_init__(self) -> None:
        """Clean every text and refuse a body mass nobody has."""
        set_field = object.__setattr__
        first_name = required_line(self.first_name, field="client.first_name")
        set_field(self, "first_name", first_name)
        for name in ("last_name", "phone", "email", "emergency_contact", "practice"):
            set_field(self, name, clean_line(getattr(self, name), field=f"client.{name}"))
        set_field(self, "notes", clean_note(self.notes, field="client.notes"))
        if self.body_mass_kg is not None and not 25 <= self.body_mass_kg <= 350:
            raise ValueOutOfRange(
                field="client.body_mass_kg", value=self.body_mass_kg, low=25, high=350
            )

    @property
    def full_name(self) -> str:
        """Return first and last name in reading order."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def short_name(self) -> str:
        """Return the first name and the initial of the last, for places others can see."""
        return f"{self.first_name} {self.last_name[0]}." if self.last_name else self.first_name

    @property
    def initials(self) -> str:
        """Return one or two capital letters."""
        return (self.first_name[0] + self.last_name[:1]).upper()

    @property
    def name_key(self) -> str:
        """Return the folded name by which the client is searched and sorted."""
        return folded(f"{self.last_name} {self.first_name}")

    @property
    def is_archived(self) -> bool:
        """Tell whether the client has been put away."""
        return self.archived_at is not None


def age_on(birth_date: date, day: date) -> int:
    """Return the age in whole years; in ordinary years 29 February counts from the 28th."""
    month, dom = birth_date.month, birth_date.day
    if (month, dom) == (2, 29) and not _is_leap(day.year):
        dom = 28
    return day.year - birth_date.year - ((day.month, day.day) < (month, dom))


def birthday(birth_date: date, age: int) -> date:
    """Return the day on which somebody is *age*; in ordinary years 29 February is the 28th."""
    year, day = birth_date.year + age, birth_date.day
    if (birth_date.month, day) == (2, 29) and not _is_leap(year):
        day = 28
    return date(year, birth_date.month, day)


def checked_birth_date(birth_date: date, today: date) -> date:
    """Return *birth_date* if a living person can have it, else raise `ValueOutOfRange`."""
    if birth_date > today or age_on(birth_date, today) > OLDEST_AGE:
        earliest = date(today.year - OLDEST_AGE - 1, 1, 1)
        raise ValueOutOfRange(field="client.birth_date", value=birth_date, low=earliest, high=today)
    return birth_date


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
