"""What a sample holds of re-screens, evidence, consents, signatures and session checks."""

from dataclasses import replace
from datetime import date, timedelta

from studio.clients.consent import Consent, Purpose, Way
from studio.ids import (
    ClosingId,
    ConsentId,
    EvidenceId,
    ScreeningId,
    SessionCheckId,
    SignatureId,
)
from studio.screening.evidence import (
    Closing,
    Evidence,
    EvidenceKind,
    LogTally,
    Reading,
    WrittenRestriction,
)
from studio.screening.screening import Scope, Screening, Status
from studio.screening.session_check import SessionCheck
from studio.screening.signature import Signature, SignedHow, Signer, answers_hash
from tests.db.sample_values import CLIENTS, DANA, NOW, OUTCOME, SCREENINGS, an_id

LATER = NOW + timedelta(days=40)
MAYA = CLIENTS[0].id

_CARRIED = replace(OUTCOME.findings[0], since=NOW.date(), carried=True)
_WRITTEN = replace(OUTCOME.restrictions[0], rules=(), evidence_id=an_id(81))
RESCREENS = (
    Screening(
        ScreeningId(an_id(23)), MAYA, LATER, LATER, "1", "1", {"c.chest": "no"},
        outcome=replace(OUTCOME, findings=(_CARRIED,), restrictions=(_WRITTEN,)),
        status=Status.PROPOSED, scope=Scope.SHORT, earlier_id=SCREENINGS[0].id,
        changed=("new_medicine",),
    ),
    Screening(
        ScreeningId(an_id(24)), CLIENTS[1].id, NOW, NOW, "1", "1", status=Status.CONFIRMED,
        confirmed_by=DANA.id, confirmed_at=NOW, expires_on=date(2026, 11, 14), scope=Scope.MINI,
        changed=(), ended_on=date(2026, 6, 1), ended_because="operation", ended_note="knee",
        ended_by=DANA.id,
    ),
    Screening(
        ScreeningId(an_id(25)), CLIENTS[1].id, LATER, LATER, "1", "1", status=Status.COMPLETE,
    ),
)  # fmt: skip
EVIDENCE = (
    Evidence(
        EvidenceId(an_id(81)), MAYA, EvidenceKind.LETTER, NOW.date(), LATER, DANA.id,
        "Dr Ines Vogel", "GP", "Walking and\nlight weights", "Heavy lifting", "By email",
        date(2027, 5, 14), (WrittenRestriction("no_loaded_flexion", "low_back", LATER.date()),),
    ),
    Evidence(
        EvidenceId(an_id(82)), MAYA, EvidenceKind.READINGS, LATER.date(), LATER, DANA.id,
        readings=(Reading(NOW.date(), 138, 86, 72), Reading(LATER.date(), 141, None, None, True)),
    ),
    Evidence(
        EvidenceId(an_id(83)), MAYA, EvidenceKind.LOG, LATER.date(), LATER, DANA.id,
        log=LogTally(8, 4, 3, 2, 4, 3, None),
    ),
)  # fmt: skip
CLOSINGS = (
    Closing(
        ClosingId(an_id(91)), MAYA, SCREENINGS[0].id, "M07", EVIDENCE[0].id, LATER, DANA.id,
        date(2027, 5, 14), (("i.regions", "low_back", 4), ("c.chest", "", "no")),
    ),
    Closing(
        ClosingId(an_id(92)), MAYA, SCREENINGS[0].id, "M09", EVIDENCE[1].id, LATER, DANA.id,
        reopened_at=LATER + timedelta(days=1), reopened_by=DANA.id, reopened_because="Higher again",
    ),
)  # fmt: skip
CONSENTS = (
    Consent(
        ConsentId(an_id(101)), MAYA, Purpose.HEALTH, "2026-05", "a" * 64, NOW, "Maya Okafor",
        Way.SCREEN, DANA.id,
    ),
    Consent(
        ConsentId(an_id(102)), CLIENTS[1].id, Purpose.PHOTOS, "2026-05", "b" * 64, NOW,
        "Ewa Żółć", Way.PAPER, None, "mother", LATER, DANA.id,
    ),
)  # fmt: skip
SIGNATURES = (
    Signature(
        SignatureId(an_id(111)), SCREENINGS[0].id, MAYA, Signer.CLIENT, "Maya Okafor",
        SignedHow.DRAWN, NOW, DANA.id, "2026-05", "c" * 64, answers_hash(SCREENINGS[0].answers),
        "1", "1", strokes=(((0, 0), (120, 80)), ((500, 40),)),
    ),
    Signature(
        SignatureId(an_id(112)), SCREENINGS[0].id, MAYA, Signer.GUARDIAN, "Ike Okafor",
        SignedHow.SCANNED, NOW, None, "2026-05", "c" * 64, answers_hash(SCREENINGS[0].answers),
        "1", "1", "father", scan=b"\xff\xd8\xff\xe0\x00\x10JFIF",
    ),
)  # fmt: skip
SESSION_CHECKS = (
    SessionCheck(
        SessionCheckId(an_id(121)), MAYA, LATER.date(), LATER, DANA.id,
        {"today.unwell": "yes", "today.pain": 3}, ("D01",),
    ),
)  # fmt: skip
