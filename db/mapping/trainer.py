"""Trainers as rows and as values."""

from db.records import TrainerRecord
from studio.team import Trainer


def trainer_from(record: TrainerRecord) -> Trainer:
    """Return the trainer a row stands for."""
    return Trainer(
        id=record.id,
        name=record.name,
        qualification=record.qualification,
        tone=record.tone,
        is_active=record.is_active,
        version=record.version,
    )


def write_trainer(trainer: Trainer, record: TrainerRecord) -> None:
    """Put a trainer into a row, except for the version."""
    record.id = trainer.id
    record.name = trainer.name
    record.qualification = trainer.qualification
    record.tone = trainer.tone
    record.is_active = trainer.is_active
