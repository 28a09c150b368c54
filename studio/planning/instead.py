"""When nothing stands in: what would help, and what the place in the session could hold.

The place stays empty until somebody chooses; a poor match is never put there by itself.
"""

from collections.abc import Iterator, Sequence

from studio.exercises.catalog import Catalog
from studio.exercises.exercise import Exercise
from studio.exercises.kit import missing_kit
from studio.exercises.prescription import Prescription
from studio.exercises.vocabulary import LOWER_BODY, UPPER_BODY
from studio.planning.candidates import Candidate
from studio.planning.dose_translation import usual_dose
from studio.planning.suitability import ClientLimits

_OTHER_HALF_OFFERS = 2
_WALK = "walk_run"
_BREATHING = "breathing"


def instead_of(
    original: Exercise, candidates: Sequence[Candidate], limits: ClientLimits
) -> Iterator[tuple[Candidate, Prescription]]:
    """Yield the other half of the body with the same intent, a walk, and breathing."""
    fitting = [one for one in candidates if one.rejection is None and one.exercise != original]
    other_half = _other_half(original.pattern)
    halves = [one for one in fitting if one.exercise.pattern in other_half]
    walks = [one for one in fitting if one.exercise.ladder == _WALK]
    calm = [one for one in fitting if one.exercise.pattern == _BREATHING]
    chosen = [
        *_of_different_patterns(sorted(halves, key=lambda one: _likeness(original, one))),
        *sorted(walks, key=_easiest)[:1],
        *sorted(calm, key=_easiest)[:1],
    ]
    for candidate in chosen:
        yield candidate, usual_dose(candidate.exercise, candidate.room, limits)


def smallest_purchase(
    exercise: Exercise, limits: ClientLimits, catalog: Catalog
) -> tuple[int, tuple[str, ...]]:
    """Return the smallest pieces that bring *exercise* within reach, with their size together."""
    pieces = tuple(
        min(group, key=lambda piece: (catalog.kit[piece].size, piece))
        for group in missing_kit(exercise, limits.kit)
    )
    return sum(catalog.kit[piece].size for piece in pieces), pieces


def _other_half(pattern: str) -> tuple[str, ...]:
    if pattern in LOWER_BODY:
        return UPPER_BODY
    return LOWER_BODY if pattern in UPPER_BODY else (*LOWER_BODY, *UPPER_BODY)


def _of_different_patterns(candidates: Sequence[Candidate]) -> list[Candidate]:
    chosen: dict[str, Candidate] = {}
    for candidate in candidates:
        chosen.setdefault(candidate.exercise.pattern, candidate)
    return list(chosen.values())[:_OTHER_HALF_OFFERS]


def _easiest(candidate: Candidate) -> tuple[int, str]:
    return candidate.exercise.rung, candidate.exercise.name


def _likeness(original: Exercise, candidate: Candidate) -> tuple[int, int, str]:
    other = candidate.exercise
    return -len(set(original.intents) & set(other.intents)), other.rung, other.name
