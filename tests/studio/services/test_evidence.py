from dataclasses import replace
from datetime import date

import pytest

from studio.errors import CannotClose, NotFound, NotQualified
from studio.ids import EvidenceId, new_id
from studio.screening.evidence import Evidence, EvidenceKind, WrittenRestriction
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Scope, Status
from studio.services.evidence import EvidenceService
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from tests.builders import THURSDAY, a_clock

SCIATICA = {
    "i.regions": [
        {
            "region": "low_back", "side": "both", "p.now": 2, "p.worst7": 3, "p.weeks": 20,
            "p.radiate": "below", "p.numb": "new",
        }
    ]
}  # fmt: skip


@pytest.fixture
def evidence(desk, protocol) -> EvidenceService:
    return EvidenceService(desk, protocol)


@pytest.fixture
def letter(maya, dana):
    def write(kind: EvidenceKind = EvidenceKind.LETTER, **values: object) -> Evidence:
        made = Evidence(
            id=EvidenceId(new_id()),
            client_id=maya.id,
            kind=kind,
            dated=THURSDAY,
            recorded_at=a_clock().now(),
            recorded_by=dana.id,
            author="Dr Ames",
            role="GP",
            note="Read and talked through.",
        )
        return replace(made, **values)  # type: ignore[arg-type]

    return write


def test_a_letter_closes_its_finding_and_leaves_the_lower_one(
    confirmed, evidence, letter, screenings, maya, dana
):
    confirmed(SCIATICA)
    assert screenings.standing(maya.id).tier is Tier.CLEARANCE_FIRST
    evidence.close(maya.id, "M34", letter(), dana.id)
    standing = screenings.standing(maya.id)
    assert (standing.tier, standing.planning) == (Tier.REHAB_FIRST, Planning.REHAB_ONLY)
    left = {finding.rule for finding in standing.outcome.findings}
    assert "M34" not in left
    assert {"R04", "R05"} <= left


def test_what_is_reopened_counts_again(confirmed, evidence, letter, screenings, maya, dana):
    confirmed(SCIATICA)
    closing = evidence.close(maya.id, "M34", letter(), dana.id)
    evidence.reopen(closing.id, maya.id, dana.id, "Tingling again")
    assert screenings.standing(maya.id).tier is Tier.CLEARANCE_FIRST
    (kept,) = evidence.closings(maya.id)
    assert kept.reopened_because == "Tingling again"


def test_an_account_does_not_close_what_should_be_seen_soon(
    confirmed, evidence, letter, screenings, maya, dana
):
    confirmed(SCIATICA)
    with pytest.raises(CannotClose):
        evidence.close(maya.id, "M34", letter(EvidenceKind.ACCOUNT), dana.id)
    assert evidence.evidence(maya.id) == ()
    assert screenings.standing(maya.id).tier is Tier.CLEARANCE_FIRST


def test_whoever_closes_may_confirm_what_is_left(confirmed, evidence, letter, maya, novice):
    confirmed(SCIATICA)
    with pytest.raises(NotQualified):
        evidence.close(maya.id, "M34", letter(), novice.id)
    assert evidence.closings(maya.id) == ()


def test_only_an_open_finding_can_be_closed(confirmed, evidence, letter, maya, dana):
    confirmed(SCIATICA)
    with pytest.raises(NotFound):
        evidence.close(maya.id, "M01", letter(), dana.id)


def test_one_letter_closes_two_findings_in_two_actions(
    confirmed, evidence, letter, screenings, maya, dana
):
    confirmed(SCIATICA | {"dx.kidney": "yes"})
    note = letter()
    evidence.close(maya.id, "M34", note, dana.id)
    assert screenings.standing(maya.id).tier is Tier.CLEARANCE_FIRST
    evidence.close(maya.id, "M14", note, dana.id)
    assert screenings.standing(maya.id).tier is Tier.REHAB_FIRST
    assert len(evidence.evidence(maya.id)) == 1


