"""A file is opened in an order that never half-opens it; what is refused stays as it was."""

import hashlib
import json
import os
import shutil
import sqlite3
import struct
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

import db.engine
import db.opening
from db.records import EditRecord
from db.schema import APPLICATION_ID, SCHEMA_NUMBER
from db.store import Store, open_store
from studio.errors import (
    AlreadyOpen,
    DamagedFile,
    DiskFull,
    FolderNotWritable,
    NewerFile,
    NotAStudioFile,
    StorageUnavailable,
)
from tests.builders import a_clock, a_trainer
from tests.db.desk import add_client, add_trainer, an_edit
from tests.db.privileges import ordinary_user

CLOCK = a_clock()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def run_note(path: Path) -> dict[str, object]:
    note: dict[str, object] = json.loads(path.with_name(path.name + ".run.json").read_text())
    return note


def test_a_new_studio_is_made_in_a_folder_that_was_not_there(tmp_path: Path):
    path = tmp_path / "some" / "where" / "studio.db"
    store = open_store(path, clock=CLOCK)
    assert store.is_new
    assert run_note(path)["clean"] is False
    store.close()
    store.close()
    assert names_in(path.parent) == {"studio.db", "studio.db.run.json"}
    assert path.stat().st_mode & 0o077 == 0
    assert run_note(path)["clean"] is True
    again = open_store(path, clock=CLOCK)
    assert not again.is_new
    assert again.was_clean
    again.close()


def test_the_header_says_whose_file_it_is(file: Path):
    header = file.read_bytes()[:100]
    assert struct.unpack_from(">I", header, 68)[0] == APPLICATION_ID
    assert APPLICATION_ID.to_bytes(4, "big") == b"StPl"
    assert struct.unpack_from(">I", header, 60)[0] == SCHEMA_NUMBER


def test_every_connection_keeps_its_promises(file_store: Store):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "temp_store": 2,
        "cell_size_check": 1,
        "mmap_size": 0,
        "journal_size_limit": 16 * 1024 * 1024,
    }
    connections = [file_store.engine.connect() for _ in range(3)]
    for connection in connections:
        settings = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert settings == {**wanted, "mmap_size": settings["mmap_size"]}
        assert settings["mmap_size"] in {0, None}
        connection.close()


