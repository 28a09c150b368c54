"""The closed lists of keys that describe an exercise.

Words for people stand in `resources/data/<language>/exercise_words.toml` under the same keys.
"""

POSITIONS = (
    "standing",
    "split_stance",
    "single_leg",
    "moving",
    "seated",
    "seated_floor",
    "reclined",
    "supine",
    "prone",
    "side_lying",
    "kneeling",
    "half_kneeling",
    "quadruped",
    "plank",
    "hanging",
    "inverted",
    "water",
)
UPRIGHT_POSITIONS = frozenset({"standing", "split_stance", "single_leg", "moving"})

LATERALITIES = ("bilateral", "alternating", "unilateral")

INTENTS = (
    "strength",
    "hypertrophy",
    "endurance",
    "power",
    "control",
    "mobility",
    "cardio",
    "relaxation",
)

LOWER_BODY = ("squat", "lunge", "hinge", "bridge", "knee_ext", "knee_flex", "hip_iso", "ankle")
UPPER_BODY = (
    "push_h",
    "push_v",
    "pull_h",
    "pull_v",
    "shoulder_iso",
    "cuff",
    "scap",
    "arm_flex",
    "arm_ext",
    "grip_wrist",
    "neck",
)
TRUNK = (
    "core_anti_ext",
    "core_anti_rot",
    "core_anti_lat",
    "core_rot",
    "core_flex",
    "back_ext",
    "carry",
)
CONDITIONING = ("cardio_steady", "cardio_interval", "aquatic", "jump", "throw", "oly")
EASE = (
    "stretch",
    "mobility_spine",
    "mobility_hip",
    "mobility_shoulder",
    "mobility_ankle",
    "balance",
    "breathing",
    "mind_body",
    "recovery",
)
NOTE_PATTERN = "prep_note"
PATTERNS = (*LOWER_BODY, *UPPER_BODY, *TRUNK, *CONDITIONING, *EASE, NOTE_PATTERN)

SMALL_REGION_PATTERNS = frozenset(
    {
        "knee_ext",
        "knee_flex",
        "hip_iso",
        "ankle",
        "shoulder_iso",
        "cuff",
        "scap",
        "arm_flex",
        "arm_ext",
        "grip_wrist",
        "neck",
        "stretch",
        "mobility_spine",
        "mobility_hip",
        "mobility_shoulder",
        "mobility_ankle",
    }
)
"""One joint or one small area: a stand-in without a shared muscle would miss the point."""

MUSCLES = (
    "quads",
    "hamstrings",
    "glutes",
    "adductors",
    "abductors",
    "hip_flexors",
    "calves",
    "tibialis",
    "feet",
    "abs",
    "obliques",
    "deep_core",
    "pelvic_floor",
    "erectors",
    "mid_back",
    "lats",
    "traps",
    "chest",
    "delts",
    "rear_delts",
    "rotator_cuff",
    "serratus",
    "biceps",
    "triceps",
    "forearms",
    "neck_flexors",
    "neck_extensors",
    "heart_lungs",
    "whole_body",
)
