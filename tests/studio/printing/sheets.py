"""Printed weeks for tests; studio, people and numbers are invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from resources import read_folder, resource
from studio.clients.client import Client
from studio.exercises.demand import AXES, Demands
from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.exercises.figure import FigureBook
from studio.exercises.figure_file import parse_figures
from studio.exercises.prescription import Prescription, Span
from studio.ids import ClientId, ExerciseSlug, ItemId, PlanId, SessionId, TrainerId
from studio.planning.week_plan import (
    DailyHabit,
    PlannedExercise,
    Substitution,
    TrainingSession,
    WeekPlan,
)
from studio.printing.pdf.document import render_sheet
from studio.printing.pdf.fonts import FONT_FILES
from studio.printing.sheet import PlanSheet, SheetOptions, build_sheet
from studio.screening.outcome import Planning, Restriction, Tier
from studio.screening.screening import Standing
from studio.settings import StudioProfile
from studio.team import Trainer
from studio.wording import Words, parse_words

MONDAY = date(2026, 5, 18)
TODAY = date(2026, 5, 14)
REVIEW = date(2026, 5, 28)
NO_DEMANDS = Demands((0,) * len(AXES))
DANA = TrainerId("trainer-dana")

# slug, name, pattern, cue of up to 110 characters
MOVES = (
    (
        "cat_cow",
        "Cat-cow",
        "mobility_spine",
        "On hands and knees, let the back round and then sink, slowly, one breath each way.",
    ),
    (
        "dead_bug",
        "Dead bug",
        "core_anti_ext",
        "Ribs down, low back resting on the floor. Lower one heel and the other arm, breathe out.",
    ),
    (
        "squat_bodyweight",
        "Bodyweight squat",
        "squat",
        "Sit down between the heels as far as feels good, chest easy, knees over toes. Stand tall.",
    ),
    (
        "row_band_seated",
        "Seated band row",
        "pull_h",
        "Pull the elbows back along the ribs, pause, and let the band take the arms forward again.",
    ),
    (
        "push_up_incline",
        "Incline push-up",
        "push_h",
        "Hands on the bench, body one long line. Lower the chest to the edge and press away.",
    ),
    (
        "carry_suitcase",
        "Suitcase carry",
        "carry",
        "One weight at the side, walk tall as if both hands were full. Swap hands half-way.",
    ),
    (
        "bird_dog",
        "Bird dog",
        "core_anti_rot",
        "On hands and knees, reach one arm and the other leg long. Hips stay level, breathe.",
    ),
    (
        "hip_thrust_band",
        "Banded hip thrust",
        "bridge",
        "Upper back on the bench, push through the heels, squeeze at the top, lower with control.",
    ),
    (
        "press_half_kneeling",
        "Half-kneeling dumbbell press",
        "push_v",
        "Kneel on one knee, squeeze that side's hip, press straight up without leaning back.",
    ),
    (
        "plank_front",
        "Front plank",
        "core_anti_ext",
        "Elbows under shoulders, body one long line from head to heels. Keep breathing.",
    ),
    (
        "step_up_low",
        "Low step-up",
        "lunge",
        "Whole foot on the step, lean a little forward, stand up without pushing off.",
    ),
    (
        "hinge_stick",
        "Hip hinge with a stick along the back",
        "hinge",
        "Stick touches head, upper back and hips. Push the hips back until it wants to leave.",
    ),
)
HIDDEN = (
    ("squat_barbell_back", "Barbell back squat", "squat", "Not on this sheet."),
    ("squat_goblet", "Goblet squat", "squat", "Not on this sheet."),
    (
        "walk",
        "Walking",
        "cardio_steady",
        "At a pace that lets you talk. Three short walks do as much good as one long one.",
    ),
)


@dataclass(frozen=True)
class Book:
    """A small library."""

    exercises: dict[str, Exercise]

    def get(self, slug: ExerciseSlug) -> Exercise:
        return self.exercises[slug]


def an_exercise(slug: str, name: str, pattern: str = "squat", cue: str = "") -> Exercise:
    return Exercise(
        slug=ExerciseSlug(slug),
        name=name,
        pattern=pattern,
        equipment=(),
        muscles=(),
        level=Level.BEGINNER,
        laterality="bilateral",
        position="standing",
        ladder="",
        rung=1,
        intents=(),
        load_basis=LoadBasis.BODYWEIGHT,
        load_full_share=None,
        min_load_g=0,
        dose=Prescription(reps=Span(8, 8)),
        light=NO_DEMANDS,
        full=NO_DEMANDS,
        cue=cue,
    )


BOOK = Book({slug: an_exercise(slug, *rest) for slug, *rest in (*MOVES, *HIDDEN)})

DOSES = (
    Prescription(reps=Span(5, 5), extra="slow"),
    Prescription(Span(3, 3), reps=Span(8, 8), per_side=True),
    Prescription(Span(3, 3), reps=Span(8, 12)),
    Prescription(Span(3, 3), reps=Span(12, 12), effort=5),
    Prescription(Span(3, 3), reps=Span(6, 10)),
    Prescription(Span(3, 3), meters=Span(20, 20), per_side=True, load_g=12_000),
    Prescription(Span(3, 3), reps=Span(6, 6), per_side=True),
    Prescription(Span(3, 3), reps=Span(10, 12)),
    Prescription(Span(3, 3), reps=Span(8, 12), per_side=True, load_g=17_500, effort=6),
    Prescription(Span(3, 3), seconds=Span(20, 30)),
    Prescription(Span(3, 3), reps=Span(8, 8), per_side=True),
    Prescription(Span(2, 3), reps=Span(8, 8)),
)
SWAP = Substitution(
    original=ExerciseSlug("squat_barbell_back"),
    original_dose=Prescription(Span(5, 5), reps=Span(5, 5), load_g=80_000),
    keeps=("squat", "quads"),
    lowers=("comp",),
    codes=("no_heavy_axial",),
    rules=("R04",),
    review_on=REVIEW,
    next_step=ExerciseSlug("squat_goblet"),
)
WALK = DailyHabit(ExerciseSlug("walk"), Prescription(minutes=Span(10, 10), times_a_day=3))
PROFILE = StudioProfile(
    name="Riverside Studio", phone="01632 960 123", address="4 Mill Lane, Newbridge"
)
TRAINERS = (Trainer(DANA, "Dana Kerr"),)
MAYA = Client(
    id=ClientId("client-maya"),
    number=147,
    first_name="Maya",
    last_name="Okafor",
    phone="07700 900123",
    trainer_id=DANA,
)
ADAPTED = Standing(
    planning=Planning.ADAPTED,
    tier=Tier.GYM_ADAPTED,
    restrictions=(
        Restriction(
            "no_heavy_axial",
            ("R04",),
            "Your lower back was sore the morning after lifting.",
            TODAY,
            REVIEW,
            ("low_back",),
        ),
    ),
)


@cache
def words() -> Words:
    return parse_words("en", read_folder("data/en"))


@cache
def figures() -> FigureBook:
    return parse_figures(read_folder("data/figures"))


@cache
def fonts() -> dict[str, bytes]:
    return {name: resource(f"fonts/{file}").read_bytes() for name, file in FONT_FILES.items()}


def a_week(count: int = 8, *, habit: bool = False) -> WeekPlan:
    """Return a week with *count* different exercises over three sessions."""
    items = [
        PlannedExercise(
            ItemId(f"item-{i}"),
            ExerciseSlug(slug),
            DOSES[i],
            substitution=SWAP if slug == "squat_bodyweight" else None,
        )
        for i, (slug, *_) in enumerate(MOVES[:count])
    ]
    per_day = {0: items[0:6], 2: items[2:9], 4: [*items[0:2], *items[6:12]]}
    return WeekPlan(
        id=PlanId("plan"),
        client_id=MAYA.id,
        monday=MONDAY,
        sessions=tuple(
            TrainingSession(SessionId(f"session-{day}"), day, "Strength", tuple(on_day), 18 * 60)
            for day, on_day in per_day.items()
            if on_day
        ),
        habits=(WALK,) if habit else (),
        rest_days=frozenset({6}),
    )


def a_sheet(
    plan: WeekPlan | None = None,
    *,
    client: Client = MAYA,
    book: Book = BOOK,
    profile: StudioProfile = PROFILE,
    trainers: Sequence[Trainer] = TRAINERS,
    number: int = 2,
    today: date = TODAY,
    standing: Standing = ADAPTED,
    **options: object,
) -> PlanSheet:
    return build_sheet(
        a_week() if plan is None else plan,
        client,
        standing,
        profile,
        trainers,
        book,
        words(),
        today=today,
        number=number,
        options=SheetOptions(**options),  # type: ignore[arg-type]
    )


def a_pdf(sheet: PlanSheet) -> bytes:
    return render_sheet(sheet, figures(), fonts())
