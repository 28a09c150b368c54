"""What a sample holds of the studio's own exercises."""

from datetime import timedelta

from studio.exercises.demand import AXES
from studio.exercises.exercise import Exercise
from studio.exercises.kit import Kit
from studio.exercises.own import Draft, Origin, OwnExercise, ReviewState, exercise_from, own_slug
from studio.exercises.prescription import Prescription, Span
from studio.ids import ImportId, OwnExerciseId
from tests.db.sample_values import DANA, NOW, an_id

KIT = {key: Kit(key, 1, step) for key, step in (("none", 0), ("barbell", 2500), ("rack", 0))}


def _exercise(number: int, draft: Draft) -> Exercise:
    return exercise_from(draft, own_slug(OwnExerciseId(an_id(number))), KIT)


_LIGHT = {axis.value: 1 for axis in AXES}
OWN_EXERCISES = (
    OwnExercise(
        OwnExerciseId(an_id(131)),
        _exercise(
            131,
            Draft(
                "Żółć's front squat", "squat", _LIGHT, _LIGHT | {"comp": 4, "knee": 4},
                (frozenset({"barbell"}), frozenset({"rack", "none"})), ("quads", "glutes"),
                "advanced", "bilateral", "standing", ("strength", "power"), "external", 0.7, 20_000,
                Prescription(Span(3, 4), reps=Span(5, 5), extra="slow"), "Elbows high.",
                ("FSQ",), ("Brace first.", "Sit between the hips."), "squat_barbell_front",
            ),
        ),
        Origin.OWN, ReviewState.REVIEWED, NOW, DANA.id, NOW + timedelta(days=1), DANA.id,
        figure="squat_barbell_front", retired_at=NOW + timedelta(days=9),
    ),
    OwnExercise(
        OwnExerciseId(an_id(132)),
        _exercise(132, Draft("Zercher walk", "carry", _LIGHT, muscles=("quads",))),
        Origin.IMPORTED, ReviewState.NOT_REVIEWED, NOW, source_id="Zercher_Walk",
        import_id=ImportId(an_id(139)),
    ),
)  # fmt: skip
