from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from studio.ids import ScreeningId, SignatureId, TrainerId
from studio.screening.outcome import Finding, Restriction, Tier, Urgency
from studio.screening.screening import AnswerStamp, Scope, Screening, Status
from studio.screening.signature import Signature, SignedHow, Signer
from tests.builders import THURSDAY, a_client, a_clock, a_trainer
from tests.ui.clients.profile_desk import ProfileDesk, children
from tests.ui.memory import MemoryStudio, a_screening
from tests.ui.watch import clipped, nameless, texts, too_small
from ui.clients.help_sheet import HelpSheet
from ui.clients.history import grouped
from ui.clients.profile import Tab
from ui.screening.past_screening import PastScreening

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
LUIS = a_trainer("Luis Mora", id=TrainerId("luis"))
MAYA = a_client()
CLOCK = a_clock()
NOW = CLOCK.now()
CHEST = Finding(
    "M01", Tier.CLEARANCE_FIRST, Urgency.ROUTINE, "You told us about chest discomfort.", "s",
    (), ("clin",), (("c.chest", ""),), THURSDAY,
)  # fmt: skip
BACK = Restriction(
    "no_heavy_axial", ("A02",), "We swap heavy work.", THURSDAY, THURSDAY.replace(month=6),
    ("low_back",),
)  # fmt: skip

Open = Callable[[], ProfileDesk]


def a_past(key: str, tier: Tier, days: int, **values: object) -> Screening:
    at = NOW - timedelta(days=days)
    given = {"id": ScreeningId(key), "started_at": at, "saved_at": at, "confirmed_at": at}
    given |= {"confirmed_by": DANA.id, "started_by": DANA.id}
    return a_screening(MAYA, CLOCK, tier, **{**given, **values})


OLD = a_past("old", Tier.GYM_READY, 200, status=Status.SUPERSEDED)
LEFT = a_past(
    "left", Tier.REHAB_FIRST, 2, status=Status.SUPERSEDED, confirmed_at=None, earlier_id=OLD.id
)
LAST = a_past("last", Tier.GYM_ADAPTED, 1, scope=Scope.MINI, earlier_id=LEFT.id)


@pytest.fixture
def filled(studio: MemoryStudio) -> MemoryStudio:
    studio.put(DANA, LUIS, MAYA, OLD, LEFT, LAST)
    return studio


def on_screening(open_desk: Open) -> ProfileDesk:
    desk = open_desk()
    desk.open(MAYA.id).open_tab(Tab.SCREENING)
    return desk


def card(desk: ProfileDesk, key: str) -> str:
    return texts(desk.part(f"clients.screening.{key}.card"))


def test_versions_left_behind_go_with_what_took_their_place():
    assert grouped((LAST, LEFT, OLD)) == [(LAST, (LEFT,)), (OLD, ())]


def test_a_chain_of_versions_is_kept_in_order_and_none_is_lost():
    first = a_past("a", Tier.GYM_READY, 3, status=Status.SUPERSEDED, confirmed_at=None)
    second = replace(first, id=ScreeningId("b"), earlier_id=first.id)
    last = a_past("c", Tier.GYM_READY, 1, earlier_id=second.id)
    alone = replace(first, id=ScreeningId("d"))
    assert grouped((last, second, alone, first)) == [(last, (second, first)), (alone, ())]


def test_the_history_is_newest_first_with_versions_folded(filled, open_desk: Open):
    desk = on_screening(open_desk)
    assert children(desk.profile.history, "clients.screening.")[0].startswith(
        "clients.screening.last"
    )
    assert "clients.screening.left.card" not in children(desk.profile, "clients.screening.left")
    desk.click("clients.versions.last")
    assert "Not confirmed; the answers were changed after it" in card(desk, "left")
    assert desk.find("clients.versions.last").hasFocus()
    desk.click("clients.versions.last")
    assert children(desk.profile, "clients.screening.left.card") == []


def test_a_card_says_who_asked_confirmed_and_signed_and_how_long_it_counts(
    filled: MemoryStudio, open_desk: Open
):
    stamps = {"c.chest": AnswerStamp(LUIS.id, NOW), "c.dizzy": AnswerStamp(DANA.id, NOW)}
    filled.put(replace(LAST, stamps=stamps))
    for how, signer, name, relation in (
        (SignedHow.DRAWN, Signer.CLIENT, "Maya Okafor", ""),
        (SignedHow.SCANNED, Signer.GUARDIAN, "Ann Okafor", "mother"),
    ):
        filled.unit.signatures.add(
            Signature(
                SignatureId(name),
                LAST.id,
                MAYA.id,
                signer,
                name,
                how,
                NOW,
                DANA.id,
                "1",
                "t",
                "a",
                "1",
                "1",
                relation,
            )
        )
    read = card(on_screening(open_desk), "last")
    assert "Mini check of 13 May 2026" in read
    assert "Confirmed by Dana, Wed 13 May · counts until 14 May 2027 · asked by Dana, Luis" in read
    assert "Signed by Maya Okafor on the pad, Thu 14 May, before Dana" in read
    assert "Signed by Ann Okafor (mother) on paper, Thu 14 May, before Dana" in read


