"""The papers of a screening: made from what is stored, rendered in memory, kept nowhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from studio.clients.client import Client
from studio.clients.consent import Consent, Purpose
from studio.ids import EvidenceId, ScreeningId
from studio.printing.clinician_letter import build_letter
from studio.printing.declaration import build_declaration
from studio.printing.on_file import Closed, OnFile
from studio.printing.papers import ClinicianLetter, DeclarationPage, Paper, ScreeningSummary
from studio.printing.screening_summary import build_summary
from studio.screening.evaluate import evaluate
from studio.screening.evidence import Evidence
from studio.screening.outcome import Outcome
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.screening.screening import Screening
from studio.services.content import Content
from studio.services.standing import OnRecord, Standings, record_of
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.team import Trainer

Render = Callable[[Paper], bytes]


class PaperService:
    """Makes summaries, letters and pages to sign; *paper* is the studio's usual one if unnamed.

    A screening that was interrupted has answers but no stored outcome; then the rules are asked
    what they say of the answers so far, so that an urgent note never waits.  The screening that
    counts is told as it stands today, without what evidence has closed.
    """

    def __init__(self, desk: Desk, content: Callable[[], Content], render: Render) -> None:
        self._desk = desk
        self._content = content
        self._render = render

    def summary(self, screening_id: ScreeningId, paper: str = "") -> ScreeningSummary:
        """Return the summary of a screening as it would be printed now."""
        content, told = self._content(), self._told(screening_id)
        return build_summary(
            told.screening,
            told.client,
            told.profile,
            told.trainers,
            content.questionnaire,
            content.rules,
            content.words,
            today=self._desk.clock.today(),
            done_on=told.done_on,
            paper=paper or told.profile.paper,
            on_file=told.on_file,
        )

    def declaration(self, screening_id: ScreeningId, paper: str = "") -> DeclarationPage:
        """Return the page on which the answers of a screening are signed in ink."""
        content, told = self._content(), self._told(screening_id)
        return build_declaration(
            told.screening,
            told.client,
            told.profile,
            content.questionnaire,
            content.consents,
            content.words,
            today=self._desk.clock.today(),
            done_on=told.done_on,
            paper=paper or told.profile.paper,
        )

    def letter(self, screening_id: ScreeningId, paper: str = "") -> ClinicianLetter:
        """Return the letter about a screening as it would be printed now."""
        content, told = self._content(), self._told(screening_id)
        return build_letter(
            told.screening,
            told.client,
            told.profile,
            content.questionnaire,
            content.words,
            today=self._desk.clock.today(),
            done_on=told.done_on,
            paper=paper or told.profile.paper,
        )

    def render(self, paper: Paper) -> bytes:
        """Return the PDF of *paper*; the same paper gives the same bytes."""
        return self._render(paper)

    def _told(self, screening_id: ScreeningId) -> "_Told":
        with self._desk.read() as unit:
            screening = unit.screenings.get(screening_id)
            client = unit.clients.get(screening.client_id)
            profile = unit.profile.get()
            trainers = unit.trainers.all()
            record = record_of(unit, client.id)
            signatures = unit.signatures.of_client(client.id)
            consents = unit.consents.of_client(client.id)
            evidence = {piece.id: piece for piece in unit.evidence.of_client(client.id)}
        clock = self._desk.clock
        done_on = clock.local(screening.confirmed_at or screening.saved_at).date()
        judged = self._judged(screening, done_on)
        today = self._today(judged, record)
        on_file = OnFile(
            texts=self._content().consents,
            day_of=lambda instant: clock.local(instant).date(),
            signatures=signatures,
            consents=_newest(consents),
            closed=_closed(judged.outcome, today.outcome, record, evidence),
        )
        return _Told(today, client, profile, trainers, done_on, on_file)

    def _today(self, screening: Screening, record: OnRecord) -> Screening:
        """Return the screening that counts as it stands today, any other as it was."""
        if record.screening is None or record.screening.id != screening.id:
            return screening
        standing = Standings(self._desk.clock, self._protocol).of(record)
        return replace(
            screening,
            outcome=standing.outcome,
            chosen_tier=standing.tier,
            expires_on=standing.expires_on,
        )

    def _protocol(self) -> tuple[Questionnaire, RuleBook]:
        content = self._content()
        return content.questionnaire, content.rules

    def _judged(self, screening: Screening, done_on: date) -> Screening:
        if screening.outcome is not None:
            return screening
        content = self._content()
        outcome = evaluate(screening.answers, content.questionnaire, content.rules, today=done_on)
        return replace(screening, outcome=outcome, chosen_tier=None, choice_reason="")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a paper is made of; `done_on` is the day of the screening at the studio."""

    screening: Screening
    client: Client
    profile: StudioProfile
    trainers: tuple[Trainer, ...]
    done_on: date
    on_file: OnFile


def _newest(consents: Iterable[Consent]) -> tuple[Consent, ...]:
    by_purpose: dict[Purpose, Consent] = {}
    for consent in sorted(consents, key=lambda c: (c.given_at, c.id)):
        by_purpose[consent.purpose] = consent
    return tuple(by_purpose.values())


def _closed(
    found: Outcome | None,
    left: Outcome | None,
    record: OnRecord,
    evidence: Mapping[EvidenceId, Evidence],
) -> tuple[Closed, ...]:
    """Return the findings of a screening that no longer count, each with what closed it."""
    if found is None or left is None:
        return ()
    still_open = {finding.rule for finding in left.findings}
    closings = {closing.rule: closing for closing in record.closings if not closing.reopened_at}
    gone = [finding for finding in found.findings if finding.rule not in still_open]
    return tuple(
        Closed(finding, closing, evidence.get(closing.evidence_id) if closing else None)
        for finding in gone
        for closing in (closings.get(finding.rule),)
    )
