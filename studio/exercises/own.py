"""Exercises of this studio: written by its trainers or brought in from a file.

What is typed or read comes as a `Draft`; it becomes an exercise only when nothing that the
planner relies on is missing.  What nobody has reviewed yet is never offered to a client with a
restriction.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from enum import Enum

from studio.errors import MissingValue, TextTooLong, UnknownKey, ValueOutOfRange, WrongInput
from studio.exercises.demand import AXES, HIGHEST_DEMAND, Demands
from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.exercises.kit import Kit
from studio.exercises.prescription import Prescription, Span
from studio.exercises.vocabulary import (
    INTENTS,
    LATERALITIES,
    MUSCLES,
    NOTE_PATTERN,
    PATTERNS,
    POSITIONS,
)
from studio.ids import ExerciseSlug, ImportId, OwnExerciseId, TrainerId
from studio.text import clean_line, required_line

CUE_LIMIT = 110
COACHING_LIMIT = 500
MOST_LINES = 40
"""How many synonyms, coaching lines, muscles or pieces of equipment one exercise may have."""

USUAL_DOSE = Prescription(sets=Span(2, 3), reps=Span(8, 12))
_PREFIX = "own_"
_HIGHEST_SHARE = 5.0
_HIGHEST_MIN_LOAD_G = 100_000
_USUAL_STEP_G = 500


class Origin(str, Enum):
    """Where an exercise of the studio comes from."""

    OWN = "own"
    IMPORTED = "imported"


class ReviewState(str, Enum):
    """Whether a trainer has looked at movement pattern and demands and stands behind them."""

    REVIEWED = "reviewed"
    NOT_REVIEWED = "not_reviewed"


@dataclass(frozen=True, slots=True)
class Draft:
    """An exercise as it is typed or read, perhaps not complete yet.

    `light` and `full` give a value for every demand; `full` may be left out where load changes
    nothing.  `figure` is the slug of the library's exercise that looks like it.
    """

    name: str
    pattern: str = ""
    light: Mapping[str, int] | None = None
    full: Mapping[str, int] | None = None
    equipment: tuple[frozenset[str], ...] = (frozenset({"none"}),)
    muscles: tuple[str, ...] = ()
    level: str = Level.INTERMEDIATE.value
    laterality: str = "bilateral"
    position: str = "standing"
    intents: tuple[str, ...] = ("strength",)
    load_basis: str = LoadBasis.BODYWEIGHT.value
    load_full_share: float | None = None
    min_load_g: int = 0
    dose: Prescription = USUAL_DOSE
    cue: str = ""
    synonyms: tuple[str, ...] = ()
    coaching: tuple[str, ...] = ()
    figure: str = ""


@dataclass(frozen=True, slots=True)
class OwnExercise:
    """An exercise of this studio, with where it came from and who stands behind it.

    `source_id` is its id in the file it was read from, `import_id` the import that brought it.
    A retired exercise is no longer offered; weeks that hold it still know it.
    """

    id: OwnExerciseId
    exercise: Exercise
    origin: Origin
    review: ReviewState
    created_at: datetime
    created_by: TrainerId | None = None
    reviewed_at: datetime | None = None
    reviewed_by: TrainerId | None = None
    source_id: str = ""
    import_id: ImportId | None = None
    figure: str = ""
    retired_at: datetime | None = None
    version: int = 0

    @property
    def slug(self) -> ExerciseSlug:
        """Return the key under which weeks hold the exercise."""
        return self.exercise.slug

    @property
    def is_reviewed(self) -> bool:
        """Return whether a trainer stands behind pattern and demands."""
        return self.review is ReviewState.REVIEWED

    @property
    def is_retired(self) -> bool:
        """Return whether it is no longer offered."""
        return self.retired_at is not None

    @property
    def is_offered(self) -> bool:
        """Return whether it stands in the library beside the built-in ones."""
        return self.is_reviewed and not self.is_retired

    def for_catalog(self) -> Exercise:
        """Return the exercise as the library shows it, marked when nobody has reviewed it."""
        return replace(self.exercise, is_reviewed=self.is_reviewed)


def own_slug(exercise_id: OwnExerciseId) -> ExerciseSlug:
    """Return the slug of an exercise of the studio; no slug of the library looks like it."""
    return ExerciseSlug(_PREFIX + exercise_id.replace("-", ""))


def is_own_slug(slug: str) -> bool:
    """Return whether *slug* is one of a studio's own exercises."""
    return slug.startswith(_PREFIX)


