from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from studio.ids import EvidenceId, new_id
from studio.screening.evidence import Evidence, EvidenceKind, WrittenRestriction
from studio.screening.outcome import Restriction
from tests.builders import THURSDAY
from tests.ui.clients.evidence_desk import (
    CHEST,
    SORE_BACK,
    EvidenceDesk,
)
from tests.ui.watch import clipped, nameless, rich_labels, texts, too_small
from ui.widgets.card import Card


def cards(desk: EvidenceDesk) -> list[Card]:
    """Return the cards from top to bottom."""
    found = [c for c in desk.cards.findChildren(Card) if c.objectName().startswith("account.")]
    layout = desk.cards.layout()
    return sorted(found, key=layout.indexOf)


def lines(card: Card) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def card_of(desk: EvidenceDesk, code: str) -> Card:
    card = desk.find(f"account.{code}")
    assert isinstance(card, Card)
    return card


def test_a_limit_says_what_why_how_long_and_what_stands_in(evidence_desk: EvidenceDesk):
    evidence_desk.screened(SORE_BACK)
    said = lines(card_of(evidence_desk, "low_load_only"))
    assert said[0] == "Light work for now"
    assert "Usually stands in: walking, bridges" in said[2]
    assert said[3] == "Lower back · since Thu 14 May · review Thu 11 Jun, in 4 weeks"
    assert "Lower back: now 4 of 10" in said
    assert "Settles with comfortable sessions in the log." in said


def test_a_chest_answer_limits_nothing_and_has_its_card(evidence_desk: EvidenceDesk, qtbot):
    evidence_desk.screened(CHEST)
    (card,) = cards(evidence_desk)
    assert "Chest discomfort: yes, but not in the last day" in lines(card)
    act = next(b for b in card.findChildren(QAbstractButton) if ".close." in b.objectName())
    assert act.text() == "Record a clinician's information"
    with qtbot.waitSignal(evidence_desk.cards.close_requested) as asked:
        act.click()
    assert asked.args == ["M01"]


def test_the_answer_behind_it_can_be_seen(evidence_desk: EvidenceDesk, qtbot):
    evidence_desk.screened(SORE_BACK)
    card = card_of(evidence_desk, "low_load_only")
    see = next(b for b in card.findChildren(QAbstractButton) if ".answer.R01" in b.objectName())
    assert see.accessibleName() == "See the answer: Lower back: now 4 of 10"
    with qtbot.waitSignal(evidence_desk.cards.answer_requested) as asked:
        see.click()
    assert asked.args == ["p.now", "low_back"]


def test_what_only_another_answer_settles_is_asked_again(evidence_desk: EvidenceDesk, qtbot):
    evidence_desk.screened({"k.fear": 5, "k.sure": 2, "m.beta": "yes", "dx.bp": "controlled"})
    asks = [b for b in evidence_desk.cards.findChildren(QAbstractButton) if b.text() == "Ask again"]
    assert asks
    with qtbot.waitSignal(evidence_desk.cards.review_requested):
        asks[0].click()


def test_the_most_pressing_stands_first(evidence_desk: EvidenceDesk):
    evidence_desk.screened(CHEST, SORE_BACK)
    first, second, *_ = cards(evidence_desk)
    assert "A word with a clinician comes first" in lines(first)
    assert second.accessibleName() == "Light work for now"


