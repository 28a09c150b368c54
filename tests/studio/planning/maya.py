"""A client whose lower back is sore, as the planner meets her: real library, real limits."""

from collections.abc import Callable
from functools import cache
from itertools import count

from resources import read_folder
from studio.exercises.caps import caps_for
from studio.exercises.caps_file import parse_caps
from studio.exercises.catalog import Catalog
from studio.exercises.catalog_file import parse_catalog
from studio.exercises.exercise import Level
from studio.ids import ClientId, PlanId
from studio.planning.affinity import Affinity, parse_affinity
from studio.planning.editor import PlanEditor
from studio.planning.fitting import Fitting
from studio.planning.rules import Access
from studio.planning.suitability import ClientLimits
from studio.planning.week_plan import WeekPlan
from studio.screening.outcome import Finding, Outcome, Planning, Restriction, Tier, Urgency
from studio.screening.screening import Standing
from studio.settings import StudioProfile
from tests.builders import NEXT_MONDAY, THURSDAY, a_clock

REVIEW = THURSDAY.replace(day=28)
LATER = THURSDAY.replace(month=8)


@cache
def catalog() -> Catalog:
    return parse_catalog(read_folder("data/exercises"))


@cache
def affinity() -> Affinity:
    return parse_affinity(read_folder("data/limits"))


def a_finding(rule: str, codes: tuple[str, ...], closes: tuple[str, ...]) -> Finding:
    return Finding(rule, Tier.GYM_ADAPTED, Urgency.NONE, f"Because of {rule}.", "", codes, closes)


def a_restriction(code: str, *rules: str, review_on: object = REVIEW) -> Restriction:
    return Restriction(code, rules, "for now", THURSDAY, review_on)  # type: ignore[arg-type]


def a_standing(
    *codes: str, closes: tuple[str, ...] = ("log",), tier: Tier = Tier.GYM_ADAPTED
) -> Standing:
    restrictions = tuple(a_restriction(code, "A02") for code in codes)
    finding = a_finding("A02", codes, closes)
    planning = {Tier.GYM_READY: Planning.OPEN, Tier.REHAB_FIRST: Planning.REHAB_ONLY}
    mode = planning.get(tier, Planning.ADAPTED)
    outcome = Outcome(tier, Urgency.NONE, mode, (finding,), restrictions)
    return Standing(mode, tier, restrictions, outcome=outcome, confirmed_on=THURSDAY)


def a_fitting(
    standing: Standing,
    *,
    kit: frozenset[str] | None = None,
    level: Level = Level.INTERMEDIATE,
) -> Fitting:
    codes = [restriction.code for restriction in standing.restrictions]
    tier = standing.tier or Tier.GYM_READY
    caps = caps_for(parse_caps(read_folder("data/limits")), codes, tier_key=tier.key)
    return Fitting(ClientLimits(caps, kit, level, 64), standing, catalog(), affinity())


@cache
def sore_back() -> Fitting:
    """Return a fitting that brings the back squat down to light, unloaded work."""
    return a_fitting(a_standing("no_heavy_axial", "low_load_only"))


def ids(start: str = "n") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{start}{next(numbers)}"


def an_empty_week() -> WeekPlan:
    return WeekPlan(PlanId("plan"), ClientId("maya"), NEXT_MONDAY)


def an_editor(
    fitting: Fitting | None = None,
    plan: WeekPlan | None = None,
    access: Access = Access.FULL,
) -> PlanEditor:
    return PlanEditor(
        plan or an_empty_week(),
        fitting or sore_back(),
        access,
        new_id=ids(),
        clock=a_clock(),
        hours=StudioProfile().hours,
    )
