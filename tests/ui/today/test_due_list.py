"""What is due of screenings stands on Today, in calm words, each line with one way on."""

from datetime import date, timedelta

import pytest

from studio.clients.client import Client
from studio.ids import ExerciseSlug
from studio.planning.week_plan import Substitution
from studio.screening.outcome import Tier
from studio.screening.screening import Scope, Screening, Status
from studio.services.due import DueItem
from studio.team import Trainer
from tests.builders import (
    THIS_MONDAY,
    THURSDAY,
    a_client,
    a_dose,
    a_session,
    a_trainer,
    a_week,
    an_item,
)
from tests.ui.memory import MemoryStudio, a_screening
from tests.ui.today.looking import find
from tests.ui.watch import nameless, texts, too_small
from ui.shell.place import Surroundings
from ui.today.attention_card import AT_FIRST, MORE, NO_BREAK

MAYA = a_client()
BEN = a_client(first_name="Ben", last_name="Adeyemi", number=9)
TOM = a_client(first_name="Tom", last_name="Reid", number=10)
DAY = timedelta(days=1)
SWAP = Substitution(
    ExerciseSlug("squat_back"), a_dose(), ("squat",), ("comp",), ("no_heavy_axial",), ("R1",),
    THURSDAY,
)  # fmt: skip


@pytest.fixture
def due(studio: MemoryStudio, monkeypatch: pytest.MonkeyPatch):
    """Let exactly these items be due, as the service would say."""

    def set_due(*items: DueItem) -> None:
        studio.put(*(item.client for item in items))
        monkeypatch.setattr(studio.screenings, "due", lambda: items)

    return set_due


def line_of(page, name: str) -> str:
    """Return what a screen reader says of a line."""
    return find(page, name).accessibleName()


def confirmed(studio: MemoryStudio, client: Client, tier: Tier, on: date, **values: object):
    at = studio.clock.now() - (studio.clock.today() - on)
    return studio.screened(client, tier, confirmed_at=at, **values)


def test_a_result_that_ran_out_is_asked_again_from_here(studio, open_page, qtbot):
    studio.put(MAYA)
    confirmed(studio, MAYA, Tier.GYM_READY, THURSDAY - 400 * DAY, expires_on=THURSDAY - 35 * DAY)
    page = open_page()
    (item,) = studio.screenings.due()
    button = find(page, f"today.expired.{MAYA.id}")
    assert button.text() == "Screen again"
    assert "Maya O., " in button.accessibleName()
    assert line_of(page, button.objectName()).endswith("due since 9 Apr")
    with qtbot.waitSignal(page.screening_requested) as asked:
        button.click()
    assert asked.args == [MAYA.id, item.scope]


def test_a_letter_that_was_asked_for_leads_to_the_profile(studio, open_page, qtbot):
    studio.put(BEN)
    confirmed(studio, BEN, Tier.CLEARANCE_FIRST, THURSDAY - 17 * DAY, expires_on=None)
    page = open_page()
    button = find(page, f"today.reminder_2w.{BEN.id}")
    assert button.accessibleName() == "Open profile: Ben A., Letter asked for 2 weeks ago"
    with qtbot.waitSignal(page.client_opened) as opened:
        button.click()
    assert opened.args == [BEN.id]


def test_a_sign_up_that_will_be_removed_can_be_resumed(studio, around, open_page, qtbot):
    studio.put(TOM)
    saved = around.clock.now() - 25 * DAY
    draft = a_screening(
        TOM, around.clock, Tier.GYM_READY, status=Status.DRAFT, outcome=None, chosen_tier=None,
        confirmed_at=None, expires_on=None, saved_at=saved,
    )  # fmt: skip
    studio.put(draft)
    page = open_page()
    button = find(page, f"today.draft_ends.{draft.id}")
    said = line_of(page, button.objectName())
    assert said == "Resume: Tom R., Sign-up will be removed on 19 May"
    with qtbot.waitSignal(page.resume_requested) as asked:
        button.click()
    assert asked.args == [draft.id]


@pytest.mark.parametrize(
    ("code", "scope", "day", "said"),
    [
        ("expiring", Scope.SHORT, THURSDAY, "Short check due today"),
        ("expiring", Scope.MINI, THURSDAY + 3 * DAY, "Mini check due by 17 May"),
        ("expired", Scope.FULL, THURSDAY - DAY, "Whole screening due since 13 May"),
        ("changed", Scope.SHORT, THURSDAY, "Short check due: something changed on 14 May"),
        ("rescreen", Scope.FULL, THURSDAY, "Whole screening due: a discharge is on record"),
        ("restart", Scope.FULL, THURSDAY, "Whole screening due: on hold for half a year"),
        ("urgent", None, THURSDAY - DAY, "Medical help was advised on 13 May"),
        ("to_confirm", None, THURSDAY, "Outcome waits for a trainer to confirm it"),
        (
            "to_confirm", None, THURSDAY - DAY,
            "Outcome waits for a trainer to confirm it, since 13 May",
        ),
        ("reminder_6w", None, THURSDAY - 7 * DAY, "Letter asked for 7 weeks ago"),
        ("closing_ends", None, THURSDAY + DAY, "What a clinician wrote counts until 15 May"),
        ("unscanned", None, THURSDAY - DAY, "Page signed on 13 May is not scanned yet"),
    ],
)  # fmt: skip
def test_each_line_says_what_and_when(due, open_page, code: str, scope, day: date, said: str):
    due(DueItem(MAYA, code, day, scope))
    page = open_page()
    assert line_of(page, f"today.{code}.{MAYA.id}").endswith(f": Maya O., {said}")


