"""Screening: park, resume, judge, sign and confirm."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from studio.changes import Changes, Kind
from studio.clients.client import Client
from studio.clients.consent import ConsentTexts
from studio.errors import NotFound, NotQualified, ScreeningIncomplete, WrongInput
from studio.ids import ClientId, ScreeningId, TrainerId, new_id
from studio.screening.outcome import Outcome, Tier
from studio.screening.screening import Answers, Scope, Screening, Standing, Status
from studio.screening.signature import Ink, Signature, SignedHow, Signer
from studio.services.consents import asking_again, keep_asked
from studio.services.drafting import Drafting, wider
from studio.services.due import DueItem, TierChange, due_items, tier_changes
from studio.services.signing import Signing
from studio.services.standing import OnRecord, Protocol, Standings, record_of
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.storage import UnitOfWork
from studio.team import Qualification, Trainer
from studio.text import clean_note


class ScreeningService:
    """From the first answer to a confirmed outcome; what was proposed once never changes."""

    def __init__(self, desk: Desk, protocol: Protocol, texts: Callable[[], ConsentTexts]) -> None:
        self._desk = desk
        self._protocol = protocol
        self._texts = texts
        self._standings = Standings(desk.clock, protocol)
        self._drafting = Drafting(desk.clock, protocol)
        self._signing = Signing(desk.clock, texts)

    # Asking

    def start(
        self, client_id: ClientId, actor: TrainerId | None = None, *, scope: Scope | None = None
    ) -> Screening:
        """Return the client's parked screening, or a new draft.

        Without a *scope* it asks what is due; a narrower one than what is due is widened.  After
        consent was withdrawn it is asked for first.
        """
        with self._desk.write("screening.start", _changes(client_id), actor) as unit:
            record = record_of(unit, client_id)
            due = self._standings.of(record).rescreen
            again = asking_again if record.consent_is_withdrawn else _as_it_is
            for draft in unit.screenings.drafts():
                if draft.client_id == client_id:
                    wanted = wider(scope or due or draft.scope, due)
                    widened = self._drafting.widened(draft, wanted)
                    if draft.status is not Status.PROPOSED:
                        widened = again(widened)
                    return draft if widened is draft else unit.screenings.save(widened)
            last, wanted = record.screening, wider(scope or due or Scope.FULL, due)
            return unit.screenings.add(again(self._drafting.new(client_id, actor, last, wanted)))

    def save_draft(self, screening: Screening, actor: TrainerId | None = None) -> Screening:
        """Store the answers so far; returning means that they are on disk.

        Other answers than those of a proposal make a new draft; the proposal stays on record as
        it was seen.  Without consent nothing about health is kept.
        """
        with self._desk.write("screening.answer", _changes(screening.client_id), actor) as unit:
            stored = unit.screenings.get(screening.id)
            if not stored.is_open:
                raise NotFound(kind="draft", key=screening.id)
            if stored.status is Status.PROPOSED and stored.answers == screening.answers:
                return stored
            return self._save_open(unit, self._successor(unit, stored, screening), actor)

    def drafts(self) -> tuple[tuple[Screening, Client], ...]:
        """Return parked and unconfirmed screenings with their clients, newest first."""
        with self._desk.read() as unit:
            newest_first = attrgetter("saved_at", "id")
            drafts = sorted(unit.screenings.drafts(), key=newest_first, reverse=True)
            return tuple((draft, unit.clients.get(draft.client_id)) for draft in drafts)

    def get(self, screening_id: ScreeningId) -> Screening:
        """Return one screening."""
        with self._desk.read() as unit:
            return unit.screenings.get(screening_id)

    def earlier(self, screening: Screening) -> Screening | None:
        """Return the screening before *screening*, whose answers are its last time."""
        return None if screening.earlier_id is None else self.get(screening.earlier_id)

    def history(self, client_id: ClientId) -> tuple[Screening, ...]:
        """Return all screenings of a client, newest first."""
        with self._desk.read() as unit:
            screenings = unit.screenings.of_client(client_id)
        return tuple(sorted(screenings, key=lambda s: (s.started_at, s.id), reverse=True))

    def discard(self, screening_id: ScreeningId, actor: TrainerId | None = None) -> None:
        """Throw a draft away; an outcome that was seen is never thrown away."""
        draft = self.get(screening_id)
        if draft.status not in (Status.DRAFT, Status.COMPLETE):
            raise NotFound(kind="draft", key=screening_id)
        client_id = draft.client_id
        with self._desk.write("screening.discard", _changes(client_id), actor) as unit:
            unit.screenings.discard(screening_id)

    def purge_drafts(self) -> int:
        """Remove parked drafts that nobody touched for 30 days; return how many."""
        from studio.screening.due import DRAFTS_LAST

        limit = self._desk.clock.now() - DRAFTS_LAST
        with self._desk.read() as unit:
            drafts = unit.screenings.drafts()
        old = [d for d in drafts if d.status is not Status.PROPOSED and d.saved_at < limit]
        for draft in old:
            self.discard(draft.id)
        return len(old)

    # Judging

    def evaluate(self, answers: Answers) -> Outcome:
        """Return what the rules say of *answers* today; nothing is stored."""
        # The rules are imported when answers are judged; parked drafts are listed without them.
        from studio.screening.evaluate import evaluate

        questionnaire, rules = self._protocol()
        return evaluate(answers, questionnaire, rules, today=self._desk.clock.today())

    def propose(
        self, screening: Screening, actor: TrainerId | None = None, *, inks: Sequence[Ink] = ()
    ) -> Screening:
        """Judge complete answers and store the outcome as a proposal, with who signed for it.

        Findings of earlier screenings that nothing has closed stay open in the new outcome.
        """
        with self._desk.write("screening.propose", _changes(screening.client_id), actor) as unit:
            stored = unit.screenings.get(screening.id)
            if stored.status is not Status.PROPOSED or stored.answers != screening.answers:
                screening = self._successor(unit, stored, screening)
                stored = self._save_open(unit, self._judged(unit, screening), actor)
            elif stored.note != screening.note:
                stored = unit.screenings.save(replace(stored, note=screening.note))
            self._signing.add(unit, stored, inks, actor)
            return stored

    def confirm(
        self,
        screening_id: ScreeningId,
        trainer_id: TrainerId,
        *,
        chosen_tier: Tier | None = None,
        reason: str = "",
    ) -> Screening:
        """Make a proposal count, in the name of a trainer who may do so.

        A more cautious tier needs a reason; a less cautious one is refused, because only
        closing its findings can lead there.  Unless help is needed first, somebody has signed.
        """
        from studio.screening.evaluate import expires_on

        client_id = self.get(screening_id).client_id
        with self._desk.write("screening.confirm", _changes(client_id), trainer_id) as unit:
            screening = unit.screenings.get(screening_id)
            left = self._as_it_stands(unit, screening)
            tier = _chosen(left, chosen_tier, reason)
            is_raised = left.chosen_tier is not None and tier > left.chosen_tier
            require_qualified(unit.trainers.get(trainer_id), tier, unit.profile.get())
            self._signing.require(unit, screening)
            _supersede_earlier(unit, screening)
            now = self._desk.clock.now()
            return unit.screenings.save(
                replace(
                    screening,
                    status=Status.CONFIRMED,
                    chosen_tier=max(tier, screening.chosen_tier or tier),
                    choice_reason=_said(reason) if is_raised else "",
                    confirmed_by=trainer_id,
                    confirmed_at=now,
                    expires_on=expires_on(tier, self._desk.clock.local(now).date()),
                )
            )

    def as_it_stands(self, screening: Screening) -> Screening:
        """Return a proposal with the outcome it would have today, for showing only.

        What is stored keeps every finding; this leaves out those that recorded evidence closes.
        """
        with self._desk.read() as unit:
            return self._as_it_stands(unit, screening)

    def _as_it_stands(self, unit: UnitOfWork, screening: Screening) -> Screening:
        record = record_of(unit, screening.client_id)
        left = self._standings.outcome_of(replace(record, screening=screening))
        if left is None or left is screening.outcome:
            return screening
        return replace(screening, outcome=left, chosen_tier=left.tier)

    # Signing

    def signatures(self, client_id: ClientId) -> tuple[Signature, ...]:
        """Return all signatures under a client's screenings, oldest first."""
        with self._desk.read() as unit:
            return unit.signatures.of_client(client_id)

    def sign_on_paper(
        self,
        screening_id: ScreeningId,
        signer: Signer,
        name: str,
        relation: str,
        jpeg: bytes,
        witness: TrainerId | None,
    ) -> Signature:
        """Add the scan of a page that was signed in ink."""
        client_id = self.get(screening_id).client_id
        with self._desk.write("screening.sign", _changes(client_id), witness) as unit:
            ink = Ink(signer, name, relation)
            signature = self._signing.signature(unit.screenings.get(screening_id), ink, witness)
            return unit.signatures.add(replace(signature, how=SignedHow.SCANNED, scan=jpeg))

    # What it allows

    def standing(self, client_id: ClientId) -> Standing:
        """Return what is on record of a client allows today."""
        with self._desk.read() as unit:
            record = record_of(unit, client_id)
        return self._standings.of(record)

    def review_dates(self, client_id: ClientId) -> tuple[date, ...]:
        """Return the review dates of what is taken into account, nearest first."""
        standing = self.standing(client_id)
        return tuple(sorted({restriction.review_on for restriction in standing.restrictions}))

    def end_early(
        self, client_id: ClientId, because: str, actor: TrainerId | None, note: str = ""
    ) -> Screening:
        """End a confirmed result because something changed; a re-screen is due."""
        with self._desk.write("screening.end", _changes(client_id), actor) as unit:
            screening = unit.screenings.latest_confirmed([client_id]).get(client_id)
            if screening is None:
                raise NotFound(kind="screening", key=client_id)
            if screening.ended_on is not None:
                return screening
            return unit.screenings.save(
                replace(
                    screening,
                    ended_on=self._desk.clock.today(),
                    ended_because=because,
                    ended_note=clean_note(note, field="screening.note"),
                    ended_by=actor,
                )
            )

    def due(self) -> tuple[DueItem, ...]:
        """Return what should be asked, confirmed or looked after, most pressing first."""
        with self._desk.read() as unit:
            return due_items(unit, self._standings, self._desk.clock)

    def rule_changes(self) -> tuple[TierChange, ...]:
        """Return whose tier the present rules would change; nothing is stored."""
        with self._desk.read() as unit:
            confirmed = unit.screenings.latest_confirmed()
            clients = {client.id: client for client in unit.clients.all()}
        return tier_changes(confirmed, clients, self._protocol, self._desk.clock)

    # Behind the calls

    def _successor(self, unit: UnitOfWork, stored: Screening, wanted: Screening) -> Screening:
        """Return *wanted* as a draft; a proposal it would change is kept and succeeded."""
        now = self._desk.clock.now()
        draft = replace(wanted, saved_at=now, status=Status.DRAFT, outcome=None, chosen_tier=None)
        if stored.status is not Status.PROPOSED:
            return draft
        unit.screenings.save(replace(stored, status=Status.SUPERSEDED))
        successor = replace(draft, id=ScreeningId(new_id()), earlier_id=stored.id, version=0)
        return unit.screenings.add(successor)

    def _save_open(
        self, unit: UnitOfWork, screening: Screening, actor: TrainerId | None
    ) -> Screening:
        from studio.screening.privacy import allowed_answers, allowed_stamps

        keep_asked(unit, screening, self._texts(), actor)
        today, told = self._desk.clock.today(), screening.answers
        kept = replace(
            screening,
            answers=allowed_answers(told, today),
            stamps=allowed_stamps(screening.stamps, told, today),
        )
        if kept.status is Status.DRAFT:
            outcome = self.evaluate(kept.answers)
            if outcome.tier is not None and not outcome.missing:
                kept = replace(kept, status=Status.COMPLETE)
        return unit.screenings.save(kept)

    def _judged(self, unit: UnitOfWork, screening: Screening) -> Screening:
        outcome = self.evaluate(screening.answers)
        if outcome.tier is None:
            raise ScreeningIncomplete(outcome.missing, outcome.gate or "unanswered")
        record = record_of(unit, screening.client_id)
        outcome = self._with_earlier(outcome, screening.answers, record)
        return replace(screening, status=Status.PROPOSED, outcome=outcome, chosen_tier=outcome.tier)

    def _with_earlier(self, outcome: Outcome, answers: Answers, record: OnRecord) -> Outcome:
        """Return *outcome* with what earlier screenings found and nothing has closed since."""
        earlier = self._standings.outcome_of(record)
        if earlier is None:
            return outcome
        from studio.screening.carrying import carry_over
        from studio.screening.closing import closed_rules

        questionnaire, rules = self._protocol()
        day = self._desk.clock.today()
        closed = closed_rules(outcome, answers, record.closings, rules, questionnaire, day)
        return carry_over(outcome, earlier.findings, closed=closed, rules=rules, day=day)


