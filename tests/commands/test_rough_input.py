import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.__main__ import main

SQUAT = {
    "exercise": "squat_barbell_back",
    "dose": {"sets": 3, "reps": 5, "load_kg": 80},
    "restrictions": ["no_heavy_axial"],
    "tier": "gym_adapted",
}


def written(tmp_path: Path, document: object) -> str:
    path = tmp_path / "asked.json"
    if isinstance(document, bytes):
        path.write_bytes(document)
    else:
        path.write_text(document if isinstance(document, str) else json.dumps(document))
    return str(path)


def refusal(capsys, command: str, path: str) -> str:
    """Run a command that is to refuse its file, and return the one sentence it tells."""
    assert main([command, path, "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert len(told.err) < 500
    assert told.err.rstrip("\n").isprintable()
    return told.err


ANYTHING_BUT_JSON = [
    b"",
    b"\x00",
    b"[]",
    b"3",
    b"null",
    b"{} x",
    b'{"answers": {"a.gp": "caf\xe9"}}',
    "{}".encode("utf-16"),
    b"[" * 100_000,
    b'{"answers": ' + b"[" * 50 + b"]" * 50 + b', "dose": {}}',
    b'{"answers": {}, "answers": {}}',
    b'{"exercise": NaN}',
    b'{"exercise": ' + b"9" * 5000 + b"}",
]


@pytest.mark.parametrize("command", ["screen", "check"])
@pytest.mark.parametrize("held", ANYTHING_BUT_JSON, ids=range(len(ANYTHING_BUT_JSON)))
def test_a_file_of_something_else_is_refused_in_one_sentence(tmp_path, capsys, command, held):
    refusal(capsys, command, written(tmp_path, held))


@pytest.mark.parametrize("command", ["screen", "check"])
def test_a_place_without_a_file_is_named(tmp_path, capsys, command):
    below_a_file = Path(written(tmp_path, "{}")) / "below"
    for place in (tmp_path, tmp_path / "nowhere.json", below_a_file):
        assert place.name in refusal(capsys, command, str(place))
    refusal(capsys, command, str(tmp_path / ("long" * 2000)))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without an end")
def test_a_file_without_an_end_is_left_alone(capsys):
    assert "5 MB" in refusal(capsys, "screen", "/dev/zero")


@pytest.mark.parametrize("key", ["x" * 100_000, "c.\x1b[31mchest\n\u202e", "{0.__class__}"])
def test_what_is_not_known_is_repeated_short_and_harmless(tmp_path, capsys, key):
    told = refusal(capsys, "screen", written(tmp_path, {"answers": {key: "no"}}))
    assert "not known" in told
    told = refusal(capsys, "check", written(tmp_path, {**SQUAT, "exercise": key}))
    assert "not known" in told


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"c.chest": "maybe"}, ("maybe", "c.chest")),
        ({"c.faint": "explaned"}, ("explaned", "c.faint", "explained")),
        ({"i.regions": [{"region": "tail"}]}, ("tail", "i.regions")),
        ({"i.regions": [{"region": "neck", "p.moves": ["fly"]}]}, ("fly", "p.moves")),
    ],
)
def test_an_unknown_option_is_named_with_its_question(tmp_path, capsys, answers, named):
    told = refusal(capsys, "screen", written(tmp_path, {"answers": answers}))
    assert all(name in told for name in named)


