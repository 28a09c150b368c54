"""What the papers of a screening say of signatures, consents and settled findings on file."""

from dataclasses import replace

import pytest

from studio.clients.consent import Purpose
from studio.ids import EvidenceId, new_id
from studio.printing.on_file import short_hash
from studio.screening.evidence import Evidence, EvidenceKind, WrittenRestriction
from studio.screening.signature import answers_hash
from studio.services.consents import ConsentService
from studio.services.evidence import EvidenceService
from studio.services.papers import PaperService
from tests.builders import THURSDAY, a_clock
from tests.studio.services.test_papers import rendered

SCIATICA = {
    "i.regions": [
        {
            "region": "low_back", "side": "both", "p.now": 2, "p.worst7": 3, "p.weeks": 20,
            "p.radiate": "below", "p.numb": "new",
        }
    ]
}  # fmt: skip


@pytest.fixture
def papers(desk, content) -> PaperService:
    return PaperService(desk, lambda: content, rendered)


@pytest.fixture
def letter(maya, dana) -> Evidence:
    return Evidence(
        id=EvidenceId(new_id()),
        client_id=maya.id,
        kind=EvidenceKind.LETTER,
        dated=THURSDAY,
        recorded_at=a_clock().now(),
        recorded_by=dana.id,
        author="Dr Ames",
        role="GP",
        restrictions=(WrittenRestriction("no_overhead"),),
    )


def test_a_confirmed_summary_shows_who_signed_and_agreed(
    confirmed, papers, content, desk, maya, dana
):
    screening = confirmed({"c.palps": "new"})
    consents = ConsentService(desk, lambda: content.consents)
    given = consents.give(maya.id, Purpose.PHOTOS, dana.id, given_by="Maya Okafor")
    consents.withdraw(given.id, maya.id, dana.id)
    summary = papers.summary(screening.id)
    (field,) = summary.declaration.signed
    assert field.text == "Maya Okafor"
    assert summary.declaration.rows == ()
    assert short_hash(answers_hash(screening.answers)) in summary.declaration.small
    told = {pair.head: pair.text for pair in summary.on_file[0].pairs}
    assert "Dana Kerr" in told["Outcome confirmed"]
    assert told["Health answers"].startswith("Given by Maya Okafor on ")
    assert "Taken back on" in told["Photos"]
    assert papers.render(summary)


def test_what_a_letter_settled_is_told_and_no_more_a_reason(
    confirmed, papers, desk, protocol, letter, maya, dana
):
    screening = confirmed(SCIATICA)
    before = papers.summary(screening.id)
    assert before.outcome.title == "Check in with a clinician first"
    EvidenceService(desk, protocol).close(maya.id, "M34", letter, dana.id)
    after = papers.summary(screening.id)
    assert after.outcome.title == "Rebuild first"
    (settled,) = after.closed
    assert "Dr Ames, GP" in settled.pairs[0].text
    assert not any("worth a check first" in pair.text for pair in after.why.pairs)
    assert "Up to shoulder height" in [pair.head for pair in after.for_now.pairs]


def test_an_earlier_screening_stays_as_it_was(
    confirmed, papers, screenings, desk, protocol, letter, maya, dana
):
    first = confirmed(SCIATICA)
    EvidenceService(desk, protocol).close(maya.id, "M34", letter, dana.id)
    confirmed({})
    summary = papers.summary(first.id)
    assert summary.outcome.title == "Check in with a clinician first"
    assert summary.closed == ()


def test_a_parked_sign_up_has_a_page_to_sign(papers, screenings, content, maya, dana):
    begun = screenings.start(maya.id, dana.id)
    draft = screenings.save_draft(replace(begun, answers={"a.consent": "yes", "b.days": 3}))
    page = papers.declaration(draft.id, "Letter")
    assert page.paper == "Letter"
    assert page.declaration.text == content.consents.declaration.text
    assert page.client_name == "Maya Okafor"
    assert papers.render(page).startswith(b"%PDF")