def needed_qualification(tier: Tier, profile: StudioProfile) -> Qualification:
    """Return what a trainer must hold to confirm *tier* in this studio."""
    if tier is Tier.GYM_READY:
        return Qualification.NONE
    if tier is Tier.GYM_ADAPTED:
        return profile.confirm_adapted
    return profile.confirm_rehab if tier is Tier.REHAB_FIRST else Qualification.NONE


def require_qualified(trainer: Trainer, tier: Tier, profile: StudioProfile) -> None:
    """Refuse a trainer who may not confirm *tier* in this studio."""
    if trainer.qualification.rank < needed_qualification(tier, profile).rank:
        raise NotQualified(trainer=trainer.name, tier=tier.key)


def _chosen(screening: Screening, wanted: Tier | None, reason: str) -> Tier:
    if screening.status is not Status.PROPOSED or screening.outcome is None:
        raise NotFound(kind="proposal", key=screening.id)
    proposed = screening.outcome.tier
    if proposed is None:
        raise ScreeningIncomplete(screening.outcome.missing)
    tier = proposed if wanted is None else wanted
    if tier < proposed:
        raise WrongInput(field="screening.chosen_tier", problem="less cautious than the findings")
    if tier > proposed and not reason.strip():
        raise WrongInput(field="screening.reason", problem="a more cautious choice needs a reason")
    return tier


def _said(reason: str) -> str:
    return clean_note(reason, field="screening.reason")


def _supersede_earlier(unit: UnitOfWork, screening: Screening) -> None:
    for earlier in unit.screenings.of_client(screening.client_id):
        if earlier.status is Status.CONFIRMED:
            unit.screenings.save(replace(earlier, status=Status.SUPERSEDED))


def _as_it_is(screening: Screening) -> Screening:
    return screening


def _changes(client_id: ClientId) -> Changes:
    return Changes(frozenset({Kind.SCREENING}), frozenset({client_id}))
