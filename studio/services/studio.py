"""The studio itself: profile and team."""

from studio.changes import Changes, Kind
from studio.ids import TrainerId, new_id
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.team import Qualification, Trainer


class StudioService:
    """What Settings changes: one call per change, seen by every open view."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def profile(self) -> StudioProfile:
        """Return the studio's profile."""
        with self._desk.read() as unit:
            return unit.profile.get()

    def save_profile(self, profile: StudioProfile, actor: TrainerId | None = None) -> StudioProfile:
        """Store a changed profile."""
        with self._desk.write("studio.save", Changes(frozenset({Kind.STUDIO})), actor) as unit:
            return unit.profile.save(profile)

    def trainers(self) -> tuple[Trainer, ...]:
        """Return the team in the order of names."""
        with self._desk.read() as unit:
            return tuple(sorted(unit.trainers.all(), key=lambda trainer: trainer.name.casefold()))

    def add_trainer(
        self, name: str, qualification: Qualification, actor: TrainerId | None = None
    ) -> Trainer:
        """Add a trainer to the team."""
        return self.save_trainer(
            Trainer(TrainerId(new_id()), name, qualification=qualification), actor
        )

    def save_trainer(self, trainer: Trainer, actor: TrainerId | None = None) -> Trainer:
        """Store a new or changed trainer."""
        with self._desk.write("trainer.save", Changes(frozenset({Kind.TRAINER})), actor) as unit:
            return unit.trainers.save(trainer)
