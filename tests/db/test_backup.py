import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

import db.backup
from db.backup import back_up
from db.restore import put_back
from db.store import Store, open_store
from studio.errors import DamagedFile, FolderNotWritable, StorageUnavailable
from tests.builders import a_clock, a_week
from tests.db import make_sample
from tests.db.desk import add_client, writing
from tests.db.test_released_forms import require_first_values, require_later_values

CLOCK = a_clock()


def test_a_copy_holds_everything_and_opens_alone(file_store: Store, tmp_path: Path):
    client = add_client(file_store)
    with writing(file_store) as unit:
        week = unit.plans.save(a_week(client))
    copy = tmp_path / "elsewhere" / "copy.db"
    rows = file_store.back_up(copy)
    assert (rows["client"], rows["week_plan"], rows["plan_session"]) == (1, 1, 2)
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]
    assert copy.stat().st_mode & 0o077 == 0
    store = open_store(copy, clock=CLOCK)
    with store.unit() as unit:
        assert unit.clients.all() == (client,)
        assert unit.plans.of_client(client.id) == (week,)
    assert store.check() == ()
    store.close()


def test_a_copy_holds_evidence_consents_and_signatures(file_store: Store, tmp_path: Path):
    make_sample.fill(file_store)
    copy = tmp_path / "copy.db"
    assert 0 not in file_store.back_up(copy).values()
    store = open_store(copy, clock=CLOCK)
    with store.unit() as unit:
        require_later_values(unit)
    assert store.check() == ()
    store.close()


def test_a_copy_of_an_older_form_is_put_back_and_becomes_the_newest(file: Path, tmp_path: Path):
    older = tmp_path / "older.db"
    make_sample.load(make_sample.SAMPLES / "schema_1.sql", older)
    put_back(older, file, now=CLOCK.now())
    store = open_store(file, clock=CLOCK)
    with store.unit() as unit:
        require_first_values(unit)
    assert store.check() == ()
    make_sample.add_later_values(store)
    with store.unit() as unit:
        require_later_values(unit)
    store.close()


def test_copies_made_while_somebody_writes_are_whole(file_store: Store, tmp_path: Path):
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            client = add_client(file_store)
            with writing(file_store) as unit:
                unit.plans.save(a_week(client))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [back_up(Path(file_store.path), tmp_path / f"{n}.db") for n in range(5)]
    finally:
        done.set()
        writer.join()
    for copy in copies:
        assert copy.rows["plan_session"] == 2 * copy.rows["week_plan"]
        connection = dbapi2.connect(str(copy.path))
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()


def test_a_copy_that_fails_its_check_does_not_take_the_name(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    copy = tmp_path / "copies" / "copy.db"
    file_store.back_up(copy)
    good = copy.read_bytes()
    monkeypatch.setattr(db.backup, "problems", lambda connection: ("page 3 is bad",))
    with pytest.raises(DamagedFile):
        file_store.back_up(copy)
    assert copy.read_bytes() == good
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]


def test_a_damaged_file_is_not_copied_over_a_good_copy(file: Path, tmp_path: Path):
    copy = tmp_path / "copies" / "copy.db"
    back_up(file, copy)
    good = copy.read_bytes()
    content = bytearray(file.read_bytes())
    content[4096 * 2 : 4096 * 6] = b"\x07" * 4096 * 4
    file.write_bytes(content)
    with pytest.raises(DamagedFile):
        back_up(file, copy)
    assert copy.read_bytes() == good


def test_a_place_that_cannot_be_written_is_named(file_store: Store, tmp_path: Path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(FolderNotWritable):
        file_store.back_up(in_the_way / "copy.db")


def test_a_server_is_not_copied_from_here(server_store: Store, tmp_path: Path):
    with pytest.raises(StorageUnavailable):
        server_store.back_up(tmp_path / "copy.db")


def test_putting_a_copy_back_keeps_the_old_file_aside(file: Path, tmp_path: Path):
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    store = open_store(file, clock=CLOCK)
    add_client(store)
    store.close()
    log = file.with_name("studio.db-wal")
    log.write_bytes(b"a log that must not be replayed into the copy")
    old = file.read_bytes()
    aside = put_back(copy, file, now=CLOCK.now())
    assert aside == file.with_name("studio.db.damaged-20260514T104000")
    assert aside.read_bytes() == old
    assert not log.exists()
    store = open_store(file, clock=CLOCK)
    with store.unit() as unit:
        assert unit.clients.all() == ()
    store.close()