def test_an_early_end_says_what_ended_it(filled: MemoryStudio, open_desk: Open):
    filled.put(
        replace(
            LAST,
            ended_on=THURSDAY,
            ended_because="new_area",
            ended_note="Left knee",
            ended_by=LUIS.id,
        )
    )
    read = card(on_screening(open_desk), "last")
    assert "Ended early on Thu 14 May: a new sore area · told to Luis · Left knee" in read
    assert "counts until" not in read


def test_what_is_due_stands_on_top_with_its_button(filled: MemoryStudio, open_desk: Open, qtbot):
    filled.put(replace(LAST, expires_on=THURSDAY - timedelta(days=3)))
    desk = open_desk()
    desk.open(MAYA.id)
    assert desk.part("clients.state").isVisible()
    desk.profile.open_tab(Tab.SCREENING)
    assert "is due since Mon 11 May." in texts(desk.part("clients.dueCard"))
    assert not desk.part("clients.state").isVisible()
    with qtbot.waitSignal(desk.page.screening_requested) as asked:
        desk.click("clients.dueCard.go")
    assert asked.args == [MAYA.id]
    draft = filled.unit.screenings.drafts()[0]
    assert draft.scope is desk.profile.history._file.standing.rescreen


def test_due_clients_are_counted_and_say_why(filled: MemoryStudio, open_desk: Open):
    filled.put(replace(LAST, expires_on=THURSDAY - timedelta(days=3)))
    desk = open_desk()
    assert desk.find("clients.due").label == "Due 1"
    desk.click("clients.due")
    (row,) = desk.rows()
    assert row.startswith("Maya Okafor, Gym with adaptations, ")
    assert row.endswith(", since 11 May")


@pytest.mark.parametrize(("place", "scope"), [(0, Scope.SHORT), (1, Scope.MINI), (2, Scope.FULL)])
def test_any_check_can_be_asked_for(
    filled: MemoryStudio, open_desk: Open, qtbot, place: int, scope: Scope
):
    desk = open_desk()
    desk.open(MAYA.id)
    desk.click("clients.again")
    menu = desk.profile.findChild(QMenu, "clients.again.menu")
    with qtbot.waitSignal(desk.page.screening_requested) as asked:
        menu.actions()[place].trigger()
        desk.around.runner.settle()
    menu.close()
    assert asked.args == [MAYA.id]
    assert filled.unit.screenings.drafts()[0].scope is scope
    assert desk.primary.label.startswith("Resume")


@pytest.mark.parametrize(("place", "sheet"), [(-2, "change"), (-1, "session")])
def test_the_sheets_of_a_changed_day_are_a_click_away(
    filled: MemoryStudio, open_desk: Open, place: int, sheet: str
):
    desk = open_desk()
    desk.open(MAYA.id)
    desk.click("clients.again")
    menu = desk.profile.findChild(QMenu, "clients.again.menu")
    menu.actions()[place].trigger()
    menu.close()
    desk.around.runner.settle()
    assert desk.part(sheet).isVisible()


def test_somebody_new_is_not_asked_again(studio: MemoryStudio, open_desk: Open):
    studio.put(MAYA)
    desk = on_screening(open_desk)
    assert desk.find("clients.again").isHidden()
    assert "No screening yet" in texts(desk.profile.history)


@pytest.mark.parametrize(
    ("act", "asked"), [("summary", ("summary", "last")), ("letter", ("letter", "last"))]
)
def test_papers_are_asked_for(
    filled: MemoryStudio, open_desk: Open, qtbot, act: str, asked: tuple[str, str]
):
    filled.put(replace(LAST, outcome=replace(LAST.outcome, findings=(CHEST,))))
    desk = on_screening(open_desk)
    with qtbot.waitSignal(desk.page.paper_requested) as told:
        desk.click(f"clients.screening.last.{act}")
    assert tuple(told.args) == asked


def test_a_letter_is_only_offered_where_it_would_settle_something(filled, open_desk: Open):
    desk = on_screening(open_desk)
    assert children(desk.profile, "clients.screening.last.letter") == []


