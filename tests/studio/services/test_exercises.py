"""The studio's own exercises: refused half done, reviewed by people, never lost."""

import json
from dataclasses import replace

import pytest

from studio.changes import Kind
from studio.errors import MissingValue, NotFound, StaleWrite, UnknownKey
from studio.exercises.caps import NO_CAPS
from studio.exercises.demand import AXES
from studio.exercises.exercise import Level
from studio.exercises.importing.files import read_proposals
from studio.exercises.own import Draft, Origin, ReviewState, draft_from
from studio.ids import ImportId, OwnExerciseId
from studio.planning.substitution import Substitutes
from studio.planning.suitability import ClientLimits, HindranceKind
from studio.services.exercises import ExerciseService
from tests.studio.exercises.importing.samples import an_entry, proposals, the_book
from tests.studio.exercises.library import caps

LIGHT = {axis.value: 1 for axis in AXES}
DRAFT = Draft("Zercher squat", "squat", LIGHT, muscles=("quads",), figure="squat_barbell_front")


@pytest.fixture
def exercises(desk, content) -> ExerciseService:
    return ExerciseService(desk, lambda: content)


def test_a_trainer_who_writes_an_exercise_stands_behind_it(exercises, clock, dana, broadcast):
    own = exercises.add(DRAFT, dana.id)
    assert (own.origin, own.review) == (Origin.OWN, ReviewState.REVIEWED)
    assert (own.created_by, own.reviewed_by, own.reviewed_at) == (dana.id, dana.id, clock.now())
    assert own.figure == "squat_barbell_front"
    assert exercises.all() == (own,)
    assert broadcast.changes[-1].kinds == {Kind.EXERCISE}


def test_what_nobody_signed_for_waits(exercises):
    assert not exercises.add(DRAFT, None).is_reviewed


@pytest.mark.parametrize("missing", [{"pattern": ""}, {"light": None}])
def test_without_pattern_or_demands_nothing_is_stored(exercises, unit, dana, missing):
    with pytest.raises(MissingValue):
        exercises.add(replace(DRAFT, **missing), dana.id)
    assert (exercises.all(), unit.commits) == ((), 0)


def test_a_change_keeps_slug_and_origin_and_is_reviewed_by_who_made_it(exercises, dana, novice):
    own = exercises.add(DRAFT, dana.id)
    changed = exercises.save(own, replace(DRAFT, light=LIGHT | {"comp": 3}), novice.id)
    assert (changed.slug, changed.created_by) == (own.slug, dana.id)
    assert changed.reviewed_by == novice.id
    assert not exercises.save(changed, DRAFT, None).is_reviewed
    with pytest.raises(StaleWrite):
        exercises.save(own, DRAFT, dana.id)


def test_a_review_needs_a_person(exercises, dana):
    own = exercises.add(DRAFT, None)
    with pytest.raises(MissingValue):
        exercises.review(own.id, None)
    assert exercises.review(own.id, dana.id).reviewed_by == dana.id


def test_retired_and_brought_back_it_is_as_it_was(exercises, clock, dana):
    own = exercises.add(DRAFT, dana.id)
    assert exercises.retire(own.id).retired_at == clock.now()
    assert exercises.retire(own.id).version == 2
    assert replace(exercises.bring_back(own.id), version=1) == own
    with pytest.raises(NotFound):
        exercises.retire(OwnExerciseId("nobody"))


def test_an_import_waits_on_the_shelf_and_knows_what_is_there_already(exercises):
    found = proposals(
        an_entry("Romanian Deadlift", equipment="barbell"),
        an_entry("Deficit deadlift", equipment="barbell"),
        an_entry("Hurdle hops", equipment="other"),
    )
    done = exercises.bring_in(found)
    assert [one.name for one in done.known] == ["Romanian Deadlift"]
    assert [own.source_id for own in done.added] == ["Deficit_deadlift", "Hurdle_hops"]
    assert {own.review for own in exercises.all()} == {ReviewState.NOT_REVIEWED}
    assert {own.import_id for own in exercises.all()} == {done.id}
    again = exercises.bring_in(found)
    assert (again.added, len(again.there)) == ((), 2)


