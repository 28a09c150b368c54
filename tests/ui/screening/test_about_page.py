from datetime import date

import pytest

from studio.services.clients import NewClient
from tests.builders import a_client
from tests.ui.screening.desk import ENTER, FlowDesk

ONE = date(1985, 2, 3)


def test_the_first_field_has_the_keyboard_and_nothing_is_checked_yet(desk: FlowDesk) -> None:
    desk.open()
    assert desk.view.focusWidget().objectName() == "flow.firstName"
    assert not desk.shows("flow.summary")
    assert not desk.shows("flow.back")


def test_an_empty_page_says_what_to_complete_and_links_to_it(desk: FlowDesk) -> None:
    desk.open()
    desk.press(ENTER)
    summary = desk.find("flow.summary")
    assert "Four things to complete" in summary.text
    assert desk.view.focusWidget() is summary
    desk.click("flow.summary.phone")
    assert desk.view.focusWidget().objectName() == "flow.phone"
    assert desk.unit.clients.all() == ()


@pytest.mark.parametrize(
    ("day", "month", "year", "words"),
    [
        ("30", "2", "1985", "no such day"),
        ("31", "4", "1985", "no such day"),
        ("29", "2", "1985", "no such day"),
        ("3", "2", "85", "four digits"),
        ("3", "2", "19855", "four digits"),
        ("3", "", "1985", "day, month and year"),
        ("third", "2", "1985", "day, month and year"),
        ("3", "-2", "1985", "day, month and year"),
        ("٣", "2", "1985", "day, month and year"),
        ("3", "2", "2030", "outside"),
        ("3", "2", "1900", "outside"),
        ("0", "0", "0000", "no such day"),
        ("3", "2", "2015", "start at 14"),
    ],
)
def test_a_birth_date_nobody_can_have_is_asked_again(
    desk: FlowDesk, day: str, month: str, year: str, words: str
) -> None:
    desk.open()
    desk.about(birthDay=day, birthMonth=month, birthYear=year)
    desk.click("flow.consent")
    desk.press(ENTER)
    assert desk.page_id == "about"
    assert words in desk.find("flow.summary").text
    assert desk.unit.clients.all() == ()
    assert desk.text("flow.firstName") == "Maya"


def test_the_age_is_read_back(desk: FlowDesk) -> None:
    desk.open()
    desk.about()
    assert desk.text("flow.age") == "3 Feb 1985, 41 years old"


