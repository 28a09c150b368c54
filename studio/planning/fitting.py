"""What becomes of an exercise in one client's week: the engine's answer, ready for the plan.

Everything comes from memory and is remembered, so that hovering asks nobody.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from studio.exercises.catalog import Catalog
from studio.exercises.exercise import Exercise
from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug
from studio.planning.affinity import Affinity
from studio.planning.offers import Offer, Offers
from studio.planning.rules import Grounds, grounds_for
from studio.planning.substitution import Substitutes
from studio.planning.suitability import ClientLimits, Verdict
from studio.planning.week_plan import Substitution
from studio.screening.screening import Standing

MOST_OPTIONS = 5


class Fate(str, Enum):
    """What happens to an exercise when it is placed."""

    SUITS = "suits"
    LIGHTER = "lighter"
    BECOMES = "becomes"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Landing:
    """What lands in the plan when somebody wishes for an exercise.

    `exercise` and `dose` are what is placed.  `next_on` is set where the exercise is the next
    step of a client who does the rung below it for now.
    """

    fate: Fate
    exercise: ExerciseSlug
    dose: Prescription
    verdict: Verdict
    substitution: Substitution | None = None
    next_on: date | None = None


class Fitting:
    """Answers for one client what suits, what becomes what, and what else there is."""

    def __init__(
        self, limits: ClientLimits, standing: Standing, catalog: Catalog, affinity: Affinity
    ) -> None:
        self.limits = limits
        self.standing = standing
        self.catalog = catalog
        self._engine = Substitutes(limits, catalog, affinity)
        self._landings: dict[tuple[str, Prescription], Landing] = {}
        self._usual: dict[str, Verdict] = {}

    def verdict(self, slug: ExerciseSlug, dose: Prescription | None = None) -> Verdict:
        """Return the verdict on an exercise, at the library's dose if none is given."""
        if dose is not None:
            return self._engine.judge(self.catalog.get(slug), dose)
        if slug not in self._usual:
            self._usual[slug] = self._engine.judge(self.catalog.get(slug))
        return self._usual[slug]

    def suits(self, slug: ExerciseSlug, dose: Prescription | None = None) -> bool:
        """Tell whether an exercise may go in as it is."""
        return self.verdict(slug, dose).is_allowed

    def offers(self, slug: ExerciseSlug, dose: Prescription) -> Offers:
        """Return the engine's whole answer, also for an exercise that suits."""
        return self._engine.offers(self.catalog.get(slug), dose, even_if_allowed=True)

    def options(
        self, slug: ExerciseSlug, dose: Prescription, *, without: ExerciseSlug
    ) -> tuple[Offer, ...]:
        """Return up to five stand-ins for an exercise besides the one that is already there."""
        found = self.offers(slug, dose).substitutes
        return tuple(offer for offer in found if offer.exercise.slug != without)[:MOST_OPTIONS]

    def landing(self, slug: ExerciseSlug, dose: Prescription | None = None) -> Landing:
        """Return what placing an exercise leads to."""
        exercise = self.catalog.get(slug)
        wanted = exercise.dose if dose is None else dose
        if (slug, wanted) not in self._landings:
            self._landings[slug, wanted] = self._land(exercise, wanted)
        return self._landings[slug, wanted]

    def next_on(self, slug: ExerciseSlug) -> date | None:
        """Return when an exercise is the next step of what suits now, or `None` if it is not."""
        exercise = self.catalog.get(slug)
        below = self.catalog.previous_rung(exercise)
        verdict = self.verdict(slug)
        if verdict.is_allowed or verdict.cause != "comfort" or below is None:
            return None
        return self.review_on(verdict.codes) if self.suits(below.slug) else None

    def grounds(self, codes: tuple[str, ...]) -> Grounds:
        """Return the recorded reasons behind limits."""
        return grounds_for(self.standing, codes)

    def review_on(self, codes: tuple[str, ...]) -> date | None:
        """Return when limits are looked at again; those of the tier with the standing itself."""
        return self.grounds(codes).review_on or self.standing.review_on

    def stand_in(
        self, offer: Offer, original: ExerciseSlug, original_dose: Prescription
    ) -> Substitution:
        """Return the record of *offer* taking the place of *original*."""
        verdict = self.verdict(original, original_dose)
        for_comfort = verdict.cause == "comfort"
        return Substitution(
            original=original,
            original_dose=original_dose,
            keeps=offer.keeps,
            lowers=offer.lowers if for_comfort else (),
            codes=verdict.codes,
            rules=self.grounds(verdict.codes).rules,
            review_on=self.review_on(verdict.codes) if for_comfort else None,
            next_step=offer.next_step,
            cause=verdict.cause,
            load_limit_g=offer.load_limit_g,
        )

    def _land(self, exercise: Exercise, wanted: Prescription) -> Landing:
        answer = self._engine.offers(exercise, wanted)
        verdict = answer.verdict
        if verdict.is_allowed:
            return Landing(Fate.SUITS, exercise.slug, verdict.dose, verdict)
        best = answer.best or answer.lighter
        if best is None:
            return Landing(Fate.NOTHING, exercise.slug, wanted, verdict)
        return Landing(
            Fate.LIGHTER if best.is_same else Fate.BECOMES,
            best.exercise.slug,
            best.dose,
            verdict,
            self.stand_in(best, exercise.slug, wanted),
            None if best.is_same else self.next_on(exercise.slug),
        )