def test_twenty_limits_stay_readable(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(SORE_BACK)
    file = desk.file()
    vocabulary = desk.shelf.get().rules.restrictions
    many = tuple(
        Restriction(code, ("A01",), "A reason.", THURSDAY, THURSDAY + timedelta(days=30 + place))
        for place, code in enumerate(list(vocabulary)[:20])
    )
    outcome = replace(file.standing.outcome, restrictions=many)
    desk.cards.show_file(
        replace(file, standing=replace(file.standing, restrictions=many, outcome=outcome))
    )
    desk.settle()
    shown = len(cards(desk))
    more = desk.find("account.more")
    assert isinstance(more, QAbstractButton)
    left = int(more.text().split()[1])
    assert shown <= 6
    desk.click("account.more")
    assert len(cards(desk)) == shown + left
    assert not desk.is_shown("account.more")


def test_nothing_to_consider_is_said(evidence_desk: EvidenceDesk):
    evidence_desk.screened()
    assert evidence_desk.says("account.none") == "Nothing for now. The whole library suits."


def test_what_a_clinician_wrote_has_its_own_card_and_end(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(SORE_BACK)
    letter = Evidence(
        id=EvidenceId(new_id()),
        client_id=desk.maya.id,
        kind=EvidenceKind.LETTER,
        dated=date(2026, 5, 12),
        recorded_at=desk.around.clock.now(),
        recorded_by=desk.dana.id,
        author="Dr Ann Lee",
        role="GP",
        avoid="Holding the breath.",
        restrictions=(WrittenRestriction("no_valsalva", "", date(2026, 11, 1)),),
    )
    desk.studio.evidence.record(letter, desk.dana.id)
    desk.reload()
    said = lines(card_of(desk, f"written.{letter.id}"))
    assert said == [
        "Letter or email from Dr Ann Lee, GP, 12 May 2026",
        "To avoid: Holding the breath.",
        "Breathe through every rep · until 1 Nov 2026",
        "Counts until 12 May 2027",
    ]
    desk.wait(days=400)
    assert not desk.is_shown(f"account.written.{letter.id}")


def test_settled_findings_fold_away_with_who_when_and_on_what(evidence_desk: EvidenceDesk, qtbot):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.click("closing.confirm")
    desk.reload()
    assert not desk.is_shown("account.settledCard")
    desk.click("account.settled")
    said = lines(card_of(desk, "settledCard"))
    assert said[0] == "Chest discomfort: yes, but not in the last day"
    assert said[1] == (
        "By Dana, Thu 14 May · Letter or email from Dr Ann Lee, GP, 12 May 2026 · until 12 May 2027"
    )
    assert desk.keyboard == "account.settled"
    desk.cards.reopen_requested.disconnect(desk.sheets.open_reopening)
    with qtbot.waitSignal(desk.cards.reopen_requested) as asked:
        desk.click(f"account.reopen.{desk.closing_id()}")
    assert asked.args == [desk.closing_id()]


def test_what_ran_out_is_no_longer_settled(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.write_letter("M01")
    desk.click("closing.confirm")
    desk.wait(days=364)
    assert not desk.is_shown("account.settled")
    assert len(cards(desk)) == 1


def test_an_archived_client_is_only_read(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(SORE_BACK, CHEST)
    file = desk.file()
    archived = replace(file.client, archived_at=desk.around.clock.now())
    desk.cards.show_file(replace(file, client=archived))
    names = [b.objectName() for b in desk.cards.findChildren(QAbstractButton)]
    assert not any(".close." in name or name == "account.review" for name in names)


def test_a_carried_finding_says_when_it_was_said(evidence_desk: EvidenceDesk):
    desk = evidence_desk
    desk.screened(CHEST)
    desk.wait(days=30)
    desk.screened({"c.chest": "no"})
    said = " ".join(lines(cards(desk)[0]))
    assert "Chest discomfort: yes, but not in the last day (said Thu 14 May)" in said


@pytest.mark.parametrize("width", [350, 620])
def test_the_cards_show_everything_whole(evidence_desk: EvidenceDesk, width):
    desk = evidence_desk
    desk.screened(CHEST, SORE_BACK)
    desk.cards.resize(width, desk.cards.layout().heightForWidth(width))
    desk.settle()
    assert nameless(desk.cards) == []
    assert too_small(desk.cards) == []
    assert rich_labels(desk.cards) == []
    assert clipped(desk.cards) == []
    assert "Maya" not in texts(desk.cards)
