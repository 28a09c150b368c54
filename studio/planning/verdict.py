"""The values that a judgement is told in: verdict, reasons and the room that is left."""

from dataclasses import dataclass
from enum import Enum

from studio.exercises.demand import Axis
from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.prescription import Band, Prescription


class VerdictKind(str, Enum):
    """The answers there are."""

    ALLOWED = "allowed"
    SAME_LIGHTER = "same_lighter"
    SUBSTITUTE = "substitute"
    NO_SUBSTITUTE = "no_substitute"


class HindranceKind(str, Enum):
    """What can stand against an exercise, in the order in which it is looked at."""

    NOTE = "note"
    SAME = "same"
    REVIEW = "review"
    POSITION = "position"
    EXERCISE = "exercise"
    PATTERN = "pattern"
    EQUIPMENT = "equipment"
    DEMAND = "demand"
    LOAD = "load"
    EFFORT = "effort"
    KIT = "kit"
    LEVEL = "level"
    RELATION = "relation"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A demand above its cap, with the keys of the limits behind the cap."""

    axis: Axis
    value: int
    cap: int
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that stands against an exercise: what kind, which, and because of what."""

    kind: HindranceKind
    key: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Up to where an exercise fits, and what leaves it out altogether.

    `load_g` is `HIGHEST_LOAD_G` where no weight is too heavy; `None` stands for "not even the
    lightest", for bands and effort too.
    """

    load_g: int | None
    band: Band | None
    effort: int | None
    exclusions: tuple[Hindrance, ...] = ()
    missing: tuple[Hindrance, ...] = ()

    def takes(self, exercise: Exercise, *, with_band: bool = False) -> bool:
        """Return whether there is a load and an effort at which *exercise* fits."""
        by_band = with_band or exercise.load_basis is LoadBasis.BAND
        return (
            self.effort is not None
            and self.load_g is not None
            and (not by_band or self.band is not None)
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one exercise at one dose.

    `dose` is the dose that holds: as planned, or with the effort that was left open, or lighter.
    `lighter` is the same exercise within the limits, if there is such a dose at all; the limits
    are `None` where nothing binds.
    """

    kind: VerdictKind
    dose: Prescription
    exceeded: tuple[Exceeded, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    lighter: Prescription | None = None
    load_limit_g: int | None = None
    band_limit: Band | None = None
    effort_limit: int | None = None

    @property
    def is_allowed(self) -> bool:
        """Return whether the dose may stay as it is."""
        return self.kind is VerdictKind.ALLOWED

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the keys of all limits that stand against the dose, each once."""
        found = [code for exceeded in self.exceeded for code in exceeded.codes]
        found += [code for hindrance in self.hindrances for code in hindrance.codes]
        return tuple(dict.fromkeys(found))

    @property
    def cause(self) -> str:
        """Return "kit" when only equipment is missing, otherwise "comfort"."""
        kinds = {hindrance.kind for hindrance in self.hindrances}
        return "kit" if kinds == {HindranceKind.KIT} and not self.exceeded else "comfort"
