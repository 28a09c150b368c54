from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from db.records import NameWordRecord
from db.search_keys import search_words
from db.store import Store
from studio.errors import NotFound, StaleWrite
from studio.ids import ClientId, TrainerId, new_id
from studio.text import digits, folded
from tests.builders import a_client
from tests.db import values
from tests.db.desk import add_client, an_edit, writing

PEOPLE = (
    ("Maya", "Okafor", "07700 900123"),
    ("Sam", "O’Brien-Smith", "+44 7700 900456"),
    ("Łucja", "Żółć", "0161 496 0007"),
    ("Ивáн", "Петров", ""),
    ("é", "B", "01632 960001"),
    ("z", "a", "01632 960002"),
    ("Ann", "Smith", "0700"),
    ("Annabel", "Smithson", "900123"),
    ("王小明", "", ""),
    ("😀", "100%", ""),
    ("Bob <b", "_x_", ""),
    ("Straße", "Groß", ""),
)
QUESTIONS = (
    "", " ", "ann", "ANN", "ann smi", "smi ann", "smithson ann", "obr", "o'b", "o’brien", "smith",
    "brien-smith", "lucja", "ŁUCJA zolc", "петр", "ив", "王", "😀", "100%", "100", "%", "_", "_x",
    "\\", "'; DROP TABLE client; --", "strasse", "gross", "900123", "07700900123",
    "+44 7700 900123", "0456", "(0161) 496-0007", "000", "12", "zz", "b", "a",
    "\U0010ffff", "x" * 600,
)  # fmt: skip

FOUND = {
    "ann": ["Ann", "Annabel"],
    "smi ann": ["Ann", "Annabel"],
    "smiths ann": ["Annabel"],
    "o'br": ["Sam"],
    "BRIEN": ["Sam"],
    "obrien": ["Sam"],
    "zolc": ["Łucja"],
    "Lucja Ż": ["Łucja"],
    "ИВ": ["Ивáн"],
    "gross stra": ["Straße"],
    "😀": ["😀"],
    "%": [],
    "_": [],
    "": [],
    "900123": ["Maya", "Annabel"],
    "07700900123": ["Maya"],
    "+44 7700 900456": ["Sam"],
    "07700 900456": ["Sam"],
    "(0161) 496-0007": ["Łucja"],
}


@pytest.fixture
def crowd(store: Store) -> Store:
    for first, last, phone in PEOPLE:
        add_client(store, first_name=first, last_name=last, phone=phone)
    return store


def found(store: Store, words: str, limit: int = 20) -> list[str]:
    with store.unit() as unit:
        return [client.first_name for client in unit.clients.search(words, limit)]


def test_clients_are_found_by_words_of_the_name_or_the_end_of_the_phone(crowd: Store):
    assert {words: found(crowd, words) for words in FOUND} == FOUND


def test_both_engines_find_and_sort_the_same(file_store: Store, server_store: Store):
    for first, last, phone in PEOPLE:
        client = a_client(first_name=first, last_name=last, phone=phone)
        for store in (file_store, server_store):
            add_client(store, **{**_fields(client), "number": None})
    for words in QUESTIONS:
        assert found(file_store, words) == found(server_store, words), words
        assert found(file_store, words, 2) == found(server_store, words, 2), words
    with file_store.unit() as one, server_store.unit() as other:
        assert one.clients.all() == other.clients.all()


def _fields(client) -> dict[str, object]:
    names = ("id", "first_name", "last_name", "phone")
    return {name: getattr(client, name) for name in names}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(client=values.clients([TrainerId(new_id())]))
def test_everybody_is_found_by_each_word_of_their_name(store: Store, client):
    with writing(store) as unit:
        number = unit.clients.next_number()
        client = unit.clients.add(replace(client, number=number, trainer_id=None, archived_at=None))
        for word in client.full_name.split():
            for beginning in search_words(word):
                assert client in unit.clients.search(word, 10_000)
                assert client in unit.clients.search(beginning[:2].upper(), 10_000)


def test_names_are_sorted_by_their_key_whatever_the_database_thinks(crowd: Store):
    with crowd.unit() as unit:
        names = [client.name_key for client in unit.clients.all()]
    assert names == sorted(names, key=lambda name: name.encode())


def test_a_changed_name_is_found_by_its_new_words_only(store: Store):
    client = add_client(store, first_name="Maya", last_name="Okafor")
    with writing(store) as unit:
        unit.clients.save(replace(client, last_name="Smith"))
    assert found(store, "oka") == []
    assert found(store, "smi") == found(store, "may") == ["Maya"]
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(NameWordRecord)) == 2


def test_archived_clients_are_listed_apart_and_not_searched(store: Store):
    client = add_client(store)
    with writing(store) as unit:
        archived = unit.clients.save(replace(client, archived_at=datetime(2026, 5, 1, tzinfo=UTC)))
    with store.unit() as unit:
        assert unit.clients.all() == ()
        assert unit.clients.all(archived=True) == (archived,)
        assert unit.clients.search("maya", 8) == ()


@pytest.mark.parametrize(
    ("phone", "is_same"),
    [
        ("07700 900123", True),
        ("+44 7700 900123", True),
        ("0044 7700 900123", True),
        ("07700 900124", False),
        ("900123", False),
        ("", False),
    ],
)
def test_one_line_is_one_person_with_or_without_country_code(
    store: Store, phone: str, is_same: bool
):
    client = add_client(store, phone="07700 900123", birth_date=None)
    with store.unit() as unit:
        same = unit.clients.same_person(digits(phone), folded("nobody"), None)
    assert same == ((client,) if is_same else ())


def test_one_name_and_birth_date_is_one_person_even_when_archived(store: Store):
    born = date(1985, 2, 3)
    client = add_client(
        store, phone="", birth_date=born, archived_at=datetime(2026, 5, 1, tzinfo=UTC)
    )
    with store.unit() as unit:
        assert unit.clients.same_person("", folded("OKAFOR máya"), born) == (client,)
        assert unit.clients.same_person("", folded("Okafor Maya"), date(1985, 2, 4)) == ()
        assert unit.clients.same_person("", folded("Okafor Maya"), None) == ()
        assert unit.clients.same_person("", folded("Maya Okafor"), born) == ()


def test_numbers_go_on_from_the_highest(store: Store):
    add_client(store, number=41)
    assert add_client(store).number == 42


def test_a_number_or_id_is_given_once(store: Store):
    client = add_client(store)
    for twin in (a_client(number=client.number), a_client(id=client.id, number=99)):
        with pytest.raises(StaleWrite), writing(store) as unit:
            unit.clients.add(twin)


def test_two_desks_do_not_get_the_same_number(server_store: Store):
    with server_store.unit() as first:
        first.begin_edit(an_edit())
        number = first.clients.next_number()
        first.clients.add(a_client(number=number))
        with server_store.engine.connect() as connection:
            lock = select(func.pg_try_advisory_xact_lock(0x53745031))
            assert connection.scalar(lock) is False
        first.commit()
    assert add_client(server_store).number == number + 1


def test_a_trainer_who_is_not_there_cannot_be_named(store: Store):
    with pytest.raises(NotFound), writing(store) as unit:
        unit.clients.add(a_client(trainer_id=TrainerId(new_id())))


def test_saving_somebody_who_is_gone_is_not_found(store: Store):
    with pytest.raises(NotFound), writing(store) as unit:
        unit.clients.save(a_client(id=ClientId(new_id()), version=1))
