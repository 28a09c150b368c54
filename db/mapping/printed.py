"""Printed weeks as rows and as values."""

from db.records import PrintedRecord
from studio.storage import PrintedWeek


def printed_from(record: PrintedRecord) -> PrintedWeek:
    """Return the printed week a row stands for."""
    return PrintedWeek(
        id=record.id,
        plan_id=record.plan_id,
        client_id=record.client_id,
        monday=record.monday,
        number=record.number,
        layout=record.layout,
        paper=record.paper,
        printed_at=record.printed_at,
        trainer_id=record.trainer_id,
        pdf=record.pdf,
    )


def printed_record(printed: PrintedWeek) -> PrintedRecord:
    """Return the row of a printed week."""
    return PrintedRecord(
        id=printed.id,
        plan_id=printed.plan_id,
        client_id=printed.client_id,
        monday=printed.monday,
        number=printed.number,
        layout=printed.layout,
        paper=printed.paper,
        printed_at=printed.printed_at,
        trainer_id=printed.trainer_id,
        pdf=printed.pdf,
    )
