"""The studio's own exercises: write, review, retire, bring in from a file and take out again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from studio.changes import Changes, Kind
from studio.errors import MissingValue
from studio.exercises.importing.own_format import export_text
from studio.exercises.importing.proposal import Proposal
from studio.exercises.own import (
    Draft,
    Origin,
    OwnExercise,
    ReviewState,
    exercise_from,
    is_own_slug,
    own_slug,
)
from studio.ids import ImportId, OwnExerciseId, TrainerId, new_id
from studio.services.content import Content
from studio.services.unit import Desk
from studio.storage import UnitOfWork

_CHANGES = Changes(frozenset({Kind.EXERCISE}))


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import did.

    `added` now wait on the shelf; `known` are in the library already and `there` were brought in
    before.  `id` takes the whole import out again.
    """

    id: ImportId
    added: tuple[OwnExercise, ...] = ()
    known: tuple[Proposal, ...] = ()
    there: tuple[Proposal, ...] = ()


class ExerciseService:
    """Exercises beside the library's; nothing is ever lost, what goes is retired."""

    def __init__(self, desk: Desk, content: Callable[[], Content]) -> None:
        self._desk = desk
        self._content = content

    def all(self) -> tuple[OwnExercise, ...]:
        """Return all own exercises in the order of names, retired and unreviewed ones too."""
        with self._desk.read() as unit:
            return unit.own_exercises.all()

    def get(self, exercise_id: OwnExerciseId) -> OwnExercise:
        """Return one exercise, or raise `NotFound`."""
        with self._desk.read() as unit:
            return unit.own_exercises.get(exercise_id)

    def add(self, draft: Draft, actor: TrainerId | None) -> OwnExercise:
        """Store a new exercise; a trainer who writes one stands behind it.

        Without pattern or demands it is refused, with the name of the field.
        """
        own = self._made(draft, Origin.OWN, actor)
        with self._desk.write("exercise.add", _CHANGES, actor) as unit:
            return unit.own_exercises.add(self._stamped(own, actor) if actor else own)

    def save(self, own: OwnExercise, draft: Draft, actor: TrainerId | None) -> OwnExercise:
        """Store *draft* as the new version of *own*, which keeps its slug and its history.

        What was reviewed counts as reviewed by *actor* from now on; without one it waits again.
        """
        exercise = exercise_from(draft, own.slug, self._content().catalog.kit)
        changed = replace(own, exercise=exercise, figure=self._figure(draft))
        if own.is_reviewed:
            changed = self._stamped(changed, actor)
        with self._desk.write("exercise.save", _CHANGES, actor) as unit:
            return unit.own_exercises.save(changed)

    def review(self, exercise_id: OwnExerciseId, actor: TrainerId | None) -> OwnExercise:
        """Store that a trainer stands behind pattern and demands as they are now."""
        if actor is None:
            raise MissingValue(field="trainer")
        return self._change(exercise_id, "review", actor, lambda own: self._stamped(own, actor))

    def retire(self, exercise_id: OwnExerciseId, actor: TrainerId | None = None) -> OwnExercise:
        """Take an exercise out of the library; weeks that hold it keep it."""
        return self._change(exercise_id, "retire", actor, self._retired)

    def bring_back(self, exercise_id: OwnExerciseId, actor: TrainerId | None = None) -> OwnExercise:
        """Put a retired exercise back as it was."""
        return self._change(exercise_id, "bring_back", actor, _active)

    def bring_in(self, proposals: Sequence[Proposal], actor: TrainerId | None = None) -> Imported:
        """Put what is new on the shelf of what nobody has reviewed, all of it or nothing.

        What the library knows already is left out, and so is what an earlier import brought.
        """
        import_id = ImportId(new_id())
        with self._desk.write("exercise.import", _CHANGES, actor) as unit:
            known, there, fresh = _sorted(proposals, _present(unit))
            made = [self._brought(proposal, import_id, actor) for proposal in fresh]
            added = tuple(unit.own_exercises.add(own) for own in made)
        return Imported(import_id, added, known, there)

    def export(self) -> str:
        """Return the library and the studio's own exercises as one JSON text."""
        library = (one for one in self._content().catalog if not is_own_slug(one.slug))
        return export_text(library, self.all())

    def undo_import(
        self, import_id: ImportId, actor: TrainerId | None = None
    ) -> tuple[OwnExercise, ...]:
        """Retire all that one import brought, reviewed since or not, and return it."""
        with self._desk.write("exercise.undo_import", _CHANGES, actor) as unit:
            brought = [own for own in unit.own_exercises.of_import(import_id) if not own.is_retired]
            return tuple(unit.own_exercises.save(self._retired(own)) for own in brought)

    def _change(
        self,
        exercise_id: OwnExerciseId,
        kind: str,
        actor: TrainerId | None,
        changed: Callable[[OwnExercise], OwnExercise],
    ) -> OwnExercise:
        with self._desk.write(f"exercise.{kind}", _CHANGES, actor) as unit:
            stored = unit.own_exercises.get(exercise_id)
            wanted = changed(stored)
            return stored if wanted == stored else unit.own_exercises.save(wanted)

    def _made(self, draft: Draft, origin: Origin, actor: TrainerId | None) -> OwnExercise:
        exercise_id = OwnExerciseId(new_id())
        return OwnExercise(
            id=exercise_id,
            exercise=exercise_from(draft, own_slug(exercise_id), self._content().catalog.kit),
            origin=origin,
            review=ReviewState.NOT_REVIEWED,
            created_at=self._desk.clock.now(),
            created_by=actor,
            figure=self._figure(draft),
        )

    def _brought(
        self, proposal: Proposal, import_id: ImportId, actor: TrainerId | None
    ) -> OwnExercise:
        own = self._made(proposal.draft, Origin.IMPORTED, actor)
        return replace(own, source_id=proposal.source_id, import_id=import_id)

    def _figure(self, draft: Draft) -> str:
        """Return the figure that was chosen, if the library has it."""
        return draft.figure if self._content().figures.has(draft.figure) else ""

    def _stamped(self, own: OwnExercise, actor: TrainerId | None) -> OwnExercise:
        if actor is None:
            waiting = ReviewState.NOT_REVIEWED
            return replace(own, review=waiting, reviewed_at=None, reviewed_by=None)
        now = self._desk.clock.now()
        return replace(own, review=ReviewState.REVIEWED, reviewed_at=now, reviewed_by=actor)

    def _retired(self, own: OwnExercise) -> OwnExercise:
        return own if own.is_retired else replace(own, retired_at=self._desk.clock.now())


def _active(own: OwnExercise) -> OwnExercise:
    return replace(own, retired_at=None)


def _present(unit: UnitOfWork) -> Mapping[str, OwnExercise]:
    """Return what is here and not retired, by the ids that a file may have for it."""
    live = [own for own in unit.own_exercises.all() if not own.is_retired]
    return {key: own for own in live for key in (own.source_id, own.slug) if key}


def _sorted(
    proposals: Sequence[Proposal], present: Mapping[str, OwnExercise]
) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...], tuple[Proposal, ...]]:
    known = tuple(one for one in proposals if one.is_known)
    rest = [one for one in proposals if not one.is_known]
    there = tuple(one for one in rest if one.source_id in present)
    return known, there, tuple(one for one in rest if one.source_id not in present)
