import os
import resource
import stat
import sys

import pytest

from studio.errors import DiskFull, StorageUnavailable
from studio.printing.files import write_file


def test_a_file_is_written_whole_and_for_this_user_only(tmp_path):
    path = tmp_path / "2026-05-18_0147_v2.pdf"
    write_file(path, b"%PDF content")
    assert path.read_bytes() == b"%PDF content"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "week.pdf"
    path.write_bytes(b"older and longer")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files, as POSIX can")
def test_a_full_disk_leaves_nothing_with_the_final_name(tmp_path):
    path = tmp_path / "week.pdf"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(DiskFull) as raised:
            write_file(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert raised.value.values["free_bytes"] > 0
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_keeps_the_file_that_was_there(tmp_path):
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(StorageUnavailable):
        write_file(path, b"a folder stands in the way")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("folder", ["nowhere", "a_file"])
def test_a_missing_folder_is_told_as_such(tmp_path, folder):
    (tmp_path / "a_file").write_bytes(b"")
    with pytest.raises(StorageUnavailable) as raised:
        write_file(tmp_path / folder / "week.pdf", b"x")
    assert raised.value.values["reason"] == "cannot_write"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a file that is no plain one")
def test_what_is_no_plain_file_is_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StorageUnavailable):
        write_file(pipe, b"x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
