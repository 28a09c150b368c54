"""Writes the sample of the newest schema: `python -m tests.db.make_sample`.

A sample is made once, when a schema is released, and never again: what old programs wrote does
not change.  It is kept as SQL, so that a reader can see what is in it.
"""

import sqlite3
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from db.schema import APPLICATION_ID, SCHEMA_NUMBER
from db.store import open_store
from studio.clients.client import Client
from studio.clock import FixedClock
from studio.exercises.prescription import Band, Prescription, Span
from studio.ids import (
    ClientId,
    EditId,
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
from studio.storage import Edit, PrintedWeek
from studio.team import Qualification, Trainer

NOW = datetime(2026, 5, 14, 9, 40, 12, 345678, tzinfo=UTC)
MONDAY = date(2026, 5, 18)
SAMPLES = Path(__file__).parent / "samples"


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


def write(path: Path) -> None:
    """Store the sample's values in a new studio at *path*."""
    store = open_store(path, clock=FixedClock(NOW))
    with store.unit() as unit:
        unit.begin_edit(Edit(EditId(an_id(71)), "sample", DANA.id, NOW))
        unit.trainers.save(DANA)
        unit.profile.save(PROFILE)
        for client in CLIENTS:
            unit.clients.add(client)
        for screening in SCREENINGS:
            unit.screenings.add(screening)
        unit.plans.save(PLAN)
        unit.prints.add(PRINT)
        unit.commit()
    store.close()


def dump(path: Path) -> str:
    """Return the database at *path* as SQL, with the two numbers that name its kind and form."""
    connection = sqlite3.connect(path)
    lines = [
        f"PRAGMA application_id={APPLICATION_ID};",
        f"PRAGMA user_version={SCHEMA_NUMBER};",
        *connection.iterdump(),
    ]
    connection.close()
    return "\n".join(lines) + "\n"


def load(sample: Path, path: Path) -> None:
    """Make the database of *sample* at *path*."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.executescript(sample.read_text(encoding="utf-8"))
    connection.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "studio.db"
        write(made)
        target = SAMPLES / f"schema_{SCHEMA_NUMBER}.sql"
        target.write_text(dump(made), encoding="utf-8")
