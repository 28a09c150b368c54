"""A planner on a stage: real core, real library, a store in memory, a client with a sore back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from resources import read_folder
from studio.clients.client import Client
from studio.clock import FixedClock
from studio.exercises.caps import caps_for
from studio.exercises.dose_text import parse_dose
from studio.exercises.exercise import Level
from studio.ids import ClientId, ExerciseSlug, ItemId, PlanId, SessionId, TrainerId
from studio.planning.suitability import ClientLimits
from studio.planning.week_plan import (
    DailyHabit,
    Place,
    PlannedExercise,
    TrainingSession,
    WeekPlan,
)
from studio.screening.outcome import Finding, Outcome, Planning, Restriction, Tier, Urgency
from studio.screening.screening import Standing
from studio.services.content import Content, load_content
from studio.services.planning import OpenWeek
from studio.settings import StudioProfile
from studio.team import Trainer
from tests.builders import NEXT_MONDAY, THURSDAY, a_client, a_clock

MAYA = ClientId("maya")
BEN = ClientId("ben")
DANA = TrainerId("dana")
REVIEW = date(2026, 5, 28)
KIT = frozenset(
    {
        *("barbell", "rack", "bench", "dumbbell", "kettlebell", "box", "step", "miniband"),
        *("cable", "lat_pulldown", "leg_press", "dowel", "suspension", "strap", "treadmill"),
    }
)
MODES = {
    Tier.GYM_READY: Planning.OPEN,
    Tier.GYM_ADAPTED: Planning.ADAPTED,
    Tier.REHAB_FIRST: Planning.REHAB_ONLY,
    Tier.CLEARANCE_FIRST: Planning.ON_HOLD,
    Tier.URGENT_CARE: Planning.STOPPED,
}
CODES = ("no_heavy_axial", "low_load_only", "no_impact", "pain_rule")


@cache
def content() -> Content:
    return load_content(read_folder)


def a_standing(
    tier: Tier = Tier.GYM_ADAPTED,
    codes: Sequence[str] = CODES,
    closes: tuple[str, ...] = ("log",),
) -> Standing:
    finding = Finding(
        "A02", Tier.GYM_ADAPTED, Urgency.NONE,
        "We swap heavy bar-on-back work for options that build you up, for now.",
        "SEED2", tuple(codes), closes, (("p.worst7", "low_back"),),
    )  # fmt: skip
    restrictions = tuple(Restriction(code, ("A02",), "", THURSDAY, REVIEW) for code in codes)
    outcome = Outcome(tier, Urgency.NONE, MODES[tier], (finding,), restrictions)
    return Standing(
        MODES[tier], tier, restrictions, confirmed_on=THURSDAY, confirmed_by=DANA,
        outcome=outcome,
        answers={"i.regions": [{"region": "low_back", "side": "both", "p.worst7": 6}]},
    )  # fmt: skip


def item(slug: str, dose: str, number: int) -> PlannedExercise:
    return PlannedExercise(ItemId(f"{slug}{number}"), ExerciseSlug(slug), parse_dose(dose))


def a_full_week(client_id: ClientId = MAYA, monday: date = NEXT_MONDAY) -> WeekPlan:
    """Return a week like the one in the trainer's head: three visits, two home days, walks."""
    lines = {
        "monA": (0, "Strength A", (("cat_cow", "5 slow"), ("dead_bug", "3x8 each"),
                 ("squat_bodyweight", "3x10"), ("row_suspension_high", "3x12"),
                 ("push_up_incline", "3x8"), ("glute_bridge", "3x10"))),
        "tueH": (1, "At home", (("hamstring_stretch_strap", "2x30 s each"),
                 ("glute_bridge", "3x10"), ("cat_cow", "5 slow"))),
        "wedB": (2, "Strength B", (("bird_dog", "3x6 each"), ("hip_thrust_bw", "3x10"),
                 ("push_up_wall", "3x10"), ("row_suspension_high", "3x12"),
                 ("plank_kneeling", "3x20 s"))),
        "thuH": (3, "At home", (("cat_cow", "5 slow"), ("piriformis_stretch", "2x30 s each"),
                 ("glute_bridge", "3x10"))),
        "friA": (4, "Strength A", (("cat_cow", "5 slow"), ("dead_bug", "3x8 each"),
                 ("step_up_low", "3x8 each"), ("hinge_dowel", "3x8"), ("push_up_wall", "3x10"))),
    }  # fmt: skip
    sessions = tuple(
        TrainingSession(
            SessionId(key), day, title,
            tuple(item(slug, dose, day * 10 + n) for n, (slug, dose) in enumerate(items)),
            None if title == "At home" else 18 * 60,
            15 if title == "At home" else 60,
            Place.HOME if title == "At home" else Place.STUDIO,
            None if title == "At home" else DANA,
        )
        for key, (day, title, items) in lines.items()
    )  # fmt: skip
    walk = DailyHabit(ExerciseSlug("walk_10"), parse_dose("10 min 3/day"))
    return WeekPlan(PlanId("plan"), client_id, monday, sessions, (walk,), frozenset({6}))


@dataclass
class MemoryPlanning:
    """The planning service over dictionaries; every save is kept."""

    clock: FixedClock = field(default_factory=a_clock)
    clients: dict[str, Client] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)
    plans: dict[tuple[str, date], WeekPlan] = field(default_factory=dict)
    saves: list[WeekPlan] = field(default_factory=list)
    error: Exception | None = None
    kit: frozenset[str] = KIT

    def add(self, client_id: ClientId, name: str, standing: Standing, *plans: WeekPlan) -> None:
        first, last = name.split()
        self.clients[client_id] = a_client(id=client_id, first_name=first, last_name=last)
        self.standings[client_id] = standing
        for plan in plans:
            self.plans[client_id, plan.monday] = plan

    def open_week(self, client_id: ClientId, monday: date) -> OpenWeek:
        standing = self.standings[client_id]
        codes = [restriction.code for restriction in standing.restrictions]
        tier = (standing.tier or Tier.GYM_READY).key
        return OpenWeek(
            plan=self.plans.get((client_id, monday))
            or WeekPlan(PlanId(f"{client_id}{monday}"), client_id, monday),
            client=self.clients[client_id],
            standing=standing,
            limits=ClientLimits(
                caps_for(content().caps, codes, tier_key=tier), self.kit, Level.BEGINNER, 64
            ),
            profile=StudioProfile(name="Riverside Studio", equipment=self.kit),
            trainers=(Trainer(DANA, "Dana Kerr"), Trainer(TrainerId("luis"), "Luis Marin")),
            today=self.clock.today(),
        )

    def week(self, client_id: ClientId, monday: date) -> WeekPlan | None:
        return self.plans.get((client_id, monday))

    def save(self, plan: WeekPlan, actor: TrainerId | None = None) -> WeekPlan:
        if self.error is not None:
            raise self.error
        stored = replace(plan, version=plan.version + 1)
        self.plans[plan.client_id, plan.monday] = stored
        self.saves.append(stored)
        return stored


def a_stage() -> MemoryPlanning:
    """Return a service that knows Maya with her week and Ben without one."""
    service = MemoryPlanning()
    service.add(MAYA, "Maya Okafor", a_standing(), a_full_week())
    service.add(BEN, "Ben Adeyemi", a_standing(Tier.GYM_READY, ()))
    return service
