"""One exercise of the library, with what it asks of a body at light and at full load."""

from dataclasses import dataclass
from enum import Enum

from studio.exercises.demand import Demands
from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug


class Level(str, Enum):
    """How much practice an exercise needs, lowest first."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """Return 0, 1 or 2."""
        return list(Level).index(self)


class LoadBasis(str, Enum):
    """What makes an exercise heavier."""

    BODYWEIGHT = "bodyweight"
    BAND = "band"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Exercise:
    """An entry of the catalog; patterns, muscles, equipment and positions are keys.

    `equipment` reads as all-of over any-of: every group must be met by one of its pieces.
    `full` equals `light` on axes that load does not change.  `load_full_share` is the outside
    weight, as a share of body mass, at which the full values are reached; `min_load_g` the
    lightest the implement can be and `load_step_g` the smallest step between two weights of it.
    `ladder` and `rung` order easier and harder versions.  `source` says who graded the entry,
    `sources` names the literature behind it.  An exercise that is not `is_reviewed` has proposed
    demands behind which nobody stands yet.
    """

    slug: ExerciseSlug
    name: str
    pattern: str
    equipment: tuple[frozenset[str], ...]
    muscles: tuple[str, ...]
    level: Level
    laterality: str
    position: str
    ladder: str
    rung: int
    intents: tuple[str, ...]
    load_basis: LoadBasis
    load_full_share: float | None
    min_load_g: int
    dose: Prescription
    light: Demands
    full: Demands
    cue: str
    synonyms: tuple[str, ...] = ()
    coaching: tuple[str, ...] = ()
    source: str = ""
    sources: tuple[str, ...] = ()
    load_step_g: int = 500
    is_reviewed: bool = True
