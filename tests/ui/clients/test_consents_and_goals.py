from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.clients.consent import Consent, Purpose, Way
from studio.ids import TrainerId
from studio.screening.outcome import Tier
from tests.builders import a_client, a_trainer
from tests.ui.clients.profile_desk import ProfileDesk, children, said
from tests.ui.memory import MemoryStudio
from tests.ui.watch import clipped, nameless
from ui.clients.profile import Tab

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
MAYA = a_client(goals=("Get stronger", "an easy back"))
TOM = a_client(first_name="Tom", last_name="Reed", number=8, birth_date=date(2010, 3, 4))

Open = Callable[[], ProfileDesk]


@pytest.fixture
def desk(studio: MemoryStudio, open_desk: Open) -> ProfileDesk:
    studio.put(DANA, MAYA, TOM)
    studio.screened(MAYA, Tier.GYM_READY, confirmed_by=DANA.id)
    made = open_desk()
    made.around.at_desk.show_team([DANA])
    made.open(MAYA.id)
    return made


def consents(desk: ProfileDesk, client_id: str = MAYA.id) -> dict[Purpose, Consent]:
    return dict(desk.studio.consents.current(client_id))


def state(desk: ProfileDesk, purpose: str) -> str:
    return desk.part(f"consent.{purpose}.state").text()


def test_every_purpose_stands_by_itself(desk: ProfileDesk):
    assert {state(desk, p.value) for p in Purpose} == {"Not given"}
    desk.click("consent.photos.give")
    desk.click("consent.photos.yes")
    assert state(desk, "photos") == "Given 14 May on screen, before Dana"
    assert [p for p, c in consents(desk).items() if c.is_given] == [Purpose.PHOTOS]


def test_giving_and_taking_back_are_two_clicks_each(desk: ProfileDesk):
    desk.click("consent.health.give")
    assert desk.part("consent.health.text").isVisible()
    desk.click("consent.health.yes")
    assert consents(desk)[Purpose.HEALTH].is_given
    assert not desk.part("consent.health.text").isVisible()
    desk.click("consent.health.withdraw")
    assert desk.part("consent.health.follows").text() == (
        "The plan closes until consent is given again. Nothing is deleted."
    )
    desk.click("consent.health.yes")
    assert state(desk, "health") == "Withdrawn 14 May, told to Dana"


def test_without_consent_the_head_says_so_and_leads_back(desk: ProfileDesk):
    given = desk.studio.consents.give(MAYA.id, Purpose.HEALTH, DANA.id, given_by="Maya Okafor")
    desk.studio.consents.withdraw(given.id, MAYA.id, DANA.id)
    desk.around.runner.settle()
    assert desk.primary.label == "Give consent"
    assert "withdrawn on 14 May" in desk.part("clients.state").text
    assert "Maya Okafor, Gym-ready, Consent withdrawn" in desk.rows()
    desk.profile.open_tab(Tab.PLANS)
    desk.click("clients.primary")
    assert desk.window.focusWidget().objectName() == "consent.health.yes"
    desk.press(Qt.Key.Key_Return)
    assert consents(desk)[Purpose.HEALTH].is_given
    assert desk.primary.label == "Plan week"
    assert desk.part("clients.state").isHidden()


def test_giving_up_changes_nothing(desk: ProfileDesk):
    desk.click("consent.sharing.give")
    desk.click("consent.sharing.no")
    assert consents(desk) == {}
    assert desk.find("consent.sharing.give").hasFocus()


def test_the_words_are_shown_on_request_with_their_version(desk: ProfileDesk, content):
    desk.click("consent.sharing.read")
    assert desk.part("consent.sharing.text").text() == (
        content.consents.purposes[Purpose.SHARING].text
    )
    desk.click("consent.sharing.read")
    assert not desk.part("consent.sharing.text").isVisible()