def exercise_from(draft: Draft, slug: ExerciseSlug, kit: Mapping[str, Kit]) -> Exercise:
    """Return the exercise that *draft* describes; raises `WrongInput` naming the field."""
    pattern = _pattern(draft)
    light, full = _demands(draft)
    basis = LoadBasis(_known("load_basis", draft.load_basis, [one.value for one in LoadBasis]))
    if basis is LoadBasis.BODYWEIGHT and full != light:
        raise WrongInput(field="full", problem="own weight has no second value")
    return Exercise(
        slug=slug,
        name=required_line(draft.name, field="name"),
        pattern=pattern,
        equipment=_equipment(draft, kit),
        muscles=_some("muscles", draft.muscles, MUSCLES),
        level=Level(_known("level", draft.level, [one.value for one in Level])),
        laterality=_known("laterality", draft.laterality, LATERALITIES),
        position=_known("position", draft.position, POSITIONS),
        ladder="",
        rung=0,
        intents=_some("intents", draft.intents, INTENTS),
        load_basis=basis,
        load_full_share=_share(draft, basis),
        min_load_g=_min_load(draft, basis),
        dose=draft.dose,
        light=light,
        full=full,
        cue=clean_line(draft.cue, field="cue", limit=CUE_LIMIT),
        synonyms=_lines("synonyms", draft.synonyms),
        coaching=_lines("coaching", draft.coaching, COACHING_LIMIT),
        load_step_g=_step(draft, kit),
    )


def draft_from(exercise: Exercise, figure: str = "") -> Draft:
    """Return what would be typed to get *exercise*, for changing it."""
    return Draft(
        name=exercise.name,
        pattern=exercise.pattern,
        light=by_axis(exercise.light),
        full=by_axis(exercise.full),
        equipment=exercise.equipment,
        muscles=exercise.muscles,
        level=exercise.level.value,
        laterality=exercise.laterality,
        position=exercise.position,
        intents=exercise.intents,
        load_basis=exercise.load_basis.value,
        load_full_share=exercise.load_full_share,
        min_load_g=exercise.min_load_g,
        dose=exercise.dose,
        cue=exercise.cue,
        synonyms=exercise.synonyms,
        coaching=exercise.coaching,
        figure=figure,
    )


def by_axis(demands: Demands) -> dict[str, int]:
    """Return demands with the key of each axis."""
    return {axis.value: value for axis, value in zip(AXES, demands, strict=True)}


def _pattern(draft: Draft) -> str:
    if not draft.pattern:
        raise MissingValue(field="pattern")
    return _known("pattern", draft.pattern, [one for one in PATTERNS if one != NOTE_PATTERN])


def _demands(draft: Draft) -> tuple[Demands, Demands]:
    if not draft.light:
        raise MissingValue(field="demands")
    light = Demands(tuple(_values("demands", draft.light)))
    full = Demands(tuple(_values("full", draft.full))) if draft.full else light
    for axis, low, high in zip(AXES, light, full, strict=True):
        if high < low:
            problem = "at full load it cannot be less than at light load"
            raise WrongInput(field=f"full.{axis.value}", problem=problem)
    return light, full


def _values(field: str, given: Mapping[str, int]) -> Iterator[int]:
    for key in given:
        _known(field, key, [axis.value for axis in AXES])
    for axis in AXES:
        yield _value(f"{field}.{axis.value}", given.get(axis.value))


def _value(field: str, value: object) -> int:
    if value is None:
        raise MissingValue(field=field)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= HIGHEST_DEMAND:
        raise ValueOutOfRange(field=field, value=value, low=0, high=HIGHEST_DEMAND)
    return value


def _known(field: str, value: str, allowed: Collection[str]) -> str:
    if value not in allowed:
        near = tuple(get_close_matches(value, allowed, n=3))
        raise UnknownKey(kind=field, key=value, near=near, field=field)
    return value


def _some(field: str, values: tuple[str, ...], allowed: Collection[str]) -> tuple[str, ...]:
    if not values:
        raise MissingValue(field=field)
    return tuple(dict.fromkeys(_known(field, value, allowed) for value in values))


def _equipment(draft: Draft, kit: Mapping[str, Kit]) -> tuple[frozenset[str], ...]:
    if not draft.equipment or not all(draft.equipment):
        raise MissingValue(field="equipment")
    for group in draft.equipment:
        for piece in sorted(group):
            _known("equipment", piece, kit)
    return draft.equipment


def _share(draft: Draft, basis: LoadBasis) -> float | None:
    share = draft.load_full_share
    if basis is not LoadBasis.EXTERNAL:
        return None
    if share is None:
        raise MissingValue(field="load_full_share")
    if not 0 < share <= _HIGHEST_SHARE:
        raise ValueOutOfRange(field="load_full_share", value=share, low=0.01, high=_HIGHEST_SHARE)
    return share


def _min_load(draft: Draft, basis: LoadBasis) -> int:
    if not 0 <= draft.min_load_g <= _HIGHEST_MIN_LOAD_G:
        high = _HIGHEST_MIN_LOAD_G
        raise ValueOutOfRange(field="min_load_g", value=draft.min_load_g, low=0, high=high)
    return draft.min_load_g if basis is LoadBasis.EXTERNAL else 0


def _lines(field: str, lines: tuple[str, ...], limit: int = 200) -> tuple[str, ...]:
    if len(lines) > MOST_LINES:
        raise TextTooLong(field=field, length=len(lines), limit=MOST_LINES)
    cleaned = (clean_line(line, field=field, limit=limit) for line in lines)
    return tuple(dict.fromkeys(line for line in cleaned if line))


def _step(draft: Draft, kit: Mapping[str, Kit]) -> int:
    steps = [kit[piece].step_g for group in draft.equipment for piece in group if kit[piece].step_g]
    return min(steps, default=_USUAL_STEP_G)