def test_on_hold_the_letter_is_the_one_thing_to_do(studio: MemoryStudio, open_desk: Open, qtbot):
    held = a_past("held", Tier.CLEARANCE_FIRST, 20)
    studio.put(DANA, MAYA, held)
    desk = open_desk()
    desk.open(MAYA.id)
    with qtbot.waitSignal(desk.page.paper_requested) as told:
        desk.click("clients.primary")
    assert told.args == ["letter", "held"]
    assert "Letter: day 20 of waiting" in desk.rows()[0]


def test_help_comes_with_the_number_and_a_note_to_take_along(
    studio: MemoryStudio, open_desk: Open, qtbot
):
    urgent = a_past("urgent", Tier.URGENT_CARE, 0)
    found = replace(CHEST, tier=Tier.URGENT_CARE, urgency=Urgency.EMERGENCY_CALL)
    outcome = replace(urgent.outcome, urgency=Urgency.EMERGENCY_CALL, findings=(found,))
    studio.put(DANA, MAYA, replace(urgent, outcome=outcome))
    desk = open_desk()
    desk.open(MAYA.id)
    desk.click("clients.primary")
    assert desk.part("help.number").text() == "999"
    assert "Stay with Maya" in desk.part("help.action.0").text()
    qtbot.waitUntil(lambda: clipped(desk.part("help")) == [])
    with qtbot.waitSignal(desk.page.paper_requested) as told:
        desk.click("help.letter")
    assert told.args == ["letter", "urgent"]
    desk.click("clients.primary")
    desk.click("help.discharge")
    assert desk.part("closing").isVisible()


def test_help_says_nothing_while_names_are_hidden(studio: MemoryStudio, open_desk: Open):
    studio.put(DANA, MAYA, a_past("urgent", Tier.URGENT_CARE, 0))
    desk = open_desk()
    desk.open(MAYA.id)
    desk.click("clients.primary")
    desk.around.privacy.toggle()
    shown = texts(desk.window.findChild(HelpSheet)) + texts(desk.page)
    for word in ("Maya", "medical", "999", "Help", "help"):
        assert word not in shown, word
    assert desk.find("clients.primary").isHidden()


def test_a_past_screening_opens_to_look_at_and_closes_to_where_one_was(
    filled: MemoryStudio, open_desk: Open
):
    desk = on_screening(open_desk)
    desk.click("clients.screening.last.open")
    past = desk.page.findChild(PastScreening)
    assert past.isVisible()
    assert not desk.profile.isVisible()
    past.closed.emit()
    assert desk.profile.isVisible()
    assert desk.find("clients.screening.last.open").hasFocus()


@pytest.mark.parametrize("leave", ["hide", "other"])
def test_a_past_screening_goes_with_names_and_with_the_client(
    filled: MemoryStudio, open_desk: Open, leave: str
):
    other = a_client(first_name="Aisha", last_name="Khan", number=8)
    filled.put(other)
    desk = on_screening(open_desk)
    desk.click("clients.screening.last.open")
    if leave == "hide":
        desk.around.privacy.toggle()
    else:
        desk.open(other.id)
    assert desk.profile.isVisible()
    assert all(not past.isVisible() for past in desk.page.findChildren(PastScreening))


def test_an_archived_client_has_a_history_to_look_at_only(filled: MemoryStudio, open_desk: Open):
    filled.clients.archive(MAYA.id)
    desk = on_screening(open_desk)
    assert children(desk.profile, "clients.screening.last.page") == []
    assert desk.find("clients.screening.last.open").isVisible()


def test_the_tab_holds(filled: MemoryStudio, open_desk: Open, qtbot):
    filled.put(replace(LAST, expires_on=THURSDAY - timedelta(days=3)))
    desk = on_screening(open_desk)
    desk.click("clients.versions.last")
    qtbot.waitUntil(lambda: clipped(desk.page) == [])
    assert nameless(desk.page) == []
    assert too_small(desk.page) == []


def test_the_review_of_what_is_taken_into_account_asks_what_may_have_changed(
    studio: MemoryStudio, open_desk: Open, qtbot
):
    studio.put(DANA, MAYA)
    studio.screened(MAYA, Tier.GYM_ADAPTED, BACK, confirmed_by=DANA.id)
    desk = open_desk()
    desk.open(MAYA.id)
    with qtbot.waitSignal(desk.page.screening_requested):
        desk.click("account.review")
    assert studio.unit.screenings.drafts()[0].scope is Scope.SHORT
    desk.press(Qt.Key.Key_Escape)


def test_a_day_of_another_year_carries_its_year(filled: MemoryStudio, open_desk: Open):
    read = card(on_screening(open_desk), "old")
    assert "Confirmed by Dana, 26 Oct 2025 · replaced by a later one" in read