def test_how_it_was_given_is_kept(desk: ProfileDesk):
    desk.click("consent.reminders.give")
    desk.click("consent.reminders.way.2")
    desk.click("consent.reminders.yes")
    assert consents(desk)[Purpose.REMINDERS].way is Way.PHONE
    assert state(desk, "reminders") == "Given 14 May by phone, before Dana"


def test_below_18_a_guardian_gives_it(desk: ProfileDesk):
    desk.open(TOM.id)
    desk.click("consent.health.give")
    desk.click("consent.health.yes")
    assert "parent or guardian" in desk.part("consent.health.guardian.error").text()
    assert consents(desk, TOM.id) == {}
    desk.type("consent.health.guardian", "Ann Reed")
    desk.type("consent.health.relation", "mother")
    desk.click("consent.health.yes")
    assert state(desk, "health") == "Given 14 May on screen, by Ann Reed (mother), before Dana"


def test_words_that_changed_since_are_told(desk: ProfileDesk):
    shelf = desk.studio.unit.consents.shelf.values
    given = desk.studio.consents.give(MAYA.id, Purpose.PHOTOS, DANA.id, given_by="Maya Okafor")
    shelf[given.id] = replace(given, text_version="0", text_hash="other")
    desk.page.reload()
    desk.around.runner.settle()
    assert state(desk, "photos").endswith("The words were version 0 then; now they are version 1.")


def test_an_open_question_survives_what_is_read_meanwhile(desk: ProfileDesk):
    desk.click("consent.health.give")
    desk.page.reload()
    desk.around.runner.settle()
    assert desk.find("consent.health.yes").isVisible()
    desk.open(TOM.id)
    desk.open(MAYA.id)
    assert not desk.find("consent.health.yes").isVisible()


# Goals


def goals(desk: ProfileDesk) -> tuple[str, ...]:
    return desk.studio.clients.get(MAYA.id).goals


def test_a_goal_is_added_in_ones_own_words(desk: ProfileDesk):
    desk.click("clients.goals.link")
    assert desk.window.focusWidget().objectName() == "clients.goals.line"
    QTest.keyClicks(desk.window.focusWidget(), "  run 5 km ")
    desk.press(Qt.Key.Key_Return)
    assert goals(desk) == ("Get stronger", "an easy back", "run 5 km")
    assert desk.part("clients.goals.line").isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.part("clients.goals.line").isVisible()
    assert desk.find("clients.goals.link").hasFocus()


def test_the_words_of_the_screening_are_offered_but_what_is_there_already(desk: ProfileDesk):
    desk.click("clients.goals.link")
    offered = said(desk.profile, "clients.goals.offer")
    assert "Get fitter" in offered
    assert "Get stronger" not in offered
    assert "Something else" not in offered
    desk.click(f"clients.goals.offer.{offered.index('Get fitter')}")
    assert goals(desk)[-1] == "Get fitter"
    assert "Get fitter" not in said(desk.profile, "clients.goals.offer")


@pytest.mark.parametrize("typed", ["", "   ", "get STRONGER"])
def test_nothing_and_what_is_there_already_add_nothing(desk: ProfileDesk, typed: str):
    desk.click("clients.goals.link")
    desk.type("clients.goals.line", typed)
    desk.press(Qt.Key.Key_Return)
    assert goals(desk) == MAYA.goals


def test_a_goal_is_taken_away_and_back(desk: ProfileDesk):
    desk.click("clients.goals.remove.0")
    assert goals(desk) == ("an easy back",)
    desk.toast.act()
    desk.around.runner.settle()
    assert goals(desk) == MAYA.goals


def test_the_last_goal_leaves_a_sentence(desk: ProfileDesk):
    desk.click("clients.goals.remove.0")
    desk.click("clients.goals.remove.0")
    assert goals(desk) == ()
    assert children(desk.profile, "clients.goals.remove") == []


def test_open_parts_hold(desk: ProfileDesk, qtbot):
    desk.click("clients.goals.link")
    desk.click("consent.health.give")
    desk.click("consent.sharing.read")
    qtbot.waitUntil(lambda: clipped(desk.page) == [])
    assert nameless(desk.page) == []