def test_what_presses_comes_first_and_what_is_coming_up_last(due, studio, open_page):
    session = a_session(3, items=(an_item("squat_bodyweight", substitution=SWAP),))
    studio.put(BEN, a_week(BEN, monday=THIS_MONDAY, sessions=(session,)))
    due(
        DueItem(MAYA, "expired", THURSDAY - DAY, Scope.SHORT),
        DueItem(TOM, "expiring", THURSDAY + DAY, Scope.SHORT),
    )
    read = texts(open_page().findChild(object, "today.attention"))
    places = [read.index(name) for name in ("Maya O.", "Ben A.", "Tom R.")]
    assert places == sorted(places)


def test_one_line_for_each_client_and_kind(due, open_page):
    due(
        DueItem(MAYA, "closing_ends", THURSDAY + DAY),
        DueItem(MAYA, "closing_ends", THURSDAY + 5 * DAY),
    )
    card = open_page().findChild(object, "today.attention")
    read = texts(card).replace(NO_BREAK, " ")
    assert read.count("What a clinician wrote counts until 15 May") == 2  # and on its button
    assert "19 May" not in read


def test_hidden_names_leave_no_health_word_on_the_list(around: Surroundings, due, open_page):
    due(
        DueItem(MAYA, "urgent", THURSDAY, None, Tier.URGENT_CARE),
        DueItem(TOM, "rescreen", THURSDAY, Scope.FULL, Tier.URGENT_CARE),
        DueItem(BEN, "reminder_2w", THURSDAY, None, Tier.CLEARANCE_FIRST),
        DueItem(BEN, "closing_ends", THURSDAY, None, Tier.GYM_ADAPTED),
    )
    page = open_page()
    around.privacy.toggle()
    read = texts(page.findChild(object, "today.attention"))
    for word in ("Maya", "Medical", "discharge", "Letter", "clinician", "Urgent", "Gym", "screen"):
        assert word not in read.replace("Screen again", "")
    assert "M. O." in read
    assert "Questions due" in read


def test_a_long_list_shows_its_beginning_and_the_rest_on_request(due, open_page):
    many = [a_client(first_name=f"P{n}", number=100 + n) for n in range(AT_FIRST + 3)]
    due(*(DueItem(client, "expired", THURSDAY, Scope.SHORT) for client in many))
    page = open_page()
    card = page.findChild(object, "today.attention")
    assert str(len(many)) in texts(card)
    assert f"P{AT_FIRST} " not in texts(card)
    more = find(page, "today.attention.more")
    assert more.text() == "Show 3 more"
    more.click()
    assert f"P{AT_FIRST + 2} " in texts(card)
    assert more.isHidden()
    assert MORE > 3


def test_complete_work_waits_for_the_check(studio, around, open_page):
    studio.put(MAYA, TOM)
    studio.put(
        parked(around, MAYA, Status.COMPLETE, progress=(12, 12)),
        parked(around, TOM, Status.DRAFT, scope=Scope.SHORT, earlier_id=None, progress=(4, 12)),
    )
    read = texts(open_page().findChild(object, "today.parked"))
    assert "Sign-up · complete, waiting for the check" in read
    assert "Short check · page 4 of 12" in read


def parked(around: Surroundings, client: Client, status: Status, **values: object) -> Screening:
    return a_screening(
        client, around.clock, Tier.GYM_READY, status=status, outcome=None, chosen_tier=None,
        confirmed_at=None, expires_on=None, **values,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("trainers", "said"),
    [
        ([a_trainer("Dana Kerr")], "1 session, 1 trainer"),
        ([a_trainer("Dana Kerr"), a_trainer("Luis Moreno")], "1 session, 2 trainers"),
    ],
)
def test_one_of_a_kind_is_said_as_one(
    studio: MemoryStudio, open_page, trainers: list[Trainer], said: str
):
    session = a_session(3, start_minute=600, trainer_id=trainers[0].id)
    studio.put(MAYA, *trainers, a_week(MAYA, monday=THIS_MONDAY, sessions=(session,)))
    page = open_page()
    assert f"Diary, Thursday 14 May, {said}" in texts(page)
    assert "Thursday 14 May, 1 session" in texts(page.findChild(object, "today.week"))
    assert "1 sessions" not in texts(page)


def test_every_line_has_a_name_and_a_size(due, open_page, qtbot):
    due(
        DueItem(MAYA, "expired", THURSDAY, Scope.SHORT, Tier.GYM_READY),
        DueItem(BEN, "reminder_2w", THURSDAY, None, Tier.CLEARANCE_FIRST),
    )
    page = open_page()
    assert nameless(page) == []
    qtbot.waitUntil(lambda: too_small(page) == [])
