from datetime import date

import pytest

from resources import read_folder
from studio.clock import SystemClock
from ui import composition
from ui.__main__ import main


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Make a data file with nobody in it."""
    path = str(tmp_path_factory.mktemp("studio") / "studio.db")
    with composition.open_studio(path, SystemClock(), print, read_folder=read_folder, alone=False):
        return path


def refusal(capsys, *options: str, code: int) -> str:
    assert main(["print", "--week", str(date(2026, 5, 18)), *options]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_a_data_file_that_is_not_there_is_named(tmp_path, capsys):
    data, out = tmp_path / "none.db", tmp_path / "week.pdf"
    options = ("--client", "1", "--data", str(data), "--out", str(out))
    assert "none.db" in refusal(capsys, *options, code=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wanted", ["999", "nobody", ""])
def test_a_client_nobody_knows_is_named(data, tmp_path, capsys, wanted):
    out = tmp_path / "week.pdf"
    told = refusal(capsys, "--client", wanted, "--data", data, "--out", str(out), code=2)
    assert wanted in told
    assert not out.exists()


def test_another_file_is_left_as_it_is(tmp_path, capsys):
    other = tmp_path / "notes.txt"
    other.write_text("not a studio")
    options = ("--client", "1", "--data", str(other), "--out", str(tmp_path / "week.pdf"))
    assert "notes.txt" in refusal(capsys, *options, code=1)
    assert other.read_text() == "not a studio"
