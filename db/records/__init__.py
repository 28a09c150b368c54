"""Tables as classes, one file per aggregate; the checks of all columns are added here."""

from db.checks import add_checks
from db.records.base import Record
from db.records.client import ClientRecord, NameWordRecord
from db.records.consent import ConsentRecord
from db.records.edit import EditRecord
from db.records.evidence import ClosingRecord, EvidenceRecord
from db.records.own_exercise import OwnExerciseRecord
from db.records.plan import ItemRecord, PlanRecord, SessionRecord
from db.records.printed import PrintedRecord
from db.records.profile import ProfileRecord
from db.records.screening import ScreeningRecord
from db.records.session_check import SessionCheckRecord
from db.records.signature import SignatureRecord
from db.records.trainer import TrainerRecord

__all__ = [
    "ClientRecord",
    "ClosingRecord",
    "ConsentRecord",
    "EditRecord",
    "EvidenceRecord",
    "ItemRecord",
    "NameWordRecord",
    "OwnExerciseRecord",
    "PlanRecord",
    "PrintedRecord",
    "ProfileRecord",
    "Record",
    "ScreeningRecord",
    "SessionCheckRecord",
    "SessionRecord",
    "SignatureRecord",
    "TrainerRecord",
]

for _table in Record.metadata.tables.values():
    add_checks(_table)
