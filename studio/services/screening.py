"""Screening: park, resume, judge and confirm."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from studio.changes import Changes, Kind
from studio.clients.client import Client
from studio.errors import NotFound, NotQualified, ScreeningIncomplete, WrongInput
from studio.ids import ClientId, ScreeningId, TrainerId, new_id
from studio.screening.outcome import Outcome, Tier
from studio.screening.screening import Answers, Screening, Standing, Status
from studio.services.standing import standing_from
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.storage import UnitOfWork
from studio.team import Qualification, Trainer
from studio.text import clean_note

if TYPE_CHECKING:
    from studio.screening.questionnaire import Questionnaire
    from studio.screening.rules import RuleBook


class ScreeningService:
    """From the first answer to a confirmed outcome; a confirmed screening never changes."""

    def __init__(
        self, desk: Desk, protocol: "Callable[[], tuple[Questionnaire, RuleBook]]"
    ) -> None:
        self._desk = desk
        self._protocol = protocol

    def start(self, client_id: ClientId, actor: TrainerId | None = None) -> Screening:
        """Return the client's parked screening, or a new draft."""
        now = self._desk.clock.now()
        questionnaire, rules = self._protocol()
        with self._desk.write("screening.start", _changes(client_id), actor) as unit:
            for draft in unit.screenings.drafts():
                if draft.client_id == client_id:
                    return draft
            return unit.screenings.add(
                Screening(
                    id=ScreeningId(new_id()),
                    client_id=client_id,
                    started_at=now,
                    saved_at=now,
                    questions_version=questionnaire.version,
                    rules_version=rules.version,
                    started_by=actor,
                )
            )

    def save_draft(self, screening: Screening, actor: TrainerId | None = None) -> Screening:
        """Store the answers so far; returning means that they are on disk."""
        if screening.status not in {Status.DRAFT, Status.PROPOSED}:
            raise NotFound(kind="draft", key=screening.id)
        draft = replace(screening, status=Status.DRAFT, saved_at=self._desk.clock.now())
        with self._desk.write("screening.answer", _changes(screening.client_id), actor) as unit:
            return unit.screenings.save(draft)

    def drafts(self) -> tuple[tuple[Screening, Client], ...]:
        """Return parked and unconfirmed screenings with their clients, newest first."""
        with self._desk.read() as unit:
            drafts = sorted(unit.screenings.drafts(), key=lambda d: d.saved_at, reverse=True)
            return tuple((draft, unit.clients.get(draft.client_id)) for draft in drafts)

    def get(self, screening_id: ScreeningId) -> Screening:
        """Return one screening."""
        with self._desk.read() as unit:
            return unit.screenings.get(screening_id)

    def history(self, client_id: ClientId) -> tuple[Screening, ...]:
        """Return all screenings of a client, newest first."""
        with self._desk.read() as unit:
            screenings = unit.screenings.of_client(client_id)
        return tuple(sorted(screenings, key=lambda s: s.started_at, reverse=True))

    def discard(self, screening_id: ScreeningId, actor: TrainerId | None = None) -> None:
        """Throw a draft away."""
        client_id = self.get(screening_id).client_id
        with self._desk.write("screening.discard", _changes(client_id), actor) as unit:
            unit.screenings.discard(screening_id)

    def evaluate(self, answers: Answers) -> Outcome:
        """Return what the rules say of *answers* today; nothing is stored."""
        # The rules are imported when answers are judged; parked drafts are listed without them.
        from studio.screening.evaluate import evaluate

        questionnaire, rules = self._protocol()
        return evaluate(answers, questionnaire, rules, today=self._desk.clock.today())

    def propose(self, screening: Screening, actor: TrainerId | None = None) -> Screening:
        """Judge complete answers and store the outcome as a proposal."""
        outcome = self.evaluate(screening.answers)
        if outcome.tier is None:
            raise ScreeningIncomplete(outcome.missing, outcome.gate or "unanswered")
        proposed = replace(
            screening,
            status=Status.PROPOSED,
            outcome=outcome,
            chosen_tier=outcome.tier,
            saved_at=self._desk.clock.now(),
        )
        with self._desk.write("screening.propose", _changes(screening.client_id), actor) as unit:
            return unit.screenings.save(proposed)

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
        closing its findings can lead there.
        """
        from studio.screening.evaluate import expires_on

        client_id = self.get(screening_id).client_id
        with self._desk.write("screening.confirm", _changes(client_id), trainer_id) as unit:
            screening = unit.screenings.get(screening_id)
            tier = _chosen(screening, chosen_tier, reason)
            _require_qualified(unit.trainers.get(trainer_id), tier, unit.profile.get())
            self._supersede_earlier(unit, client_id)
            now = self._desk.clock.now()
            return unit.screenings.save(
                replace(
                    screening,
                    status=Status.CONFIRMED,
                    chosen_tier=tier,
                    choice_reason=clean_note(reason, field="screening.reason"),
                    confirmed_by=trainer_id,
                    confirmed_at=now,
                    expires_on=expires_on(tier, self._desk.clock.local(now).date()),
                )
            )

    def standing(self, client_id: ClientId) -> Standing:
        """Return what the client's latest confirmed screening allows today."""
        with self._desk.read() as unit:
            latest = unit.screenings.latest_confirmed([client_id]).get(client_id)
        return standing_from(latest, self._desk.clock)

    def review_dates(self, client_id: ClientId) -> tuple[date, ...]:
        """Return the review dates of what is taken into account, nearest first."""
        standing = self.standing(client_id)
        return tuple(sorted({restriction.review_on for restriction in standing.restrictions}))

    @staticmethod
    def _supersede_earlier(unit: UnitOfWork, client_id: ClientId) -> None:
        for earlier in unit.screenings.of_client(client_id):
            if earlier.status is Status.CONFIRMED:
                unit.screenings.save(replace(earlier, status=Status.SUPERSEDED))


def needed_qualification(tier: Tier, profile: StudioProfile) -> Qualification:
    """Return what a trainer must hold to confirm *tier* in this studio."""
    if tier is Tier.GYM_READY:
        return Qualification.NONE
    if tier is Tier.GYM_ADAPTED:
        return profile.confirm_adapted
    return profile.confirm_rehab if tier is Tier.REHAB_FIRST else Qualification.NONE


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


def _require_qualified(trainer: Trainer, tier: Tier, profile: StudioProfile) -> None:
    if trainer.qualification.rank < needed_qualification(tier, profile).rank:
        raise NotQualified(trainer=trainer.name, tier=tier.key)


def _changes(client_id: ClientId) -> Changes:
    return Changes(frozenset({Kind.SCREENING}), frozenset({client_id}))