def test_an_import_is_taken_back_as_a_whole(exercises, dana):
    exercises.add(DRAFT, dana.id)
    done = exercises.bring_in(proposals(an_entry("Odd squat"), an_entry("Odd lunge")))
    exercises.review(done.added[0].id, dana.id)
    gone = exercises.undo_import(done.id)
    assert {own.id for own in gone} == {own.id for own in done.added}
    assert [own.exercise.name for own in exercises.all() if not own.is_retired] == [DRAFT.name]
    assert exercises.undo_import(done.id) == ()
    assert exercises.undo_import(ImportId("nothing")) == ()
    assert len(exercises.bring_in(proposals(an_entry("Odd squat"))).added) == 1


def test_when_one_entry_cannot_be_stored_none_is(exercises, unit):
    good, other = proposals(an_entry("Odd squat"), an_entry("Odd lunge"))
    bad = replace(other, draft=replace(other.draft, pattern="flying"))
    with pytest.raises(UnknownKey):
        exercises.bring_in([good, bad])
    assert (exercises.all(), unit.commits) == ((), 0)


def test_an_export_comes_back_without_doubling_anything(exercises, content, dana):
    exercises.add(DRAFT, dana.id)
    text = exercises.export()
    assert len(json.loads(text)["exercises"]) == len(content.catalog) + 1
    done = exercises.bring_in(read_proposals(text, "f", content.catalog, the_book()))
    assert (done.added, len(done.there)) == ((), 1)


def test_the_library_shows_own_exercises_beside_its_own(exercises, content, dana):
    own = exercises.add(DRAFT, dana.id)
    retired = exercises.retire(exercises.add(replace(DRAFT, name="Old one"), dana.id).id)
    shown = content.with_own(exercises.all())
    assert shown.catalog.get(own.slug).name == DRAFT.name
    assert [one.slug for one in shown.catalog.search("zercher")] == [own.slug]
    assert shown.figures.has(own.slug)
    assert shown.catalog.get(retired.slug).name == "Old one"
    assert shown.catalog.search("old one") == []
    assert retired.slug not in [one.slug for one in shown.catalog]
    assert own.slug not in content.catalog


def test_nobody_with_a_limit_is_offered_what_nobody_has_reviewed(exercises, content, dana):
    squat = content.catalog.get("squat_barbell_back")
    gentle = replace(DRAFT, light=dict.fromkeys(LIGHT, 0), intents=squat.intents)
    gentle = replace(gentle, muscles=squat.muscles, level=Level.BEGINNER.value)
    waiting = exercises.add(gentle, None)
    limited = ClientLimits(caps("no_heavy_axial"), level=Level.ADVANCED, body_mass_kg=80)
    free = replace(limited, caps=NO_CAPS)

    def engine(limits: ClientLimits) -> Substitutes:
        listed = content.catalog.joined([exercises.get(waiting.id).for_catalog()])
        return Substitutes(limits, listed, content.affinity)

    def offered(limits: ClientLimits) -> list[str]:
        found = engine(limits).offers(squat, even_if_allowed=True)
        return [one.exercise.slug for one in found.substitutes]

    def why_not(limits: ClientLimits) -> str:
        rejection = engine(limits).offers(squat, even_if_allowed=True).rejected[waiting.slug]
        return rejection.hindrance.kind.value

    shown = content.with_own(exercises.all()).catalog
    exercise = shown.get(waiting.slug)
    assert waiting.slug not in [one.slug for one in shown]
    assert shown.search("zercher") == []
    assert waiting.slug not in offered(limited)
    assert why_not(limited) == HindranceKind.REVIEW.value
    assert not engine(limited).judge(exercise).is_allowed
    assert engine(free).judge(exercise).is_allowed

    exercises.review(waiting.id, dana.id)
    reviewed = content.with_own(exercises.all()).catalog.get(waiting.slug)
    assert engine(limited).judge(reviewed).is_allowed
    assert any(one.exercise.slug == waiting.slug for one in engine(limited).candidates)
    kinds = {c.rejection for c in engine(limited).candidates if c.exercise.slug == waiting.slug}
    assert kinds == {None}


def test_what_an_exercise_was_typed_from_can_be_typed_again(exercises, dana):
    own = exercises.add(DRAFT, dana.id)
    assert exercises.save(own, draft_from(own.exercise, own.figure), dana.id).exercise == (
        own.exercise
    )
