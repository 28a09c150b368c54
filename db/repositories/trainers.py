"""The team in the store."""

from dataclasses import replace

from sqlalchemy import select

from db.mapping.trainer import trainer_from, write_trainer
from db.records import TrainerRecord
from db.repositories.lookup import fetch, require_version
from db.transaction import Transaction
from studio.ids import TrainerId
from studio.team import Trainer
from studio.text import folded

WHAT = "trainer"


class SqlTrainers:
    """Implements `studio.storage.Trainers`."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def all(self) -> tuple[Trainer, ...]:
        """Return everybody, in the order of names."""
        rows = self._work.session.scalars(select(TrainerRecord))
        return tuple(sorted(map(trainer_from, rows), key=lambda t: (folded(t.name), t.id)))

    def get(self, trainer_id: TrainerId) -> Trainer:
        """Return one trainer, or raise `NotFound`."""
        return trainer_from(fetch(self._work, TrainerRecord, trainer_id, what=WHAT))

    def save(self, trainer: Trainer) -> Trainer:
        """Store a new or changed trainer and return it with its new version."""
        if trainer.version == 0:
            record = TrainerRecord(version=1)
            write_trainer(trainer, record)
            self._work.add(record, kind=WHAT, key=trainer.id)
        else:
            record = fetch(self._work, TrainerRecord, trainer.id, what=WHAT)
            record.version = require_version(
                record.version, trainer.version, what=WHAT, key=trainer.id
            )
            write_trainer(trainer, record)
            self._work.flush(kind=WHAT, key=trainer.id)
        return replace(trainer, version=record.version)
