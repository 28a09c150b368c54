"""One screening of one client, from the first answer to its expiry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType

from studio.ids import ClientId, ScreeningId, TrainerId
from studio.screening.outcome import Outcome, Planning, Restriction, Tier

Answers = Mapping[str, object]
"""Answers by question id, in the JSON form: text, whole number, list of texts, and for the body
map a list of mappings with `region`, `side` and the `p.` answers of that region."""


class Status(str, Enum):
    """Where a screening stands."""

    DRAFT = "draft"
    COMPLETE = "complete"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    SUPERSEDED = "superseded"


OPEN = frozenset({Status.DRAFT, Status.COMPLETE, Status.PROPOSED})
"""What is parked or waits for a trainer: it may still become a result."""


class Scope(str, Enum):
    """How much is asked: everything, or what may have changed since the last time."""

    FULL = "full"
    MINI = "mini"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class AnswerStamp:
    """Who asked a question and when it was answered."""

    trainer_id: TrainerId | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Screening:
    """Answers with the versions of questions and rules they were asked and judged by.

    A draft is parked work: `page` is where it stopped; a complete one lacks nothing.  After an
    outcome was proposed the answers never change; a later answer makes a new screening, and
    `earlier_id` names the one before it.  `chosen_tier` is never below the tier of the outcome.

    A re-screen asks only what its `scope` says and what `changed` adds: the sections the client
    named when asked what is new, `None` until then.  `ended_because` says what ended a confirmed
    result early: health, medicine, pregnancy, operation, hospital, new_area or away.
    """

    id: ScreeningId
    client_id: ClientId
    started_at: datetime
    saved_at: datetime
    questions_version: str
    rules_version: str
    answers: Answers = field(default_factory=lambda: MappingProxyType({}))
    stamps: Mapping[str, AnswerStamp] = field(default_factory=lambda: MappingProxyType({}))
    status: Status = Status.DRAFT
    page: str = ""
    progress: tuple[int, int] = (0, 12)
    started_by: TrainerId | None = None
    outcome: Outcome | None = None
    chosen_tier: Tier | None = None
    choice_reason: str = ""
    note: str = ""
    confirmed_by: TrainerId | None = None
    confirmed_at: datetime | None = None
    expires_on: date | None = None
    scope: Scope = Scope.FULL
    earlier_id: ScreeningId | None = None
    changed: tuple[str, ...] | None = None
    ended_on: date | None = None
    ended_because: str = ""
    ended_note: str = ""
    ended_by: TrainerId | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether it is parked or waits for a trainer."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Standing:
    """What the latest confirmed screening and recorded evidence allow a client today.

    `tier`, `outcome` and `restrictions` leave out what evidence has closed and add what a
    clinician wrote.  Where `planning` is `LOCKED`, `locked_because` says why: `not_screened`,
    `not_confirmed`, `expired`, `changed` (health changed meanwhile), `rescreen` (a discharge is
    recorded and the whole screening is due) or `consent_withdrawn`.  `rescreen` is what is to be
    asked again, if anything is due.  Until `printed_until` an already printed week stands.
    """

    planning: Planning
    tier: Tier | None = None
    restrictions: tuple[Restriction, ...] = ()
    screening_id: ScreeningId | None = None
    confirmed_on: date | None = None
    confirmed_by: TrainerId | None = None
    expires_on: date | None = None
    locked_because: str = ""
    rescreen: Scope | None = None
    printed_until: date | None = None
    outcome: Outcome | None = None
    answers: Answers = field(default_factory=lambda: MappingProxyType({}))

    @property
    def review_on(self) -> date | None:
        """Return the nearest review date, or the expiry where nothing is restricted."""
        dates = [restriction.review_on for restriction in self.restrictions]
        return min(dates) if dates else self.expires_on


NOT_SCREENED = Standing(planning=Planning.LOCKED, locked_because="not_screened")