def test_what_a_clinician_wrote_is_taken_into_account_until_it_ends(
    confirmed, evidence, letter, screenings, maya, dana
):
    confirmed({})
    until = date(2026, 7, 1)
    evidence.record(letter(restrictions=(WrittenRestriction("no_overhead", until=until),)), dana.id)
    (written,) = screenings.standing(maya.id).restrictions
    assert (written.code, written.review_on) == ("no_overhead", until)
    assert written.evidence_id


def test_a_letter_runs_out_after_a_year(
    confirmed, evidence, letter, unit, broadcast, protocol, content, maya, dana
):
    confirmed(SCIATICA)
    evidence.close(maya.id, "M34", letter(valid_until=date(2026, 5, 20)), dana.id)

    def tier_on(day: date) -> Tier | None:
        later = Desk(unit, a_clock(day), broadcast.publish)
        return ScreeningService(later, protocol, lambda: content.consents).standing(maya.id).tier

    assert tier_on(date(2026, 5, 20)) is Tier.REHAB_FIRST
    assert tier_on(date(2026, 5, 21)) is Tier.CLEARANCE_FIRST


def test_urgent_stays_closed_until_a_discharge_and_the_whole_screening(
    confirmed, evidence, letter, screenings, maya, dana
):
    confirmed({"c.leg_clot": "yes"})
    assert screenings.standing(maya.id).planning is Planning.STOPPED
    # Better answers alone do not open anything.
    again = confirmed({})
    assert again.outcome.tier is Tier.URGENT_CARE
    assert screenings.standing(maya.id).planning is Planning.STOPPED
    with pytest.raises(CannotClose):
        evidence.close(maya.id, "E05", letter(EvidenceKind.NOTE), dana.id)
    evidence.close(maya.id, "E05", letter(EvidenceKind.DISCHARGE), dana.id)
    standing = screenings.standing(maya.id)
    assert (standing.planning, standing.locked_because) == (Planning.LOCKED, "rescreen")
    assert standing.rescreen is Scope.FULL
    whole = screenings.start(maya.id, dana.id, scope=Scope.SHORT)
    assert (whole.scope, whole.status) == (Scope.FULL, Status.DRAFT)
    assert confirmed({}).outcome.tier is Tier.GYM_READY
    assert screenings.standing(maya.id).planning is Planning.OPEN


def test_what_a_letter_covers_is_proposed_without_it_and_kept_on_record(
    confirmed, proposed, evidence, letter, screenings, maya, dana, novice
):
    confirmed(SCIATICA)
    evidence.close(maya.id, "M34", letter(), dana.id)
    again = proposed(SCIATICA)
    assert again.outcome.tier is Tier.CLEARANCE_FIRST
    assert screenings.as_it_stands(again).outcome.tier is Tier.REHAB_FIRST
    with pytest.raises(NotQualified):
        screenings.confirm(again.id, novice.id)
    kept = screenings.confirm(again.id, dana.id)
    assert "M34" in {finding.rule for finding in kept.outcome.findings}
    assert screenings.standing(maya.id).tier is Tier.REHAB_FIRST


def test_a_more_cautious_choice_stays_whatever_is_closed(
    proposed, evidence, letter, screenings, maya, dana
):
    waiting = proposed(SCIATICA)
    screenings.confirm(
        waiting.id, dana.id, chosen_tier=Tier.URGENT_CARE, reason="Looks unwell, rang for help"
    )
    evidence.close(maya.id, "M34", letter(), dana.id)
    assert screenings.standing(maya.id).tier is Tier.URGENT_CARE


def test_a_senior_trainer_s_note_lasts_as_long_as_the_result(
    confirmed, evidence, letter, screenings, maya, dana
):
    confirmed({"f.status": "pregnant", "f.told_team": "no"})
    closing = evidence.close(maya.id, "M27", letter(EvidenceKind.NOTE), dana.id)
    standing = screenings.standing(maya.id)
    assert standing.tier is Tier.GYM_ADAPTED
    assert closing.valid_until == standing.expires_on == date(2026, 11, 14)
