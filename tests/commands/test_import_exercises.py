import json
import subprocess
import sys
from pathlib import Path

import pytest

from resources import read_folder
from studio.clock import SystemClock
from studio.exercises.demand import AXES
from studio.exercises.vocabulary import PATTERNS
from ui import composition
from ui.__main__ import main

ENTRIES = [
    {
        "id": "Squat_To_Box",
        "name": "Chain squat to a box",
        "equipment": "barbell",
        "primaryMuscles": ["quadriceps"],
        "instructions": ["Rest the bar on the back of your shoulders.", "Sit back and rise."],
    },
    {"name": "Romanian Deadlift", "equipment": "barbell", "instructions": ["Bend and rise."]},
    {"name": "Zorblax", "equipment": "other", "primaryMuscles": ["lats"]},
]
KEYS = {
    "source_id", "name", "matched", "movement_pattern", "demands", "confidence", "needs_review",
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "exercises.json"
    path.write_text(json.dumps(ENTRIES), encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data" / "studio.db"


def stored(data: Path) -> list[str]:
    with composition.open_studio(
        str(data), SystemClock(), print, read_folder=read_folder, alone=False
    ) as studio:
        return [own.exercise.name for own in studio.exercises.all()]


def test_a_dry_run_says_what_it_would_propose_and_opens_nothing(file, data, capsys):
    options = [str(file), "--dry-run", "--json", "--data", str(data)]
    assert main(["import-exercises", *options]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["entries"]
    squat, deadlift, odd = document["entries"]
    for entry in document["entries"]:
        assert set(entry) >= KEYS
        assert entry["movement_pattern"] in PATTERNS
        assert set(entry["demands"]) == {axis.value for axis in AXES}
        assert 0 <= entry["confidence"] <= 1
    assert (squat["source_id"], squat["movement_pattern"]) == ("Squat_To_Box", "squat")
    assert squat["demands"]["comp"] == 4
    assert (deadlift["matched"], deadlift["needs_review"]) == ("rdl_barbell", False)
    assert (odd["matched"], odd["needs_review"]) == (None, True)
    assert not data.parent.exists()


def test_what_is_new_waits_on_the_shelf_once(file, data, capsys):
    assert main(["import-exercises", str(file), "--data", str(data), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["added"], first["known"], first["there"]) == (2, 1, 0)
    assert stored(data) == ["Chain squat to a box", "Zorblax"]
    assert main(["import-exercises", str(file), "--data", str(data)]) == 0
    told = capsys.readouterr().out
    assert "2 were brought in before." in told
    assert len(stored(data)) == 2


def test_an_import_is_taken_back_by_its_number(file, data, capsys):
    main(["import-exercises", str(file), "--data", str(data), "--json"])
    number = json.loads(capsys.readouterr().out)["import"]
    undo = ["import-exercises", "--undo", number, "--data", str(data)]
    assert main([*undo, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"import": number, "retired": 2}
    assert main(undo) == 0
    assert capsys.readouterr().out.startswith("0 were retired again.")


@pytest.mark.parametrize("options", [[], ["a.json", "--undo", "b"]])
def test_either_a_file_or_an_import_is_asked_for(options, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["import-exercises", *options])
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_people_read_how_many_and_what_to_look_at_first(file, capsys):
    assert main(["import-exercises", str(file), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "3 exercises read." in told
    assert "Nothing was stored." in told
    assert "Zorblax" in told


def test_the_window_shows_what_was_reviewed_beside_the_library(file, data, capsys):
    main(["import-exercises", str(file), "--data", str(data), "--json"])
    with composition.open_studio(
        str(data), SystemClock(), lambda _: None, read_folder=read_folder, alone=False
    ) as studio:
        before = studio.shelf.get().catalog
        own = studio.exercises.all()[0]
        assert not before.get(own.slug).is_reviewed
        dana = studio.studio.add_trainer("Dana Kerr", studio.studio.profile().confirm_rehab)
        studio.exercises.review(own.id, dana.id)
        assert studio.shelf.get().catalog.get(own.slug).is_reviewed
        studio.exercises.retire(own.id, dana.id)
        assert own.slug not in [one.slug for one in studio.shelf.get().catalog]
        assert studio.shelf.get().catalog.find(own.slug) is not None


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"not json",
        b"\xff\xfe\x00",
        b'[{"name": "a"}',
        b'[{"name": NaN}]',
        b'[{"name": "a", "name": "b"}]',
        b'[{"name": "\\ud800"}]',
        b"[" * 100_000,
        b'[{"name": "Odd squat"}, {"name": 7}]',
        b'{"format": "studio-planner-exercises", "version": 1, "exercises": [{"id": "a"}]}',
    ],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(written, tmp_path, data, capsys):
    path = tmp_path / "bad.json"
    path.write_bytes(written)
    assert main(["import-exercises", str(path), "--json", "--data", str(data)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "bad.json" in told.err
    assert told.err.rstrip("\n").isprintable()
    assert not data.parent.exists()


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path, capsys):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    assert main(["import-exercises", str(path), "--dry-run"]) == 2
    assert "larger than 50 MB" in capsys.readouterr().err


def test_it_never_needs_a_screen(file):
    script = (
        "import sys; from ui.__main__ import main;"
        f"code = main(['import-exercises', {str(file)!r}, '--dry-run']);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
