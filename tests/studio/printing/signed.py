"""Signatures, consents and closed findings to put on paper; every person is invented."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from resources import read_folder
from studio.clients.client import Client
from studio.clients.consent import Consent, ConsentTexts, Purpose, Way
from studio.clients.consent_texts import parse_consent_texts
from studio.ids import ClientId, ClosingId, ConsentId, EvidenceId, ScreeningId, SignatureId
from studio.printing.declaration import build_declaration
from studio.printing.on_file import Closed, OnFile
from studio.printing.papers import DeclarationPage, ScreeningSummary
from studio.printing.screening_summary import build_summary
from studio.screening.evidence import Closing, Evidence, EvidenceKind
from studio.screening.screening import Screening
from studio.screening.signature import Signature, SignedHow, Signer, Stroke, answers_hash
from studio.settings import StudioProfile
from studio.team import Qualification
from tests.studio.printing.screened import MAYA_BORN, a_screening, protocol
from tests.studio.printing.sheets import DANA, PROFILE, TODAY, TRAINERS, words

AT = datetime(2026, 5, 14, 10, 40, tzinfo=UTC)
LATER = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
QUALIFIED = tuple(
    replace(trainer, qualification=Qualification.LEVEL_4) if trainer.id == DANA else trainer
    for trainer in TRAINERS
)


@cache
def texts() -> ConsentTexts:
    return parse_consent_texts(read_folder("data/en"))


def a_hand(seed: float = 1.0, *, wide: int = 760, high: int = 240) -> tuple[Stroke, ...]:
    """Return strokes that look like a name somebody wrote, and a line below them."""
    loops = tuple(
        (
            round(100 + wide * step / 90 + 26 * math.sin(step * 0.9 * seed)),
            round(165 + high * 0.42 * math.sin(step * 0.47 * seed) * math.cos(step * 0.05)),
        )
        for step in range(91)
    )
    below = tuple((180 + 9 * step, 292 - round(step / 4)) for step in range(60))
    return (loops, below, ((120 + wide, 60),))


def a_signature(screening: Screening, **values: object) -> Signature:
    made = Signature(
        id=SignatureId("signature"),
        screening_id=screening.id,
        client_id=screening.client_id,
        signer=Signer.CLIENT,
        name="Maya Okafor",
        how=SignedHow.DRAWN,
        signed_at=AT,
        witness=DANA,
        text_version=texts().declaration.version,
        text_hash=texts().declaration.hash,
        answers_hash=answers_hash(screening.answers),
        questions_version=screening.questions_version,
        rules_version=screening.rules_version,
        strokes=a_hand(),
    )
    changed = {**({"strokes": ()} if values.get("how") else {}), **values}
    return replace(made, **changed)  # type: ignore[arg-type]


def a_consent(purpose: Purpose, **values: object) -> Consent:
    text = texts().purposes[purpose]
    made = Consent(
        id=ConsentId(purpose.value),
        client_id=ClientId("maya"),
        purpose=purpose,
        text_version=text.version,
        text_hash=text.hash,
        given_at=AT,
        given_by="Maya Okafor",
        way=Way.SCREEN,
        witness=DANA,
    )
    return replace(made, **values)  # type: ignore[arg-type]


CONSENTS = (
    a_consent(Purpose.HEALTH),
    a_consent(Purpose.SHARING, way=Way.PAPER),
    a_consent(Purpose.REMINDERS, withdrawn_at=LATER, withdrawn_by=DANA),
)


def a_closed(screening: Screening, rule: str, **values: object) -> Closed:
    """Return the finding of *rule*, closed by a letter unless told otherwise."""
    assert screening.outcome is not None
    finding = next(found for found in screening.outcome.findings if found.rule == rule)
    evidence = Evidence(
        id=EvidenceId("evidence"),
        client_id=screening.client_id,
        kind=EvidenceKind.LETTER,
        dated=date(2026, 5, 28),
        recorded_at=LATER,
        recorded_by=DANA,
        author="Dr A. Ruiz",
        role="GP",
    )
    closing = Closing(
        id=ClosingId("closing"),
        client_id=screening.client_id,
        screening_id=ScreeningId(screening.id),
        rule=rule,
        evidence_id=evidence.id,
        closed_at=LATER,
        closed_by=DANA,
    )
    return Closed(finding, closing, replace(evidence, **values))  # type: ignore[arg-type]


def on_file(screening: Screening, **values: object) -> OnFile:
    made = OnFile(
        texts=texts(),
        day_of=datetime.date,
        signatures=(a_signature(screening),),
        consents=CONSENTS,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def a_signed_summary(
    screening: Screening | None = None,
    *,
    client: Client = MAYA_BORN,
    profile: StudioProfile = PROFILE,
    paper: str = "A4",
    **values: object,
) -> ScreeningSummary:
    questionnaire, rules = protocol()
    screening = screening or a_screening(client=client)
    return build_summary(
        screening,
        client,
        profile,
        QUALIFIED,
        questionnaire,
        rules,
        words(),
        today=TODAY,
        done_on=TODAY,
        paper=paper,
        on_file=on_file(screening, **values),
    )


def a_declaration(
    screening: Screening | None = None,
    *,
    client: Client = MAYA_BORN,
    profile: StudioProfile = PROFILE,
    paper: str = "A4",
    consent_texts: ConsentTexts | None = None,
) -> DeclarationPage:
    questionnaire, _ = protocol()
    return build_declaration(
        screening or a_screening("gym_adapted", client=client, confirmed=False),
        client,
        profile,
        questionnaire,
        consent_texts or texts(),
        words(),
        today=TODAY,
        done_on=TODAY,
        paper=paper,
    )


NO_CONSENTS: Mapping[str, object] = {"consents": (), "signatures": ()}
