"""What Today shows, read in one go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from studio.clients.client import Client
from studio.clock import Clock
from studio.planning.week_plan import Place, monday_of
from studio.screening.screening import Screening, Status
from studio.services.due import DueItem
from studio.services.planning import AttentionItem, DiaryEntry, PlanningService
from studio.services.screening import ScreeningService
from studio.services.studio import StudioService
from studio.settings import OpeningHours, StudioProfile
from studio.team import Trainer

MINUTES_A_DAY = 24 * 60

_PARKED = frozenset({Status.DRAFT, Status.COMPLETE})


@dataclass(frozen=True, slots=True)
class TodayServices:
    """Where Today reads."""

    planning: PlanningService
    screenings: ScreeningService
    studio: StudioService


@dataclass(frozen=True, slots=True)
class Parked:
    """A sign-up or a later screening that was left before its end."""

    screening: Screening
    client: Client
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class TodayData:
    """One day of the studio, and what waits beside it; *read_at* is wall-clock time."""

    day: date
    today: date
    read_at: datetime
    profile: StudioProfile
    trainers: tuple[Trainer, ...]
    week: tuple[DiaryEntry, ...]
    attention: tuple[AttentionItem, ...]
    due: tuple[DueItem, ...]
    parked: tuple[Parked, ...]
    exercise_names: Mapping[str, str]

    @property
    def entries(self) -> tuple[DiaryEntry, ...]:
        """Return the sessions of the day that take place in the studio."""
        return tuple(entry for entry in self.in_studio if entry.day == self.day)

    @property
    def in_studio(self) -> tuple[DiaryEntry, ...]:
        """Return the sessions of the week that take place in the studio."""
        return tuple(entry for entry in self.week if entry.session.place is Place.STUDIO)

    @property
    def hours(self) -> OpeningHours | None:
        """Return when the studio is open on the day; `None` means closed."""
        return self.profile.hours[self.day.weekday()]

    @property
    def counts(self) -> tuple[int, ...]:
        """Return the number of sessions of each day of the week, Monday first."""
        monday = monday_of(self.day)
        days = [monday + timedelta(days=offset) for offset in range(7)]
        return tuple(sum(entry.day == day for entry in self.in_studio) for day in days)

    @property
    def now_minute(self) -> int | None:
        """Return the minute of the day it was while reading, if the day is today."""
        return self.read_at.hour * 60 + self.read_at.minute if self.day == self.today else None


def read_today(
    services: TodayServices, clock: Clock, day: date, exercise_name: Callable[[str], str]
) -> TodayData:
    """Return what Today shows of *day*."""
    drafts = services.screenings.drafts()
    attention = services.planning.attention()
    return TodayData(
        day=day,
        today=clock.today(),
        read_at=clock.local(clock.now()),
        profile=services.studio.profile(),
        trainers=services.studio.trainers(),
        week=services.planning.week_of(day),
        attention=attention,
        due=services.screenings.due(),
        parked=tuple(
            Parked(screening, client, clock.local(screening.saved_at))
            for screening, client in drafts
            if screening.status in _PARKED
        ),
        exercise_names={
            item.subject: exercise_name(item.subject) for item in attention if item.subject
        },
    )
