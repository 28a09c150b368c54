"""The answer to one planned exercise: what may stand in for it, or why nothing does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from studio.exercises.demand import AXES, Demands
from studio.exercises.exercise import Exercise
from studio.exercises.prescription import Band, Prescription
from studio.ids import ExerciseSlug
from studio.planning.ranking import ScorePart
from studio.planning.suitability import Exceeded, Hindrance, Verdict

KEPT = 8
SHOWN = 5
NO_DEMANDS = Demands((0,) * len(AXES))


class NoneBecause(str, Enum):
    """Why there is no stand-in; the three are never told as one."""

    NOT_TODAY = "not_today"
    KIT = "kit"
    NOTHING_YET = "nothing_yet"


@dataclass(frozen=True, slots=True)
class Offer:
    """One exercise that fits, at the dose that fits.

    `keeps` are the pattern and muscle keys it shares with the original, `lowers` the keys of the
    demands it brings down (the furthest over its cap first, "position" for a more comfortable
    one), `codes` the limits behind that.  `parts` add up to `score`; `demands` is what the
    exercise asks for at `dose`.
    """

    exercise: Exercise
    dose: Prescription
    score: int
    keeps: tuple[str, ...]
    lowers: tuple[str, ...]
    codes: tuple[str, ...]
    cause: str = "comfort"
    next_step: ExerciseSlug | None = None
    load_limit_g: int | None = None
    band_limit: Band | None = None
    is_same: bool = False
    parts: tuple[ScorePart, ...] = ()
    demands: Demands = NO_DEMANDS

    def left_of(self, key: str) -> int:
        """Return what is left of a demand, by its key."""
        return next((v for axis, v in zip(AXES, self.demands, strict=True) if axis == key), 0)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why an exercise is not among the offers: the first hard limit that it did not pass."""

    hindrance: Hindrance
    exceeded: tuple[Exceeded, ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """The whole answer to one planned exercise.

    `substitutes` has the best first; with a `SAME_LIGHTER` verdict that is the same exercise at
    its lower load.  `lighter` is that offer also when a swap comes before it.  Without any
    substitute `none_because` says why, `would_help` which equipment would change that, and
    `instead` what the place in the session could hold.
    """

    verdict: Verdict
    substitutes: tuple[Offer, ...] = ()
    lighter: Offer | None = None
    none_because: NoneBecause | None = None
    would_help: tuple[str, ...] = ()
    instead: tuple[Offer, ...] = ()
    rejected: Mapping[str, Rejection] = field(default_factory=dict)

    @property
    def best(self) -> Offer | None:
        """Return the offer that is taken when nobody chooses."""
        return self.substitutes[0] if self.substitutes else None

    def why_not(self, slug: str) -> Rejection | None:
        """Return why *slug* is not offered, or `None` if it is."""
        return self.rejected.get(slug)