def test_a_library_with_the_log_bug_gets_the_other_journal(
    file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(db.engine, "SAFE_WAL_VERSION", (99, 0, 0))
    store = open_store(file, clock=CLOCK)
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
    client = add_client(store)
    with store.unit() as unit:
        assert unit.clients.get(client.id) == client
    store.back_up(file.with_name("copy.db"))
    store.close()


@pytest.mark.parametrize("name", ["studio.db", "ünï cödé %20#?.db", "a'b.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str):
    path = tmp_path / "100% ünï" / name
    store = open_store(path, clock=CLOCK)
    client = add_client(store)
    store.close()
    assert path.exists()
    store = open_store(str(path), clock=CLOCK)
    with store.unit() as unit:
        assert unit.clients.all() == (client,)
    store.close()


def test_a_folder_that_cannot_be_written_is_named(public_folder: Path):
    shut = public_folder / "shut"
    shut.mkdir(mode=0o555)
    with ordinary_user(shut), pytest.raises(FolderNotWritable) as caught:
        open_store(shut / "studio.db", clock=CLOCK)
    assert caught.value.values["path"] == str(shut)
    with ordinary_user(), pytest.raises(FolderNotWritable):
        open_store(shut / "deeper" / "studio.db", clock=CLOCK)
    assert names_in(shut) == set()


def test_a_folder_that_cannot_be_there_is_named(tmp_path: Path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(FolderNotWritable):
        open_store(in_the_way / "studio.db", clock=CLOCK)


def test_a_file_that_may_only_be_read_is_opened_to_look_only(file: Path, public_folder: Path):
    store = open_store(file, clock=CLOCK)
    client = add_client(store)
    store.close()
    path = public_folder / "studio.db"
    shutil.copyfile(file, path)
    path.chmod(0o444)
    before = digest(path)
    with ordinary_user(public_folder, path):
        store = open_store(path, clock=CLOCK)
        assert store.is_look_only
        with store.unit() as unit:
            assert unit.clients.get(client.id) == client
        with store.unit() as unit, pytest.raises(StorageUnavailable) as caught:
            unit.begin_edit(an_edit())
        store.close()
    assert caught.value.values["reason"] == "read_only"
    assert digest(path) == before


def test_an_empty_file_is_damaged_and_never_a_new_studio(tmp_path: Path):
    path = tmp_path / "studio.db"
    path.touch()
    with pytest.raises(DamagedFile):
        open_store(path, clock=CLOCK)
    assert names_in(tmp_path) == {"studio.db"}
    assert path.stat().st_size == 0


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"Dear diary, " * 50,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        b"SQLite format 3\0",
        b"SQLite format 3\0" + bytes(4080),
    ],
    ids=["letter", "text", "picture", "short header", "header of nobody"],
)
def test_a_file_of_another_kind_is_left_as_it_is(tmp_path: Path, content: bytes):
    path = tmp_path / "studio.db"
    path.write_bytes(content)
    with pytest.raises(NotAStudioFile):
        open_store(path, clock=CLOCK)
    assert path.read_bytes() == content
    assert names_in(tmp_path) == {"studio.db"}


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "studio.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE client (name TEXT)")
    other.close()
    before = digest(path)
    with pytest.raises(NotAStudioFile):
        open_store(path, clock=CLOCK)
    assert digest(path) == before
    assert names_in(tmp_path) == {"studio.db"}


def test_a_folder_is_not_a_studio_file(tmp_path: Path):
    with pytest.raises(NotAStudioFile):
        open_store(tmp_path, clock=CLOCK)


@pytest.mark.parametrize("kept", [0.5, 0.9, 0.999])
def test_a_file_that_was_cut_is_damaged_and_left_as_it_is(file: Path, kept: float):
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    before = digest(file)
    with pytest.raises(DamagedFile):
        open_store(file, clock=CLOCK)
    assert digest(file) == before


def test_after_an_unclean_stop_damage_inside_is_found_at_once(file: Path):
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(4096)
    file.write_bytes(content)
    before = digest(file)
    file.with_name("studio.db.run.json").unlink()
    with pytest.raises(DamagedFile):
        open_store(file, clock=CLOCK)
    assert digest(file) == before


def test_an_unclean_stop_is_known_at_the_next_start(file: Path):
    note = file.with_name("studio.db.run.json")
    for text in ("", "{", "[]", '{"clean": "yes"}', '{"clean": false}'):
        note.write_text(text)
        store = open_store(file, clock=CLOCK)
        assert not store.was_clean
        store.close()
    store = open_store(file, clock=CLOCK)
    assert store.was_clean
    store.close()


def test_a_log_without_its_file_is_not_given_to_a_new_one(file: Path):
    file.with_name("studio.db-wal").write_bytes(b"what was left")
    file.unlink()
    with pytest.raises(DamagedFile):
        open_store(file, clock=CLOCK)
    assert not file.exists()


def test_a_file_of_a_newer_program_is_left_as_it_is(file: Path):
    _set_number(file, SCHEMA_NUMBER + 1, journal="DELETE")
    before = digest(file)
    with pytest.raises(NewerFile) as caught:
        open_store(file, clock=CLOCK)
    assert caught.value.values["found"] == SCHEMA_NUMBER + 1
    assert caught.value.values["known"] == SCHEMA_NUMBER
    assert digest(file) == before


def test_a_newer_form_is_seen_when_it_lies_in_the_log_only(file: Path, tmp_path: Path):
    connection = _set_number(file, SCHEMA_NUMBER + 1, journal="WAL", close=False)
    copy = tmp_path / "copy" / "studio.db"
    copy.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(file.with_name(file.name + end), copy.with_name(copy.name + end))
    connection.close()
    before = digest(copy), digest(copy.with_name("studio.db-wal"))
    with pytest.raises(NewerFile):
        open_store(copy, clock=CLOCK)
    assert (digest(copy), digest(copy.with_name("studio.db-wal"))) == before


def _set_number(path: Path, number: int, *, journal: str, close: bool = True):
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA journal_mode={journal}")
    connection.execute(f"PRAGMA user_version={number}")
    if close:
        connection.close()
    return connection


def test_a_second_program_learns_who_has_the_file(file: Path):
    first = open_store(file, clock=CLOCK)
    with pytest.raises(AlreadyOpen) as caught:
        open_store(file, clock=CLOCK)
    assert caught.value.values["pid"] == os.getpid()
    assert caught.value.values["path"] == str(file)
    assert caught.value.values["host"]
    add_trainer(first, a_trainer())
    first.close()
    open_store(file, clock=CLOCK).close()


def test_the_lock_holds_through_another_name_of_the_file(file: Path, tmp_path: Path):
    link = tmp_path / "link.db"
    link.symlink_to(file)
    first = open_store(file, clock=CLOCK)
    with pytest.raises(AlreadyOpen):
        open_store(link, clock=CLOCK)
    first.close()


def test_a_question_can_be_asked_beside_a_running_window(file: Path):
    window = open_store(file, clock=CLOCK)
    client = add_client(window)
    beside = open_store(file, clock=CLOCK, alone=False)
    with beside.unit() as unit:
        assert unit.clients.get(client.id) == client
    beside.close()
    assert run_note(file)["clean"] is False
    with pytest.raises(AlreadyOpen):
        open_store(file, clock=CLOCK)
    window.close()


def test_a_new_file_needs_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(db.opening, "ROOM_FOR_A_NEW_FILE", 1 << 62)
    with pytest.raises(DiskFull) as caught:
        open_store(tmp_path / "studio.db", clock=CLOCK)
    assert caught.value.values["free_bytes"] > 0
    assert names_in(tmp_path) == set()


def test_a_thorough_look_finds_an_index_that_disagrees(file: Path):
    store = open_store(file, clock=CLOCK)
    add_client(store)
    assert store.check() == ()
    store.close()
    connection = dbapi2.connect(str(file))
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_client_phone_key'"
    page = connection.execute(query).fetchone()[0]
    connection.close()
    content = file.read_bytes()
    start, end = (page - 1) * 4096, page * 4096
    index = content[start:end].replace(b"32100900770", b"32100900771")
    assert index != content[start:end]
    file.write_bytes(content[:start] + index + content[end:])
    store = open_store(file, clock=CLOCK)
    assert store.check() != ()
    store.close()


def test_a_thorough_look_finds_rows_without_parents(file: Path):
    store = open_store(file, clock=CLOCK)
    add_client(store)
    store.close()
    connection = dbapi2.connect(str(file), isolation_level=None)
    connection.execute("DELETE FROM client")
    connection.close()
    store = open_store(file, clock=CLOCK)
    assert "client_name_word" in store.check()[0]
    store.close()


def test_what_is_known_about_the_store_can_be_told(store: Store):
    facts = store.describe()
    assert facts["engine"] == store.engine_name
    assert facts["schema"] == SCHEMA_NUMBER
    assert facts["path"] == store.path


def test_what_a_killed_start_left_behind_does_not_matter(tmp_path: Path):
    path = tmp_path / "studio.db"
    path.with_name("studio.db.part").write_bytes(b"half a file")
    path.with_name("studio.db.part-journal").write_bytes(b"half a journal")
    store = open_store(path, clock=CLOCK)
    assert store.check() == ()
    store.close()
    assert names_in(tmp_path) == {"studio.db", "studio.db.run.json"}


def test_edits_that_nobody_will_try_again_are_forgotten_at_closing(store: Store):
    late = a_clock(date(2026, 6, 14))
    forgotten, kept = an_edit(), replace(an_edit(), at=late.now() - timedelta(days=29))
    for edit in (forgotten, kept):
        with store.unit() as unit:
            unit.begin_edit(edit)
            unit.commit()
    Store(store.engine, late, path=store.path).close()
    with store.engine.connect() as connection:
        assert connection.scalars(select(EditRecord.id)).all() == [kept.id]
