"""The dose of an exercise: how often, how long, how heavy, how hard."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from studio.errors import ValueOutOfRange


class Span(NamedTuple):
    """A range of whole numbers, low to high; both ends equal for a single number."""

    low: int
    high: int


ONE_SET = Span(1, 1)


class Band(str, Enum):
    """How strong an elastic band is."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Prescription:
    """Sets of repetitions, seconds, minutes, metres or breaths, with load and effort.

    `load_g` is the whole outside weight in grams (both dumbbells together); `None` means that
    no load was entered, 0 means own weight.  `effort` is 0 to 10 as it feels; `None` leaves it to
    the default.  `times_a_day` is for daily habits.  `extra` keeps a short phrase that no
    number says ("slow", "each way").
    """

    sets: Span = ONE_SET
    reps: Span | None = None
    seconds: Span | None = None
    minutes: Span | None = None
    meters: Span | None = None
    breaths: Span | None = None
    per_side: bool = False
    times_a_day: int = 1
    load_g: int | None = None
    band: Band | None = None
    effort: int | None = None
    extra: str = ""

    def __post_init__(self) -> None:
        """Refuse doses that nobody prescribes."""
        _check("sets", self.sets, 1, 20)
        _check("reps", self.reps, 1, 200)
        _check("seconds", self.seconds, 1, 3600)
        _check("minutes", self.minutes, 1, 300)
        _check("meters", self.meters, 1, 10_000)
        _check("breaths", self.breaths, 1, 200)
        _check("load", None if self.load_g is None else Span(self.load_g, self.load_g), 0, 500_000)
        _check("effort", None if self.effort is None else Span(self.effort, self.effort), 0, 10)
        _check("times_a_day", Span(self.times_a_day, self.times_a_day), 1, 24)


def _check(field: str, span: Span | None, low: int, high: int) -> None:
    if span is not None and not low <= span.low <= span.high <= high:
        value = span.low if span.low == span.high else f"{span.low}-{span.high}"
        raise ValueOutOfRange(field=f"dose.{field}", value=value, low=low, high=high)