def block(**answers: object) -> dict[str, object]:
    """Return answers with one marked knee; `p_now=3` stands for `p.now`."""
    named = {name.replace("_", "."): value for name, value in answers.items()}
    return {"i.regions": [{"region": "knee", "side": "left", **named}]}


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"C.CHEST": "no"}, "“c.chest” may"),
        ({"c.chest ": "no"}, "c.chest"),
        ({"": "no"}, "“”"),
        ({"c.chest": "NO"}, "“no”"),
        ({"c.chest": True}, "c.chest"),
        ({"c.chest": ["no"]}, "c.chest"),
        ({"a.consent": "not_sure"}, "there is yes, no"),
        ({"b.days": 8}, "0 to 7"),
        ({"b.days": 2.5}, "b.days"),
        ({"b.mod_mins": 10081}, "10080"),
        ({"g.sys": 12, "g.dia": 8}, "50 to 280"),
        ({"g.sys": 300, "g.dia": 20}, "50 to 280"),
        ({"g.sys": 80, "g.dia": 120}, "g.dia"),
        ({"g.hr": 24}, "g.hr"),
        ({"a.dob": "03/02/1985"}, "a.dob"),
        ({"a.dob": "85-02-03"}, "a.dob"),
        ({"a.dob": "1985-02-30"}, "a.dob"),
        ({"a.age": 131}, "a.age"),
        ({"a.age": 20, "a.dob": "1985-02-03"}, "a.age"),
        ({"p.now": 4}, "i.regions"),
        ({"i.regions": {"region": "knee"}}, "i.regions"),
        ({"i.regions": ["knee"]}, "i.regions"),
        ({"i.regions": [{"side": "left"}]}, "region"),
        ({"i.regions": [{"region": "knees"}]}, "“knee”"),
        ({"i.regions": [{"region": "knee", "side": "middle"}]}, "both, left, right"),
        ({"i.regions": [{"region": "knee"}, {"region": "knee", "side": "left"}]}, "twice"),
        (block(p_now=11), "0 to 10"),
        (block(p_now=4.5), "p.now"),
        (block(p_weeks=-1), "p.weeks"),
        (block(p_moves="twist"), "p.moves"),
        (block(c_chest="no"), "c.chest"),
        (block(p_noww=3), "p.now"),
        ({"a.gp": "x" * 2001}, "2000"),
        ({"a.gp": "\ud800"}, "a.gp"),
        ({"k.task1": [{"task": "stairs", "rating": 11}]}, "k.task1"),
    ],
)
def test_an_answer_that_cannot_be_is_named(tmp_path, capsys, answers, named):
    told = refusal(capsys, "screen", written(tmp_path, {"unanswered": "best", "answers": answers}))
    assert named in told


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ({}, "answers"),
        ({"answers": None}, "answers"),
        ({"answers": "no"}, "answers"),
        ({"answers": {}, "unanswered": "worst"}, "best"),
        ({"answers": {}, "unanswered": "Best"}, "unanswered"),
        ({"answers": {}, "unanswered": True}, "unanswered"),
        ({"answers": {}, "unanswerd": "best"}, "“unanswered”"),
        ({"answers": {}, "today": 20260514}, "today"),
        ({"answers": {}, "today": "2026-05-14T10:00"}, "today"),
        ({"answers": {}, "closed": {"R01": True}}, "closed"),
        ({"answers": {}, "close": []}, "“closed”"),
    ],
)
def test_a_field_of_the_file_that_cannot_be_is_named(tmp_path, capsys, document, named):
    assert named in refusal(capsys, "screen", written(tmp_path, document))


def test_without_a_day_today_counts(tmp_path, capsys):
    person = {"unanswered": "best", "answers": {"a.dob": "1985-02-03"}}
    for document in (person, {**person, "today": None}):
        assert main(["screen", written(tmp_path, document), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["tier"] == "gym_ready"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "tomorrow"])
def test_a_day_no_calendar_on_the_wall_shows_is_refused(tmp_path, capsys, day):
    refusal(capsys, "screen", written(tmp_path, {"today": day, "answers": {}}))
    with pytest.raises(SystemExit) as ended:
        main(["screen", written(tmp_path, {"answers": {}}), "--today", day])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"exercise": 3}, "exercise"),
        ({"dose": [3, 5]}, "dose"),
        ({"dose": "banana"}, "banana"),
        ({"dose": {"sets": "3"}}, "sets"),
        ({"dose": {"reps": 0}}, "repetitions"),
        ({"dose": {"reps": 2.5}}, "repetitions"),
        ({"dose": {"reps": True}}, "repetitions"),
        ({"dose": {"load_kg": "80"}}, "load_kg"),
        ({"dose": {"load_kg": 10**400}}, "load_kg"),
        ({"dose": {"effort": 11}}, "effort"),
        ({"client": None}, "client"),
        ({"client": {"body_mass_kg": 1000}}, "body weight"),
        ({"restrictions": "no_heavy_axial"}, "restrictions"),
        ({"restrictions": [1]}, "restrictions"),
        ({"sets": [{"set": "sciatica"}]}, "sets.stage"),
        ({"sets": [{"set": "sciatica", "stage": 1}]}, "sets.stage"),
        ({"sets": [{"set": "pregnancy_t2", "stage": "late"}]}, "late"),
        ({"tier": 1}, "tier"),
        ({"equipment": "barbell"}, "equipment"),
        ({"equipment": None}, "equipment"),
    ],
)
def test_a_wrong_value_in_a_case_is_named(tmp_path, capsys, change, named):
    assert named in refusal(capsys, "check", written(tmp_path, {**SQUAT, **change}))


def test_a_byte_order_mark_is_no_mistake(tmp_path, capsys):
    mark = b"\xef\xbb\xbf"
    path = written(tmp_path, mark + json.dumps({"answers": {}}).encode())
    assert main(["screen", path, "--json"]) == 0
    path = written(tmp_path, mark + json.dumps(SQUAT).encode())
    assert main(["check", path, "--json"]) == 0


def test_an_effort_between_two_numbers_counts_as_the_harder_one(tmp_path, capsys):
    case = {**SQUAT, "dose": {"sets": 3, "reps": 8, "load_kg": 20, "effort": 4.2}}
    main(["check", written(tmp_path, case), "--json"])
    assert json.loads(capsys.readouterr().out)["dose"]["effort"] == 5


def test_nobody_reading_on_is_no_fault(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "ui", "screen", written(tmp_path, {"answers": {}})]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_terminal_of_few_signs_shows_what_it_can(tmp_path, form):
    command = [sys.executable, "-m", "ui", "check", written(tmp_path, SQUAT), *form]
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=narrow, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
