"""Clients for the engine's tests, and what must hold for everything it offers."""

from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.exercises.kit import missing_kit
from studio.exercises.load import demands_at
from studio.exercises.prescription import Prescription, Span
from studio.exercises.vocabulary import NOTE_PATTERN
from studio.planning.offers import Offer, Offers
from studio.planning.substitution import Substitutes
from studio.planning.suitability import ClientLimits, judge
from tests.studio.exercises.library import caps, the_affinity, the_catalog

SORE_BACK = (
    "low_load_only",
    "no_heavy_axial",
    "no_loaded_lumbar_flexion",
    "no_end_range_neural_stretch",
    "pain_rule",
    "next_day_log",
    "no_max_test",
)
ORDINARY_KIT = frozenset(
    {
        "band", "miniband", "strap", "dowel", "foam_roller", "step", "dumbbell", "kettlebell",
        "med_ball", "suspension", "stability_ball", "box", "bench", "incline_bench", "pullup_bar",
        "barbell", "rack", "cable", "lat_pulldown", "leg_press", "bike", "rower", "treadmill",
    }
)  # fmt: skip
HEAVY = Prescription(sets=Span(3, 3), reps=Span(5, 5), load_g=60_000)


def a_client(
    *codes: str,
    tier: str | None = "gym_adapted",
    sets: tuple[tuple[str, str], ...] = (),
    kit: frozenset[str] | None = ORDINARY_KIT,
    level: Level = Level.INTERMEDIATE,
    mass: int | None = 75,
) -> ClientLimits:
    return ClientLimits(caps(*codes, tier=tier, sets=sets), kit, level, mass)


def engine(limits: ClientLimits) -> Substitutes:
    return Substitutes(limits, the_catalog(), the_affinity())


def answer(slug: str, limits: ClientLimits, dose: Prescription | None = None) -> Offers:
    return engine(limits).offers(the_catalog().get(slug), dose)


def slugs(offers: Offers) -> list[str]:
    return [offer.exercise.slug for offer in offers.substitutes]


def check_offer(offer: Offer, original: Exercise, limits: ClientLimits) -> None:
    """Assert everything that must hold for one offer, from the caps and not from the engine."""
    exercise, dose, told = offer.exercise, offer.dose, (original.slug, offer)
    asked = demands_at(exercise, dose, limits.body_mass_kg)
    assert all(v <= cap for v, cap in zip(asked, limits.caps.values, strict=True)), told
    assert asked == offer.demands or not any(offer.demands), told
    assert not any(one.covers(exercise, dose) for one in limits.caps.exclusions), told
    assert dose.effort is None or dose.effort <= limits.caps.effort_max, told
    assert dose.effort is not None or limits.caps.effort_max >= 7, told
    assert not missing_kit(exercise, limits.kit), told
    assert offer.is_same == (exercise.slug == original.slug), told
    assert offer.is_same or exercise.level.rank <= limits.level.rank, told
    assert exercise.pattern != NOTE_PATTERN, told
    assert 0 <= offer.score <= 100, told
    assert judge(exercise, dose, limits).is_allowed, told
    _check_load(offer, told)


def _check_load(offer: Offer, told: object) -> None:
    exercise, dose = offer.exercise, offer.dose
    if exercise.load_basis is not LoadBasis.EXTERNAL or dose.band is not None:
        assert not dose.load_g or offer.is_same, told
        return
    assert dose.load_g is not None or offer.is_same, told
    if dose.load_g is not None and not offer.is_same:
        assert dose.load_g >= exercise.min_load_g, told
        on_step = dose.load_g % exercise.load_step_g == 0
        assert on_step or dose.load_g == exercise.min_load_g, told
    if dose.load_g is not None and offer.load_limit_g is not None:
        assert dose.load_g <= offer.load_limit_g, told
