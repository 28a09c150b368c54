"""What is asked on the day, before a session; it closes a day and changes no tier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from studio.ids import ClientId, SessionCheckId, TrainerId


@dataclass(frozen=True, slots=True)
class SessionCheck:
    """The answers before one session and the session gates (D01 to D08) they closed."""

    id: SessionCheckId
    client_id: ClientId
    day: date
    checked_at: datetime
    checked_by: TrainerId | None
    answers: Mapping[str, object]
    gates: tuple[str, ...] = ()
