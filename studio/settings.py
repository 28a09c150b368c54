"""What a studio says about itself: name, contact, hours, kit, and who may confirm what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from studio.team import Qualification
from studio.text import clean_line

WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Opening and closing time of one weekday, in minutes after midnight (local wall time)."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        """Refuse hours that end before they begin."""
        if not 0 <= self.opens < self.closes <= 24 * 60:
            raise ValueError(f"not opening hours: {self.opens}-{self.closes}")

    def contains(self, start: int, end: int) -> bool:
        """Tell whether the span from *start* to *end* (minutes) lies inside."""
        return self.opens <= start and end <= self.closes


@dataclass(frozen=True, slots=True)
class StudioProfile:
    """The studio as it appears on paper and in the day headers.

    `hours` has one entry per weekday, Monday first; `None` means closed.  `equipment` lists the
    kit on hand by slug; mat, wall, chair and none need no entry.
    `confirm_adapted` and `confirm_rehab` are the qualifications needed to confirm those tiers.
    """

    name: str = ""
    phone: str = ""
    address: str = ""
    hours: tuple[OpeningHours | None, ...] = (OpeningHours(6 * 60, 22 * 60),) * 5 + (
        OpeningHours(8 * 60, 22 * 60),
        OpeningHours(7 * 60, 22 * 60),
    )
    equipment: frozenset[str] = frozenset()
    confirm_adapted: Qualification = Qualification.LEVEL_3
    confirm_rehab: Qualification = Qualification.EXERCISE_REFERRAL
    paper: str = "A4"
    emergency_number: str = "999"
    advice_number: str = "111"
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    version: int = 0

    def __post_init__(self) -> None:
        """Clean the texts and check the shape."""
        for name in ("name", "phone", "address"):
            object.__setattr__(self, name, clean_line(getattr(self, name), field=f"studio.{name}"))
        if len(self.hours) != WEEKDAYS:
            raise ValueError("seven days of opening hours are needed")
