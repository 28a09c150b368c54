"""The time of day, handed to whoever needs it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Tells the time.  Only the composition root chooses which clock that is."""

    def now(self) -> datetime:
        """Return this instant, in UTC and aware of it."""
        ...

    def today(self) -> date:
        """Return the calendar day at the studio."""
        ...

    def local(self, instant: datetime) -> datetime:
        """Return *instant* as the studio's wall clock shows it."""
        ...


class SystemClock:
    """The computer's own clock and time zone."""

    def now(self) -> datetime:
        """Return this instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the local calendar day."""
        return datetime.now(UTC).astimezone().date()

    def local(self, instant: datetime) -> datetime:
        """Return *instant* in the computer's time zone."""
        return instant.astimezone()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for the practice studio, `--today` and tests."""

    instant: datetime
    zone: tzinfo = UTC

    def now(self) -> datetime:
        """Return the fixed instant in UTC."""
        return self.instant.astimezone(UTC)

    def today(self) -> date:
        """Return the fixed calendar day."""
        return self.instant.astimezone(self.zone).date()

    def local(self, instant: datetime) -> datetime:
        """Return *instant* in the clock's zone."""
        return instant.astimezone(self.zone)
