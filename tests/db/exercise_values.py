"""Values for property tests of the studio's own exercises."""

from dataclasses import replace

from hypothesis import strategies as st

from studio.exercises.demand import AXES, Demands
from studio.exercises.exercise import Exercise, Level, LoadBasis
from studio.exercises.own import Origin, OwnExercise, ReviewState, own_slug
from studio.ids import ExerciseSlug, ImportId, OwnExerciseId, TrainerId, new_id
from tests.db import values

demands = st.tuples(*[st.integers(0, 4) for _ in AXES]).map(Demands)
lists_of_texts = st.lists(values.texts, max_size=3).map(tuple)
exercises = st.builds(
    Exercise,
    slug=st.just(ExerciseSlug("")),
    name=values.names,
    pattern=values.keys,
    equipment=st.lists(st.frozensets(values.keys, min_size=1), min_size=1, max_size=2).map(tuple),
    muscles=values.tuples_of_keys,
    level=st.sampled_from(Level),
    laterality=values.keys,
    position=values.keys,
    ladder=values.keys,
    rung=st.integers(0, 99),
    intents=values.tuples_of_keys,
    load_basis=st.sampled_from(LoadBasis),
    load_full_share=st.none() | st.sampled_from([0.05, 0.7, 2.5]),
    min_load_g=st.integers(0, 100_000),
    dose=values.doses,
    light=demands,
    full=demands,
    cue=values.texts,
    synonyms=lists_of_texts,
    coaching=lists_of_texts,
    source=values.texts,
    sources=lists_of_texts,
    load_step_g=st.integers(0, 50_000),
)


def own_exercises(trainer_ids: list[TrainerId]) -> st.SearchStrategy[OwnExercise]:
    trainer = st.none() | st.sampled_from(trainer_ids)
    return st.builds(
        OwnExercise,
        id=st.builds(lambda: OwnExerciseId(new_id())),
        exercise=exercises,
        origin=st.sampled_from(Origin),
        review=st.sampled_from(ReviewState),
        created_at=values.instants,
        created_by=trainer,
        reviewed_at=st.none() | values.instants,
        reviewed_by=trainer,
        source_id=values.texts,
        import_id=st.none() | st.builds(lambda: ImportId(new_id())),
        figure=values.keys,
        retired_at=st.none() | values.instants,
    ).map(lambda own: replace(own, exercise=replace(own.exercise, slug=own_slug(own.id))))
