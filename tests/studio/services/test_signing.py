from dataclasses import replace
from datetime import date

import pytest

from studio.errors import NotSigned
from studio.screening.screening import Status
from studio.screening.signature import Ink, SignedHow, Signer, answers_hash
from studio.services.clients import ClientService, NewClient
from studio.services.practice import answers_of
from tests.builders import THURSDAY

LINES = (((10, 20), (30, 40)), ((50, 60),))


@pytest.fixture
def proposing(screenings, content, dana):
    def propose(client, *inks: Ink):
        draft = screenings.start(client.id, dana.id)
        answers = answers_of({"a.guardian": "yes"}, client, content.questionnaire, THURSDAY)
        return screenings.propose(replace(draft, answers=answers), dana.id, inks=inks)

    return propose


def test_a_signature_keeps_what_was_signed_and_before_whom(
    proposing, screenings, content, clock, maya, dana
):
    waiting = proposing(maya, Ink(Signer.CLIENT, "Maya Okafor", strokes=LINES))
    (signed,) = screenings.signatures(maya.id)
    declaration = content.consents.declaration
    assert (signed.text_version, signed.text_hash) == (declaration.version, declaration.hash)
    assert signed.answers_hash == answers_hash(waiting.answers)
    assert (signed.how, signed.strokes) == (SignedHow.DRAWN, LINES)
    assert (signed.witness, signed.signed_at) == (dana.id, clock.now())
    assert screenings.confirm(waiting.id, dana.id).status is Status.CONFIRMED


def test_nobody_confirms_what_nobody_signed(proposing, screenings, maya, dana):
    waiting = proposing(maya)
    with pytest.raises(NotSigned) as refused:
        screenings.confirm(waiting.id, dana.id)
    assert refused.value.values["signer"] == "client"


def test_under_eighteen_a_guardian_signs_as_well(proposing, screenings, desk, protocol, dana):
    young = NewClient("Kit", "Ashdown", birth_date=date(2010, 1, 1))
    client = ClientService(desk, protocol).register(young)
    waiting = proposing(client, Ink(Signer.CLIENT, "Kit Ashdown"))
    with pytest.raises(NotSigned) as refused:
        screenings.confirm(waiting.id, dana.id)
    assert refused.value.values["signer"] == "guardian"
    signed = (
        Ink(Signer.CLIENT, "Kit Ashdown"),
        Ink(Signer.GUARDIAN, "Jo Ashdown", relation="parent"),
    )
    again = screenings.propose(waiting, dana.id, inks=signed)
    assert again.id == waiting.id
    assert screenings.confirm(waiting.id, dana.id).status is Status.CONFIRMED


def test_a_signed_page_is_added_and_replaces_nothing(proposing, screenings, maya, dana):
    waiting = proposing(maya, Ink(Signer.CLIENT, "Maya Okafor"))
    page = screenings.sign_on_paper(
        waiting.id, Signer.CLIENT, "Maya Okafor", "", b"a picture", dana.id
    )
    assert (page.how, page.scan) == (SignedHow.SCANNED, b"a picture")
    assert [s.how for s in screenings.signatures(maya.id)] == [SignedHow.TYPED, SignedHow.SCANNED]


def test_a_later_change_is_a_new_version_that_is_signed_again(proposing, screenings, maya, dana):
    seen = proposing(maya, Ink(Signer.CLIENT, "Maya Okafor"))
    changed = dict(seen.answers) | {"dx.oa": "yes"}
    draft = screenings.save_draft(replace(seen, answers=changed), dana.id)
    assert draft.id != seen.id
    assert draft.earlier_id == seen.id
    kept = screenings.get(seen.id)
    assert (kept.status, kept.answers, kept.outcome) == (
        Status.SUPERSEDED, seen.answers, seen.outcome,
    )  # fmt: skip
    again = screenings.propose(draft, dana.id)
    with pytest.raises(NotSigned):
        screenings.confirm(again.id, dana.id)


def test_looking_back_without_a_change_keeps_the_proposal(proposing, screenings, maya, dana):
    seen = proposing(maya, Ink(Signer.CLIENT, "Maya Okafor"))
    assert screenings.save_draft(replace(seen, page="c.chest"), dana.id) == seen


def test_whoever_needs_help_first_is_not_kept_for_a_pen(screenings, content, maya, dana):
    draft = screenings.start(maya.id, dana.id)
    answers = {"a.dob": "1985-02-03", "a.consent": "yes", "c.chest": "recent"}
    waiting = screenings.propose(replace(draft, answers=answers), dana.id)
    assert screenings.confirm(waiting.id, dana.id).status is Status.CONFIRMED


def test_what_is_to_be_signed_in_ink_is_due_until_it_is_scanned(proposing, screenings, maya, dana):
    waiting = proposing(maya, Ink(Signer.CLIENT, "Maya Okafor", on_paper=True))
    screenings.confirm(waiting.id, dana.id)
    (signed,) = screenings.signatures(maya.id)
    assert signed.how is SignedHow.PAPER
    assert [(i.code, i.screening_id) for i in screenings.due()] == [("unscanned", waiting.id)]
    screenings.sign_on_paper(waiting.id, Signer.CLIENT, "Maya Okafor", "", b"a picture", dana.id)
    assert screenings.due() == ()
