"""Tables as classes, one file per aggregate; the checks of all columns are added here."""

from db.checks import add_checks
from db.records.base import Record
from db.records.client import ClientRecord, NameWordRecord
from db.records.edit import EditRecord
from db.records.plan import ItemRecord, PlanRecord, SessionRecord
from db.records.printed import PrintedRecord
from db.records.profile import ProfileRecord
from db.records.screening import ScreeningRecord
from db.records.trainer import TrainerRecord

__all__ = [
    "ClientRecord",
    "EditRecord",
    "ItemRecord",
    "NameWordRecord",
    "PlanRecord",
    "PrintedRecord",
    "ProfileRecord",
    "Record",
    "ScreeningRecord",
    "SessionRecord",
    "TrainerRecord",
]

for _table in Record.metadata.tables.values():
    add_checks(_table)
