"""From a confirmed screening to what it allows today."""

from studio.clock import Clock
from studio.screening.outcome import PLANNING_BY_TIER, Planning, Tier
from studio.screening.screening import NOT_SCREENED, Screening, Standing

OPEN_UNTIL_CLOSED = frozenset({Tier.CLEARANCE_FIRST, Tier.URGENT_CARE})


def standing_from(screening: Screening | None, clock: Clock) -> Standing:
    """Return the standing that the latest confirmed *screening* gives today."""
    if screening is None or screening.outcome is None or screening.chosen_tier is None:
        return NOT_SCREENED
    tier = screening.chosen_tier
    expires = screening.expires_on
    expired = expires is not None and clock.today() > expires and tier not in OPEN_UNTIL_CLOSED
    return Standing(
        planning=Planning.LOCKED if expired else PLANNING_BY_TIER[tier],
        tier=tier,
        restrictions=screening.outcome.restrictions,
        screening_id=screening.id,
        confirmed_on=clock.local(screening.confirmed_at).date() if screening.confirmed_at else None,
        confirmed_by=screening.confirmed_by,
        expires_on=expires,
        locked_because="expired" if expired else "",
        outcome=screening.outcome,
        answers=screening.answers,
    )
