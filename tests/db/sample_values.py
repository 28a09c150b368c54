"""What a sample of a schema holds in the tables that were there first."""

from datetime import UTC, date, datetime, timedelta

from studio.clients.client import Client
from studio.exercises.prescription import Band, Prescription, Span
from studio.ids import (
    ClientId,
    ExerciseSlug,
    ItemId,
    PlanId,
    PrintId,
    ScreeningId,
    SessionId,
    TrainerId,
)
from studio.planning.week_plan import (
    DailyHabit,
    KeptOriginal,
    Place,
    PlannedExercise,
    Substitution,
    TrainingSession,
    WeekPlan,
)
from studio.screening.outcome import (
    Contradiction,
    Finding,
    Outcome,
    Planning,
    Restriction,
    Tier,
    Urgency,
)
from studio.screening.screening import AnswerStamp, Screening, Status
from studio.settings import StudioProfile
from studio.storage import PrintedWeek
from studio.team import Qualification, Trainer

NOW = datetime(2026, 5, 14, 9, 40, 12, 345678, tzinfo=UTC)
MONDAY = date(2026, 5, 18)


def an_id(number: int) -> str:
    return f"019e2a00-0000-7000-8000-{number:012d}"


DANA = Trainer(TrainerId(an_id(1)), "Dana Kerr", Qualification.EXERCISE_REFERRAL, "rehab")
PROFILE = StudioProfile(
    "Riverside Studio", "01632 960123", equipment=frozenset({"dumbbells", "bench"})
)
CLIENTS = (
    Client(
        ClientId(an_id(11)), 1, "Maya", "Okafor", "07700 900123", "maya@example.org",
        date(1985, 2, 3), "Ike 07700 900124", "Elm Road", ("run 5 km",), "Line one\nline two",
        "intermediate", 72, DANA.id, NOW, None,
    ),
    Client(ClientId(an_id(12)), 2, "Łucja", "Żółć", archived_at=NOW + timedelta(days=1)),
)  # fmt: skip
OUTCOME = Outcome(
    Tier.GYM_ADAPTED,
    Urgency.ROUTINE,
    Planning.ADAPTED,
    (
        Finding(
            "M07", Tier.GYM_ADAPTED, Urgency.ROUTINE, "Your lower back", "guideline",
            ("no_loaded_flexion",), ("M07",), (("i.regions", "low_back"),),
        ),
    ),
    (
        Restriction(
            "no_loaded_flexion", ("M07",), "Your lower back", NOW.date(),
            NOW.date() + timedelta(days=42), ("low_back",),
        ),
    ),
    contradictions=(Contradiction("k1", ("a.dob", "b.pregnant")),),
    session_gates=("warm_up",),
)  # fmt: skip
SCREENINGS = (
    Screening(
        ScreeningId(an_id(21)), CLIENTS[0].id, NOW, NOW, "1", "1",
        {"c.chest": "no", "i.regions": [{"region": "low_back", "side": "both", "p.now": 4}]},
        {"c.chest": AnswerStamp(DANA.id, NOW)}, Status.CONFIRMED, "review", (12, 12), DANA.id,
        OUTCOME, Tier.GYM_ADAPTED, "", "", DANA.id, NOW, date(2027, 5, 14),
    ),
    Screening(ScreeningId(an_id(22)), CLIENTS[1].id, NOW, NOW, "1", "1", {"c.chest": "no"}),
)  # fmt: skip
DOSE = Prescription(Span(3, 4), reps=Span(8, 10), load_g=40_000, effort=7, extra="slow")
SWAP = Substitution(
    ExerciseSlug("deadlift_barbell"), DOSE, ("glutes",), ("spine_flexion",),
    ("no_loaded_flexion",), ("M07",), date(2026, 6, 25), ExerciseSlug("rdl_dumbbell"), "comfort",
    40_000,
)  # fmt: skip
PLAN = WeekPlan(
    PlanId(an_id(31)),
    CLIENTS[0].id,
    MONDAY,
    (
        TrainingSession(
            SessionId(an_id(41)), 0, "Strength A",
            (
                PlannedExercise(ItemId(an_id(51)), ExerciseSlug("hip_thrust"), DOSE, SWAP),
                PlannedExercise(
                    ItemId(an_id(52)), ExerciseSlug("row_band"),
                    Prescription(Span(2, 2), seconds=Span(30, 30), band=Band.LIGHT, per_side=True),
                    None, KeptOriginal("preference", "Likes it", DANA.id, date(2026, 6, 1)), "ok",
                ),
            ),
            18 * 60, 60, Place.STUDIO, DANA.id,
        ),
        TrainingSession(SessionId(an_id(42)), 5, "At home", place=Place.HOME),
    ),
    (DailyHabit(ExerciseSlug("walk"), Prescription(minutes=Span(10, 10), times_a_day=3)),),
    frozenset({2, 6}),
    "Start gently.",
)  # fmt: skip
PRINT = PrintedWeek(
    PrintId(an_id(61)), PLAN.id, CLIENTS[0].id, MONDAY, 1, "P", "A4", NOW, DANA.id, b"%PDF-1.7\x00"
)
