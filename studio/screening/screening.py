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
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class AnswerStamp:
    """Who asked a question and when it was answered."""

    trainer_id: TrainerId | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Screening:
    """Answers with the versions of questions and rules they were asked and judged by.

    A draft is parked work: `page` is where it stopped.  After confirmation nothing changes; a
    later answer makes a new screening.  `chosen_tier` is never below the tier of the outcome.
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
    version: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What the latest confirmed screening allows a client today.

    Without a confirmed, unexpired screening `planning` is `LOCKED` and `locked_because` says
    why: `not_screened`, `not_confirmed` or `expired`.
    """

    planning: Planning
    tier: Tier | None = None
    restrictions: tuple[Restriction, ...] = ()
    screening_id: ScreeningId | None = None
    confirmed_on: date | None = None
    confirmed_by: TrainerId | None = None
    expires_on: date | None = None
    locked_because: str = ""
    outcome: Outcome | None = None
    answers: Answers = field(default_factory=lambda: MappingProxyType({}))

    @property
    def review_on(self) -> date | None:
        """Return the nearest review date, or the expiry where nothing is restricted."""
        dates = [restriction.review_on for restriction in self.restrictions]
        return min(dates) if dates else self.expires_on


NOT_SCREENED = Standing(planning=Planning.LOCKED, locked_because="not_screened")
