"""The numbers by which findings close: readings, clean sessions, and time."""

from dataclasses import dataclass
from datetime import date, timedelta

from studio.clients.client import birthday

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """How many readings close a finding, and what every one of them stays below.

    With `other_day` they are taken after the day of the finding; `even` asks for an even pulse.
    """

    readings: int = 1
    systolic: int | None = None
    diastolic: int | None = None
    pulse: int | None = None
    even: bool = False
    other_day: bool = False


@dataclass(frozen=True, slots=True)
class LogLimits:
    """How many clean sessions close a finding, over how many weeks, and how they felt at most.

    `during` is the highest discomfort in these sessions; `now`, `worst`, `limit` and `fear` are
    today's answers.  With `after_clinical` nothing that only a clinician's information closes
    may be open any more in this tier or above.
    """

    clean_sessions: int = 0
    weeks: int = 0
    during: int | None = None
    now: int | None = None
    worst: int | None = None
    limit: int | None = None
    fear: int | None = None
    after_clinical: bool = False


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How much time closes a finding: weeks or days since it was found, or a birthday.

    What began before it was found has `passed` weeks of that time behind it at least.  With
    `symptom_free` the time alone is not enough: somebody has to say that nothing is left.
    """

    weeks: int = 0
    days: int = 0
    age: int | None = None
    passed: int = 0
    symptom_free: bool = False

    @property
    def days_from_found(self) -> int | None:
        """Return the days after which it closes, or `None` where a birthday decides."""
        if self.age is not None:
            return None
        return self.days + (self.weeks - self.passed) * _DAYS_A_WEEK

    def closes_on(self, since: date, born: date | None) -> date | None:
        """Return the first day on which time alone closes what was found on *since*.

        `None` where somebody has to say that nothing is left, or where a birthday is not known.
        """
        days = self.days_from_found
        if self.symptom_free:
            return None
        if days is not None:
            return since + timedelta(days=days)
        return birthday(born, self.age) if born is not None and self.age is not None else None

    @property
    def begins_anew(self) -> bool:
        """Tell whether the time begins again when the same is found again."""
        return self.age is None and not self.passed
