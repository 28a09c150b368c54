"""What a commit touched, so that each view can decide whether to look again."""

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """The kinds of things that views show."""

    CLIENT = "client"
    SCREENING = "screening"
    PLAN = "plan"
    STUDIO = "studio"
    TRAINER = "trainer"
    PRINT = "print"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds of things a commit touched and the clients concerned.

    *origin* names the view that asked, so that it can skip its own echo.
    """

    kinds: frozenset[Kind]
    client_ids: frozenset[str] = field(default_factory=frozenset)
    origin: str = ""

    def concerns(self, kind: Kind, client_id: str | None = None) -> bool:
        """Tell whether something of *kind* changed (for *client_id*, when one is named)."""
        return kind in self.kinds and (client_id is None or client_id in self.client_ids)
