"""Which exercise stands in for another one for now.

Hard limits come first: position and exclusions, caps, kit, level, kinship.  What passes them is
ranked; nothing is traded between the two.  The same exercise at a lower load comes before any
swap when the cut is small.  No candidate is an honest answer, and says which of three kinds it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from studio.exercises.catalog import Catalog
from studio.exercises.exercise import Exercise
from studio.exercises.load import HIGHEST_LOAD_G, USUAL_EFFORT, demands_at
from studio.exercises.prescription import Prescription
from studio.planning.affinity import Affinity
from studio.planning.candidates import Candidate, candidates
from studio.planning.dose_translation import translated
from studio.planning.instead import instead_of, smallest_purchase
from studio.planning.offers import KEPT, NoneBecause, Offer, Offers, Rejection
from studio.planning.ranking import (
    ScorePart,
    Taste,
    adjustments,
    is_distantly_related,
    is_related,
    score_parts,
)
from studio.planning.suitability import (
    ClientLimits,
    Hindrance,
    HindranceKind,
    Verdict,
    VerdictKind,
    judge,
)
from studio.planning.swap_facts import kept, lowered, next_step

__all__ = ["KEPT", "NoneBecause", "Offer", "Offers", "Substitutes", "offers"]

Relation = Callable[[Exercise, Exercise, Affinity], bool]

_NO_TASTE = Taste()
_FULL_SCORE = 100


class Substitutes:
    """All stand-ins for one client; make it once and ask it for every exercise."""

    def __init__(
        self,
        limits: ClientLimits,
        catalog: Catalog,
        affinity: Affinity,
        taste: Taste = _NO_TASTE,
    ) -> None:
        self.limits = limits
        self.catalog = catalog
        self.affinity = affinity
        self.taste = taste
        self._candidates: tuple[Candidate, ...] | None = None
        self._answers: dict[tuple[str, Prescription, bool], Offers] = {}

    def judge(self, exercise: Exercise, dose: Prescription | None = None) -> Verdict:
        """Return the verdict on one exercise, at its usual dose if none is given."""
        return judge(exercise, exercise.dose if dose is None else dose, self.limits)

    def offers(
        self, exercise: Exercise, dose: Prescription | None = None, *, even_if_allowed: bool = False
    ) -> Offers:
        """Return what may stand in for *exercise*; the same question has the same answer.

        An exercise that is allowed has no stand-ins unless they are asked for.
        """
        planned = exercise.dose if dose is None else dose
        key = (exercise.slug, planned, even_if_allowed)
        if key not in self._answers:
            self._answers[key] = self._answer(exercise, planned, even_if_allowed=even_if_allowed)
        return self._answers[key]

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Return the library as this client's limits leave it."""
        if self._candidates is None:
            self._candidates = candidates(self.catalog, self.limits)
        return self._candidates

    def _answer(self, exercise: Exercise, dose: Prescription, *, even_if_allowed: bool) -> Offers:
        verdict = judge(exercise, dose, self.limits)
        if self.limits.is_on_hold:
            held = replace(verdict, kind=VerdictKind.NO_SUBSTITUTE)
            return Offers(held, none_because=NoneBecause.NOT_TODAY)
        if verdict.is_allowed and not even_if_allowed:
            return Offers(verdict)
        return _Question(exercise, dose, verdict, self).answer()


def offers(
    exercise: Exercise,
    dose: Prescription,
    limits: ClientLimits,
    catalog: Catalog,
    affinity: Affinity,
    taste: Taste = _NO_TASTE,
) -> Offers:
    """Return what may stand in for one exercise; for many questions keep a `Substitutes`."""
    return Substitutes(limits, catalog, affinity, taste).offers(exercise, dose)


