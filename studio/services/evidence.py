"""Evidence: record what came in, and close or reopen one finding at a time."""

from dataclasses import replace

from studio.changes import Changes, Kind
from studio.errors import NotFound
from studio.ids import ClientId, ClosingId, TrainerId, new_id
from studio.screening.evidence import Closing, Evidence, EvidenceKind
from studio.screening.outcome import Finding, Outcome, Tier
from studio.screening.screening import Screening
from studio.services.screening import require_qualified
from studio.services.standing import OnRecord, Protocol, Standings, record_of
from studio.services.unit import Desk
from studio.storage import UnitOfWork
from studio.text import clean_note


class EvidenceService:
    """What clinicians wrote, readings and logs, and the findings they close."""

    def __init__(self, desk: Desk, protocol: Protocol) -> None:
        self._desk = desk
        self._protocol = protocol
        self._standings = Standings(desk.clock, protocol)

    def evidence(self, client_id: ClientId) -> tuple[Evidence, ...]:
        """Return what was recorded about a client, oldest first."""
        with self._desk.read() as unit:
            return unit.evidence.of_client(client_id)

    def closings(self, client_id: ClientId) -> tuple[Closing, ...]:
        """Return what was closed for a client, oldest first, reopened ones too."""
        with self._desk.read() as unit:
            return unit.evidence.closings([client_id]).get(client_id, ())

    def record(self, evidence: Evidence, actor: TrainerId) -> Evidence:
        """Store information that closes nothing yet; what a clinician wrote counts at once."""
        with self._desk.write("evidence.record", _changes(evidence.client_id), actor) as unit:
            return unit.evidence.add(evidence)

    def close(
        self, client_id: ClientId, rule: str, evidence: Evidence, trainer_id: TrainerId
    ) -> Closing:
        """Close one open finding by *evidence*, which is recorded with it if it is new.

        Evidence that does not close this finding raises `CannotClose`; a trainer who may not
        confirm what follows raises `NotQualified`.
        """
        with self._desk.write("evidence.close", _changes(client_id), trainer_id) as unit:
            record = record_of(unit, client_id)
            screening, outcome, finding = self._open_finding(record, rule)
            closing = self._checked(unit, screening, outcome, finding, evidence, trainer_id)
            after = self._standings.of(replace(record, closings=(*record.closings, closing)))
            left = after.tier or Tier.GYM_READY
            require_qualified(unit.trainers.get(trainer_id), left, unit.profile.get())
            if evidence.kind is EvidenceKind.NOTE:
                # The same answer given again is another matter, and wants a note of its own.
                closing = replace(closing, valid_until=after.expires_on)
            if all(stored.id != evidence.id for stored in unit.evidence.of_client(client_id)):
                unit.evidence.add(evidence)
            return unit.evidence.add_closing(closing)

    def reopen(
        self, closing_id: ClosingId, client_id: ClientId, trainer_id: TrainerId, because: str = ""
    ) -> Closing:
        """Open a closed finding again; the evidence stays on record."""
        with self._desk.write("evidence.reopen", _changes(client_id), trainer_id) as unit:
            found = unit.evidence.closings([client_id]).get(client_id, ())
            closing = next((c for c in found if c.id == closing_id), None)
            if closing is None:
                raise NotFound(kind="closing", key=closing_id)
            if closing.reopened_at is not None:
                return closing
            said = clean_note(because, field="closing.reopened_because")
            return unit.evidence.save_closing(
                replace(
                    closing,
                    reopened_at=self._desk.clock.now(),
                    reopened_by=trainer_id,
                    reopened_because=said,
                )
            )

    def _open_finding(self, record: OnRecord, rule: str) -> tuple[Screening, Outcome, Finding]:
        outcome = self._standings.outcome_of(record)
        found = next((f for f in outcome.findings if f.rule == rule), None) if outcome else None
        if record.screening is None or outcome is None or found is None:
            raise NotFound(kind="finding", key=rule)
        return record.screening, outcome, found

    def _checked(
        self,
        unit: UnitOfWork,
        screening: Screening,
        outcome: Outcome,
        finding: Finding,
        evidence: Evidence,
        trainer_id: TrainerId,
    ) -> Closing:
        from studio.screening.closing import answers_behind, check_closing, valid_until

        questionnaire, rules = self._protocol()
        now = self._desk.clock.now()
        confirmed = self._desk.clock.local(screening.confirmed_at or screening.saved_at).date()
        check_closing(
            finding,
            rules.get(finding.rule),
            evidence,
            trainer=unit.trainers.get(trainer_id),
            profile=unit.profile.get(),
            found_on=finding.since or confirmed,
            outcome=outcome,
            day=self._desk.clock.today(),
        )
        return Closing(
            id=ClosingId(new_id()),
            client_id=screening.client_id,
            screening_id=screening.id,
            rule=finding.rule,
            evidence_id=evidence.id,
            closed_at=now,
            closed_by=trainer_id,
            valid_until=valid_until(evidence),
            answers=answers_behind(finding, screening.answers, questionnaire, evidence),
        )


def _changes(client_id: ClientId) -> Changes:
    return Changes(frozenset({Kind.SCREENING}), frozenset({client_id}))
