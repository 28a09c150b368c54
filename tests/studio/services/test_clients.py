from datetime import date

import pytest

from studio.changes import Kind
from studio.errors import MissingValue, StaleWrite, ValueOutOfRange
from studio.services.clients import ClientService, NewClient
from studio.services.unit import Desk
from tests.builders import THURSDAY


@pytest.fixture
def clients(desk: Desk, protocol) -> ClientService:
    return ClientService(desk, protocol)


def test_a_first_name_and_a_phone_are_enough(clients, unit, broadcast):
    maya = clients.register(NewClient("  Maya ", phone="07700 900123"))
    assert clients.get(maya.id).first_name == "Maya"
    assert maya.number == 1
    assert [edit.kind for edit in unit.edits] == ["client.register"]
    assert unit.commits == 1
    assert broadcast.changes[0].concerns(Kind.CLIENT, maya.id)


def test_a_client_without_any_name_is_not_stored(clients, unit):
    with pytest.raises(MissingValue):
        clients.register(NewClient(" \t "))
    assert unit.clients.all() == ()


@pytest.mark.parametrize("birth_date", [date(2026, 5, 15), date(1900, 1, 1), date(1800, 6, 1)])
def test_an_impossible_birth_date_is_refused(clients, birth_date):
    with pytest.raises(ValueOutOfRange):
        clients.register(NewClient("Owen", birth_date=birth_date))


def test_being_born_today_or_110_years_ago_is_possible(clients):
    assert clients.register(NewClient("New", birth_date=THURSDAY)).birth_date == THURSDAY
    clients.register(NewClient("Old", birth_date=date(1916, 5, 14)))


def test_the_same_phone_or_the_same_name_and_birth_date_is_noticed(clients):
    maya = clients.register(
        NewClient("Maya", "Okafor", "07700 900123", birth_date=date(1985, 2, 3))
    )
    assert clients.same_person("Other", "Name", "(07700) 900-123") == (maya,)
    assert clients.same_person("MAYA", "OKÁFOR", "", date(1985, 2, 3)) == (maya,)
    assert clients.same_person("Maya", "Okafor", "", date(1986, 2, 3)) == ()
    assert clients.same_person("Maya", "Okafor", "") == ()


def test_an_older_version_does_not_overwrite_a_newer_one(clients):
    first = clients.register(NewClient("Maya"))
    clients.save(first)
    with pytest.raises(StaleWrite):
        clients.save(first)


def test_an_archived_client_can_be_brought_back(clients):
    maya = clients.register(NewClient("Maya"))
    clients.archive(maya.id)
    assert clients.overview() == ()
    assert [row.client.id for row in clients.overview(archived=True)] == [maya.id]
    clients.bring_back(maya.id)
    assert [row.line for row in clients.overview()] == ["not_screened"]
