"""A full disk refuses the newest edit and harms nothing that was saved."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from db.backup import back_up
from db.files import write_file
from db.store import Store, open_store
from studio.errors import DiskFull, StorageUnavailable
from tests.builders import a_client, a_clock
from tests.db.desk import add_client, writing
from tests.db.tiny_disk import tiny_disk

CLOCK = a_clock()
NOTES = "x" * 20_000


def fill(store: Store) -> list[str]:
    """Add clients until the store refuses one; return the ids of those it acknowledged."""
    kept: list[str] = []
    try:
        while len(kept) < 2_000:
            kept.append(add_client(store, notes=NOTES).id)
    except StorageUnavailable as error:
        if isinstance(error, DiskFull) or error.values["reason"] == "disk_error":
            return kept
        raise
    pytest.fail("the disk did not fill up")


def _add_hundred(store: Store) -> None:
    with writing(store) as unit:
        for number in range(1, 101):
            unit.clients.add(a_client(number=number, notes=NOTES))


def ids(store: Store) -> list[str]:
    with store.unit() as unit:
        return sorted(client.id for client in unit.clients.all())


def test_a_full_disk_refuses_and_keeps_what_was_saved(file: Path, tmp_path: Path):
    with tiny_disk(tmp_path / "tiny", "3m") as disk:
        path = disk / "studio.db"
        shutil.copyfile(file, path)
        store = open_store(path, clock=CLOCK)
        kept = fill(store)
        assert kept
        assert ids(store) == sorted(kept)
        store.close()
        for end in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{end}", tmp_path / f"studio.db{end}")
    again = open_store(tmp_path / "studio.db", clock=CLOCK)
    assert ids(again) == sorted(kept)
    assert again.check() == ()
    add_client(again)
    again.close()


def test_the_error_says_where_and_nothing_of_the_edit_stays(file: Path, tmp_path: Path):
    with tiny_disk(tmp_path / "tiny", "1m") as disk:
        path = disk / "studio.db"
        shutil.copyfile(file, path)
        store = open_store(path, clock=CLOCK)
        with pytest.raises(DiskFull) as caught:
            _add_hundred(store)
        assert caught.value.values["path"] == str(path)
        assert isinstance(caught.value.values["free_bytes"], int)
        assert ids(store) == []
        store.close()


def test_a_full_disk_leaves_no_half_copy(file: Path, tmp_path: Path):
    store = open_store(file, clock=CLOCK)
    for _ in range(40):
        add_client(store, notes=NOTES)
    with tiny_disk(tmp_path / "tiny", "500k") as disk:
        with pytest.raises(DiskFull):
            store.back_up(disk / "copy.db")
        with pytest.raises(DiskFull):
            write_file(disk / "sheet.pdf", bytes(1_000_000))
        assert list(disk.iterdir()) == []
    store.close()


def test_a_new_studio_is_not_begun_on_a_full_disk(tmp_path: Path):
    with tiny_disk(tmp_path / "tiny", "1m") as disk:
        with pytest.raises(DiskFull):
            open_store(disk / "studio.db", clock=CLOCK)
        assert list(disk.iterdir()) == []


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond *size*: a full disk that needs no rights."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_that_may_not_grow_refuses_and_keeps_what_was_saved(file: Path):
    store = open_store(file, clock=CLOCK)
    with largest_file(3_000_000):
        kept = fill(store)
    assert kept
    assert ids(store) == sorted(kept)
    assert store.check() == ()
    kept.append(add_client(store).id)
    store.close()
    again = open_store(file, clock=CLOCK)
    assert ids(again) == sorted(kept)
    again.close()


def test_a_copy_that_may_not_grow_is_removed(file: Path, tmp_path: Path):
    copy = tmp_path / "copies" / "copy.db"
    with largest_file(50_000), pytest.raises(StorageUnavailable):
        back_up(file, copy)
    assert list(copy.parent.iterdir()) == []
