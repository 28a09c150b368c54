"""The people who train clients."""

from dataclasses import dataclass
from enum import Enum

from studio.ids import TrainerId
from studio.text import required_line


class Qualification(Enum):
    """What a trainer is qualified for, lowest first (levels of the UK fitness qualifications)."""

    NONE = "none"
    LEVEL_2 = "level_2"
    LEVEL_3 = "level_3"
    EXERCISE_REFERRAL = "exercise_referral"
    LEVEL_4 = "level_4"

    @property
    def rank(self) -> int:
        """Return the place in the order of qualifications, 0 for none."""
        return list(Qualification).index(self)


@dataclass(frozen=True, slots=True)
class Trainer:
    """A named trainer; `tone` is a colour key for the initials, never a meaning."""

    id: TrainerId
    name: str
    qualification: Qualification = Qualification.NONE
    tone: str = "primary"
    is_active: bool = True
    version: int = 0

    def __post_init__(self) -> None:
        """Clean the name."""
        object.__setattr__(self, "name", required_line(self.name, field="trainer.name"))

    @property
    def initials(self) -> str:
        """Return up to two letters for the avatar."""
        words = self.name.split()
        letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
        return letters.upper()