def test_the_twenty_ninth_of_february_is_a_birthday(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up(birthDay="29", birthMonth="2", birthYear="1988")
    assert desk.page_id == "a.filled_by"


def test_below_eighteen_a_guardian_has_to_join_in(desk: FlowDesk) -> None:
    desk.open()
    desk.about(birthYear="2010")
    desk.click("flow.consent")
    assert desk.shows("flow.guardian")
    desk.press(ENTER)
    assert "parent or guardian" in desk.find("flow.summary").text
    desk.click("flow.guardian")
    desk.press(ENTER)
    assert desk.page_id == "a.filled_by"
    (draft,) = desk.drafts
    assert draft.answers["a.guardian"] == "yes"


def test_a_grown_up_is_not_asked_for_a_guardian(desk: FlowDesk) -> None:
    desk.open()
    desk.about()
    assert not desk.shows("flow.guardian")


def test_without_consent_nothing_is_stored(desk: FlowDesk) -> None:
    desk.open()
    desk.about()
    desk.press(ENTER)
    assert "only with a yes" in desk.find("flow.summary").text
    assert desk.unit.clients.all() == ()
    assert desk.drafts == ()


def test_phone_or_email_is_enough(desk: FlowDesk) -> None:
    desk.open()
    desk.about(phone="", email="maya@example.org")
    desk.click("flow.consent")
    desk.press(ENTER)
    assert desk.page_id == "a.filled_by"


def test_the_emergency_contact_may_wait_and_is_asked_for_at_the_end(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up(emergency="")
    desk.jump("check", a_contact=None)
    assert desk.shows("check.answer.a.contact")
    desk.press(ENTER)
    assert desk.page_id == "check"
    desk.click("check.answer.a.contact")
    desk.type("flow.emergency", "Ada 07700 900456")
    desk.press(ENTER)
    assert desk.page_id == "check"
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"


def test_the_client_is_stored_once_with_cleaned_fields(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up(firstName="  Maya \u202e ", lastName="Ok\u200bafor", email="maya@example.org")
    (client,) = desk.unit.clients.all()
    assert (client.first_name, client.last_name) == ("Maya", "Okafor")
    assert client.birth_date == ONE
    assert client.email == "maya@example.org"
    desk.click("flow.back")
    desk.press(ENTER)
    assert len(desk.unit.clients.all()) == 1


@pytest.mark.parametrize(
    "name",
    [
        "<b>Maya</b>",
        "{name} & %1",
        "O'Brien",
        "山田",
        "Łucja Ørsted",
        "-- DROP TABLE clients",
        "😀",
        "&amp",
    ],
)
def test_any_name_is_shown_as_it_is(desk: FlowDesk, name: str) -> None:
    desk.open()
    desk.sign_up(firstName=name, lastName=name)
    assert desk.page_id == "a.filled_by"
    assert desk.text("flow.title") == f"Getting started, {name}"
    desk.jump("check")
    assert f"{name} {name}" in desk.words()
    desk.press(ENTER)
    assert desk.text("outcome.sentence") == f"{name} can start with the full plan."


def test_a_name_that_is_too_long_says_so_and_nothing_is_lost(desk: FlowDesk) -> None:
    desk.open()
    desk.about(firstName="M" * 201)
    desk.click("flow.consent")
    desk.press(ENTER)
    assert "201 characters" in desk.find("flow.summary").text
    assert desk.text("flow.firstName") == "M" * 201


def test_somebody_who_is_known_is_noticed_before_saving(desk: FlowDesk) -> None:
    known = desk.clients.register(
        NewClient(first_name="Maya", last_name="Okafor", phone="07700 900123", birth_date=ONE)
    )
    desk.open()
    desk.sign_up()
    assert desk.page_id == "about"
    assert desk.shows("flow.samePerson")
    desk.click(f"flow.existing.{known.id}")
    assert desk.wishes.of("client") == [known.id]
    assert desk.unit.clients.all() == (known,)


def test_of_somebody_else_the_new_client_reads_no_surname_and_no_birth_date(
    desk: FlowDesk,
) -> None:
    ada = desk.clients.register(
        NewClient(
            first_name="Ada", last_name="Byron", phone="07700 900123", birth_date=date(1971, 8, 9)
        )
    )
    desk.open()
    desk.sign_up()
    shown = desk.text(f"flow.existing.{ada.id}")
    assert "Ada B." in shown
    assert "Byron" not in shown
    assert "1971" not in shown


def test_a_different_person_with_the_same_phone_is_signed_up(desk: FlowDesk) -> None:
    desk.clients.register(NewClient(first_name="Ada", last_name="Okafor", phone="07700 900123"))
    desk.open()
    desk.sign_up()
    desk.click("flow.differentPerson")
    assert desk.page_id == "a.filled_by"
    assert len(desk.unit.clients.all()) == 2


def test_a_client_who_is_screened_again_finds_their_fields_filled_but_no_consent(
    desk: FlowDesk,
) -> None:
    client = desk.unit.clients.add(a_client(emergency_contact="Ada 07700 900456"))
    desk.open(client)
    assert desk.page_id == "about"
    assert desk.text("flow.firstName") == "Maya"
    assert desk.text("flow.birthYear") == "1985"
    assert not desk.find("flow.consent").isChecked()
    desk.type("flow.phone", "07700 900999")
    desk.click("flow.consent")
    desk.press(ENTER)
    assert desk.page_id == "a.filled_by"
    (stored,) = desk.unit.clients.all()
    assert stored.phone == "07700 900999"


def test_name_and_phone_are_enough_to_screen_another_day(desk: FlowDesk, qtbot) -> None:
    desk.open()
    desk.find("flow.firstName").setText("Owen")
    desk.find("flow.phone").setText("07700 900456")
    with qtbot.waitSignal(desk.view.registered) as kept:
        desk.click("flow.later")
    client = kept.args[0]
    assert (client.first_name, client.phone, client.birth_date) == ("Owen", "07700 900456", None)
    assert desk.screenings.history(client.id) == ()


def test_for_another_day_a_name_and_a_phone_are_still_needed(desk: FlowDesk) -> None:
    desk.open()
    desk.find("flow.birthDay").setText("31")
    desk.click("flow.later")
    summary = desk.find("flow.summary").text
    assert "Three things to complete" in summary
    assert desk.unit.clients.all() == ()


def test_somebody_known_is_noticed_before_they_are_kept_for_another_day(
    desk: FlowDesk, qtbot
) -> None:
    known = desk.clients.register(NewClient("Owen", phone="07700 900456"))
    desk.open()
    desk.find("flow.firstName").setText("Owen")
    desk.find("flow.phone").setText("07700 900456")
    desk.click("flow.later")
    assert desk.shows("flow.samePerson")
    assert desk.unit.clients.all() == (known,)
    with qtbot.waitSignal(desk.view.registered):
        desk.click("flow.differentPerson")
    assert len(desk.unit.clients.all()) == 2
