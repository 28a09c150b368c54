"""What is due: screenings to ask, confirm or renew, and outcomes that new rules would change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from studio.clients.client import Client
from studio.clock import Clock
from studio.ids import ClientId, ScreeningId
from studio.screening.outcome import Tier
from studio.screening.screening import Scope, Screening, Standing, Status
from studio.services.standing import OnRecord, Protocol, Standings, on_record
from studio.storage import UnitOfWork

if TYPE_CHECKING:
    from studio.screening.due import Due

_ORDER = (
    "urgent",
    "to_confirm",
    "rescreen",
    "changed",
    "restart",
    "reminder_6w",
    "reminder_2w",
    "expired",
    "closing_ends",
    "expiring",
    "draft_ends",
    "unscanned",
)


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something a person should look at, since or by `due_on`.

    `code` is urgent, to_confirm, rescreen (after a discharge), changed, restart (a hold of half a
    year), reminder_2w and reminder_6w (a letter was asked for), expired, closing_ends (a
    clinician's information runs out), expiring, draft_ends (a sign-up is removed), or unscanned
    (a page that was to be signed in ink).
    """

    client: Client
    code: str
    due_on: date
    scope: Scope | None = None
    tier: Tier | None = None
    screening_id: ScreeningId | None = None


@dataclass(frozen=True, slots=True)
class TierChange:
    """A confirmed outcome that the present rules would not reach: rules gained and lost."""

    client: Client
    screening_id: ScreeningId
    before: Tier
    after: Tier | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def due_items(unit: UnitOfWork, standings: Standings, clock: Clock) -> tuple[DueItem, ...]:
    """Return what is due today or soon, most pressing first."""
    clients = {client.id: client for client in unit.clients.all()}
    drafts = [draft for draft in unit.screenings.drafts() if draft.client_id in clients]
    items = [item for draft in drafts for item in _of_draft(draft, clients, clock)]
    asked_again = {draft.client_id for draft in drafts}
    for client_id, record in on_record(unit, _worth_a_look(unit, clock)).items():
        if client_id in clients:
            found = _of_record(clients[client_id], record, standings.of(record), clock)
            # A re-screen that is under way shows as parked work already.
            items += [item for item in found if client_id not in asked_again or item.scope is None]
    for signature in unit.signatures.unscanned():
        if signature.client_id in clients:
            signed_on = clock.local(signature.signed_at).date()
            client = clients[signature.client_id]
            items.append(
                DueItem(client, "unscanned", signed_on, None, None, signature.screening_id)
            )
    return tuple(sorted(items, key=_by_pressure))


def _by_pressure(item: DueItem) -> tuple[bool, int, date, str]:
    """Whoever needs help today comes first, confirmed or not."""
    can_wait = item.tier is not Tier.URGENT_CARE
    return can_wait, _ORDER.index(item.code), item.due_on, item.client.name_key


def _worth_a_look(unit: UnitOfWork, clock: Clock) -> list[ClientId]:
    """Return the clients of whom anything can be due, so that the others are not read."""
    from studio.screening.due import SOON

    return sorted({*unit.screenings.pressing(clock.today() + SOON), *unit.evidence.closings()})


def _of_draft(
    draft: Screening, clients: Mapping[ClientId, Client], clock: Clock
) -> Iterator[DueItem]:
    from studio.screening.due import before_removal

    client, saved_on = clients[draft.client_id], clock.local(draft.saved_at).date()
    removal = before_removal(saved_on, clock.today())
    if draft.status is Status.PROPOSED:
        yield DueItem(client, "to_confirm", saved_on, None, draft.chosen_tier, draft.id)
    elif removal is not None:
        yield DueItem(client, removal.code, removal.on, None, None, draft.id)


def _of_record(
    client: Client, record: OnRecord, standing: Standing, clock: Clock
) -> Iterator[DueItem]:
    from studio.screening.due import before_closing_ends

    if record.screening is None or record.consent_is_withdrawn:
        return
    due = _why_due(record.screening, standing, clock.today())
    if due is not None:
        scope = _scope_for(due.code, standing)
        yield DueItem(client, due.code, due.on, scope, standing.tier, record.screening.id)
    for closing in record.closings:
        counts = closing.counts_on(clock.today())
        ends = before_closing_ends(closing.valid_until, clock.today()) if counts else None
        if ends is not None:
            yield DueItem(client, ends.code, ends.on, None, standing.tier, None)


def _scope_for(code: str, standing: Standing) -> Scope | None:
    if code in ("urgent", "reminder_2w", "reminder_6w"):
        return None
    if code == "expiring":
        return Scope.FULL if standing.tier is Tier.GYM_READY else Scope.MINI
    return standing.rescreen


def _why_due(screening: Screening, standing: Standing, today: date) -> "Due | None":
    from studio.screening.due import Due, before_expiry, while_on_hold

    confirmed_on = standing.confirmed_on or today
    if standing.tier is Tier.URGENT_CARE:
        return Due("urgent", confirmed_on)
    if standing.tier is Tier.CLEARANCE_FIRST:
        return while_on_hold(confirmed_on, today)
    if standing.locked_because == "rescreen":
        return Due("rescreen", today)
    if screening.ended_on is not None:
        return Due("changed", screening.ended_on)
    return before_expiry(standing.expires_on, today)


def tier_changes(
    confirmed: Mapping[ClientId, Screening],
    clients: Mapping[ClientId, Client],
    protocol: Protocol,
    clock: Clock,
) -> tuple[TierChange, ...]:
    """Return the outcomes that other rules than today's reached and today's would not.

    Answers are judged as on the day they were confirmed, so that only the rules make a
    difference.
    """
    from studio.screening.evaluate import evaluate

    questionnaire, rules = protocol()
    found: list[TierChange] = []
    for client_id, screening in confirmed.items():
        stored = screening.outcome
        if client_id not in clients or stored is None or stored.tier is None:
            continue
        if screening.rules_version == rules.version:
            continue
        day = clock.local(screening.confirmed_at or screening.saved_at).date()
        outcome = evaluate(screening.answers, questionnaire, rules, today=day)
        before = {finding.rule for finding in stored.findings if not finding.carried}
        after = {finding.rule for finding in outcome.findings}
        was = max((f.tier for f in stored.findings if not f.carried), default=Tier.GYM_READY)
        if outcome.tier is not was:
            found.append(
                TierChange(
                    clients[client_id],
                    screening.id,
                    was,
                    outcome.tier,
                    gained=tuple(sorted(after - before)),
                    lost=tuple(sorted(before - after)),
                )
            )
    return tuple(sorted(found, key=lambda change: change.client.name_key))
