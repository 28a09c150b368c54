from pathlib import Path

import pytest

from db.files import write_file
from studio.errors import FolderNotWritable, StorageUnavailable


def test_a_written_file_is_whole_and_alone(tmp_path: Path):
    path = tmp_path / "note.json"
    for content in (b"first", b"second, longer", b""):
        write_file(path, content)
        assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["note.json"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path):
    path = tmp_path / "note.json"
    write_file(path, b"old")
    (tmp_path / "note.json.part").mkdir()
    with pytest.raises(StorageUnavailable):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(FolderNotWritable) as caught:
        write_file(tmp_path / "gone" / "note.json", b"x")
    assert caught.value.values["path"] == str(tmp_path / "gone")
