"""From what is on record of a client to what it allows today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from studio.clients.consent import Consent, Purpose
from studio.clock import Clock
from studio.ids import ClientId
from studio.screening.evidence import Closing, Evidence
from studio.screening.outcome import PLANNING_BY_TIER, Outcome, Planning, Tier
from studio.screening.screening import NOT_SCREENED, Scope, Screening, Standing, Status
from studio.storage import UnitOfWork

if TYPE_CHECKING:
    from studio.screening.questionnaire import Questionnaire
    from studio.screening.rules import RuleBook

OPEN_UNTIL_CLOSED = frozenset({Tier.CLEARANCE_FIRST, Tier.URGENT_CARE})

Protocol = Callable[[], "tuple[Questionnaire, RuleBook]"]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What is stored of one client that a standing follows from."""

    screening: Screening | None
    closings: tuple[Closing, ...] = ()
    written: tuple[Evidence, ...] = ()
    consent: Consent | None = None
    last_full_at: datetime | None = None
    draft: Screening | None = None

    @property
    def consent_is_withdrawn(self) -> bool:
        """Tell whether the client took back that health answers may be used."""
        return self.consent is not None and not self.consent.is_given


class Standings:
    """Works out standings; the rules are loaded only for a client with something to close."""

    def __init__(self, clock: Clock, protocol: Protocol) -> None:
        self._clock = clock
        self._protocol = protocol

    def of(self, on_record: OnRecord) -> Standing:
        """Return what *on_record* allows today."""
        screening, left = on_record.screening, self.outcome_of(on_record)
        standing = NOT_SCREENED
        if screening is not None and left is not None and screening.chosen_tier is not None:
            standing = self._standing(on_record, screening, screening.chosen_tier, left)
        standing = _with_caution_of(on_record.draft, standing)
        return _withdrawn(standing) if on_record.consent_is_withdrawn else standing

    def outcome_of(self, on_record: OnRecord) -> Outcome | None:
        """Return the confirmed outcome as it stands today: without what evidence has closed."""
        screening = on_record.screening
        if screening is None or screening.outcome is None:
            return None
        outcome = screening.outcome
        recorded = on_record.closings or on_record.written
        if not recorded and not _may_be_over(outcome, self._clock.today()):
            return outcome
        from studio.screening.closing import closed_rules, open_outcome

        questionnaire, rules = self._protocol()
        day = self._clock.today()
        closed = closed_rules(
            outcome, screening.answers, on_record.closings, rules, questionnaire, day
        )
        return open_outcome(
            outcome,
            closed,
            written=on_record.written,
            vocabulary=rules.restrictions,
            day=day,
            pain_rules=rules.pain_rules,
            judged_on=self._confirmed_on(screening),
        )

    def _confirmed_on(self, screening: Screening) -> date:
        return self._clock.local(screening.confirmed_at or screening.saved_at).date()

    def _standing(
        self, on_record: OnRecord, screening: Screening, chosen: Tier, left: Outcome
    ) -> Standing:
        from studio.screening.restrictions import expires_on

        # A trainer's more cautious choice always has a reason, and stays until a later screening.
        tier = chosen if screening.choice_reason else left.tier or Tier.GYM_READY
        confirmed_on = self._confirmed_on(screening)
        expires = screening.expires_on if tier is chosen else expires_on(tier, confirmed_on)
        standing = Standing(
            planning=PLANNING_BY_TIER[tier],
            tier=tier,
            restrictions=left.restrictions,
            screening_id=screening.id,
            confirmed_on=confirmed_on,
            confirmed_by=screening.confirmed_by,
            expires_on=expires,
            outcome=left,
            answers=screening.answers,
        )
        why, until = "", None
        if tier not in OPEN_UNTIL_CLOSED:
            why, until = self._why_locked(screening, tier, expires)
        return replace(
            standing,
            planning=Planning.LOCKED if why else standing.planning,
            locked_because=why,
            printed_until=until,
            rescreen=self._rescreen(on_record, standing, discharged=why == "rescreen"),
        )

    def _why_locked(
        self, screening: Screening, tier: Tier, expires: date | None
    ) -> tuple[str, date | None]:
        """Return why something is asked again first, and how long a printed week stands."""
        if screening.chosen_tier is Tier.URGENT_CARE:
            return "rescreen", None
        if screening.ended_on is not None:
            return "changed", None
        if expires is None or self._clock.today() <= expires:
            return "", None
        from studio.screening.restrictions import printed_until

        return "expired", printed_until(tier, expires)

    def _rescreen(
        self, on_record: OnRecord, standing: Standing, *, discharged: bool
    ) -> Scope | None:
        from studio.screening.due import due_scope

        today, expires, last = self._clock.today(), standing.expires_on, on_record.last_full_at
        if discharged:
            return Scope.FULL
        return due_scope(
            tier=standing.tier,
            is_expired=expires is not None and today > expires,
            ended_because=on_record.screening.ended_because if on_record.screening else "",
            confirmed_on=standing.confirmed_on,
            day=today,
            last_full_on=self._clock.local(last).date() if last is not None else None,
        )


def on_record(
    unit: UnitOfWork, client_ids: Sequence[ClientId] | None = None
) -> dict[ClientId, OnRecord]:
    """Return what is stored of clients (of all for `None`) that have anything on record."""
    confirmed = unit.screenings.latest_confirmed(client_ids)
    closings = unit.evidence.closings(client_ids)
    written = unit.evidence.restricting(client_ids)
    consents = unit.consents.latest(Purpose.HEALTH, client_ids)
    full = unit.screenings.last_full(client_ids)
    drafts = {
        draft.client_id: draft
        for draft in unit.screenings.drafts()
        if client_ids is None or draft.client_id in client_ids
    }
    return {
        client_id: OnRecord(
            confirmed.get(client_id),
            closings.get(client_id, ()),
            written.get(client_id, ()),
            consents.get(client_id),
            full.get(client_id),
            drafts.get(client_id),
        )
        for client_id in {*confirmed, *consents, *drafts}
    }


def record_of(unit: UnitOfWork, client_id: ClientId) -> OnRecord:
    """Return what is stored of one client."""
    return on_record(unit, [client_id]).get(client_id, OnRecord(None))


def _with_caution_of(draft: Screening | None, standing: Standing) -> Standing:
    """Return *standing*, at least as careful as what waits for a trainer's name.

    What is more careful counts at once and is confirmed after; the other way round it waits.
    """
    is_proposed = draft is not None and draft.status is Status.PROPOSED
    outcome = draft.outcome if draft is not None and is_proposed else None
    if outcome is None or outcome.tier is None:
        return standing
    is_first = standing.tier is None
    if outcome.tier <= (Tier.CLEARANCE_FIRST if is_first else standing.tier or Tier.GYM_READY):
        return standing
    locked = standing.planning is Planning.LOCKED and outcome.tier not in OPEN_UNTIL_CLOSED
    return replace(
        standing,
        tier=outcome.tier,
        planning=Planning.LOCKED if locked else PLANNING_BY_TIER[outcome.tier],
        locked_because=standing.locked_because if locked else "",
        restrictions=outcome.restrictions,
        outcome=outcome,
    )


def _withdrawn(standing: Standing) -> Standing:
    return replace(standing, planning=Planning.LOCKED, locked_because="consent_withdrawn")


def _may_be_over(outcome: Outcome, today: date) -> bool:
    """Tell whether time may have closed a finding; only then are the rules asked."""
    return any(
        finding.since is None or (finding.closes_on is not None and today >= finding.closes_on)
        for finding in outcome.findings
        if "time" in finding.closes
    )
