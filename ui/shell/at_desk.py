"""Who is at the desk: the trainer in whose name things are done."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from studio.ids import TrainerId
from studio.team import Trainer


class AtDesk(QObject):
    """The team and the one of them who is at the desk now; nobody, until somebody is chosen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._team: tuple[Trainer, ...] = ()
        self._chosen: TrainerId | None = None

    @property
    def team(self) -> tuple[Trainer, ...]:
        """Return the active trainers."""
        return self._team

    @property
    def trainer(self) -> Trainer | None:
        """Return who is at the desk."""
        return next((trainer for trainer in self._team if trainer.id == self._chosen), None)

    @property
    def trainer_id(self) -> TrainerId | None:
        """Return the id of who is at the desk, for what is done in their name."""
        return self.trainer.id if self.trainer else None

    def show_team(self, trainers: Sequence[Trainer]) -> None:
        """Take over the team; where it has one trainer only, they are at the desk."""
        self._team = tuple(trainer for trainer in trainers if trainer.is_active)
        if self.trainer is None:
            self._chosen = self._team[0].id if len(self._team) == 1 else None
        self.changed.emit()

    def choose(self, trainer_id: TrainerId | None) -> None:
        """Let another trainer be at the desk."""
        self._chosen = trainer_id
        self.changed.emit()