class _Question:
    """One exercise at one dose, on its way to an answer."""

    def __init__(
        self, exercise: Exercise, dose: Prescription, verdict: Verdict, desk: Substitutes
    ) -> None:
        self.exercise = exercise
        self.dose = dose
        self.verdict = verdict
        self.desk = desk
        self.limits = desk.limits
        self.effort = USUAL_EFFORT if dose.effort is None else dose.effort
        self.demands = demands_at(exercise, dose, desk.limits.body_mass_kg)

    def answer(self) -> Offers:
        found, rejected = self._ranked()
        lighter = self._lighter_offer()
        if self.verdict.kind is VerdictKind.SAME_LIGHTER and lighter:
            found = (lighter, *found[: KEPT - 1])
        if found or self.verdict.is_allowed:
            return Offers(self.verdict, found, lighter, rejected=rejected)
        because, would_help = self._without_kit()
        return Offers(
            replace(self.verdict, kind=VerdictKind.NO_SUBSTITUTE),
            lighter=lighter,
            none_because=because,
            would_help=would_help,
            instead=tuple(self._instead()),
            rejected=rejected,
        )

    def _ranked(self) -> tuple[tuple[Offer, ...], dict[str, Rejection]]:
        fitting: list[Candidate] = []
        rejected: dict[str, Rejection] = {}
        for relation in (is_related, is_distantly_related):
            fitting, rejected = self._related(relation)
            if fitting:
                break
        found: list[Offer] = []
        for score, parts, candidate in sorted(map(self._scored, fitting), key=_order):
            if len(found) < KEPT:
                offer = self._offer(candidate, score, parts)
                if judge(offer.exercise, offer.dose, self.limits).is_allowed:
                    found.append(offer)
                    continue
            rejection = Rejection(Hindrance(HindranceKind.RANK, str(score)))
            rejected[candidate.exercise.slug] = rejection
        return tuple(found), rejected

    def _related(self, relation: Relation) -> tuple[list[Candidate], dict[str, Rejection]]:
        fitting: list[Candidate] = []
        rejected: dict[str, Rejection] = {}
        for candidate in self.desk.candidates:
            other = candidate.exercise
            rejection = candidate.rejection
            if other.slug == self.exercise.slug:
                rejection = Rejection(Hindrance(HindranceKind.SAME))
            elif rejection is None and not relation(self.exercise, other, self.desk.affinity):
                rejection = Rejection(Hindrance(HindranceKind.RELATION, other.pattern))
            if rejection is None:
                fitting.append(candidate)
            else:
                rejected[other.slug] = rejection
        return fitting, rejected

    def _scored(self, candidate: Candidate) -> tuple[int, tuple[ScorePart, ...], Candidate]:
        effort = min(self.effort, candidate.room.effort or 0)
        parts = score_parts(
            self.exercise,
            candidate.exercise,
            self.desk.affinity,
            effort_share=effort / self.effort if self.effort else 1,
            loads_over=candidate.loads_over,
        )
        changes = adjustments(
            self.exercise,
            candidate.exercise,
            original_demands=self.demands,
            other_demands=candidate.at_most,
            taste=self.desk.taste,
            prefer=self.limits.caps.prefer,
        )
        parts = (*parts, *changes)
        total = int(sum(part.points for part in parts) + 0.5)
        return max(0, min(_FULL_SCORE, total)), parts, candidate

    def _offer(self, candidate: Candidate, score: int, parts: tuple[ScorePart, ...]) -> Offer:
        other, room = candidate.exercise, candidate.room
        dose = translated(self.exercise, self.dose, other, room, self.limits, self.desk.affinity)
        offered = demands_at(other, dose, self.limits.body_mass_kg)
        verdict = judge(other, dose, self.limits)
        return Offer(
            exercise=other,
            dose=dose,
            score=score,
            keeps=kept(self.exercise, other),
            lowers=lowered(self.verdict, self.demands, offered),
            codes=self.verdict.codes,
            cause=self.verdict.cause,
            next_step=next_step(self.exercise, other, self.desk.catalog, self.limits),
            load_limit_g=verdict.load_limit_g,
            band_limit=verdict.band_limit,
            parts=parts,
            demands=offered,
        )

    def _lighter_offer(self) -> Offer | None:
        dose = self.verdict.lighter
        if self.verdict.is_allowed or dose is None:
            return None
        offered = demands_at(self.exercise, dose, self.limits.body_mass_kg)
        return Offer(
            exercise=self.exercise,
            dose=dose,
            score=_FULL_SCORE,
            keeps=kept(self.exercise, self.exercise),
            lowers=lowered(self.verdict, self.demands, offered),
            codes=self.verdict.codes,
            load_limit_g=self.verdict.load_limit_g,
            band_limit=self.verdict.band_limit,
            is_same=True,
            demands=offered,
        )

    def _without_kit(self) -> tuple[NoneBecause, tuple[str, ...]]:
        """Return whether equipment is what is missing, and the smallest piece that would help."""
        if self.limits.kit is None:
            return NoneBecause.NOTHING_YET, ()
        everything = replace(self.limits, kit=None)
        groups = [
            candidate.exercise
            for candidate in candidates(self.desk.catalog, everything)
            if candidate.rejection is None
            and candidate.exercise.slug != self.exercise.slug
            and is_related(self.exercise, candidate.exercise, self.desk.affinity)
        ]
        wanted = [smallest_purchase(one, self.limits, self.desk.catalog) for one in groups]
        if judge(self.exercise, self.dose, everything).is_allowed:
            wanted.append(smallest_purchase(self.exercise, self.limits, self.desk.catalog))
        if not wanted:
            return NoneBecause.NOTHING_YET, ()
        return NoneBecause.KIT, min(wanted)[1]

    def _instead(self) -> Iterator[Offer]:
        for candidate, dose in instead_of(self.exercise, self.desk.candidates, self.limits):
            yield Offer(
                exercise=candidate.exercise,
                dose=dose,
                score=0,
                keeps=(),
                lowers=(),
                codes=self.verdict.codes,
                load_limit_g=None
                if candidate.room.load_g == HIGHEST_LOAD_G
                else candidate.room.load_g,
            )


def _order(scored: tuple[int, tuple[ScorePart, ...], Candidate]) -> tuple[int, int, str]:
    score, _, candidate = scored
    return -score, candidate.exercise.rung, candidate.exercise.name
