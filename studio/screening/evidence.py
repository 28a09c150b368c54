"""What is recorded from outside the questionnaire, and the findings it closes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from studio.errors import ValueOutOfRange
from studio.ids import ClientId, ClosingId, EvidenceId, ScreeningId, TrainerId
from studio.text import clean_line, clean_note


class EvidenceKind(str, Enum):
    """Where a piece of information comes from; clinical ones first, strongest first.

    `LETTER` is a letter or email from a GP, consultant, specialist nurse, midwife, registered
    physiotherapist, osteopath or chiropractor; `DISCHARGE` a clinic or discharge letter; `RECORD`
    an extract of the record the client shows; `ACCOUNT` the client's dated account of a talk.
    """

    LETTER = "letter"
    DISCHARGE = "discharge"
    RECORD = "record"
    ACCOUNT = "account"
    NOTE = "note"
    READINGS = "readings"
    LOG = "log"

    @property
    def is_clinical(self) -> bool:
        """Tell whether it is a clinician's information."""
        return self in _CLINICAL


_CLINICAL = frozenset(
    {EvidenceKind.LETTER, EvidenceKind.DISCHARGE, EvidenceKind.RECORD, EvidenceKind.ACCOUNT}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Blood pressure (mmHg) and resting pulse (beats a minute) measured on one day."""

    on: date
    systolic: int | None = None
    diastolic: int | None = None
    pulse: int | None = None
    is_irregular: bool = False

    def __post_init__(self) -> None:
        """Refuse numbers nobody has."""
        _within("evidence.systolic", self.systolic, 50, 280)
        _within("evidence.diastolic", self.diastolic, 25, 200)
        _within("evidence.pulse", self.pulse, 25, 250)


@dataclass(frozen=True, slots=True)
class LogTally:
    """What the returned sheets say: clean sessions, over how many weeks, and how they felt.

    A session is clean when discomfort during it was 5 or less, the next morning was at or below
    usual, and nothing new appeared.  `highest_during` (0-10) is the highest in these sessions;
    `now`, `worst` (last 7 days), `limit` and `fear` are today's answers, 0-10.
    """

    clean_sessions: int
    weeks: int
    highest_during: int = 0
    now: int | None = None
    worst: int | None = None
    limit: int | None = None
    fear: int | None = None

    def __post_init__(self) -> None:
        """Refuse numbers outside their scale."""
        _within("evidence.clean_sessions", self.clean_sessions, 0, 500)
        _within("evidence.weeks", self.weeks, 0, 520)
        for name in ("highest_during", "now", "worst", "limit", "fear"):
            _within(f"evidence.{name}", getattr(self, name), 0, 10)


@dataclass(frozen=True, slots=True)
class WrittenRestriction:
    """What a clinician asked to leave out: a code of the vocabulary, maybe for one area."""

    code: str
    region: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One dated piece of information about a client; it is never changed.

    `dated` is the day of the letter, the reading or the conversation.  `fine` and `avoid` are
    kept in the author's words; `restrictions` are what a trainer read out of them.
    """

    id: EvidenceId
    client_id: ClientId
    kind: EvidenceKind
    dated: date
    recorded_at: datetime
    recorded_by: TrainerId
    author: str = ""
    role: str = ""
    fine: str = ""
    avoid: str = ""
    note: str = ""
    valid_until: date | None = None
    restrictions: tuple[WrittenRestriction, ...] = ()
    readings: tuple[Reading, ...] = ()
    log: LogTally | None = None

    def __post_init__(self) -> None:
        """Clean the texts."""
        for name in ("author", "role"):
            object.__setattr__(
                self, name, clean_line(getattr(self, name), field=f"evidence.{name}")
            )
        for name in ("fine", "avoid", "note"):
            object.__setattr__(
                self, name, clean_note(getattr(self, name), field=f"evidence.{name}")
            )


@dataclass(frozen=True, slots=True)
class Closing:
    """One finding, closed by one piece of evidence in the name of one trainer.

    `answers` are the answers it was closed with, as (question, area, answer): a later finding of
    the same rule stays closed only while none of its answers is new or worse.  After
    `valid_until` it is open again, and so it is once somebody reopens it.
    """

    id: ClosingId
    client_id: ClientId
    screening_id: ScreeningId
    rule: str
    evidence_id: EvidenceId
    closed_at: datetime
    closed_by: TrainerId
    valid_until: date | None = None
    answers: tuple[tuple[str, str, object], ...] = ()
    reopened_at: datetime | None = None
    reopened_by: TrainerId | None = None
    reopened_because: str = ""
    version: int = 0

    def counts_on(self, day: date) -> bool:
        """Tell whether the finding is closed on *day*."""
        is_valid = self.valid_until is None or day <= self.valid_until
        return self.reopened_at is None and is_valid


def _within(field: str, value: int | None, low: int, high: int) -> None:
    if value is not None and not low <= value <= high:
        raise ValueOutOfRange(field=field, value=value, low=low, high=high)
